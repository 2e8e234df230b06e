// A new interview. What is written is kept in this browser until it is created.
import {ask} from "../shared/api.js";
import {button, lamp} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {draft} from "../shared/drafts.js";
import {form, onceKey} from "./form.js";
import {crumb, head, mayPlan, page, personPage, show} from "./page.js";
import {everybody, freshPlan, planForm} from "./plan.js";
import {chooseExercise, exercises} from "./example.js";

const KEEP_MILLIS = 300;

personPage("Interviews", async me => {
  if (!mayPlan(me)) {
    show(
      "New interview",
      crumb("Interviews", "/interviews"),
      head("You can look on, not plan", "Interviews are made by mentors. A coordinator can make you one."),
    );
    return;
  }
  const kept = draft("interview-new");
  const begun = kept.read();
  const [people, offered] = await Promise.all([everybody(me), exercises()]);
  const saved = lamp();
  let timer = 0,
    untouched = !begun;
  const plan = planForm(begun ? {...freshPlan(me), ...begun} : freshPlan(me), {
    people,
    me,
    offered,
    on: () => {
      untouched = false;
      sample.hidden = true;
      again.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_MILLIS);
    },
  });
  const keep = () => {
    if (kept.write(plan.value())) saved.show("saved", "Kept in this browser, not created yet");
    else saved.show("offline", "This browser cannot keep it: create it before you leave");
  };
  const again = button("Start over", {
    kind: "quiet",
    on: () => {
      clearTimeout(timer);
      kept.clear();
      plan.set(freshPlan(me));
      clearTimeout(timer);
      kept.clear();
      element.clear();
      rest();
      plan.focus();
    },
  });
  const sample = h(
    "p",
    {class: "sample"},
    button("Choose an exercise…", {
      icon: "file-text",
      on: async () => {
        const chosen = await chooseExercise(offered);
        if (!chosen) return;
        plan.set({...freshPlan(me), ...chosen});
        element.clear();
        keep();
        untouched = false;
        sample.hidden = true;
        again.hidden = false;
        plan.focus();
      },
    }),
    h("span", {class: "quiet"}, offered.length === 1 ? "There is one, or write your own below." : `There are ${offered.length}, or write your own below.`),
  );
  const rest = () => {
    untouched = true;
    sample.hidden = false;
    again.hidden = true;
    saved.show("readonly", "Nothing written yet");
  };
  const act = button("Create interview", {kind: "primary", large: true});
  const once = onceKey();
  const element = form({
    act,
    doing: "Creating the interview…",
    apart: true,
    id: "plan",
    entries: plan.entries,
    check: plan.wrong,
    sure: async () =>
      !!plan.body().statement.trim() ||
      (await confirm({
        title: "Create it without a statement?",
        text: "The candidate then sees the title and the files, and no task. You can write it until the exercise starts.",
        yes: "Create without it",
      })),
    work: async () => {
      const body = plan.body();
      const made = await ask("POST", "/interviews", body, {headers: once(body)});
      clearTimeout(timer);
      kept.clear();
      location.assign(`/interviews/${made.id}`);
    },
    children: plan.children,
  });
  act.setAttribute("form", "plan");
  show(
    "New interview",
    crumb("Interviews", "/interviews"),
    head("New interview", "You can change everything until the exercise starts."),
    sample,
    element,
  );
  page.after(
    h(
      "div",
      {class: "savebar", role: "region", "aria-label": "Create"},
      h("div", {class: "inner"}, saved.element, element.status, h("span", {class: "grow"}), again, act),
    ),
  );
  sample.hidden = !untouched;
  if (begun) keep();
  else rest();
  addEventListener("pagehide", () => untouched || !kept.read() || keep());
});
