// Every text that an idea had, and what differs between any two of them.
import {fill, h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {hourMinute, longDate} from "../shared/time.js";
import {entry} from "../desk/form.js";
import {section} from "../desk/page.js";
import {fieldDifferences} from "./difference-view.js";
import {differing} from "./fields.js";

const whole = ({text, capacity}) => ({...text, capacity});
const when = ({at, by}) => `${longDate(at)}, ${hourMinute(at)}, ${by.name}`;

/** @returns {Promise<HTMLElement>} */
export async function revisionsPart(path) {
  const items = await everything(`${path}/revisions`);
  if (items.length < 2) return section("Changes", h("p", {class: "soft"}, `Written ${when(items[0])}, and not changed since.`));
  const of = number => items.find(one => one.number === Number(number));
  const shown = h("div", {class: "compared", role: "status"});
  const choice = (label, chosen) => {
    const made = entry(label, h("select", {class: "input", on: {change: () => draw()}}, items.map(one => h("option", {value: one.number}, `${one.number}: ${when(one)}`))));
    made.input.value = chosen;
    return made;
  };
  const from = choice("From", items[1].number),
    to = choice("To", items[0].number);

  function draw() {
    const fields = differing(whole(of(from.input.value)), whole(of(to.input.value)));
    fill(shown, fields.length ? fieldDifferences(fields) : h("p", {class: "soft"}, "These two say the same."));
  }

  draw();
  return section("Changes", h("p", {class: "soft about"}, `Its text was written ${items.length} times. What is gone is struck out, what is new is underlined.`), h("div", {class: "halves"}, from.element, to.element), shown);
}
