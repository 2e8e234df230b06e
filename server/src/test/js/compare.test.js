// What three ways of running one text come to.
import assert from "node:assert/strict";
import {test} from "node:test";
import {companions, comparison, parting, written} from "../../../../webroot/room/compare.js";

const run = (profile, out, result = {}, rest = {}) => ({
  run: 7, with: 7, profile, output: [{channel: "out", text: out}], findings: [],
  result: {verdict: "ok", exit: 0, signal: 0, sentence: "Ended normally.", ...result}, ...rest,
});
const three = (a, b, c) => [run("sanitized", ...[a].flat()), run("quick", ...[b].flat()), run("optimised", ...[c].flat())];
const sentence = runs => comparison(runs).sentence;

test("X_5 three that agree say so", () => {
  assert.deepEqual(comparison(three("1\n", "1\n", "1\n")), {kind: "ok", sentence: "All three agree.", line: -1});
});

test("X_5 plain and optimised that part are undefined behaviour, whatever the sanitizers saw", () => {
  const runs = three("a\nb\n", "a\nb\nc\n", "a\nx\nc\n");
  assert.deepEqual(comparison(runs), {kind: "err", sentence: "The result changes with optimisation: undefined behaviour is likely.", line: 1});
  runs[0].result = {verdict: "sanitizer", exit: 86, signal: 0, sentence: "Line 6 overflows a signed integer."};
  assert.match(sentence(runs), /undefined behaviour is likely\. Line 6 overflows a signed integer\.$/);
  assert.match(sentence(three("", ["", {verdict: "nonzero", exit: 1}], "")), /changes with optimisation/, "an exit code is a result too");
});

test("X_5 a fault is told first where the others agree", () => {
  const runs = three(["1\n", {verdict: "sanitizer", exit: 86, sentence: "Line 7 reads memory that line 6 freed."}], "1\n", "1\n");
  assert.equal(sentence(runs), "Line 7 reads memory that line 6 freed.");
});

test("X_5 what only the sanitizers change is no matter of optimisation", () => {
  assert.match(sentence(three("3\n", "4\n", "4\n")), /^The result changes under the sanitizers/);
});

test("X_5 nothing is compared before all have ended, or of what was stopped", () => {
  assert.equal(sentence([...three("1\n", "1\n", "1\n").slice(0, 2), run("optimised", "1\n", {}, {result: null})]), "");
  assert.equal(sentence(three("1\n", ["1\n", {verdict: "timeout", sentence: "Stopped: 2 s of CPU used (limit 2 s)."}], "1\n")),
    "Nothing to compare: Plain, -O0: Stopped: 2 s of CPU used (limit 2 s).");
});

test("X_5 the analyzer's warnings are counted where all agree", () => {
  const runs = three("", "", "");
  runs[2].findings = [{code: "-Wanalyzer-possible-null-dereference"}, {code: "-Wunused-variable"}];
  assert.equal(sentence(runs), "All three agree, and the analyzer sees 1 way in which it could go wrong.");
});

test("a sanitizer's report is no output, and a last line without an end is one", () => {
  const one = run("sanitized", "a\nb");
  one.output.push({channel: "err", text: "==1==ERROR: AddressSanitizer\n"});
  assert.deepEqual(written(one), ["a", "b"]);
  assert.deepEqual(written(run("quick", "")), []);
  assert.equal(parting(run("quick", "a\n"), run("optimised", "a\nb\n")), 1);
});

test("companions are those that were started together", () => {
  const runs = [{run: 1, with: 0}, {run: 2, with: 2}, {run: 3, with: 2}, {run: 4, with: 2}, {run: 5, with: 0}];
  assert.deepEqual(companions(runs, runs[2]).map(r => r.run), [2, 3, 4]);
  assert.deepEqual(companions(runs, runs[0]), []);
  assert.deepEqual(companions(runs, null), []);
});
