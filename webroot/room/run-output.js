// What a program and the compiler wrote, drawn while it comes.
import {fill, h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {inkClass, inked, places, PLAIN} from "./output.js";

const END_PIXELS = 30;

/**
 * The pane of what is written. It follows the end until its reader scrolls away from it, also while the verdict or the
 * input line take room from it.
 * @param {object} view of the strip @returns {HTMLElement}
 */
export function outputPane(view) {
  const output = h("div", {class: "output", tabindex: "0", role: "log", "aria-label": "Output", "aria-live": "off"});
  view.output = output;
  view.follows = true;
  output.addEventListener("scroll", () => {
    view.follows = output.scrollHeight - output.scrollTop - output.clientHeight < END_PIXELS;
  });
  new ResizeObserver(() => toEnd(view)).observe(output);
  return h("div", {class: "output-frame"}, output);
}

function toEnd(view) {
  if (view.follows) view.output.scrollTop = view.output.scrollHeight;
}

/** Where its reader wants to begin: what the compiler refused, or the report that was asked for; else the end. */
function settle(view, run) {
  if (run.result?.verdict === "compile-error") begin(view, view.output.firstElementChild);
  else if (view.raw) begin(view, view.output.querySelector(".from-err"));
  else toEnd(view);
}

function begin(view, element) {
  const {output} = view;
  const line = parseFloat(getComputedStyle(output).lineHeight);
  const above = element ? element.getBoundingClientRect().top - output.getBoundingClientRect().top + output.scrollTop : 0;
  view.follows = false;
  output.scrollTop = Math.floor(above / line) * line;
}

/** Where a sanitizer begins to speak. What comes on standard error after it is its report too, in however many pieces. */
const REPORT = /^={20,}$|^==\d+==|^\S+:\d+:\d+: runtime error/m;

/** A sanitizer's report is one click away; everything else the program wrote is shown. */
function shownChunks(view, run) {
  if (run.result?.verdict !== "sanitizer" || view.raw) return run.output;
  let reported = false;
  return run.output.map(chunk => {
    if (chunk.channel !== "err") return chunk;
    const [own, ...report] = reported ? [""] : chunk.text.split(REPORT);
    reported ||= report.length > 0;
    return {...chunk, text: own};
  });
}

/**
 * Draws what a run wrote, adding to what stands there already; `instead` says what to show while there is nothing.
 * @param {object} view @param {?import("./state.js").Run} run @param {(run: object) => HTMLElement} instead
 */
export function drawOutput(view, run, instead) {
  const {output} = view;
  if (!run) {
    view.drawn = null;
    fill(output, instead(run));
    return;
  }
  const chunks = shownChunks(view, run);
  const key = `${run.run}:${!!run.result}:${view.raw}`;
  const anew = view.drawn?.key !== key;
  if (view.drawn?.run !== run.run) view.follows = true;
  if (anew || !chunks.length) {
    view.drawn = {key, run: run.run, chunks: 0, units: 0, ink: PLAIN};
    fill(output);
  }
  if (!chunks.some(c => c.text)) fill(output, instead(run));
  else appendChunks(view, chunks);
  if (anew) settle(view, run);
  else toEnd(view);
}

function appendChunks(view, chunks) {
  const {drawn, output} = view;
  if (!drawn.chunks) fill(output);
  chunks.forEach((chunk, i) => {
    const from = i < drawn.chunks - 1 ? chunk.text.length : i === drawn.chunks - 1 ? drawn.units : 0;
    if (from < chunk.text.length) output.append(...chunkNodes(view, chunk.channel, chunk.text.slice(from)));
  });
  drawn.chunks = chunks.length;
  drawn.units = chunks.at(-1).text.length;
}

function chunkNodes(view, channel, text) {
  const {parts, ink} = inked(text, channel === "in" ? PLAIN : view.drawn.ink);
  view.drawn.ink = ink;
  const names = view.room.state.files.map(f => f.name);
  return parts.map(part => {
    const title = {err: "standard error", in: "typed in", compiler: "compiler"}[channel];
    return h("span", {class: [`from-${channel}`, inkClass(part.ink)], title}, linked(view, part.text, names));
  });
}

function linked(view, text, names) {
  const nodes = [];
  let from = 0;
  for (const place of places(text, names)) {
    nodes.push(visible(text.slice(from, place.from)), linkTo(view, view.drawn.run, place, text.slice(place.from, place.to)));
    from = place.to;
  }
  return [...nodes, visible(text.slice(from))];
}

/** A place in a file of the room as a run took it, which shows where that is now, as well as the page can know. */
export const linkTo = (view, run, {name, line, column}, words) => h("button", {
  type: "button", class: "link", "aria-label": `${words}, in ${name}`,
  on: {click: () => (view.app.layout?.showCode(), view.editor.goTo(name, view.editor.lineNow(run, name, line) ?? line, column))},
}, words);
