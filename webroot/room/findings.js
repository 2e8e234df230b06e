// What a run found, shown where it is: an icon in the gutter, a ground on the faulty line, a short note at its end.
// A finding speaks of the text that the run took. It is shown only where the page knows every change since, and goes with
// its line: notes never move the text, and a line that was deleted takes its finding along.
import {RangeSet, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, gutter, GutterMarker, WidgetType} from "@codemirror/view";
import {h, icon} from "../shared/dom.js";
import {brief} from "./output.js";

/**
 * The text that a run took, and how it became the one that is shown.
 * @type {import("@codemirror/state").StateEffectType<{run: number, doc: Text, changes: import("@codemirror/state").ChangeDesc}>}
 */
export const ranWith = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<{run: number, list: import("./output.js").Finding[]}>} those of one file */
export const setFindings = StateEffect.define();

/** Of so many runs the text is remembered; earlier ones can no longer be chosen. */
const TEXTS_KEPT = 12;

const ICONS = {fault: "octagon-alert", error: "octagon-alert", warning: "triangle-alert", related: "corner-down-right"};
const WORDS = {fault: "Fault", error: "Error", warning: "Warning", related: "Related"};
const RANK = ["related", "warning", "error", "fault"];

class Mark extends GutterMarker {
  constructor(finding) {
    super();
    this.finding = finding;
  }

  eq(other) {
    return other.finding.kind === this.finding.kind && other.finding.text === this.finding.text;
  }

  toDOM() {
    const {kind, text} = this.finding;
    return h("span", {class: `finding-icon finding-${kind}`, title: `${WORDS[kind]}: ${text}`, role: "img", "aria-label": `${WORDS[kind]}: ${text}`}, icon(ICONS[kind]));
  }
}

class Note extends WidgetType {
  constructor(finding) {
    super();
    this.finding = finding;
  }

  eq(other) {
    return other.finding.kind === this.finding.kind && other.finding.text === this.finding.text;
  }

  toDOM() {
    return h("span", {class: `finding-note finding-${this.finding.kind}`}, brief(this.finding.text));
  }
}

const NOTHING = {texts: new Map(), run: 0, list: [], decorations: Decoration.none, marks: RangeSet.empty};

const field = StateField.define({
  create: () => NOTHING,
  update(value, tr) {
    let {texts, run, list} = value;
    if (tr.docChanged) texts = new Map([...texts].map(([of, t]) => [of, {...t, changes: t.changes.composeDesc(tr.changes.desc)}]));
    for (const effect of tr.effects) {
      if (effect.is(ranWith)) texts = new Map([...texts, [effect.value.run, effect.value]].slice(-TEXTS_KEPT));
      else if (effect.is(setFindings)) ({run, list} = effect.value);
    }
    if (texts === value.texts && list === value.list) return value;
    return {texts, run, list, ...build(list, line => lineNow(texts.get(run), line, tr.state.doc), tr.state.doc)};
  },
  provide: f => EditorView.decorations.from(f, value => value.decorations),
});

/** Where a line of the text that a run took is now; null if that is not known, or the line is gone. */
export const placeNow = (state, run, line) => lineNow(state.field(field).texts.get(run), line, state.doc)?.number ?? null;

/** Whether every change since a run took the text is known. */
export const follows = (state, run) => state.field(field).texts.has(run);

function lineNow(text, number, doc) {
  if (!text || number < 1 || number > text.doc.lines) return null;
  const {from, to} = text.doc.line(number);
  return gone(text.changes, from, to) ? null : doc.lineAt(text.changes.mapPos(from, 1));
}

/** Whether all that stood between two places was deleted. An empty line goes with the break before it. */
function gone(changes, from, to) {
  let lost = false;
  changes.iterChangedRanges((begin, end) => lost ||= end > begin && begin <= from && end >= to && (to > from || begin < from));
  return lost;
}

function build(list, lineOf, doc) {
  const worst = new Map();
  for (const finding of list) {
    const line = lineOf(finding.line)?.number;
    const held = line && worst.get(line);
    if (line && (!held || RANK.indexOf(finding.kind) > RANK.indexOf(held.kind))) worst.set(line, finding);
  }
  const decorations = [], marks = [];
  for (const [number, finding] of worst) {
    const line = doc.line(number);
    const indent = line.text.length - line.text.trimStart().length;
    marks.push(new Mark(finding).range(line.from));
    if (finding.kind === "fault" || finding.kind === "error") decorations.push(Decoration.line({class: "finding-line"}).range(line.from));
    if (finding.kind !== "related" && indent < line.text.length) {
      decorations.push(Decoration.mark({class: `finding-wave finding-${finding.kind}`}).range(line.from + indent, line.to));
    }
    decorations.push(Decoration.widget({widget: new Note(finding), side: 2}).range(line.to));
  }
  return {decorations: Decoration.set(decorations, true), marks: RangeSet.of(marks, true)};
}

export const findingMarks = [
  field,
  gutter({class: "cm-findings", markers: view => view.state.field(field).marks, initialSpacer: () => new Mark({kind: "related", text: ""})}),
];
