// Colours come from one file, and every text on every ground it may stand on can be read.
import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {test} from "node:test";

const ROOT = new URL("../../../../webroot/", import.meta.url);
const read = path => readFileSync(new URL(path, ROOT), "utf8");

const tokens = {};
for (const [, name, light, dark] of read("look/tokens.css").split("[data-theme")[0].matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
  tokens[name] = [light, dark];
}

function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16) / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["bg", "pane", "sunk", "raise"];
const SYNTAX = Object.keys(tokens).filter(n => n.startsWith("syn-"));
const PAIRS = [
  ...["t1", "t2", "t3"].flatMap(t => GROUNDS.map(g => [t, g, 4.5])),
  ...["ac", "ok", "warn", "err"].flatMap(t => [[t, "pane", 4.5], [t, "bg", 4.5], [t, `${t}-soft`, 4.5], ["t1", `${t}-soft`, 4.5], ["t2", `${t}-soft`, 4.5]]),
  ["on-ac", "ac", 4.5], ["on-ac", "ac-hover", 4.5], ...["bg", "pane", "sunk"].map(g => ["edge", g, 3]),
  ...SYNTAX.flatMap(s => ["pane", "current", "selection"].map(g => [s, g, 4.5])),
  ...[1, 2, 3, 4, 5, 6].map(n => [`p${n}`, "pane", 4.5]), ["t1", "current", 4.5], ["t3", "current", 4.5], ["t1", "selection", 4.5],
];

test("every pairing of text and ground can be read, light and dark", () => {
  assert.equal(SYNTAX.length, 7);
  for (const [text, ground, least] of PAIRS) {
    [0, 1].forEach(i => {
      const ratio = contrast(tokens[text][i], tokens[ground][i]);
      assert.ok(ratio >= least, `${text} on ${ground}, ${i ? "dark" : "light"}: ${ratio.toFixed(2)}`);
    });
  }
});

test("no other file names a raw colour, parses markup, or sets a style attribute", () => {
  const files = readdirSync(ROOT, {recursive: true}).filter(f => /\.(css|js)$/.test(f) && !f.includes("vendor") && !f.endsWith("tokens.css"));
  assert.ok(files.length > 30);
  for (const file of files) {
    const text = read(file);
    assert.doesNotMatch(text, /#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3};|rgba?\(|hsla?\(/, file);
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|setAttribute\("style"|\beval\(/, file);
  }
});

test("every icon that is asked for is in the sprite", async () => {
  const {ICONS} = await import(new URL("vendor/lucide.js", ROOT));
  const files = readdirSync(ROOT, {recursive: true}).filter(f => f.endsWith(".js") && !f.includes("vendor"));
  for (const file of files) {
    for (const [, name] of read(file).matchAll(/\bicon(?:\(|: )"([a-z0-9-]+)"/g)) assert.ok(name in ICONS, `${file}: ${name}`);
  }
});
