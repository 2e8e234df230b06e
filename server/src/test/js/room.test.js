// What an open room makes of what the connection brings, beside its text.
import assert from "node:assert/strict";
import {test} from "node:test";
import {ChangeSet} from "@codemirror/state";
import {mayEdit, mayRun, readOnlyBecause, waiting} from "../../../../webroot/room/may.js";
import {checksum, toText} from "../../../../webroot/room/state.js";
import {Room} from "../../../../webroot/room/room.js";

const WELCOME = {
  client: "c1", member: "m1", role: "candidate", generation: "g", seq: 0, clientSeq: 0, organisation: "QEMU mentorship",
  consented: [], policy: {deletedOn: "2027-11-22", allowed: "Man pages.", notAllowed: "AI tools."},
  state: {phase: "lobby", members: [], files: [], task: null},
};

const NOTHING_KEPT = {save() {}, saveKept: () => true, readKept: () => []};

function welcomed(welcome = WELCOME) {
  const sent = [];
  const room = new Room({keep: NOTHING_KEPT, time: {now: () => 0, later: () => {}}});
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

const files = [{file: 3, name: "main.c", version: 2, readOnly: false, text: "ab"}];

test("text that an earlier page left before a restore is kept, and the room is told that this page is of before it", () => {
  const leftover = {
    generation: "before", client: "c0", seq: 9, tracks: {3: {version: 1, pending: [1, [0, "mine"]], pendingEdits: 4}},
    outbox: {clientSeq: 2, ref: 2, frozen: null, queue: [{kind: "edit", body: {}, file: 3}]},
  };
  const room = new Room({keep: NOTHING_KEPT, leftover, time: {now: () => 0, later: () => {}}});
  room.connection = {send() {}};
  const state = {...WELCOME.state, phase: "exercise", files};
  assert.equal(room.welcome({...WELCOME, state}), true, "it joins once more");
  assert.equal(room.kept[0].code, "restored");
  assert.equal(room.kept[0].text, "mine");
  assert.deepEqual(room.joinWith(), {generation: "before", client: "c1", seq: 0});
  assert.equal(room.welcome({...WELCOME, client: "c2", foreign: true, state: {...state, held: ["m1"]}}), false);
  room.ready();
  assert.deepEqual(room.joinWith(), {generation: "g", client: "c2", seq: 0});
  assert.equal(room.outbox.idle, true);
});

test("who is held back may neither type nor run until they are admitted", () => {
  const {room} = welcomed({...WELCOME, state: {...WELCOME.state, phase: "exercise", files}});
  room.ready();
  room.events([{seq: 1, at: 0, heldBack: {member: "m1"}}]);
  assert.equal(mayEdit(room.state, room.me), false);
  assert.equal(mayRun(room.state, room.me), false);
  assert.equal(readOnlyBecause(room.state, room.me, null), "Read-only until a mentor decides");
  assert.equal(mayEdit(room.state, {role: "candidate", member: "m2"}), true);
  room.events([{seq: 2, at: 0, by: "m3", admitted: {member: "m1"}}]);
  assert.equal(mayEdit(room.state, room.me), true);
});

test("mentors are told of a candidate who is here and held back, and of nobody else", () => {
  const here = {clients: ["c1"]};
  const members = [{member: "m1", role: "candidate", ...here}, {member: "m2", role: "mentor", ...here}, {member: "m3", role: "observer", ...here}];
  const told = (held, role = "lead", all = members) => waiting({held, members: all}, {role})?.member ?? null;
  assert.equal(told(["m2", "m3", "m1"]), "m1");
  assert.equal(told(["m2", "m3"]), null, "a mentor decides for themselves, and an observer changes nothing");
  assert.equal(told(["m1"], "candidate"), null);
  assert.equal(told(["m1"], "observer"), null);
  assert.equal(told(["m1"], "mentor", [{...members[0], clients: []}]), null, "who is away waits for nobody");
  assert.equal(told([]), null);
});

test("a text that differs from the room's is reported before the room is fetched anew", () => {
  const {room, sent} = welcomed({...WELCOME, state: {...WELCOME.state, phase: "exercise", files}});
  room.ready();
  let joined = 0;
  room.connection.rejoin = () => joined++;
  room.events([{seq: 1, at: 0, by: "m2", client: "c9", edited: {file: 3, version: 3, changes: [2, [0, "c"]], length: 3, hash: 1}}]);
  assert.deepEqual(sent.at(-1), {differs: {file: 3, version: 3, hash: checksum(toText("abc"))}});
  assert.equal(joined, 1);
});

const MENTOR = {...WELCOME, role: "mentor", member: "m2", state: {...WELCOME.state, phase: "exercise", mentorTyping: true, files}};

test("what a curtain withheld is shown anew, and what is in flight is still answered", () => {
  const {room, sent} = welcomed(MENTOR);
  room.ready();
  const shown = [];
  room.on("reset", () => shown.push(room.file(3).text.toString()));
  room.store("say", {text: "hello"});
  room.events([{seq: 5, at: 1, by: "m1", curtainMoved: {drawn: true}}]);
  assert.equal(readOnlyBecause(room.state, room.me, room.file(3)), "Behind the curtain");
  room.notice({curtain: {since: 1, runs: 2, tests: {held: 4, of: 5}}});
  assert.deepEqual(room.state.curtain.tests, {held: 4, of: 5});
  room.fresh({seq: 9, state: {...MENTOR.state, curtain: null, files: [{...files[0], version: 7, text: "new"}]}});
  assert.deepEqual(shown, ["new"]);
  assert.equal(room.state.curtain, null);
  assert.ok(mayEdit(room.state, room.me));
  room.events([{seq: 10, at: 2, by: "m2", client: "c1", clientSeq: 1, said: {text: "hello"}}]);
  assert.equal(room.outbox.idle, true);
  assert.equal(sent.filter(frame => frame.say).length, 1);
});

test("what was typed upon the text before a curtain is kept, and its push is taken as anybody's when it comes", () => {
  const {room} = welcomed(MENTOR);
  room.ready();
  room.typed(3, ChangeSet.of({from: 2, insert: "mine"}, 2));
  assert.equal(room.outbox.frozen.kind, "edit");
  room.fresh({seq: 9, state: {...MENTOR.state, files: [{...files[0], version: 7, text: "new"}]}});
  assert.equal(room.kept.at(-1).text, "abmine");
  assert.equal(room.kept.at(-1).code, "curtain");
  room.events([{seq: 10, at: 2, by: "m2", client: "c1", clientSeq: 1, edited: {file: 3, version: 8, changes: [3, [0, "mine"]]}}]);
  assert.equal(room.shown(3).toString(), "newmine");
  assert.equal(room.outbox.idle, true);
  assert.equal(room.outbox.clientSeq, 1);
});

test("a push that was dropped and is refused, or never arrived, gives its number to what comes next", () => {
  for (const over of [room => room.refused({ref: 1, code: "read-only", detail: ""}), room => {
    room.closed();
    room.welcome({...MENTOR, state: undefined, clientSeq: 0});
    room.fresh({seq: 9, state: {...MENTOR.state, files}});
    room.ready();
  }]) {
    const {room, sent} = welcomed(MENTOR);
    room.ready();
    room.typed(3, ChangeSet.of({from: 2, insert: "mine"}, 2));
    room.fresh({seq: 9, state: {...MENTOR.state, files}});
    over(room);
    room.store("say", {text: "hello"});
    assert.equal(sent.at(-1).say.clientSeq, 1);
    assert.equal(room.kept.length, 1);
  }
});

test("what others see of a curtain ends with the time and with the phase", () => {
  for (const last of [{frozen: {}}, {phaseChanged: {phase: "discussion", clock: null}}, {curtainMoved: {drawn: false}}]) {
    const {room} = welcomed(MENTOR);
    room.ready();
    room.events([{seq: 1, at: 1, by: "m1", curtainMoved: {drawn: true}}, {seq: 2, at: 2, ...last}]);
    assert.equal(room.state.curtain, null);
  }
});

test("W-9 a page whose member is something else from now on follows that, and keeps nothing of the panel's", () => {
  const members = [{member: "m3", name: "Boris", role: "mentor", clients: ["c1"]}, {member: "m2", name: "Lea", role: "lead", clients: ["c2"]}];
  const {room, sent} = welcomed({...WELCOME, member: "m3", role: "mentor", hints: [{text: "A"}], permissions: {say: ["lobby"]}, state: {...WELCOME.state, members}});
  room.ready();
  room.panel.told({state: {number: 0, words: [], cards: {}, pins: [], notes: [], locked: []}});
  room.panel.store("note", {text: "Mine."}).catch(() => {});
  room.events([{seq: 1, at: 1, by: "m2", seated: {member: "m3", role: "observer"}}]);
  room.notice({seat: {role: "observer", permissions: {say: []}}});
  assert.equal(room.me.role, "observer");
  assert.equal(room.about.hints, undefined);
  assert.deepEqual(room.about.permissions, {say: []});
  assert.equal(room.panel.panel, null);
  assert.equal(room.panel.waiting, 0);
  assert.equal(room.state.members[0].role, "observer");
  room.events([{seq: 2, at: 2, by: "m2", seated: {member: "m3", role: null}}]);
  assert.equal(room.state.members[0].out, true);
  room.events([{seq: 3, at: 3, by: "m3", joined: {client: "c9", member: "m3", name: "Boris", role: "mentor"}}]);
  assert.equal(room.state.members[0].out, undefined);
  assert.equal(sent.filter(frame => frame.note).length, 1);
});

test("W-5 a wish about a seat is refused to whoever wished it", () => {
  const {room, sent} = welcomed({...WELCOME, member: "m2", role: "lead", permissions: {seat: ["lobby"]}});
  room.ready();
  const said = [];
  room.seat("m3", null, refusal => said.push(refusal.detail));
  assert.deepEqual(sent.at(-1).seat, {ref: sent.at(-1).seat.ref, member: "m3", role: "none"});
  room.refused({ref: sent.at(-1).seat.ref, code: "not-allowed", detail: "Only the lead."});
  assert.deepEqual(said, ["Only the lead."]);
});
