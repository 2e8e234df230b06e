// What happened in a room, from its events: what stood there at each moment, what happened when and by whom, and how long that
// takes to watch. It grows as events come. Pure, and on the same mirror as a live room, so that its end is the room's own.
import {ChangeSet} from "@codemirror/state";
import {fromWelcome, kindOf, reduce} from "../room/state.js";

/** A pause that is skipped takes so long to watch, however long it was. */
const IDLE_MILLIS = 1500;
/** Moments are kept every so many events, so that any other is so many events away at most; they share what did not change. */
const KEPT_EVERY = 500;
const BURST_MILLIS = 3000;

const beginning = () => ({
  state: fromWelcome({
    seq: 0, consented: [], policy: {},
    state: {phase: "lobby", frozen: false, clock: null, mentorTyping: false, editorOpen: false, task: null, members: [], files: []},
  }),
  places: new Map(), last: null,
});

/**
 * @typedef {import("../room/state.js").RoomEvent} RoomEvent
 * @typedef {import("../room/state.js").RoomState} RoomState
 * @typedef {{file: number, from: number, to: number, at: number, by: string}} Place where somebody changed text last
 * @typedef {{state: RoomState, places: Map<string, Place>, last: ?Place}} Moment
 * @typedef {{index: number, at: number, icon: string, brief: string, words: string}} Mark
 * @typedef {{mark: (event: RoomEvent, state: RoomState) => ?{icon: string, brief: string, words: string},
 *   ended: (started: object, end: object, state: RoomState) => {brief: string, words: string}}} Tale
 *   says what is worth a mark, and what becomes of a run's mark when the run is over
 */
export class Timeline {
  /** @param {Tale} tale @param {{seq: number, at: number, icon: string, brief: string, words: string}[]} [pins] marks of moments, by the last event before them */
  constructor(tale, pins = []) {
    this.tale = tale;
    this.pins = pins.toSorted((a, b) => a.seq - b.seq);
    /** @type {RoomEvent[]} */
    this.events = [];
    /** @type {Mark[]} */
    this.marks = [];
    this.complete = false;
    this.started = new Map();
    this.acts = new Map();
    this.moments = [beginning()];
    this.newest = this.moments[0];
    this.at = {count: 0, moment: this.newest};
    this.paces = {true: [], false: []};
    this.skipIdle(true);
  }

  /** Takes up the events that follow on those that are there. @param {RoomEvent[]} events */
  append(events) {
    for (const event of events) this.take(event);
  }

  take(event) {
    const index = this.events.push(event) - 1, before = this.events[index - 1];
    for (const [skipping, offsets] of Object.entries(this.paces)) {
      const gap = before ? Math.max(0, event.at - before.at) : 0;
      offsets.push((offsets[index - 1] ?? 0) + (skipping === "true" ? Math.min(gap, IDLE_MILLIS) : gap));
    }
    while (this.pins[0]?.seq < event.seq) this.pinned(this.pins.shift(), index - 1);
    const {state} = this.newest;
    this.newest = after(this.newest, event);
    if ((index + 1) % KEPT_EVERY === 0) this.moments.push(this.newest);
    this.told(event, index, state);
  }

  told(event, index, state) {
    if (event.by && (event.edited || event.said)) this.actsOf(event.by).push(index);
    const made = this.tale.mark(event, state);
    if (made) this.marks.push({index, at: event.at, ...made});
    if (event.runStarted && made) this.started.set(event.runStarted.run, {mark: this.marks.at(-1), event});
    const started = event.runEnded && this.started.get(event.runEnded.run);
    if (started) Object.assign(started.mark, this.tale.ended(started.event, event.runEnded, state));
  }

  actsOf(member) {
    if (!this.acts.has(member)) this.acts.set(member, []);
    return this.acts.get(member);
  }

  pinned({at, icon, brief, words}, index) {
    this.marks.push({index: Math.max(0, index), at, icon, brief, words});
  }

  /** Nothing more will come. Coming and going after everything else is not part of it. */
  finish() {
    for (const pin of this.pins.splice(0)) this.pinned(pin, this.events.length - 1);
    this.cut(this.events.findLastIndex(event => !event.joined && !event.left) + 1);
    this.complete = true;
  }

  cut(count) {
    this.newest = this.momentAfter(count);
    this.events.length = count;
    for (const offsets of Object.values(this.paces)) offsets.length = count;
    this.moments.length = Math.min(this.moments.length, Math.floor(count / KEPT_EVERY) + 1);
    this.marks = this.marks.map(mark => mark.index < count ? mark : {...mark, index: count - 1});
    for (const [member, acts] of this.acts) this.acts.set(member, acts.filter(index => index < count));
  }

  /** Whether pauses are cut short; everything below counts in the time that watching takes. */
  skipIdle(skipping) {
    this.offsets = this.paces[skipping];
  }

  /** How long what is here takes to watch. */
  get length() {
    return this.offsets.at(-1) ?? 0;
  }

  /** How many events have happened by then. */
  indexAt(offset) {
    return countUntil(this.offsets, value => value <= offset);
  }

  /** How many events have a number up to that one. */
  countAt(seq) {
    return countUntil(this.events, event => event.seq <= seq);
  }

  /** When the event happened, in watching time. */
  offsetOf(index) {
    return this.offsets[index] ?? 0;
  }

  /** The time on the clock at which that was, in epoch milliseconds; within a pause as far along as the watcher is. */
  timeAt(offset) {
    const index = this.indexAt(offset);
    if (index === 0) return this.events[0]?.at ?? 0;
    const [from, to] = [this.events[index - 1], this.events[index] ?? this.events[index - 1]].map(event => event.at);
    const shown = (this.offsets[index] ?? this.length) - this.offsets[index - 1];
    return shown > 0 ? from + (to - from) * Math.min(1, (offset - this.offsets[index - 1]) / shown) : from;
  }

  /** What stood there after so many events. @returns {RoomState} */
  stateAfter(count) {
    return this.momentAfter(count).state;
  }

  /** The same, and where everybody was. @returns {Moment} */
  momentAfter(count) {
    if (count === this.events.length) return this.newest;
    const kept = Math.floor(count / KEPT_EVERY), near = this.at;
    let [from, moment] = near.count <= count && near.count >= kept * KEPT_EVERY ? [near.count, near.moment] : [kept * KEPT_EVERY, this.moments[kept]];
    for (; from < count; from++) moment = after(moment, this.events[from]);
    this.at = {count, moment};
    return moment;
  }

  /** The last of what happened by then, or null. @returns {?Mark} */
  markAt(count) {
    return this.marks[countUntil(this.marks, mark => mark.index < count) - 1] ?? null;
  }

  /**
   * When each member did something, in stretches of watching time; what is closer than `apart` is one.
   * @returns {Map<string, [number, number][]>}
   */
  tracks(apart = BURST_MILLIS) {
    return new Map([...this.acts].map(([member, acts]) => [member, stretches(acts, this.offsets, apart)]));
  }
}

function stretches(acts, offsets, apart) {
  const found = [];
  for (const index of acts) {
    const at = offsets[index], last = found.at(-1);
    if (last && at - last[1] < apart) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}

/** How many of a sorted list come before the first that does not fit. */
function countUntil(list, fits) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns {Moment} */
function after({state, places, last}, event) {
  const next = reduce(state, event);
  if (!event.edited) return {state: next, places, last};
  const moved = changed(places, event);
  return {state: next, places: moved, last: moved.get(event.by) ?? last};
}

/** Everybody's place after an edit: its author's is what they changed, the others' in that file move with the text. */
function changed(places, {edited: {file, changes}, by, at}) {
  const change = ChangeSet.fromJSON(changes), moved = new Map();
  for (const [member, place] of places) {
    moved.set(member, place.file === file ? {...place, from: change.mapPos(place.from), to: change.mapPos(place.to)} : place);
  }
  let own = null;
  change.iterChanges((_fromA, _toA, from, to) => {
    own = {file, from, to, at, by};
  });
  return own ? moved.set(by, own) : moved;
}

/** Whether there is anything to watch. @param {RoomEvent[]} events */
export const anything = events => events.some(event => kindOf(event) === "phaseChanged");
