// What a page has to send goes one at a time, and what is refused holds up nothing behind it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {Outbox} from "../../../../webroot/room/outbox.js";

function open() {
  const sent = [], late = [];
  const outbox = new Outbox({
    send: frame => sent.push(frame), tracks: new Map(), changed: () => {}, editRefused: () => {}, outOfStep: () => {},
    time: {now: () => 0, later: (action, millis) => late.push({action, millis})},
  });
  outbox.ready(0);
  return {outbox, sent, late};
}

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

test("what is refused while saving is paused goes again as it was", () => {
  const {outbox, sent, late} = open();
  outbox.store("say", {text: "hello"});
  outbox.refused({ref: sent[0].say.ref, code: "saving-paused", detail: ""});
  late.shift().action();
  assert.deepEqual(sent[1], sent[0]);
});
