// What is chosen of the catalogue stands in the address, and an address chooses nothing that is not there.
import assert from "node:assert/strict";
import {test} from "node:test";
import {chosen, choiceOf, levelsOf, searchOf, topicsOf} from "../../../../webroot/practice/choice.js";
import {difficultyWord} from "../../../../webroot/practice/words.js";

const ALL = [
  {slug: "ringbuf", title: "A ring of bytes", topics: ["memory", "arithmetic"], difficulty: 3, minutes: 30, usedIn: "summer 2026"},
  {slug: "rangeset", title: "Ranges", topics: ["data structures", "arithmetic"], difficulty: 6, minutes: 25, usedIn: "winter 2026"},
  {slug: "lists", title: "Tasks in a row", topics: ["lists", "memory"], difficulty: 2, minutes: 30, usedIn: ""},
];
const slugs = search => chosen(ALL, choiceOf(search)).map(one => one.slug);

test("an address says a choice again, and the usual one not at all", () => {
  assert.equal(searchOf(choiceOf("")), "");
  assert.equal(searchOf(choiceOf("?q=a+b&topic=data+structures&level=4-6&sort=title")), "?q=a+b&topic=data+structures&level=4-6&sort=title");
  assert.equal(searchOf(choiceOf("?level=constructor&sort=nonsense")), "", "what is not there is not chosen");
});

test("words, topic and difficulty narrow it down together", () => {
  assert.deepEqual(slugs(""), ["lists", "ringbuf", "rangeset"]);
  assert.deepEqual(slugs("?q=RING"), ["ringbuf"]);
  assert.deepEqual(slugs("?q=memory+row"), ["lists"]);
  assert.deepEqual(slugs("?topic=arithmetic&level=4-6"), ["rangeset"]);
  assert.deepEqual(slugs("?topic=nothing"), []);
  assert.deepEqual(slugs("?sort=hardest"), ["rangeset", "ringbuf", "lists"]);
  assert.deepEqual(slugs("?sort=shortest"), ["rangeset", "lists", "ringbuf"]);
});

test("what was used in an interview is found by when that was", () => {
  assert.deepEqual(slugs("?q=summer+2026"), ["ringbuf"]);
  assert.deepEqual(slugs("?q=2026"), ["ringbuf", "rangeset"]);
});

test("levels are offered at which there is anything, and what an address chose stays in sight", () => {
  assert.deepEqual(levelsOf(ALL, "").map(({key}) => key), ["1-3", "4-6"]);
  assert.deepEqual(levelsOf(ALL, "7-10").map(({key}) => key), ["1-3", "4-6", "7-10"]);
});

test("each topic is offered once, by name", () => assert.deepEqual(topicsOf(ALL), ["arithmetic", "data structures", "lists", "memory"]));

test("ten steps of difficulty have five words", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(difficultyWord), ["gentle", "gentle", "moderate", "moderate", "demanding", "demanding", "hard", "hard", "very hard", "very hard"]);
});
