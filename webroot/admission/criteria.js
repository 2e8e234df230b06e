// What those who review an application look at, in levels with a word and an anchor each. Pure.

export const LEVELS = [
  [1, "weak"],
  [2, "thin"],
  [3, "good"],
  [4, "strong"],
];

/** Each with what it asks, and what a level of it looks like, from the lowest on. */
export const CRITERIA = [
  {
    key: "understanding",
    label: "Understanding",
    asks: "Do they see what the problem is?",
    anchors: ["Misses what the problem is.", "Repeats what the idea says.", "Names causes, and where in the code.", "Sees more than the idea says."],
  },
  {
    key: "solution",
    label: "Solution",
    asks: "Would the outline solve it?",
    anchors: ["Would not solve it.", "A direction with few steps.", "Steps that would get there.", "Weighs other ways and their risks."],
  },
  {
    key: "schedule",
    label: "Schedule",
    asks: "Can the plan be held?",
    anchors: ["Cannot be held.", "Long stretches without a result.", "Each part ends in something to show.", "Leaves room for review and setbacks."],
  },
  {
    key: "background",
    label: "Background",
    asks: "What do they bring along?",
    anchors: ["Nothing to go by yet.", "Small programs, or coursework.", "Code that others use, or a patch.", "Patches that were merged, good talk."],
  },
];

/** Those that have no level yet. @param {Record<string, number>} levels */
export const withoutLevel = levels => CRITERIA.filter(({key}) => !levels[key]);

/** Of all levels of one review. @returns {number|undefined} */
export function meanOf(levels) {
  const given = CRITERIA.map(({key}) => levels[key]).filter(Boolean);
  return given.length ? given.reduce((sum, one) => sum + one, 0) / given.length : undefined;
}

/** A level or a mean as it is read: 3, 2.75. */
export const figure = value => (value === undefined || value === null ? "–" : String(Math.round(value * 100) / 100));

/** How far those who reviewed lie apart, in words. @param {?number} spread in levels */
export function spreadWords(spread) {
  if (spread === null || spread === undefined) return "One review; there is nothing to compare it with.";
  if (spread === 0) return "All of them come to the same.";
  return `The kindest and the strictest lie ${figure(spread)} ${spread === 1 ? "level" : "levels"} apart${spread >= 1 ? ": talk about it" : ""}.`;
}
