// Beside the marks stands with how many hints an attempt was solved, and when they came.
import assert from "node:assert/strict";
import {test} from "node:test";
import {hintsInWords} from "../../../../webroot/room/hints-given.js";

const MINUTE = 60_000;
const begun = {at: 1000, phaseChanged: {phase: "exercise"}};
const hint = (number, minutes) => ({at: 1000 + minutes * MINUTE, hintGiven: {hint: number, text: "x"}});
const words = (given, log) => hintsInWords({task: {hints: Array(given).fill("x")}, log});

test("G-5 hints are counted and timed from the beginning of the exercise, not from when it was opened again", () => {
  const again = {at: 1000 + 40 * MINUTE, phaseChanged: {phase: "exercise"}};
  assert.equal(words(0, [begun]), "without hints");
  assert.equal(hintsInWords({task: null, log: []}), "without hints");
  assert.equal(words(1, [begun, hint(1, 1.9), again]), "with hint 1, at 1 minute");
  assert.equal(words(2, [begun, hint(1, 8), hint(2, 14.5), again]), "with hints 1 and 2, at 8 and 14 minutes");
  assert.equal(words(3, [begun, hint(1, 8), hint(2, 9), hint(3, 11)]), "with hints 1, 2 and 3, at 8, 9 and 11 minutes");
});

test("G-5 where the log does not reach back, hints are counted all the same", () => {
  const again = {at: 1000 + 40 * MINUTE, phaseChanged: {phase: "exercise"}};
  assert.equal(words(2, [hint(2, 14)]), "with hints 1 and 2");
  assert.equal(words(1, [hint(1, 8), again]), "with hint 1");
});
