// The rail below a replay: where in it one is, marks with words, and for each person when they typed or said something. It is
// drawn for whoever points at it; the list beside the text says the same in full.
import {fill, h, icon} from "../shared/dom.js";

/** What is closer than this on a track is drawn as one, so that no track holds more than its pixels. */
const TRACK_PIXELS = 2;
const LETTER_PIXELS = 6.7;
const GAP_PIXELS = 8;
const LEAST_PIXELS = 24;

/**
 * @param {import("./timeline.js").Timeline} line
 * @param {{go: (offset: number) => void, people: () => {member: string, name: string, colour: number}[]}} view `people` are those with a track, none where one is alone
 */
export function rail(line, {go, people}) {
  const marks = h("div", {class: "rail-marks", "aria-hidden": "true"}), tracks = h("div", {class: "rail-tracks", "aria-hidden": "true"}), needle = h("span", {class: "rail-needle", "aria-hidden": "true"});
  const range = h("input", {type: "range", class: "rail-range", min: "0", step: "1", "aria-label": "Place in the replay", on: {input: () => go(Number(range.value))}});
  const element = h("div", {class: "replay-rail"}, marks, h("div", {class: "rail-rows"}, tracks, needle), range);
  let due = 0;
  const draw = () => {
    due = 0;
    range.max = Math.max(1, line.length);
    const width = marks.clientWidth, place = offset => width * offset / Math.max(1, line.length);
    fill(marks, merged(line.marks.map(one => placed(one, line.offsetOf(one.index), place))).map(together => drawMark(together, width, go)));
    const drawn = line.tracks(line.length * TRACK_PIXELS / Math.max(1, width));
    fill(tracks, people().map(one => track(one, drawn.get(one.member) ?? [], place, width)));
    element.classList.toggle("shared", people().length > 1);
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
      range.value = offset;
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

const placed = (one, offset, place) => ({...one, offset, left: place(offset), half: Math.max(LEAST_PIXELS, one.brief.length * LETTER_PIXELS) / 2});

function merged(all) {
  const groups = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (last && one.left - last[0].left < one.half + last[0].half + GAP_PIXELS + (last.length > 1 ? 2 * LETTER_PIXELS : 0)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function drawMark(together, width, go) {
  const [first] = together, edge = first.half + 2 * LETTER_PIXELS;
  const mark = h("span", {class: ["rail-mark", first.left < edge && "at-start", first.left > width - edge && "at-end"], title: together.map(one => one.words).join("\n"), on: {click: () => go(first.offset)}}, icon(first.icon), together.length > 1 ? `${first.brief} +${together.length - 1}` : first.brief);
  mark.style.left = share(Math.min(first.left, width), width);
  return mark;
}

/** In parts of the rail, so that a window that becomes narrower is no narrower than what stands in it. */
const share = (pixels, width) => `${100 * pixels / Math.max(1, width)}%`;
