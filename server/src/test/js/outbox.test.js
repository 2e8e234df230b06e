// What a page has to send goes one at a time, and what is refused holds up nothing behind it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {ChangeSet} from "@codemirror/state";
import {Outbox} from "../../../../webroot/room/outbox.js";
import {received, track, typed} from "../../../../webroot/room/shared-text.js";

function open() {
  const sent = [], late = [], lost = [], tracks = new Map([[1, track(0)]]);
  let now = 0;
  const outbox = new Outbox({
    send: frame => sent.push(frame), tracks, changed: () => {}, editRefused: () => {}, outOfStep: why => lost.push(why),
    time: {now: () => now, later: (action, millis) => late.push({action, millis})},
  });
  outbox.ready(0);
  const type = text => {
    const {pending} = tracks.get(1), length = pending?.newLength ?? 0;
    tracks.set(1, typed(tracks.get(1), ChangeSet.of({from: length, insert: text}, length)));
    outbox.edited(1);
  };
  const pass = millis => {
    now += millis;
    for (const {action} of late.splice(0)) action();
  };
  return {outbox, sent, late, lost, tracks, type, pass};
}

const kinds = sent => sent.map(frame => Object.keys(frame)[0]).join();

test("a run that came too fast is told at once, and what was said behind it goes out", async () => {
  const {outbox, sent, late} = open();
  const run = outbox.store("run", {profile: "quick"});
  const said = outbox.store("say", {text: "hello"});
  assert.equal(sent.length, 1);
  outbox.refused({ref: sent[0].run.ref, code: "rate-limited", detail: "Too fast, again in 8 s."});
  await assert.rejects(run, {code: "rate-limited", detail: "Too fast, again in 8 s."});
  assert.equal(sent[1].say.text, "hello");
  assert.equal(sent[1].say.clientSeq, sent[0].run.clientSeq, "a refused message uses no number up");
  assert.equal(late.length, 0);
  outbox.acknowledge({clientSeq: sent[1].say.clientSeq});
  await said;
});

test("a message is on the line once at a time, whatever wants it sent", () => {
  const {outbox, sent, late} = open();
  outbox.store("say", {text: "hello"});
  outbox.retry();
  assert.equal(sent.length, 1, "it was not answered yet");
  outbox.refused({ref: sent[0].say.ref, code: "saving-paused", detail: ""});
  outbox.closed();
  outbox.ready(0);
  assert.equal(sent.length, 2, "on the new line");
  late.shift().action();
  outbox.retry();
  assert.equal(sent.length, 2, "a wait that began before is over");
});

test("what is refused while saving is paused goes again as it was", () => {
  const {outbox, sent, late} = open();
  outbox.store("say", {text: "hello"});
  outbox.refused({ref: sent[0].say.ref, code: "saving-paused", detail: ""});
  late.shift().action();
  assert.deepEqual(sent[1], sent[0]);
});

test("the rest of a long edit goes before a run that waits behind it", () => {
  const {outbox, sent, type, pass} = open();
  outbox.store("say", {text: "hello"});
  type("x".repeat(20_000));
  outbox.store("run", {profile: "quick"});
  outbox.acknowledge({clientSeq: 1});
  pass(100);
  outbox.acknowledge({clientSeq: 2, edited: {version: 1}});
  pass(100);
  outbox.acknowledge({clientSeq: 3, edited: {version: 2}});
  assert.equal(kinds(sent), "say,edit,edit,run");
  const inserted = sent.slice(1, 3).map(({edit}) => edit.changes.flat().filter(part => typeof part === "string").join(""));
  assert.equal(inserted.join("").length, 20_000, "the run takes all that was typed before it");
});

test("an edit that was refused as stale is made again at the present version, before what was said behind it", () => {
  const {outbox, sent, tracks, type, pass} = open();
  type("mine");
  outbox.store("say", {text: "hello"});
  tracks.set(1, received(tracks.get(1), ChangeSet.of({from: 0, insert: "theirs"}, 0), 1).track);
  outbox.refused({ref: sent[0].edit.ref, code: "stale", detail: ""});
  pass(100);
  assert.equal(kinds(sent), "edit,edit");
  assert.equal(sent[1].edit.version, 1);
  assert.deepEqual(sent[1].edit.changes, [6, [0, "mine"]]);
  assert.equal(sent[1].edit.clientSeq, sent[0].edit.clientSeq, "a refused message uses no number up");
});

test("an edit that is stored and did not come back is not sent again: the page is out of step", () => {
  const {outbox, sent, lost, type} = open();
  type("mine");
  outbox.closed();
  outbox.ready(1);
  assert.deepEqual(lost, ["an edit was stored that never came back"]);
  assert.equal(sent.length, 1);
});

test("words that are stored and did not come back were said, and what is behind them goes out", async () => {
  const {outbox, sent, lost} = open();
  const said = outbox.store("say", {text: "hello"});
  outbox.store("say", {text: "again"});
  outbox.closed();
  outbox.ready(1);
  await said;
  assert.deepEqual(lost, []);
  assert.deepEqual(sent.map(({say}) => [say.clientSeq, say.text]), [[1, "hello"], [2, "again"]]);
});

test("what was to go again and was stored meanwhile does not go again, nor what is under way after it", () => {
  const {outbox, sent, pass} = open();
  outbox.store("say", {text: "hello"});
  outbox.store("say", {text: "again"});
  outbox.refused({ref: sent[0].say.ref, code: "saving-paused", detail: ""});
  outbox.retry();
  outbox.acknowledge({clientSeq: 1});
  pass(2000);
  assert.deepEqual(sent.map(({say}) => say.text), ["hello", "hello", "again"]);
});
