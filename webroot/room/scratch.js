// A mentor's own copy of the files: typed and run here alone. Nobody else sees it, and the room keeps nothing of it.
import {EditorState} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {button, disable, paneState, tabs} from "../shared/components.js";
import {fill, h, newId} from "../shared/dom.js";
import {note} from "../shared/drafts.js";
import {clockTime, seconds, size} from "../shared/time.js";
import {editorSetup} from "./editor-setup.js";
import {inWords, refusalText, verdictKind} from "./words.js";
import {writing, write} from "./written.js";

const SAVE_MILLIS = 400;

/** @param {object} app @returns {{element: HTMLElement, show: () => void, run: (profile: string) => void, stop: () => void}} */
export function scratchPane(app) {
  const own = {app, room: app.room, kept: note(`scratch.${app.id}`), states: new Map(), name: "", at: 0, view: null, run: null, saving: 0};
  own.code = h("div", {class: "scratch-code"});
  own.files = tabs("Files of your copy", name => show(own, name));
  own.buttons = {
    run: button("Run copy", {icon: "play", on: () => start(own, "quick"), title: "Ctrl+Enter in your copy"}),
    check: button("Check copy", {icon: "shield-check", on: () => start(own, "sanitized"), title: "Ctrl+Shift+Enter in your copy"}),
    stop: button("Stop copy", {icon: "square", on: () => stop(own)}),
    anew: button("Copy anew", {icon: "copy", kind: "quiet", on: () => copyAnew(own)}),
  };
  own.said = h("span", {class: "quiet"});
  own.input = h("textarea", {class: "input mono", id: newId("scratch-input"), rows: "2", spellcheck: "false"});
  own.output = h("pre", {class: "output mono", tabindex: "0", role: "log", "aria-live": "off", "aria-label": "Output of your copy"});
  own.result = h("p", {class: "scratch-result", role: "status"});
  own.element = h("div", {class: "scratch", hidden: true});
  own.input.addEventListener("input", () => save(own));
  window.addEventListener("pagehide", () => own.saving && keep(own));
  listen(own);
  return {
    element: own.element,
    show: () => own.view || open(own),
    run: profile => start(own, profile),
    stop: () => stop(own),
  };
}

function listen(own) {
  const {room} = own;
  room.on("scratch", told => heard(own, told));
  room.on("refused", refusal => refusal.ref === own.run?.ref && over(own, {sentence: refusalText(refusal)}));
  room.on("back", () => own.run && !own.run.result && over(own, {sentence: "The connection was lost meanwhile. Run it again."}));
  own.app.onStatus(() => drawRun(own));
}

/** Most mentors of most interviews never come here, so that it is put together only now. */
function open(own) {
  own.view = new EditorView({parent: own.code, state: EditorState.create({extensions: EditorView.cspNonce.of(own.app.boot.nonce)})});
  fill(own.element, h("div", {class: "scratch-bar"}, own.files.element, Object.values(own.buttons), h("span", {class: "grow"}), own.said),
    h("div", {class: "scratch-body"}, own.code,
      h("div", {class: "scratch-side"}, h("label", {for: own.input.id}, "Input, all of it"), own.input, own.result, own.output)));
  begin(own);
}

/** Goes on with the copy of this window, or makes one. */
function begin(own) {
  const kept = own.kept.read();
  if (!kept?.files?.length) return copyAnew(own);
  own.input.value = kept.input ?? "";
  return take(own, kept.files, kept.at);
}

function copyAnew(own) {
  take(own, own.room.state.files.map(f => ({name: f.name, text: own.room.shown(f.file).toString()})), own.app.now());
  save(own);
}

function take(own, files, at) {
  own.at = at;
  own.name = "";
  own.states = new Map(files.map(({name, text}) => [name, EditorState.create({doc: text, extensions: [
    editorSetup(own.app), EditorView.contentAttributes.of({"aria-label": `${name}, your copy`}),
    EditorView.updateListener.of(update => update.docChanged && save(own)),
  ]})]));
  show(own, files.find(f => f.name.endsWith(".c"))?.name ?? files[0]?.name ?? "");
}

function show(own, name) {
  if (own.states.has(own.name)) own.states.set(own.name, own.view.state);
  own.name = name;
  if (own.states.has(name)) own.view.setState(own.states.get(name));
  own.files.element.hidden = own.states.size < 2;
  own.files.show([...own.states.keys()].map(key => ({key, label: key, mono: true})), name);
  own.said.textContent = name ? `Copied at ${clockTime(own.at)}. Only you see this.` : "There is no file to copy yet.";
  drawRun(own);
}

function texts(own) {
  if (own.states.has(own.name)) own.states.set(own.name, own.view.state);
  return [...own.states].map(([name, state]) => ({name, text: state.doc.toString()}));
}

/** What is typed here outlives a reload of this window, also one that comes a moment after the last key. */
function save(own) {
  clearTimeout(own.saving);
  own.saving = setTimeout(() => keep(own), SAVE_MILLIS);
}

function keep(own) {
  clearTimeout(own.saving);
  own.saving = 0;
  own.kept.write({files: texts(own), input: own.input.value, at: own.at});
}

function start(own, profile) {
  if (whyNot(own)) return;
  keep(own);
  own.run = {ref: ++own.room.outbox.ref, stage: "queued", result: null, sheet: writing(own.output)};
  own.room.gesture("scratch", {ref: own.run.ref, profile, files: texts(own), input: own.input.value});
  drawRun(own);
}

function stop(own) {
  if (own.run && !own.run.result) own.room.gesture("scratch", {ref: ++own.room.outbox.ref, stop: true});
}

function heard(own, told) {
  if (!own.run || own.run.result) return;
  if (told.stage) own.run.stage = told.stage;
  if (told.text) write(own.run.sheet, told.channel, told.text);
  if (told.result) over(own, told.result);
  drawRun(own);
}

function over(own, result) {
  own.run.result = result;
  drawRun(own);
}

function whyNot({app, room, run, states}) {
  if (app.connection.status.kind !== "open") return "It waits for the connection.";
  if (room.about.runnerOff) return room.about.runnerOff;
  if (!states.size) return "There is no file to run.";
  return run && !run.result ? "Stop it first." : "";
}

const STAGES = {queued: "Waiting for a place…", compiling: "Compiling…", running: "Running…"};

function drawRun(own) {
  const {run, buttons} = own, why = whyNot(own);
  disable(buttons.run, why);
  disable(buttons.check, why);
  if (!why) buttons.run.title = "Ctrl+Enter in your copy";
  if (!why) buttons.check.title = "Ctrl+Shift+Enter in your copy";
  disable(buttons.stop, run && !run.result ? "" : "Nothing of yours is running.");
  own.result.className = `scratch-result ${run?.result?.verdict ? verdictKind(run.result.verdict) : ""}`;
  own.result.textContent = run?.result ? resultLine(run.result) : run ? STAGES[run.stage] : "";
  if (!run) fill(own.output, paneState("Not run yet.", "What you run here stays with you."));
}

function resultLine(result) {
  if (!result.verdict) return result.sentence;
  const {wallMillis, maxRssKib, exit} = result;
  return [inWords(result).replace(/\.$/, ""), exit > 0 && `exit ${exit}`, seconds(wallMillis), maxRssKib > 0 && size(maxRssKib)].filter(Boolean).join(" · ");
}
