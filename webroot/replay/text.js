// The text of a replay: read-only, as it stood at the moment that is looked at, with everybody's place in it and what was
// changed last.
import {EditorState, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, lineNumbers} from "@codemirror/view";
import {avatar, tabs} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {others, placeOther, removeOther} from "../room/carets.js";
import {cLook} from "../room/c-look.js";
import {hiddenMarkers} from "../room/markers.js";
import {toText} from "../room/state.js";

/** Somebody who did not type for so long is not shown in the text any more. */
const CARET_MILLIS = 60_000;

/** What was changed last, `{from, to, colour}`, or null. */
const setChanged = StateEffect.define();

const changedField = StateField.define({
  create: () => Decoration.none,
  update(drawn, transaction) {
    const set = transaction.effects.findLast(effect => effect.is(setChanged));
    return set ? changedMark(set.value) : drawn.map(transaction.changes);
  },
  provide: field => EditorView.decorations.from(field),
});

const changedMark = place => place && place.to > place.from ? Decoration.set([Decoration.mark({class: `replay-changed p${place.colour}`}).range(place.from, place.to)]) : Decoration.none;

/**
 * @param {{nonce: string}} boot
 * @param {(member: string) => {name: string, role: string, colour: number}} who
 * @returns {{element: HTMLElement, show: (moment: import("./timeline.js").Moment, at: number) => void, follow: () => void}}
 */
export function replayText({nonce}, who) {
  const mount = h("div", {class: "editor-mount"}), none = h("div", {class: "state"}, h("strong", {}, "No file yet."));
  const version = h("span", {class: "quiet note"}), author = h("span", {class: "replay-author"});
  const view = new EditorView({parent: mount, state: EditorState.create({extensions: [
    EditorView.cspNonce.of(nonce), lineNumbers(), EditorState.tabSize.of(4), hiddenMarkers, cLook, others, changedField, EditorState.readOnly.of(true), EditorView.editable.of(false),
    EditorView.contentAttributes.of({"aria-label": "Code at this moment", "aria-readonly": "true", tabindex: "0"}),
  ]})});
  const now = {moment: null, at: 0, chosen: null, follows: true, drawn: {}};
  const row = tabs("Files", key => {
    now.chosen = Number(key);
    now.follows = false;
    draw();
  });
  const draw = () => {
    const {state: {files}, last} = now.moment;
    if (now.follows && last) now.chosen = last.file;
    const file = files.find(f => f.file === now.chosen) ?? files.find(f => !f.readOnly) ?? files[0];
    row.show(files.map(f => ({key: String(f.file), label: f.name, mono: true, icon: f.readOnly ? "lock" : undefined, name: f.readOnly ? `${f.name}, read-only` : undefined})), String(file?.file));
    none.hidden = !!file;
    mount.hidden = !file;
    version.hidden = !file;
    if (!file) return;
    say(version, file.readOnly ? "given" : `version ${file.version}`);
    typedBy(author, last, who);
    put(view, now, file, who);
  };
  return {
    element: h("section", {class: "pane replay-code clips", "aria-label": "Code"}, h("div", {class: "heading"}, row.element, h("span", {class: "grow"}), author, version), none, mount),
    show(moment, at) {
      now.moment = moment;
      now.at = at;
      draw();
    },
    /** From now on the file is shown in which something happens. */
    follow() {
      now.follows = true;
      if (now.moment) draw();
    },
  };
}

function typedBy(element, last, who) {
  const author = last && who(last.by), key = author ? `${author.member} ${author.name}` : "";
  if (element.dataset.by === key) return;
  element.dataset.by = key;
  fill(element, author && [avatar(author), h("span", {class: "quiet"}, author.name)]);
}

/** Changes only what differs, so that the rest stays where it is; a place that changed comes into sight. */
function put(view, now, {file, text}, who) {
  const {places, last} = now.moment, {drawn} = now, here = last?.file === file ? last : null;
  const carets = [...places.values()].filter(place => place.file === file && (place === last || now.at - place.at < CARET_MILLIS));
  const key = carets.map(place => `${place.by} ${place.from} ${place.to}`).join() + who(last?.by ?? "").name;
  if (drawn.file === file && drawn.text === text && drawn.key === key) return;
  const moved = drawn.here !== here, same = drawn.file === file && drawn.text === text;
  now.drawn = {file, text, key, here};
  view.dispatch({
    changes: same ? undefined : difference(view.state.doc.toString(), text.toString()),
    effects: [removeOther.of(null), ...carets.map(place => caretOf(place, who(place.by))), setChanged.of(here && {...here, colour: who(here.by).colour}),
      ...moved && here ? [EditorView.scrollIntoView(here.to, {y: "nearest", yMargin: 60})] : []],
  });
}

const caretOf = ({by, to, at}, {colour, name}) => placeOther.of({client: by, anchor: to, head: to, colour, initials: name, name, moved: at});

function difference(old, next) {
  let from = 0;
  const most = Math.min(old.length, next.length);
  while (from < most && old.charCodeAt(from) === next.charCodeAt(from)) from++;
  let end = 0;
  while (end < most - from && old.charCodeAt(old.length - 1 - end) === next.charCodeAt(next.length - 1 - end)) end++;
  return {from, to: old.length - end, insert: toText(next.slice(from, next.length - end))};
}
