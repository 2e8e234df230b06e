// Hints that somebody takes by themselves, one after the other; those they took stay in sight.
import {button, disable} from "../shared/components.js";
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hourMinute} from "../shared/time.js";

/** The part of the task pane for hints. It is drawn anew with the task. @param {object} app */
export function hints(app) {
  const {about: {hintCount = 0}, state: {task}} = app.room;
  if (!hintCount || !task) return null;
  return h("section", {class: "own-hints", "aria-labelledby": "hints-title"}, h("h3", {id: "hints-title"}, "Hints"),
    takenHints(app.room.state), next(app, task.hints.length + 1));
}

/** @param {import("../room/state.js").RoomState} state @param {"h3"|"h4"} [heading] of each, below the heading of all */
export const takenHints = ({task, log}, heading = "h4") => (task?.hints ?? []).map((text, i) => h("div", {class: "taken-hint"},
  h(heading, {class: "hint-head"}, icon("lightbulb"), `Hint ${i + 1}`, takenAt(log, i + 1)), h("p", {}, visible(text))));

/** A hint that came is read next; what had the focus was drawn anew. */
function inSight() {
  const last = [...document.querySelectorAll("#task .taken-hint")].at(-1);
  if (!last) return;
  last.tabIndex = -1;
  last.focus({preventScroll: true});
  last.parentElement.scrollIntoView({block: "nearest"});
}

function takenAt(log, number) {
  const event = log.findLast(e => e.hintGiven?.hint === number);
  return event ? h("span", {class: "quiet"}, `taken at ${hourMinute(event.at)}`) : null;
}

function next(app, number) {
  const {hintCount} = app.room.about;
  if (number > hintCount) return h("p", {class: "quiet"}, hintCount > 1 ? `These are all ${hintCount}.` : "There is no other.");
  const take = button(`Take hint ${number} of ${hintCount}`, {icon: "lightbulb", on: async () => {
    disable(take, "It is being fetched.");
    const given = await app.store("hint", {number});
    if (!given) return disable(take, "");
    app.announce(`Hint ${number}: ${given.hintGiven.text}`, {first: true});
    inSight();
  }});
  const draw = () => disable(take, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
  app.onStatus(draw);
  draw();
  return [number === 1 && h("p", {class: "soft"}, "Stuck? Each says a little more than the one before. They cost no points."), take];
}
