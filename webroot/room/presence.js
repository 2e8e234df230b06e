// Carets both ways: where this person is, told to the others in the coordinates of the confirmed text, and where they are,
// put into the editor. Following somebody is part of it.
import {EditorView} from "@codemirror/view";
import {remember, remembered} from "../shared/choices.js";
import {initials} from "../shared/components.js";
import {others, placeOther, pulseLine, removeOther} from "./carets.js";
import {unsent} from "./shared-text.js";

const GAP_MILLIS = 125;
const PULSE_MILLIS = 2000;

/** Keys by which somebody looks elsewhere themselves. */
const SCROLLING = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

export class Presence {
  /** @param {object} app @param {import("./editor.js").Editor} editor */
  constructor(app, editor) {
    Object.assign(this, {app, editor, room: app.room, sent: "", timer: 0, moves: 0, pulses: 0, followed: null, paused: false});
    this.hidden = remembered("tryout.carets") === "off";
    /** Where each page of the others was last, by client id. */
    this.places = new Map();
    this.watchers = new Set();
    this.following = new Map();
    app.edited = change => this.edited(change);
    app.pointAt = (file, line) => this.point(file, line);
    this.room.on("signals", list => list.forEach(s => this.signal(s)));
    this.room.on("outbox", () => this.soon());
    this.room.on("state", () => this.tidy());
    this.room.on("ready", () => this.again());
    this.room.on("reset", () => this.again());
    editor.onUpdate(update => (!update || update.selectionSet || update.docChanged) && this.soon());
    const own = () => this.followed && !this.paused && this.pause(true);
    for (const type of ["wheel", "touchmove"]) editor.view.scrollDOM.addEventListener(type, own, {passive: true});
    editor.view.scrollDOM.addEventListener("keydown", event => SCROLLING.has(event.key) && own());
    // The bar beside the text is the scroller itself.
    editor.view.scrollDOM.addEventListener("pointerdown", event => event.target === editor.view.scrollDOM && own());
  }

  // Ours.

  soon() {
    this.timer ||= setTimeout(() => {
      this.timer = 0;
      this.send();
    }, GAP_MILLIS);
  }

  again() {
    this.sent = "";
    this.soon();
  }

  send() {
    const {file} = this.editor;
    const held = this.room.tracks.get(file);
    if (file === null || !held || !this.room.outbox.open) return;
    const mine = unsent(held)?.invertedDesc;
    const at = position => mine ? mine.mapPos(position) : position;
    const {anchor, head} = this.editor.view.state.selection.main;
    const cursor = {file, anchor: at(anchor), head: at(head)};
    const plain = JSON.stringify(cursor);
    if (plain === this.sent) return;
    this.sent = plain;
    this.room.gesture("signal", {cursor});
  }

  point(file, line) {
    this.room.gesture("signal", {pulse: {file, line}});
    this.pulse(this.room.me.member, {file, line});
  }

  // Theirs.

  signal(signal) {
    if (signal.cursor) this.moved(signal.client, signal.by, signal.cursor, true);
    if (signal.pulse) this.pulse(signal.by, signal.pulse);
    if ("follow" in signal) {
      this.following.set(signal.by, signal.follow);
      this.tell();
    }
  }

  moved(client, by, {file, anchor, head}, confirmed) {
    const held = this.room.tracks.get(file);
    if (!held) return;
    const mine = confirmed ? unsent(held) : null;
    const {length} = this.room.file(file).text;
    const at = position => mine ? mine.mapPos(Math.min(position, length)) : position;
    const before = this.places.get(client);
    if (before && before.file !== file) this.editor.apply(before.file, {effects: removeOther.of(client)});
    this.places.set(client, {by, file});
    const who = this.app.who(by);
    if (!this.hidden && who.role !== "observer") {
      this.editor.apply(file, {effects: placeOther.of({
        client, anchor: at(anchor), head: at(head), colour: who.colour, initials: initials(who.name), name: who.name, moved: ++this.moves,
      })});
    }
    if (by === this.followed && !this.paused) this.look(client, file, at(head));
  }

  /** Somebody's edit moves their caret to its end, so that typing and caret are seen together. */
  edited({file, changes, by, client}) {
    if (!by || !client || client === this.room.me.client) return;
    let end = null;
    changes.iterChanges((_a, _b, _c, to) => end = to);
    if (end !== null) this.moved(client, by, {file, anchor: end, head: end}, false);
  }

  pulse(by, {file, line}) {
    const state = this.editor.stateOf(file);
    if (!state || line > state.doc.lines) return;
    const value = {at: state.doc.line(line).from, colour: this.app.who(by).colour, turn: ++this.pulses};
    this.editor.apply(file, {effects: pulseLine.of(value)});
    clearTimeout(this.pulseTimer);
    this.pulseTimer = setTimeout(() => this.editor.apply(file, {effects: pulseLine.of(null)}), PULSE_MILLIS);
    if (by !== this.room.me.member) this.app.announce(`${this.app.who(by).name} points at line ${line} of ${this.room.file(file).name}.`);
  }

  tidy() {
    const here = new Set(this.room.state.members.flatMap(m => m.clients));
    for (const [client, {by, file}] of this.places) {
      if (here.has(client) && !this.parted(by)) continue;
      this.places.delete(client);
      this.editor.apply(file, {effects: removeOther.of(client)});
    }
  }

  /** Whether a curtain is between this person and another one. */
  parted(other) {
    const of = role => role === "candidate";
    return !!this.room.state.curtain && of(this.room.me.role) !== of(this.app.who(other).role);
  }

  show(on) {
    this.hidden = !on;
    remember("tryout.carets", on ? "on" : "off");
    if (!on) for (const file of this.editor.states.keys()) this.editor.apply(file, {effects: removeOther.of(null)});
  }

  // Following.

  follow(member) {
    this.followed = member;
    this.paused = false;
    this.room.gesture("signal", {follow: member});
    if (member) this.toFollowed();
    this.tell();
  }

  pause(on) {
    this.paused = on;
    if (!on) this.toFollowed();
    this.tell();
  }

  toFollowed() {
    for (const [client, {by, file}] of this.places) {
      if (by !== this.followed) continue;
      const other = this.editor.stateOf(file)?.field(others).list.get(client);
      if (other) this.look(client, file, other.head);
    }
  }

  look(_client, file, head) {
    if (file !== this.editor.file) this.editor.show(file);
    this.editor.view.dispatch({effects: EditorView.scrollIntoView(Math.min(head, this.editor.view.state.doc.length), {y: "nearest", yMargin: 60})});
  }

  onChange(listener) {
    this.watchers.add(listener);
  }

  tell() {
    for (const watcher of this.watchers) watcher();
  }
}
