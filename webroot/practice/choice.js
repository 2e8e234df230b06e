// Which exercises are shown, and in what order: what was chosen stands in the address, so that it can be sent to somebody
// and the Back button undoes it. Pure.

/** @typedef {{q: string, topic: string, level: string, sort: string}} Choice */

export const LEVELS = {
  "1-3": {label: "1 to 3", from: 1, to: 3},
  "4-6": {label: "4 to 6", from: 4, to: 6},
  "7-10": {label: "7 to 10", from: 7, to: 10},
};

const byTitle = (a, b) => a.title.localeCompare(b.title, "en");

export const ORDERS = {
  easiest: {label: "easiest first", compare: (a, b) => a.difficulty - b.difficulty || byTitle(a, b)},
  hardest: {label: "hardest first", compare: (a, b) => b.difficulty - a.difficulty || byTitle(a, b)},
  shortest: {label: "shortest first", compare: (a, b) => a.minutes - b.minutes || a.difficulty - b.difficulty || byTitle(a, b)},
  title: {label: "by title", compare: byTitle},
};

const USUAL = {q: "", topic: "", level: "", sort: "easiest"};

/** What an address chooses; what it does not know, or nonsense, chooses nothing. @returns {Choice} */
export function choiceOf(search) {
  const asked = new URLSearchParams(search);
  const known = (name, all) => Object.hasOwn(all, asked.get(name) ?? "") ? asked.get(name) : USUAL[name];
  return {q: asked.get("q") ?? "", topic: asked.get("topic") ?? "", level: known("level", LEVELS), sort: known("sort", ORDERS)};
}

/** The part of an address that says it again; empty where nothing was chosen. @param {Choice} choice */
export function searchOf(choice) {
  const said = Object.entries(choice).filter(([name, value]) => value !== USUAL[name]);
  return said.length ? `?${new URLSearchParams(said)}` : "";
}

/** @template {{title: string, topics: string[], difficulty: number, minutes: number, usedIn: string}} E @param {E[]} exercises @param {Choice} choice @returns {E[]} */
export function chosen(exercises, {q, topic, level, sort}) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean), {from, to} = LEVELS[level] ?? {from: 0, to: Infinity};
  return exercises
    .filter(one => !topic || one.topics.includes(topic))
    .filter(one => one.difficulty >= from && one.difficulty <= to)
    .filter(one => words.every(word => [one.title, one.slug, one.usedIn, ...one.topics].some(text => text.toLowerCase().includes(word))))
    .sort(ORDERS[sort].compare);
}

/** Every topic once, by name. */
export const topicsOf = exercises => [...new Set(exercises.flatMap(one => one.topics))].sort((a, b) => a.localeCompare(b, "en"));

/** Those levels at which there is anything, and the one that is chosen already. @param {string} now */
export const levelsOf = (exercises, now) => Object.entries(LEVELS)
  .filter(([key, {from, to}]) => key === now || exercises.some(({difficulty}) => difficulty >= from && difficulty <= to))
  .map(([key, {label}]) => ({key, label}));
