// How attempts and exercises are spoken of, on every page of practice.
import {hourMinute, longDate} from "../shared/time.js";

/** Five words for ten steps: a number alone says little to somebody who sees it for the first time. */
const STEPS = ["gentle", "moderate", "demanding", "hard", "very hard"];

export const difficultyWord = difficulty => STEPS[Math.min(STEPS.length, Math.ceil(difficulty / 2)) - 1];

/** 12:14 where it is today, else the day too. */
export function when(at, now = Date.now()) {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? `today at ${hourMinute(at)}` : `on ${longDate(at)} at ${hourMinute(at)}`;
}

/** How an attempt stands, in a few words. @param {import("./mine.js").Attempt} attempt */
export function standing({state, tests, points}) {
  if (state === "running") return "Running";
  if (state === "submitted") return "Submitted, not revealed yet";
  return tests ? `Revealed, ${points} of 100 points` : "Revealed";
}

export const clockWord = ({clock, exercise}) => clock ? `with the clock${exercise.minutes ? `, ${exercise.minutes} minutes` : ""}` : "without the clock";

/** It would be unkind to let somebody write to people who may not answer. */
export const NO_HELP = "Questions about exercises are not answered here.";

/** What is told to whoever practises without an account. */
export const keptInBrowser = (keptUntil, which = "They are") => `${which} kept in this browser until ${longDate(keptUntil)}, and deleted then.`;

/** Nobody is sent away while something of theirs is still under way, or found no place. */
export function whatIsSaved({kept, outbox, state}) {
  if (outbox.count) return "Some of what you typed has not arrived yet. Leave this page open until it has.";
  const how = state.frozen ? "The time was up, and your text was submitted as it stood." : "Your text is saved as it stood.";
  if (!kept.length) return `${how} Nobody but you sees it.`;
  return `${how} Some of what you typed is not part of it and stands below: you can copy or download it.`;
}
