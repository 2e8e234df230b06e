// The text of an idea as a form: the same for a new one and for one that is changed.
import {h, newId} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {entry, line} from "../desk/form.js";
import {markdownField} from "../desk/markdown-field.js";
import {section} from "../desk/page.js";
import {FIELDS, lacking} from "./fields.js";
import {rowsEditor} from "./rows-editor.js";

const BY_KEY = Object.fromEntries(FIELDS.map(field => [field.key, field]));
const MOST_PLACES = 20;

/** @param {object} before @param {{on: () => void}} options */
export function ideaForm(before, {on}) {
  const made = Object.fromEntries(FIELDS.map(field => [field.key, fieldFor(field, before[field.key], on)]));
  const of = key => made[key].element;
  const value = () => Object.fromEntries(FIELDS.map(({key}) => [key, made[key].value()]));
  return {
    entries: Object.fromEntries(FIELDS.map(({key}) => [`/${key}`, made[key]])),
    children: [
      section("What it is", h("div", {class: "form-part"}, of("title"), of("summary"), of("description"), of("links"))),
      section(
        "Whom it suits",
        h("div", {class: "form-part"}, h("div", {class: "halves"}, of("skillLevel"), of("difficulty"), of("language"), of("projectSize"), of("requiredSkills"), of("desirableSkills"))),
      ),
      section("What comes of it", h("div", {class: "halves"}, of("expectedOutcome"), h("div", {class: "form-part"}, of("component"), of("capacity")))),
      section("People and the rest", h("div", {class: "form-part"}, of("mentors"), of("suggestedBy"), of("extra"))),
    ],
    value,
    wrong: () => wrong(value(), made.description),
    set: fresh => FIELDS.forEach(({key}) => made[key].set(fresh[key])),
    put: (key, fresh) => made[key].set(fresh),
    focus: key => made[key]?.focus(),
    lacking: () => lacking(value()),
  };
}

function wrong(value, description) {
  const found = [];
  const no = (key, detail) => found.push({pointer: `/${key}`, detail});
  if (!value.title.trim()) no("title", "An idea needs a title.");
  found.push(...description.wrong());
  if (value.links.some(one => !/^https?:\/\/\S+$/.test(one.href.trim()))) no("links", "Each needs an address that begins with https:// or http://.");
  if (value.mentors.some(one => !one.text.trim())) no("mentors", "Each needs a name.");
  if (value.extra.some(one => !one.label.trim())) no("extra", "Each needs a label.");
  if (!Number.isInteger(value.capacity) || value.capacity < 1 || value.capacity > MOST_PLACES) no("capacity", `A whole number from 1 to ${MOST_PLACES}.`);
  return found;
}

function fieldFor(field, before, on) {
  const {key, label, kind, help, most, offered} = field;
  if (kind === "markdown") return described(field, before, on);
  if (kind === "links") {
    return rowsEditor(label, before, {one: "link", help, on, most: 100, add: "Add a link", columns: [{key: "href", label: "Address", wide: true, attributes: {type: "url", maxlength: "2000"}}, {key: "text", label: "Words (the address where empty)", attributes: {maxlength: "2000"}}]});
  }
  if (kind === "mentors") return rowsEditor(label, before, {one: "mentor", help, on, most: 50, add: "Add a name", columns: [{key: "text", label: "Name", wide: true, attributes: {maxlength: "2000"}}]});
  if (kind === "extra") {
    return rowsEditor(label, before, {one: "detail", help, on, most: 100, add: "Add a detail", columns: [{key: "label", label: "Label", attributes: {maxlength: "60"}}, {key: "value", label: "Value", wide: true, attributes: {maxlength: "20000"}}]});
  }
  const list = offered && h("datalist", {id: newId("offered")}, offered.map(value => h("option", {value})));
  const input =
    kind === "text"
      ? h("textarea", {class: "input", rows: key === "summary" ? "2" : "4", maxlength: most, on: {input: on}})
      : line({...(kind === "number" ? {type: "number", inputmode: "numeric", min: "1", max: MOST_PLACES, step: "1"} : {maxlength: most}), list: list?.id, on: {input: on}});
  input.value = before;
  const made = entry(label, input, {help});
  if (list) made.element.append(list);
  marked(made.element, field);
  return {...made, value: () => (kind === "number" ? Number(input.value) : input.value), set: fresh => (input.value = fresh)};
}

/** Says beside the label that publishing depends on it. */
function marked(element, {needed}) {
  if (needed) element.querySelector("label").append(" ", h("span", {class: "needed"}, needed));
}

function described(field, before, on) {
  const made = markdownField(before, {
    label: field.label,
    pointer: `/${field.key}`,
    most: BY_KEY.description.most,
    help: field.help,
    seen: "As it is read",
    empty: ["Nothing to read yet.", field.help],
    draw: tree => h("div", {class: "prose"}, treeNodes(tree)),
    on,
  });
  marked(made.element, field);
  return made;
}
