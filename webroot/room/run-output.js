// What a program and the compiler wrote, drawn while it comes.
import {fill, h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {places} from "./output.js";
import {write, writing} from "./written.js";

const END_PIXELS = 30;

/**
 * The pane of what is written. It follows the end until its reader scrolls away from it, also while the verdict or the
 * input line take room from it.
 * @param {object} view of the strip @returns {HTMLElement}
 */
export function outputPane(view) {
  const output = h("div", {class: "output", tabindex: "0", role: "log", "aria-label": "Output", "aria-live": "off"});
  view.output = output;
  view.written = h("div", {class: "written"});
  output.append(view.written);
  view.follows = true;
  output.addEventListener("scroll", () => {
    view.follows = output.scrollHeight - output.scrollTop - output.clientHeight < END_PIXELS;
  });
  const sizes = new ResizeObserver(() => toEnd(view));
  sizes.observe(output);
  sizes.observe(view.written);
  return h("div", {class: "output-frame"}, output);
}

function toEnd(view) {
  if (view.follows) view.output.scrollTop = view.output.scrollHeight;
}

/** Where its reader wants to begin: what the compiler refused, or the report that was asked for; else the end. */
function settle(view, run) {
  if (run.result?.verdict === "compile-error") begin(view, view.written.firstElementChild);
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
 * Draws what a run wrote. What stands there already stays if it begins what is to be shown, since drawing all of it anew
 * takes a page longer than a frame; `instead` says what to show while there is nothing.
 * @param {object} view @param {?import("./state.js").Run} run @param {(run: object) => HTMLElement} instead
 */
export function drawOutput(view, run, instead) {
  if (!run) {
    view.drawn = null;
    fill(view.written, instead(run));
    return;
  }
  const {drawn} = view;
  const chunks = shownChunks(view, run).filter(c => c.text);
  if (drawn?.run !== run.run) view.follows = true;
  if (drawn?.run !== run.run || !begins(drawn.chunks, chunks)) restart(view, run);
  if (chunks.length) append(view, chunks);
  else fill(view.written, instead(run));
  const shown = `${run.run}:${!!run.result}:${view.raw}`;
  if (drawn?.shown !== shown) settle(view, run);
  else toEnd(view);
  view.drawn.shown = shown;
}

/** Whether these chunks are a beginning of those. */
const begins = (these, those) => these.length <= those.length && these.every(({channel, text}, i) =>
  channel === those[i].channel && (i < these.length - 1 ? text === those[i].text : those[i].text.startsWith(text)));

function restart(view, run) {
  view.drawn = {run: run.run, chunks: [], sheet: writing(view.written)};
}

function append(view, chunks) {
  const {chunks: before, sheet} = view.drawn;
  if (!before.length) fill(view.written);
  const names = view.room.state.files.map(f => f.name);
  for (let i = Math.max(0, before.length - 1); i < chunks.length; i++) {
    write(sheet, chunks[i].channel, chunks[i].text.slice(before[i]?.text.length ?? 0), text => linked(view, view.drawn.run, text, names));
  }
  view.drawn.chunks = chunks;
}

/** What was said of a run, with the places in its files as links. @returns {(Node|string)[]} */
export function linked(view, run, text, names = view.room.state.files.map(f => f.name)) {
  const nodes = [];
  let from = 0;
  for (const place of places(text, names)) {
    nodes.push(visible(text.slice(from, place.from)), linkTo(view, run, place, text.slice(place.from, place.to)));
    from = place.to;
  }
  return [...nodes, visible(text.slice(from))];
}

/** A place in a file of the room as a run took it, which shows where that is now, as well as the page can know. */
export const linkTo = (view, run, {name, line, column}, words) => h("button", {
  type: "button", class: "link", "aria-label": `${words}, in ${name}`,
  on: {click: () => (view.app.layout?.showCode(), view.editor.goTo(name, view.editor.lineNow(run, name, line) ?? line, column))},
}, words);
