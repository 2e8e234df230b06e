// The one sentence that matters about a run, before anything the program wrote; and the line that always says how it stands.
import {button, disable} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {elapsed, seconds, size} from "../shared/time.js";
import {placeLink} from "./finding-card.js";
import {mayRun} from "./may.js";
import {warned} from "./output.js";
import {waits} from "./run-input.js";
import {testsBrief} from "./test-words.js";
import {inWords, isTests, verdictKind, verdictWords} from "./words.js";

/**
 * Draws the heading; `acts` has what its buttons do: `check`, `raw` and `off`, why nothing can be run now; and what this run
 * comes to beside others: `comparison` of the three ways, `likeness` to the one that is run again.
 */
export function drawHead(view, run, acts) {
  const {comparison, likeness} = acts;
  const asks = waits(view, run), old = !!run?.result && view.editor.changedUnseen(run);
  const key = `${run?.run}:${run?.result?.verdict}:${view.error}:${view.raw}:${acts.off}:${asks}:${old}:${comparison.sentence}:${likeness.sentence}`;
  if (view.headKey === key) return;
  view.headKey = key;
  const more = run?.result ? circumstances(view, run, old, acts) : [];
  view.head.hidden = !view.error && !asks && !comparison.sentence && !likeness.sentence && (run?.with > 0 || saysItAll(run, more));
  if (view.head.hidden) return;
  if (view.error) show(view, "warn", view.error);
  else if (asks) drawAsking(view);
  else if (comparison.sentence) show(view, comparison.kind, comparison.sentence, comparison.line >= 0 ? `Line ${comparison.line + 1} of the output is the first that differs.` : more);
  else if (likeness.sentence && (likeness.kind !== "ok" || run.result.verdict === "ok")) show(view, likeness.kind, likeness.sentence, beside(likeness.more, more));
  else show(view, verdictKind(run.result.verdict), inWords(run.result), beside(likeness.sentence, more), checkOffer(view, run, acts), isTests(run) && run.result.verdict === "failed" ? "list-checks" : undefined);
}

const beside = (words, more) => words && more.length ? [words, "  ", ...more] : words ? [words] : more;

/** Whether the line below is enough: a program that ended as it meant to needs its rows for what it wrote. */
const saysItAll = (run, more) => !run?.result || !isTests(run) && (run.result.verdict === "ok" || run.result.verdict === "nonzero" && !more.length);

function drawAsking(view) {
  const may = mayRun(view.room.state, view.room.me);
  show(view, "asks", "The program waits for input.", may ? [h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "I"), " goes to the field below."] : "The candidate can write to it.");
  if (may) view.app.announce("The program waits for input. Control I goes to its field.");
}

const ICONS = {err: "octagon-alert", warn: "triangle-alert", ok: "circle-check", calm: "terminal", asks: "keyboard"};

function show(view, kind, sentence, more = [], offer = null, picture = ICONS[kind]) {
  view.head.className = `verdict ${kind}`;
  fill(view.head, icon(picture), h("div", {class: "grow"}, h("h2", {}, sentence), h("p", {class: "soft"}, more)), offer);
}

/** After a crash of a plain run, the way to learn the line is one click away. */
function checkOffer(view, run, {check, off}) {
  if (!crashed(run) || !mayRun(view.room.state, view.room.me)) return null;
  const offer = button("Check it", {icon: "shield-check", on: check});
  disable(offer, off);
  return offer;
}

const crashed = run => run.result.verdict === "signal" && run.profile === "quick";

function circumstances(view, run, old, {raw}) {
  const parts = [];
  const own = view.found.filter(f => f.of === run.run);
  const first = own.find(f => f.severity === "fault") ?? own.find(f => f.severity === "error");
  if (first) parts.push(placeLink(view.app, first.spot, `Go to line ${first.line}`));
  if (run.result.verdict === "sanitizer" && !view.raw) parts.push(h("button", {type: "button", class: "link", on: {click: raw}}, "Raw report"));
  if (!first && warned(own)) parts.push(`${warned(own)}.`);
  if (crashed(run)) parts.push("Check runs it again, watches every access to memory, and names the line.");
  const ours = run.result.verdict === "lost" || run.result.verdict === "sandbox-fault";
  if (ours && view.room.state.phase === "exercise" && view.room.state.clock) parts.push("The clock is credited for it.");
  if (ours && isTests(run)) parts.push("It does not count as a run of the tests.");
  if (old) parts.push("This result is of an earlier text.");
  return parts.flatMap((p, i) => i ? ["  ", p] : [p]);
}

/** Always there, never wraps: parts fall off from the right, the verdict last. */
export function drawResult(view, run) {
  const r = run?.result;
  view.result.className = `result mono ${r ? verdictKind(r.verdict) : ""}`;
  const [first, ...rest] = r ? isTests(run) ? testsEnded(run) : ended(run) : [stage(view, run)];
  const text = [first, ...rest].join(" · ");
  if (view.resultText === text) return;
  view.resultText = text;
  fill(view.result, r ? h("strong", {}, first) : h("span", {class: "quiet"}, first), rest.map(p => h("span", {}, ` · ${p}`)));
}

function stage(view, run) {
  if (!run) return "no run yet";
  return run.stage === "running" ? `${isTests(run) ? "testing" : "running"} · ${elapsed(view.app.now() - (run.since ?? run.at))}` : run.stage;
}

/** Many processes have no time, memory or exit code of their own. */
const testsEnded = run => [verdictWords(run), ...testsBrief(run.groups), run.result.flags].filter(Boolean);

function ended(run) {
  const r = run.result;
  const limit = ["timeout", "memory", "output", "stopped"].includes(r.verdict) && r.sentence;
  const ran = !["compile-error", "compile-limit", "lost", "sandbox-fault"].includes(r.verdict);
  return [
    limit ? r.sentence.replace(/\.$/, "") : verdictWords(run),
    r.exit >= 0 && ran && r.verdict !== "nonzero" && `exit ${r.exit}`, r.signal > 0 && `signal ${r.signal}`, ran && seconds(r.wallMillis),
    r.maxRssKib > 0 && size(r.maxRssKib), r.flags, r.verdict === "ok" && run.profile === "sanitized" && "sanitizers clean",
  ].filter(Boolean);
}
