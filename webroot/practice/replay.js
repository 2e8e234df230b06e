// The replay of one's own attempt, or of a model walk-through: a page to watch it, or to go to a moment of it. Everything that a mark on the rail says
// stands in a list, too, which is what somebody reads who does not look.
import {ask, Problem} from "../shared/api.js";
import {banner, button, checkbox, chip, relabel} from "../shared/components.js";
import {fill, h, icon, mark, say} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime, longDate, span} from "../shared/time.js";
import {announcer} from "../room/announce.js";
import {showCodeSize} from "../room/code-size.js";
import {shut} from "../room/shut.js";
import {asOwnerOf, downloadOf} from "./mine.js";
import {rail} from "./replay-rail.js";
import {replayRun} from "./replay-run.js";
import {replayText} from "./replay-text.js";
import {Timeline} from "./timeline.js";

const SPEEDS = [0.5, 1, 2, 4, 8, 16, 32];
const STEP_MILLIS = 5000;

const page = document.getElementById("page");
const bootElement = document.getElementById("boot");
const boot = {...JSON.parse(bootElement.textContent), nonce: bootElement.nonce};
const id = location.pathname.split("/")[2];
/** Whether somebody else's way through the exercise is shown, and not one's own. */
const model = new URLSearchParams(location.search).has("model");

start().catch(fault => {
  if (fault instanceof Problem && [401, 404].includes(fault.status)) return fill(page, shut(boot, "practice"));
  fill(page, shut(boot, "practice", {why: "The replay could not be opened.", then: fault.message, code: 0}));
  throw fault;
});

async function start() {
  showCodeSize();
  if (!await asOwnerOf(id)) return fill(page, shut(boot, "practice"));
  const [attempt, {events}] = await Promise.all([ask("GET", `/practice/attempts/${id}`), ask("GET", `/practice/attempts/${id}/${model ? "model" : "events"}`)]);
  document.title = `Replay · ${attempt.exercise.title}`;
  if (!events.some(event => event.phaseChanged)) return nothingYet(attempt);
  draw(attempt, new Timeline(events));
}

const nothingYet = attempt => fill(page, h("div", {class: "replay"}, top(attempt), h("main", {class: "column", id: "main"},
  h("h1", {class: "title"}, "Nothing to replay yet"), h("p", {class: "lede"}, "Nobody has been in this attempt. What you do there can be watched here afterwards."))));

function top(attempt) {
  const failed = h("span", {class: "wrong", role: "alert"});
  return h("header", {class: "bar"}, h("strong", {class: "project"}, model ? "Model walk-through" : "Replay"), h("span", {class: "soft replay-what"}, `${attempt.exercise.title} · ${model ? "by somebody else" : longDate(attempt.startedAt)}`), h("span", {class: "grow"}),
    failed, chip("read-only", "", "lock"), h("span", {class: "actions"}, !model && button("Download", {icon: "download", kind: "quiet", on: () => downloadOf(attempt).catch(problem => say(failed, problem.message))}),
      h("a", {class: "button quiet", href: `/attempt/${id}`}, icon("x"), "Close")));
}

function draw(attempt, line) {
  const player = {line, offset: 0, speed: 4, playing: false, said: -1, announce: announcer()};
  const text = replayText(boot), run = replayRun(), notice = h("div", {class: "banner-slot", role: "region", "aria-label": "Notices"}), list = happened(line, index => go(line.offsetOf(index)));
  const foot = controls(player, {
    toggle: () => player.playing ? stop() : play(), go: offset => go(offset),
    skip: on => {
      const count = line.indexAt(player.offset);
      line.skipIdle(on);
      foot.rail.draw();
      go(line.offsetOf(Math.max(0, count - 1)));
    },
  });
  const show = () => {
    const count = line.indexAt(player.offset), state = line.stateAfter(count), at = line.timeAt(player.offset), last = line.markAt(count);
    text.show(state.files, line.changeBefore(count));
    run.show(state.runs.at(-1) ?? null);
    list.show(last);
    foot.show({at, last, started: line.events[0].at});
    drawNotice(notice, at, player.offset >= line.length && state.phase === "ended");
    if (player.playing && last && last.index !== player.said) player.announce(last.words);
    player.said = last?.index ?? -1;
  };
  const go = offset => {
    player.offset = Math.max(0, Math.min(line.length, offset));
    text.follow();
    show();
  };
  const stop = () => {
    player.playing = false;
    foot.playing(false);
  };
  const play = () => {
    if (player.offset >= line.length) player.offset = 0;
    player.playing = true;
    foot.playing(true);
    text.follow();
    let then = performance.now();
    const frame = now => {
      if (!player.playing) return;
      player.offset = Math.min(line.length, player.offset + (now - then) * player.speed);
      then = now;
      show();
      if (player.offset >= line.length) stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  fill(page, h("div", {class: "replay"}, top(attempt), notice, h("main", {class: "replay-panes", id: "main"}, h("h1", {class: "unseen"}, `Replay of ${attempt.exercise.title}`), list.element, text.element, run.element), foot.element));
  foot.rail.draw();
  listenToKeys({toggle: () => player.playing ? stop() : play(), by: millis => go(player.offset + millis), to: go, line, mark: step => go(markBeside(player, step))});
  show();
}

/** The offset of the mark before or after the moment that is shown. */
function markBeside({line, offset}, step) {
  const places = line.marks.map(one => line.offsetOf(one.index));
  return (step > 0 ? places.find(place => place > offset) : places.findLast(place => place < offset)) ?? (step > 0 ? line.length : 0);
}

function drawNotice(slot, at, ended) {
  if (!slot.firstChild) fill(slot, banner({icon: "history", fact: "", then: " "}));
  const [fact, then] = ended ? [model ? "This is how it ended." : "This is what you submitted.", " Nothing here can be changed."] : [`You are looking at ${clockTime(at)}.`, " Nothing here can be changed."];
  say(slot.querySelector(".grow strong"), fact);
  slot.querySelector(".grow").lastChild.data = then;
}

/** What happened, as a list of moments to go to. */
function happened(line, go) {
  const buttons = line.marks.map(one => h("button", {type: "button", class: "moment", on: {click: () => go(one.index)}}, h("span", {class: "mono quiet"}, clockTime(one.at)), icon(one.icon), h("span", {class: "grow"}, visible(one.words))));
  return {
    element: h("section", {class: "pane replay-list clips", "aria-label": "What happened"}, h("div", {class: "heading"}, h("h2", {}, "What happened")), h("ol", {class: "plain"}, buttons.map(one => h("li", {}, one)))),
    show(last) {
      const at = line.marks.indexOf(last);
      buttons.forEach((one, i) => mark(one, "aria-current", i === at ? "true" : null));
    },
  };
}

function controls(player, {toggle, go, skip}) {
  const {line} = player;
  const play = button("Play", {icon: "play", kind: "primary", on: toggle, title: "Space"});
  play.classList.add("play");
  const time = h("strong", {class: "mono replay-time"}), of = h("span", {class: "soft"}), words = h("span", {class: "soft replay-words"});
  const speeds = SPEEDS.map(speed => button(`${speed}×`, {pressed: speed === player.speed, on: () => {
    player.speed = speed;
    speeds.forEach((one, i) => mark(one, "aria-pressed", String(SPEEDS[i] === speed)));
  }}));
  const along = rail(line, go);
  return {
    rail: along,
    element: h("footer", {class: "replay-bar", "aria-label": "Replay"},
      h("div", {class: "replay-controls"}, button("Beginning", {on: () => go(0), title: "Home"}), play, button("End", {on: () => go(line.length), title: "End"}),
        h("span", {class: "replay-clock"}, time, " ", of), h("span", {class: "speeds", role: "group", "aria-label": "Speed"}, speeds),
        checkbox("Skip idle time", {checked: true, on: skip}), h("span", {class: "grow"}), words),
      along.element),
    playing: on => relabel(play, on ? "Pause" : "Play", on ? "pause" : "play"),
    show({at, last, started}) {
      say(time, span(player.offset));
      say(of, `of ${span(line.length)} · ${clockTime(at)}`);
      say(words, last ? last.words : "");
      along.show(player.offset, `${clockTime(at)}, ${span(at - started)} after the beginning${last ? `, ${last.words}` : ""}`);
    },
  };
}

/** The keys of the page: where something takes them itself, they are its own. */
function listenToKeys({toggle, by, to, line, mark: toMark}) {
  addEventListener("keydown", event => {
    const {key, target} = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(".cm-editor, [role=tab], [role=menu]")) return;
    if (key === " " && target.closest?.("button, a, input[type=checkbox]")) return;
    const act = {
      " ": toggle, Home: () => to(0), End: () => to(line.length),
      ArrowRight: () => event.shiftKey ? toMark(1) : by(STEP_MILLIS), ArrowLeft: () => event.shiftKey ? toMark(-1) : by(-STEP_MILLIS),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
