// The text of a replay: read-only, as it stood at the moment that is looked at, with the place that was changed last.
import {EditorState, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, lineNumbers, WidgetType} from "@codemirror/view";
import {tabs} from "../shared/components.js";
import {h, say} from "../shared/dom.js";
import {cLook} from "../room/c-look.js";
import {hiddenMarkers} from "../room/markers.js";

class Caret extends WidgetType {
  eq() {
    return true;
  }

  toDOM() {
    return h("span", {class: "replay-caret", "aria-hidden": "true"});
  }
}

const caret = Decoration.widget({widget: new Caret(), side: 1});
const changedText = Decoration.mark({class: "replay-changed"});
const setPlace = StateEffect.define();

const placeField = StateField.define({
  create: () => Decoration.none,
  update(drawn, transaction) {
    const set = transaction.effects.findLast(effect => effect.is(setPlace));
    return set ? placed(set.value, transaction.newDoc.length) : drawn.map(transaction.changes);
  },
  provide: field => EditorView.decorations.from(field),
});

function placed(place, length) {
  if (!place || place.to > length) return Decoration.none;
  const marks = place.to > place.from ? [changedText.range(place.from, place.to)] : [];
  return Decoration.set([...marks, caret.range(place.to)], true);
}

/**
 * @param {{nonce: string}} boot
 * @returns {{element: HTMLElement, show: (files: object[], place: ?object) => void, follow: () => void, text: () => string}}
 */
export function replayText({nonce}) {
  const mount = h("div", {class: "editor-mount"}), none = h("div", {class: "state"}, h("strong", {}, "No file yet."));
  const version = h("span", {class: "quiet note"});
  const view = new EditorView({parent: mount, state: EditorState.create({extensions: [
    EditorView.cspNonce.of(nonce), lineNumbers(), EditorState.tabSize.of(4), hiddenMarkers, cLook, placeField, EditorState.readOnly.of(true), EditorView.editable.of(false),
    EditorView.contentAttributes.of({"aria-label": "Code at this moment", "aria-readonly": "true", tabindex: "0"}),
  ]})});
  const now = {files: [], place: null, chosen: null, follows: true, drawn: null};
  const row = tabs("Files", key => {
    now.chosen = Number(key);
    now.follows = false;
    draw();
  });
  const draw = () => {
    if (now.follows && now.place) now.chosen = now.place.file;
    const file = now.files.find(f => f.file === now.chosen) ?? now.files.find(f => !f.readOnly) ?? now.files[0];
    row.show(now.files.map(f => ({key: String(f.file), label: f.name, mono: true, icon: f.readOnly ? "lock" : undefined, name: f.readOnly ? `${f.name}, read-only` : undefined})), String(file?.file));
    none.hidden = !!file;
    mount.hidden = !file;
    if (!file) return;
    say(version, file.readOnly ? "given" : `version ${file.version}`);
    put(view, now.drawn?.file === file.file ? now.drawn.text : null, file, now.place?.file === file.file ? now.place : null);
    now.drawn = {file: file.file, text: file.text};
  };
  return {
    element: h("section", {class: "pane replay-code clips", "aria-label": "Code"}, h("div", {class: "heading"}, row.element, h("span", {class: "grow"}), version), none, mount),
    show(files, place) {
      now.files = files;
      now.place = place;
      draw();
    },
    /** From now on the file is shown in which something happens. */
    follow() {
      now.follows = true;
      draw();
    },
  };
}

/** Changes only what differs, so that the rest stays where it is; a place that changed comes into sight. */
function put(view, known, {text}, place) {
  const {doc} = view.state;
  const same = known === text || doc.eq(text);
  const effects = [setPlace.of(place)];
  if (place && place.to <= text.length) effects.push(EditorView.scrollIntoView(place.to, {y: "nearest", yMargin: 60}));
  view.dispatch({changes: same ? undefined : difference(doc.toString(), text.toString()), effects: same && known === text && !moved(view, place) ? [] : effects});
}

/** Whether the place is another one than is drawn: while nothing happens, a reader scrolls as they like. */
function moved(view, place) {
  const key = place ? `${place.from}-${place.to}` : "";
  const other = view.dom.dataset.place !== key;
  view.dom.dataset.place = key;
  return other;
}

function difference(old, next) {
  let from = 0;
  const most = Math.min(old.length, next.length);
  while (from < most && old.charCodeAt(from) === next.charCodeAt(from)) from++;
  let end = 0;
  while (end < most - from && old.charCodeAt(old.length - 1 - end) === next.charCodeAt(next.length - 1 - end)) end++;
  return {from, to: old.length - end, insert: next.slice(from, next.length - end)};
}
