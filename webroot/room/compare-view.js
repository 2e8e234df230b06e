// The three ways of a comparison, side by side.
import {chip} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {seconds} from "../shared/time.js";
import {comparison, WAYS, written} from "./compare.js";
import {inkClass, inked, PLAIN} from "./output.js";
import {verdictKind, verdictWords} from "./words.js";

const LINES_SHOWN = 2000;
const KINDS = {ok: "ok", calm: "", warn: "warn", err: "err"};

/** @param {object} view of the strip @param {import("./state.js").Run[]} runs */
export function drawComparison(view, runs) {
  const key = JSON.stringify(runs.map(r => [r.run, r.stage, r.result, r.output.length, r.output.at(-1)?.text.length]));
  if (view.comparedKey === key) return;
  view.comparedKey = key;
  const {line} = comparison(runs);
  fill(view.compared, runs.map(run => way(view, run, line)));
  view.compared.querySelector(".parts")?.scrollIntoView({block: "nearest"});
}

function way(view, run, parting) {
  const compiler = view.room.about.compiler?.[run.profile];
  return h("section", {class: "way", "aria-label": WAYS[run.profile]},
    h("h3", {title: compiler}, WAYS[run.profile], " ", state(run), h("span", {class: "quiet"}, circumstances(run))),
    h("pre", {class: "mono", tabindex: "0"}, lines(run, parting)));
}

const state = run => run.result ? chip(run.result.verdict === "sanitizer" ? "fault found" : verdictWords(run), KINDS[verdictKind(run.result.verdict)]) : chip(run.stage === "running" ? "running" : run.stage ?? "", "");

function circumstances({result, findings}) {
  if (!result) return "";
  const analyzer = findings.filter(f => f.code.startsWith("-Wanalyzer")).length;
  return [seconds(result.wallMillis), result.signal > 0 && `signal ${result.signal}`, analyzer > 0 && `analyzer: ${analyzer}`].filter(Boolean).join(" · ");
}

function lines(run, parting) {
  const all = written(run);
  if (!all.length) return h("span", {class: "quiet"}, run.result ? "It wrote nothing." : "");
  let ink = PLAIN;
  const shown = all.slice(0, LINES_SHOWN).map((text, i) => {
    const drawn = inked(text, ink);
    ink = drawn.ink;
    const here = i === parting;
    return h("span", {class: here ? "line parts" : "line"}, here && icon("arrow-right"), drawn.parts.map(p => h("span", {class: inkClass(p.ink)}, visible(p.text))), "\n");
  });
  return all.length > LINES_SHOWN ? [...shown, h("span", {class: "quiet"}, `… and ${all.length - LINES_SHOWN} lines more.`)] : shown;
}
