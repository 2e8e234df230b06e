// Going through the interview together: while it is talked over, whoever speaks may open the replay for everybody and take
// the others along to a moment. Where they are is a gesture like a caret: neither numbered nor stored. Whoever grades looks at a
// moment by themselves in the same way, at any time, and is in the room meanwhile.
import {button, chip} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {ask} from "../shared/api.js";
import {maySay} from "./may.js";
import {whoIs} from "./who.js";

const GAP_MILLIS = 150;

/** Whether this is a time to look back together. */
const talks = ({phase}) => phase === "discussion" || phase === "questions";

/** @param {object} app */
export function showing(app) {
  const {room} = app;
  /** Who shows what: client to member and event. */
  const shown = new Map();
  const now = {opening: null, left: null, announced: null};
  /** Where this page took everybody last, and whether they are to be told once the line is there again. */
  const told = {seq: null, due: false};
  const tell = seq => {
    Object.assign(told, {seq, due: seq !== null || !room.outbox.open});
    room.gesture("signal", {replay: seq === null ? null : {seq}});
  };
  const close = () => {
    now.opening?.close();
    now.opening = null;
  };
  const follow = () => {
    const [client, {by, seq}] = [...shown].at(-1) ?? [null, {}];
    if (now.opening && !now.opening.client) return;
    if (!client) {
      now.left = null;
      return close();
    }
    const who = whoIs(room.state.members, by);
    if (now.announced !== client) app.announce(`${who.name} shows a moment of the interview.`);
    now.announced = client;
    if (now.left === client) return;
    if (now.opening?.client !== client) close();
    now.opening ??= opened(app, {...of(who), client, over: () => {
      now.opening = null;
      now.left = client;
      app.told?.();
    }});
    now.opening.to(seq);
  };
  room.on("signals", list => {
    const mine = list.filter(signal => "replay" in signal);
    for (const {client, by, replay} of mine) {
      shown.delete(client);
      if (replay && talks(room.state)) shown.set(client, {by, seq: replay.seq});
    }
    if (mine.length) follow();
  });
  room.on("state", () => {
    const here = new Set(room.state.members.flatMap(m => m.clients));
    for (const client of shown.keys()) if (!here.has(client) || !talks(room.state)) shown.delete(client);
    if (!talks(room.state) && now.opening && !now.opening.alone) close();
    else if (now.opening?.client && !shown.has(now.opening.client)) follow();
    if (!talks(room.state)) told.due = false;
  });
  // What was told while the line was gone came to nobody.
  room.on("ready", () => told.due && tell(told.seq));
  return {
    /** Takes everybody along, from that moment on if there is one. @param {number} [seq] */
    show(seq) {
      close();
      now.opening = opened(app, {...MINE, tell, over: () => {
        now.opening = null;
        tell(null);
        follow();
      }});
      if (seq) now.opening.to(seq);
    },
    /** Looks at a moment alone: nobody is told, and the room is there as it was once it is closed. @param {number} seq */
    look(seq) {
      close();
      now.opening = opened(app, {...ALONE, over: () => {
        now.opening = null;
        follow();
      }});
      now.opening.to(seq);
    },
    /** Whether this is a time to take everybody along. */
    mayShow: () => talks(room.state) && maySay(room.me.role),
    /** Whom one left, and may join again; null where nobody shows anything. */
    left: () => now.left && shown.has(now.left) ? whoIs(room.state.members, shown.get(now.left).by) : null,
    again() {
      now.left = null;
      follow();
    },
  };
}

/** The button in the bar: it opens the replay for everybody, or joins somebody again who shows it. */
export function showButton(app) {
  const act = button("Show the replay", {icon: "history", kind: "quiet", on: () => app.showing.left() ? app.showing.again() : app.showing.show()});
  const draw = () => {
    const left = app.showing.left();
    act.hidden = !talks(app.room.state) || !(left || app.showing.mayShow());
    act.querySelector(".word").textContent = left ? `Watch with ${left.name}` : "Show the replay";
    act.title = left ? "" : "Opens the replay for everybody here, and takes them along to where you are in it";
  };
  app.room.on("state", draw);
  app.told = draw;
  draw();
  return act;
}

const MINE = {label: "You show the replay to everybody", title: "You show this to everybody", leave: "Stop showing"};
const ALONE = {label: "You look at the replay alone", title: "Only you see this", leave: "Back to the room", alone: true};
const of = who => ({who, label: `${who.name} shows the replay`, title: `${who.name} shows this`, leave: "Leave"});

/** The replay over the room: of one's own showing, along with whoever shows it, or for oneself; `tell` is told where one is in it. */
function opened(app, {who = null, client = null, alone = false, label, title, leave: away, tell, over}) {
  const place = {view: null, wanted: null, seq: 0, timer: 0, closed: false};
  const element = h("dialog", {class: ["showing", who && `followed p${who.colour}`], "aria-label": label}, h("p", {class: "state"}, "Fetching what happened…"));
  const leave = button(away, {icon: "x", kind: "quiet", on: () => element.close()});
  const top = h("header", {class: "bar"}, icon("history"), h("strong", {class: "project"}, title), h("span", {class: "grow"}), chip("read-only", "", "lock"), h("span", {class: "actions"}, leave));
  element.addEventListener("close", () => {
    element.remove();
    place.view?.close();
    clearTimeout(place.timer);
    if (!place.closed) over();
    place.closed = true;
  });
  document.body.append(element);
  element.showModal();
  draw(app, {element, top, place, tell, follows: !!who, pinned: alone}).catch(problem => fill(element, top, h("p", {class: "state"}, h("strong", {}, "The replay could not be opened."), ` ${problem.message}`)));
  return {
    client, alone,
    to(seq) {
      place.wanted = seq;
      place.view?.toEvent(seq);
    },
    close() {
      place.closed = true;
      element.close();
    },
  };
}

async function draw(app, {element, top, place, tell, follows, pinned}) {
  const [{replayPage}, {anything, Timeline}, {interviewTale, pinMarks}, {fetchAll}] = await Promise.all([import("../replay/page.js"), import("../replay/timeline.js"), import("../replay/tale.js"), import("../replay/fetch.js")]);
  const pins = pinned ? (await ask("GET", `/interviews/${app.id}/pins`)).items : [];
  const line = new Timeline(interviewTale, pinMarks(pins, member => app.who(member).name));
  const moved = seq => {
    if (!tell || place.closed || seq === place.seq) return;
    place.seq = seq;
    place.timer ||= setTimeout(() => {
      place.timer = 0;
      tell(place.seq);
    }, GAP_MILLIS);
  };
  await new Promise((resolve, reject) => fetchAll(after => ask("GET", `/interviews/${app.id}/events?after=${after}`), {came: ({events}) => line.append(events), failed: reject, all: resolve}));
  if (place.closed) return;
  line.finish();
  if (!anything(line.events)) throw new Error("Nothing has happened in it yet.");
  place.view = replayPage({boot: app.boot, line, top, title: "Replay of the interview", ended: "This is where it stands.", moved, follows});
  fill(element, place.view.element);
  place.view.grew();
  if (follows || place.wanted) place.view.toEvent(place.wanted ?? 0);
}
