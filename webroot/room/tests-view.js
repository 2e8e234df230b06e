// What the tests came to, in place of plain output: the public ones with all there is to see of them, then each stage as
// it comes. For the panel the score stands above, and beside each test what the candidate is not told.
import {paneState} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {linked} from "./run-output.js";
import {more, testLine} from "./test-line.js";
import {groupTitle, held, underway} from "./test-words.js";
import {scoreHead, stagePoints, stageSays, unseenStage} from "./tests-score.js";

/** @returns {{element: HTMLElement}} the pane, with its parts */
export function testsPane() {
  const head = h("div", {}), groups = h("div", {class: "groups"}), now = h("div", {class: "underway"});
  return {head, groups, now, drawn: null, element: h("div", {class: "tests", hidden: true, tabindex: "0", role: "group", "aria-label": "Tests"}, head, groups, now)};
}

/**
 * Draws a run of the tests. Groups that stand there stay as they are while more of them come, so that nothing closes under
 * whoever reads it; `inLine` says how it waits for a place.
 * @param {object} view of the strip @param {import("./state.js").Run} run @param {() => HTMLElement} inLine
 */
export function drawTests(view, run, inLine) {
  const {tests} = view, score = view.scores?.of(run) ?? {state: "none"};
  const key = `${run.run}:${score.state}`;
  if (tests.drawn?.key !== key) begin(view, run, score, key);
  for (const group of run.groups.slice(tests.drawn.groups)) tests.groups.append(groupSection(group, tests.drawn, score));
  tests.drawn.groups = run.groups.length;
  if (score.state === "here" && !tests.drawn.untold) untold(tests, run, score.score);
  drawNow(tests, run, inLine);
}

function begin(view, run, score, key) {
  const {tests} = view;
  if (tests.drawn?.key.split(":")[0] !== key.split(":")[0]) tests.element.scrollTop = 0;
  tests.drawn = {key, groups: 0, opened: false, untold: false, linked: text => linked(view, run.run, text)};
  fill(tests.head, scoreHead(score, view.scores));
  fill(tests.groups);
}

/** Stages of which a candidate is told nothing are the panel's all the same. */
function untold(tests, run, score) {
  tests.drawn.untold = true;
  tests.groups.append(...score.stages.filter(stage => !run.groups.some(group => group.stage === stage.name)).map(unseenStage));
}

function drawNow({now, groups}, run, inLine) {
  groups.hidden = !groups.childElementCount;
  if (run.result) fill(now, groups.hidden && !["ok", "failed"].includes(run.result.verdict) ? paneState("No test was run.", "") : null);
  else if (run.stage === "queued") fill(now, inLine());
  else if (now.textContent !== underway(run)) fill(now, h("p", {class: "state"}, h("strong", {}, underway(run))));
}

function groupSection(group, drawn, score) {
  const stage = score.score?.stages.find(one => one.name === group.stage);
  return h("section", {class: ["group", group.lines.some(more) && "of-details"], "aria-label": groupTitle(group.stage)},
    h("h3", {}, groupTitle(group.stage), h("span", {class: "quiet"}, held(group))),
    stage && stagePoints(stage),
    h("ul", {class: "plain"}, group.lines.map((line, i) => h("li", {}, testLine(line, drawn), stage && stageSays(stage.lines[i])))),
    stage && !group.lines.length ? unseenLines(stage) : null);
}

/** Where only numbers are told, the names are the panel's too. */
const unseenLines = stage => h("ul", {class: "plain hatched"}, stage.lines.map(line => h("li", {}, testLine({words: line.words, outcome: line.plain}), stageSays(line))));
