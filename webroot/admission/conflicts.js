// Who is too near to an application to judge it.
import {button} from "../shared/components.js";
import {askText, dialog} from "../shared/dialog.js";
import {h, icon} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {longDate} from "../shared/time.js";
import {entry, line} from "../desk/form.js";
import {isCoordinator} from "../desk/page.js";

const MOST = "2000";

/**
 * @param {object} application @param {{me: object, mentors: {id: string, name: string}[], coordinator: boolean, act: Function}} options
 *   `mentors` are those who agreed to mentor its idea
 */
export function conflictsPart({conflicts, conflicted}, {me, mentors, coordinator, act}) {
  const acts = [
    !conflicted && button("I am too near to it…", {kind: "quiet", on: () => declareOwn(me, act)}),
    coordinator && button("Somebody else is…", {kind: "quiet", on: () => declareOther(me, mentors, conflicts, act)}),
  ].filter(Boolean);
  return h(
    "section",
    {class: "panel-part", "aria-label": "Conflicts of interest", "data-part": "conflicts"},
    conflicts.length > 0 && [h("h2", {class: "section"}, "Conflicts of interest"), h("ul", {class: "plain conflict-list"}, conflicts.map(one => row(one, {me, coordinator, act})))],
    acts.length > 0 && h("div", {class: "acts tight"}, acts),
  );
}

function row({person, reason, at}, {me, coordinator, act}) {
  const own = person.id === me.id;
  const lift = () => askLifting(person).then(words => words && act("POST", `/conflicts/${person.id}/lifting`, {reason: words}, `${person.name} judges again.`));
  return h(
    "li",
    {},
    h("div", {class: "grow"}, h("strong", {}, person.name), own && h("span", {class: "quiet"}, " (you)"), h("p", {class: "soft as-written"}, reason || "Without a reason."), h("p", {class: "quiet"}, `declared ${longDate(at)}`)),
    coordinator && !own && button("Lift…", {kind: "quiet", attributes: {"aria-label": `Lift the conflict of ${person.name}…`}, on: lift}),
  );
}

const askLifting = ({name}) =>
  askText({
    title: `Lift what ${name} declared?`,
    text: "They review, recommend and decide again. The audit trail keeps the reason.",
    label: "Why",
    yes: "Lift it",
    check: words => (words ? "" : "Say why."),
  });

async function declareOwn(me, act) {
  const reason = await askText({
    title: "Are you too near to it?",
    text: "You work with the applicant, are a friend, or would gain by it. You read on, and neither review, recommend nor decide; what you recommended counts no more. Only another coordinator can lift it.",
    label: "In a few words (may stay empty)",
    yes: "Declare it",
    danger: true,
  });
  if (reason !== undefined) await act("PUT", `/conflicts/${me.id}`, {reason}, "Declared. Others judge this application.");
}

/** Mentors of its idea and coordinators can be meant. */
async function declareOther(me, mentors, conflicts, act) {
  const people = await everything("/people");
  const free = [...mentors, ...people.filter(one => one.roles.includes("coordinator") && !one.disabled)]
    .filter((one, at, all) => one.id !== me.id && all.findIndex(other => other.id === one.id) === at && !conflicts.some(({person}) => person.id === one.id));
  const who = entry("Who", h("select", {class: "input", autofocus: true}, free.map(one => h("option", {value: one.id}, one.name))));
  const reason = entry("Why", line({maxlength: MOST}), {help: "May stay empty. Everybody who judges it reads it."});
  const chosen = await dialog({
    title: "Somebody is too near to it?",
    body: free.length
      ? [h("p", {class: "soft"}, "They read on, and neither review, recommend nor decide; what they recommended counts no more."), who.element, reason.element]
      : [h("p", {class: "soft"}, "Nobody is left who could judge it: each declared one.")],
    submit: close => free.length && close({id: who.input.value, reason: reason.input.value.trim()}),
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), free.length > 0 && button("Declare it", {kind: "danger", attributes: {type: "submit"}})].filter(Boolean),
  });
  if (chosen) await act("PUT", `/conflicts/${chosen.id}`, {reason: chosen.reason}, "Declared.");
}

/** What stands in the place of a review for somebody who declared one. */
export function tooNear({conflicts}, me) {
  const own = conflicts.find(({person}) => person.id === me.id);
  return h(
    "section",
    {class: "panel-part too-near", "aria-label": "Your review"},
    h("h2", {class: "section"}, "You do not judge this one"),
    h("p", {class: "line top"}, icon("info"), h("span", {class: "grow"}, `${own ? `Since ${longDate(own.at)} a` : "A"} conflict of interest stands here. You read what was submitted; reviews, recommendations and decisions are others' matter. ${isCoordinator(me) ? "Another coordinator" : "A coordinator"} can lift it.`)),
  );
}
