// A replay shows at each moment what stood there, takes no longer than it must, and ends as the room did.
import assert from "node:assert/strict";
import {test} from "node:test";
import {Timeline} from "../../../../webroot/practice/timeline.js";

const HOUR = 3_600_000;
let seq = 0;
const event = (at, body, by = "m1") => ({seq: ++seq, at, by, ...body});

const attempt = () => {
  seq = 0;
  return [
    event(1000, {joined: {client: "c1", member: "m1", name: "You", role: "candidate"}}),
    event(1000, {phaseChanged: {phase: "exercise", clock: null}}, null),
    event(1000, {fileAdded: {file: 1, name: "a.c", text: "one\n"}}, null),
    event(2000, {edited: {file: 1, version: 1, changes: [[0, "x"], 4]}}),
    event(2000 + HOUR, {edited: {file: 1, version: 2, changes: [5, [0, "two", ""]]}}),
    event(3000 + HOUR, {runStarted: {run: 1, profile: "quick", versions: {1: 2}}}),
    event(4000 + HOUR, {runEnded: {run: 1, verdict: "ok", sentence: "Ended normally."}}),
    event(5000 + HOUR, {hintGiven: {hint: 1, text: "Draw it."}}),
    event(6000 + HOUR, {phaseChanged: {phase: "ended", clock: null}}),
    event(9000 + HOUR, {left: {client: "c1"}}),
  ];
};

const text = (line, count) => line.stateAfter(count).files[0]?.text.toString();

test("the text is at each moment what it was then, forwards and backwards, and at the end what was submitted", () => {
  const line = new Timeline(attempt());
  assert.equal(text(line, 3), "one\n");
  assert.equal(text(line, 9), "xone\ntwo\n");
  assert.equal(text(line, 4), "xone\n");
  assert.equal(line.stateAfter(0).files.length, 0);
  assert.equal(text(line, line.indexAt(line.length)), "xone\ntwo\n");
});

test("going back in a long attempt comes to the same as going forward", () => {
  seq = 0;
  const events = [event(0, {fileAdded: {file: 1, name: "a.c", text: ""}}), ...Array.from({length: 950}, (_, i) => event(i, {edited: {file: 1, version: i + 1, changes: i ? [i, [0, "x"]] : [[0, "x"]]}}))];
  const line = new Timeline(events);
  assert.equal(text(line, 951).length, 950);
  for (const count of [700, 201, 200, 199, 1, 650, 951]) assert.equal(text(line, count).length, count - 1);
});

test("a pause takes little time to watch while it is skipped, and all of it while it is not", () => {
  const line = new Timeline(attempt());
  assert.ok(line.length < 10_000, `${line.length}`);
  const place = line.offsetOf(4);
  assert.equal(line.timeAt(place), 2000 + HOUR);
  const within = line.timeAt((line.offsetOf(3) + place) / 2);
  assert.ok(within > 2000 && within < 2000 + HOUR, "within the pause the clock goes faster");
  line.skipIdle(false);
  assert.equal(line.length, 5000 + HOUR);
});

test("what happened after the end is nobody's attempt, and marks are named in words", () => {
  const line = new Timeline(attempt());
  assert.equal(line.events.length, 9);
  assert.deepEqual(line.marks.map(mark => mark.words), ["The attempt began", "Run 1: Ended normally.", "Hint 1: Draw it.", "The text was submitted"]);
  assert.equal(line.markAt(0), null);
  assert.equal(line.markAt(6).brief, "1");
});

test("the place that was changed last is where it stands in the text after it", () => {
  const line = new Timeline(attempt());
  assert.equal(line.changeBefore(3), null);
  assert.deepEqual(line.changeBefore(4), {file: 1, from: 0, to: 1});
  assert.deepEqual(line.changeBefore(9), {file: 1, from: 5, to: 9});
});

test("stretches in which text was changed are told apart by pauses", () => {
  const line = new Timeline(attempt());
  line.skipIdle(false);
  assert.deepEqual(line.bursts(), [[1000, 1000], [1000 + HOUR, 1000 + HOUR]]);
});
