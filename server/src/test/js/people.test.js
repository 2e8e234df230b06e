// A room has seats, one for each link; the page shows people.
import assert from "node:assert/strict";
import {test} from "node:test";
import {lastAboutEach, news, underHeaders} from "../../../../webroot/room/news.js";
import {byRole, candidate, candidateCame, people, raisedHand} from "../../../../webroot/room/people.js";

const seat = (member, role, name, here) => ({member, role, name, clients: here ? [`c-${member}`] : []});
const ids = members => people(members).map(m => m.member);

test("a candidate with several links is one person, where they are", () => {
  const lead = seat("m0", "lead", "Mentor A", true);
  const first = seat("m1", "candidate", "Ada", false), second = seat("m2", "candidate", "Ada", true), third = seat("m3", "candidate", "Candidate", false);
  assert.deepEqual(ids([lead, first, second, third]), ["m0", "m2"]);
  assert.equal(candidate([lead, first, second, third]), second);
});

test("a candidate who is not here sits where the last link seats them", () => {
  const members = [seat("m1", "candidate", "Ada", false), seat("m2", "candidate", "Ada", false)];
  assert.deepEqual(ids(members), ["m2"]);
  assert.equal(candidate([seat("m0", "lead", "Mentor A", true)]), undefined);
});

test("two who are here at once are both shown, and people with accounts are never taken for one another", () => {
  assert.deepEqual(ids([seat("m1", "candidate", "Ada", true), seat("m2", "candidate", "Ada", true)]), ["m1", "m2"]);
  assert.deepEqual(ids([seat("m1", "mentor", "Kim", false), seat("m2", "mentor", "Kim", false)]), ["m1", "m2"]);
  assert.deepEqual(ids([seat("m1", "observer", "Eve", false), seat("m2", "observer", "Bob", true), seat("m3", "observer", "Eve", true)]), ["m2", "m3"]);
});

test("a hand is up at the place where its owner sits now", () => {
  const lead = seat("m0", "lead", "Mentor A", true), left = seat("m1", "candidate", "Ada", false), now = seat("m2", "candidate", "Ada", true);
  const log = [{seq: 4, by: "m1", handRaised: {up: true}}];
  assert.equal(raisedHand({hand: true, log, members: [lead, left, now]}), now);
  assert.equal(raisedHand({hand: true, log, members: [lead, {...left, clients: ["c"]}, now]}).member, "m1");
  assert.equal(raisedHand({hand: false, log, members: [lead, left, now]}), undefined);
});

test("what others said, asked and raised is news until it was seen, and a lowered hand is none", () => {
  const state = {
    hand: true, chat: [{seq: 3, by: "m1"}, {seq: 5, by: "m0"}, {seq: 6, by: "m1"}],
    log: [{seq: 4, by: "m1", questionAsked: {question: 1, text: "?"}}, {seq: 7, by: "m1", handRaised: {up: true}}],
  };
  assert.deepEqual(news(state, "m0", {chat: 3, questions: 3}), {chat: 2, questions: 1});
  assert.deepEqual(news({...state, hand: false}, "m0", {chat: 3, questions: 4}), {chat: 1, questions: 0});
  assert.deepEqual(news(state, "m1", {chat: 0, questions: 0}), {chat: 1, questions: 0});
});

test("messages of one person stand under one header for two minutes, unless somebody or the room spoke in between", () => {
  const lines = [[0, "m1"], [60, "m1"], [119, "m1"], [120, "m1"], [130, "m0"], [131, "m1"], [132], [133, "m1"]].map(([seconds, by]) => ({at: seconds * 1000, by}));
  assert.deepEqual(underHeaders(lines).map(line => line.headed), [true, false, false, true, true, true, true, true]);
});

test("a mentor who tries the candidate's side is no candidate who came", () => {
  const came = (ada, consented = ["m1"]) => candidateCame({consented, members: [seat("m1", "candidate", "Trial candidate", true), ada]});
  assert.equal(came(seat("m2", "candidate", "Ada", false)), false);
  assert.equal(came(seat("m2", "candidate", "Ada", true)), true);
  assert.equal(came({...seat("m2", "candidate", "Ada", false), leftAt: 5}), true, "one who left again did come");
  assert.equal(came(seat("m2", "candidate", "Ada", false), ["m1", "m2"]), true);
});

test("the candidate stands first, then who leads, asks and watches", () => {
  const list = [seat("m0", "lead", "A", true), seat("m3", "observer", "O", true), seat("m1", "candidate", "C", true), seat("m2", "mentor", "B", true)];
  assert.deepEqual(byRole(list).map(m => m.role), ["candidate", "lead", "mentor", "observer"]);
});

test("between two messages only the last of the room's lines about one thing stands", () => {
  const lines = [
    {key: "raised", about: "hand"}, {key: "lowered", about: "hand"}, {key: "on", about: "typing"}, {key: "credit"}, {key: "off", about: "typing"},
    {key: "said", by: "m1"}, {key: "raised again", about: "hand"}, {key: "said too", by: "m2"}, {key: "lowered again", about: "hand"},
  ];
  assert.deepEqual(lastAboutEach(lines).map(l => l.key), ["lowered", "credit", "off", "said", "raised again", "said too", "lowered again"]);
});
