// A replay shows at each moment what stood there, takes no longer than it must, and ends as the room did.
import assert from "node:assert/strict";
import {test} from "node:test";
import {attemptTale} from "../../../../webroot/practice/tale.js";
import {interviewTale, pinMarks} from "../../../../webroot/replay/tale.js";
import {Timeline} from "../../../../webroot/replay/timeline.js";

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

/** All of a replay, which came in pages of so many events. */
function whole(events, {tale = attemptTale, pins = [], page = events.length} = {}) {
  const line = new Timeline(tale, pins);
  for (let i = 0; i < events.length; i += page) line.append(events.slice(i, i + page));
  line.finish();
  return line;
}

const text = (line, count) => line.stateAfter(count).files[0]?.text.toString();

test("the text is at each moment what it was then, forwards and backwards, and at the end what was submitted", () => {
  const line = whole(attempt());
  assert.equal(text(line, 3), "one\n");
  assert.equal(text(line, 9), "xone\ntwo\n");
  assert.equal(text(line, 4), "xone\n");
  assert.equal(line.stateAfter(0).files.length, 0);
  assert.equal(text(line, line.indexAt(line.length)), "xone\ntwo\n");
});

test("going back in a long attempt comes to the same as going forward, however many pages it came in", () => {
  for (const page of [1, 7, 499, 500, 501, 5000]) {
    seq = 0;
    const events = [event(0, {fileAdded: {file: 1, name: "a.c", text: ""}}), ...Array.from({length: 1950}, (_, i) => event(i, {edited: {file: 1, version: i + 1, changes: i ? [i, [0, "x"]] : [[0, "x"]]}}))];
    const line = whole(events, {page});
    assert.equal(text(line, 1951).length, 1950);
    for (const count of [1700, 501, 500, 499, 1, 1650, 1001, 1951, 999]) assert.equal(text(line, count).length, count - 1);
  }
});

test("a pause takes little time to watch while it is skipped, and all of it while it is not", () => {
  const line = whole(attempt());
  assert.ok(line.length < 10_000, `${line.length}`);
  const place = line.offsetOf(4);
  assert.equal(line.timeAt(place), 2000 + HOUR);
  const within = line.timeAt((line.offsetOf(3) + place) / 2);
  assert.ok(within > 2000 && within < 2000 + HOUR, "within the pause the clock goes faster");
  line.skipIdle(false);
  assert.equal(line.length, 5000 + HOUR);
});

test("leaving after the end is nobody's attempt, and marks are named in words, those of runs once they are over", () => {
  const line = new Timeline(attemptTale), events = attempt();
  line.append(events.slice(0, 6));
  assert.equal(line.marks.at(-1).words, "Run 1: it did not end");
  line.append(events.slice(6));
  line.finish();
  assert.equal(line.events.length, 9);
  assert.deepEqual(line.marks.map(mark => mark.words), ["The attempt began", "Run 1: Ended normally.", "Hint 1: Draw it.", "The text was submitted"]);
  assert.equal(line.markAt(0), null);
  assert.equal(line.markAt(6).brief, "1");
});

test("a run that is over only after the end is part of the replay", () => {
  const events = attempt();
  events.splice(6, 1);
  events.push({seq: 11, at: 9100 + HOUR, runEnded: {run: 1, verdict: "ok", sentence: "Ended late."}}, {seq: 12, at: 9200 + HOUR, left: {client: "c2"}});
  const line = whole(events);
  assert.equal(line.stateAfter(line.events.length).runs[0].result.sentence, "Ended late.");
  assert.equal(line.events.at(-1).seq, 11);
});

test("the place that was changed last is where it stands in the text after it", () => {
  const line = whole(attempt());
  const place = count => {
    const {last} = line.momentAfter(count);
    return last && [last.file, last.from, last.to];
  };
  assert.equal(place(3), null);
  assert.deepEqual(place(4), [1, 0, 1]);
  assert.deepEqual(place(9), [1, 5, 9]);
});

test("stretches in which somebody typed are told apart by pauses", () => {
  const line = whole(attempt());
  line.skipIdle(false);
  assert.deepEqual(line.tracks(), new Map([["m1", [[1000, 1000], [1000 + HOUR, 1000 + HOUR]]]]));
});

const interview = () => {
  seq = 0;
  return [
    event(0, {joined: {client: "c1", member: "m1", name: "Ana", role: "candidate"}}),
    event(0, {joined: {client: "c2", member: "m2", name: "Ben", role: "lead"}}, "m2"),
    event(10, {joined: {client: "c3", member: "m1", name: "Ana", role: "candidate"}}),
    event(1000, {phaseChanged: {phase: "exercise", clock: {totalMillis: 60_000, remainingMillis: 60_000}}}, "m2"),
    event(1000, {fileAdded: {file: 1, name: "a.c", text: "one\n"}}, "m2"),
    event(2000, {edited: {file: 1, version: 1, changes: [4, [0, "tail"]]}}),
    event(2100, {edited: {file: 1, version: 2, changes: [[0, "xy"], 8]}}, "m2"),
    event(2200, {runStarted: {run: 1, profile: "tests", versions: {1: 2}}}, "m2"),
    event(2300, {hintGiven: {hint: 1, text: "Draw it."}}, "m2"),
    event(2400, {clockChanged: {clock: {totalMillis: 60_000, remainingMillis: 60_000}, why: "credited", millis: 47_000, reason: ""}}, "m2"),
    event(2450, {said: {text: "Good."}}, "m2"),
    event(2460, {client: "c3", clientSeq: 4, fileAdded: {file: 2, name: "b.c", text: ""}}),
    event(2500, {questionAsked: {question: 1, text: "Why?"}}),
    event(2520, {curtainMoved: {drawn: true}}),
    event(2540, {tested: {run: 1, stage: "", passed: 1, total: 2, lines: []}}, null),
    event(2560, {tested: {run: 1, stage: "1-basics", passed: 2, total: 3, lines: []}}, null),
    event(2600, {runEnded: {run: 1, verdict: "failed", sentence: "3 of 5 tests hold."}}, null),
    event(2700, {curtainMoved: {drawn: false}}),
    event(2800, {runStarted: {run: 2, profile: "tests", versions: {1: 2}}}),
    event(2900, {runStarted: {run: 3, profile: "quick", versions: {1: 2}}}),
  ];
};

test("G_7 marks of an interview name who did what, and not who came back", () => {
  const line = whole(interview(), {tale: interviewTale});
  assert.deepEqual(line.marks.map(mark => mark.words), ["Ana came.", "Ben came (lead).", "Exercise started. 1:00 on the clock.", "Tests, run 1 by Ben: 3 of 5 tests hold.",
    "Ben gave hint 1: Draw it.", "Clock credited 0:47 by Ben.", "Ana added b.c.", "Ana asked: Why?", "Ana drew the curtain.", "Ana opened the curtain.",
    "Tests, run 2 by Ana: it did not end", "Run 3 by Ana: it did not end"]);
});

test("G_7 a label on the rail says how many tests held, and tells a curtain that is drawn from one that opens", () => {
  const line = whole(interview(), {tale: interviewTale});
  assert.deepEqual(line.marks.map(mark => mark.brief), ["came", "came", "exercise", "tests 3/5", "hint 1", "clock", "file", "question", "curtain", "opened", "tests", "3"]);
});

test("G_7 each member has a track, and a place that moves with what others type before it", () => {
  const line = whole(interview(), {tale: interviewTale}), {places, last} = line.momentAfter(7);
  assert.deepEqual([...line.tracks()].map(([member, parts]) => [member, parts.length]), [["m1", 1], ["m2", 1]]);
  assert.deepEqual([places.get("m1").from, places.get("m1").to], [6, 10]);
  assert.deepEqual([last.by, last.from, last.to], ["m2", 0, 2]);
  assert.equal(line.momentAfter(6).last.by, "m1");
});

test("G_2 a pin is a mark at the last event that its mentor had seen, also where the viewer was never told that one", () => {
  const pins = [{seq: 9, at: 2350, by: "m2", title: "Memory"}, {seq: 3, at: 20, by: "m3", title: "Method"}, {seq: 400, at: 9000, by: "m2", title: "Late"}];
  const name = member => ({m2: "Ben", m3: "Cleo"})[member];
  const told = interview().filter(({seq}) => seq !== 9), line = whole(told, {tale: interviewTale, pins: pinMarks(pins, name)});
  const pinned = line.marks.filter(mark => mark.icon === "pin");
  assert.deepEqual(pinned.map(mark => [mark.words, line.events[mark.index].seq]), [["Cleo pinned this to Method", 3], ["Ben pinned this to Memory", 8], ["Ben pinned this to Late", 20]]);
  assert.deepEqual(line.marks.map(mark => mark.index), line.marks.map(mark => mark.index).toSorted((a, b) => a - b));
  assert.equal(line.countAt(9), 8);
});
