// What tests came to, in words and marked, and when a hint is due.
import assert from "node:assert/strict";
import {test} from "node:test";
import {around, firstDifference} from "../../../../webroot/room/first-difference.js";
import {advice} from "../../../../webroot/room/hints.js";
import {mayTest, nextHint} from "../../../../webroot/room/may.js";
import {fromWelcome, reduce} from "../../../../webroot/room/state.js";
import {groupTitle, held, outcomeWords, testsBrief, testsVerdict, underway} from "../../../../webroot/room/test-words.js";
import {inWords, verdictKind, verdictWords} from "../../../../webroot/room/words.js";

test("the first difference is a line and a column as people count them", () => {
  for (const [expected, got, place] of [
    ["same\n", "same\n", null],
    ["a\nbc\n", "a\nbd\n", {line: 2, column: 2}],
    ["x", "y", {line: 1, column: 1}],
    ["a\n", "a", {line: 1, column: 2}],
    ["a\nb\n", "a\n", {line: 2, column: 1}],
    ["", "a", {line: 1, column: 1}],
    ["😀a", "😀b", {line: 1, column: 2}],
    ["😀", "😁", {line: 1, column: 1}],
  ]) assert.deepEqual(firstDifference(expected, got), place, JSON.stringify([expected, got]));
});

test("around a difference stand two lines before it, and what is left out is counted", () => {
  const text = Array.from({length: 40}, (_, i) => `line ${i + 1}\n`).join("");
  const {before, lines, after} = around(text, {line: 21, column: 6});
  assert.equal(before, 18);
  assert.deepEqual(lines[0], {number: 19, text: "line 19", ended: true, at: -1});
  assert.deepEqual(lines.filter(line => line.at >= 0), [{number: 21, text: "line 21", ended: true, at: 5}]);
  assert.equal(before + lines.length + after, 40);
});

test("a text that ends too early has its end marked", () => {
  assert.deepEqual(around("a\n", {line: 2, column: 1}).lines, [
    {number: 1, text: "a", ended: true, at: -1}, {number: 2, text: "", ended: false, at: 0}]);
  assert.deepEqual(around("a", {line: 1, column: 2}).lines, [{number: 1, text: "a", ended: false, at: 1}]);
  assert.deepEqual(around("", {line: 1, column: 1}).lines, [{number: 1, text: "", ended: false, at: 0}]);
});

const group = (stage, passed, total) => ({stage, passed, total, lines: []});

test("groups and what is done now are named as a reader would", () => {
  assert.deepEqual(["", "1-basics", "3-peek-and-resize", "extra"].map(groupTitle), ["Public tests", "Stage 1 · basics", "Stage 3 · peek and resize", "extra"]);
  assert.deepEqual([held(group("", 3, 5)), held(group("", 5, 5)), held(group("", 1, 1))], ["3 of 5 hold", "all 5 hold", "holds"]);
  assert.equal(underway({stage: "compiling", groups: []}), "Building the tests…");
  assert.equal(underway({stage: "running", groups: []}), "The first tests run…");
  assert.equal(underway({stage: "running", groups: [group("", 1, 1)]}), "Stage 1 is tested…");
  assert.equal(underway({stage: "running", groups: [group("", 1, 1), group("1-basics", 1, 1)]}), "Stage 2 is tested…");
  assert.equal(outcomeWords({outcome: "faulty", fault: "heap-use-after-free"}), "right, but: heap-use-after-free");
});

test("how a run of the tests ended is said of the hidden ones, and is no fault of anybody's", () => {
  const ended = (verdict, ...groups) => ({profile: "tests", output: [], groups, result: {verdict}});
  assert.equal(verdictWords(ended("failed", group("", 0, 5), group("1-a", 4, 4), group("2-b", 1, 5))), "5 of 9 hold");
  assert.equal(verdictWords(ended("failed", group("1-a", 4, 4))), "right, with faults");
  assert.equal(verdictWords(ended("ok", group("", 5, 5), group("1-a", 4, 4))), "all hold");
  assert.equal(testsVerdict(ended("ok", group("", 5, 5))), "tests ran");
  assert.equal(verdictWords(ended("compile-error")), "did not compile");
  assert.deepEqual(testsBrief([group("", 5, 5), group("2-wrap", 1, 5), group("odd", 1, 2)]), ["public 5/5", "stage 2 1/5", "odd 1/2"]);
  assert.equal(verdictKind("failed"), "calm");
  assert.equal(inWords({verdict: "failed"}), "tests fail");
});

const start = () => fromWelcome({seq: 0, consented: [], policy: {}, state: {phase: "exercise", members: [{member: "m1", name: "C", role: "candidate"}, {member: "m2", name: "M", role: "mentor"}], files: [], task: null}});
const after = (...bodies) => bodies.reduce((s, body) => reduce(s, {seq: s.seq + 1, at: 5, by: "m1", ...body}), start());

test("the mirror counts the candidate's runs of the tests but those that failed by our fault, and keeps groups and hints", () => {
  const tests = {runStarted: {run: 1, profile: "tests"}};
  assert.equal(after({runStarted: {run: 1, profile: "quick"}}).tests, 0);
  assert.equal(after(tests, {runEnded: {run: 1, verdict: "failed"}}).tests, 1);
  assert.equal(after({...tests, by: "m2"}, {runEnded: {run: 1, verdict: "sandbox-fault"}}).tests, 0, "a mentor's");
  assert.equal(after(tests, {runEnded: {run: 1, verdict: "sandbox-fault"}}).tests, 0);
  assert.equal(after({runStarted: {run: 1, profile: "quick"}}, tests, {runEnded: {run: 1, verdict: "stopped"}}).tests, 1);
  const {runs: [run]} = after(tests, {tested: {run: 1, ...group("", 1, 2)}}, {tested: {run: 1, ...group("1-a", 0, 1)}});
  assert.deepEqual(run.groups, [group("", 1, 2), group("1-a", 0, 1)]);
  const {task, log} = after({taskShown: {title: "T", statement: []}}, {hintGiven: {hint: 1, text: "One."}});
  assert.deepEqual(task.hints, ["One."]);
  assert.equal(log.at(-1).hintGiven.text, "One.");
});

test("hints are given in order while the table allows it, and tests are run where there are some", () => {
  const about = {tested: true, hints: [{}, {}], permissions: {hint: ["exercise"], test: ["exercise", "discussion"]}};
  const state = (phase, hints) => ({phase, task: hints && {hints}});
  assert.equal(nextHint(state("exercise", []), about), 1);
  assert.equal(nextHint(state("exercise", ["a"]), about), 2);
  assert.equal(nextHint(state("exercise", ["a", "b"]), about), 0);
  assert.equal(nextHint(state("discussion", []), about), 0);
  assert.equal(nextHint(state("exercise", null), about), 0);
  assert.equal(nextHint(state("exercise", []), {...about, hints: undefined}), 0);
  assert.deepEqual([mayTest({phase: "discussion"}, about), mayTest({phase: "warm-up"}, about), mayTest({phase: "exercise"}, {...about, tested: false})], [true, false, false]);
});

test("when a hint is due is said against the exercise's clock", () => {
  const minutes = n => n * 60_000;
  for (const [after, elapsed, words] of [
    [6, null, "advised after 6 min"], [6, 0, "advised after 6 min: in 6 min"], [6, minutes(4.5), "advised after 6 min: in 2 min"],
    [6, minutes(5.5), "advised after 6 min: in less than a minute"], [6, minutes(6.2), "advised after 6 min: now"], [6, minutes(9.9), "advised after 6 min: 3 min ago"],
  ]) assert.equal(advice(after, elapsed), words);
});
