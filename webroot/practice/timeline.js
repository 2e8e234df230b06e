// An attempt as it went, from its events: what stood there at each moment, what happened when, and how long that takes to
// watch. Pure, and on the same mirror as a live room, so that its end is the room's own.
import {ChangeSet} from "@codemirror/state";
import {fromWelcome, kindOf, reduce} from "../room/state.js";
import {inWords} from "../room/words.js";

/** A pause that is skipped takes so long to watch, however long it was. */
const IDLE_MILLIS = 1500;
/** States are kept every so many events, so that going back is quick. */
const KEPT_EVERY = 200;
const BURST_MILLIS = 3000;

const before = () => fromWelcome({
  seq: 0, consented: [], policy: {},
  state: {phase: "lobby", frozen: false, clock: null, mentorTyping: false, editorOpen: false, task: null, members: [], files: []},
});

/**
 * @typedef {import("../room/state.js").RoomEvent} RoomEvent
 * @typedef {{index: number, at: number, icon: string, brief: string, words: string}} Mark
 */
export class Timeline {
  /** @param {RoomEvent[]} events from the first on */
  constructor(events) {
    const end = events.findLastIndex(event => event.phaseChanged?.phase === "ended");
    this.events = end < 0 ? events : events.slice(0, end + 1);
    this.states = [before()];
    this.marks = marksOf(this.events);
    this.paces = new Map([true, false].map(skipping => [skipping, offsets(this.events, skipping)]));
    this.skipIdle(true);
  }

  /** Whether pauses are cut short; everything below counts in the time that watching takes. */
  skipIdle(skipping) {
    this.offsets = this.paces.get(skipping);
    this.length = this.offsets.at(-1) ?? 0;
  }

  /** How many events have happened by then. */
  indexAt(offset) {
    let low = 0, high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.offsets[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
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

  /** The state after so many events. @returns {import("../room/state.js").RoomState} */
  stateAfter(count) {
    const from = this.last && this.last.count <= count && this.last.count >= count - KEPT_EVERY ? this.last : this.nearest(count);
    let {state} = from;
    for (let i = from.count; i < count; i++) {
      state = reduce(state, this.events[i]);
      if ((i + 1) % KEPT_EVERY === 0) this.states[(i + 1) / KEPT_EVERY] ??= state;
    }
    this.last = {count, state};
    return state;
  }

  nearest(count) {
    const at = Math.min(this.states.length - 1, Math.floor(count / KEPT_EVERY));
    return {count: at * KEPT_EVERY, state: this.states[at]};
  }

  /** The last change of text before so many events, and where it stands in the text after it. @returns {?{file: number, from: number, to: number}} */
  changeBefore(count) {
    for (let i = count - 1; i >= 0; i--) {
      const {edited} = this.events[i];
      if (!edited) continue;
      let place = {from: 0, to: 0};
      ChangeSet.fromJSON(edited.changes).iterChanges((_a, _b, from, to) => {
        place = {from, to};
      });
      return {file: edited.file, ...place};
    }
    return null;
  }

  /** The last of what happened by then, or null. @returns {?Mark} */
  markAt(count) {
    return this.marks.findLast(mark => mark.index < count) ?? null;
  }

  /** When text was changed, in stretches of watching time. @returns {[number, number][]} */
  bursts() {
    const found = [];
    this.events.forEach((event, i) => {
      if (!event.edited) return;
      const at = this.offsets[i], last = found.at(-1);
      if (last && at - last[1] < BURST_MILLIS) last[1] = at;
      else found.push([at, at]);
    });
    return found;
  }
}

function offsets(events, skipping) {
  let at = 0;
  return events.map((event, i) => {
    const gap = i ? Math.max(0, event.at - events[i - 1].at) : 0;
    at += skipping ? Math.min(gap, IDLE_MILLIS) : gap;
    return at;
  });
}

function marksOf(events) {
  const ends = new Map(events.filter(event => event.runEnded).map(event => [event.runEnded.run, event.runEnded]));
  return events.flatMap((event, index) => {
    const kind = kindOf(event), make = Object.hasOwn(MARKS, kind) && MARKS[kind](event[kind], event, ends);
    return make ? [{index, at: event.at, ...make}] : [];
  });
}

const RUNS = {sanitized: ["shield-check", "Check"], tests: ["list-checks", "Tests, run"]};

const MARKS = {
  phaseChanged: ({phase}) => phase === "exercise" ? {icon: "flag", brief: "begun", words: "The attempt began"}
    : phase === "ended" ? {icon: "flag", brief: "end", words: "The text was submitted"} : null,
  frozen: () => ({icon: "timer", brief: "time", words: "The time was up"}),
  hintGiven: ({hint, text}) => ({icon: "lightbulb", brief: `h${hint}`, words: `Hint ${hint}: ${text}`}),
  runStarted: ({run, profile}, _event, ends) => {
    const [icon, name] = RUNS[profile] ?? ["play", "Run"], end = ends.get(run);
    return {icon, brief: String(run), words: `${name} ${run}: ${end ? inWords(end) : "it did not end"}`};
  },
  fileAdded: ({name}, {by}) => by ? {icon: "file-plus", brief: "file", words: `${name} was added`} : null,
  fileRenamed: ({name}) => ({icon: "pencil", brief: "file", words: `A file was called ${name}`}),
  fileDeleted: (_body, {by}) => by ? {icon: "trash-2", brief: "file", words: "A file was deleted"} : null,
};
