// The shared editor: one CodeMirror view, one state per file, fed by the room and feeding it.
import {Compartment, EditorState} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {h} from "../shared/dom.js";
import {editorSetup} from "./editor-setup.js";
import {follows, placeNow, ranWith, setFindings, spotNow} from "./findings.js";
import {readOnlyBecause} from "./may.js";
import {CHECK} from "./problems.js";
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
    this.findings = [];
    this.checked = null;
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
    this.room.on("ran", run => this.took(run.run, run.versions));
    this.room.on("checked", ({versions}) => {
      this.checked = versions;
      this.took(CHECK, versions);
    });
    this.room.on("state", () => this.follow());
  }

  create(id) {
    const file = this.room.file(id);
    const state = EditorState.create({
      doc: this.room.shown(id),
      extensions: [this.base, lockable.of(this.lockOf(id)), EditorView.contentAttributes.of({"aria-label": `${file.name}, code`, "aria-multiline": "true", "tabindex": "0"})],
    });
    const effects = [...this.room.state.runs.flatMap(run => this.tookEffects(id, run.run, run.versions)), ...this.tookEffects(id, CHECK, this.checked)];
    return state.update({effects: [...effects, this.findingsOf(file)]}).state;
  }

  lockOf(id) {
    return EditorState.readOnly.of(!!readOnlyBecause(this.room.state, this.room.me, this.room.file(id)));
  }

  /** All text is new: every state is built again, and the caret goes back to where it was as nearly as can be. */
  reset() {
    const head = this.view.state.selection.main.head, shown = this.file;
    // What is on the screen is not to be put away as that file's text.
    this.file = null;
    this.states.clear();
    this.shownLocks = "";
    for (const {file} of this.room.state.files) this.states.set(file, this.create(file));
    const again = this.states.has(shown);
    this.show(again ? shown : this.first());
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

  goToSpot({file, from}) {
    if (file !== this.file) this.show(file);
    this.view.dispatch({selection: {anchor: from}, effects: EditorView.scrollIntoView(from, {y: "center"})});
    this.view.focus();
  }

  /** A run or a check took the text at these versions: what changed since is followed, so that its findings go along. */
  took(of, versions) {
    for (const id of Object.keys(versions ?? {}).map(Number)) {
      for (const effects of this.tookEffects(id, of, versions)) this.apply(id, {effects});
    }
  }

  tookEffects(id, of, versions) {
    const text = versions && id in versions ? this.room.textAt(id, versions[id]) : null;
    return text ? [ranWith.of({of, ...text})] : [];
  }

  /** The line of a file's text now that was this line when the run took it; null if it is not known or gone. */
  lineNow(run, name, line) {
    const file = this.room.state.files.find(f => f.name === name)?.file;
    return this.states.has(file) ? placeNow(this.stateOf(file), run, line) : null;
  }

  /** Where a place in the text that a run or a check took is now; null if that is not known, or it is gone. */
  spot(of, place) {
    const state = this.states.has(place.file) && this.stateOf(place.file);
    const now = state && spotNow(state, of, place);
    return now ? {...now, file: place.file, name: this.room.file(place.file)?.name ?? "", line: state.doc.lineAt(now.from).number} : null;
  }

  /** Whether a text was changed after a run took it, by changes that this page did not see. */
  changedUnseen({run, versions = {}}) {
    return this.room.state.files.some(({file}) => file in versions && !(this.states.has(file) && follows(this.stateOf(file), run)));
  }

  /** @param {import("./problems.js").Shown[]} list */
  setFindings(list) {
    this.findings = list.flatMap(f => [f, ...(f.related ?? []).filter(note => note.file).map(note => ({...note, of: f.of, severity: "related"}))]);
    for (const file of this.room.state.files) this.apply(file.file, {effects: this.findingsOf(file)});
  }

  findingsOf({file}) {
    return setFindings.of(this.findings.filter(f => f.file === file));
  }

  /** Does what a finding proposes, as an edit of this person. */
  mend({of, fix}) {
    const edits = fix.edits.map(edit => ({...this.spot(of, edit), insert: edit.insert}));
    if (this.locked || edits.some(edit => edit.file === undefined)) return;
    const {file} = edits[0];
    if (file !== this.file) this.show(file);
    this.view.dispatch({
      changes: edits.filter(edit => edit.file === file).map(({from, to, insert}) => ({from, to, insert})),
      userEvent: "input.complete", scrollIntoView: true,
    });
    this.view.focus();
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
