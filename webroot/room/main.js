// The page of one room, for the panel (/room/…), for guests (/visit/…) and for whoever practises (/attempt/…): puts the line, the room and the views together
// and shows the lobby, the room or the end as the phase has it. Views reach each other only through what is named here.
import {h, fill} from "../shared/dom.js";
import {paneState} from "../shared/components.js";
import {openCandidateSide} from "../shared/invite.js";
import {announcer} from "./announce.js";
import {banners} from "./banners.js";
import {bar} from "./bar.js";
import {showCodeSize} from "./code-size.js";
import {Connection} from "./connection.js";
import {curtainSign} from "./curtain.js";
import {id, kind, roomToken, session} from "./early.js";
import {Editor} from "./editor.js";
import {ended} from "./ended.js";
import {filesBar} from "./files.js";
import {Keep} from "./keep.js";
import {keptPanel} from "./kept.js";
import {keysDialog, listenToKeys} from "./keys.js";
import {layout} from "./layout.js";
import {lobby} from "./lobby.js";
import {unasked} from "./people.js";
import {Presence} from "./presence.js";
import {Room} from "./room.js";
import {showing} from "./showing.js";
import {shut} from "./shut.js";
import {side} from "./side.js";
import {remaining} from "./state.js";
import {strip} from "./strip.js";
import {taskPane} from "./task.js";
import {whoIs} from "./who.js";
import {windowSign} from "./window-sign.js";
import {refusalText} from "./words.js";
import {note} from "../shared/drafts.js";
import {span} from "../shared/time.js";

/** The closing codes for somebody whose rights were taken away, and for a room that is not there for them. */
const OUT = 4403, GONE = 4404;

const page = document.getElementById("page");
const bootElement = document.getElementById("boot");
/** What the server said with the page; the nonce is what the editor's style sheets must carry. */
const boot = {...JSON.parse(bootElement.textContent), nonce: bootElement.nonce};

start().catch(fault => {
  say("The room could not be opened.", fault.message);
  throw fault;
});

async function start() {
  showCodeSize();
  if (!await session) return signIn();
  const keep = new Keep(`${kind}.${id}`);
  const leftover = await keep.claim();
  const room = new Room({keep, leftover, unseen: note(`unseen.${id}`)});
  keep.changed = () => room.tell("outbox", room.outbox);
  if (leftover) keep.took(leftover.client);
  const app = makeApp(room);
  if (kind === "practice") app.alone = await import("../practice/room.js");
  if (kind === "panel") app.panelPane = (await import("./panel-pane.js")).panelPane;
  app.connection = room.connection = new Connection({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/rooms/${id}/socket`,
    roomToken, room, status: status => app.status(status),
  });
  room.on("reset", () => keep.hold(room.me.client));
  room.on("reset", () => app.begun || begin(app));
  await app.connection.open();
}

function signIn() {
  if (kind === "panel") location.assign(`/sign-in?then=${encodeURIComponent(location.pathname)}`);
  else fill(page, shut(boot, kind));
}

const say = (bold, plain) => fill(page, h("main", {class: "column"}, paneState(bold, plain)));

/** What views share; `alone` has what is different for whoever practises in a room of one, `panelPane` what only a panel has. */
function makeApp(room) {
  const listeners = new Set();
  const app = {
    room, boot, id, kind, alone: null, panelPane: null, begun: false, unread: 0, layout: null, editor: null, presence: null,
    announce: announcer(), complain: () => {}, keys: () => keysDialog(app), candidateSide: () => openCandidateSide(id).catch(problem => app.complain(problem.message)),
    now: () => app.connection.now(),
    onStatus(listener) {
      listeners.add(listener);
      room.scope?.push(() => listeners.delete(listener));
    },
    status(status) {
      if ((status.code === OUT || app.begun && status.code === GONE) && takenOut(app, status.code)) return;
      if (!app.begun && status.kind === "stopped") fill(page, shut(boot, kind, status));
      else if (!app.begun && status.hindered) fill(page, shut(boot, kind, {why: status.hindered, then: "It opens here by itself then.", code: status.code}));
      else if (!app.begun && status.kind !== "open") say(...opening(status));
      for (const listener of listeners) listener(status);
    },
    every(millis, act) {
      const timer = setInterval(act, millis);
      room.scope?.push(() => clearInterval(timer));
    },
    /** Keeps its promise also where the room refuses, with nothing, once that was said. */
    store: (what, body) => room.store(what, body).catch(refusal => app.complain(refusalText(refusal))),
    people: () => room.state.members.map(m => `${m.name}/${m.role}`).join(),
    who: member => whoIs(room.state.members, member),
  };
  return app;
}

/** Nothing of the room stays before somebody who was taken out; a candidate keeps the text that they may have to copy. */
function takenOut(app, code) {
  if (app.begun && app.room.me.role === "candidate") return false;
  app.room.scope?.forEach(off => off());
  app.room.scope = [];
  document.body.dataset.screen = "shut";
  fill(page, shut(boot, kind, {why: code === OUT ? "You were taken out of this interview" : "This room is not open to you any more",
    then: code === OUT ? "Its lead can let you in again. Then this page opens with a reload, under the same name." : "You were taken out of the interview, or it was deleted.", code: OUT}));
  page.querySelector("h1").tabIndex = -1;
  page.querySelector("h1").focus();
  return true;
}

function opening(status) {
  return status.attempt > 0 ? [`Reconnecting (${status.attempt})…`, "The room cannot be reached just now. It is tried again by itself."] : ["Opening the room…", ""];
}

function begin(app) {
  app.begun = true;
  app.bannerSlot = banners(app);
  listenToKeys(app);
  windowSign(app);
  if (!app.alone) app.showing = showing(app);
  timeWarnings(app);
  let shown = "";
  const show = () => {
    const {phase} = app.room.state;
    const screen = phase === "ended" ? phase : app.alone ? "room" : phase === "lobby" || unasked(app.room) ? "lobby" : "room";
    // Before the room, what is planned is what there is to see; it may still change.
    const {minutes, warmupMinutes, organisation, title, policy} = app.room.about;
    const key = JSON.stringify([screen, app.room.me.role, ...screen === "lobby" ? [minutes, warmupMinutes, organisation, title, policy] : []]);
    if (key === shown) return;
    shown = key;
    document.body.dataset.screen = screen;
    const before = app.room.scope;
    app.room.scope = [];
    before?.forEach(off => off());
    if (screen === "room") showRoom(app);
    else {
      app.layout = null;
      fill(page, screen === "lobby" ? lobby(app) : (app.alone ?? {ended}).ended(app));
    }
    page.querySelector("h1")?.setAttribute("tabindex", "-1");
    if (screen === "ended") page.querySelector("h1")?.focus();
    else fromTheTop();
  };
  app.room.on("state", show);
  app.room.on("anew", why => app.addLine?.({icon: "history", text: `The room was fetched again, because ${why}. Your own text is kept.`}));
  show();
}

/** The button that had the focus went with the screen before; the next Tab begins at the top, and not where it stood. */
function fromTheTop() {
  document.body.tabIndex = -1;
  document.body.focus({preventScroll: true});
  document.body.removeAttribute("tabindex");
}

function showRoom(app) {
  app.pinMoment = app.giveHint = null;
  const mount = h("div", {class: "editor-mount", id: "editor-mount"});
  app.editor = new Editor(app, mount);
  app.presence = new Presence(app, app.editor);
  const code = h("section", {class: "pane editor-pane clips", id: "editor", "aria-label": "Code", "data-pane": "code"});
  code.append(filesBar(app, app.editor, app.presence), app.alone ? "" : curtainSign(app), h("div", {class: "editor-row"}, mount, keptPanel(app)));
  const {role} = app.room.me;
  fill(app.editor.empty, h("strong", {}, "No file yet."), h("span", {}, app.alone ? "Add one with the button above." : role === "candidate" ? "Your mentor will open the task." : "Files appear here when the warm-up starts."));
  app.layout = layout(app, {task: taskPane(app), code, strip: strip(app, app.editor), side: app.alone ? app.alone.side(app) : side(app)});
  fill(page, h("a", {class: "skip", href: "#editor", on: {click: event => {
    event.preventDefault();
    app.editor.view.focus();
  }}}, "To the editor"), (app.alone ?? {bar}).bar(app), app.bannerSlot, app.layout.tabs, app.layout.element,
    h("p", {class: "wider"}, "A wider window shows task and code side by side."));
  steadyText(app);
}

/**
 * A banner takes its row from the lower edge of the editor: while somebody types or reads further down, the text stays
 * where it is, also one so short that it has nothing to scroll. A caret that the heading would cover stays in sight, and
 * the beginning of a text that nobody is in goes with its heading.
 */
function steadyText(app) {
  let height = app.bannerSlot.offsetHeight, held = 0;
  const observer = new ResizeObserver(() => {
    const {view} = app.editor, {scrollDOM} = view, taken = app.bannerSlot.offsetHeight - height;
    height += taken;
    const given = taken > 0 ? toHold(view, taken) : Math.max(taken, -held);
    held += given;
    const top = scrollDOM.scrollTop + given;
    if (held) view.dom.parentElement.style.setProperty("--given", `${held}px`);
    scrollDOM.scrollTop = top;
    if (!held) view.dom.parentElement.style.removeProperty("--given");
  });
  observer.observe(app.bannerSlot);
  app.room.scope.push(() => observer.disconnect());
}

/** By how much the text has to be scrolled so that it stands still when a row is taken above it. */
function toHold(view, taken) {
  const top = view.scrollDOM.scrollTop;
  if (!view.hasFocus) return top > 0 ? taken : 0;
  const caret = view.lineBlockAt(view.state.selection.main.head).top - top;
  return caret < 0 ? taken : Math.min(taken, caret);
}

/** At a quarter and a tenth of the time a line of text is added; nothing changes its colour or moves. */
function timeWarnings(app) {
  let said = 1;
  app.every(500, () => {
    const {phase, clock} = app.room.state;
    if (phase !== "exercise" || !clock?.running) return;
    const left = remaining(clock, app.now()), total = clock.totalMillis + clock.creditedMillis;
    const mark = [0.1, 0.25].find(m => left <= total * m);
    if (!mark) said = 1;
    if (!mark || mark >= said || left <= 0) return;
    const late = left < total * mark - 3000;
    said = mark;
    if (late) return;
    const then = app.alone ? " Your text is saved as you type, and submitted as it stands then." : app.room.me.role === "candidate" ? " Your text is saved as you type; there is nothing to hand in." : "";
    const words = `${span(total * mark)} left.${then}`;
    app.addLine?.({icon: "timer", text: words});
    app.timeLeft(words);
    app.announce(words);
  });
}
