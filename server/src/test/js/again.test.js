// What a run comes to that is run once more.
import assert from "node:assert/strict";
import {test} from "node:test";
import {likeness} from "../../../../webroot/room/again.js";

const RECEIPT = {sources: "aa", compiler: "gcc 12", limits: "2 s", policy: "bb"};
const run = (number, again, pieces, result = {}) => ({
  run: number, again, output: pieces.map(([channel, text]) => ({channel, text})),
  result: {verdict: "ok", exit: 0, signal: 0, sentence: "Ended normally.", receipt: RECEIPT, ...result},
});
const first = run(3, undefined, [["out", "a\n"], ["err", "x"], ["out", "b\n"]]);
const against = (pieces, result) => likeness(run(5, 3, pieces, result), [first, run(5, 3, pieces, result)]);

test("X_7 the same end and the same output are the same, however the streams were cut", () => {
  assert.deepEqual(against([["out", "a\nb\n"], ["err", "x"]]), {kind: "ok", sentence: "Same as run 3: the same end and the same output.", more: ""});
});

test("X_7 the first line that is another one is told, and on which stream", () => {
  assert.equal(against([["out", "a\nc\n"], ["err", "x"]]).sentence, "Differs from run 3: line 2 of its output is another one.");
  assert.equal(against([["out", "a\nb\n"], ["err", "y"]]).sentence, "Differs from run 3: line 1 of its error output is another one.");
  assert.equal(against([["out", "a\nb\n"], ["err", "x"], ["compiler", "main.c:1: warning\n"]]).sentence, "Differs from run 3: line 1 of what the compiler says is another one.");
});

test("X_7 another end comes before any output", () => {
  for (const end of [{verdict: "nonzero", exit: 1}, {exit: 1}, {verdict: "signal", exit: -1, signal: 11}]) {
    assert.equal(against([["out", "c\n"]], end).sentence, "Differs from run 3, which ended otherwise: Ended normally.");
  }
});

test("X_7 what is another machine's doing is told beside it", () => {
  const changed = {...RECEIPT, compiler: "gcc 13", policy: "cc"};
  assert.equal(against([["out", "a\nb\n"], ["err", "x"]], {receipt: changed}).more, "Since then another: the compiler, the sandbox.");
  assert.equal(against([["out", "z"]], {receipt: {...RECEIPT, limits: "9 s"}}).more, "Since then another: the limits.");
  assert.equal(against([["out", "z"]]).more, "It may rest on addresses, time or chance.");
});

test("X_7 addresses and process numbers in a report are no difference", () => {
  const report = (pid, at) => run(pid, pid === 1 ? undefined : 1, [["err", `==${pid}==ERROR: heap-use-after-free on ${at} of size 4\n`]], {verdict: "sanitizer", exit: 86});
  const [one, other] = [report(1, "0x7f12"), report(22, "0x55aa")];
  assert.equal(likeness(other, [one, other]).kind, "ok");
});

test("X_7 what was stopped, went wrong by our fault, or runs still says nothing of the program", () => {
  for (const verdict of ["stopped", "lost", "sandbox-fault"]) assert.equal(against([["out", "z"]], {verdict}).sentence, "");
  assert.equal(likeness({...run(5, 3, []), result: null}, [first]).sentence, "");
  assert.equal(likeness(first, [first]).sentence, "");
  assert.equal(likeness(null, [first]).sentence, "");
});

test("X_7 a run whose first is not kept any more says so", () => {
  assert.equal(likeness(run(5, 3, []), []).sentence, "Run 3 once more; what it came to then is not kept here any more.");
});
