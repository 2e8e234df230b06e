// What two people made of one idea at the same time, put together again. Pure.
import {FIELDS} from "./fields.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const IDEA = FIELDS.map(({key}) => key);

/**
 * @param {object} base from which both began @param {object} mine @param {object} theirs @param {string[]} [keys] of the fields, where they are not an idea's
 * @returns {{merged: object, taken: string[], both: string[]}} `taken` are the fields that only the other changed, `both`
 *   those that both changed, where mine stands in the merged one
 */
export function merge(base, mine, theirs, keys = IDEA) {
  const merged = {...mine};
  const taken = [],
    both = [];
  for (const key of keys) {
    if (same(mine[key], theirs[key]) || same(base[key], theirs[key])) continue;
    if (same(base[key], mine[key])) {
      merged[key] = theirs[key];
      taken.push(key);
    } else both.push(key);
  }
  return {merged, taken, both};
}

/** Whether what two people wrote in a field can stand there together. */
export const canStandTogether = ({kind}) => kind !== "line" && kind !== "number";

/** Mine, and theirs behind it. */
export function together(mine, theirs) {
  if (!Array.isArray(mine)) return [mine, theirs].filter(text => text.trim()).join("\n\n");
  return [...mine, ...theirs.filter(one => !mine.some(other => same(one, other)))];
}
