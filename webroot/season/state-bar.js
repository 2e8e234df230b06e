// How many ideas or applications are in each state, as one bar in parts, and the same in words by which the list below is chosen.
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {STATES} from "./words.js";

/**
 * @param {Record<string, number>} counts @param {(state: string) => void} choose is told the state, or empty for all
 * @param {{states?: string[], label?: string, chosen?: string}} [options] `states` in their order, `chosen` the one that holds at first
 */
export function stateBar(counts, choose, {states = STATES, label: name = "Which ideas are listed", chosen = ""} = {}) {
  const all = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  if (!all) return null;
  const there = states.filter(state => counts[state]);
  const bar = h(
    "div",
    {class: "state-bar", "aria-hidden": "true"},
    there.map(state => {
      const part = h("span", {"data-state": state, title: `${counts[state]} ${state}`});
      part.style.flexGrow = counts[state];
      return part;
    }),
  );
  const press = (state, label) => {
    const element = button(label, {
      pressed: state === chosen,
      on: () => {
        for (const other of choices) other.setAttribute("aria-pressed", String(other === element));
        choose(state);
      },
    });
    if (state) element.prepend(h("span", {class: "swatch", "data-state": state}));
    return element;
  };
  const choices = [press("", `All ${all}`), ...there.map(state => press(state, `${counts[state]} ${state}`))];
  return h("div", {class: "state-counts"}, bar, h("div", {class: "acts tight", role: "group", "aria-label": name}, choices));
}
