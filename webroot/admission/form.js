// What somebody writes who wants to come, as a form. Each part says what mentors look for in it.
import {checkbox} from "../shared/components.js";
import {fill, h, newId} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {entry, failing} from "../desk/form.js";
import {markdownField} from "../desk/markdown-field.js";
import {rowsEditor} from "../season/rows-editor.js";
import {scheduleGrid} from "./schedule-grid.js";
import {shapeOf, TEXT_UNITS} from "./shape.js";

const PROBLEM = "What is wrong or missing today, for whom, and how one sees it. Mentors look for signs that you read on: name the files, earlier patches, threads and documents that you found, and what they taught you.";
const OUTLINE = "How you would go about it: the parts, their order, what you would try first, and what could go wrong. Mentors look for a way that could work in this code, and for what you would leave out if time ran short.";

/**
 * @param {object} application as the server tells it
 * @param {object} value the texts to begin with
 * @param {{on: () => void}} options
 */
export function applicationForm(application, value, {on}) {
  const {weeks, dates, questions, policies} = application;
  const made = {
    programmes: programmesPart(application.programmes, value.programmes, on),
    problem: markdown("The problem", "problem", value.problem, PROBLEM, on),
    outline: markdown("Outline of your solution", "outline", value.outline, OUTLINE, on),
    schedule: scheduleGrid(value.schedule, {weeks, start: dates.start, on}),
    commitments: commitments(value.commitments, on),
    links: links(value.links, on),
    answers: answersPart(questions, value.answers, on),
    accepted: policiesPart(policies, value.accepted, on),
  };
  const part = (key, title) => h("section", {class: "group part", id: `part-${key}`, "data-part": key}, title && h("h2", {class: "section"}, title), made[key].element);
  return {
    children: [
      part("programmes"),
      part("problem"),
      part("outline"),
      part("schedule"),
      h("div", {class: "halves"}, part("commitments"), part("links")),
      questions.length > 0 && part("answers", "What this round asks"),
      policies.length > 0 && part("accepted", "What you accept"),
    ],
    value: () => shapeOf(Object.fromEntries(Object.entries(made).map(([key, one]) => [key, one.value()]))),
    put: (key, fresh) => made[key].set(fresh),
    focus: key => made[key].focus(),
    /** Shows what cannot be kept, beside what it is about. @param {{key: string, detail: string}[]} faults */
    fail: faults => Object.entries(made).forEach(([key, one]) => one.fail(faults.find(fault => fault.key === key)?.detail ?? "")),
  };
}

const markdown = (label, key, text, help, on) =>
  markdownField(text, {label, pointer: `/${key}`, most: TEXT_UNITS, help, seen: "As mentors read it", empty: ["Nothing to read yet.", "What you write in Markdown is drawn here."], draw: tree => h("div", {class: "prose"}, treeNodes(tree)), on});

function programmesPart(programmes, chosen, on) {
  const boxes = programmes.map(({id, name, note, applyUrl}) => {
    const box = checkbox(name, {checked: chosen.includes(id), on});
    const more = [note, applyUrl && h("a", {href: applyUrl, rel: "noopener", target: "_blank"}, "Apply there, too")].filter(Boolean);
    return {id, input: box.querySelector("input"), element: h("li", {}, box, more.length > 0 && h("p", {class: "help"}, more.flatMap(one => [one, " "])))};
  });
  const list = h("ul", {class: "plain choices"}, boxes.map(({element}) => element));
  const element = h(
    "fieldset",
    {class: "field bare"},
    h("legend", {class: "label"}, "Programmes"),
    h("p", {class: "help"}, programmes.length > 1 ? "One application serves all of them. Choose every programme in which you are eligible: two chances are better than one, and each has its own form to fill in, too." : "Whether you are eligible is told by the programme itself."),
    list,
  );
  return {
    element,
    fail: failing(element, list, null),
    focus: () => boxes[0]?.input.focus(),
    value: () => boxes.filter(({input}) => input.checked).map(({id}) => id).sort(),
    set: fresh => boxes.forEach(({id, input}) => (input.checked = fresh.includes(id))),
  };
}

function commitments(given, on) {
  const made = rowsEditor("What else takes your time", given.map(one => ({...one, hours: String(one.hours)})), {
    one: "commitment",
    help: "Examinations, a job, a journey. An honest plan is worth more than a full one. None is fine.",
    on,
    most: 20,
    add: "Add something",
    columns: [
      {key: "what", label: "What", wide: true, attributes: {maxlength: "120"}},
      {key: "from", label: "From", attributes: {type: "date"}},
      {key: "to", label: "To", attributes: {type: "date"}},
      {key: "hours", label: "Hours a week", attributes: {type: "number", min: "0", max: "80", inputmode: "numeric"}},
    ],
  });
  const plain = one => ({what: one.what.trim(), from: one.from, to: one.to, hours: Math.min(80, Math.max(0, Math.round(Number(one.hours) || 0)))});
  return {...made, value: () => made.value().map(plain), set: fresh => made.set(fresh.map(one => ({...one, hours: String(one.hours)})))};
}

function links(given, on) {
  const shown = list => list.map(({text, href}) => ({text: text === href ? "" : text, href}));
  const made = rowsEditor("Who you are, in links", shown(given), {
    one: "link",
    help: "Code you wrote, a page of yours. Patches to this project have a place of their own below.",
    on,
    most: 20,
    add: "Add a link",
    columns: [
      {key: "href", label: "Address", wide: true, attributes: {type: "url", maxlength: "2000"}},
      {key: "text", label: "Words (the address where empty)", attributes: {maxlength: "2000"}},
    ],
  });
  return {...made, value: () => made.value().map(({text, href}) => ({href: href.trim(), text: text.trim() || href.trim()})), set: fresh => made.set(shown(fresh))};
}

function answersPart(questions, given, on) {
  const fields = questions.map(({id, text, required, maxLength}) => {
    const input = h("textarea", {class: "input", rows: maxLength > 300 ? "5" : "2", on: {input: on}});
    input.value = given[id] ?? "";
    const made = entry(text, input, {help: `${required ? "Needed. " : ""}Up to ${maxLength.toLocaleString("en-GB")} characters.`});
    return {id, input, made};
  });
  return {
    element: h("div", {class: "form-part"}, fields.map(({made}) => made.element)),
    fail: text => fields.forEach(({made, input}, at) => made.fail(text && input.value.length > questions[at].maxLength ? text : "")),
    focus: () => (fields.find(({input}, at) => questions[at].required && !input.value.trim()) ?? fields[0])?.input.focus(),
    value: () => Object.fromEntries(fields.filter(({id, input}) => input.value || id in given).map(({id, input}) => [id, input.value])),
    set: fresh => fields.forEach(({id, input}) => (input.value = fresh[id] ?? "")),
  };
}

function policiesPart(policies, given, on) {
  const boxes = policies.map(({id, version, title, tree}) => {
    const box = checkbox(`I read “${title}” and accept it`, {checked: given[id] === version, on});
    const changed = given[id] && given[id] !== version;
    const details = h("details", {class: "policy", id: newId("policy")}, h("summary", {}, title, changed && h("span", {class: "needed"}, "it was changed since you accepted it")), h("div", {class: "prose"}, treeNodes(tree)));
    return {id, version, input: box.querySelector("input"), element: h("li", {}, details, box)};
  });
  const list = h("ul", {class: "plain policies"});
  fill(list, boxes.map(({element}) => element));
  const element = h("div", {class: "field"}, list);
  return {
    element,
    fail: failing(element, list, null),
    focus: () => (boxes.find(({input}) => !input.checked) ?? boxes[0])?.input.focus(),
    value: () => Object.fromEntries(boxes.filter(({id, input}) => input.checked || id in given).map(({id, version, input}) => [id, input.checked ? version : 0])),
    set: fresh => boxes.forEach(({id, version, input}) => (input.checked = fresh[id] === version)),
  };
}
