// Where the others are in the text: a thin bar in their colour and pattern, initials for two seconds after a movement,
// their selection, and the line they point at.
import {StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, WidgetType} from "@codemirror/view";
import {h} from "../shared/dom.js";

/** @typedef {{client: string, anchor: number, head: number, colour: number, initials: string, name: string, moved: number}} Other */

/** @type {import("@codemirror/state").StateEffectType<Other>} */
export const placeOther = StateEffect.define({map: (o, changes) => ({...o, anchor: changes.mapPos(o.anchor), head: changes.mapPos(o.head)})});
/** Its value is a client id, or null for all. */
export const removeOther = StateEffect.define();
/** A line that somebody points at; null ends it. */
export const pulseLine = StateEffect.define({map: (p, changes) => p && {...p, at: changes.mapPos(p.at)}});

class Caret extends WidgetType {
  constructor(other, shift, below) {
    super();
    Object.assign(this, {other, shift, below});
  }

  eq({other, shift, below}) {
    const a = this.other;
    return a.client === other.client && a.moved === other.moved && a.colour === other.colour && shift === this.shift && below === this.below;
  }

  toDOM() {
    const {colour, initials, name} = this.other;
    const place = h("span", {class: "other-flag-place"}, h("span", {class: "other-flag"}, initials));
    if (this.shift) place.style.left = `${this.shift}ch`;
    return h("span", {class: ["other-caret", `p${colour}`, `caret-${colour}`, this.below && "below"], "aria-hidden": "true", title: name}, place);
  }

  ignoreEvent() {
    return true;
  }
}

export const others = StateField.define({
  create: () => ({list: new Map(), pulse: null, decorations: Decoration.none}),
  update(value, tr) {
    let {list, pulse} = value;
    if (tr.docChanged) {
      list = new Map([...list].map(([k, o]) => [k, {...o, anchor: tr.changes.mapPos(o.anchor), head: tr.changes.mapPos(o.head)}]));
      pulse &&= {...pulse, at: tr.changes.mapPos(pulse.at)};
    }
    for (const effect of tr.effects) {
      if (effect.is(placeOther)) list = new Map(list).set(effect.value.client, effect.value);
      else if (effect.is(removeOther)) list = without(list, effect.value);
      else if (effect.is(pulseLine)) pulse = effect.value;
    }
    if (list === value.list && pulse === value.pulse) return value;
    return {list, pulse, decorations: decorate(list, pulse, tr.state.doc)};
  },
  provide: field => EditorView.decorations.from(field, value => value.decorations),
});

function without(list, client) {
  if (client === null) return new Map();
  if (!list.has(client)) return list;
  const rest = new Map(list);
  rest.delete(client);
  return rest;
}

function decorate(list, pulse, doc) {
  const ranges = [];
  const inside = at => Math.max(0, Math.min(doc.length, at));
  for (const other of list.values()) {
    const anchor = inside(other.anchor), head = inside(other.head);
    if (anchor !== head) {
      ranges.push(Decoration.mark({class: `other-selection p${other.colour}`}).range(Math.min(anchor, head), Math.max(anchor, head)));
    }
    ranges.push(Decoration.widget({widget: caret(other, head, doc), side: 1}).range(head));
  }
  if (pulse) ranges.push(Decoration.line({class: `pulse p${pulse.colour} pulse-${pulse.turn % 2}`}).range(doc.lineAt(inside(pulse.at)).from));
  return Decoration.set(ranges, true);
}

/** The initials stand above the caret; where they would hide a character, they move past the end of the line above. */
function caret(other, head, doc) {
  const line = doc.lineAt(head);
  const beside = line.number > 1 ? line.number - 1 : Math.min(doc.lines, 2);
  const column = width(line.text.slice(0, head - line.from));
  const end = beside === line.number ? 0 : width(doc.line(beside).text);
  return new Caret(other, end > column ? end - column + 1 : 0, line.number === 1);
}

const width = text => [...text].reduce((sum, c) => c === "\t" ? sum + 4 - sum % 4 : sum + 1, 0);
