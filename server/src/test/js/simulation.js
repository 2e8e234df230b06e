// A room of several pages over a bad network, run from one seed: the real Room, Outbox and tracks of the browser, real
// editor states with history, and a server of a few lines that maps late pushes one update at a time.
import {history, redo, undo} from "@codemirror/commands";
import {ChangeSet, EditorState, Text} from "@codemirror/state";
import {Room} from "../../../../webroot/room/room.js";
import {fromRoom, remoteTransaction} from "../../../../webroot/room/shared-text.js";
import {checksum} from "../../../../webroot/room/state.js";

export function random(seed) {
  let s = seed >>> 0 || 1;
  const next = () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {below: n => Math.floor(next() * n), chance: p => next() < p};
}

/** Events due at a time, in order of time and then of arrival. */
export class Clock {
  constructor() {
    this.now = 0;
    this.due = [];
    this.count = 0;
  }

  later(action, millis) {
    this.due.push({at: this.now + millis, n: this.count++, action});
    this.due.sort((a, b) => a.at - b.at || a.n - b.n);
  }

  step() {
    const next = this.due.shift();
    if (!next) return false;
    this.now = Math.max(this.now, next.at);
    next.action();
    return true;
  }
}

export class Server {
  constructor(texts, {staleAfter = Infinity} = {}) {
    this.texts = texts.map(t => Text.of(t.split("\n")));
    this.edits = texts.map(() => []);
    this.log = [];
    this.links = new Set();
    this.stored = new Map();
    this.clients = 0;
    this.staleAfter = staleAfter;
  }

  join(link, {client, seq}) {
    link.client = client ?? `c${++this.clients}`;
    const list = this.stored.get(link.client) ?? [];
    this.stored.set(link.client, list);
    const state = client ? undefined : {
      phase: "exercise", members: [],
      files: this.texts.map((t, i) => ({file: i, name: `${i}.c`, version: this.edits[i].length, text: t.toString()})),
    };
    link.down({welcome: {client: link.client, member: link.client, role: "candidate", generation: "g", seq: this.log.length, clientSeq: list.length,
      consented: [], policy: {}, state}});
    if (client) link.down({events: this.log.slice(seq)});
    if (client) link.down({ready: {}});
    this.links.add(link);
  }

  edit(link, push) {
    const list = this.stored.get(link.client);
    if (push.clientSeq <= list.length) {
      const known = list[push.clientSeq - 1];
      if (known.content !== JSON.stringify(push)) return link.down({refused: {ref: push.ref, code: "altered", detail: ""}});
      return link.down({events: [known.event]});
    }
    if (push.clientSeq !== list.length + 1) return link.down({refused: {ref: push.ref, code: "out-of-order", detail: ""}});
    const edits = this.edits[push.file];
    if (edits.length - push.version > this.staleAfter) return link.down({refused: {ref: push.ref, code: "stale", detail: ""}});
    let changes = ChangeSet.fromJSON(push.changes);
    for (const missed of edits.slice(push.version)) changes = changes.map(missed);
    this.texts[push.file] = changes.apply(this.texts[push.file]);
    edits.push(changes);
    const event = {
      seq: this.log.length + 1, at: 0, by: link.client, client: link.client, clientSeq: push.clientSeq,
      edited: {file: push.file, version: edits.length, changes: changes.toJSON()},
    };
    list.push({content: JSON.stringify(push), event});
    if (edits.length % 10 === 0) event.edited.hash = checksum(this.texts[push.file]);
    this.tell(event);
  }

  tell(event) {
    this.log.push(event);
    for (const link of this.links) link.down({events: [event]});
  }
}

/** One page: a room, its editor states, and a link that is slow, loses its end and comes back. */
export class Page {
  constructor(name, {clock, server, rng, keep, leftover}) {
    Object.assign(this, {name, clock, server, rng, undos: 0, states: new Map(), anew: 0});
    this.room = new Room({
      keep: keep ?? {save() {}, saveKept: () => true, readKept: () => []}, leftover,
      time: {now: () => clock.now, later: (f, ms) => clock.later(f, ms)},
    });
    this.room.connection = this;
    this.room.on("text", ({file, changes}) => this.dispatch(file, remoteTransaction(changes)));
    this.room.on("anew", () => this.anew++);
    this.room.on("reset", () => {
      for (const {file} of this.room.state.files) {
        this.states.set(file, EditorState.create({doc: this.room.shown(file), extensions: [history()]}));
      }
    });
    this.connect();
  }

  connect() {
    const link = this.link = {up: 0, dn: 0, open: true};
    link.down = frame => {
      const copy = JSON.parse(JSON.stringify(frame));
      link.dn = Math.max(link.dn, this.clock.now + this.rng.below(120));
      this.clock.later(() => link.open && this.frame(copy), link.dn - this.clock.now);
    };
    this.sendVia(link, () => this.server.join(link, this.room.joinWith()));
  }

  sendVia(link, act) {
    link.up = Math.max(link.up, this.clock.now + this.rng.below(120));
    this.clock.later(act, link.up - this.clock.now);
  }

  send(frame) {
    const {link} = this;
    const text = JSON.stringify(frame);
    this.sendVia(link, () => !link.cut && this.server.edit(link, JSON.parse(text).edit));
  }

  /** The link breaks: what is on its way up may still arrive, what is on its way down does not. */
  disconnect() {
    const {link} = this;
    link.open = false;
    link.cut = this.rng.chance(0.5);
    this.server.links.delete(link);
    this.clock.later(() => this.server.links.delete(link), 130);
    this.room.closed();
  }

  rejoin() {
    this.disconnect();
    this.connect();
  }

  frame(frame) {
    if (frame.welcome && this.room.welcome(frame.welcome)) this.rejoin();
    else if (frame.events) this.room.events(frame.events);
    else if (frame.ready) this.room.ready();
    else if (frame.refused) this.room.refused(frame.refused);
  }

  dispatch(file, spec) {
    const tr = spec.state ? spec : this.states.get(file).update(spec);
    this.states.set(file, tr.state);
    if (tr.docChanged && tr.annotation(fromRoom) === undefined) this.room.typed(file, tr.changes);
  }

  type(insertOnly) {
    const file = this.rng.below(this.states.size || 1);
    const state = this.states.get(file);
    if (!state) return;
    const {rng} = this;
    if (rng.chance(0.12)) {
      this.undos++;
      (rng.chance(0.7) ? undo : redo)({state, dispatch: tr => this.dispatch(file, tr)});
      return;
    }
    this.dispatch(file, {changes: this.changes(state.doc.length, insertOnly), userEvent: "input.type"});
  }

  changes(length, insertOnly) {
    const {rng} = this;
    return Array.from({length: 1 + rng.below(2)}, () => {
      const from = rng.below(length + 1);
      const to = insertOnly || rng.chance(0.5) ? from : Math.min(length, from + rng.below(4));
      const insert = from < to && rng.chance(0.4) ? "" : this.letters();
      return {from, to, insert};
    }).sort((a, b) => a.from - b.from).filter((c, i, all) => !i || c.from >= all[i - 1].to);
  }

  letters() {
    const text = Array.from({length: 1 + this.rng.below(3)}, () => this.name).join("");
    return this.rng.chance(0.15) ? `${text}\n` : text;
  }

  undoAll() {
    for (const file of this.states.keys()) {
      for (let i = 0; i < 400; i++) {
        if (!undo({state: this.states.get(file), dispatch: tr => this.dispatch(file, tr)})) break;
      }
    }
  }

  text(file) {
    return this.states.get(file).doc.toString();
  }
}
