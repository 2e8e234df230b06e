// What changed between two texts, word by word. Pure.

/** Places in the table in which two lists are compared; beyond that, the one counts as gone and the other as new. */
const MOST_PLACES = 4_000_000;

/** @typedef {{kind: "same"|"gone"|"new", text: string}} Part */

/** @returns {Part[]} in order: without what is new they are the one text, without what is gone the other */
export function difference(before, after) {
  return quiet(paired(aligned(lines(before), lines(after))).flatMap(part => ("text" in part ? [part] : aligned(words(part.gone), words(part.fresh)))));
}

const lines = text => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
const words = text => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Two lists with as much in common as can be found. @returns {Part[]} */
function aligned(one, other) {
  const least = Math.min(one.length, other.length);
  let head = 0,
    tail = 0;
  while (head < least && one[head] === other[head]) head++;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const end = list => list.slice(list.length - tail);
  const inner = list => list.slice(head, list.length - tail);
  return [...all("same", one.slice(0, head)), ...middle(inner(one), inner(other)), ...all("same", end(one))];
}

const all = (kind, texts) => texts.map(text => ({kind, text}));

function middle(one, other) {
  if (one.length * other.length > MOST_PLACES) return [...all("gone", one), ...all("new", other)];
  const width = other.length + 1;
  const common = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i * width + j] =
        one[i] === other[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const parts = [];
  let i = 0,
    j = 0;
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      parts.push({kind: "same", text: one[i]});
      i++;
      j++;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) parts.push({kind: "gone", text: one[i++]});
    else parts.push({kind: "new", text: other[j++]});
  }
  return [...parts, ...all("gone", one.slice(i)), ...all("new", other.slice(j))];
}

/** What is gone and what came in its place, together. @returns {(Part|{gone: string, fresh: string})[]} */
function paired(parts) {
  const found = [];
  for (const {kind, text} of parts) {
    const last = found.at(-1);
    if (kind === "same") found.push({kind, text});
    else if (last && "gone" in last) last[kind === "gone" ? "gone" : "fresh"] += text;
    else found.push({gone: kind === "gone" ? text : "", fresh: kind === "new" ? text : ""});
  }
  return found;
}

/** A single space between two changes belongs to both: a sentence that was replaced reads as one. */
function quiet(parts) {
  const pairs = paired(parts);
  const joined = [];
  pairs.forEach((part, at) => {
    const last = joined.at(-1);
    const between = part.text !== undefined && part.text.trim() === "" && !part.text.includes("\n") && last?.gone !== undefined && pairs[at + 1]?.gone !== undefined;
    if (between) {
      last.gone += part.text;
      last.fresh += part.text;
    } else if (last?.gone !== undefined && part.gone !== undefined) {
      last.gone += part.gone;
      last.fresh += part.fresh;
    } else if (last?.text !== undefined && part.text !== undefined) last.text += part.text;
    else joined.push({...part});
  });
  return joined
    .flatMap(part => (part.text !== undefined ? [part] : [{kind: "gone", text: part.gone}, {kind: "new", text: part.fresh}]))
    .filter(part => part.text);
}

/** Characters of an unchanged stretch that are shown where it meets a change. */
const SHOWN = 160;

/** The same with long unchanged stretches cut down to what stands around the changes. @param {Part[]} parts @returns {Part[]} */
export function shortened(parts) {
  const last = parts.length - 1;
  return parts.map(({kind, text}, at) => {
    if (kind !== "same" || text.length <= 3 * SHOWN) return {kind, text};
    const head = text.slice(0, SHOWN).replace(/\s?\S*$/, ""),
      tail = text.slice(-SHOWN).replace(/^\S*\s?/, "");
    return {kind, text: (at > 0 ? head : "") + " … " + (at < last ? tail : "")};
  });
}
