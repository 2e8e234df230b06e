// The panel's own pane: grading, and below it notes and the mentors' chat, under words that say who cannot see it.
import {lamp, paneState} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {consensus} from "./consensus.js";
import {gradeCard} from "./grade.js";
import {panelNotes} from "./panel-notes.js";
import {unseen} from "./planned.js";

/** @param {object} app @returns {{element: HTMLElement, draw: () => void, unread: () => number}} */
export function panelPane(app) {
  const line = app.room.panel, saved = lamp(), card = gradeCard(app), others = consensus(app), notes = panelNotes(app);
  const waits = paneState("Opening your card…", "");
  const body = h("div", {class: "grade-body"}, card.element, others.element);
  const element = h("div", {class: "panel-pane hatched"}, h("div", {class: "panel-head"}, unseen(), saved.element), waits, body, notes.element);
  const draw = () => {
    waits.hidden = !!line.panel;
    body.hidden = notes.element.hidden = !line.panel;
    if (!line.waiting) saved.show("saved", "Saved");
    else if (line.open) saved.show("saving", "Saving…");
    else saved.show("offline", `Offline, ${line.waiting} kept here`);
    for (const part of [card, others, notes]) part.draw();
  };
  app.pinMoment = card.pin;
  for (const kind of ["panel", "state", "ready"]) app.room.on(kind, draw);
  app.onStatus(draw);
  draw();
  return {element, draw, unread: notes.unread};
}
