// What programs and compilers write is read alike everywhere: colours, places, findings.
import assert from "node:assert/strict";
import {test} from "node:test";
import {brief, inkClass, inked, places, PLAIN, warned} from "../../../../webroot/room/output.js";
import {elapsed, seconds} from "../../../../webroot/shared/time.js";
import {sentence, verdictKind, verdictWords} from "../../../../webroot/room/words.js";

test("colours are kept across pieces and every other escape is left out", () => {
  const first = inked("a\u001b[1;31mb\u001b[2Jc");
  assert.deepEqual(first.parts.map(p => [p.text, inkClass(p.ink)]), [["a", ""], ["bc", "ink-bold ink-red"]]);
  const second = inked("d\u001b[0me\u001b]", first.ink);
  assert.deepEqual(second.parts.map(p => [p.text, inkClass(p.ink)]), [["d", "ink-bold ink-red"], ["e", ""]]);
  assert.equal(second.ink, PLAIN);
});

test("blanks between colours are no part of their own, since many lines are a colour each", () => {
  const {parts, ink} = inked("\u001b[31mone\u001b[0m\n\u001b[32mtwo\u001b[0m\n ");
  assert.deepEqual(parts.map(p => [p.text, inkClass(p.ink)]), [["one\n", "ink-red"], ["two\n ", "ink-green"]]);
  assert.equal(ink, PLAIN);
});

test("places are found only in files of the room", () => {
  assert.deepEqual(places("main.c:7:3 and stdio.h:5", ["main.c"]), [{from: 0, to: 10, name: "main.c", line: 7, column: 3}]);
});

test("warnings are counted, since a failure is not on their lines", () => {
  const warning = line => ({line, severity: "warning", message: "unused"});
  assert.equal(warned([warning(30)]), "1 warning, line 30");
  assert.equal(warned([warning(30), warning(4)]), "2 warnings, the first on line 30");
  assert.equal(warned([{...warning(7), severity: "error"}]), "");
});

test("events are told in plain sentences", () => {
  const say = body => sentence({seq: 1, at: 0, by: "m1", ...body}, {name: () => "Ana", roleOf: () => "candidate", role: "candidate", log: []})?.text;
  assert.equal(say({clockChanged: {why: "credited", millis: 120000, reason: "slow start"}}), "Clock credited 2:00 by Ana. Slow start.");
  assert.equal(say({by: null, clockChanged: {why: "credited", millis: 47000, reason: "The candidate's connection was lost."}}), "Clock credited 0:47. The candidate's connection was lost.");
  assert.equal(say({clockChanged: {why: "credited", millis: 20}}), undefined);
  assert.equal(say({handRaised: {up: true}}), "Ana raised a hand.");
  assert.equal(say({joined: {}}), undefined);
});

test("a note at the end of a line is no longer than a glance", () => {
  assert.equal(brief("implicit declaration of function 'pritnf'; did you mean 'printf'?"), "implicit declaration of function 'pritnf'");
  assert.equal(brief("pritnf is not declared before it is called: include its header, declare it above, or mend its spelling."),
    "pritnf is not declared before it is called");
  assert.equal(brief("Line 7 reads memory that line 6 freed; it was allocated on line 5."), "reads memory that line 6 freed");
  assert.equal(brief("a".repeat(70)).length, 58);
});

test("an exit code is told and is no fault, a signal is one", () => {
  const run = {output: [], result: {verdict: "nonzero", exit: 3, sentence: "Exit code 3."}};
  assert.equal(verdictWords(run), "exit 3");
  assert.deepEqual(["nonzero", "signal", "sanitizer", "timeout", "ok"].map(verdictKind), ["calm", "err", "err", "warn", "ok"]);
});

test("a run always has a time, also one that is quicker than can be told", () => {
  assert.deepEqual([0, 1, 12, 12_340].map(seconds), ["<0.001 s", "0.001 s", "0.012 s", "12.3 s"]);
  assert.deepEqual([-20, 12_900, 72_000].map(elapsed), ["0 s", "12 s", "1:12"]);
});
