// Pages that type at once over a bad network end with the same text, and undo takes back only one's own.
import assert from "node:assert/strict";
import {test} from "node:test";
import {ChangeSet, Text} from "@codemirror/state";
import {split} from "../../../../webroot/room/shared-text.js";
import {Clock, Page, random, Server} from "./simulation.js";

const SEEDS = Number(process.env.SEEDS ?? 2500);

function run(seed, {insertOnly}) {
  const rng = random(seed);
  const clock = new Clock();
  const server = new Server(["d\nfbi", "int main(void) {}\n"], {staleAfter: rng.chance(0.3) ? 3 : Infinity});
  const pages = Array.from({length: 2 + rng.below(3)}, (_, i) => new Page("ABCD"[i], {clock, server, rng}));
  for (const page of pages) {
    for (let at = 250, n = 10 + rng.below(25); n > 0; n--, at += rng.below(90)) clock.later(() => page.type(insertOnly), at);
    if (rng.chance(0.6)) {
      const at = 260 + rng.below(900);
      clock.later(() => page.disconnect(), at);
      clock.later(() => page.connect(), at + 1 + rng.below(600));
    }
  }
  while (clock.step());
  return {server, pages, clock};
}

function settled({server, pages}) {
  for (const page of pages) {
    assert.ok(page.room.outbox.idle, `${page.name} has sent everything`);
    assert.equal(page.anew, 0, `${page.name} never had to fetch the room again`);
    assert.equal(page.room.kept.length, 0);
    server.texts.forEach((text, file) => {
      assert.equal(page.text(file), text.toString(), `${page.name} shows the room's text`);
      assert.ok(page.room.file(file).text.eq(text), `${page.name} mirrors the room's text`);
    });
  }
}

function withSeed(seed, body) {
  try {
    body();
  } catch (fault) {
    fault.message = `seed ${seed}: ${fault.message}`;
    throw fault;
  }
}

test("every seed converges, with breaks, repetitions and stale pushes", () => {
  for (let seed = 1; seed <= SEEDS; seed++) withSeed(seed, () => settled(run(seed, {insertOnly: false})));
});

test("undo takes back only one's own insertions", () => {
  for (let seed = 1; seed <= SEEDS / 5; seed++) {
    withSeed(seed, () => {
      const ran = run(seed, {insertOnly: true});
      settled(ran);
      const [first] = ran.pages;
      const count = () => ran.pages.map(p => [...ran.server.texts.join("")].filter(c => c === p.name).length);
      const before = count();
      first.undoAll();
      while (ran.clock.step());
      settled(ran);
      assert.equal(count()[0], 0, "all of its own is gone");
      assert.deepEqual(count().slice(1), before.slice(1), "and nothing of the others");
    });
  }
});

test("a page that is closed with unsent text goes on in the next page", () => {
  for (let seed = 1; seed <= SEEDS / 5; seed++) {
    withSeed(seed, () => {
      const rng = random(seed);
      const clock = new Clock();
      const server = new Server(["d\nfbi", "x"]);
      let saved = null;
      const keep = {save: room => saved = room && JSON.stringify(room), saveKept: () => true, readKept: () => []};
      const first = new Page("A", {clock, server, rng, keep});
      const other = new Page("B", {clock, server, rng});
      for (let i = 0; i < 20; i++) clock.later(() => other.type(false), 300 + i * 60);
      for (let i = 0; i < 12; i++) clock.later(() => first.clock && first.type(false), 300 + i * 40);
      let next = null, expected = 0;
      clock.later(() => {
        first.type = () => {};
        saved = JSON.stringify(first.room.outbox.idle ? null : first.room);
        expected = first.room.outbox.count;
        first.disconnect();
        first.room.connection = {send() {}};
        clock.later(() => next = new Page("A", {clock, server, rng, leftover: JSON.parse(saved)}), 500);
      }, 500 + rng.below(300));
      while (clock.step());
      settled({server, pages: [other, next]});
      if (expected) assert.equal(next.room.me.client, first.room.me.client);
    });
  }
});

test("the case that composing gets wrong converges one at a time", () => {
  const doc = Text.of(["d", "fbi"]);
  const a1 = ChangeSet.of({from: 3, to: 5}, 5), a2 = ChangeSet.of({from: 2, insert: "dcb"}, 3);
  const b1 = ChangeSet.of({from: 1, to: 3, insert: "e"}, 5), b2 = ChangeSet.of({from: 4, insert: "ifg"}, 4);
  let late = a1.compose(a2), update = b1;
  let shown = late.apply(doc), held = b1.apply(doc);
  for (const b of [b1, b2]) {
    update = b;
    shown = update.map(late, true).apply(shown);
    late = late.map(update);
    if (b === b2) held = b2.apply(held);
  }
  assert.equal(shown.toString(), late.apply(held).toString());
});

test("mapping either way round gives the same text", () => {
  for (let seed = 1; seed <= SEEDS * 4; seed++) {
    const rng = random(seed);
    const doc = Text.of(["abcdefgh".slice(0, rng.below(8)), "xy"]);
    const one = () => ChangeSet.of(Page.prototype.changes.call({rng, letters: () => "Q"}, doc.length, false), doc.length);
    const first = one(), late = one();
    withSeed(seed, () => assert.equal(
      late.map(first).apply(first.apply(doc)).toString(), first.map(late, true).apply(late.apply(doc)).toString()));
  }
});

test("a push is split within its limits, never inside a surrogate pair", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const rng = random(seed);
    const doc = Text.of(["abcdefgh"]);
    const text = Array.from({length: rng.below(60)}, () => rng.chance(0.3) ? "\u{1f600}" : rng.chance(0.2) ? "\n" : "z").join("");
    const whole = ChangeSet.of([{from: rng.below(3), to: 3, insert: text}, {from: 4, to: 4 + rng.below(3), insert: text}], 8);
    const limits = {units: 4 + rng.below(20), bytes: 60 + rng.below(80), sections: 1 + rng.below(8)};
    let rest = whole, made = doc, parts = 0;
    while (rest) {
      let first;
      [first, rest] = split(rest, limits);
      assert.ok(JSON.stringify(first).length <= limits.bytes || parts > 0, `seed ${seed}`);
      assert.doesNotMatch(JSON.stringify(first), /\\u[dD][89a-fA-F]/, `seed ${seed}: a lone surrogate`);
      made = first.apply(made);
      assert.ok(parts++ < 300, `seed ${seed}: splitting ends`);
    }
    assert.equal(made.toString(), whole.apply(doc).toString(), `seed ${seed}`);
  }
});
