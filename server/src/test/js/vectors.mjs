// Writes the vectors that hold the Java change sets to the published @codemirror/state:
//   npm ci && node vectors.mjs > ../resources/text/vectors.jsonl
// Each line: a text, two change sets of it, one that follows the first, and what the published code makes of them.
import { ChangeSet, Text } from "@codemirror/state"

const COUNT = 4000
const ALPHABET = ["a", "b", "c", " ", "\n", "é", "中", "\u{1f600}", "\u200d", "\u2028", "\t", "\""]

/** A small generator (mulberry32), so that the same file comes out every time. */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const random = seeded(20260901)
const below = n => Math.floor(random() * n)
const textOf = s => Text.of(s.split("\n"))
const word = max => Array.from({ length: below(max) }, () => ALPHABET[below(ALPHABET.length)]).join("")

/** Moves a position off the middle of a surrogate pair. */
function whole(s, at) {
  const code = at > 0 && at < s.length ? s.charCodeAt(at) : 0
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at
}

function change(s) {
  const from = whole(s, below(s.length + 1))
  const to = random() < 0.4 ? from : whole(s, Math.min(s.length, from + below(6)))
  return { from, to: Math.max(from, to), insert: random() < 0.25 ? "" : word(5) }
}

/** Several edits in a row, composed: this is what makes adjacent and nested sections. */
function changes(s) {
  let set = ChangeSet.empty(s.length)
  let now = s
  for (let i = below(4); i >= 0; i--) {
    const next = ChangeSet.of(change(now), now.length)
    set = set.compose(next)
    now = next.apply(textOf(now)).toString()
  }
  return set
}

const checksum = s => {
  let hash = 0x811c9dc5
  for (let i = 0; i < s.length; i++) {
    const unit = s.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return hash >>> 0
}

for (let n = 0; n < COUNT; n++) {
  const doc = word(30)
  const a = changes(doc)
  const b = changes(doc)
  const afterA = a.apply(textOf(doc)).toString()
  const c = changes(afterA)
  const at = below(doc.length + 1)
  console.log(JSON.stringify({
    doc, a, b, c, at,
    afterA, hash: checksum(afterA),
    aThenC: a.compose(c),
    inverse: a.invert(textOf(doc)),
    bAfterA: b.map(a),
    aBeforeB: a.map(b, true),
    aAfterB: a.map(b),
    left: a.mapPos(at, -1),
    right: a.mapPos(at, 1),
  }))
}
