// Hints: for the candidate those that were given, below the task; for mentors the ladder, from which they give one at a
// time. When one is due is advice, set against the exercise's clock; nothing comes by itself.
import {button, disable} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hourMinute} from "../shared/time.js";
import {nextHint} from "./may.js";
import {remaining} from "./state.js";

const LOOK_MILLIS = 5000;
const MINUTE = 60_000;

/** Those that were given, as everybody reads them. */
export const givenHints = ({room: {state: {task, log}}}) => (task?.hints ?? []).map((text, i) => h("section", {class: "hint-given"},
  h("h3", {}, icon("lightbulb"), `Hint ${i + 1}`, givenAt(log, i + 1) && h("span", {class: "quiet"}, givenAt(log, i + 1))), h("p", {}, visible(text))));

/** When a hint was given, as far as the log still tells. */
function givenAt(log, number) {
  const event = log.findLast(e => e.hintGiven?.hint === number);
  return event ? `given ${hourMinute(event.at)}` : "";
}

/** The ladder for those who give hints; nothing where there is none. @param {object} app @returns {HTMLElement} */
export function hintLadder(app) {
  const {room} = app;
  const element = h("section", {class: "ladder", "aria-label": "Hint ladder"});
  let shown = "";
  const draw = () => {
    const rungs = ladder(app), offline = app.connection.status.kind !== "open";
    const plain = JSON.stringify([rungs, offline]);
    if (plain === shown) return;
    shown = plain;
    const had = element.contains(document.activeElement);
    element.hidden = !rungs.length;
    fill(element, h("h3", {tabindex: "-1"}, "Hint ladder"), h("ol", {class: "plain"}, rungs.map(rung => rungRow(app, rung, offline))));
    if (had) (element.querySelector("button") ?? element.querySelector("h3")).focus();
  };
  room.on("state", draw);
  app.onStatus(draw);
  app.every(LOOK_MILLIS, draw);
  app.giveHint = () => {
    const give = element.querySelector(".next button");
    if (give) give.click();
    else if (!element.hidden) app.complain(whyNone(app.room));
  };
  draw();
  return element;
}

const whyNone = ({state: {task}, about: {hints}}) => task?.hints.length === hints.length ? "There is no further hint to give." : "Hints are given during the exercise.";

/** Each hint with what there is to say of it now. */
function ladder({room, now}) {
  const {state, about} = room, next = nextHint(state, about), given = state.task?.hints.length ?? 0;
  return (about.hints ?? []).map(({afterMinutes, text}, i) => ({
    number: i + 1, text, given: i < given, next: i + 1 === next,
    about: i < given ? givenAt(state.log, i + 1) || "given" : advice(afterMinutes, elapsed(state, now())),
  }));
}

/** How far the exercise's clock has come; null while there is none. */
const elapsed = ({phase, clock}, now) => phase === "exercise" && clock ? clock.totalMillis + clock.creditedMillis - remaining(clock, now) : null;

/** When a hint is due, against what the clock has counted. @param {number} after minutes @param {?number} elapsed milliseconds */
export function advice(after, elapsed) {
  const rule = `advised after ${after} min`;
  if (elapsed === null) return rule;
  const past = elapsed - after * MINUTE;
  if (Math.abs(past) < MINUTE) return past < 0 ? `${rule}: in less than a minute` : `${rule}: now`;
  return past < 0 ? `${rule}: in ${Math.ceil(-past / MINUTE)} min` : `${rule}: ${Math.floor(past / MINUTE)} min ago`;
}

function rungRow(app, {number, text, given, next, about}, offline) {
  return h("li", {class: given ? "given" : next ? "next" : ""}, given ? icon("check") : h("span", {class: "number", "aria-hidden": "true"}, number),
    h("div", {class: "grow"}, h("p", {}, visible(text)), h("p", {class: "quiet"}, about), next && giveButton(app, number, offline)));
}

/** It is off from the press on, so that a second one does not give the hint after it. */
function giveButton(app, number, offline) {
  const give = button(`Give hint ${number}`, {icon: "lightbulb", title: "The candidate reads it below the task at once (Alt+H)", on: async () => {
    disable(give, "It is being given.");
    await app.store("hint", {number});
    disable(give, "");
  }});
  if (offline) disable(give, "It waits for the connection.");
  return give;
}

/** Tells whoever listens that a hint came, and where somebody sees one pane at a time, which. */
export function tellHints(app) {
  app.room.on("events", list => list.filter(event => event.hintGiven).forEach(({hintGiven: {hint, text}}) => {
    app.announce(`Hint ${hint}: ${text}`, {first: true});
    app.layout?.hinted();
  }));
}
