// Which events a webhook is told of: everything, or some that are chosen.
import {checkbox} from "../shared/components.js";
import {h, newId} from "../shared/dom.js";
import {EVENTS} from "./hook-words.js";
import {failing} from "./form.js";

/** @param {string[]} chosen none stands for all */
export function eventsEntry(chosen) {
  const name = newId("events");
  const boxes = Object.entries(EVENTS).map(([type, label]) => ({type, element: checkbox(label, {checked: chosen.includes(type)})}));
  const list = h("div", {class: "event-list", hidden: !chosen.length}, boxes.map(box => box.element));
  const all = radio(name, !chosen.length);
  const some = radio(name, !!chosen.length);
  const element = h(
    "fieldset",
    {class: "field bare"},
    h("legend", {class: "label"}, "What it is told of"),
    h("label", {class: "choice"}, all, h("span", {}, "Everything, also what is added later")),
    h("label", {class: "choice"}, some, h("span", {}, "Some events")),
    list,
  );
  element.addEventListener("change", () => (list.hidden = all.checked));
  const value = () => (all.checked ? [] : boxes.filter(box => box.element.querySelector("input").checked).map(box => box.type));
  return {
    element,
    label: "What it is told of",
    fail: failing(element, some, null),
    focus: () => (all.checked ? all : boxes[0].element.querySelector("input")).focus(),
    value,
    /** Whether something is missing. */
    faults: () => (all.checked || value().length ? [] : [{pointer: "/events", detail: "Choose at least one."}]),
    clear() {
      all.checked = true;
      list.hidden = true;
    },
  };
}

function radio(name, checked) {
  const input = h("input", {type: "radio", name});
  input.checked = checked;
  return input;
}
