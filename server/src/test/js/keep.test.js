// What this browser keeps of a room, as two tabs of one person see it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {Keep} from "../../../../webroot/room/keep.js";
import {Room} from "../../../../webroot/room/room.js";

/** The storage of one browser, with room for so many pieces: what a tab changes, the others hear of. */
class Browser {
  constructor(places = Infinity) {
    this.held = new Map();
    this.tabs = [];
    this.places = places;
  }

  tab() {
    const page = new EventTarget();
    const tell = (key, newValue) => this.tabs.filter(t => t.page !== page)
      .forEach(t => t.page.dispatchEvent(Object.assign(new Event("storage"), {storageArea: t.storage, key, newValue})));
    const storage = new Proxy({}, {
      get: (_, name) => ({
        getItem: key => this.held.get(key) ?? null,
        setItem: (key, value) => {
          if (!this.held.has(key) && this.held.size >= this.places) throw new DOMException("full", "QuotaExceededError");
          this.held.set(key, value);
          tell(key, value);
        },
        removeItem: key => this.held.delete(key) && tell(key, null),
      })[name],
      ownKeys: () => [...this.held.keys()],
      getOwnPropertyDescriptor: () => ({enumerable: true, configurable: true}),
    });
    this.tabs.push({page, storage});
    return new Room({keep: new Keep("guest.r1", storage, page), time: {now: () => 0, later: () => {}}});
  }
}

const put = (room, text) => room.keepText(1, "main.c", text, [], {code: "after-time", detail: ""});
const texts = room => room.kept.map(k => k.text);

test("I4: two tabs of one person keep text beside each other, and a later page finds all of it", () => {
  const browser = new Browser();
  const first = browser.tab(), second = browser.tab();
  put(first, "one");
  put(second, "two");
  assert.deepEqual(texts(first), ["one", "two"]);
  assert.deepEqual(texts(second), ["one", "two"]);
  assert.deepEqual(texts(browser.tab()).sort(), ["one", "two"]);
});

test("I4: what one tab gives up goes from the other, and nothing else does", () => {
  const browser = new Browser();
  const first = browser.tab(), second = browser.tab();
  put(first, "one");
  put(second, "two");
  let told = null;
  second.on("kept", list => told = list.map(k => k.text));
  first.release(first.kept[0].id);
  assert.deepEqual(told, ["two"]);
  assert.deepEqual(texts(first), ["two"]);
  assert.deepEqual(texts(browser.tab()), ["two"]);
});

test("I4: text that the browser's storage does not take is told to be in this window only, until there is room for it", () => {
  const browser = new Browser(1);
  const first = browser.tab(), second = browser.tab();
  put(first, "one");
  put(first, "two");
  assert.deepEqual(first.kept.map(k => k.windowOnly), [false, true]);
  assert.deepEqual(texts(second), ["one"]);
  second.release(second.kept[0].id);
  assert.deepEqual(first.kept.map(k => [k.text, k.windowOnly]), [["two", false]]);
  assert.deepEqual(texts(second), ["two"]);
  assert.deepEqual(browser.tab().kept.map(k => [k.text, k.windowOnly]), [["two", false]]);
});

test("the text of another room, and of another role in the same one, is no business of this page", () => {
  const browser = new Browser();
  browser.held.set("tryout.kept.panel.r1.x", JSON.stringify({id: "x", text: "theirs", at: 1}));
  browser.held.set("tryout.kept.guest.r12.x", JSON.stringify({id: "x", text: "elsewhere", at: 1}));
  const room = browser.tab();
  assert.deepEqual(texts(room), []);
  put(room, "mine");
  assert.deepEqual(texts(browser.tab()), ["mine"]);
});
