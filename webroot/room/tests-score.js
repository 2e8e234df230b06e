// What the panel alone knows of a run of the tests: the score, and of each test what it is for, what a sanitizer said, and
// its time. It is asked for over HTTP once a run is over; nothing of it ever comes by the room's own line.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {count} from "../shared/time.js";
import {unseen} from "./planned.js";
import {testLine} from "./test-line.js";
import {groupTitle, held, OUTCOMES} from "./test-words.js";

/** Runs of this room that have a score. */
export class Scores {
  /** @param {object} app @param {() => void} changed */
  constructor(app, changed) {
    this.app = app;
    this.changed = changed;
    this.known = new Map();
    this.asked = new Set();
    this.problem = "";
  }

  /** @param {import("./state.js").Run} run @returns {{state: "none"|"loading"|"failed"|"here", score?: object, problem?: string}} */
  of({run, result}) {
    if (!result || !["ok", "failed"].includes(result.verdict)) return {state: "none"};
    if (this.known.has(run)) return {state: "here", score: this.known.get(run)};
    if (!this.asked.has(run)) this.fetch(run);
    if (this.problem) return {state: "failed", problem: this.problem};
    return {state: this.asking ? "loading" : "none"};
  }

  /** All of them come at once; which run is looked at first does not matter. */
  async fetch(run) {
    this.asked.add(run);
    this.asking = true;
    this.problem = "";
    try {
      const {items} = await ask("GET", `/interviews/${this.app.id}/scores`);
      for (const score of items) this.known.set(score.run, score);
    } catch (problem) {
      this.problem = problem.message;
    }
    this.asking = false;
    this.changed();
  }

  again() {
    this.asked.clear();
    this.problem = "";
    this.changed();
  }
}

/** The whole score above the groups, or why it is not there. */
export function scoreHead({state, score, problem}, scores) {
  if (state === "none") return null;
  return h("section", {class: "score hatched", "aria-label": "Score"}, unseen(),
    state === "loading" ? h("p", {class: "soft"}, "Fetching the score…") : state === "failed" ? failed(problem, scores) : whole(score));
}

const failed = (problem, scores) => h("p", {role: "alert"}, h("strong", {}, "The score could not be fetched."), ` ${problem} `, button("Try again", {icon: "rotate-ccw", on: () => scores.again()}));

function whole(score) {
  const {points, correctness, sanitizers, weights} = score;
  const parts = [["Points", points, 100], ["Correctness", correctness, weights.correctness], ["Sanitizers", sanitizers, weights.sanitizers], ["Rubric", "—", weights.rubric]];
  return [
    h("p", {class: "soft"}, aside(score).join(" ")),
    h("dl", {}, parts.map(([name, value, of]) => h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), ` of ${of}`)))),
  ];
}

function aside({clean, tests, warnings, assembly, unsanitized, leaks}) {
  return [
    `${clean} of ${tests} clean under the sanitizers.`, warnings ? `${count(warnings, "warning")}.` : "No warnings.",
    assembly && "Inline assembly: look at it.", unsanitized && "Speaks of a sanitizer, or switches one off: look at it.", leaks !== "looked for" && "Leaks: unavailable here.",
  ].filter(Boolean);
}

/** @param {{points: number, of: number}} stage */
export const stagePoints = ({points, of}) => h("p", {class: "points hatched"}, `${points} of ${of} points`);

/** What a test is for, and what it came to under the sanitizers where that is not the same. */
export function stageSays({description, plain, sanitized, report, cpuMillis}) {
  const checked = report || sanitized !== plain && `Under the sanitizers: ${OUTCOMES[sanitized].words}.`;
  return h("div", {class: "says hatched"}, h("p", {}, visible(description), " ", h("span", {class: "quiet nowrap"}, `${cpuMillis} ms of CPU`)),
    checked && h("p", {class: "checked"}, visible(checked)));
}

/** A stage that is the panel's alone, with all its tests. */
export function unseenStage(stage) {
  const passed = stage.lines.filter(line => line.plain === "holds").length;
  return h("section", {class: "group hatched", "aria-label": groupTitle(stage.name)},
    h("h3", {}, groupTitle(stage.name), h("span", {class: "quiet"}, held({passed, total: stage.lines.length}))), stagePoints(stage),
    h("ul", {class: "plain"}, stage.lines.map(line => h("li", {}, testLine({words: line.words, outcome: line.plain}), stageSays(line)))));
}
