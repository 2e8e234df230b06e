// Whose attempts this browser has: those under the account that is signed in, and those that somebody made without one.
import {ask, download} from "../shared/api.js";
import {currentSession, signedInAs, takeSession} from "../shared/session.js";
import {saveAs} from "../shared/save-as.js";
import {forgetSelfCheck} from "./self-check.js";

/** An account comes first: what is begun while one is signed in belongs to it. */
const OWNERS = ["person", "learner"];

/**
 * @typedef {{slug: string, title: string, minutes: number, difficulty: number}} About
 * @typedef {{id: string, owner: "person"|"learner", state: "running"|"submitted"|"revealed", clock: boolean, startedAt: string,
 *   exercise: About, points?: number, tests?: number}} Attempt
 */

/** @returns {Promise<{attempts: Attempt[], person: ?object, keptUntil: ?string}>} newest first; how long those without an account are kept */
export async function mine() {
  const found = {attempts: [], person: null, keptUntil: null};
  for (const owner of OWNERS) {
    const session = await sessionOf(owner);
    if (!session) continue;
    found.person ??= session.person ?? null;
    found.keptUntil ??= session.learner?.keptUntil ?? null;
    const {items} = await ask("GET", "/practice/attempts");
    found.attempts.push(...items.map(item => ({...item, owner})));
  }
  signedInAs("person");
  found.attempts.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  return found;
}

function sessionOf(owner) {
  signedInAs(owner);
  return currentSession();
}

/**
 * Lets the page go on as whoever owns an attempt: what the account does not own can only be of before it.
 * @returns {Promise<?import("../shared/session.js").Session>} null where nobody here can be its owner
 */
export async function asOwnerOf(id) {
  const session = await sessionOf("person");
  return session && await isTheirs(id) ? session : sessionOf("learner");
}

/** A list answers with less noise than a refusal, which every browser writes down as an error of the page. */
const isTheirs = async id => (await ask("GET", "/practice/attempts")).items.some(item => item.id === id);

/** Begins an attempt: under the account, or as whoever practised here before, or as somebody new. @returns {Promise<Attempt>} */
export async function begin(exercise, clock) {
  if (!await sessionOf("person") && !await sessionOf("learner")) takeSession(await ask("POST", "/practice/learners"));
  return ask("POST", "/practice/attempts", {exercise, clock});
}

/**
 * Does something as the owner of an attempt, and leaves the page as it was: its menu signs out whoever has an account.
 * In a room, which has one owner, an attempt names none.
 */
async function as(owner, work) {
  if (!owner) return work();
  signedInAs(owner);
  try {
    return await work();
  } finally {
    signedInAs("person");
  }
}

/** @param {Attempt} attempt */
export async function downloadOf({id, owner, exercise}) {
  saveAs(await as(owner, () => download(`/practice/attempts/${id}/attempt.zip`)), `${exercise.slug}.zip`);
}

/** Deletes an attempt for good, with what this browser kept of it. @param {Attempt} attempt */
export async function remove({id, owner}) {
  await as(owner, () => ask("DELETE", `/practice/attempts/${id}`));
  forgetSelfCheck(id);
}
