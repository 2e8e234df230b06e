// Applications as those see them who choose: what waits for whom, in which order, and what differs between two texts. Pure.
import {count} from "../shared/time.js";

export const STATES = ["draft", "submitted", "invited", "interviewed", "accepted", "declined", "withdrawn"];

const OPEN = ["submitted", "invited", "interviewed"];

/** Whether nothing was decided of an application that is there to be read. */
export const undecided = ({state}) => OPEN.includes(state);

/** What can wait, what waits longest first. */
export const WAITS = {
  review: "waits for your review",
  begun: "you began a review",
  decision: "waits for a decision",
  others: "waits for reviews",
};

/**
 * What an application waits for, as far as it concerns whoever looks.
 * @param {object} line of the list @param {{mentors: (idea: string) => boolean, coordinator: boolean, closed: boolean}} viewer
 *   `closed` says whether applications can be decided
 * @returns {string} a key of {@link WAITS}, or empty
 */
export function waitsFor(line, {mentors, coordinator, closed}) {
  if (!undecided(line) || line.conflicted) return "";
  if (line.ownReview === "begun") return "begun";
  if (!line.ownReview && mentors(line.idea.id)) return "review";
  if (coordinator && closed) return "decision";
  return line.reviews < (line.expectedReviews ?? 0) ? "others" : "";
}

/** What waits for oneself first, then what was submitted first; what is over stands last. */
export function sorted(lines, viewer) {
  const order = Object.keys(WAITS);
  const rank = line => {
    const at = order.indexOf(waitsFor(line, viewer));
    return at >= 0 ? at : undecided(line) ? order.length : order.length + 1;
  };
  return lines.toSorted((one, other) => rank(one) - rank(other) || String(one.submittedAt ?? "~").localeCompare(String(other.submittedAt ?? "~")));
}

/** What a dashboard's line asks for: it may be more than what waits for oneself. */
const ASKED = {
  review: line => undecided(line) && line.reviews === 0,
  decision: undecided,
};

/** @param {{idea?: string, state?: string, programme?: string, q?: string, waits?: string}} filters */
export function chosen(lines, {idea, state, programme, q = "", waits}) {
  const words = q.trim().toLowerCase();
  return lines.filter(
    line =>
      (!idea || line.idea.id === idea) &&
      (!state || line.state === state) &&
      (!programme || line.programmes.includes(programme)) &&
      (!ASKED[waits] || ASKED[waits](line)) &&
      (!words || `${line.applicant.name} ${line.idea.title}`.toLowerCase().includes(words)),
  );
}

/** How many there are in each state. */
export function counts(lines) {
  const found = {};
  for (const {state} of lines) found[state] = (found[state] ?? 0) + 1;
  return found;
}

export const programmeName = (programmes, id) => programmes.find(one => one.id === id)?.name ?? id;

/** Week 3, weeks 3–5. */
export const weeksOf = ({from, to}) => (from === to ? `Week ${from}` : `Weeks ${from}–${to}`);

export const rowHours = ({from, to, hours}) => (to - from + 1) * hours;

/** What a schedule comes to. @param {{from: number, to: number, hours: number}[]} rows */
export const totalHours = rows => rows.reduce((sum, row) => sum + rowHours(row), 0);

const lines = texts => texts.join("\n");

/** A submitted text as fields of plain words, in the order in which they are read. */
function fields(form, {programmes, questions = [], policies = []}) {
  return [
    ["Programmes", lines(form.programmes.map(id => programmeName(programmes, id)))],
    ["Problem", form.problem],
    ["Outline", form.outline],
    ["Schedule", lines(form.schedule.map(row => `${weeksOf(row)}: ${row.task}, ${count(row.hours, "hour")} a week`))],
    ...questions.map(({id, text}) => [text, form.answers[id] ?? ""]),
    ["Commitments", lines(form.commitments.map(({what, from, to, hours}) => `${what}: ${from} to ${to}, ${count(hours, "hour")} a week`))],
    ["Links", lines(form.links.map(({text, href}) => (text && text !== href ? `${text}: ${href}` : href)))],
    ["Accepted", lines(policies.filter(({id}) => form.accepted[id] !== undefined).map(({id, title}) => `${title}, version ${form.accepted[id]}`))],
  ];
}

/** The fields in which two submitted texts differ. @returns {{label: string, before: string, after: string}[]} */
export function changes(before, after, round) {
  const old = fields(before, round);
  return fields(after, round)
    .map(([label, text], at) => ({label, before: old[at][1], after: text}))
    .filter(one => one.before !== one.after);
}

/**
 * Why a decision is not offered to a coordinator.
 * @param {object} application as a coordinator reads it @param {{accept: boolean, decline: boolean, now: number, moment: (instant: string) => string}} more
 *   `accept` and `decline` say what is offered
 */
export function notOffered({conflicted, state, dates, capacity, taken}, {accept, decline, now, moment}) {
  if (accept && decline) return "";
  if (conflicted) return "You are too near to this application: another coordinator decides.";
  if (state === "draft") return "It is being written: there is nothing to decide.";
  if (state === "withdrawn") return "It was withdrawn.";
  if (!OPEN.includes(state)) return "";
  if (dates.applyClose && now < Date.parse(dates.applyClose)) return `Applications are still being written. Decide after ${moment(dates.applyClose)}.`;
  if (!decline) return "An invitation or an interview is under way: let it end, or cancel it.";
  if (taken >= capacity) return capacity === 1 ? "The one place of this idea is given away." : `All ${capacity} places of this idea are given away.`;
  return "They are accepted with another application of this round.";
}
