// What a mentor's page knows of the panel's stream, and how it sends what is still to be sent.
import assert from "node:assert/strict";
import {test} from "node:test";
import {cardOf, PanelLine, reducePanel} from "../../../../webroot/room/panel-line.js";

const EMPTY = {number: 0, rubric: [], notes: [], words: [], pins: [], lines: [], cards: {}, locked: [], agreed: {}, open: false, closed: false};

function page(kept = null) {
  const frames = [], notebook = {held: kept, read: () => notebook.held, write: value => (notebook.held = value, true), clear: () => (notebook.held = null)};
  const own = {client: "c1"};
  const line = new PanelLine({send: frame => frames.push(frame), client: () => own.client, changed() {}, kept: notebook});
  return {line, frames, notebook, own};
}

const told = (number, client = "c1") => ({event: {at: 1, by: "m1", client, number, noted: {text: "x"}}});

test("one message is under way at a time, and the next goes once it is stored", async () => {
  const {line, frames} = page();
  line.told({state: EMPTY});
  const first = line.store("note", {text: "a"});
  line.store("note", {text: "b"});
  assert.deepEqual(frames.map(frame => frame.note.number), [1]);
  line.told(told(1));
  await first;
  assert.deepEqual(frames.map(frame => [frame.note.text, frame.note.number]), [["a", 1], ["b", 2]]);
  assert.equal(line.waiting, 1);
});

test("what is written before the panel is shown, or without the line, is sent afterwards and outlives a reload", () => {
  const {line, frames, notebook} = page();
  line.store("mark", {criterion: "a", level: 3});
  assert.equal(frames.length, 0);
  const later = page(notebook.held);
  later.line.told({state: EMPTY});
  assert.deepEqual(later.frames, [{mark: {criterion: "a", level: 3, ref: later.frames[0].mark.ref, number: 1}}]);
  later.line.told({event: {by: "m1", client: "c1", number: 1, marked: {criterion: "a", level: 3}}});
  assert.equal(later.notebook.held, null);
  assert.equal(cardOf(later.line.panel, "m1").marks.a, 3);
});

test("after a break what is stored is not sent again, and what is not is sent with its number", async () => {
  const {line, frames} = page();
  line.told({state: EMPTY});
  const first = line.store("note", {text: "a"});
  line.closed();
  line.told({state: {...EMPTY, number: 1}});
  await first;
  line.store("note", {text: "b"});
  line.closed();
  line.told({state: {...EMPTY, number: 1}});
  assert.deepEqual(frames.map(frame => [frame.note.text, frame.note.number]), [["a", 1], ["b", 2], ["b", 2]]);
});

test("a page that was given another id begins its numbers anew", () => {
  const {line, frames, own} = page();
  line.told({state: {...EMPTY, number: 7}});
  line.store("note", {text: "a"});
  own.client = "c2";
  line.told({state: EMPTY});
  assert.deepEqual(frames.map(frame => frame.note.number), [8, 1]);
});

test("a refusal is told, and the next message takes the number it left", async () => {
  const {line, frames} = page();
  line.told({state: EMPTY});
  const refused = line.store("lock", {});
  line.store("note", {text: "a"});
  assert.equal(line.refused({ref: frames[0].lock.ref, code: "illegal-transition", detail: "Mark Memory first."}), true);
  await assert.rejects(refused, {detail: "Mark Memory first."});
  assert.equal(frames[1].note.number, 1);
  assert.equal(line.refused({ref: 3, code: "stale"}), false);
});

test("the panel follows what it is told", () => {
  const events = [
    {by: "m2", marked: {criterion: "a", level: 2}}, {by: "m2", recommended: {leaning: "rather", why: "w"}}, {by: "m2", pinned: {pin: 3, criterion: "a", seq: 1, at: 1, run: 0}},
    {by: "m2", pinned: {pin: 4, criterion: "a", seq: 1, at: 1, run: 0}}, {by: "m2", unpinned: {pin: 3}}, {by: "m2", locked: {}}, {by: "m2", agreed: {criterion: "a", level: 2}},
    {by: "m2", reconciled: {criterion: "a", line: "l"}}, {by: "m2", conferred: {text: "t"}}, {by: "m2", closed: {over: true}}, {by: "m2", unknown: {}},
  ];
  const panel = events.reduce(reducePanel, EMPTY);
  assert.deepEqual(panel.cards, {m2: {marks: {a: 2}, leaning: "rather", why: "w", locked: true}});
  assert.deepEqual([panel.pins.map(e => e.pinned.pin), panel.locked, panel.agreed, panel.lines.length, panel.words.length, panel.closed], [[4], ["m2"], {a: 2}, 1, 1, true]);
});
