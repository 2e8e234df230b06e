// What the page of the end has of the report: the way there, and for the candidate that they may have all of it deleted.
import {h, icon} from "../shared/dom.js";
import {earlierDeletion} from "./deletion.js";

/** @param {object} app of the room */
export function afterwards(app) {
  const interviewed = app.room.me.role === "candidate";
  return h("section", {"aria-labelledby": "report-title"}, h("h2", {class: "section", id: "report-title"}, "Report"),
    h("p", {class: "soft report-way"}, interviewed ? "How the time went, your code and runs, and what the panel released to you." : "How the time went, code, runs and rubric, ready to be printed."),
    h("a", {class: "button", href: interviewed ? `/visit/${app.id}/report` : `/interviews/${app.id}/report`}, icon("file-text"), interviewed ? "Open your report" : "Open the report"),
    interviewed ? earlierDeletion(app.id, "", null) : null);
}
