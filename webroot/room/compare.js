// One text run in three ways: under the sanitizers, plain, and optimised with the analyzer's eye on it. What the three
// come to, in one sentence, and the first line in which they part. Pure.
import {count} from "../shared/time.js";

/** @typedef {import("./state.js").Run} Run */

export const WAYS = {sanitized: "Sanitizers, -O0", quick: "Plain, -O0", optimised: "Optimised, -O2"};

/** Those that were started together with a run, or none for one that runs alone. @param {Run[]} runs @returns {Run[]} */
export const companions = (runs, run) => run?.with ? runs.filter(r => r.with === run.with) : [];

/** What a program itself wrote, line by line; a sanitizer's report is no part of it. */
export function written(run) {
  const own = run.output.filter(c => c.channel === "out" || c.channel === "err" && run.profile !== "sanitized");
  const lines = own.map(c => c.text).join("").split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

const ENDS = ["ok", "nonzero", "signal"];

/** @returns {number} the first line, from 0, in which two runs differ; -1 where they do not */
export function parting(a, b) {
  const [one, other] = [written(a), written(b)];
  for (let i = 0; i < Math.max(one.length, other.length); i++) if (one[i] !== other[i]) return i;
  return -1;
}

const endedAlike = (a, b) => a.result.verdict === b.result.verdict && a.result.exit === b.result.exit && a.result.signal === b.result.signal;

/**
 * @param {Run[]} runs all three
 * @returns {{kind: "ok"|"warn"|"err"|"calm", sentence: string, line: number}} `line` is the first in which plain and
 *   optimised part, or -1
 */
export function comparison(runs) {
  const way = Object.fromEntries(runs.map(r => [r.profile, r]));
  const {sanitized, quick, optimised} = way;
  if (runs.length < 3 || runs.some(r => !r.result)) return {kind: "calm", sentence: "", line: -1};
  const stuck = runs.find(r => ![...ENDS, "sanitizer"].includes(r.result.verdict));
  if (stuck) return {kind: "warn", sentence: `Nothing to compare: ${WAYS[stuck.profile]}: ${stuck.result.sentence}`, line: -1};
  const line = parting(quick, optimised);
  const differ = line >= 0 || !endedAlike(quick, optimised);
  const fault = sanitized.result.verdict === "sanitizer" ? sanitized.result.sentence : "";
  if (differ) return {kind: "err", sentence: `The result changes with optimisation: undefined behaviour is likely.${fault && ` ${fault}`}`, line};
  if (fault) return {kind: "err", sentence: fault, line};
  if (parting(sanitized, quick) >= 0 || !endedAlike(sanitized, quick)) {
    return {kind: "err", sentence: "The result changes under the sanitizers: it rests on memory that was never written, or on addresses or time.", line: parting(sanitized, quick)};
  }
  const warnings = optimised.findings.filter(f => f.code.startsWith("-Wanalyzer")).length;
  return warnings
    ? {kind: "warn", sentence: `All three agree, and the analyzer sees ${count(warnings, "way")} in which it could go wrong.`, line}
    : {kind: "ok", sentence: "All three agree.", line};
}
