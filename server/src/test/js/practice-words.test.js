// What somebody is told of the text that they submitted: nothing that is untrue for as long as some of it is under way.
import assert from "node:assert/strict";
import {test} from "node:test";
import {whatIsSaved} from "../../../../webroot/practice/words.js";

const room = (count, kept = [], frozen = false) => ({outbox: {count}, kept, state: {frozen}});

test("nobody is sent away while something that they typed is still under way", () => {
  assert.match(whatIsSaved(room(1)), /has not arrived yet.*Leave this page open/);
  assert.match(whatIsSaved(room(1, ["rest"], true)), /has not arrived yet/);
});

test("what has arrived is saved, and what found no place is said to stand below", () => {
  assert.equal(whatIsSaved(room(0)), "Your text is saved as it stood. Nobody but you sees it.");
  assert.match(whatIsSaved(room(0, ["rest"])), /is saved as it stood.*not part of it and stands below/);
});

test("where the clock ended it, that is said", () => {
  assert.match(whatIsSaved(room(0, [], true)), /^The time was up, and your text was submitted as it stood/);
});
