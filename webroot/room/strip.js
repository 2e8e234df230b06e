// The run strip: Run, Check, Stop; what the program says while it says it; the line it waits for; how it ended.
import {button, disable, menu, paneState, relabel, tabs} from "../shared/components.js";
import {fill, h, icon, mark, say} from "../shared/dom.js";
import {clockTime, ordinal, seconds, size} from "../shared/time.js";
import {visible} from "../shared/hidden-characters.js";
import {isPanel, mayRun} from "./may.js";
import {findings, warned} from "./output.js";
import {inputLine} from "./run-input.js";
import {drawOutput, linkTo, outputPane} from "./run-output.js";
import {refusalText, VERDICTS, verdictKind, verdictWords} from "./words.js";

/** @param {object} app @param {import("./editor.js").Editor} editor */
export function strip(app, editor) {
  const view = {app, editor, room: app.room, chosen: null, tab: "output", raw: false, drawn: null, error: "", found: []};
  view.buttons = buttons(view);
  view.tabs = tabs("Run", key => {
    view.tab = key;
    draw(view);
  });
  view.pick = button("", {icon: "chevron-down", kind: "quiet", on: () => pickRun(view)});
  view.pick.classList.add("pick");
  view.hint = h("span", {class: "quiet hint"}, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " runs");
  view.why = h("span", {class: "quiet why", id: "run-why"});
  view.head = h("div", {class: "verdict"});
  view.frame = outputPane(view);
  view.input = inputLine(view, () => stopRun(view));
  view.problems = h("div", {class: "problems", hidden: true});
  view.result = h("div", {class: "result mono", "aria-label": "Result"});
  const {run, check, stop} = view.buttons;
  const element = h("section", {class: "pane strip clips", id: "strip", tabindex: "-1", "aria-label": "Run", "data-pane": "run"},
    h("div", {class: "heading"}, h("span", {class: "run-buttons"}, run, check, stop), view.tabs.element, view.why, h("span", {class: "grow"}), view.hint, view.pick),
    h("div", {class: "strip-body"}, view.head, view.frame, view.input.element, view.problems), view.result);
  for (const kind of ["state", "notice"]) app.room.on(kind, () => draw(view));
  app.onStatus(() => {
    drawButtons(view);
    drawHead(view, current(view), view.found);
  });
  app.room.on("events", list => announceRuns(view, list));
  app.run = profile => start(view, profile);
  app.stop = () => stopRun(view);
  app.lastRun = () => current(view)?.run;
  app.every(500, () => current(view)?.stage === "queued" && drawBody(view, current(view), view.found));
  draw(view);
  return element;
}

/** The run that was chosen, or the last one. The exercise begins without those of the warm-up: they speak of other files. */
const current = view => view.room.state.runs.find(r => r.run === view.chosen) ?? view.room.state.runs.findLast(r => r.at >= exerciseBegan(view)) ?? null;
const exerciseBegan = view => view.room.state.log.findLast(event => event.phaseChanged?.phase === "exercise")?.at ?? 0;
const going = view => view.room.state.runs.findLast(r => !r.result) ?? null;

function buttons(view) {
  return {
    run: button("Run", {icon: "play", kind: "primary", on: () => start(view, "quick"), title: "Ctrl+Enter"}),
    check: button("Check", {icon: "shield-check", on: () => start(view, "sanitized"), title: "Ctrl+Shift+Enter: with memory and undefined-behaviour checks"}),
    stop: button("Stop", {icon: "square", on: () => stopRun(view), title: "Esc in the output"}),
  };
}

async function start(view, profile) {
  const {app, room} = view;
  if (whyNot(view)) return;
  view.chosen = null;
  view.raw = false;
  view.error = "";
  app.layout?.showRun();
  try {
    await room.store("run", {profile});
  } catch (refusal) {
    view.error = refusalText(refusal);
    draw(view);
  }
}

function stopRun(view) {
  const run = going(view);
  if (run) view.room.gesture("stop", {ref: ++view.room.outbox.ref, run: run.run});
}

/** Why nothing can be run now, in words; empty when it can. */
function whyNot(view) {
  const {app, room} = view;
  if (app.connection.status.kind !== "open") return "Run waits for the connection.";
  if (room.about.runnerOff) return isPanel(room.me.role) ? room.about.runnerOff : "Running is unavailable (our fault).";
  if (!mayRun(room.state, room.me.role)) return "Running is not open now.";
  if (!room.state.files.length) return "There is no file to run.";
  if (room.state.runs.some(r => !r.result && r.by === room.me.member)) return "A run is under way.";
  return "";
}

function drawButtons(view) {
  const {run, check, stop} = view.buttons;
  const {room} = view;
  const never = isPanel(room.me.role) && !room.state.mentorTyping || room.me.role === "observer";
  const why = whyNot(view);
  run.hidden = check.hidden = never;
  disable(run, why);
  disable(check, why);
  if (!why) run.title = "Ctrl+Enter";
  if (!why) check.title = "Ctrl+Shift+Enter: with memory and undefined-behaviour checks";
  const mine = going(view) && (isPanel(room.me.role) || going(view).by === room.me.member);
  stop.hidden = never && !mine;
  const online = view.app.connection.status.kind === "open";
  disable(stop, !mine ? "Nothing is running." : online ? "" : "Stop waits for the connection.");
  if (mine && online) stop.title = "Stop the program";
  view.buttons.run.parentElement?.classList.toggle("none", run.hidden && stop.hidden);
  const shownWhy = why && why !== "A run is under way." && !never ? why : "";
  say(view.why, shownWhy);
  mark(run, "aria-describedby", shownWhy ? "run-why" : null);
  view.hint.hidden = isPanel(room.me.role) || never || !!shownWhy;
}

function draw(view) {
  const run = current(view);
  const names = view.room.state.files.map(f => f.name);
  const found = run?.result ? findings(run, names) : [];
  view.found = found;
  drawButtons(view);
  if (view.marked !== `${run?.run}:${!!run?.result}:${names}`) {
    view.marked = `${run?.run}:${!!run?.result}:${names}`;
    view.editor.setFindings(found);
  }
  const list = [{key: "output", label: "Output"}, {key: "problems", label: "Problems", count: found.length || ""}];
  view.tabs.show(list, view.tab);
  relabel(view.pick, run ? `${isPanel(view.room.me.role) ? `${view.app.who(run.by).name}: ` : ""}run ${run.run} at ${clockTime(run.at)}` : "Earlier runs");
  view.pick.hidden = !view.room.state.runs.length;
  const problems = view.tab === "problems";
  view.problems.hidden = !problems;
  view.frame.hidden = problems;
  if (problems) drawProblems(view, found);
  drawBody(view, run, found);
  drawResult(view, run);
}

function drawBody(view, run, found = []) {
  drawHead(view, run, found);
  drawOutput(view, run, () => run ? quietState(view, run) : emptyState(view));
  view.input.show(run);
}

/** The one sentence that matters, before anything the program wrote. */
function drawHead(view, run, found) {
  const {verdict, sentence} = run?.result ?? {};
  const calm = !run || !run.result || verdict === "ok";
  const key = `${run?.run}:${verdict}:${view.error}:${view.raw}:${whyNot(view)}`;
  if (view.headKey === key) return;
  view.headKey = key;
  view.head.hidden = calm && !view.error;
  if (view.head.hidden) return;
  if (view.error) {
    view.head.className = "verdict warn";
    fill(view.head, icon("triangle-alert"), h("div", {}, h("h2", {}, view.error)));
    return;
  }
  const kind = verdictKind(verdict);
  view.head.className = `verdict ${kind}`;
  fill(view.head, icon(kind === "err" ? "octagon-alert" : "triangle-alert"),
    h("div", {class: "grow"}, h("h2", {}, sentence || VERDICTS[verdict]), h("p", {class: "soft"}, circumstances(view, run, found))), checkOffer(view, run));
}

/** After a crash of a plain run, the way to learn the line is one click away. */
function checkOffer(view, run) {
  const crashed = ["signal", "nonzero"].includes(run.result.verdict) && run.profile === "quick";
  if (!crashed || !mayRun(view.room.state, view.room.me.role)) return null;
  const offer = button("Check it", {icon: "shield-check", on: () => start(view, "sanitized")});
  disable(offer, whyNot(view));
  return offer;
}

function circumstances(view, run, found) {
  const parts = [];
  const first = found.find(f => f.kind === "fault" || f.kind === "error");
  if (first) parts.push(linkTo(view, first.name, first.line, first.column, `Go to line ${first.line}`));
  if (run.result.verdict === "sanitizer" && !view.raw) {
    parts.push(h("button", {type: "button", class: "link", on: {click: () => {
      view.raw = true;
      view.drawn = null;
      draw(view);
    }}}, "Raw report"));
  }
  const crashed = ["signal", "nonzero"].includes(run.result.verdict);
  if (!first && warned(found)) parts.push(`${warned(found)}.`);
  if (crashed && run.profile === "quick") parts.push("Check runs it again, watches every access to memory, and names the line.");
  const ours = run.result.verdict === "lost" || run.result.verdict === "sandbox-fault";
  if (ours && view.room.state.phase === "exercise") parts.push("The clock is credited for it.");
  return parts.flatMap((p, i) => i ? ["  ", p] : [p]);
}

function emptyState(view) {
  const {role} = view.room.me;
  if (mayRun(view.room.state, role) && !view.room.about.runnerOff) {
    return h("div", {class: "state"}, h("strong", {}, "Not run yet."), h("span", {}, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " runs what you see."));
  }
  return paneState("Not run yet.", role === "candidate" ? "" : "The candidate's runs appear here as they happen.");
}

function quietState(view, run) {
  if (run.stage === "queued") {
    const place = view.room.state.runs.filter(r => !r.result && r.run <= run.run).length;
    const paused = view.room.state.phase === "exercise" ? "The clock is paused for this." : "";
    return performance.now() - (view.queuedSince ??= performance.now()) > 1500 ? paneState(`${ordinal(place)} in line.`, paused) : paneState("Waiting for a place…", "");
  }
  view.queuedSince = undefined;
  if (run.stage === "compiling") return paneState("Compiling…", "");
  if (run.stage === "running") return paneState("Running…", "It has written nothing yet.");
  return paneState("It wrote nothing.", "");
}

function drawProblems(view, found) {
  if (!found.length) return fill(view.problems, noProblems(current(view)));
  const icons = {fault: "octagon-alert", error: "octagon-alert", warning: "triangle-alert", related: "corner-down-right"};
  return fill(view.problems, h("ul", {class: "plain"}, [...found].sort(inOrderOfText).map(f => h("li", {class: `finding-${f.kind}`}, icon(icons[f.kind]),
    linkTo(view, f.name, f.line, f.column, `${f.name}:${f.line}`), h("span", {}, visible(f.text))))));
}

const inOrderOfText = (a, b) => a.name.localeCompare(b.name) || a.line - b.line;

function noProblems(run) {
  if (!run) return paneState("No problems.", "They are listed here after a run.");
  if (!run.result || run.result.verdict === "ok") return paneState("No problems.", "The run found nothing to point at.");
  return paneState("No line to point at.", "The run names no line of a file that is open here. Output has all that was said.");
}

/** Always there, never wraps: parts fall off from the right, the verdict last. */
function drawResult(view, run) {
  const r = run?.result;
  if (!r) {
    const stage = run ? {queued: "queued", compiling: "compiling", running: "running"}[run.stage] : "no run yet";
    view.result.className = "result mono";
    fill(view.result, h("span", {class: "quiet"}, stage));
    return;
  }
  view.result.className = `result mono ${verdictKind(r.verdict)}`;
  const limit = ["timeout", "memory", "output", "stopped"].includes(r.verdict) && r.sentence;
  const parts = [];
  if (r.exit >= 0 && r.verdict !== "compile-error") parts.push(`exit ${r.exit}`);
  if (r.signal > 0) parts.push(`signal ${r.signal}`);
  if (r.wallMillis > 0) parts.push(seconds(r.wallMillis));
  if (r.maxRssKib > 0) parts.push(size(r.maxRssKib));
  if (r.flags) parts.push(r.flags);
  if (r.verdict === "ok" && run.profile === "sanitized") parts.push("sanitizers clean");
  fill(view.result, h("strong", {}, limit ? r.sentence.replace(/\.$/, "") : verdictWords(run)), parts.map(p => h("span", {}, ` · ${p}`)));
}

function pickRun(view) {
  const list = [...view.room.state.runs].reverse();
  menu(view.pick, "Runs", list.map(r => ({
    label: `Run ${r.run} at ${clockTime(r.at)}: ${r.result ? VERDICTS[r.result.verdict] ?? r.result.verdict : r.stage}`,
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
      view.tab = "output";
      view.chosen = null;
      view.raw = false;
      view.error = "";
    }
    if (event.runEnded) view.app.announce(`Run ${event.runEnded.run}: ${event.runEnded.sentence || VERDICTS[event.runEnded.verdict]}`, {first: true});
  }
}
