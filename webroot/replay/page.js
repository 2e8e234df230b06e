// A page to watch a replay, or to go to a moment of it: the panes of a room as they stood, and the rail at its foot. Everything
// that a mark on the rail says stands in a list, too, which is what somebody reads who does not look.
import {banner, button, checkbox, relabel} from "../shared/components.js";
import {fill, h, mark, say} from "../shared/dom.js";
import {clockTime, span} from "../shared/time.js";
import {announcer} from "../room/announce.js";
import {whoIs} from "../room/who.js";
import {replayChat} from "./chat.js";
import {listenToKeys} from "./keys.js";
import {moments} from "./moments.js";
import {Player, SPEEDS} from "./player.js";
import {rail} from "./rail.js";
import {replayRun} from "./run.js";
import {replayText} from "./text.js";

/**
 * @param {{boot: {nonce: string}, line: import("./timeline.js").Timeline, top: HTMLElement, title: string, ended: string, alone?: boolean, again?: object,
 *   moved?: (seq: number) => void, follows?: boolean}} view
 *   `ended` is what is said at the end; whoever is `alone` has no chat, and no name at their track; `again` is of {@link replayRun};
 *   `moved` is told the event that is shown, and whoever `follows` somebody else moves nothing themselves
 * @returns {{element: HTMLElement, grew: () => void, toEvent: (seq: number) => void, fetching: (words: string) => void, failed: (words: string, again: () => void) => void, close: () => void}}
 */
export function replayPage({boot, line, top, title, ended, alone = false, again, moved = () => {}, follows = false}) {
  const who = member => whoIs(line.newest.state.members, member), announce = announcer();
  const player = new Player(line, {moved: () => show(), turned: on => {
    foot.playing(on);
    if (on) text.follow();
  }});
  const text = replayText(boot, who), run = replayRun(again), chat = alone ? null : replayChat(who), notice = notices(ended);
  const go = offset => {
    player.go(offset);
    text.follow();
  };
  const list = moments(line, index => follows || go(line.offsetOf(index)));
  const foot = controls(player, {go, people: () => withTracks(line).map(who), named: !alone});
  let said = null;
  const show = () => {
    const count = line.indexAt(player.offset), moment = line.momentAfter(count), at = line.timeAt(player.offset), last = line.markAt(count);
    text.show(moment, at);
    run.show(moment.state.runs.at(-1) ?? null);
    chat?.show(moment.state.chat);
    list.show(last);
    foot.show({at, last});
    notice.at(at, player.over && line.complete && moment.state.phase === "ended");
    if (player.playing && last && last !== said) announce(last.words);
    said = last;
    moved(line.events[count - 1]?.seq ?? 0);
  };
  const off = follows ? () => {} : listenToKeys(player, go);
  foot.element.inert = follows;
  return {
    element: h("div", {class: ["replay", alone && "alone"]}, top, notice.element, h("main", {class: "replay-panes", id: "main"}, h("h1", {class: "unseen"}, title), list.element, text.element, run.element, chat?.element), foot.element),
    /** Events came: what is shown stays where it is. */
    grew() {
      list.draw();
      foot.rail.draw();
      show();
    },
    toEvent: seq => go(line.offsetOf(Math.max(0, line.countAt(seq) - 1))),
    fetching: foot.fetching,
    failed: notice.failed,
    close() {
      player.stop();
      off();
    },
  };
}

/** Everybody who came, the candidate first, then who asked; of those who watched, who spoke. */
function withTracks({acts, newest: {state: {members}}}) {
  const roles = ["candidate", "lead", "mentor", "observer"];
  return members.filter(m => acts.get(m.member)?.length || m.role !== "observer").toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)).map(m => m.member);
}

function notices(ended) {
  const shown = banner({icon: "history", fact: "", then: " "}), trouble = h("div", {}), element = h("div", {class: "banner-slot", role: "region", "aria-label": "Notices"}, shown, trouble);
  return {
    element,
    at(at, over) {
      say(shown.querySelector(".grow strong"), over ? ended : `You are looking at ${clockTime(at)}.`);
      shown.querySelector(".grow").lastChild.data = " Nothing here can be changed.";
    },
    failed(words, again) {
      const retry = button("Try again", {icon: "rotate-ccw", on: () => {
        fill(trouble);
        again();
      }});
      fill(trouble, banner({kind: "warn", icon: "cloud-off", fact: "The rest could not be fetched.", then: words, action: retry}));
    },
  };
}

function controls(player, view) {
  const {line} = player, {go} = view;
  const play = button("Play", {icon: "play", kind: "primary", on: () => player.toggle(), title: "Space"});
  play.classList.add("play");
  const time = h("strong", {class: "mono replay-time"}), of = h("span", {class: "soft"}), words = h("span", {class: "soft replay-words"}), fetching = h("span", {class: "chip replay-fetching"});
  fetching.hidden = true;
  const speeds = SPEEDS.map(speed => button(`${speed}×`, {pressed: speed === player.speed, on: () => {
    player.speed = speed;
    speeds.forEach((one, i) => mark(one, "aria-pressed", String(SPEEDS[i] === speed)));
  }}));
  const along = rail(line, view);
  return {
    rail: along,
    element: h("footer", {class: "replay-bar", "aria-label": "Replay"},
      h("div", {class: "replay-controls"}, button("Beginning", {on: () => go(0), title: "Home"}), play, button("End", {on: () => go(line.length), title: "End"}),
        h("span", {class: "replay-clock"}, time, " ", of), h("span", {class: "speeds", role: "group", "aria-label": "Speed"}, speeds),
        checkbox("Skip idle time", {checked: true, on: on => {
          player.skipIdle(on);
          along.draw();
        }}), fetching, h("span", {class: "grow"}), words),
      along.element),
    playing: on => relabel(play, on ? "Pause" : "Play", on ? "pause" : "play"),
    fetching(text) {
      fetching.hidden = !text;
      say(fetching, text);
    },
    show({at, last}) {
      const since = at - (line.events[0]?.at ?? at);
      say(time, span(player.offset));
      say(of, `of ${span(line.length)} · ${clockTime(at)}`);
      say(words, last ? last.words : "");
      along.show(player.offset, `${clockTime(at)}, ${span(since)} after the beginning${last ? `, ${last.words}` : ""}`);
    },
  };
}
