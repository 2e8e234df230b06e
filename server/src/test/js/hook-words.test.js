// What became of messages to a webhook, in words.
import assert from "node:assert/strict";
import {test} from "node:test";
import {answered, eventWords, outcome, waitingWords} from "../../../../webroot/desk/hook-words.js";

test("what became of a message is two sentences", () => {
  assert.equal(outcome({state: "delivered", status: 204, millis: 12, tries: 1}), "Taken. Answered 204 after 12 ms.");
  assert.equal(outcome({state: "waiting", status: 503, millis: 7, tries: 2}), "Not taken yet. Answered 503 after 7 ms.");
  assert.equal(outcome({state: "failed", millis: 10000, problem: "nothing came within 10 s", tries: 7}), "Not taken. No answer. Nothing came within 10 s.");
  assert.equal(outcome({state: "waiting", tries: 0}), "Not sent yet.");
});

test("a problem that is a sentence already stays one, and none is left out", () => {
  assert.equal(answered({problem: "Nobody knows the name x.", tries: 1}), "No answer. Nobody knows the name x.");
  assert.equal(answered({tries: 1}), "No answer.");
});

test("a webhook that chose nothing is told of everything, and an event that this page does not know keeps its name", () => {
  assert.equal(eventWords([]), "Everything");
  assert.equal(eventWords(["idea.published", "x.new"]), "An idea is published; x.new");
});

test("what waits is counted, and says for what where the webhook is off", () => {
  assert.equal(waitingWords({waiting: 0, state: "on"}), "");
  assert.equal(waitingWords({waiting: 1, state: "on"}), "1 message waits.");
  assert.equal(waitingWords({waiting: 2, state: "off"}), "2 messages wait until it is switched on.");
});
