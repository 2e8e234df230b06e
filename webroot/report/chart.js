// The time of an interview as one picture: phases as bands, who wrote how much by the minute, and what happened as marks.
// Everything that it shows stands in a table, too, so the picture itself says nothing to whoever listens.
import {phaseName} from "../room/may.js";
import {newId} from "../shared/dom.js";
import {visibleText} from "../shared/hidden-characters.js";
import {hourMinute, lasted} from "../shared/time.js";
import {merged, rows, stretch, typed} from "./told.js";

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 112, RIGHT = 20, BAND = 26, PERSON = 38, ROW = 30, AXIS = 26, LANE = 18;
const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120].map(minutes => minutes * MINUTE);
/** About what one letter takes of a label. */
const LETTER = 6.6;
const CLOSE = 30;

/** @param {string} tag @param {object} [attributes] @param {...(Node|string)} children */
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === "number" ? Math.round(value * 10) / 10 : value);
  element.append(...children);
  return element;
}

/** @param {import("./told.js").Report} report @param {(member: string) => string} colour the class of a person's colour @param {number} width */
export function chart(report, colour, width) {
  const {from, to} = stretch(report), all = width - LEFT - RIGHT;
  const scale = {from, to, width, x: at => LEFT + all * Math.min(1, Math.max(0, (at - from) / (to - from)))};
  const parts = [], bands = phases(report, scale);
  parts.push(bands.element);
  let y = bands.height;
  const top = y;
  for (const person of typed(report)) {
    parts.push(typing(report, person, colour(person.by), scale, y));
    y += PERSON;
  }
  if (report.curtains.length) {
    parts.push(curtainRow(report, scale, y));
    y += ROW;
  }
  for (const row of rows(report)) {
    parts.push(marks(row, scale, y));
    y += ROW;
  }
  const height = y + AXIS;
  return s("svg", {viewBox: `0 0 ${width} ${height}`, class: "chart", "aria-hidden": "true", "data-width": width},
    ...curtains(report, scale, top, y), ...parts, axis(scale, y));
}

/** Names that find no room in their band stand above it, one beside the other. */
function phases(report, {from, x, width}) {
  const shown = report.phases.filter(one => one.to > from);
  const fits = one => x(one.to) - x(one.from) > phaseName(one.phase, "mentor").length * LETTER + 16;
  const above = shown.some(one => !fits(one)), y = above ? LANE : 0, group = s("g", {class: "bands"});
  let free = LEFT;
  for (const one of shown) {
    const name = phaseName(one.phase, "mentor"), left = x(one.from), right = x(one.to);
    group.append(s("rect", {x: left, y, width: Math.max(1, right - left), height: BAND, class: `band ${one.phase}`}));
    if (fits(one)) {
      group.append(s("text", {x: left + 8, y: y + 17}, name));
      continue;
    }
    const at = Math.min(Math.max(free, left), width - RIGHT - name.length * LETTER);
    group.append(s("text", {x: at, y: 12, class: "outside"}, name));
    free = at + name.length * LETTER + 10;
  }
  group.append(s("text", {x: 0, y: y + 17, class: "row-name"}, "Phase"));
  return {element: group, height: y + BAND + 8};
}

/** Ruled stretches: what was done there was unseen then. */
function curtains({curtains: drawn}, {x}, top, bottom) {
  if (!drawn.length) return [];
  const id = newId("ruled");
  const pattern = s("pattern", {id, width: 5, height: 5, patternUnits: "userSpaceOnUse"}, s("path", {d: "M0.5 0V5", class: "rule"}));
  return [s("defs", {}, pattern), ...drawn.map(({from, to}) =>
    s("rect", {x: x(from), y: top - 4, width: Math.max(2, x(to) - x(from)), height: bottom - top + 4, fill: `url(#${id})`}))];
}

/** Says what the ruled stretches are, and how long each was. */
function curtainRow({curtains: drawn}, {x, width}, y) {
  const middle = y + ROW / 2;
  return s("g", {class: "marks curtained"}, s("text", {x: 0, y: middle + 4, class: "row-name"}, "Curtain"), ...drawn.map(({from, to}) => {
    const words = lasted(to - from), flips = x(to) + 6 + words.length * LETTER > width;
    return s("text", {x: flips ? x(from) - 6 : x(to) + 6, y: middle + 4, "text-anchor": flips ? "end" : "start", class: "mark-name"}, words);
  }));
}

function typing(report, {by, name}, colour, {x, from, to}, y) {
  const most = Math.max(...report.typing.flatMap(one => one.minutes.map(minute => minute.edits))), base = y + PERSON - 8, tall = PERSON - 12;
  const one = Math.max(2, x(from + MINUTE) - x(from) - 1);
  const bars = report.typing.find(other => other.by === by).minutes.filter(({at}) => at + MINUTE > from && at < to)
    .map(({at, edits}) => s("rect", {x: x(Math.max(at, from)), y: base - Math.max(2, tall * edits / most), width: one, height: Math.max(2, tall * edits / most)}));
  return s("g", {class: `typing ${colour}`}, s("text", {x: 0, y: base - 4, class: "row-name"}, short(visibleText(name))), s("path", {d: `M${LEFT} ${base + .5}H${x(to)}`, class: "base"}), ...bars);
}

const short = name => name.length > 16 ? `${name.slice(0, 15)}…` : name;

const SHAPES = {
  run: () => s("path", {d: "M-3 -5L5 0L-3 5Z"}),
  tests: () => s("rect", {x: -4, y: -4, width: 8, height: 8}),
  hint: () => s("circle", {r: 4.5}),
  clock: () => s("path", {d: "M0 -5V5M-5 0H5", class: "stroke"}),
  pin: () => s("path", {d: "M0 -5.5L5.5 0L0 5.5L-5.5 0Z"}),
};

/** A label never runs into the next mark, nor out of the picture. */
function marks(row, {x, width}, y) {
  const middle = y + ROW / 2, group = s("g", {class: `marks ${row.shape}`}, s("text", {x: 0, y: middle + 4, class: "row-name"}, row.name));
  const longest = Math.max(...row.marks.map(one => one.label.length));
  for (const some of merged(row.marks, x, Math.max(CLOSE, longest * LETTER + 18))) {
    const at = x(some[0].at), label = some.length > 1 ? row.many(some) : some[0].label, flips = at + 10 + label.length * LETTER > width;
    group.append(s("g", {transform: `translate(${Math.round(at)} ${middle})`}, SHAPES[row.shape](),
      s("text", {x: flips ? -9 : 9, y: 4, "text-anchor": flips ? "end" : "start", class: "mark-name"}, label)));
  }
  return group;
}

function axis({from, to, x, width}, y) {
  const step = STEPS.find(one => (to - from) / one <= (width - LEFT - RIGHT) / 64) ?? STEPS.at(-1);
  const group = s("g", {class: "axis"}, s("path", {d: `M${LEFT} ${y + .5}H${width - RIGHT}`}));
  for (let at = Math.ceil(from / step) * step; at <= to; at += step)
    group.append(s("path", {d: `M${Math.round(x(at)) + .5} ${y}v5`}), s("text", {x: x(at), y: y + 18, "text-anchor": "middle"}, hourMinute(at)));
  return group;
}

/** Who has which colour: the candidate and the lead as everywhere, the others in turn. @param {import("./told.js").Report} report */
export function colours(report) {
  let next = 3;
  const given = new Map(report.people.map(({member, role}) => [member, role === "candidate" ? "p1" : role === "lead" ? "p2" : `p${Math.min(6, next++)}`]));
  return member => given.get(member) ?? "p0";
}
