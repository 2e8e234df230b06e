// The one row under the bar: what is wrong with the line, with saving or with running, the worst first; and "Back." after it.
import {banner, button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {clockTime, count, hourMinute, span} from "../shared/time.js";
import {isHeld, isPanel, mayEdit, waiting} from "./may.js";
import {raisedHand} from "./people.js";
import {remaining} from "./state.js";

const BACK_MILLIS = 6000;
const COMPLAINT_MILLIS = 9000;
const TIME_MILLIS = 20_000;

/** @param {object} app */
export const banners = app => h("div", {class: "banner-slot", role: "region", "aria-label": "Notices"}, unkept(app), changing(app));

/** No other notice takes its place. */
function unkept(app) {
  const why = app.room.about.unkept;
  return why && banner({kind: "err", icon: "triangle-alert", fact: "What is typed here can be lost.", then: `This server is for trying out only: ${why}.`});
}

function changing(app) {
  const element = h("div");
  const now = {back: null, complaint: null, time: null, otherTab: false, otherTabSeen: false};
  let shown = "";

  const draw = () => {
    const top = worst(app, now);
    const plain = JSON.stringify([top?.fact, top?.then, top?.aside]);
    if (plain === shown) return;
    shown = plain;
    const focused = element.contains(document.activeElement);
    fill(element, top && banner({...top, action: top.action?.()}));
    if (focused) element.querySelector("button")?.focus();
  };
  const timers = {};
  const showFor = (what, value, millis) => {
    now[what] = value;
    draw();
    clearTimeout(timers[what]);
    timers[what] = setTimeout(() => {
      now[what] = null;
      draw();
    }, millis);
  };
  app.complain = text => {
    showFor("complaint", text, COMPLAINT_MILLIS);
    app.announce(text);
  };
  app.timeLeft = text => showFor("time", text, TIME_MILLIS);
  app.room.on("back", absence => afterSending(app, () => {
    showFor("back", absence, BACK_MILLIS);
    app.announce(backText(absence).join(" "));
  }));
  otherTabs(app, on => {
    now.otherTab = on;
    draw();
  });
  now.closeOther = () => {
    now.otherTabSeen = true;
    draw();
  };
  let said = "";
  app.onStatus(status => {
    const lost = status.kind === "lost" || status.kind === "returning";
    if (lost && !said) app.announce(said = mayType(app) ? "Connection lost. Keep typing." : "Connection lost.", {urgent: true});
    if (status.kind === "open" && said) {
      app.announce.over(said);
      said = "";
    }
    draw();
  });
  app.room.on("outbox", draw);
  app.room.on("state", draw);
  draw();
  return element;
}

const mayType = app => mayEdit(app.room.state, app.room.me);

function worst(app, now) {
  const {status} = app.connection;
  const kept = app.room.outbox.count;
  if (status.kind === "stopped") return stopped(app, status, kept);
  if (app.room.savingPaused) {
    return {kind: "warn", icon: "database-zap", fact: "Saving paused, our fault.", then: [app.alone && !app.room.state.clock ? "" : "The clock is stopped.", mayType(app) && "Keep typing."].filter(Boolean).join(" ")};
  }
  if (status.hindered) {
    return {kind: "warn", icon: "app-window", fact: status.hindered, then: `It goes on here by itself then. ${whatIsKept(app, kept)}`};
  }
  if (status.kind === "lost" || status.kind === "returning") {
    return {
      kind: "warn", icon: "cloud-off", fact: `Connection lost at ${clockTime(status.since)}.`,
      then: [whatIsKept(app, kept), givenBack(app)].filter(Boolean).join(" "),
      aside: status.kind === "returning" ? `Reconnecting (${status.attempt})…` : null,
      action: () => button("Try now", {on: () => app.connection.tryNow()}),
    };
  }
  if (now.complaint) return {kind: "err", icon: "circle-alert", fact: now.complaint};
  const held = heldBack(app);
  if (held) return held;
  if (now.time && app.room.state.phase === "exercise" && !app.room.state.frozen) return {icon: "timer", fact: sentences(now.time)[0], then: sentences(now.time)[1]};
  const hand = handUp(app);
  if (hand) return hand;
  const late = readsConsent(app);
  if (late) return late;
  if (app.room.about.runnerOff) {
    return {kind: "warn", icon: "triangle-alert", fact: "Running is unavailable (our fault).", then: runnerText(app)};
  }
  if (now.back) {
    const [fact, then] = backText(now.back);
    return {kind: "ok", icon: "check", fact, then};
  }
  if (timeIsUp(app.room.state)) return {icon: "lock", fact: "Time is up.", then: `The text is frozen as it is. Nothing you typed is lost. ${whatIsNext(app)}`};
  if (now.otherTab && !now.otherTabSeen) {
    return {icon: "app-window", fact: "Also open in another tab.", then: "Both work.", action: () => button("Close this notice", {icon: "x", kind: "quiet", lone: true, on: now.closeOther})};
  }
  return null;
}

/**
 * After a restore from a backup nobody types upon a text they have not seen: a mentor decides, for the candidate and for
 * themselves. Once the interview has ended there is nothing to decide.
 */
function heldBack(app) {
  const {state, me} = app.room;
  if (state.phase === "ended") return null;
  const admit = (member, word) => () => button(word, {icon: "pen-line", on: () => app.store("admit", {member})});
  const panel = isPanel(me.role);
  if (isHeld(state, me.member)) {
    return {
      kind: "warn", icon: "database-zap", fact: "This room was restored from a backup, our fault.",
      then: panel ? "Look at the text first." : whatHeldMayDo(state), action: panel ? admit(me.member, "Go on") : undefined,
    };
  }
  const who = waiting(state, me);
  if (!who) return null;
  return {
    kind: "warn", icon: "database-zap", fact: `The room was restored, and ${who.name} waits for you.`,
    then: "They read until you decide.", action: admit(who.member, "Let them go on"),
  };
}

/** The chat is in the room, and only the exercise has a clock. */
function whatHeldMayDo({phase, frozen}) {
  if (phase === "lobby") return "Your mentor decides when you go on.";
  return `You can read and write in the chat. Your mentor decides when you go on${phase === "exercise" && !frozen ? "; the time is given back" : ""}.`;
}

/** It has no button to close it: a hand that nobody sees any more is a question that nobody answers. */
function handUp(app) {
  const {state, me} = app.room;
  const who = isPanel(me.role) && state.phase !== "ended" && raisedHand(state);
  if (!who) return null;
  const since = state.log.findLast(e => e.handRaised)?.at;
  return {icon: "hand", fact: `${who.name} has a hand up.`, then: since ? `Since ${hourMinute(since)}.` : ""};
}

const timeIsUp = ({phase, frozen}) => phase === "exercise" && frozen;
const whatIsNext = ({alone, room: {me}}) => alone ? "It is being submitted." : me.role === "lead" || me.role === "mentor" ? "Next: open the discussion." : me.role === "candidate" ? "Your mentor opens the discussion." : "The discussion is next.";

/** The first sentence of a text, and the rest of it. */
function sentences(text) {
  const end = text.indexOf(". ") + 1;
  return end ? [text.slice(0, end), text.slice(end + 1)] : [text, ""];
}

function whatIsKept(app, kept) {
  if (!mayType(app)) return kept ? whereKept(app, kept) : "What you see may be out of date.";
  return kept ? `Keep typing, ${whereKept(app, kept)}` : "Keep typing.";
}

/** The clock ticks on where it is seen, so what becomes of the time is said. */
function givenBack(app) {
  const {state, me} = app.room;
  const ticks = state.phase === "exercise" && state.clock?.running && remaining(state.clock, app.now()) > 0;
  if (!ticks) return "";
  return me.role === "candidate" && !app.alone ? `The clock goes on; the time is given back when you return, up to ${app.room.about.limits.awayCreditMinutes} minutes in all.` : "The clock goes on.";
}

/** Who comes late to the exercise reads what is recorded first; the panel may stop the clock meanwhile. */
function readsConsent(app) {
  const {state: {members, consented, phase, frozen, clock}, me} = app.room;
  const who = isPanel(me.role) && phase === "exercise" && !frozen && members.find(m => m.role === "candidate" && m.clients.length && !consented.includes(m.member));
  if (!who) return null;
  const fact = `${who.name} is reading the consent.`;
  if (!clock?.running) return {icon: "timer", fact, then: "The clock is paused."};
  return {icon: "timer", fact, then: `The clock runs; the time it takes is given back, up to ${app.room.about.limits.awayCreditMinutes} minutes.`, action: () => button("Pause the clock", {icon: "pause", on: () => {
    app.store("pause", {paused: true, reason: `${who.name} is reading the consent`});
  }})};
}

const whereKept = ({room}, kept) => `${count(kept, "edit")} ${kept === 1 ? "is" : "are"} kept in this ${room.keep.full ? "window only" : "browser"}.`;

/** Why, and what would cure it, is for those who can tell the administrator. */
function runnerText(app) {
  const {about, me, state: {phase, clock}} = app.room;
  return [phase === "exercise" && !clock?.running && (clock || !app.alone) && "The clock is stopped.", mayType(app) && "You can keep typing.", isPanel(me.role) && about.runnerOff].filter(Boolean).join(" ");
}

function stopped(app, {why: said, code}, kept) {
  const then = kept ? whereKept(app, kept) : "";
  const why = app.alone?.stopped(code) ?? said;
  const words = {4401: "Sign in again", 4409: "Use this page instead", 4406: "Reload", 4400: "Reload", 1007: "Reload"}[code];
  const act = code === 4401 && app.kind === "panel" ? () => location.assign("/sign-in") : () => location.reload();
  return {kind: "warn", icon: "cloud-off", fact: why, then, action: words ? () => button(code === 4401 && app.kind !== "panel" ? "Reload" : words, {on: act}) : undefined};
}

function backText({sent, received, credited}) {
  const parts = [`${count(sent, "edit")} sent, ${received} received.`];
  if (credited) parts.push(`Clock credited ${span(credited)}.`);
  return ["Back.", parts.join(" ")];
}

/** Says "Back" once what was kept is really stored, or after a moment. */
function afterSending(app, then) {
  const start = performance.now();
  const look = () => app.room.outbox.idle || performance.now() - start > 2500 ? then() : setTimeout(look, 100);
  look();
}

/** Tabs of one browser hear of each other; each answers, so that the newest knows too. */
function otherTabs(app, tell) {
  const channel = new BroadcastChannel(`tryout-${app.kind}-${app.id}`);
  const tabs = new Set();
  const me = crypto.randomUUID();
  channel.onmessage = ({data}) => {
    if (data.bye) tabs.delete(data.bye);
    else if (data.hello) {
      tabs.add(data.hello);
      if (!data.answer) channel.postMessage({hello: me, answer: true});
    }
    tell(tabs.size > 0);
  };
  channel.postMessage({hello: me});
  addEventListener("pagehide", () => channel.postMessage({bye: me}));
}
