// The list of interviews, newest first.
import {ask} from "../shared/api.js";
import {button, chip} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {failingExercises} from "./failing.js";
import {noPassword} from "./no-password.js";
import {head, mayPlan, personPage, show} from "./page.js";
import {phaseChip} from "./phases.js";

personPage("Interviews", async person => {
  const {items, next} = await ask("GET", "/interviews");
  const plan = mayPlan(person);
  if (!items.length) {
    show("Interviews", noPassword(person), failingExercises(plan), head("Interviews"), empty(plan));
    return;
  }
  const list = h("ul", {class: "plain rows"}, items.map(row));
  show("Interviews", noPassword(person), failingExercises(plan), head("Interviews", null, plan && newInterview()), list, older(list, next));
});

const newInterview = () => h("a", {class: "button primary large", href: "/interviews/new"}, "New interview");

function empty(plan) {
  return h(
    "div",
    {class: "empty"},
    h("strong", {}, "No interviews yet."),
    h(
      "p",
      {},
      plan
        ? "Write the task, send the link to your candidate, and meet in the room. You can try both sides alone first."
        : "An interview appears here when somebody puts you on its panel.",
    ),
    plan && h("div", {class: "acts"}, newInterview()),
  );
}

function row(interview) {
  const {id, title, minutes, phase, candidate, panel, createdAt, erasureAskedAt} = interview;
  return h(
    "li",
    {},
    h(
      "div",
      {class: "grow"},
      h("a", {class: "name", href: `/interviews/${id}`}, title),
      h("p", {class: "soft"}, `${minutes} minutes · ${panel.map(seat => seat.name).join(", ")}`),
      erasureAskedAt && h("p", {class: "line"}, chip("deletion asked for", "warn", "trash-2")),
    ),
    h(
      "div",
      {class: "side"},
      h(
        "p",
        {class: "line"},
        phaseChip(phase),
        candidate ? h("span", {}, candidate.name) : h("span", {class: "quiet"}, "no candidate invited"),
      ),
      h("p", {class: "quiet"}, "made ", h("time", {datetime: createdAt}, longDate(createdAt))),
    ),
  );
}

function older(list, next) {
  if (!next) return null;
  const place = h("div", {class: "acts"});
  const more = button("Show older", {
    large: true,
    on: async () => {
      const before = list.children.length;
      try {
        const part = await ask("GET", `/interviews?cursor=${next}`);
        list.append(...part.items.map(row));
        next = part.next;
        if (!next) place.remove();
        list.children[before]?.querySelector("a").focus();
      } catch (problem) {
        fill(place, more, h("span", {class: "wrong", role: "alert"}, problem.message));
      }
    },
  });
  return fill(place, more);
}
