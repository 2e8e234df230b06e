// One interview: its links, the way into the room, and what is held, which can be changed until the exercise starts.
import {ask} from "../shared/api.js";
import {button, disable, lamp} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {count, hourMinute, longDate} from "../shared/time.js";
import {draft} from "../shared/drafts.js";
import {erasure} from "./erasure.js";
import {isCandidate, openCandidateSide} from "../shared/invite.js";
import {form} from "./form.js";
import {invitations, sayCopied} from "./invitations.js";
import {duplicateButton, sayDuplicated} from "./duplicate.js";
import {crumb, idOfPage, mayPlan, page, personPage, show} from "./page.js";
import {seats} from "./panel.js";
import {phaseChip} from "./phases.js";
import {exercises} from "./example.js";
import {everybody, planForm, planShown} from "./plan.js";

const KEEP_MILLIS = 300;
const id = idOfPage();
const kept = draft(`interview.${id}`);

personPage("Interviews", async me => {
  let interview = await ask("GET", `/interviews/${id}`);
  const top = h("div", {}),
    side = h("div", {}),
    linkPlace = h("div", {});
  let dirty = false,
    editing = null;
  const drawHead = () => {
    fill(top, heading(interview, me));
    fill(side, aside(interview, {main: invited(interview), reload}));
    steps();
  };
  const drawLinks = () => {
    fill(linkPlace, invitations(interview, {changed: reload, main: !invited(interview)}));
    steps();
  };
  /** What is to be done next carries the one primary button: saving, then the link, then the room. */
  const steps = () => {
    for (const element of [...side.querySelectorAll("[data-main]"), ...linkPlace.querySelectorAll("[data-main]")])
      element.classList.toggle("primary", !dirty);
  };

  async function reload(made, isCopied) {
    const before = interview.etag;
    interview = await ask("GET", `/interviews/${id}`);
    if (dirty) interview.etag = before;
    else if (before !== interview.etag) editing?.refill();
    drawHead();
    drawLinks();
    if (!made) return;
    const block = [...linkPlace.querySelectorAll(".links > li")].at(-1);
    block?.querySelector(".link-block .button")?.focus();
    if (isCopied && block) sayCopied(block);
  }

  drawHead();
  drawLinks();
  sayDuplicated(id);
  const beginning = [top, h("div", {class: "beside-side"}, linkPlace, side)];
  if (!interview.allowedActions.includes("edit")) {
    show(
      interview.title,
      beginning,
      h("div", {class: "banner standing below"}, icon("lock"), h("span", {}, why(interview))),
      await planShown(interview),
    );
    return;
  }
  editing = await editor(me, () => interview, {
    saved: fresh => {
      interview = fresh;
      drawHead();
    },
    turned: now => {
      dirty = now;
      steps();
    },
  });
  show(interview.title, beginning, editing.element);
  page.after(editing.bar);
});

const invited = interview => interview.invitations.some(one => isCandidate(one) && Date.parse(one.expiresAt) > Date.now());
const isOn = interview => interview.allowedActions.includes("enter") || interview.phase === "ended";

function why(interview) {
  if (interview.phase === "ended") return "This interview has ended. It is shown as it was planned.";
  return ["lobby", "warm-up"].includes(interview.phase)
    ? "Observers look on: the lead of this interview can change it."
    : "The exercise has started: it can no longer be changed.";
}

/** Who is not a coordinator is told the length in all, and nothing of this. */
const extra = ({minutes, extraPercent}) => extraPercent ? ` and ${Math.ceil((minutes * extraPercent) / 100)} of extra time` : "";

function heading(interview, me) {
  const warm = interview.warmupMinutes ? `after a warm-up of ${count(interview.warmupMinutes, "minute")}` : "without a warm-up";
  const failed = h("p", {class: "wrong", role: "alert"});
  return [
    crumb("Interviews", "/interviews"),
    h(
      "div",
      {class: "head"},
      h(
        "div",
        {class: "grow"},
        h("h1", {class: "title"}, interview.title),
        h(
          "p",
          {class: "under line"},
          phaseChip(interview.phase),
          h("span", {}, `${count(interview.minutes, "minute")}${extra(interview)} ${warm} · made ${longDate(interview.createdAt)}`),
        ),
        failed,
      ),
      mayPlan(me) && duplicateButton(interview, me, text => (failed.textContent = text)),
    ),
  ];
}

function aside(interview, {main, reload}) {
  const ended = interview.phase === "ended";
  const on = isOn(interview);
  const enter = on
    ? h(
        "a",
        {class: "button large", href: `/room/${id}`, "data-main": main},
        icon(ended ? "history" : "arrow-right"),
        ended ? "Open the record" : "Enter the room",
      )
    : button("Enter the room", {icon: "arrow-right", large: true});
  if (!on) disable(enter, "You are not on the panel of this interview.");
  const failed = h("p", {class: "wrong", role: "alert"});
  const other = button("Open the candidate's side", {
    icon: "external-link",
    large: true,
    on: () => candidateSide(failed, reload),
  });
  const mayTry = interview.allowedActions.includes("invite") && ["lobby", "warm-up"].includes(interview.phase);
  return h(
    "aside",
    {class: "beside-text", "aria-label": "The room"},
    h("h2", {class: "section"}, "The room"),
    h(
      "div",
      {class: "stack"},
      enter,
      interview.allowedActions.includes("replay") &&
        h("a", {class: "button large", href: `/interviews/${id}/replay`}, icon("play"), ended ? "Watch the replay" : "Watch what happened so far"),
      ended && h("a", {class: "button large", href: `/interviews/${id}/report`}, icon("file-text"), "Open the report"),
      !on && h("p", {class: "quiet"}, "You are not on the panel of this interview."),
      mayTry && [
        other,
        h("p", {class: "quiet"}, "A second window, as the candidate sees it: try the room alone before anybody comes."),
      ],
      failed,
    ),
    h("h3", {class: "label"}, "Panel"),
    seats(interview.panel),
    erasure(interview),
  );
}

async function candidateSide(failed, reload) {
  failed.textContent = "";
  try {
    await openCandidateSide(id);
    await reload();
  } catch (problem) {
    failed.textContent = problem.message;
  }
}

/** The form over what is held, with what was typed and not saved put back. */
async function editor(me, current, {saved, turned}) {
  const [people, offered] = await Promise.all([everybody(me), mayPlan(me) ? exercises() : []]);
  const before = kept.read();
  const changedMeanwhile = before && before.etag !== current().etag;
  const light = lamp();
  const act = button("Save changes", {large: true});
  const drop = button("Discard changes", {kind: "quiet", on: discard});
  let timer = 0;
  const plan = planForm(before ? {...shape(current()), ...before.plan} : shape(current()), {
    people,
    me,
    offered,
    chooses: true,
    on: () => {
      look();
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_MILLIS);
    },
  });

  const changed = () => JSON.stringify(plan.body()) !== JSON.stringify(body(current()));
  function look() {
    const now = changed();
    act.classList.toggle("primary", now);
    disable(act, now ? "" : "Everything is saved.");
    drop.hidden = !now;
    if (now) light.show("offline", "Not saved yet, kept in this browser");
    else light.show("saved", lastSaved ? `Saved ${hourMinute(lastSaved)}` : "Saved");
    turned(now);
  }
  let lastSaved = 0;

  function keep() {
    if (changed()) kept.write({etag: current().etag, plan: plan.value()});
    else kept.clear();
  }

  async function discard() {
    if (
      !(await confirm({
        title: "Discard your changes?",
        text: "The interview stays as it was saved last.",
        yes: "Discard",
        danger: true,
      }))
    )
      return;
    plan.set(shape(current()));
    clearTimeout(timer);
    kept.clear();
    notice?.remove();
    element.clear();
    look();
    plan.focus();
  }

  const element = form({
    act,
    doing: "Saving…",
    apart: true,
    id: "plan",
    entries: plan.entries,
    check: plan.wrong,
    work: async () => {
      const sent = plan.body();
      try {
        done(await ask("PATCH", `/interviews/${id}`, sent, {headers: {"If-Match": current().etag}}));
      } catch (problem) {
        if (problem.slug !== "stale-revision") throw problem;
        await stale();
      }
    },
    children: plan.children,
  });
  element.addEventListener("settled", look);

  /** Somebody else saved in between: what they wrote is not overwritten without being asked. */
  async function stale() {
    const theirs = await ask("GET", `/interviews/${id}`);
    const over = await confirm({
      title: "Somebody else saved in the meantime",
      text: "Save your version over theirs, or cancel and keep yours here. Discarding yours then shows theirs.",
      yes: "Save over it",
      danger: true,
    });
    saved(theirs);
    if (over) done(await ask("PATCH", `/interviews/${id}`, plan.body(), {headers: {"If-Match": theirs.etag}}));
  }

  function done(fresh) {
    clearTimeout(timer);
    kept.clear();
    notice?.remove();
    lastSaved = Date.now();
    saved(fresh);
  }

  act.setAttribute("form", "plan");
  const notice =
    before &&
    h(
      "div",
      {class: ["banner standing", changedMeanwhile && "warn"]},
      icon(changedMeanwhile ? "triangle-alert" : "history"),
      h(
        "span",
        {class: "grow"},
        h("strong", {}, "Changes from your last visit are put back."),
        changedMeanwhile ? " Somebody else saved in the meantime: saving writes yours over theirs." : " They are not saved yet.",
      ),
    );
  look();
  addEventListener("pagehide", keep);
  return {
    refill: () => plan.set(shape(current())),
    element: [h("h2", {class: "title part"}, "The exercise"), notice, element],
    bar: h(
      "div",
      {class: "savebar", role: "region", "aria-label": "Save"},
      h("div", {class: "inner"}, light.element, element.status, h("span", {class: "grow"}), drop, act),
    ),
  };
}

const shape = ({title, minutes, warmupMinutes, extraPercent, statement, files, exercise, allowed, notAllowed, panel}) => ({
  title,
  minutes,
  warmupMinutes,
  ...(extraPercent !== undefined && {extraPercent}),
  statement,
  files,
  exercise,
  allowed,
  notAllowed,
  panel,
});

/** In the order and form in which the fields give it, so that the two can be compared. */
const body = interview => ({
  ...shape(interview),
  files: interview.files.map(({name, text, readOnly}) => ({name, text, readOnly})),
  panel: interview.panel.filter(seat => seat.role !== "lead").map(({person, role}) => ({person, role})),
});
