// The code as it was at the end, in the colours of the room.
import {EditorState} from "@codemirror/state";
import {EditorView, lineNumbers} from "@codemirror/view";
import {paneState} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {cLook} from "./c-look.js";
import {hiddenMarkers} from "./markers.js";

/** @param {object} app @param {{files?: object[], title?: string, nothing?: string}} [options] `files`: which, where not all */
export function lastText(app, {files = app.room.state.files, title = "The code", nothing = "Nothing was written in this interview."} = {}) {
  return h("section", {class: "last-text", "aria-labelledby": "text-title"}, h("h2", {class: "section", id: "text-title"}, title),
    files.length ? files.map(file => oneFile(app, file)) : paneState("No files.", nothing));
}

function oneFile(app, {name, text, readOnly}) {
  const mount = h("div", {class: "last-file"});
  new EditorView({parent: mount, state: EditorState.create({doc: text, extensions: [
    EditorView.cspNonce.of(app.boot.nonce), lineNumbers(), EditorState.tabSize.of(4), hiddenMarkers, cLook, EditorState.readOnly.of(true), EditorView.editable.of(false),
    EditorView.contentAttributes.of({"aria-label": `${name}, code`, "aria-readonly": "true", tabindex: "0"}),
  ]})});
  return [h("h3", {}, h("span", {class: "mono"}, name), h("span", {class: "quiet"}, `${count(text.lines, "line")}${readOnly ? ", given" : ""}`)), mount];
}
