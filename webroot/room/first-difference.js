// Where two outputs begin to differ, and what stands around that place. Pure.

/** Lines that are shown before the first one that differs. */
const BEFORE = 2;
/** Lines that are shown from there on. */
const AFTER = 12;

/**
 * @typedef {{line: number, column: number}} Place both from 1
 * @typedef {{number: number, text: string, ended: boolean, at: number}} ShownLine `ended` says whether a newline ends it,
 *   `at` is where the difference lies in it, from 0, or -1
 */

/** @returns {?Place} where they begin to differ, or null where they do not */
export function firstDifference(expected, got) {
  if (expected === got) return null;
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  // A character in two halves is one for whoever reads.
  if (isSecondHalf(expected, at) || isSecondHalf(got, at)) at--;
  const before = expected.slice(0, at).split("\n");
  return {line: before.length, column: [...before.at(-1)].length + 1};
}

const isSecondHalf = (text, at) => at > 0 && /[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1]);

/**
 * The lines of a text around a place, or its beginning where there is none.
 * @param {string} text @param {?Place} place
 * @returns {{before: number, lines: ShownLine[], after: number}} with how many are left out on both sides
 */
export function around(text, place) {
  const all = lines(text);
  if (place?.line > all.length) all.push({text: "", ended: false});
  const from = Math.max(0, Math.min((place?.line ?? 1) - 1 - BEFORE, all.length - 1));
  const shown = all.slice(from, from + BEFORE + AFTER);
  return {before: from, lines: shown.map((line, i) => ({...line, number: from + i + 1, at: from + i + 1 === place?.line ? place.column - 1 : -1})), after: all.length - from - shown.length};
}

function lines(text) {
  const parts = text.split("\n");
  const ended = parts.map((part, i) => ({text: part, ended: i < parts.length - 1}));
  return ended.length > 1 && !ended.at(-1).text ? ended.slice(0, -1) : ended;
}
