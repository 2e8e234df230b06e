// Says things to people who listen instead of looking: one polite line in three seconds, outcomes of runs first; only the end
// of time and a lost line interrupt.
import {h} from "../shared/dom.js";

const GAP_MILLIS = 3000;
const MOST = 5;

export function announcer() {
  const polite = h("div", {class: "unseen", "aria-live": "polite"}), urgentBox = h("div", {class: "unseen", role: "alert"});
  const waiting = [];
  let timer = 0;
  document.body.append(polite, urgentBox);
  const next = () => {
    timer = 0;
    const line = waiting.shift();
    if (line === undefined) return;
    polite.textContent = line;
    timer = setTimeout(next, GAP_MILLIS);
  };
  /** @param {string} text @param {{urgent?: boolean, first?: boolean}} [how] */
  const announce = (text, {urgent, first} = {}) => {
    if (urgent) {
      urgentBox.textContent = text;
      return;
    }
    if (first) waiting.unshift(text);
    else waiting.push(text);
    if (waiting.length > MOST) waiting.splice(1, waiting.length - MOST);
    if (!timer) next();
  };
  /** Takes an interruption back that no longer holds, so that nobody reads it there as if it did. */
  announce.over = text => {
    if (urgentBox.textContent === text) urgentBox.textContent = "";
  };
  return announce;
}
