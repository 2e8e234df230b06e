// What was found, shown where it is: an icon in the gutter, a wave under the words, a short note at the end of the line,
// all of it on a closer look. A finding speaks of a text of before. It is shown only where the page knows every change
// since, and goes with what it speaks of: notes never move the text, and what was deleted takes its finding along.
import {RangeSet, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, gutter, GutterMarker, hoverTooltip, WidgetType} from "@codemirror/view";
import {h, icon} from "../shared/dom.js";
import {brief} from "./output.js";
import {CHECK, words, worse} from "./problems.js";

/**
 * The text that a run or a check took, and how it became the one that is shown.
 * @type {import("@codemirror/state").StateEffectType<{of: number|string, doc: Text, changes: import("@codemirror/state").ChangeDesc}>}
 */
export const ranWith = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<import("./problems.js").Shown[]>} those with a place in one file */
export const setFindings = StateEffect.define();

/** Of so many runs the text is remembered; earlier ones can no longer be chosen. */
const TEXTS_KEPT = 12;

export const ICONS = {fault: "octagon-alert", error: "octagon-alert", warning: "triangle-alert", related: "corner-down-right"};
const NAMES = {fault: "Fault", error: "Error", warning: "Warning", related: "Related"};

class Mark extends GutterMarker {
  constructor(found) {
    super();
    this.found = found;
  }

  eq(other) {
    return other.found.severity === this.found.severity && words(other.found) === words(this.found);
  }

  toDOM() {
    const {severity} = this.found, label = `${NAMES[severity]}: ${words(this.found)}`;
    return h("span", {class: `finding-icon finding-${severity}`, title: label, role: "img", "aria-label": label}, icon(ICONS[severity]));
  }
}

class Note extends WidgetType {
  constructor(found) {
    super();
    this.found = found;
  }

  eq(other) {
    return other.found.severity === this.found.severity && words(other.found) === words(this.found);
  }

  /** A click on it is one on the line. */
  ignoreEvent() {
    return false;
  }

  toDOM() {
    return h("span", {class: `finding-note finding-${this.found.severity}`}, brief(words(this.found)));
  }
}

const NOTHING = {texts: new Map(), list: [], placed: [], decorations: Decoration.none, marks: RangeSet.empty};

const field = StateField.define({
  create: () => NOTHING,
  update(value, tr) {
    let {texts, list} = value;
    if (tr.docChanged) texts = new Map([...texts].map(([of, t]) => [of, {...t, changes: t.changes.composeDesc(tr.changes.desc)}]));
    for (const effect of tr.effects) {
      if (effect.is(ranWith)) texts = remember(texts, effect.value);
      else if (effect.is(setFindings)) list = effect.value;
    }
    if (texts === value.texts && list === value.list) return value;
    const placed = list.flatMap(found => place(texts.get(found.of), found));
    return {texts, list, placed, ...build(placed, tr.state.doc)};
  },
  provide: f => EditorView.decorations.from(f, value => value.decorations),
});

/** A check takes the place of the one before it. */
function remember(texts, {of, ...text}) {
  const others = [...texts].filter(([key]) => key !== of);
  const runs = others.filter(([key]) => key !== CHECK).slice(of === CHECK ? -TEXTS_KEPT : 1 - TEXTS_KEPT);
  return new Map([...others.filter(([key]) => key === CHECK), ...runs, [of, text]]);
}

/** A finding where it is now, or nothing. */
function place(text, found) {
  if (!text || found.to > text.doc.length) return [];
  const line = text.doc.lineAt(found.from);
  if (gone(text.changes, found.from, found.to, line) || found.fleeting && text.changes.touchesRange(line.from, line.to)) return [];
  const from = text.changes.mapPos(found.from, 1);
  return [{...found, from, to: Math.max(from, text.changes.mapPos(found.to, -1))}];
}

/** Whether all that it speaks of was deleted; what speaks of no character goes with its line. */
const gone = (changes, from, to, line) => to > from ? deleted(changes, from, to) : deleted(changes, line.from, line.to);

/** Whether all that stood between two places was deleted. An empty line goes with the break before it. */
function deleted(changes, from, to) {
  let lost = false;
  changes.iterChangedRanges((begin, end) => lost ||= end > begin && begin <= from && end >= to && (to > from || begin < from));
  return lost;
}

/** Where a line of the text that a run took is now; null if that is not known, or the line is gone. */
export function placeNow(state, of, number) {
  const text = state.field(field).texts.get(of);
  if (!text || number < 1 || number > text.doc.lines) return null;
  const {from, to} = text.doc.line(number);
  return deleted(text.changes, from, to) ? null : state.doc.lineAt(text.changes.mapPos(from, 1)).number;
}

/** Where a place in the text that a run or a check took is now; null if that is not known, or it is gone. */
export const spotNow = (state, of, {from, to}) => place(state.field(field).texts.get(of), {from, to})[0] ?? null;

/** Whether every change since a run took the text is known. */
export const follows = (state, of) => state.field(field).texts.has(of);

function build(placed, doc) {
  const worst = new Map(), decorations = [], marks = [];
  for (const found of placed) {
    const {number} = doc.lineAt(found.from), held = worst.get(number);
    if (!held || worse(found, held)) worst.set(number, found);
    const wave = under(found, doc);
    if (wave) decorations.push(Decoration.mark({class: `finding-wave finding-${found.severity}`}).range(wave.from, wave.to));
  }
  for (const [number, found] of worst) {
    const line = doc.line(number);
    marks.push(new Mark(found).range(line.from));
    if (found.severity === "fault" || found.severity === "error") decorations.push(Decoration.line({class: "finding-line"}).range(line.from));
    decorations.push(Decoration.widget({widget: new Note(found), side: 2}).range(line.to));
  }
  return {decorations: Decoration.set(decorations, true), marks: RangeSet.of(marks, true)};
}

/** What is underlined: what it speaks of, within its first line; where it speaks of no character, that before it. */
function under({severity, from, to}, doc) {
  if (severity === "related") return null;
  const line = doc.lineAt(from), end = Math.min(to, line.to);
  if (end > from) return {from, to: end};
  return from > line.from ? {from: from - 1, to: from} : null;
}

/** Those that are at a place, the worst first. */
const at = (state, pos) => {
  const line = state.doc.lineAt(pos);
  return state.field(field).placed.filter(f => f.from <= line.to && f.to >= line.from).sort((a, b) => worse(a, b) ? -1 : 1);
};

/** @param {(found: import("./problems.js").Shown) => HTMLElement} card draws one of them in full */
export const findingMarks = card => [
  field,
  gutter({class: "cm-findings", markers: view => view.state.field(field).marks, initialSpacer: () => new Mark({severity: "related", message: ""})}),
  hoverTooltip((view, pos) => {
    const here = at(view.state, pos).filter(f => f.severity !== "related" && f.from <= pos && Math.max(f.to, f.from + 1) >= pos);
    if (!here.length) return null;
    return {pos: Math.min(...here.map(f => f.from)), end: Math.max(...here.map(f => f.to)), above: false, create: () => ({dom: h("div", {class: "finding-cards"}, here.map(card))})};
  }, {hoverTime: 250}),
];
