// A line between two panes that can be dragged, or moved by keys. Sizes are private to this browser and kept.
import {remember, remembered} from "./choices.js";
import {h} from "./dom.js";

const STEP = 16;
const kept = name => `tryout.size.${name}`;

/**
 * @param {object} parts
 * @param {string} parts.name under which the size is kept
 * @param {string} parts.label
 * @param {"vertical"|"horizontal"} parts.orientation of the line itself
 * @param {boolean} [parts.reversed] whether the sized pane lies after the line
 * @param {() => number} parts.initial the size by default, in pixels
 * @param {() => [number, number]} parts.limits least and largest size now
 * @param {(pixels: number) => void} parts.apply
 */
export function splitter({name, label, orientation, reversed, initial, limits, apply}) {
  const vertical = orientation === "vertical";
  const element = h("div", {class: "splitter", role: "separator", tabindex: "0", "aria-orientation": orientation, "aria-label": label});
  let chosen = Number(remembered(kept(name))) || null;
  let size = 0;

  const show = wanted => {
    const [least, most] = limits();
    size = Math.round(Math.max(least, Math.min(most, wanted)));
    apply(size);
    for (const [key, value] of [["valuenow", size], ["valuemin", Math.round(least)], ["valuemax", Math.round(most)]]) {
      element.setAttribute(`aria-${key}`, value);
    }
  };
  const choose = wanted => {
    show(wanted);
    chosen = size;
    remember(kept(name), size);
  };
  const refresh = () => show(chosen ?? initial());

  element.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    element.classList.add("dragged");
    const from = vertical ? event.clientX : event.clientY, start = size;
    const move = e => choose(start + ((vertical ? e.clientX : e.clientY) - from) * (reversed ? -1 : 1));
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", () => {
      element.removeEventListener("pointermove", move);
      element.classList.remove("dragged");
    }, {once: true});
  });
  element.addEventListener("dblclick", () => {
    chosen = null;
    remember(kept(name), null);
    refresh();
  });
  element.addEventListener("keydown", event => {
    const more = vertical ? (reversed ? "ArrowLeft" : "ArrowRight") : (reversed ? "ArrowUp" : "ArrowDown");
    const less = vertical ? (reversed ? "ArrowRight" : "ArrowLeft") : (reversed ? "ArrowDown" : "ArrowUp");
    const [least, most] = limits();
    const wanted = {[more]: size + STEP, [less]: size - STEP, Home: least, End: most}[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    choose(wanted);
  });
  return {element, refresh};
}
