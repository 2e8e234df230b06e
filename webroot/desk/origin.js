// The exercise that an interview is from: its hidden tests and hints come with it, whatever becomes of title and statement
// meanwhile; and they can be left out.
import {button, relabel} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {failing} from "./form.js";
import {chooseExercise} from "./example.js";

/**
 * @param {string} digest of the exercise, or empty
 * @param {{offered: object[], minutes: () => any, on: () => void, chosen?: (begun: import("./example.js").Begun) => void}} options
 *   `minutes` is how long the interview is to be; `chosen` fills in what comes with another one, where one can be chosen here
 * @returns {import("./form.js").Entry & {value: () => string, set: (digest: string) => void, repaint: () => void}}
 */
export function origin(digest, {offered, minutes, on, chosen}) {
  const line = h("p", {class: "soft grow"}), tests = button("Without its tests", {kind: "quiet", on: turn});
  const other = chosen && offered.length > 0 && button("Choose an exercise…", {icon: "file-text", on: choose});
  const length = h("p", {class: "length"});
  const element = h("div", {class: "field origin", role: "group", "aria-label": "Exercise"}, h("div", {class: "origin-line"}, line, tests, other), length);
  const fail = failing(element, line, null);
  let now = digest, left = "";

  /** Leaves the tests out, or takes them back. */
  function turn() {
    [now, left] = [left, now];
    element.dispatchEvent(new Event("input"));
    paint();
    on();
  }

  async function choose() {
    const begun = await chooseExercise(offered);
    if (!begun) return;
    chosen(begun);
    element.dispatchEvent(new Event("input"));
    other.focus();
  }

  function paint() {
    const exercise = offered.find(item => item.digest === (now || left));
    element.hidden = !now && !left && !other;
    fill(line, whence(now, left, exercise));
    tests.hidden = !now && !left;
    relabel(tests, now ? "Without its tests" : "With its tests");
    const meant = now && exercise?.minutes, set = Number(minutes());
    fill(length, meant && set && meant !== set ? [icon("timer"), h("span", {}, `It is meant for ${count(meant, "minute")}, and this interview has ${set}.`)] : null);
  }

  paint();
  return {
    element, fail, label: "Exercise",
    focus: () => (tests.hidden ? other : tests)?.focus(),
    value: () => now,
    set(fresh) {
      [now, left] = [fresh, ""];
      paint();
    },
    repaint: paint,
  };
}

/** Where it is from, and what comes with it. */
function whence(digest, left, exercise) {
  if (left) return ["Without the hidden tests and hints of ", exercise ? h("em", {}, exercise.title) : "its exercise", "."];
  if (!digest) return "Not from an exercise: it has no hidden tests and no hints.";
  if (!exercise) return "From an exercise that is not offered any more: its hidden tests and hints still come with it.";
  return ["From ", h("em", {}, exercise.title), `, version ${exercise.version}: ${exercise.tested ? "hidden tests and hints come" : "its hints come"} with it.`];
}
