// The rail below a replay: where in it one is, marks with words, and for each person when they typed or said something. It is
// drawn for whoever points at it; the list beside the text says the same in full.
import {fill, h, icon} from "../shared/dom.js";

/** What is closer than this on a track is drawn as one, so that no track holds more than its pixels. */
const TRACK_PIXELS = 2;
const LETTER_PIXELS = 6.7;
const GAP_PIXELS = 8;
const LEAST_PIXELS = 24;
/** How far words at an end of the rail stand beyond their place. */
const EDGE_PIXELS = 12;

/**
 * @param {import("./timeline.js").Timeline} line
 * @param {{go: (offset: number) => void, people: () => {member: string, name: string, colour: number}[], named: boolean}} view `people` are those with a track, `named` whether it says whose it is
 */
export function rail(line, {go, people, named}) {
  const marks = h("div", {class: "rail-marks", "aria-hidden": "true"}), tracks = h("div", {class: "rail-tracks", "aria-hidden": "true"}), needle = h("span", {class: "rail-needle", "aria-hidden": "true"});
  const range = h("input", {type: "range", class: "rail-range", min: "0", step: "1", "aria-label": "Place in the replay", on: {input: () => go(Number(range.value))}});
  const element = h("div", {class: ["replay-rail", named && "named"]}, marks, h("div", {class: "rail-rows"}, tracks, needle), range);
  let due = 0, at = 0;
  const draw = () => {
    due = 0;
    // A place beyond the end that the slider knew before was cut off there.
    range.max = Math.max(1, line.length);
    range.value = at;
    const width = marks.clientWidth, place = offset => width * offset / Math.max(1, line.length);
    fill(marks, merged(line.marks.map(one => placed(one, line.offsetOf(one.index), place)), width).map(together => drawMark(together, width, go)));
    const drawn = line.tracks(line.length * TRACK_PIXELS / Math.max(1, width));
    fill(tracks, people().map(one => track(one, drawn.get(one.member) ?? [], place, width)));
  };
  /** Once for each frame, however often it is asked for. */
  const drawSoon = () => {
    due ||= requestAnimationFrame(draw);
  };
  new ResizeObserver(drawSoon).observe(marks);
  for (const type of ["pointerdown", "pointermove"]) tracks.addEventListener(type, event => event.buttons && go(pointed(event, marks) * line.length));
  return {
    element, draw: drawSoon,
    show(offset, words) {
      at = range.value = offset;
      range.setAttribute("aria-valuetext", words);
      needle.style.setProperty("--at", String(offset / Math.max(1, line.length)));
    },
  };
}

/** How far along the rail a pointer is, 0 to 1. */
function pointed({clientX}, marks) {
  const {left, width} = marks.getBoundingClientRect();
  return Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width)));
}

function track({name, colour}, parts, place, width) {
  return h("div", {class: ["rail-row", `p${colour}`]}, h("span", {class: "rail-name", title: name}, name), h("span", {class: "rail-track"}, parts.map(([from, to]) => {
    const part = h("span", {});
    part.style.left = share(place(from), width);
    part.style.width = `max(2px, ${share(place(to) - place(from), width)})`;
    return part;
  })));
}

const placed = (one, offset, place) => ({...one, offset, left: place(offset)});

/** Marks whose words would stand in each other's way are one, with the words of the first. */
function merged(all, width) {
  const groups = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (last && extent([one], width).from < extent([...last, one], width).to + GAP_PIXELS) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

const label = ([first, ...more]) => more.length ? `${first.brief} +${more.length}` : first.brief;

/** From where to where the words of some marks stand, and at which end of the rail they give way. */
function extent(together, width) {
  const [{left}] = together, wide = Math.max(LEAST_PIXELS, label(together).length * LETTER_PIXELS), half = wide / 2;
  if (left < half) return {from: left - EDGE_PIXELS, to: left - EDGE_PIXELS + wide, edge: "at-start"};
  if (left > width - half) return {from: left + EDGE_PIXELS - wide, to: left + EDGE_PIXELS, edge: "at-end"};
  return {from: left - half, to: left + half, edge: null};
}

function drawMark(together, width, go) {
  const [first] = together;
  const mark = h("span", {class: ["rail-mark", extent(together, width).edge], title: together.map(one => one.words).join("\n"), on: {click: () => go(first.offset)}}, icon(first.icon), label(together));
  mark.style.left = share(Math.min(first.left, width), width);
  return mark;
}

/** In parts of the rail, so that a window that becomes narrower is no narrower than what stands in it. */
const share = (pixels, width) => `${100 * pixels / Math.max(1, width)}%`;
