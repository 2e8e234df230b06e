// What an open room makes of what the connection brings, beside its text.
import assert from "node:assert/strict";
import {test} from "node:test";
import {Room} from "../../../../webroot/room/room.js";

const WELCOME = {
  client: "c1", member: "m1", role: "candidate", generation: "g", seq: 0, clientSeq: 0, organisation: "QEMU mentorship",
  state: {phase: "lobby", members: [], files: [], task: null},
};

function welcomed(welcome = WELCOME) {
  const sent = [];
  const room = new Room({keep: {save() {}, saveKept() {}}, time: {now: () => 0, later: () => {}}});
  room.connection = {send: frame => sent.push(frame)};
  room.welcome(welcome);
  return {room, sent};
}

test("a page that comes back after saving went on does not say that it is paused", () => {
  const {room} = welcomed();
  const drawn = [];
  room.on("state", () => drawn.push(room.savingPaused));
  room.notice({saving: "paused"});
  room.closed();
  room.welcome({...WELCOME, state: undefined});
  room.ready();
  assert.deepEqual(drawn, [true, false]);
});

test("what was refused while saving was paused goes again as soon as saving is on", () => {
  const {room, sent} = welcomed();
  room.notice({saving: "paused"});
  room.store("say", {text: "hello"});
  room.refused({ref: sent[0].say.ref, code: "saving-paused", detail: ""});
  room.notice({saving: "on"});
  assert.deepEqual(sent[1], sent[0]);
  assert.equal(room.savingPaused, false);
});

test("a candidate sees the organisation's name until the task brings the title", () => {
  const {room} = welcomed();
  room.ready();
  assert.equal(room.title, "QEMU mentorship");
  room.events([{seq: 1, at: 0, taskShown: {title: "A byte ring", statement: []}}]);
  assert.equal(room.title, "A byte ring");
});
