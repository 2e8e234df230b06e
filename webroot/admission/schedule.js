// The plan of an application: tasks in their order, each as long as so many weeks. Pure. Where each week belongs to one task
// there can be no overlap, and a gap can only lie at the end: what is not planned yet.

/** Hours that may be planned for a week. */
export const WEEK_HOURS = 80;
/** What a week is taken to be until somebody says otherwise. */
const USUAL_HOURS = 30;

/** @typedef {{task: string, hours: number, length: number}} Part @typedef {Part[]} Plan */

/** As the server keeps it, put in order: what it leaves open becomes a part without words. @returns {Plan} */
export function planOf(rows, weeks) {
  const plan = [];
  let next = 1;
  for (const {from, to, task, hours} of [...rows].sort((one, other) => one.from - other.from)) {
    const begin = Math.max(from, next),
      end = Math.min(to, weeks);
    if (end < begin) continue;
    if (begin > next) plan.push({task: "", hours: 0, length: begin - next});
    plan.push({task, hours, length: end - begin + 1});
    next = end + 1;
  }
  return plan;
}

/** As the server keeps it. @param {Plan} plan */
export function rowsOf(plan) {
  let from = 1;
  return plan.map(({task, hours, length}) => {
    const row = {from, to: from + length - 1, task: task.trim(), hours};
    from += length;
    return row;
  });
}

/** How many weeks are planned. */
export const planned = plan => plan.reduce((sum, {length}) => sum + length, 0);

/** Hours of all weeks together. */
export const totalHours = plan => plan.reduce((sum, {length, hours}) => sum + length * hours, 0);

/** The first week of a part. */
export const firstWeek = (plan, at) => 1 + planned(plan.slice(0, at));

const usual = (plan, at) => plan[at]?.hours || USUAL_HOURS;

/** One more part behind that one, a week long: out of what is not planned yet, or of the longest part. Unchanged where all weeks are full. */
export function added(plan, at, weeks, task = "") {
  const fresh = {task, hours: usual(plan, at), length: 1};
  if (planned(plan) < weeks) return plan.toSpliced(at + 1, 0, fresh);
  const longest = plan.reduce((best, part, i) => (part.length > (plan[best]?.length ?? 0) ? i : best), 0);
  if (!plan.length || plan[longest].length < 2) return plan;
  return plan.toSpliced(longest, 1, {...plan[longest], length: plan[longest].length - 1}).toSpliced(at + 1, 0, fresh);
}

/** Without that part: what comes after it moves up. */
export const removed = (plan, at) => plan.toSpliced(at, 1);

/**
 * A part longer or shorter by so many weeks. What is longer takes of what is not planned, then of the parts after it that
 * have more than a week; what is shorter leaves its weeks to what comes next.
 */
export function resized(plan, at, by, weeks) {
  const parts = plan.map(part => ({...part}));
  const length = Math.max(1, parts[at].length + by);
  if (length <= parts[at].length) {
    const left = parts[at].length - length;
    parts[at].length = length;
    if (parts[at + 1]) parts[at + 1].length += left;
    return parts;
  }
  const free = Math.min(length - parts[at].length, weeks - planned(parts));
  parts[at].length += free;
  take(parts, at, length - parts[at].length);
  return parts;
}

/** Where a part ends, so many weeks on: what comes after it begins later and ends as before, as long as it has a week left. */
export function edgeMoved(plan, at, by, weeks) {
  if (by <= 0) return resized(plan, at, by, weeks);
  const parts = plan.map(part => ({...part}));
  const left = by - take(parts, at, by);
  return resized(parts, at, left, weeks);
}

/** Gives a part weeks of those after it that have more than one. @returns {number} how many there were */
function take(parts, at, most) {
  let wanted = most;
  for (let i = at + 1; i < parts.length && wanted > 0; i++) {
    const taken = Math.min(wanted, parts[i].length - 1);
    parts[i].length -= taken;
    parts[at].length += taken;
    wanted -= taken;
  }
  return most - wanted;
}

/** That part one place further up or down. */
export function moved(plan, at, by) {
  const to = at + by;
  if (to < 0 || to >= plan.length) return plan;
  const [part] = plan.slice(at, at + 1);
  return plan.toSpliced(at, 1).toSpliced(to, 0, part);
}

/** With that part as somebody wrote it. */
export const changed = (plan, at, change) => plan.with(at, {...plan[at], ...change});

const BULLET = /^[-*•]\s+/;
const COUNTED = /^(?:(?:weeks?|wk|w)\s*\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*[:.)-]?\s*|\d+(?:\s*[-–]\s*\d+)?\s*[.):]\s+)/i;
const SPAN = /^(?:weeks?|wk|w)?\s*(\d+)\s*(?:[-–]|to)\s*(\d+)/i;

/** Lines that were pasted, each a task of its own; "Weeks 3-5: …" is as long as it says. */
export function pasted(plan, at, text, weeks) {
  const lines = text.split("\n").map(line => line.trim().replace(BULLET, "")).filter(Boolean);
  const parts = lines.map(line => {
    const [, from, to] = SPAN.exec(line) ?? [];
    return {task: line.replace(COUNTED, "").trim(), hours: usual(plan, at), length: from && Number(to) >= Number(from) ? to - from + 1 : 1};
  });
  const kept = plan.toSpliced(at, plan[at]?.task.trim() ? 0 : 1, ...parts);
  return fitting(kept, weeks);
}

/** As much of it as there are weeks. */
function fitting(plan, weeks) {
  let left = weeks;
  const parts = [];
  for (const part of plan) {
    if (left < 1) break;
    const length = Math.min(part.length, left);
    parts.push({...part, length});
    left -= length;
  }
  return parts;
}

/** What stands between it and being submitted, in one sentence; empty where nothing does. */
export function lack(plan, weeks) {
  const free = weeks - planned(plan);
  if (!plan.length) return `Plan all ${weeks} weeks.`;
  const empty = plan.findIndex(({task}) => !task.trim());
  if (empty >= 0) return `Say what you do in ${weekWords(firstWeek(plan, empty), plan[empty].length)}.`;
  if (free > 0) return `Nothing stands in ${weekWords(planned(plan) + 1, free)}.`;
  return "";
}

/** week 3, weeks 3 to 5 */
export const weekWords = (from, length) => (length === 1 ? `week ${from}` : `weeks ${from} to ${from + length - 1}`);
