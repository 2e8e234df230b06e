// Going through the interview together: while it is talked over, whoever speaks may open the replay for everybody and take
// the others along to a moment. Where they are is a gesture like a caret: neither numbered nor stored.
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
  const close = () => {
    now.opening?.close();
    now.opening = null;
  };
  const follow = () => {
    const [client, {by, seq}] = [...shown].at(-1) ?? [null, {}];
    if (now.opening?.mine) return;
    if (!client) {
      now.left = null;
      return close();
    }
    const who = whoIs(room.state.members, by);
    if (now.announced !== client) app.announce(`${who.name} shows a moment of the interview.`);
    now.announced = client;
    if (now.left === client) return;
    if (now.opening?.client !== client) close();
    now.opening ??= opened(app, {who, client, over: () => {
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
      if (replay) shown.set(client, {by, seq: replay.seq});
    }
    if (mine.length) follow();
  });
  room.on("state", () => {
    const here = new Set(room.state.members.flatMap(m => m.clients));
    for (const client of shown.keys()) if (!here.has(client) || !talks(room.state)) shown.delete(client);
    if (!talks(room.state) && now.opening) close();
    else if (now.opening?.client && !shown.has(now.opening.client)) follow();
  });
  return {
    show() {
      close();
      now.opening = opened(app, {who: null, client: null, over: () => {
        now.opening = null;
        room.gesture("signal", {replay: null});
        follow();
      }});
    },
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
    act.hidden = !talks(app.room.state) || !(left || maySay(app.room.me.role));
    act.querySelector(".word").textContent = left ? `Watch with ${left.name}` : "Show the replay";
    act.title = left ? "" : "Opens the replay for everybody here, and takes them along to where you are in it";
  };
  app.room.on("state", draw);
  app.told = draw;
  draw();
  return act;
}

/** The replay over the room: of one's own showing, or along with whoever shows it. */
function opened(app, {who, client, over}) {
  const place = {view: null, wanted: null, seq: 0, timer: 0, closed: false};
  const element = h("dialog", {class: ["showing", who && `followed p${who.colour}`], "aria-label": who ? `${who.name} shows the replay` : "You show the replay to everybody"}, h("p", {class: "state"}, "Fetching what happened…"));
  const leave = button(who ? "Leave" : "Stop showing", {icon: "x", kind: "quiet", on: () => element.close()});
  const top = h("header", {class: "bar"}, icon("history"), h("strong", {class: "project"}, who ? `${who.name} shows this` : "You show this to everybody"), h("span", {class: "grow"}), chip("read-only", "", "lock"), h("span", {class: "actions"}, leave));
  element.addEventListener("close", () => {
    element.remove();
    place.view?.close();
    clearTimeout(place.timer);
    if (!place.closed) over();
    place.closed = true;
  });
  document.body.append(element);
  element.showModal();
  draw(app, {element, top, place, follows: !!who}).catch(problem => fill(element, top, h("p", {class: "state"}, h("strong", {}, "The replay could not be opened."), ` ${problem.message}`)));
  return {
    mine: !who, client,
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

async function draw(app, {element, top, place, follows}) {
  const [{replayPage}, {anything, Timeline}, {interviewTale}, {fetchAll}] = await Promise.all([import("../replay/page.js"), import("../replay/timeline.js"), import("../replay/tale.js"), import("../replay/fetch.js")]);
  const line = new Timeline(interviewTale, []);
  const tell = seq => {
    if (follows || place.closed || seq === place.seq) return;
    place.seq = seq;
    place.timer ||= setTimeout(() => {
      place.timer = 0;
      app.room.gesture("signal", {replay: {seq: place.seq}});
    }, GAP_MILLIS);
  };
  await new Promise((resolve, reject) => fetchAll(after => ask("GET", `/interviews/${app.id}/events?after=${after}`), {came: ({events}) => line.append(events), failed: reject, all: resolve}));
  if (place.closed) return;
  line.finish();
  if (!anything(line.events)) throw new Error("Nothing has happened in it yet.");
  place.view = replayPage({boot: app.boot, line, top, title: "Replay of the interview", ended: "This is where it stands.", moved: tell, follows});
  fill(element, place.view.element);
  place.view.grew();
  if (follows) place.view.toEvent(place.wanted ?? 0);
}
