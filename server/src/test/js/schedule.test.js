// The plan of an application, as somebody types it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {added, changed, edgeMoved, firstWeek, lack, moved, pasted, planned, planOf, removed, resized, rowsOf, totalHours, weekWords} from "../../../../webroot/admission/schedule.js";

const part = (task, length, hours = 30) => ({task, hours, length});
const words = plan => plan.map(({task, length}) => `${task} ${length}`).join(", ");
const THREE = [part("read", 2), part("write", 6), part("send", 4)];

test("APP_2 a plan is kept as rows with their first and last week, and read back as it was", () => {
  const rows = rowsOf(THREE);
  assert.deepEqual(rows.map(({from, to}) => [from, to]), [[1, 2], [3, 8], [9, 12]]);
  assert.deepEqual(planOf(rows, 12), THREE);
});

test("APP_2 what others wrote with gaps and overlaps becomes a plan without either", () => {
  const plan = planOf([{from: 6, to: 9, task: "b", hours: 10}, {from: 2, to: 6, task: "a", hours: 5}, {from: 8, to: 9, task: "under", hours: 5}, {from: 12, to: 20, task: "c", hours: 1}], 12);
  assert.equal(words(plan), " 1, a 5, b 3,  2, c 1");
  assert.equal(planned(plan), 12);
});

test("a part takes weeks that are not planned first, then of those after it, and never one of its last", () => {
  assert.equal(words(resized([part("a", 1), part("b", 3)], 0, 2, 12)), "a 3, b 3");
  assert.equal(words(resized(THREE, 0, 3, 12)), "read 5, write 3, send 4");
  assert.equal(words(resized(THREE, 0, 20, 12)), "read 10, write 1, send 1");
  assert.equal(words(resized(THREE, 2, 1, 12)), "read 2, write 6, send 4");
});

test("an edge that is moved on takes of the task behind it, and only then of what is open", () => {
  assert.equal(words(edgeMoved([part("a", 2), part("b", 6)], 0, 1, 12)), "a 3, b 5");
  assert.equal(words(edgeMoved([part("a", 2), part("b", 2)], 0, 3, 12)), "a 5, b 1");
  assert.equal(words(edgeMoved([part("a", 2)], 0, 3, 12)), "a 5");
  assert.equal(words(edgeMoved(THREE, 0, -1, 12)), "read 1, write 7, send 4");
});

test("a part that gets shorter leaves its weeks to the next, and the last one leaves them open", () => {
  assert.equal(words(resized(THREE, 1, -2, 12)), "read 2, write 4, send 6");
  assert.equal(words(resized(THREE, 2, -3, 12)), "read 2, write 6, send 1");
  assert.equal(words(resized(THREE, 0, -5, 12)), "read 1, write 7, send 4");
});

test("one more part is a week of what is open, or of the longest; with all weeks full of single ones there is none", () => {
  assert.equal(words(added([], -1, 12, "first")), "first 1");
  assert.equal(words(added([part("a", 3)], 0, 12)), "a 3,  1");
  assert.equal(words(added(THREE, 0, 12)), "read 2,  1, write 5, send 4");
  assert.equal(words(added(THREE, 1, 12)), "read 2, write 5,  1, send 4");
  const full = [part("a", 1), part("b", 1)];
  assert.equal(added(full, 0, 2), full);
  assert.equal(added([part("a", 1, 12)], 0, 12)[1].hours, 12, "as many hours as the one before");
});

test("parts are moved, taken away and rewritten", () => {
  assert.equal(words(moved(THREE, 2, -1)), "read 2, send 4, write 6");
  assert.equal(moved(THREE, 0, -1), THREE);
  assert.equal(words(removed(THREE, 1)), "read 2, send 4");
  assert.equal(changed(THREE, 1, {hours: 10})[1].hours, 10);
  assert.equal(firstWeek(THREE, 2), 9);
  assert.equal(totalHours(THREE), 360);
});

test("twelve lines that are pasted are twelve weeks, with what counts them left out", () => {
  const lines = Array.from({length: 12}, (_, i) => `Week ${i + 1}: part ${i + 1}`).join("\n");
  assert.equal(words(pasted([part("", 1)], 0, lines, 12)), Array.from({length: 12}, (_, i) => `part ${i + 1} 1`).join(", "));
  assert.equal(words(pasted([], 0, "Weeks 1-2: read\n- Week 3 to 5: write\n* send", 12)), "read 2, write 3, send 1");
  assert.equal(words(pasted([], 0, "1. one\n2) two", 12)), "one 1, two 1");
  assert.equal(words(pasted([part("kept", 11)], 1, "Weeks 5-9: too long", 12)), "kept 11, too long 1");
});

test("what is lacking is said by its weeks", () => {
  assert.equal(lack([], 12), "Plan all 12 weeks.");
  assert.equal(lack([part("a", 2)], 12), "Nothing stands in weeks 3 to 12.");
  assert.equal(lack([part("a", 11)], 12), "Nothing stands in week 12.");
  assert.equal(lack([part("a", 2), part(" ", 10)], 12), "Say what you do in weeks 3 to 12.");
  assert.equal(lack(THREE, 12), "");
  assert.equal(weekWords(3, 1), "week 3");
});

test("whatever is done to a plan, it never has more weeks than there are and no part without one", () => {
  let state = 7;
  const random = n => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  let plan = [];
  for (let step = 0; step < 20_000; step++) {
    const at = random(plan.length || 1);
    const deeds = [
      () => added(plan, at, 12, "x"),
      () => (plan.length ? removed(plan, at) : plan),
      () => (plan.length ? resized(plan, at, random(13) - 6, 12) : plan),
      () => (plan.length ? edgeMoved(plan, at, random(13) - 6, 12) : plan),
      () => moved(plan, at, random(3) - 1),
      () => pasted(plan, at, "Weeks 2-9: a\nb\nc", 12),
    ];
    plan = deeds[random(deeds.length)]();
    assert.ok(planned(plan) <= 12 && plan.every(({length}) => length > 0), `step ${step}: ${words(plan)}`);
    assert.deepEqual(planOf(rowsOf(plan), 12).map(({length}) => length), plan.map(({length}) => length));
  }
});
