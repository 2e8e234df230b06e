// The ledger of the clock comes to the end that the clock shows, whatever happens to it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {endOf, entryTime, entryWords} from "../../../../webroot/room/ledger.js";
import {fromWelcome, reduce} from "../../../../webroot/room/state.js";

const AT = 1_800_000_000_000, MINUTE = 60_000;

const lobby = () => fromWelcome({seq: 0, consented: [], policy: {}, state: {
  phase: "warm-up", frozen: false, clock: null, mentorTyping: false, editorOpen: true, task: null, members: [], files: [],
}});
const after = (state, at, body) => reduce(state, {seq: state.seq + 1, at, ...body});
const running = (endsAt, left, credited = 0) => ({running: true, remainingMillis: left, endsAt, totalMillis: 30 * MINUTE, creditedMillis: credited});
const standing = (left, credited = 0) => ({running: false, remainingMillis: left, endsAt: 0, totalMillis: 30 * MINUTE, creditedMillis: credited});
const begun = () => after(lobby(), AT, {phaseChanged: {phase: "exercise", clock: running(AT + 30 * MINUTE, 30 * MINUTE)}});
const change = (state, at, clock, why, millis, reason, since) => after(state, at, {clockChanged: {clock, why, millis, reason, since}, by: "m2"});

test("R-5 the end is the beginning, the length and every line", () => {
  let state = begun();
  assert.equal(endOf(state.ledger), AT + 30 * MINUTE);
  state = change(state, AT + MINUTE, running(AT + 32 * MINUTE, 32 * MINUTE, 2 * MINUTE), "credited", 2 * MINUTE, "A slow start.");
  assert.equal(endOf(state.ledger), state.clock.endsAt);
  state = change(state, AT + 2 * MINUTE, standing(30 * MINUTE, 2 * MINUTE), "paused", 0, "A call.");
  assert.deepEqual(state.ledger.stop, {since: AT + 2 * MINUTE, by: "m2", reason: "A call."});
  state = change(state, AT + 6 * MINUTE, running(AT + 36 * MINUTE, 30 * MINUTE, 2 * MINUTE), "resumed", 0, "It is over.");
  assert.equal(endOf(state.ledger), state.clock.endsAt);
  state = change(state, AT + 37 * MINUTE, running(AT + 38 * MINUTE, MINUTE, 3 * MINUTE), "credited", MINUTE, "Later.", AT + 36 * MINUTE + 30_000);
  assert.equal(endOf(state.ledger), state.clock.endsAt);
  assert.deepEqual(state.ledger.entries.map(entryWords),
    ["2:00 credited", "The clock stood for 4:00", "The clock stood at zero for 1:00", "1:00 credited"]);
  assert.match(entryTime(state.ledger.entries[1]), /^..:..:..–..:..:..$/);
  assert.match(entryTime(state.ledger.entries[0]), /^..:..:..$/);
});

test("R-8 an end by accident is a line, and a clock that stood before goes on standing", () => {
  let state = change(begun(), AT + MINUTE, standing(29 * MINUTE), "paused", 0, "A call.");
  state = after(state, AT + 2 * MINUTE, {phaseChanged: {phase: "ended", clock: standing(29 * MINUTE)}, by: "m2"});
  state = after(state, AT + 4 * MINUTE, {phaseChanged: {phase: "exercise", clock: standing(29 * MINUTE)}, by: "m2"});
  assert.deepEqual(state.ledger.entries.map(one => one.millis), [MINUTE, 2 * MINUTE]);
  assert.equal(state.ledger.stop.reason, "A call.");
  state = change(state, AT + 5 * MINUTE, running(AT + 34 * MINUTE, 29 * MINUTE), "resumed", 0, "It is over.");
  assert.equal(endOf(state.ledger), state.clock.endsAt);
});

test("R-5 a server's clock that was set back is a line of its own", () => {
  const state = change(begun(), AT - 10 * MINUTE, running(AT + 19 * MINUTE, 29 * MINUTE), "resumed", 0, "The server was away, our fault.", AT + MINUTE);
  assert.equal(endOf(state.ledger), state.clock.endsAt);
  assert.equal(entryWords(state.ledger.entries[0]), "The server's own clock was set back by 11:00, and nothing was lost");
});
