// What changed between two texts, what two people made of one, and the words around rounds and ideas.
import assert from "node:assert/strict";
import {test} from "node:test";
import {difference, shortened} from "../../../../webroot/season/difference.js";
import {differing, fieldText, lacking} from "../../../../webroot/season/fields.js";
import {changesOf, shapeOf} from "../../../../webroot/season/shape.js";
import {merge, together} from "../../../../webroot/season/merge.js";
import {moment, ofField, toField} from "../../../../webroot/season/moments.js";
import {collectingWords, slugOf} from "../../../../webroot/season/words.js";

const said = parts => parts.map(({kind, text}) => ({same: text, gone: `[-${text}]`, new: `[+${text}]`})[kind]).join("");
const without = (parts, kind) => parts.filter(part => part.kind !== kind).map(part => part.text).join("");

test("a difference goes by words, and a sentence that was replaced reads as one", () => {
  assert.equal(said(difference("the quick brown fox\njumps", "the slow red fox\njumps over")), "the [-quick brown][+slow red] fox\njumps[+ over]");
  assert.equal(said(difference("", "all of it")), "[+all of it]");
  assert.equal(said(difference("same", "same")), "same");
  assert.equal(said(difference("a\nb\nc\n", "a\nc\n")), "a\n[-b\n]c\n");
});

test("whatever differs, both texts can be read out of it", () => {
  let state = 7;
  const random = n => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const some = () => Array.from({length: random(40)}, () => ["a", "bb", " ", "\n", ".", "ü", "👍", "  "][random(8)]).join("");
  for (let i = 0; i < 2000; i++) {
    const [one, other] = [some(), some()];
    const parts = difference(one, other);
    assert.equal(without(parts, "new"), one);
    assert.equal(without(parts, "gone"), other);
  }
});

test("texts that are too long to be compared word by word count as replaced", () => {
  const long = mark => Array.from({length: 3000}, (_, i) => `${mark}${i}\n`).join("");
  const parts = difference(long("a"), long("b"));
  assert.equal(without(parts, "new"), long("a"));
  assert.equal(without(parts, "gone"), long("b"));
});

test("of a long stretch in which nothing changed only what stands around the changes is shown", () => {
  const stretch = "word ".repeat(400);
  const [before, ...changes] = shortened(difference(`${stretch}one`, `${stretch}two`));
  assert.ok(before.text.length < 200 && before.text.startsWith(" … ") && before.text.endsWith("word "), before.text);
  assert.deepEqual(changes, [{kind: "gone", text: "one"}, {kind: "new", text: "two"}]);
});

test("what only one of two changed is taken over, and what both changed is left to them", () => {
  const base = shapeOf({title: "Lamp", summary: "Dark.", links: [{text: "https://a.example", href: "https://a.example"}]});
  const mine = {...base, summary: "Bright.", language: "C"};
  const theirs = {...base, summary: "Dim.", difficulty: "hard", language: "C"};
  const {merged, taken, both} = merge(base, mine, theirs);
  assert.deepEqual([taken, both], [["difficulty"], ["summary"]]);
  assert.deepEqual([merged.summary, merged.difficulty, merged.language], ["Bright.", "hard", "C"]);
  assert.equal(together("Bright.", "Dim."), "Bright.\n\nDim.");
  assert.equal(together("", "Dim."), "Dim.");
  assert.deepEqual(together([{text: "Ada"}], [{text: "Ada"}, {text: "Bo"}]), [{text: "Ada"}, {text: "Bo"}]);
});

test("only what was changed is sent, and a link without words has its address for them", () => {
  const base = shapeOf({title: "Lamp", mentors: [{text: "Ada <ada@example.org>", mail: "ada@example.org"}], links: [{text: "https://a.example", href: "https://a.example"}]});
  assert.deepEqual(changesOf(base, base), {});
  assert.deepEqual(changesOf({...base, title: " Lamp "}, base), {});
  assert.deepEqual(changesOf({...base, title: "Light", links: [{text: "", href: " https://b.example "}]}, base),
    {title: "Light", links: [{text: "https://b.example", href: "https://b.example"}]});
});

test("each field is one text, and fields that differ are named", () => {
  assert.equal(fieldText("links", [{text: "Code", href: "https://a.example"}, {text: "https://b.example", href: "https://b.example"}]), "Code https://a.example\nhttps://b.example");
  assert.equal(fieldText("extra", [{label: "Rating", value: "easy"}]), "Rating: easy");
  assert.deepEqual(differing({title: "a", capacity: 1}, {title: "a", capacity: 2, summary: "s"}).map(one => [one.label, one.before, one.after]), [["Summary", "", "s"], ["Places", "1", "2"]]);
  assert.deepEqual(lacking({title: "a", description: " ", difficulty: "hard", requiredSkills: ""}), ["description", "language or required skills"]);
});

test("GEN_2 an instant is told in UTC, and what a field shows reads back as the same instant", () => {
  const at = "2027-03-01T18:00:00Z";
  assert.match(moment(at), /18:00 UTC$/);
  assert.equal(ofField(toField(at)), new Date(at).toISOString());
  assert.equal(ofField(""), null);
  assert.equal(ofField("nothing"), null);
  assert.equal(toField(null), "");
});

test("whoever wants to write an idea is told until when or from when that can be done", () => {
  const round = (state, collecting) => ({name: "Summer", state, collecting, dates: {ideasOpen: "2027-01-01T00:00:00Z", ideasClose: "2027-02-01T00:00:00Z"}});
  const now = Date.parse("2026-12-01T00:00:00Z");
  const told = at => at.slice(0, 10);
  assert.equal(collectingWords(round("open", true), told, now), "Summer collects ideas until 2027-02-01.");
  assert.equal(collectingWords(round("open", false), told, now), "Summer collects ideas from 2027-01-01.");
  assert.equal(collectingWords(round("open", false), told, now + 1e11), "Summer collected ideas until 2027-02-01.");
  assert.equal(collectingWords(round("closed", false), told, now), "Summer is over.");
  assert.equal(collectingWords(round("draft", false), told, now + 1e11), "Summer is not open yet.");
});

test("a short name is made of words, and no two are the same", () => {
  assert.equal(slugOf("Google Summer of Code"), "google-summer-of-code");
  assert.equal(slugOf("Ünïts & Ohms!"), "units-ohms");
  assert.equal(slugOf("日本"), "one");
  assert.equal(slugOf("Why?", ["why"]), "why-2");
  assert.match(slugOf("x".repeat(90), ["x".repeat(36)]), /^[a-z0-9][a-z0-9-]{0,39}$/);
});
