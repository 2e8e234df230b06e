// The mirror of a room follows its events and never changes what it was given.
import assert from "node:assert/strict";
import {test} from "node:test";
import {mayEdit, mayRun, nextPhase, readOnlyBecause} from "../../../../webroot/room/may.js";
import {checksum, fromWelcome, OutOfStep, planned, reduce, remaining, toText} from "../../../../webroot/room/state.js";

const TERMS = {deletedOn: "2027-11-22", allowed: "Man pages.", notAllowed: "AI tools."};

const start = () => fromWelcome({
  seq: 10, consented: ["m1"], policy: {...TERMS},
  state: {
    phase: "exercise", frozen: false, clock: null, mentorTyping: false, editorOpen: true, task: null,
    members: [{member: "m1", name: "Candidate", role: "candidate", clients: ["c1"]}],
    files: [{file: 3, name: "a.c", version: 4, readOnly: false, text: "one\ntwo"}],
  },
});

const after = (state, ...bodies) => bodies.reduce((s, body) => reduce(s, {seq: s.seq + 1, at: 5, by: "m1", ...body}), state);

test("an edit moves one file to its next version and leaves the old state as it was", () => {
  const before = start();
  const state = after(before, {edited: {file: 3, version: 5, changes: [3, [0, "!"], 4]}});
  assert.equal(state.files[0].text.toString(), "one!\ntwo");
  assert.equal(state.files[0].version, 5);
  assert.equal(before.files[0].text.toString(), "one\ntwo");
});

test("an edit that skips a version is not believed", () => {
  assert.throws(() => after(start(), {edited: {file: 3, version: 7, changes: [7]}}), OutOfStep);
});

test("an event that was seen before changes nothing", () => {
  const state = start();
  assert.equal(reduce(state, {seq: 9, at: 1, said: {text: "again"}}), state);
});

test("an unknown event, also one named like a method of objects, only moves the number", () => {
  const state = after(start(), {somethingNew: {}}, {constructor: {}}, {toString: {}});
  assert.equal(state.seq, 13);
  assert.equal(state.log.length, 0);
});

test("people come, come twice and go", () => {
  const joined = after(start(), {joined: {client: "c2", member: "m2", name: "Mentor", role: "lead"}},
    {joined: {client: "c3", member: "m2", name: "Mentor", role: "lead"}}, {left: {client: "c2"}});
  assert.deepEqual(joined.members[1], {member: "m2", name: "Mentor", role: "lead", clients: ["c3"]});
  const gone = after(joined, {left: {client: "c3"}}).members[1];
  assert.deepEqual([gone.clients, gone.leftAt], [[], 5], "with the last page the member went");
});

test("who agreed to what holds no longer has not agreed", () => {
  const other = {...TERMS, allowed: "Nothing."};
  const changed = planned(start(), {policy: {...other}, consented: []});
  assert.deepEqual(after(changed, {consented: {terms: TERMS}}).consented, [], "decided just before the change");
  assert.deepEqual(after(changed, {consented: {terms: other}}, {consented: {terms: other}}).consented, ["m1"]);
});

test("a run is queued, speaks and ends", () => {
  const state = after(start(), {runStarted: {run: 1, profile: "quick", versions: {3: 4}}}, {runAdvanced: {run: 1, stage: "running", waited: 40}},
    {runOutput: {run: 1, channel: "out", text: "a"}}, {runOutput: {run: 1, channel: "out", text: "b"}},
    {runOutput: {run: 1, channel: "err", text: "c"}}, {inputClosed: {run: 1}}, {runEnded: {run: 1, verdict: "ok", exit: 0}});
  const [run] = state.runs;
  assert.deepEqual(run.versions, {3: 4});
  assert.deepEqual([run.at, run.since, run.took], [5, 5, 0]);
  assert.deepEqual(run.output, [{channel: "out", text: "ab"}, {channel: "err", text: "c"}]);
  assert.equal(run.stage, null);
  assert.equal(run.result.verdict, "ok");
  assert.ok(run.inputClosed);
  assert.deepEqual(state.log.map(e => Object.keys(e).at(-1)), ["runStarted", "runEnded"]);
});

test("only the last runs, messages and lines of the log are kept", () => {
  let state = start();
  for (let i = 0; i < 600; i++) state = after(state, {said: {text: `${i}`}}, {handRaised: {up: i % 2 === 0}});
  for (let i = 0; i < 19; i++) state = after(state, {runStarted: {run: i, profile: "quick"}}, ...(i === 1 ? [] : [{runEnded: {run: i, verdict: "ok"}}]));
  assert.equal(state.chat.length, 500);
  assert.equal(state.log.length, 200);
  assert.equal(state.runs.length, 15);
  assert.deepEqual(state.runs.slice(0, 2).map(r => r.run), [1, 5], "the one still open stays");
});

test("files are added, renamed and deleted; questions asked and ticked; switches turned", () => {
  const state = after(start(), {fileAdded: {file: 4, name: "b.h", text: "x\ry", readOnly: true}}, {fileRenamed: {file: 4, name: "c.h"}},
    {fileDeleted: {file: 3}}, {questionAsked: {question: 1, text: "Why?"}}, {questionTicked: {question: 1, answered: true}},
    {typingSwitched: {on: true}}, {editorSwitched: {open: false}}, {handRaised: {up: true}}, {consented: {terms: TERMS}});
  assert.deepEqual(state.files.map(f => [f.file, f.name, f.version, f.readOnly, f.text.length]), [[4, "c.h", 0, true, 3]]);
  assert.deepEqual(state.questions, [{question: 1, by: "m1", text: "Why?", answered: true}]);
  assert.ok(state.mentorTyping && !state.editorOpen && state.hand);
});

const person = role => ({role, member: `the ${role}`});

test("time that is up freezes until time is added", () => {
  const frozen = after(start(), {frozen: {}});
  assert.equal(mayEdit(frozen, person("candidate")), false);
  assert.equal(readOnlyBecause(frozen, person("candidate"), null), "Time is up");
  const discussion = after(frozen, {phaseChanged: {phase: "discussion", clock: null}});
  assert.equal(mayEdit(discussion, person("candidate")), false, "read-only until the lead opens it");
  assert.equal(mayEdit(after(discussion, {editorSwitched: {open: true}}), person("candidate")), true);
  assert.equal(mayEdit(after(frozen, {clockChanged: {clock: {remainingMillis: 60000}, why: "credited", millis: 60000}}), person("candidate")), true);
  const again = after(after(frozen, {phaseChanged: {phase: "ended", clock: null}}), {phaseChanged: {phase: "exercise", clock: null}});
  assert.equal(mayEdit(again, person("candidate")), false, "an end that is taken back lifts no freeze");
});

test("who may type follows role, phase and switches", () => {
  const lobby = {...start(), phase: "lobby"};
  assert.equal(mayEdit(lobby, person("candidate")), false);
  assert.equal(mayEdit({...lobby, mentorTyping: true}, person("mentor")), true);
  assert.equal(mayRun({...lobby, mentorTyping: true}, person("mentor")), false);
  assert.equal(mayEdit({...start(), mentorTyping: true}, person("observer")), false);
  assert.equal(mayEdit({...start(), phase: "ended", mentorTyping: true}, person("lead")), false);
  assert.equal(nextPhase("exercise"), "discussion");
  assert.equal(nextPhase("ended"), null);
});

test("the checksum is FNV-1a 32 over UTF-16 units, low byte first", () => {
  assert.equal(checksum(toText("")), 0x811c9dc5);
  const bytes = (...list) => list.reduce((h, b) => Math.imul(h ^ b, 0x01000193), 0x811c9dc5) >>> 0;
  assert.equal(checksum(toText("a\n\u20ac")), bytes(0x61, 0, 0x0a, 0, 0xac, 0x20));
});

test("a clock that stands shows what is left, one that runs counts to its end", () => {
  assert.equal(remaining({running: false, remainingMillis: 500, endsAt: 0}, 99), 500);
  assert.equal(remaining({running: true, remainingMillis: 500, endsAt: 1000}, 600), 400);
  assert.equal(remaining({running: true, remainingMillis: 500, endsAt: 1000}, 1600), 0);
  assert.equal(remaining(null, 5), 0);
});
