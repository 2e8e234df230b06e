// Whose attempts this browser has: those under the account that is signed in, and those that somebody made without one.
import {ask, download} from "../shared/api.js";
import {everything} from "../shared/everything.js";
import {currentSession, signedInAs, takeSession} from "../shared/session.js";
import {saveAs} from "../shared/save-as.js";
import {forgetSelfCheck} from "./self-check.js";

/** An account comes first: what is begun while one is signed in belongs to it. */
const OWNERS = ["person", "learner"];
const LIST = "/practice/attempts";

/**
 * @typedef {{slug: string, title: string, minutes: number, difficulty: number}} About
 * @typedef {{id: string, owner: "person"|"learner", state: "running"|"submitted"|"revealed", clock: boolean, startedAt: string,
 *   exercise: About, points?: number, tests?: number}} Attempt
 */

/** @returns {Promise<{attempts: Attempt[], person: ?object, keptUntil: ?string}>} newest first; how long those without an account are kept */
export async function mine() {
  const found = {attempts: [], person: null, keptUntil: null};
  for (const owner of OWNERS) {
    const session = await currentSession(owner);
    if (!session) continue;
    found.person ??= session.person ?? null;
    found.keptUntil ??= session.learner?.keptUntil ?? null;
    const attempts = await everything(LIST, {as: owner});
    found.attempts.push(...attempts.map(item => ({...item, owner})));
  }
  found.attempts.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  return found;
}

/**
 * Lets the page go on as whoever owns an attempt: what the account does not own can only be of before it.
 * @returns {Promise<?import("../shared/session.js").Session>} null where nobody here can be its owner
 */
export async function asOwnerOf(id) {
  const theirs = await currentSession("person") && await isTheirs(id);
  signedInAs(theirs ? "person" : "learner");
  return currentSession();
}

/** A list answers with less noise than a refusal, which every browser writes down as an error of the page. */
const isTheirs = async id => (await everything(LIST, {as: "person"})).some(item => item.id === id);

/** Begins an attempt: under the account, or as whoever practised here before, or as somebody new. @returns {Promise<Attempt>} */
export async function begin(exercise, clock) {
  const as = await currentSession("person") ? "person" : "learner";
  if (!await currentSession(as)) takeSession(await ask("POST", "/practice/learners", undefined, {as}), as);
  return ask("POST", LIST, {exercise, clock}, {as});
}

/** In a room, which has one owner, an attempt names none. @param {Attempt} attempt */
export async function downloadOf({id, owner, exercise}) {
  saveAs(await download(`/practice/attempts/${id}/attempt.zip`, {as: owner}), `${exercise.slug || "attempt"}.zip`);
}

/** Deletes an attempt for good, with what this browser kept of it. @param {Attempt} attempt */
export async function remove({id, owner}) {
  await ask("DELETE", `/practice/attempts/${id}`, undefined, {as: owner});
  forgetSelfCheck(id);
}
