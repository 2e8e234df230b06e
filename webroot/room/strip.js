// The run strip: Run, Check, Stop; what the program says while it says it; the line it waits for; how it ended.
import {button, menu, relabel, tabs} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {clockTime, count} from "../shared/time.js";
import {likeness} from "./again.js";
import {companions, comparison} from "./compare.js";
import {drawComparison} from "./compare-view.js";
import {isPanel} from "./may.js";
import {drawProblems, fixHere, placed, toProblem} from "./problem-list.js";
import {Problems} from "./problems.js";
import {receiptDialog} from "./receipt.js";
import {drawButtons, going, runButtons, whyNot, whyNotTest} from "./run-buttons.js";
import {fits} from "./fits.js";
import {drawHead, drawResult} from "./run-head.js";
import {inputLine} from "./run-input.js";
import {emptyState, inLine, quietState} from "./run-state.js";
import {scratchPane} from "./scratch.js";
import {drawOutput, outputPane} from "./run-output.js";
import {reopens} from "./state.js";
import {Scores} from "./tests-score.js";
import {drawTests, testsPane} from "./tests-view.js";
import {inWords, isTests, refusalText, verdictWords} from "./words.js";

/** @param {object} app @param {import("./editor.js").Editor} editor */
export function strip(app, editor) {
  const view = {app, editor, room: app.room, chosen: null, tab: "output", raw: false, drawn: null, error: "", unseen: 0, all: [], found: [], known: new Problems()};
  const buttons = runButtons(view, {start: profile => start(view, {profile}), stop: () => stopRun(view)});
  view.tabs = tabs("Run", key => {
    view.tab = key;
    if (key === "output") view.unseen = 0;
    draw(view);
  });
  view.pick = button("", {icon: "chevron-down", kind: "quiet", on: () => pickRun(view)});
  view.pick.classList.add("pick");
  view.hint = h("span", {class: "quiet hint"}, h("kbd", {}, "Ctrl"), h("kbd", {}, "Enter"), "runs");
  view.head = h("div", {class: "verdict"});
  view.frame = outputPane(view);
  view.input = inputLine(view, () => stopRun(view));
  view.problems = h("div", {class: "problems", hidden: true});
  view.scratch = isPanel(app.room.me.role) ? scratchPane(app) : null;
  view.compared = h("div", {class: "compared", hidden: true});
  view.tests = testsPane();
  view.scores = app.kind === "panel" ? new Scores(app, () => draw(view)) : null;
  view.result = h("div", {class: "result mono", "aria-label": "Result"});
  view.receipt = h("button", {type: "button", class: "link", hidden: true, on: {click: () => showReceipt(view)}}, "Receipt");
  const heading = h("div", {class: "heading"}, buttons, view.tabs.element, view.why, h("span", {class: "grow"}), view.hint, view.pick);
  app.room.scope?.push(fits(heading, ["hint", "pick", "words", "buttons"], view.tabs.element));
  const element = view.element = h("section", {class: "pane strip clips", id: "strip", tabindex: "-1", "aria-label": "Run", "data-pane": "run"}, heading,
    h("div", {class: "strip-body"}, view.head, view.frame, view.compared, view.tests.element, view.input.element, view.problems, view.scratch?.element), h("div", {class: "result-line"}, view.result, view.receipt));
  for (const kind of ["state", "notice"]) app.room.on(kind, () => draw(view));
  app.room.on("checked", check => {
    view.known.checked(check);
    draw(view);
  });
  editor.onUpdate(update => update?.docChanged && view.tab === "problems" && drawProblems(view, current(view)));
  app.onStatus(() => {
    drawButtons(view);
    head(view, current(view));
  });
  app.room.on("events", list => announceRuns(view, list));
  app.run = profile => inScratch(view) ? inCopy(view, profile) : start(view, {profile});
  app.stop = () => view.tab === "scratch" ? view.scratch.stop() : stopRun(view);
  app.lastRun = () => current(view)?.run;
  app.toInput = () => toInput(view);
  app.toProblem = step => inScratch(view) || toProblem(view, step);
  app.fixHere = () => inScratch(view) || fixHere(view);
  app.every(250, () => going(view) && tick(view, current(view)));
  draw(view);
  return element;
}

/** Whether the keys are those of a mentor's own copy. */
const inScratch = view => !!view.scratch?.element.contains(document.activeElement);

/** A copy is nobody's answer, and so it is not tested. */
const inCopy = (view, profile) => profile === "tests" ? view.app.announce("Tests judge the text of the room, not your copy.", {first: true}) : view.scratch.run(profile);

/** While a run goes on, what is said of it changes with time alone. */
function tick(view, run) {
  if (run?.stage === "queued") drawBody(view, run);
  else head(view, run);
  drawButtons(view);
  drawResult(view, run);
}

/** Brings the caret to the field that a running program reads, wherever it is. @returns {boolean} whether there is one */
function toInput(view) {
  const run = current(view);
  if (!view.input.takes(run)) return false;
  view.tab = "output";
  draw(view);
  if (!view.input.field.offsetParent) view.app.layout?.showStrip();
  view.input.field.focus();
  return true;
}

/** The run that was chosen, or the last one. The exercise begins without those of the warm-up: they speak of other files. */
function current(view) {
  const {runs} = view.room.state;
  const run = runs.find(r => r.run === view.chosen) ?? runs.findLast(r => r.at >= exerciseBegan(view)) ?? null;
  return leading(runs, run);
}

/** Of those that are compared the one that is spoken of: what runs now, or what went wrong, or the first. */
function leading(runs, run) {
  const together = companions(runs, run);
  return together.find(r => !r.result && r.stage === "running") ?? together.find(r => r.result?.verdict === "sanitizer") ?? together[0] ?? run;
}

const exerciseBegan = ({room: {state: {log}}}) => log.findLast(event => event.phaseChanged?.phase === "exercise" && !reopens(event, log))?.at ?? 0;

/** @param {{profile: string}|{again: number}} wish */
async function start(view, wish) {
  const {app, room} = view;
  if (wish.profile === "tests" && whyNotTest(view)) return app.announce(whyNotTest(view), {first: true});
  if (wish.profile !== "tests" && whyNot(view)) return undefined;
  view.chosen = null;
  view.raw = false;
  view.error = "";
  app.layout?.showRun();
  try {
    await room.store("run", wish);
  } catch (refusal) {
    view.error = refusalText(refusal);
    draw(view);
  }
  return undefined;
}

function stopRun(view) {
  for (const run of goingTogether(view)) view.room.gesture("stop", {ref: ++view.room.outbox.ref, run: run.run});
}

/** What runs, with those it is compared with. */
function goingTogether(view) {
  const {runs} = view.room.state, run = going(view);
  return run?.with ? companions(runs, run).filter(r => !r.result) : run ? [run] : [];
}

function draw(view) {
  const run = current(view);
  drawButtons(view);
  find(view, run);
  relabel(view.pick, run ? pickLabel(view, run) : "Earlier runs");
  view.pick.hidden = !view.room.state.runs.length;
  const problems = view.tab === "problems", output = view.tab === "output";
  view.problems.hidden = !problems;
  view.element.toggleAttribute("data-copy", view.tab === "scratch");
  if (view.scratch) view.scratch.element.hidden = view.tab !== "scratch";
  if (view.tab === "scratch") view.scratch.show();
  const together = companions(view.room.state.runs, run);
  const tested = showsTests(run);
  view.frame.hidden = !output || together.length > 0 || tested;
  view.compared.hidden = !output || !together.length;
  view.tests.element.hidden = !output || !tested;
  view.element.toggleAttribute("data-tests", output && tested);
  if (together.length) drawComparison(view, together);
  if (problems) drawProblems(view, current(view));
  drawBody(view, run);
  drawResult(view, run);
  view.receipt.hidden = !run?.result?.receipt;
}

/** Where they do not build, what the compiler says is what there is to read. */
const showsTests = run => isTests(run) && !run.output.length;

/** A run as it is named: tests say that they are. */
const runName = run => `${isTests(run) ? "Tests, run" : "Run"} ${run.run}`;

/** @returns {string} what is looked at; the panel is told whose it is too */
function pickLabel({room, app}, run) {
  const at = `${runName(run)} at ${clockTime(run.at)}`;
  return isPanel(room.me.role) ? `${app.who(run.by).name}: ${at[0].toLowerCase()}${at.slice(1)}` : at;
}

/** Brings the marks and the count of problems up to date; the marks only where they became other ones. */
function find(view, run) {
  const all = view.known.shown(run), key = JSON.stringify(all);
  if (view.marked !== key) {
    view.marked = key;
    view.editor.setFindings(all);
  }
  view.all = all;
  view.found = placed(view);
  view.tabs.show([{key: "output", label: "Output", count: view.unseen || "", unread: view.unseen > 0, name: view.unseen ? `Output, ${count(view.unseen, "new run")}` : "Output"}, {key: "problems", label: "Problems", count: view.found.length || ""},
    ...view.scratch ? [{key: "scratch", label: "Your copy"}] : []], view.tab);
}

function showReceipt(view) {
  const run = current(view);
  receiptDialog(view.app, run, {again: () => start(view, {again: run.run}), off: whyNot(view)});
}

function drawBody(view, run) {
  head(view, run);
  if (showsTests(run)) drawTests(view, run, () => inLine(view, run));
  else drawOutput(view, run, () => run ? quietState(view, run) : emptyState(view));
  view.input.show(run);
}

const head = (view, run) => view.tab === "scratch" ? (view.head.hidden = true, view.headKey = "") : drawHead(view, run, {
  comparison: comparison(companions(view.room.state.runs, run)),
  off: whyNot(view), check: () => start(view, {profile: "sanitized"}),
  likeness: likeness(run, view.room.state.runs),
  raw: () => {
    view.raw = true;
    view.drawn = null;
    draw(view);
  },
});

function pickRun(view) {
  const list = [...view.room.state.runs].reverse();
  menu(view.pick, "Runs", list.map(r => ({
    label: `${runName(r)} at ${clockTime(r.at)}: ${r.result ? verdictWords(r) : r.stage}`,
    checked: r.run === current(view)?.run,
    on: () => {
      view.chosen = r.run;
      view.drawn = null;
      draw(view);
    },
  })));
}

function announceRuns(view, list) {
  for (const event of list) {
    if (event.runStarted) {
      // Whoever tries something out for themselves is not called away from it.
      if (view.tab === "scratch") view.unseen++;
      else view.tab = "output";
      view.chosen = null;
      view.raw = false;
      view.error = "";
    }
    if (event.runEnded) view.app.announce(`${runName(view.room.state.runs.find(r => r.run === event.runEnded.run) ?? event.runEnded)}: ${inWords(event.runEnded)}`, {first: true});
  }
}
