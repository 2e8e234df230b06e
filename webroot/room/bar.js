// The bar: where we are, what is left, whether it is saved, who is here, and the few things one does to the whole room.
import {avatar, button, disable, lamp, menu, relabel, sampleChip} from "../shared/components.js";
import {askText, confirm, dialog} from "../shared/dialog.js";
import {fill, h, icon, mark, say} from "../shared/dom.js";
import {chooseTheme, theme, THEMES} from "../shared/theme.js";
import {count, countdown, span} from "../shared/time.js";
import {isHeld, isPanel, nextPhase, phaseName, PHASES, readOnlyBecause} from "./may.js";
import {ledgerDialog} from "./clock-ledger.js";
import {chooseCodeSize, codeSize, CODE_SIZES} from "./code-size.js";
import {curtainButton} from "./curtain.js";
import {fits} from "./fits.js";
import {byRole, candidate, people, raisedHand} from "./people.js";
import {peopleDialog} from "./seats.js";
import {showButton} from "./showing.js";
import {remaining} from "./state.js";

const SAVING_AFTER_MILLIS = 400;
const tight = matchMedia("(max-width: 1099px)");

const NEXT = {
  "lobby": "Start warm-up", "warm-up": "Start exercise", "exercise": "Open discussion", "discussion": "Go to their questions",
  "questions": "End",
};

/** @param {object} app */
export function bar(app) {
  const panel = isPanel(app.room.me.role);
  const clock = clockPart(app);
  const save = savePart(app);
  const element = h("header", {class: ["bar", panel && "of-panel"]}, titlePart(app), sampleChip(app.boot),
    h("strong", {class: "project"}, panel || app.room.me.role === "observer" ? candidateName(app) : app.boot.organisation || app.room.about.organisation),
    phasePart(app), clock, panel ? clockActions(app) : null, panel ? null : save, h("span", {class: "grow"}),
    peoplePart(app), panel ? save : null, h("span", {class: "actions"}, actions(app)));
  app.room.scope?.push(fits(element, LESS));
  return element;
}

/** What goes first where the bar has no room for all. */
const LESS = ["people", "names", "credit", "before", "project", "left", "paused", "faces", "lamp"];

const candidateName = app => candidate(app.room.state.members)?.name ?? app.room.title;

export function titlePart({room}) {
  const element = h("h1", {class: "unseen"});
  const draw = () => say(element, room.title || "Interview");
  room.on("state", draw);
  draw();
  return element;
}

function phasePart(app) {
  const {room} = app;
  const element = h("span", {class: "phase"});
  const next = button("", {icon: "chevron-right", on: () => advance(app)});
  let shown = null;
  // A button that is put in anew loses its focus and the press that has begun, and others may type without a pause.
  const draw = () => {
    const {phase} = room.state, plain = `${phase} ${room.me.role}`;
    if (plain === shown) return;
    shown = plain;
    const before = PHASES[PHASES.indexOf(phase) - 1];
    if (!isPanel(room.me.role)) {
      fill(element, h("span", {class: "soft"}, phaseName(phase, room.me.role)));
      return;
    }
    relabel(next, NEXT[phase] ?? "");
    next.hidden = !NEXT[phase] || phase === "questions";
    fill(element, before && phase !== "ended" ? [h("span", {class: "quiet before"}, phaseName(before, room.me.role)), icon("chevron-right")] : null,
      h("strong", {}, phaseName(phase, room.me.role)), next);
  };
  room.on("state", draw);
  draw();
  return element;
}

async function advance(app) {
  const {phase, frozen} = app.room.state;
  const questions = {
    "warm-up": ["Start the exercise?", "The clock starts at once, and the candidate sees the task.", "Start exercise"],
    "exercise": frozen ? null : ["Open the discussion?", "The exercise's clock stops here.", "Open discussion"],
  };
  const ask = questions[phase];
  if (ask && !await confirm({title: ask[0], text: ask[1], yes: ask[2]})) return;
  app.store("phase", {to: nextPhase(phase)});
}

/** What was given, in a word. Extra time is told to the candidate alone. */
function givenWords({state: {phase, clock, ledger}, about}) {
  if (phase !== "exercise") return clock.creditedMillis > 0 ? `${span(clock.creditedMillis)} credited` : "";
  const stood = ledger.entries.reduce((sum, {what, millis}) => what === "paused" ? sum + millis : sum, 0);
  return [about.extraMinutes && `${about.extraMinutes} min extra`, clock.creditedMillis > 0 && `${span(clock.creditedMillis)} credited`,
    clock.creditedMillis <= 0 && stood > 0 && `stood ${span(stood)}`].filter(Boolean).join(", ");
}

/** The time that is left, while something is timed. */
export function clockPart(app) {
  const time = h("span", {class: "time mono"});
  const paused = h("span", {class: "paused", hidden: true}, icon("pause"), "Paused");
  const rest = h("span", {class: "quiet rest"});
  const credit = h("button", {type: "button", class: "quiet credit", "aria-haspopup": "dialog", title: "Why the exercise ends when it does", on: {click: () => ledgerDialog(app)}});
  const fillBar = h("span", {class: "rail-fill"});
  const element = h("span", {class: "clock", role: "timer", "aria-label": "Time left"},
    h("span", {class: "dial"}, time, h("span", {class: "rail", "aria-hidden": "true"}, fillBar)), h("span", {class: "standing"}, paused, rest), credit);
  const draw = () => {
    const {clock} = app.room.state;
    element.hidden = !clock;
    if (!clock) return;
    const left = remaining(clock, app.now()), total = clock.totalMillis + clock.creditedMillis;
    say(time, countdown(left));
    say(rest, `left of ${span(total)}`);
    const given = givenWords(app.room);
    say(credit, given);
    credit.hidden = !given;
    paused.hidden = clock.running || !left;
    rest.hidden = !paused.hidden;
    element.classList.toggle("stands", !paused.hidden);
    fillBar.style.width = `${Math.min(100, 100 * left / Math.max(1, total))}%`;
  };
  app.every(250, draw);
  app.room.on("state", draw);
  draw();
  return element;
}

function clockActions(app) {
  const add = button("2 min", {icon: "plus", title: "Add two minutes, with a reason", on: async () => {
    const reason = await askText({title: "Add 2 minutes", label: "Reason", help: "Everybody sees it beside the clock.", yes: "Add 2 minutes", check: r => r ? "" : "A reason is needed."});
    if (reason) app.store("credit", {minutes: 2, reason});
  }});
  const pause = button("Pause", {icon: "pause", on: () => pauseOrResume(app)});
  const draw = () => {
    const {phase, clock, frozen} = app.room.state;
    const stands = phase !== "exercise" || !clock || frozen;
    add.hidden = pause.hidden = stands;
    if (stands) return;
    relabel(pause, clock.running ? "Pause" : "Resume", clock.running ? "pause" : "play");
  };
  app.room.on("state", draw);
  draw();
  return [add, pause];
}

async function pauseOrResume(app) {
  const {running} = app.room.state.clock;
  if (!running) return app.store("pause", {paused: false, reason: "Resumed"});
  const reason = await askText({title: "Pause the clock", label: "Reason", help: "Everybody sees it. Typing goes on.", yes: "Pause", check: r => r ? "" : "A reason is needed."});
  if (reason) app.store("pause", {paused: true, reason});
}

/** Whether what was typed is stored. */
export function savePart(app) {
  const light = lamp();
  let since = 0;
  const draw = () => {
    const {room, connection} = app;
    const waiting = room.outbox.count, {kind, roundTrip, slow} = connection.status;
    const off = kind === "lost" || kind === "returning" || kind === "stopped" || room.savingPaused;
    since = waiting ? since || performance.now() : 0;
    if (off) return light.show("offline", waiting ? `Offline, ${count(waiting, "edit")} kept ${room.keep.full ? "in this window only" : "here"}` : room.savingPaused ? "Saving paused" : "Offline");
    if (waiting && performance.now() - since > SAVING_AFTER_MILLIS) return light.show("saving", "Saving…");
    if (waiting) return undefined;
    const locked = readOnlyBecause(room.state, room.me, null);
    if (locked && (!isPanel(room.me.role) || isHeld(room.state, room.me.member)) && !slow) return light.show("readonly", "Read-only");
    if (slow) return light.show("saved", `Saved · slow, ${(roundTrip / 1000).toFixed(1)} s`);
    return light.show("saved", roundTrip && !tight.matches ? `Saved · ${Math.round(roundTrip)} ms` : "Saved");
  };
  app.room.on("outbox", draw);
  app.room.on("state", draw);
  app.onStatus(draw);
  app.every(200, () => since && draw());
  tight.addEventListener("change", draw);
  app.room.scope?.push(() => tight.removeEventListener("change", draw));
  draw();
  return light.element;
}

function peoplePart(app) {
  const {room} = app;
  const faces = h("span", {class: "faces"});
  const words = h("span", {class: "soft words"});
  const element = h("button", {type: "button", class: "people", "aria-haspopup": "dialog", on: {click: () => peopleDialog(app, () => present(app))}}, faces, words);
  let shown = "";
  const draw = () => {
    const list = present(app);
    const plain = JSON.stringify(list);
    if (plain === shown) return;
    shown = plain;
    fill(faces, list.filter(m => !m.away || m.hand || m.role === "candidate" || m.role === "lead").map(avatar));
    say(words, room.me.role === "candidate" ? company(room) : candidate(room.state.members)?.clients.length ? "" : "The candidate is away");
    mark(element, "aria-label", `People: ${list.map(m => [m.name, m.away && "(away)", m.hand && "(hand raised)"].filter(Boolean).join(" ")).join(", ")}`);
  };
  room.on("state", draw);
  draw();
  return element;
}

/** Whom the candidate has before them; that somebody watches is said too. */
function company({state, me}) {
  const here = people(state.members).filter(m => m.clients.length && m.member !== me.member);
  const mentors = here.filter(m => isPanel(m.role)).length, observers = here.filter(m => m.role === "observer").length;
  const watched = observers && count(observers, "observer");
  if (!mentors) return ["No mentor is here now", watched].filter(Boolean).join(", ");
  return watched ? `You, ${count(mentors, "mentor")} and ${watched}` : `You and ${count(mentors, "mentor")}`;
}

/** Everybody as their avatar shows them. */
function present(app) {
  const {state} = app.room, hand = raisedHand(state);
  return byRole(people(state.members)).map(m => ({...app.who(m.member), away: !m.clients.length, hand: m === hand}));
}

function actions(app) {
  const {room} = app;
  const list = [];
  if (room.me.role === "candidate") list.push(curtainButton(app), handButton(app));
  list.push(showButton(app));
  const panel = isPanel(room.me.role);
  const chat = button(panel ? "Plan" : "Chat", {icon: panel ? "file-text" : "message-square", kind: "quiet", on: () => app.layout.drawer()});
  chat.classList.add("drawer-button");
  app.drawerButton = chat;
  mark(chat, "aria-pressed", String(app.layout.element.hasAttribute("data-drawer")));
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  const keys = button("Keys", {icon: "keyboard", kind: "quiet", on: () => app.keys()});
  keys.classList.add("keys-button");
  list.push(chat, view, keys);
  if (panel) {
    const end = button("End…", {kind: "quiet", on: () => endInterview(app)});
    const draw = () => {
      end.hidden = room.state.phase === "ended";
    };
    room.on("state", draw);
    draw();
    list.push(end);
  }
  return list;
}

function handButton(app) {
  const hand = button("Raise hand", {icon: "hand", kind: "quiet", on: () => app.store("hand", {up: !app.room.state.hand})});
  const draw = () => {
    const {hand: up, phase} = app.room.state;
    relabel(hand, up ? "Lower hand" : "Raise hand");
    mark(hand, "aria-pressed", up ? "true" : null);
    hand.hidden = phase === "ended";
    disable(hand, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return hand;
}

export function viewMenu(app, anchor) {
  const carets = app.presence && !app.presence.hidden;
  menu(anchor, "View", [
    {title: "Colours"},
    ...THEMES.map(t => ({label: t.label, icon: t.icon, checked: theme() === t.key, on: () => (chooseTheme(t.key), app.themed?.())})),
    ...app.editor ? ["-", {title: "Size of the code"}, ...CODE_SIZES.map(({size, label}) => ({label, checked: codeSize() === size, on: () => {
      chooseCodeSize(size);
      app.editor.view.requestMeasure();
    }}))] : [],
    ...app.presence && !app.alone ? ["-", {label: carets ? "Hide the others' carets" : "Show the others' carets", icon: "eye", on: () => app.presence.show(!carets)}] : [],
    ...app.room.state.ledger.start ? ["-", {label: "The exercise's clock", icon: "timer", on: () => ledgerDialog(app)}] : [],
    ...app.layout ? ["-", {label: "Keys", icon: "keyboard", on: () => app.keys()}] : [],
  ]);
}

async function endInterview(app) {
  const {questions} = app.room.state, open = questions.filter(q => !q.answered).length;
  const sure = await confirm({
    title: "End the interview?", yes: "End interview", danger: true,
    text: (open ? `${open} of ${count(questions.length, "question")} ${open === 1 ? "is" : "are"} not ticked. ` : "") + "The candidate's page becomes read-only and shows the downloads. The lead can open it again within 15 minutes.",
  });
  if (sure) app.store("phase", {to: "ended"});
}
