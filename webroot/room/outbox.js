// What this page has said and the server has not yet confirmed, in order.
//
// One stored message is under way at a time and it is frozen: sent again after a break it has the same number and the
// same content, so that the server can tell a repetition from a new one. Edits are not queued as such: a file takes a
// place in the line, and when its turn comes everything typed by then goes into one push.
import {acknowledged, freeze, thawed} from "./shared-text.js";

/** Below the server's own limits, so that a push is never refused for its size alone. */
const PUSH_LIMITS = {units: 16384, bytes: 31000, sections: 2000};

const EDIT_GAP_MILLIS = 36;
const RETRY_MILLIS = {"rate-limited": 1000, "saving-paused": 2000, "resync": 0, "busy": 1000, "not-signed-in": 1500, "internal": 2000};

/**
 * @typedef {{kind: string, body: object, file?: number, settle?: {resolve: Function, reject: Function}}} Waiting
 * @typedef {{kind: string, body: object, file?: number, settle?: object}} Frozen with `ref` and `clientSeq` in the body
 */
export class Outbox {
  /**
   * @param {object} parts
   * @param {(frame: object) => void} parts.send
   * @param {Map<number, import("./shared-text.js").Track>} parts.tracks one per file, shared with the room
   * @param {() => void} parts.changed told after every change, to store and to draw
   * @param {(file: number, refusal: object) => void} parts.editRefused
   * @param {(why: string) => void} parts.outOfStep the numbering no longer agrees with the server's
   * @param {{now: () => number, later: (f: () => void, millis: number) => any}} [parts.time]
   */
  constructor({send, tracks, changed, editRefused, outOfStep, time}) {
    this.send = send;
    this.tracks = tracks;
    this.changed = changed;
    this.editRefused = editRefused;
    this.outOfStep = outOfStep;
    this.time = time ?? {now: () => performance.now(), later: (f, ms) => setTimeout(f, ms)};
    /** @type {Waiting[]} */
    this.queue = [];
    /** @type {?Frozen} */
    this.frozen = null;
    this.clientSeq = 0;
    this.ref = 0;
    this.open = false;
    /** Whether what is under way was sent on this line and not answered yet. */
    this.onLine = false;
    this.lastPush = -Infinity;
    this.pumping = false;
    this.staleAt = -1;
  }

  /** Queues a stored message. The promise is kept with its event, or broken with the refusal. */
  store(kind, body) {
    return new Promise((resolve, reject) => {
      this.queue.push({kind, body, settle: {resolve, reject}});
      this.changed();
      this.pump();
    });
  }

  /** The text of a file changed here: it takes its place in the line, once. */
  edited(file) {
    if (!this.queue.some(w => w.kind === "edit" && w.file === file)) this.queue.push({kind: "edit", body: {}, file});
    this.changed();
    this.pump();
  }

  /** The line is open: what was under way goes first. `stored` is the last number the server has. */
  ready(stored) {
    this.open = true;
    if (this.frozen?.dropped && stored < this.frozen.body.clientSeq) this.frozen = null;
    if (this.frozen && stored >= this.frozen.body.clientSeq) {
      if (this.frozen.kind === "edit" && !this.frozen.dropped) return this.outOfStep("an edit was stored that never came back");
      this.finish({});
    } else if (this.frozen) {
      this.transmit();
    } else {
      // What was acknowledged while the page caught up is not in the number that it was greeted with.
      this.clientSeq = Math.max(this.clientSeq, stored);
    }
    this.pump();
  }

  closed() {
    this.open = false;
    this.onLine = false;
  }

  /** Looks whether an event is our own message coming back, which needs nothing else. @returns {boolean} */
  acknowledge(event) {
    const mine = this.frozen && event.clientSeq === this.frozen.body.clientSeq;
    if (!mine) return false;
    const {kind, file, dropped} = this.frozen;
    if (kind === "edit" && event.edited && !dropped) this.setTrack(file, t => acknowledged(t, event.edited.version));
    this.finish(event);
    this.pump();
    return !dropped;
  }

  refused({ref, code, detail}) {
    const frozen = this.frozen;
    if (!frozen || frozen.body.ref !== ref) return;
    this.onLine = false;
    // Typing is sent again until it is taken. A run that came too fast would hold up the typing behind it, so it is told.
    if (!frozen.dropped && Object.hasOwn(RETRY_MILLIS, code) && (code !== "rate-limited" || frozen.kind === "edit")) return this.again(RETRY_MILLIS[code]);
    if (code === "out-of-order" || code === "altered" || code === "foreign-client") return this.outOfStep(code);
    this.frozen = null;
    if (frozen.kind !== "edit") frozen.settle?.reject({code, detail});
    else if (!frozen.dropped && code === "stale") this.pushAgain(frozen.file);
    else if (!frozen.dropped) this.giveUp(frozen.file, {code, detail});
    this.changed();
    this.pump();
  }

  /** Nothing that was typed into the file is sent any more, because it is gone or was shown anew; what is under way may still arrive. */
  forget(file) {
    this.queue = this.queue.filter(w => w.file !== file);
    if (this.frozen?.file === file) this.frozen.dropped = true;
  }

  /** Everything still to be sent is given up, as after a restore of the room. */
  clear(refusal) {
    for (const waiting of [this.frozen, ...this.queue]) waiting?.settle?.reject(refusal);
    this.frozen = null;
    this.queue = [];
    this.changed();
  }

  get idle() {
    return !this.frozen && this.queue.length === 0;
  }

  /** How many strokes and messages are kept here. */
  get count() {
    let count = (this.frozen && this.frozen.kind !== "edit" ? 1 : 0) + this.queue.filter(w => w.kind !== "edit").length;
    for (const t of this.tracks.values()) count += t.inFlightEdits + t.pendingEdits;
    return count;
  }

  pump() {
    if (!this.open || this.frozen || !this.queue.length || this.pumping) return;
    const wait = this.queue[0].kind === "edit" ? this.lastPush + EDIT_GAP_MILLIS - this.time.now() : 0;
    if (wait > 0) {
      this.pumping = true;
      this.time.later(() => {
        this.pumping = false;
        this.pump();
      }, wait);
      return;
    }
    this.next();
  }

  next() {
    const waiting = this.queue.shift();
    if (waiting.kind !== "edit") {
      this.freezeBody(waiting, waiting.body);
      return;
    }
    const held = this.tracks.get(waiting.file);
    if (!held?.pending || held.pending.empty) {
      if (held?.pending) this.tracks.set(waiting.file, {...held, pending: null, pendingEdits: 0});
      this.changed();
      this.pump();
      return;
    }
    const {track, push} = freeze(held, PUSH_LIMITS);
    this.tracks.set(waiting.file, track);
    if (track.pending) this.queue.unshift({kind: "edit", body: {}, file: waiting.file});
    this.freezeBody(waiting, {file: waiting.file, ...push});
  }

  freezeBody(waiting, body) {
    this.frozen = {...waiting, body: {ref: ++this.ref, clientSeq: this.clientSeq + 1, ...body}};
    this.onLine = false;
    this.changed();
    this.transmit();
  }

  /**
   * Sends the message that is under way, unless it is on the line already: of two copies the first could be refused for
   * good, and its number given to other words, while the second is stored.
   */
  transmit() {
    if (this.onLine) return;
    this.onLine = true;
    if (this.frozen.kind === "edit") this.lastPush = this.time.now();
    this.send({[this.frozen.kind]: this.frozen.body});
  }

  finish(event) {
    this.clientSeq = this.frozen.body.clientSeq;
    const {settle} = this.frozen;
    this.frozen = null;
    this.changed();
    settle?.resolve(event);
  }

  again(millis) {
    const frozen = this.frozen;
    this.time.later(() => {
      if (this.open && this.frozen === frozen) this.transmit();
    }, millis);
  }

  /** What was refused for the while may be accepted now. */
  retry() {
    if (this.open && this.frozen) this.transmit();
  }

  /** Refused as stale: every missed update has come by now, so the push is made again at the present version. */
  pushAgain(file) {
    const held = this.tracks.get(file);
    if (!held) return;
    const once = this.staleAt !== held.version;
    this.staleAt = held.version;
    this.setTrack(file, thawed);
    if (once) this.queue.unshift({kind: "edit", body: {}, file});
    else this.time.later(() => this.edited(file), 1000);
  }

  giveUp(file, refusal) {
    this.queue = this.queue.filter(w => w.file !== file);
    this.setTrack(file, thawed);
    this.editRefused(file, refusal);
  }

  setTrack(file, change) {
    const held = this.tracks.get(file);
    if (held) this.tracks.set(file, change(held));
  }

  /** What a later page needs to go on where this one stopped; promises do not survive. */
  toJSON() {
    const plain = ({kind, body, file}) => ({kind, body, file});
    return {clientSeq: this.clientSeq, ref: this.ref, frozen: this.frozen && plain(this.frozen), queue: this.queue.map(plain)};
  }

  restore({clientSeq, ref, frozen, queue}) {
    Object.assign(this, {clientSeq, ref, frozen, queue});
    this.changed();
  }
}
