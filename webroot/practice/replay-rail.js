// The rail below a replay: where in it one is, marks with words, and when text was changed. The marks are drawn for whoever
// points at them; the list beside the text says the same in full.
import {fill, h, icon} from "../shared/dom.js";

/** Marks that are closer than this are drawn as one. */
const APART_PIXELS = 26;
/** A mark that is closer to an end of the rail than this has its words beside it, so that they stay on the page. */
const EDGE_PIXELS = 60;

/** @param {import("./timeline.js").Timeline} line @param {(offset: number) => void} go */
export function rail(line, go) {
  const marks = h("div", {class: "rail-marks", "aria-hidden": "true"}), track = h("div", {class: "rail-track", "aria-hidden": "true"});
  const range = h("input", {type: "range", class: "rail-range", min: "0", step: "1", "aria-label": "Place in the replay", on: {input: () => go(Number(range.value))}});
  const element = h("div", {class: "replay-rail"}, marks, track, range);
  const draw = () => {
    range.max = Math.max(1, line.length);
    const width = marks.clientWidth, place = offset => width * offset / Math.max(1, line.length);
    fill(marks, merged(line.marks.map(one => ({...one, offset: line.offsetOf(one.index), left: place(line.offsetOf(one.index))}))).map(together => drawMark(together, width, go)));
    fill(track, line.bursts().map(([from, to]) => {
      const part = h("span", {});
      part.style.left = share(place(from), width);
      part.style.width = `max(2px, ${share(place(to) - place(from), width)})`;
      return part;
    }));
  };
  new ResizeObserver(draw).observe(marks);
  return {
    element, draw,
    show(offset, words) {
      range.value = offset;
      range.setAttribute("aria-valuetext", words);
    },
  };
}

function merged(all) {
  const groups = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (last && one.left - last[0].left < APART_PIXELS) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function drawMark(together, width, go) {
  const [first] = together;
  const mark = h("span", {class: ["rail-mark", first.left < EDGE_PIXELS && "at-start", first.left > width - EDGE_PIXELS && "at-end"], title: together.map(one => one.words).join("\n"), on: {click: () => go(first.offset)}}, icon(first.icon), together.length > 1 ? `${first.brief} +${together.length - 1}` : first.brief);
  mark.style.left = share(Math.min(first.left, width), width);
  return mark;
}

/** In parts of the rail, so that a window that becomes narrower is no narrower than what stands in it. */
const share = (pixels, width) => `${100 * pixels / Math.max(1, width)}%`;
