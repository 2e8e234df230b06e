// What a report tells of time: in order, in words, and with marks that do not stand on one another.
import assert from "node:assert/strict";
import {test} from "node:test";
import {attendance, exerciseWords, happened, merged, nameIn, rows, stretch, typed, when} from "../../../../webroot/report/told.js";

const AT = Date.UTC(2027, 0, 5, 12, 0, 0), MINUTE = 60_000, DAY = 24 * 60 * MINUTE;
const REPORT = {
  title: "A byte ring", minutes: 30, endedAt: AT + 50 * MINUTE,
  people: [
    {member: "m2", name: "Lea", role: "lead", came: true, consentedAt: null},
    {member: "m3", name: "Ben", role: "mentor", came: false, consentedAt: null},
    {member: "m1", name: "Ada", role: "candidate", came: true, consentedAt: AT - MINUTE},
    {member: "m9", name: "Ada", role: "candidate", came: false, consentedAt: null},
  ],
  phases: [{phase: "lobby", from: AT - 2 * DAY, to: AT}, {phase: "warm-up", from: AT, to: AT + 3 * MINUTE}, {phase: "exercise", from: AT + 3 * MINUTE, to: AT + 40 * MINUTE},
    {phase: "discussion", from: AT + 40 * MINUTE, to: AT + 50 * MINUTE}],
  clock: [{what: "paused", from: AT + 10 * MINUTE, to: AT + 14 * MINUTE, by: "m2", millis: 4 * MINUTE, reason: "A call."}, {what: "credited", from: AT + 20 * MINUTE - 9000, to: AT + 20 * MINUTE, by: null, millis: 7000, reason: "The run queue was slow, our fault."}],
  hints: [{hint: 1, at: AT + 15 * MINUTE, by: "m2", text: "Draw it."}], curtains: [{from: AT + 5 * MINUTE, to: AT + 9 * MINUTE}],
  typing: [{by: "m2", minutes: [{at: AT + 30 * MINUTE, edits: 1}]}, {by: "m1", minutes: [{at: AT + 4 * MINUTE, edits: 30}, {at: AT + 6 * MINUTE, edits: 12}]}],
  questions: [], files: [],
  runs: [{run: 1, at: AT + 6 * MINUTE, by: "m1", profile: "quick", again: 0, verdict: "ok", sentence: "", tests: []},
    {run: 2, at: AT + 7 * MINUTE, by: "m1", profile: "tests", again: 0, verdict: "failed", sentence: "4 of 5 tests hold.", tests: [{stage: "", passed: 4, total: 5, lines: []}]}],
  rubric: [{id: "memory", title: "Memory and undefined behaviour"}],
  panel: {pins: [{by: "m2", pinned: {at: AT + 8 * MINUTE, criterion: "memory", seq: 90, run: 2}}]},
};

test("a chart begins with what was timed, however long somebody stood in the lobby before", () => {
  assert.deepEqual(stretch(REPORT), {from: AT, to: AT + 50 * MINUTE});
  assert.deepEqual(stretch({phases: [{phase: "lobby", from: AT, to: AT}], endedAt: AT}), {from: AT, to: AT + MINUTE});
});

test("each kind of mark has its row, with a label of its own", () => {
  assert.deepEqual(rows(REPORT).map(({name, marks}) => [name, ...marks.map(one => one.label)]),
    [["Runs", "1"], ["Tests", "4/5"], ["Hints", "1"], ["Clock", "stood 4:00", "+0:07"], ["Pins", "Memory"]]);
  assert.ok(!rows({...REPORT, panel: null}).some(row => row.name === "Pins"), "who sees no panel sees no pins");
});

test("marks that stand close become one, and one far away stays alone", () => {
  const groups = merged([{at: 30}, {at: 0}, {at: 10}, {at: 20}], at => at, 11);
  assert.deepEqual(groups.map(group => group.map(({at}) => at)), [[0, 10, 20, 30]]);
  assert.deepEqual(merged([{at: 0}, {at: 30}], at => at, 11).length, 2);
});

test("the table says all of it in order of time and names who did it", () => {
  const lines = happened(REPORT);
  assert.deepEqual(lines.map(line => line.at), lines.map(line => line.at).sort((a, b) => a - b));
  const said = lines.map(line => [line.what, line.who].join(" · "));
  for (const line of ["Agreed to being recorded · Ada", "The clock stood for 4:00. A call. · Lea", "0:07 credited. The run queue was slow, our fault. · the server",
    "Hint 1 · Lea", "Run 1: ok · Ada", "Tests 2: 4 of 5 tests hold. · Ada", "Pin to Memory and undefined behaviour · Lea", "Behind the curtain · "]) assert.ok(said.includes(line), line);
  assert.match(when({at: AT, until: AT + 3 * MINUTE}), /^\d\d:00:00–\d\d:03:00$/);
});

test("how long the exercise was is said in seconds where it was over in less than a minute", () => {
  assert.equal(exerciseWords(REPORT), "37:00 min, planned 30 minutes");
  assert.equal(exerciseWords({...REPORT, extraMinutes: 6, phases: [{phase: "exercise", from: AT, to: AT + 1900}, {phase: "exercise", from: AT, to: AT + 1100}]}), "3 s, planned 30 minutes, 6 of them extra");
  assert.equal(exerciseWords({...REPORT, phases: [{phase: "exercise", from: AT, to: AT + 59_600}]}), "1:00 min, planned 30 minutes");
  assert.equal(exerciseWords({...REPORT, phases: []}), "Not begun");
});

test("who wrote most comes first, and a link that nobody used is nobody", () => {
  assert.deepEqual(typed(REPORT).map(({name, words}) => [name, words]), [["Ada", "42 changes in 2 minutes"], ["Lea", "1 change in 1 minute"]]);
  assert.deepEqual(attendance(REPORT).map(({name, came}) => [name, came]), [["Ada", true], ["Lea", true], ["Ben", false]]);
  assert.equal(nameIn(REPORT)(null), "the server");
});
