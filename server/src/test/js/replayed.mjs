// Replays the pages in a file, one on a line, and prints what the replay comes to: the digest of its first file at the end and
// at every run, and how long it takes to go to a moment. A test compares that with what the room had.
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {createInterface} from "node:readline";
import {interviewTale} from "../../../../webroot/replay/tale.js";
import {Timeline} from "../../../../webroot/replay/timeline.js";

const SEEKS = 300;

const line = new Timeline(interviewTale);
let folded = 0;
for await (const page of createInterface({input: createReadStream(process.argv[2])})) {
  const {events} = JSON.parse(page), began = performance.now();
  line.append(events);
  folded += performance.now() - began;
}
line.finish();

const digest = text => createHash("sha256").update(text).digest("hex");
const textAfter = count => line.stateAfter(count).files[0]?.text.toString() ?? "";

const runs = {};
line.events.forEach((event, i) => {
  if (event.runStarted) runs[event.runStarted.run] = digest(textAfter(i + 1));
});

/** Places all over it, in an order that jumps, the same each time. */
const places = Array.from({length: SEEKS}, (_, i) => (i * 7919 * 6131) % (line.events.length + 1));
let seekMillis = 0, seeksAgree = true;
const known = new Map();
for (const turn of [places, places.toReversed()]) {
  for (const count of turn) {
    const began = performance.now(), state = line.stateAfter(count);
    seekMillis = Math.max(seekMillis, performance.now() - began);
    const now = digest(state.files[0]?.text.toString() ?? "");
    seeksAgree &&= (known.get(count) ?? now) === now;
    known.set(count, now);
  }
}

console.log(JSON.stringify({text: digest(textAfter(line.events.length)), runs, events: line.events.length, foldedMillis: Math.round(folded), seekMillis, seeksAgree}));
