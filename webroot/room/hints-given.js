// How many hints an attempt came with, and when: what it came to is read differently with them. Pure.
import {count} from "../shared/time.js";

const MINUTE = 60_000;

const together = words => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/**
 * @param {import("./state.js").RoomState} state
 * @returns {string} "with hints 1 and 2, at 8 and 14 minutes", or "without hints"
 */
export function hintsInWords({task, log}) {
  const numbers = (task?.hints ?? []).map((_text, i) => i + 1);
  if (!numbers.length) return "without hints";
  const named = `with ${numbers.length > 1 ? "hints" : "hint"} ${together(numbers)}`, minutes = minutesOf(numbers, log);
  return minutes ? `${named}, at ${together(minutes.slice(0, -1).concat(count(minutes.at(-1), "minute")))}` : named;
}

/** Minutes since the exercise began; null where the log does not tell any more when that was, or when each was given. */
function minutesOf(numbers, log) {
  const begun = log.find(event => event.phaseChanged?.phase === "exercise");
  const given = numbers.map(number => log.findLast(event => event.hintGiven?.hint === number));
  return begun && given.every(event => event && event.at >= begun.at) ? given.map(event => Math.floor((event.at - begun.at) / MINUTE)) : null;
}
