// Before anything is timed: three real checks, who is here, what is recorded, and one button that says yes to it.
// The panel sees the same checks, and what it needs to bring the candidate in. Whoever is to be interviewed and comes
// later stands here too, and is told that a clock runs.
import {avatar, button, sampleChip} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {span} from "../shared/time.js";
import {clockPart, viewMenu} from "./bar.js";
import {bringIn} from "./bring-in.js";
import {checks} from "./checks.js";
import {keptPanel} from "./kept.js";
import {isPanel, phaseName} from "./may.js";
import {people} from "./people.js";
import {remaining} from "./state.js";
import {terms} from "./terms.js";

/** @param {object} app @returns {HTMLElement} */
export function lobby(app) {
  const main = h("main", {class: "column lobby", id: "main"});
  const lede = h("p", {class: "lede"});
  const kept = keptPanel(app);
  const speak = () => say(lede, ledeOf(app));
  let late = null;
  const draw = () => {
    const now = app.room.state.phase !== "lobby";
    if (now === late) return;
    late = now;
    speak();
    fill(main, h("h1", {class: "title"}, title(app)), lede, h("div", {class: "two"}, parts(app, late)), kept);
  };
  app.room.on("state", draw);
  app.every(250, speak);
  draw();
  return h("div", {class: "reading"}, top(app), app.bannerSlot, main);
}

/** Who is awaited in the room reads what is recorded first; the checks can wait. */
function parts(app, late) {
  if (isPanel(app.room.me.role)) return [bringIn(app), h("div", {}, whoIsHere(app), checks(app))];
  return late ? [terms(app), h("div", {}, whoIsHere(app), checks(app))] : [h("div", {class: "checks-and-who"}, checks(app), whoIsHere(app)), terms(app)];
}

function title(app) {
  const {me, state} = app.room;
  if (state.phase !== "lobby") return "Before you come in";
  return me.role === "candidate" ? `Your interview starts when you and ${leadName(app)} are ready` : app.room.title || "The interview";
}

function ledeOf(app) {
  const {me: {role}, about: {minutes, warmupMinutes}, state: {phase}} = app.room;
  if (phase !== "lobby") return lateLede(app);
  if (isPanel(role)) {
    return `Nothing is being timed. The candidate sees the lobby until you start the ${warmupMinutes === 0 ? "exercise, and the task only then." : "warm-up, and the task only when you start the exercise."}`;
  }
  if (role === "observer") return "Nothing is being timed. You look on: the text, the runs and the chat as they happen. Everybody sees that you are here.";
  const when = warmupMinutes === 0 ? "when your mentor says so" : "after a short warm-up, and your mentor says so first";
  return `Nothing is being timed now. The ${minutes ? `${minutes}-minute ` : ""}clock starts only ${when}.`;
}

function lateLede(app) {
  const {phase, clock, frozen} = app.room.state;
  if (phase === "warm-up") return "The warm-up is under way. It is not counted.";
  if (phase !== "exercise") return "The exercise is over, and nothing is being timed. You come in for the talk.";
  if (frozen || !clock) return "The time of the exercise is up. You come in for the discussion.";
  const left = Math.ceil(remaining(clock, app.now()) / 1000) * 1000, of = `${span(left)} of ${span(clock.totalMillis + clock.creditedMillis)} left`;
  return clock.running ? `The exercise is running: ${of}. The time you need here is given back, up to ${app.room.about.limits.awayCreditMinutes} minutes.` : `The exercise is paused: ${of}. Nothing is being timed.`;
}

const leadName = app => app.room.state.members.find(m => m.role === "lead")?.name ?? "your mentor";

function top(app) {
  const {me, self, about} = app.room;
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  const phase = h("span", {class: "soft phase"});
  const draw = () => say(phase, phaseName(app.room.state.phase, me.role));
  app.room.on("state", draw);
  draw();
  return h("header", {class: "bar"}, sampleChip(app.boot), h("strong", {class: "project"}, app.boot.organisation || about.organisation), phase, clockPart(app),
    h("span", {class: "grow"}), avatar(app.who(me.member)), h("span", {class: "soft"}, `You are here as ${self.name}`), view);
}

function whoIsHere(app) {
  const list = h("ul", {class: "plain people-list"});
  let shown = "";
  const draw = () => {
    const {state, me} = app.room;
    const plain = JSON.stringify([state.members, state.consented, state.phase]);
    if (plain === shown) return;
    shown = plain;
    fill(list, people(state.members).filter(m => m.member !== me.member || isPanel(me.role)).map(m => h("li", {}, avatar({...app.who(m.member), away: !m.clients.length}),
      h("span", {}, h("strong", {}, m.name, m.member === me.member ? " (you)" : ""), " ", h("span", {class: "quiet"}, standing(m, state))))));
  };
  app.room.on("state", draw);
  draw();
  return h("section", {class: "who", "aria-labelledby": "who-title"}, h("h2", {id: "who-title", class: "plain-section"}, "Who is here"), list);
}

/** While the interview is under way, whoever is here is in the room, and a candidate who has not agreed stands before it. */
function standing(member, {phase, consented}) {
  const begun = phase !== "lobby";
  const here = !member.clients.length ? begun ? "away" : "not here yet" : begun ? "in the room" : "";
  if (member.role === "lead") return `leads · ${here || "setting up"}`;
  if (member.role === "observer") return `observes · ${here || "here"}`;
  if (member.role !== "candidate") return here || "here";
  if (!member.clients.length || begun && consented.includes(member.member)) return here;
  return consented.includes(member.member) ? "agreed and ready" : "reading";
}
