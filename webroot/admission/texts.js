// Every text that was submitted, and what differs between any two of them.
import {fill, h} from "../shared/dom.js";
import {entry} from "../desk/form.js";
import {section} from "../desk/page.js";
import {fieldDifferences} from "../season/difference-view.js";
import {moment} from "../season/moments.js";
import {changes} from "./choosing.js";

/** @param {object[]} texts newest first @param {object} application @returns {?HTMLElement} nothing where there is nothing to compare */
export function changesPart(texts, application) {
  if (texts.length < 2) return null;
  const of = number => texts.find(one => one.number === Number(number));
  const shown = h("div", {class: "compared", role: "status"});
  const choice = (label, chosen) => {
    const made = entry(label, h("select", {class: "input", on: {change: () => draw()}}, texts.map(one => h("option", {value: one.number}, `${one.number}: ${moment(one.at)}`))));
    made.input.value = chosen;
    return made;
  };
  const from = choice("From", texts[1].number),
    to = choice("To", texts[0].number);

  function draw() {
    const fields = changes(of(from.input.value).form, of(to.input.value).form, application);
    fill(shown, fields.length ? fieldDifferences(fields) : h("p", {class: "soft"}, "These two say the same."));
  }

  draw();
  const element = section("What changed", h("p", {class: "soft about"}, `It was submitted ${texts.length} times. What is gone is struck out, what is new is underlined.`), h("div", {class: "halves"}, from.element, to.element), shown);
  element.id = "changes";
  return element;
}
