// The shared editor: one CodeMirror view, one state per file, fed by the room and feeding it.
import {Compartment, EditorState} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {h} from "../shared/dom.js";
import {editorSetup} from "./editor-setup.js";
import {follows, placeNow, ranWith, setFindings} from "./findings.js";
import {readOnlyBecause} from "./may.js";
import {remoteTransaction, sharedText} from "./shared-text.js";

const lockable = new Compartment();

export class Editor {
  /** @param {object} app @param {HTMLElement} parent */
  constructor(app, parent) {
    this.app = app;
    this.room = app.room;
    /** @type {Map<number, EditorState>} */
    this.states = new Map();
    this.file = null;
    this.locked = "";
    this.findings = {run: 0, list: []};
    this.listeners = new Set();
    this.empty = h("div", {class: "state"});
    this.view = new EditorView({parent, state: EditorState.create({extensions: EditorView.cspNonce.of(app.boot.nonce)})});
    parent.prepend(this.empty);
    this.base = [
      editorSetup(app),
      EditorView.domEventHandlers({mousedown: (event, view) => this.pointed(event, view)}),
      sharedText(changes => this.room.typed(this.file, changes)),
      EditorView.updateListener.of(update => this.tell(update)),
    ];
    this.reset();
    this.room.on("reset", () => this.reset());
    this.room.on("text", change => this.changed(change));
    this.room.on("ran", run => this.ran(run));
    this.room.on("state", () => this.follow());
  }

  create(id) {
    const file = this.room.file(id);
    const state = EditorState.create({
      doc: this.room.shown(id),
      extensions: [this.base, lockable.of(this.lockOf(id)), EditorView.contentAttributes.of({"aria-label": `${file.name}, code`, "aria-multiline": "true", "tabindex": "0"})],
    });
    const effects = this.room.state.runs.flatMap(run => this.ranEffects(id, run));
    return state.update({effects: [...effects, this.findingsOf(file)]}).state;
  }

  lockOf(id) {
    return EditorState.readOnly.of(!!readOnlyBecause(this.room.state, this.room.me, this.room.file(id)));
  }

  /** All text is new: every state is built again, and the caret goes back to where it was as nearly as can be. */
  reset() {
    const head = this.view.state.selection.main.head;
    this.states.clear();
    this.shownLocks = "";
    for (const {file} of this.room.state.files) this.states.set(file, this.create(file));
    const again = this.states.has(this.file);
    this.show(again ? this.file : this.first());
    if (again) this.view.dispatch({selection: {anchor: Math.min(head, this.view.state.doc.length)}, scrollIntoView: true});
    this.follow();
  }

  first() {
    const {files} = this.room.state;
    return (files.find(f => !f.readOnly && /\.c$/.test(f.name)) ?? files.find(f => !f.readOnly) ?? files[0])?.file ?? null;
  }

  show(id) {
    if (this.file !== null && this.states.has(this.file)) this.states.set(this.file, this.view.state);
    this.file = id;
    this.view.dom.hidden = id === null;
    this.empty.hidden = id !== null;
    if (id !== null) this.view.setState(this.states.get(id));
    this.lock();
    this.tell(null);
  }

  /** Files come and go, and who may type changes: the states follow the room. */
  follow() {
    const {files} = this.room.state;
    for (const {file} of files) if (!this.states.has(file)) this.states.set(file, this.create(file));
    for (const id of this.states.keys()) if (!files.some(f => f.file === id)) this.states.delete(id);
    if (!this.states.has(this.file)) this.show(this.first());
    this.lock();
  }

  lock() {
    if (this.file === null) return;
    const why = readOnlyBecause(this.room.state, this.room.me, this.room.file(this.file));
    const key = `${this.file}:${!!why}`;
    this.locked = why;
    if (this.view.state.readOnly !== !!why || key !== this.shownLocks) {
      this.view.dispatch({effects: lockable.reconfigure(EditorState.readOnly.of(!!why))});
      this.shownLocks = key;
    }
  }

  changed({file, changes, by, client}) {
    const spec = remoteTransaction(changes, by);
    this.apply(file, spec);
    this.app.edited?.({file, changes, by, client});
  }

  /** Runs a transaction on a file whether it is shown or not. */
  apply(file, spec) {
    if (file === this.file) this.view.dispatch(spec);
    else if (this.states.has(file)) this.states.set(file, this.states.get(file).update(spec).state);
  }

  stateOf(file) {
    return file === this.file ? this.view.state : this.states.get(file);
  }

  // Places.

  goTo(name, line, column = 1) {
    const file = this.room.state.files.find(f => f.name === name);
    if (!file) return;
    if (file.file !== this.file) this.show(file.file);
    const {doc} = this.view.state;
    const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
    const anchor = Math.min(at.to, at.from + column - 1);
    this.view.dispatch({selection: {anchor}, effects: EditorView.scrollIntoView(anchor, {y: "center"})});
    this.view.focus();
  }

  /** A run takes the text as it is here: what changes from now on is followed, so that its findings go along. */
  ran(run) {
    for (const id of Object.keys(run.versions ?? {}).map(Number)) {
      for (const effects of this.ranEffects(id, run)) this.apply(id, {effects});
    }
  }

  ranEffects(id, run) {
    const text = this.room.ranText(id, run);
    return text ? [ranWith.of({run: run.run, ...text})] : [];
  }

  /** The line of a file's text now that was this line when the run took it; null if it is not known or gone. */
  lineNow(run, name, line) {
    const file = this.room.state.files.find(f => f.name === name)?.file;
    return this.states.has(file) ? placeNow(this.stateOf(file), run, line) : null;
  }

  /** Whether a text was changed after a run took it, by changes that this page did not see. */
  changedUnseen({run, versions = {}}) {
    return this.room.state.files.some(({file}) => file in versions && !(this.states.has(file) && follows(this.stateOf(file), run)));
  }

  setFindings(run, list) {
    this.findings = {run, list};
    for (const file of this.room.state.files) this.apply(file.file, {effects: this.findingsOf(file)});
  }

  findingsOf({name}) {
    const {run, list} = this.findings;
    return setFindings.of({run, list: list.filter(f => f.name === name)});
  }

  pointed(event, view) {
    if (!event.altKey || event.button !== 0 || this.room.me.role === "observer") return false;
    const at = view.posAtCoords({x: event.clientX, y: event.clientY}, false);
    this.app.pointAt?.(this.file, view.state.doc.lineAt(at).number);
    return true;
  }

  // Told to others on the page: the selection moved, the file was switched.

  onUpdate(listener) {
    this.listeners.add(listener);
  }

  tell(update) {
    for (const listener of this.listeners) listener(update);
  }
}
