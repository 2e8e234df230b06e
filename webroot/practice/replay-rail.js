// The rail below a replay: where in it one is, marks with words, and when text was changed. The marks are drawn for whoever
// points at them; the list beside the text says the same in full.
import {fill, h, icon} from "../shared/dom.js";

/** Marks that are closer than this are drawn as one. */
const APART_PIXELS = 26;

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
      part.style.left = `${place(from)}px`;
      part.style.width = `${Math.max(2, place(to) - place(from))}px`;
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
  const mark = h("span", {class: "rail-mark", title: together.map(one => one.words).join("\n"), on: {click: () => go(first.offset)}}, icon(first.icon), together.length > 1 ? `${first.brief} +${together.length - 1}` : first.brief);
  mark.style.left = `${Math.min(first.left, width)}px`;
  return mark;
}
