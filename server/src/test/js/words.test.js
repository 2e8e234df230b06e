// What happened in a room, in the words of whoever reads it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {readOnlyBecause} from "../../../../webroot/room/may.js";
import {sentence} from "../../../../webroot/room/words.js";

const MEMBERS = {m1: ["Candidate", "candidate"], m2: ["Mentor A", "lead"], m3: ["Mentor B", "mentor"], m4: ["Observer", "observer"]};

/** Somebody who reads what happened. */
const reader = (me, log = []) => ({
  name: member => member === me ? "You" : MEMBERS[member][0], roleOf: member => MEMBERS[member][1], role: MEMBERS[me][1], log,
});

const said = (event, me, log) => sentence({at: 0, ...event}, reader(me, log)).text;

test("an exercise that is opened again does not start, and neither does a discussion", () => {
  const clock = {running: true, remainingMillis: 90_000, totalMillis: 1_800_000};
  const log = ["exercise", "ended", "exercise", "discussion", "ended", "discussion"].map((phase, at) => ({seq: at + 1, at, phaseChanged: {phase, clock}}));
  const texts = log.map(event => said(event, "m1", log));
  assert.match(texts[0], /^Exercise started at /);
  assert.match(texts[2], /^The interview was opened again at .*\. 1:30 on the clock\.$/);
  assert.match(texts[3], /^Discussion began at /);
  assert.match(texts[5], /^The interview was opened again at [\d:]+\.$/);
});

test("who is held back is told by each what is true: a mentor decides for a candidate and for themselves", () => {
  const held = member => ({seq: 1, heldBack: {member}});
  const after = "The room was restored from a backup. ";
  for (const [member, me, words] of [
    ["m1", "m1", "You may read, and type once a mentor decides."],
    ["m1", "m2", "Candidate may read, and type once a mentor decides."],
    ["m2", "m2", "You read until you go on."],
    ["m3", "m3", "You read until you go on."],
    ["m3", "m2", "Mentor B reads until they go on."],
    ["m2", "m1", "Mentor A reads until they go on."],
    ["m3", "m4", "Mentor B reads until they go on."],
  ]) assert.equal(said(held(member), me), after + words, `${member} to ${me}`);
});

test("why the text cannot be changed waits for a mentor only where the reader is none", () => {
  const state = {phase: "exercise", frozen: false, held: ["m1", "m2", "m3"], mentorTyping: true};
  const why = (member, more) => readOnlyBecause({...state, ...more}, {member, role: MEMBERS[member][1]}, null);
  assert.equal(why("m1"), "Read-only until a mentor decides");
  assert.equal(why("m2"), "Read-only until you go on");
  assert.equal(why("m3"), "Read-only until you go on");
  assert.equal(why("m3", {mentorTyping: false}), "Typing off");
  assert.equal(why("m4"), "Observers read only");
});

test("a lowered hand takes the raised one from between the messages and is no line of its own there", () => {
  const raised = sentence({seq: 1, at: 0, by: "m1", handRaised: {up: true}}, reader("m2"));
  const lowered = sentence({seq: 2, at: 0, by: "m1", handRaised: {up: false}}, reader("m2"));
  assert.deepEqual([raised.chat, lowered.chat, raised.about === lowered.about], [true, false, true]);
});
