// A row of choices of which one holds, chosen by click, by arrows or by the key of its level.
import {fill, h, mark} from "../shared/dom.js";

/**
 * @param {string} label
 * @param {[string|number, string][]} choices value and word; a number from 0 to 9 is its key too
 * @param {(value: any) => void} chosen
 */
export function levelRow(label, choices, chosen) {
  let held, off = "";
  const element = h("div", {class: "levels", role: "radiogroup", "aria-label": label});
  const choose = value => {
    if (!off && value !== held) chosen(value);
  };
  const cells = choices.map(([value, word]) => h("button", {type: "button", role: "radio", class: "level-cell", "data-value": String(value), on: {click: () => choose(value)}},
    typeof value === "number" && value > 0 && [h("span", {class: "mono key"}, value), " "], h("span", {}, word)));
  fill(element, cells);
  element.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    const at = step ? (cells.indexOf(document.activeElement) + step + cells.length) % cells.length : choices.findIndex(([value]) => String(value) === event.key);
    if (at < 0) return;
    event.preventDefault();
    cells[at].focus();
    choose(choices[at][0]);
  });
  return {
    element,
    /** @param {any} value what holds, or undefined @param {string} why it cannot be changed, or empty */
    show(value, why = "") {
      held = value;
      off = why;
      const reached = Math.max(0, choices.findIndex(([one]) => one === value));
      cells.forEach((cell, i) => {
        mark(cell, "aria-checked", String(choices[i][0] === value));
        mark(cell, "tabindex", i === reached ? "0" : "-1");
        mark(cell, "aria-disabled", why ? "true" : null);
      });
      mark(element, "title", why || null);
    },
  };
}
