// What mentors read of the walk-through that comes with an exercise.
import assert from "node:assert/strict";
import {test} from "node:test";
import {walkthroughInWords} from "../../../../webroot/room/walkthrough.js";

test("EX-15 the times of a walk-through are told stage by stage", () => {
  const words = walkthroughInWords({took: 130_000, firstRun: 41_000, held: [{stage: "1-basics", after: 51_000}, {stage: "2-wrap", after: 89_000}]});
  assert.match(words, /took 2:10: first run after 0:41, Stage 1 · basics held after 0:51, Stage 2 · wrap held after 1:29\.$/);
});
