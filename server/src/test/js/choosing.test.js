// What waits for whom among applications, and what differs between two texts of one.
import assert from "node:assert/strict";
import {test} from "node:test";
import {changes, chosen, counts, notOffered, sorted, totalHours, waitsFor, weeksOf} from "../../../../webroot/admission/choosing.js";
import {CRITERIA, figure, LEVELS, meanOf, spreadWords, withoutLevel} from "../../../../webroot/admission/criteria.js";

const line = (id, more = {}) => ({id, idea: {id: "i", title: "Lamp"}, applicant: {id: "a", name: "Ada"}, state: "submitted", programmes: ["gsoc"], submittedAt: `2027-03-0${id}T00:00:00Z`, reviews: 0, expectedReviews: 2, ownReview: null, ...more});
const mentor = {mentors: idea => idea === "i", coordinator: false, closed: false};
const coordinator = {mentors: () => false, coordinator: true, closed: true};

test("a mentor's own review waits before all else, and a conflict or a decision lets nothing wait", () => {
  assert.equal(waitsFor(line(1), mentor), "review");
  assert.equal(waitsFor(line(1, {ownReview: "begun"}), mentor), "begun");
  assert.equal(waitsFor(line(1, {ownReview: "locked", reviews: 1}), mentor), "others");
  assert.equal(waitsFor(line(1, {ownReview: "locked", reviews: 2}), mentor), "");
  assert.equal(waitsFor(line(1, {conflicted: true}), mentor), "");
  for (const state of ["draft", "accepted", "declined", "withdrawn"]) assert.equal(waitsFor(line(1, {state}), mentor), "", state);
});

test("a decision waits for coordinators once applications are closed", () => {
  assert.equal(waitsFor(line(1), coordinator), "decision");
  assert.equal(waitsFor(line(1), {...coordinator, closed: false}), "others");
  assert.equal(waitsFor(line(1, {reviews: 2}), {...coordinator, closed: false}), "");
});

test("what waits for oneself stands first, then what came first, and what is over last", () => {
  const all = [line(1, {state: "declined"}), line(2, {ownReview: "locked", reviews: 2}), line(4), line(3), line(5, {ownReview: "begun"})];
  assert.deepEqual(sorted(all, mentor).map(one => one.id), [3, 4, 5, 2, 1]);
});

test("filters hold together, and a line of the dashboard asks for what anybody has to do", () => {
  const all = [line(1, {reviews: 1}), line(2, {programmes: ["outreachy"]}), line(3, {state: "accepted"}), line(4, {idea: {id: "k", title: "Bell"}, applicant: {id: "b", name: "Bob"}})];
  const ids = filters => chosen(all, filters).map(one => one.id);
  assert.deepEqual(ids({}), [1, 2, 3, 4]);
  assert.deepEqual(ids({idea: "i", programme: "gsoc"}), [1, 3]);
  assert.deepEqual(ids({q: " bELL "}), [4]);
  assert.deepEqual(ids({q: "ada", state: "accepted"}), [3]);
  assert.deepEqual(ids({waits: "review"}), [2, 4]);
  assert.deepEqual(ids({waits: "decision"}), [1, 2, 4]);
  assert.deepEqual(counts(all), {submitted: 3, accepted: 1});
});

test("a schedule is told in weeks and sums", () => {
  const rows = [{from: 1, to: 1, task: "Read", hours: 10}, {from: 2, to: 4, task: "Write", hours: 20}];
  assert.deepEqual(rows.map(weeksOf), ["Week 1", "Weeks 2–4"]);
  assert.equal(totalHours(rows), 70);
});

const form = more => ({programmes: ["gsoc"], problem: "A lock.", outline: "Split it.", schedule: [{from: 1, to: 2, task: "Do", hours: 30}], answers: {why: "So."}, accepted: {conduct: 1}, commitments: [], links: [], ...more});
const round = {programmes: [{id: "gsoc", name: "Summer"}, {id: "o", name: "Outreachy"}], questions: [{id: "why", text: "Why?"}], policies: [{id: "conduct", title: "Conduct", version: 2}]};

test("two texts are compared by what they say, field by field", () => {
  assert.deepEqual(changes(form(), form(), round), []);
  const after = form({programmes: ["gsoc", "o"], schedule: [{from: 1, to: 2, task: "Do", hours: 31}], answers: {}, accepted: {conduct: 2}});
  assert.deepEqual(changes(form(), after, round), [
    {label: "Programmes", before: "Summer", after: "Summer\nOutreachy"},
    {label: "Schedule", before: "Weeks 1–2: Do, 30 hours a week", after: "Weeks 1–2: Do, 31 hours a week"},
    {label: "Why?", before: "So.", after: ""},
    {label: "Accepted", before: "Conduct, version 1", after: "Conduct, version 2"},
  ]);
});

test("what a coordinator is not offered is told with its reason", () => {
  const application = {conflicted: false, state: "submitted", dates: {applyClose: "2027-04-01T00:00:00Z"}, capacity: 1, taken: 0};
  const why = (more, offered) => notOffered({...application, ...more}, {accept: false, decline: false, now: Date.parse("2027-05-01T00:00:00Z"), moment: () => "then", ...offered});
  assert.equal(why({}, {accept: true, decline: true}), "");
  assert.match(why({conflicted: true}), /too near/);
  assert.match(why({}, {now: Date.parse("2027-03-01T00:00:00Z")}), /after then/);
  assert.match(why({state: "withdrawn"}), /withdrawn/);
  assert.match(why({}), /interview is under way/);
  assert.match(why({taken: 1}, {decline: true}), /one place/);
  assert.match(why({}, {decline: true}), /another application/);
});

test("each criterion has an anchor for each level, and what is not given yet counts for nothing", () => {
  for (const {key, anchors} of CRITERIA) assert.equal(anchors.length, LEVELS.length, key);
  assert.deepEqual(withoutLevel({understanding: 3}).map(one => one.key), ["solution", "schedule", "background"]);
  assert.equal(meanOf({}), undefined);
  assert.equal(meanOf({understanding: 3, solution: 2}), 2.5);
  assert.equal(figure(meanOf({understanding: 3, solution: 2, schedule: 2})), "2.33");
});

test("how far reviews lie apart is said, and from one level on it is something to talk about", () => {
  assert.match(spreadWords(null), /One review/);
  assert.match(spreadWords(0), /the same/);
  assert.equal(spreadWords(0.5), "The kindest and the strictest lie 0.5 levels apart.");
  assert.match(spreadWords(1), /1 level apart: talk/);
});
