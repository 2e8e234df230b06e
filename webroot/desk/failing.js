// Says on the first page of the desk which exercises do not hold any more what they promise, so that nobody plans with one
// and finds out then.
import {banner} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";

/** @param {boolean} may whether this person may look after exercises @returns {HTMLElement} filled once it is known, and empty where all is well */
export function failingExercises(may) {
  const element = h("div", {class: "failing"});
  if (may) look(element).catch(() => element.remove());
  return element;
}

async function look(element) {
  const failing = (await everything("/exercises/versions")).filter(({present, state, faults}) => present && state === "draft" && faults > 0);
  if (!failing.length) return element.remove();
  const [first, ...others] = failing;
  return element.append(banner({
    kind: "warn", icon: "triangle-alert",
    fact: others.length ? `${failing.length} exercises are not in order.` : `“${first.title}” is not in order.`,
    then: "No interview can be planned with what does not hold when it is verified.",
    action: h("a", {class: "button", href: others.length ? "/exercises" : `/exercises/${first.digest}`}, "See why"),
  }));
}
