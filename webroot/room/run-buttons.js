// The buttons of the run strip: which are shown, and why one cannot be pressed now.
import {button, disable, relabel} from "../shared/components.js";
import {h, mark, say} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {isHeld, isHidden, isPanel, mayRun, mayTest} from "./may.js";
import {isTests} from "./words.js";

const TITLES = {
  run: "Ctrl+Enter",
  check: "Ctrl+Shift+Enter: with memory and undefined-behaviour checks",
  compare: "Runs it under the sanitizers, plain and optimised, and shows where they part",
};

/**
 * @param {object} view of the strip; gets `buttons` and `why`, the words beside them
 * @param {{start: (profile: string) => void, stop: () => void}} acts
 * @returns {HTMLElement}
 */
export function runButtons(view, {start, stop}) {
  const run = button("Run", {icon: "play", kind: "primary", on: () => start("quick"), title: TITLES.run});
  const check = button("Check", {icon: "shield-check", on: () => start("sanitized"), title: TITLES.check});
  const test = button("Test", {icon: "list-checks", on: () => start("tests")});
  const compare = button("Compare", {icon: "contrast", on: () => start("compare"), title: TITLES.compare});
  view.buttons = {run, check, test, compare, stop: button("Stop", {icon: "square", on: stop, title: "Esc in the output"})};
  view.why = h("span", {class: "quiet why", id: "run-why"});
  return h("span", {class: "run-buttons"}, run, check, test, compare, view.buttons.stop);
}

/** The run that goes on, or null. */
export const going = view => view.room.state.runs.findLast(r => !r.result) ?? null;

const STOP_FIRST = "Stop it first.";

/** A run that ends at once is over before a reason could be read. */
const brief = (view, run) => run && view.app.now() - run.at < 1000;

/** Why nothing can be run now, in words; empty when it can. */
export function whyNot(view) {
  const {room} = view;
  return hindered(view) || (mayRun(room.state, room.me) ? "" : "Running is not open now.") || unready(room);
}

/** Why the tests cannot be run now, in words; empty when they can. */
export function whyNotTest(view) {
  const {room} = view;
  return hindered(view) || (mayTest(room.state, room.about) ? "" : "There are no tests to run now.")
    || (room.state.runs.some(r => isTests(r) && !r.result) ? "The tests are running already." : "") || unready(room) || usedUp(room);
}

/** What hinders every run, whoever wishes it. */
function hindered({app, room}) {
  if (app.connection.status.kind !== "open") return "Run waits for the connection.";
  if (room.about.runnerOff) return isPanel(room.me.role) ? room.about.runnerOff : "Running is unavailable (our fault).";
  if (isHidden(room.state, room.me.role)) return "The candidate runs privately.";
  if (isHeld(room.state, room.me.member)) return isPanel(room.me.role) ? "Run waits until you go on." : "Run waits for a mentor's decision.";
  return "";
}

function unready({state, me}) {
  if (!state.files.length) return "There is no file to run.";
  return state.runs.some(r => !r.result && r.by === me.member) ? STOP_FIRST : "";
}

/** How often the candidate may still have the tests run: what they come to tells a little each time. */
const testsLeft = ({state, about}) => Math.max(0, about.limits.testRuns - state.tests);

const usedUp = room => isPanel(room.me.role) || testsLeft(room) > 0 ? "" : `The tests have run ${room.about.limits.testRuns} times, which is as often as they may.`;

/** Brings the buttons up to date. */
export function drawButtons(view) {
  const {room} = view;
  const never = isPanel(room.me.role) && !room.state.mentorTyping || room.me.role === "observer";
  const why = whyNot(view);
  drawStarts(view, never, why);
  drawTest(view);
  drawStop(view, never);
  const shownWhy = never || why === STOP_FIRST && brief(view, going(view)) ? "" : why;
  say(view.why, shownWhy);
  mark(view.buttons.run, "aria-describedby", shownWhy ? "run-why" : null);
  view.hint.hidden = isPanel(room.me.role) || never || !!shownWhy;
}

function drawStarts({buttons}, never, why) {
  for (const [key, title] of Object.entries(TITLES)) {
    buttons[key].hidden = never;
    disable(buttons[key], why);
    if (!why) buttons[key].title = title;
  }
}

/** Mentors see it also while their typing is off. What is left is said in the title, and where it is little, on the button. */
function drawTest(view) {
  const {room, buttons: {test}} = view, why = whyNotTest(view), left = testsLeft(room), own = !isPanel(room.me.role);
  test.hidden = !mayTest(room.state, room.about);
  relabel(test, own && left <= FEW_LEFT ? `Test · ${left} left` : "Test");
  disable(test, why);
  if (!why) test.title = `Alt+Enter: runs the public and the hidden tests. ${own ? "You have" : "The candidate has"} ${count(left, "such run")} left.`;
}

const FEW_LEFT = 5;

function drawStop(view, never) {
  const {stop, run, test} = view.buttons, {me} = view.room;
  const mine = going(view) && (isPanel(me.role) || going(view).by === me.member);
  const online = view.app.connection.status.kind === "open";
  stop.hidden = never && !mine;
  disable(stop, !mine ? "Nothing is running." : online ? "" : "Stop waits for the connection.");
  if (mine && online) stop.title = "Stop the program";
  run.parentElement?.classList.toggle("none", run.hidden && stop.hidden && test.hidden);
}
