// What a run found, shown where it is: an icon in the gutter, a ground on the faulty line, a short note at its end.
// Notes never move the text; marks travel with edits until the next run.
import {RangeSet, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, gutter, GutterMarker, WidgetType} from "@codemirror/view";
import {h, icon} from "../shared/dom.js";
import {brief} from "./output.js";

/** @type {import("@codemirror/state").StateEffectType<import("./output.js").Finding[]>} those of one file */
export const setFindings = StateEffect.define();

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

const field = StateField.define({
  create: () => ({decorations: Decoration.none, marks: RangeSet.empty}),
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setFindings)) return build(effect.value, tr.state.doc);
    if (!tr.docChanged) return value;
    return {decorations: value.decorations.map(tr.changes), marks: value.marks.map(tr.changes)};
  },
  provide: f => EditorView.decorations.from(f, value => value.decorations),
});

function build(list, doc) {
  const worst = new Map();
  for (const finding of list) {
    if (finding.line < 1 || finding.line > doc.lines) continue;
    const held = worst.get(finding.line);
    if (!held || RANK.indexOf(finding.kind) > RANK.indexOf(held.kind)) worst.set(finding.line, finding);
  }
  const decorations = [], marks = [];
  for (const finding of worst.values()) {
    const line = doc.line(finding.line);
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
