// Who mentors an idea, who was asked and what they said, and asking one more.
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {h, newId} from "../shared/dom.js";
import {entry, form, line} from "../desk/form.js";
import {section} from "../desk/page.js";
import {askNote} from "./answer.js";
import {answerWords, KINDS, kindWord} from "./words.js";

/** @param {{me: object, mentors: object[], round: object, act: Function}} options `mentors` are those whom one may ask */
export function mentorsPart(idea, {me, mentors, round, act}) {
  const may = action => idea.allowedActions.includes(action);
  const list = idea.mentorships.length
    ? h("ul", {class: "plain mentor-list"}, idea.mentorships.map(one => row(one, {idea, me, mayAsk: may("ask"), mayWithdraw: may("withdraw"), act})))
    : h("p", {class: "soft"}, "Nobody is asked yet.");
  const named = idea.mentors?.length > 0 && h("p", {class: "quiet named"}, `The text names: ${idea.mentors.map(one => one.text).join("; ")}. Being named is not being asked.`);
  const element = section("Mentors", list, named, may("ask") && asking(idea, {mentors, round, act}));
  element.dataset.part = "mentors";
  return element;
}

function row(one, {idea, me, mayAsk, mayWithdraw, act}) {
  const own = one.person.id === me.id;
  const name = own ? "your question" : `the question to ${one.person.name}`;
  const back = mayAsk && one.state === "asked" && button("Take back", {kind: "quiet", attributes: {"aria-label": `Take back ${name}`}, on: async () => {
    if (await confirm({title: `Take ${name} back?`, text: "They are not asked any more. You can ask again.", yes: "Take it back"})) await act("DELETE", `/mentors/${one.person.id}`, undefined, "Taken back.");
  }});
  const leave = own && mayWithdraw && one.state === "agreed" && button("Withdraw…", {kind: "quiet", on: async () => {
    const note = await askNote({title: "Withdraw as a mentor?", needed: ["published", "taken"].includes(idea.state)});
    if (note !== undefined) await act("POST", `/mentors/${me.id}/transitions`, {action: "withdraw", ...(note && {note})}, "You withdrew.");
  }});
  return h(
    "li",
    {"data-state": one.state},
    h("div", {class: "grow"}, h("strong", {}, one.person.name), own && h("span", {class: "quiet"}, " (you)"), h("p", {class: "quiet"}, kindWord(one.kind))),
    h("span", {class: one.state === "agreed" ? "answer" : "answer soft"}, answerWords(one)),
    back,
    leave,
  );
}

/** Somebody is found by typing; as what they are asked stands beside. */
function asking(idea, {mentors, round, act}) {
  const free = named(mentors.filter(one => !idea.mentorships.some(other => other.person.id === one.id && ["asked", "agreed"].includes(other.state))));
  if (!free.length) return h("p", {class: "quiet"}, "Everybody who may mentor is asked already. A coordinator can make more people mentors.");
  const offered = h("datalist", {id: newId("mentors")}, free.map(one => h("option", {value: one.label})));
  const person = entry("Ask somebody", line({list: offered.id, spellcheck: "false"}), {help: `Type a name. They agree in person, to at least ${round.settings.pledgeHours} hours a week.`});
  const kind = entry("As", h("select", {class: "input"}, KINDS.map(([value, label, about]) => h("option", {value, title: about}, label))));
  kind.input.value = "co";
  const found = () => free.find(one => one.label.toLowerCase() === person.input.value.trim().toLowerCase());
  const press = button("Ask", {icon: "user-plus"});
  const asked = form({
    act: press,
    doing: "Asking…",
    apart: true,
    entries: {"/person": person, "/kind": kind},
    check: () => (found() ? [] : [{pointer: "/person", detail: person.input.value.trim() ? "Nobody who may mentor has this name." : "Type whom to ask."}]),
    work: () => act("PUT", `/mentors/${found().id}`, {kind: kind.input.value}, `${found().name} is asked${idea.state === "draft" ? " and told once it is proposed" : ""}.`),
    children: [h("div", {class: "inline"}, person.element, kind.element, press), offered],
  });
  asked.classList.add("asking");
  return asked;
}

/** People of one name are told apart by a number. */
function named(people) {
  const seen = new Map();
  return people.map(one => {
    const n = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, n);
    return {...one, label: n === 1 ? one.name : `${one.name} (${n})`};
  });
}
