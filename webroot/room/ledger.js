// The ledger of the exercise's clock: why it ends when it does. It is counted as the server counts it, from the events alone. Pure.
import {clockTime, span} from "../shared/time.js";

/**
 * @typedef {{what: "credited"|"paused"|"over"|"set-back", from: number, to: number, by: ?string, millis: number, reason: string}} Entry
 * @typedef {{start: number, lengthMillis: number, entries: Entry[], stop: ?{since: number, by: ?string, reason: string}}} Ledger
 */

/** @type {Ledger} */
export const NO_LEDGER = {start: 0, lengthMillis: 0, entries: [], stop: null};

const ENDED = "The interview was ended, and taken up again.";
const OVER = "The time was up, and more was given later.";

/** When the exercise is over by all that is written; what a clock that stands will add is not written yet. @param {Ledger} ledger */
export const endOf = ({start, lengthMillis, entries}) => start + lengthMillis + entries.reduce((sum, {millis}) => sum + millis, 0);

/** A phase began. @param {Ledger} ledger @returns {Ledger} */
export function entered(ledger, {phase, clock}, {at, by = null}, before) {
  const {start, stop, entries} = ledger;
  if (phase === "exercise" && clock && before !== "ended") return {...NO_LEDGER, start: clock.endsAt - clock.remainingMillis, lengthMillis: clock.totalMillis};
  if (!start) return ledger;
  if (before === "exercise" && phase === "ended") return {...stood(ledger, at), stop: {since: at, by, reason: ENDED}};
  if (phase === "exercise" && clock) {
    const goesOn = stood(ledger, at);
    return clock.running || !stop ? goesOn : {...goesOn, stop: {since: at, by, reason: entries.findLast(one => one.what === "paused").reason}};
  }
  return before === "exercise" ? stood(ledger, at) : ledger;
}

/** The clock was stopped, let go on, or given time. @param {Ledger} ledger @returns {Ledger} */
export function changed(ledger, {clock, why, millis, reason, since = 0}, {at, by = null}) {
  const {start, stop} = ledger;
  if (!start) return ledger;
  if (why === "paused") return {...stood(ledger, at), stop: {since: at, by, reason}};
  if (why === "credited") return plus(caughtUp(ledger, stop?.since ?? at), {what: "credited", from: since || at, to: at, by, millis, reason});
  if (stop) return stood(ledger, at);
  const then = since ? caughtUp(ledger, since) : ledger, moved = since ? at - since : clock.endsAt - endOf(ledger);
  return plus(then, {what: "set-back", from: at - moved, to: at, by, millis: moved, reason});
}

function stood(ledger, now) {
  if (!ledger.stop) return ledger;
  const {since, by, reason} = ledger.stop;
  return {...plus(caughtUp(ledger, since), {what: "paused", from: since, to: now, by, millis: now - since, reason}), stop: null};
}

function caughtUp(ledger, moment) {
  const end = endOf(ledger);
  return moment <= end ? ledger : plus(ledger, {what: "over", from: end, to: moment, by: null, millis: moment - end, reason: OVER});
}

const plus = (ledger, entry) => ({...ledger, entries: [...ledger.entries, entry]});

/** What a line says. @param {{what: string, millis: number}} entry */
export function entryWords({what, millis}) {
  if (what === "paused") return `The clock stood for ${span(millis)}`;
  if (what === "over") return `The clock stood at zero for ${span(millis)}`;
  if (what === "set-back") return `The server's own clock was set back by ${span(-millis)}, and nothing was lost`;
  return `${span(millis)} credited`;
}

/** 12:04:11–12:04:58, or the moment of what is for no stretch of time. @param {Entry} entry */
export const entryTime = ({from, to}) => from < to ? `${clockTime(from)}–${clockTime(to)}` : clockTime(to);
