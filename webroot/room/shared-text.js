// One file of the room as one page holds it: a version the server has confirmed, a push under way, and what was typed since.
//
// The server maps a late push over each update it missed, one at a time, in version order. This side must do exactly the
// same, or the two part for ever and nothing notices; so updates are received singly and both the push under way and the
// typing after it are mapped over each. At one position the lower version's insertion stands left: what came from the
// server always has the lower version, so it is mapped as `before` and ours as not.
//
//        confirmed ──R──▶ confirmed'        R   the update that came
//            │I                │I'          I'  = I.map(R)            R left of I
//            ▼                 ▼            R'  = R.map(I, true)
//            ·   ────R'───▶    ·            P'  = P.map(R')
//            │P                │P'          R'' = R'.map(P, true)     what the editor is given
//            ▼                 ▼
//         on screen ─R''─▶ on screen'
import {Annotation, ChangeSet, Transaction} from "@codemirror/state";
import {EditorView} from "@codemirror/view";

/**
 * A value, never changed in place.
 * @typedef {object} Track
 * @property {number} version the last version of the file that came from the server
 * @property {?ChangeSet} inFlight the push under way, mapped to `version`; what was sent stays as it was sent
 * @property {?ChangeSet} pending what was typed after the push was frozen
 * @property {number} inFlightEdits how many strokes the push holds, for people to read
 * @property {number} pendingEdits
 */

/** @returns {Track} */
export const track = version => ({version, inFlight: null, pending: null, inFlightEdits: 0, pendingEdits: 0});

/** The track after the person of this page changed the text. */
export function typed(t, changes) {
  const pending = t.pending ? t.pending.compose(changes) : changes;
  return {...t, pending, pendingEdits: t.pendingEdits + 1};
}

/**
 * Freezes what may go into one push.
 * @param {Track} t with nothing in flight and something pending
 * @param {{units: number, bytes: number, sections: number}} limits
 * @returns {{track: Track, push: {version: number, changes: any[]}}}
 */
export function freeze(t, limits) {
  if (t.inFlight || !t.pending) throw new Error("nothing to freeze, or a push is under way");
  const [first, rest] = split(t.pending, limits);
  return {
    push: {version: t.version, changes: first.toJSON()},
    track: {
      ...t, inFlight: first, pending: rest,
      inFlightEdits: rest ? 0 : t.pendingEdits, pendingEdits: rest ? t.pendingEdits : 0,
    },
  };
}

/** The track after its own push came back as the file's next version. */
export const acknowledged = (t, version) => ({...t, version, inFlight: null, inFlightEdits: 0});

/** The push under way goes back to what is typed: it was refused, and will be made again at the present version. */
export function thawed(t) {
  if (!t.inFlight) return t;
  const pending = t.pending ? t.inFlight.compose(t.pending) : t.inFlight;
  return {...t, inFlight: null, pending, inFlightEdits: 0, pendingEdits: t.inFlightEdits + t.pendingEdits};
}

/**
 * The track after one update of somebody else, and the same update as the text on the screen needs it.
 * @param {Track} t
 * @param {ChangeSet} update made at `t.version`
 * @param {number} version that the update gave the file
 * @returns {{track: Track, changes: ChangeSet}}
 */
export function received(t, update, version) {
  let {inFlight, pending} = t;
  let changes = update;
  if (inFlight) {
    const mapped = inFlight.map(changes);
    changes = changes.map(inFlight, true);
    inFlight = mapped;
  }
  if (pending) {
    const mapped = pending.map(changes);
    changes = changes.map(pending, true);
    pending = mapped;
  }
  return {track: {...t, version, inFlight, pending}, changes};
}

/** Everything of this page that the server has not confirmed, as one change to the confirmed text; null if there is none. */
export function unsent(t) {
  return t.inFlight && t.pending ? t.inFlight.compose(t.pending) : t.inFlight ?? t.pending;
}

/** A track as it lies in the browser's storage, and back. */
export const trackToJSON = t => ({
  version: t.version, inFlight: t.inFlight?.toJSON() ?? null, pending: t.pending?.toJSON() ?? null,
  inFlightEdits: t.inFlightEdits, pendingEdits: t.pendingEdits,
});
export const trackFromJSON = j => ({
  ...track(j.version), inFlight: j.inFlight && ChangeSet.fromJSON(j.inFlight),
  pending: j.pending && ChangeSet.fromJSON(j.pending), inFlightEdits: j.inFlightEdits ?? 0, pendingEdits: j.pendingEdits ?? 0,
});

/** Parts a change set so that the first part keeps the limits: `first.compose(rest)` does what `changes` did. */
export function split(changes, {units, bytes, sections}) {
  let budget = Math.max(2, units);
  for (;;) {
    const [first, rest] = cut(changes.toJSON(), budget, sections);
    if (budget <= 2 || new TextEncoder().encode(JSON.stringify(first)).length <= bytes) {
      return [ChangeSet.fromJSON(first), rest && ChangeSet.fromJSON(rest)];
    }
    budget = Math.max(2, budget >> 1);
  }
}

/** Cuts the JSON of a change set once `units` are inserted or `sections` changes are made; the second part is null if all fitted. */
function cut(json, units, sections) {
  const first = [];
  let left = units, out = 0, taken = 0;
  for (let i = 0; i < json.length; i++) {
    const section = json[i];
    if (typeof section === "number") {
      first.push(section);
      out += section;
      continue;
    }
    const [removed, ...lines] = section;
    const text = lines.join("\n");
    if (text.length <= left && taken < sections) {
      first.push(section);
      taken++;
      left -= text.length;
      out += text.length;
      continue;
    }
    const at = taken < sections ? wholeUnits(text, left) : 0;
    return parted(json, i, first, {removed, head: text.slice(0, at), tail: text.slice(at), out});
  }
  return [first, null];
}

function parted(json, i, first, {removed, head, tail, out}) {
  const after = json.slice(i + 1);
  const started = head.length > 0;
  if (started) first.push([removed, ...head.split("\n")]);
  const kept = (started ? 0 : removed) + after.reduce((sum, s) => sum + (typeof s === "number" ? s : s[0]), 0);
  if (kept) first.push(kept);
  const rest = [];
  if (out + head.length) rest.push(out + head.length);
  rest.push(tail ? [started ? 0 : removed, ...tail.split("\n")] : [started ? 0 : removed], ...after);
  return [first, rest];
}

/** The largest cut up to `at` that does not part a surrogate pair. */
function wholeUnits(text, at) {
  const code = text.charCodeAt(at - 1);
  return at < text.length && code >= 0xd800 && code < 0xdc00 ? at - 1 : at;
}

/** Marks a transaction that brings somebody else's change; its value is the member who made it, or null for our own undoing. */
export const fromRoom = Annotation.define();

/** How a change of somebody else is handed to the editor: never part of this person's undo history. */
export const remoteTransaction = (changes, by) => ({
  changes,
  annotations: [fromRoom.of(by ?? null), Transaction.addToHistory.of(false), Transaction.remote.of(true)],
  filter: false,
});

/** Tells `onTyped` each change that the person of this page makes. */
export function sharedText(onTyped) {
  return EditorView.updateListener.of(update => {
    for (const tr of update.transactions) {
      if (tr.docChanged && tr.annotation(fromRoom) === undefined) onTyped(tr.changes);
    }
  });
}

