// One open room: the mirror of its state, the text tracks, and what is still to be sent, tied to a connection.
// It knows nothing of the page; views listen to it and ask it to act. That also lets the tests run it without a browser.
import {ChangeSet} from "@codemirror/state";
import {Outbox} from "./outbox.js";
import {checksum, fromWelcome, kindOf, OutOfStep, planned, reduce} from "./state.js";
import {PanelLine} from "./panel-line.js";
import {PastEdits} from "./past-edits.js";
import {received, track, trackFromJSON, trackToJSON, typed, unsent} from "./shared-text.js";

const forgetful = {read: () => null, write: () => false, clear() {}};

/**
 * What a room tells: `state` after a batch of events, `text` for each change to put on the screen, `reset` when all text
 * is new, `ran` with a run that takes the text as it is, `checked` with what the compiler says of it, `panel` when the panel's stream changed, `scratch` with what comes of one's own copy, `signal`, `refused`, `kept` when text was set aside, `outbox`, `notice`, `back` after a break, `events`.
 */
export class Room {
  /**
   * @param {object} parts
   * @param {import("./keep.js").Keep} parts.keep the browser's storage for what is not yet confirmed or found no place
   * @param {?object} parts.leftover what an earlier page of this person left there
   * @param {object} [parts.time] for the outbox
   * @param {object} [parts.unseen] where what mentors have still to send outlives a reload
   */
  constructor({keep, leftover = null, time, unseen = forgetful}) {
    this.keep = keep;
    this.leftover = leftover;
    this.recovering = false;
    /** @type {?import("./state.js").RoomState} */
    this.state = null;
    this.me = null;
    this.about = null;
    this.kept = keep.readKept();
    keep.keptElsewhere = (id, item) => this.keptElsewhere(id, item);
    this.absence = null;
    this.returned = null;
    this.savingPaused = false;
    this.tracks = new Map();
    this.past = new PastEdits();
    this.listeners = new Map();
    /** While a screen is put together, what it listens to is collected here, to be let go with the screen. */
    this.scope = null;
    this.connection = null;
    /** Wishes about seats have numbers of their own, which no stored message and no copy has. */
    this.seatRef = 2 ** 50;
    this.asked = new Map();
    this.outbox = new Outbox({
      tracks: this.tracks, time,
      send: frame => this.connection.send(frame),
      changed: () => this.outboxChanged(),
      editRefused: (file, refusal) => this.setAside(file, refusal),
      outOfStep: why => this.startAnew(why),
    });
    this.panel = new PanelLine({
      send: frame => this.connection.send(frame), client: () => this.me.client, changed: () => this.tell("panel", this.panel), kept: unseen,
    });
  }

  on(kind, listener) {
    if (!this.listeners.has(kind)) this.listeners.set(kind, new Set());
    this.listeners.get(kind).add(listener);
    const off = () => this.listeners.get(kind).delete(listener);
    this.scope?.push(off);
    return off;
  }

  tell(kind, value) {
    for (const listener of this.listeners.get(kind) ?? []) listener(value);
  }

  // What views ask for.

  typed(file, changes) {
    const held = this.tracks.get(file);
    if (!held) return;
    this.tracks.set(file, typed(held, changes));
    this.outbox.edited(file);
  }

  store(kind, body) {
    return this.outbox.store(kind, body);
  }

  /** Sends what is neither stored nor repeated. */
  gesture(kind, body) {
    if (this.outbox.open) this.connection.send({[kind]: body});
  }

  /**
   * Asks that somebody be something else here, which everybody is told once it is so.
   * @param {?string} role what, or null for nothing any more @param {(refusal: object) => void} refused
   */
  seat(member, role, refused) {
    const ref = ++this.seatRef;
    this.asked.clear();
    this.asked.set(ref, refused);
    this.gesture("seat", {ref, member, role: role ?? "none"});
  }

  /** This page's own member is something else from now on, and is told other things. */
  seated({role, permissions, hints}) {
    this.me = {...this.me, role};
    this.about = {...this.about, role, permissions, hints};
    if (role === "observer") this.panel.forget();
  }

  file(id) {
    return this.state?.files.find(f => f.file === id);
  }

  member(id) {
    return this.state?.members.find(m => m.member === id);
  }

  /** What the interview is called here: a candidate gets its title with the task. */
  get title() {
    return this.state.task?.title ?? this.about.title ?? this.about.organisation;
  }

  get self() {
    return this.member(this.me.member) ?? {member: this.me.member, name: "You", role: this.me.role, clients: []};
  }

  /** The text of a file at a version, and how it became what this page shows; null where that is not known. */
  textAt(id, version) {
    const file = this.file(id), held = this.tracks.get(id);
    const since = file && held && this.past.since(file, version, length => ChangeSet.empty(length).desc);
    if (!since) return null;
    const mine = unsent(held);
    return mine ? {doc: since.doc, changes: since.changes.composeDesc(mine.desc)} : since;
  }

  /** The text of a file as this page shows it. */
  shown(id) {
    const file = this.file(id);
    const mine = this.tracks.has(id) ? unsent(this.tracks.get(id)) : null;
    return mine ? mine.apply(file.text) : file.text;
  }

  // What the connection brings.

  /** The part of `join` that asks to go on where this page was. */
  joinWith() {
    if (!this.me) return {};
    const seq = this.recovering ? this.leftover.seq : this.state.seq;
    return {generation: this.me.generation, client: this.me.client, seq};
  }

  closed() {
    this.outbox.closed();
    this.panel.closed();
    this.absence ??= {sent: 0, received: 0, credited: 0};
  }

  /** @returns {boolean} whether the connection is to join once more, as the client that left text behind */
  welcome(welcome) {
    this.about = {...this.about, ...welcome, state: undefined};
    // Nobody is welcomed while saving is paused, and that it went on may have been told while this page was away.
    this.savingPaused = false;
    if (!welcome.state) {
      this.me = {...this.me, role: welcome.role, member: welcome.member};
      this.stored = welcome.clientSeq;
      this.state = planned(this.state, welcome);
      return false;
    }
    this.setAllAside(welcome.foreign ? "restored" : "fetched");
    this.state = fromWelcome(welcome);
    this.me = {client: welcome.client, member: welcome.member, role: welcome.role, generation: welcome.generation};
    this.freshTracks();
    this.outbox.clientSeq = welcome.clientSeq;
    this.stored = welcome.clientSeq;
    if (this.takeLeftover()) return true;
    this.tell("reset", null);
    this.ready();
    return false;
  }

  /** All of the room anew, where something was withheld until now; what is under way goes on. */
  fresh({seq, state}) {
    if (this.recovering) this.leftoverLost("curtain");
    for (const id of this.tracks.keys()) {
      this.setAside(id, {code: "curtain", detail: ""});
      this.outbox.forget(id);
    }
    this.state = fromWelcome({seq, state, policy: this.state.terms, consented: this.state.consented});
    this.freshTracks();
    this.tell("reset", null);
    this.tell("state", this.state);
  }

  ready() {
    if (this.outbox.open) return;
    if (this.recovering) this.recovered();
    const absence = this.absence;
    this.absence = null;
    this.returned = absence;
    if (absence) absence.sent += this.outbox.count;
    this.outbox.ready(this.stored);
    this.tell("ready", null);
    if (absence) this.tell("back", absence);
    this.tell("state", this.state);
  }

  events(list) {
    const before = this.state;
    try {
      for (const event of list) this.event(event);
    } catch (fault) {
      if (!(fault instanceof OutOfStep)) throw fault;
      this.startAnew(fault.message);
      return;
    }
    this.tell("events", list.filter(e => e.seq > before.seq));
    if (!this.recovering) this.tell("state", this.state);
  }

  event(event) {
    const kind = kindOf(event);
    const before = this.state;
    const seen = event.seq <= this.state.seq;
    if (!seen) this.state = reduce(this.state, event);
    if (!seen && kind === "edited") this.remember(event.edited, before);
    if (!seen && kind === "runStarted" && !this.recovering) this.tell("ran", event.runStarted);
    if (event.client === this.me.client && this.outbox.acknowledge(event)) {
      if (this.absence) this.absence.sent++;
      if (!seen && event.edited) this.compare(event.edited);
      return;
    }
    if (seen && !this.recovering) return;
    if (kind === "edited") {
      this.edited(event);
      this.compare(event.edited);
    }
    else if (kind === "fileAdded" && !this.tracks.has(event.fileAdded.file)) this.tracks.set(event.fileAdded.file, track(0));
    else if (kind === "fileDeleted") this.fileGone(event.fileDeleted.file, before);
    else if (kind === "checksum") this.compare(event.checksum);
    else if (kind === "clockChanged" && this.absence) this.absence.credited += event.clockChanged.millis ?? 0;
  }

  remember({file, version, changes}, {files}) {
    const {text} = files.find(f => f.file === file) ?? {};
    if (text) this.past.edited(file, version, text, ChangeSet.fromJSON(changes).desc);
  }

  edited({edited, by, client}) {
    const {file, version, changes: json} = edited;
    const held = this.tracks.get(file);
    if (!held || version <= held.version) return;
    if (version !== held.version + 1) throw new OutOfStep(file, held.version, version);
    const {track: next, changes} = received(held, ChangeSet.fromJSON(json), version);
    this.tracks.set(file, next);
    if (this.absence) this.absence.received++;
    if (!this.recovering) this.tell("text", {file, changes, by, client});
  }

  refused(refusal) {
    if (this.panel.refused(refusal)) return;
    this.asked.get(refusal.ref)?.(refusal);
    this.outbox.refused(refusal);
    this.tell("refused", refusal);
  }

  notice(notice) {
    if ("runner" in notice) this.about = {...this.about, runnerOff: notice.runner};
    if (notice.plan) {
      this.about = {...this.about, ...notice.plan};
      this.state = planned(this.state, notice.plan);
    }
    if (notice.seat) this.seated(notice.seat);
    if (notice.curtain) this.state = {...this.state, curtain: notice.curtain};
    if (notice.saving) this.saving(notice.saving === "paused");
    this.tell("notice", notice);
    this.tell("state", this.state);
  }

  saving(paused) {
    this.savingPaused = paused;
    if (!paused) this.outbox.retry();
  }

  // Text that finds no place.

  /** Puts the unconfirmed text of a file aside and shows the room's text again. */
  setAside(id, {code, detail}) {
    const held = this.tracks.get(id);
    const file = this.file(id);
    const mine = held && unsent(held);
    if (!mine || !file) return;
    this.tracks.set(id, track(held.version));
    if (this.returned) this.returned.sent = Math.max(0, this.returned.sent - held.inFlightEdits - held.pendingEdits);
    if (!mine.empty) this.keepText(id, file.name, mine.apply(file.text).toString(), changedRanges(mine), {code, detail});
    this.tell("text", {file: id, changes: mine.invert(file.text), by: null, client: this.me.client});
  }

  setAllAside(code) {
    if (!this.state || this.recovering) return;
    for (const id of this.tracks.keys()) this.setAside(id, {code, detail: ""});
    this.outbox.clear({code, detail: "The room was fetched anew. This was not sent."});
  }

  /** The text as it was on the screen is kept, since the file it belonged to is gone. */
  fileGone(id, before) {
    const held = this.tracks.get(id);
    const mine = held && unsent(held);
    const file = before.files.find(f => f.file === id);
    if (mine && !mine.empty && file && !this.recovering) {
      this.keepText(id, file.name, mine.apply(file.text).toString(), changedRanges(mine), {code: "deleted", detail: ""});
    } else if (mine && !mine.empty) {
      this.keepText(id, file?.name ?? `file-${id}`, insertedText(mine), [], {code: "deleted", detail: ""});
    }
    this.tracks.delete(id);
    this.outbox.forget(id);
  }

  keepText(file, name, text, ranges, {code, detail}) {
    this.kept = [...this.kept, this.putAway({id: crypto.randomUUID(), file, name, text, ranges, code, detail, at: Date.now()})];
    this.tell("kept", this.kept);
  }

  /** Stores a piece of text; gives it with whether it goes with this window, because the browser's storage did not take it. */
  putAway(item) {
    const whole = {...item, windowOnly: false};
    return this.keep.saveKept(whole) ? whole : {...whole, windowOnly: true};
  }

  /** What goes makes room for what the storage did not take before. */
  release(id) {
    this.keep.forgetKept(id);
    this.without(id);
  }

  /** The tabs of one person show the same: what one of them kept or gave up, the others do too. */
  keptElsewhere(id, item) {
    if (!item) return this.without(id);
    if (this.kept.some(k => k.id === id)) return undefined;
    this.kept = [...this.kept, item];
    return this.tell("kept", this.kept);
  }

  without(id) {
    this.kept = this.kept.filter(k => k.id !== id).map(k => k.windowOnly ? this.putAway(k) : k);
    this.tell("kept", this.kept);
  }

  /** Some edits bring a checksum of the text after them. */
  compare({file: id, version, hash}) {
    const file = this.file(id);
    if (hash === undefined || !file || file.version !== version || this.recovering) return;
    const mine = checksum(file.text);
    if (mine === hash) return;
    this.connection.send({differs: {file: id, version, hash: mine}});
    this.startAnew("the text differs from the room's");
  }

  /** The mirror can no longer be trusted: own text is set aside and the whole room is fetched again. */
  startAnew(why) {
    this.setAllAside("differs");
    this.me = null;
    this.tell("anew", why);
    this.connection.rejoin();
  }

  // Leftovers of an earlier page.

  takeLeftover() {
    const left = this.leftover;
    if (!left || this.recovering) {
      if (this.recovering) this.leftoverLost("fetched");
      return false;
    }
    if (left.generation !== this.me.generation) {
      // Its text is of before a restore, and so is this page to the room: a mentor decides whether it goes on.
      this.leftoverLost("restored");
      this.me = {...this.me, generation: left.generation};
      return true;
    }
    this.recovering = true;
    this.me = {...this.me, client: left.client};
    this.tracks.clear();
    for (const [file, json] of Object.entries(left.tracks)) this.tracks.set(Number(file), trackFromJSON(json));
    this.outbox.restore(left.outbox);
    return true;
  }

  recovered() {
    this.recovering = false;
    this.leftover = null;
    for (const file of this.state.files) if (!this.tracks.has(file.file)) this.tracks.set(file.file, track(file.version));
    this.tell("reset", null);
  }

  leftoverLost(code) {
    const left = this.leftover;
    this.leftover = null;
    this.recovering = false;
    for (const [file, json] of Object.entries(left.tracks)) {
      const mine = unsent(trackFromJSON(json));
      const name = this.file(Number(file))?.name ?? `file-${file}`;
      if (mine && !mine.empty) this.keepText(Number(file), name, insertedText(mine), [], {code, detail: ""});
    }
    this.freshTracks();
    this.outbox.restore({clientSeq: this.stored, ref: 0, frozen: null, queue: []});
  }

  freshTracks() {
    this.tracks.clear();
    for (const file of this.state.files) this.tracks.set(file.file, track(file.version));
  }

  outboxChanged() {
    if (this.me && !this.recovering) this.keep.save(this.outbox.idle ? null : this);
    this.tell("outbox", this.outbox);
  }

  /** What a later page needs of this one: unconfirmed work only. */
  toJSON() {
    const tracks = {};
    for (const [file, held] of this.tracks) if (unsent(held)) tracks[file] = trackToJSON(held);
    for (const [file, held] of this.tracks) tracks[file] ??= {version: held.version};
    return {generation: this.me.generation, client: this.me.client, seq: this.state.seq, outbox: this.outbox, tracks};
  }
}

/** Where a change set put new text, in the text after it: `[from, to]` pairs. */
function changedRanges(changes) {
  const ranges = [];
  changes.iterChanges((_a, _b, from, to) => ranges.push([from, to]));
  return ranges;
}

/** Only what a change set inserts: all that can be saved of it when the text it was made on is gone. */
function insertedText(changes) {
  const parts = [];
  changes.iterChanges((_a, _b, _c, _d, inserted) => inserted.length && parts.push(inserted.toString()));
  return parts.join("\n");
}
