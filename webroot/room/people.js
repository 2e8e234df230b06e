// A room has a seat for each link, and a person may hold several: sent again, or opened on the phone first. What the page
// shows are people.

import {TRIAL} from "../shared/invite.js";

/** @typedef {import("./state.js").Member} Member */

/** An interview has one candidate; others go by their names. */
const personOf = ({role, name, member}) => role === "candidate" ? role : role === "observer" ? `${role} ${name}` : member;

/**
 * One seat for each person, in the order of the seats: the one where they are, else the one that was made last.
 * Two that are in use at once stay two, since both are there to be seen.
 * @param {Member[]} members
 * @returns {Member[]}
 */
export function people(members) {
  return seats(members.filter(m => !m.out));
}

/** Those who were taken out, whom a lead may let in again. @param {Member[]} members */
export const takenOut = members => members.filter(m => m.out);

function seats(members) {
  const here = new Set(members.filter(m => m.clients.length).map(personOf));
  return members.filter(m => m.clients.length || !here.has(personOf(m)) && m === members.findLast(other => personOf(other) === personOf(m)));
}

/** Whether a candidate agreed to what is recorded, and none is here who did not. @param {{consented: string[], members: Member[]}} state */
export const agreed = ({consented, members}) => consented.length > 0
  && members.every(m => m.role !== "candidate" || !m.clients.length || consented.includes(m.member));

/** Whether this page's own candidate has yet to agree. @param {{state: object, me: object}} room */
export const unasked = ({state, me}) => me.role === "candidate" && !state.consented.includes(me.member);

/**
 * Whether somebody ever came to be interviewed, and not only a mentor who tries the candidate's side.
 * @param {{members: Member[], consented: string[]}} state
 */
export const candidateCame = ({members, consented}) => members.some(m => m.role === "candidate" && m.name !== TRIAL
  && (m.clients.length > 0 || m.leftAt || consented.includes(m.member)));

/** Who has a hand up: the seat of that person now, since a raised hand outlives a seat. */
export function raisedHand({hand, log, members}) {
  if (!hand) return undefined;
  const by = log.findLast(e => e.handRaised)?.by;
  return people(members).find(m => m.member === by) ?? candidate(members);
}

/** The candidate first, then who asks and who watches. */
const ROLES = ["candidate", "lead", "mentor", "observer"];
export const byRole = list => [...list].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));

/** The candidate: who is here rather than who is not. @param {Member[]} members @returns {Member|undefined} */
export const candidate = members => people(members).find(m => m.role === "candidate");
