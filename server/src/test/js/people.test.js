// A room has seats, one for each link; the page shows people.
import assert from "node:assert/strict";
import {test} from "node:test";
import {candidate, people} from "../../../../webroot/room/people.js";

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
