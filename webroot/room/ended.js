// After the end: what happens next, and everything the person may take home.
import {ask, download} from "../shared/api.js";
import {button, disable, paneState} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime, count, longDate} from "../shared/time.js";
import {viewMenu} from "./bar.js";
import {saveAs} from "./kept.js";
import {isPanel} from "./may.js";
import {VERDICTS} from "./words.js";

const REOPEN_MILLIS = 15 * 60_000;

/** @param {object} app @returns {HTMLElement} */
export function ended(app) {
  const {room} = app;
  const panel = isPanel(room.me.role);
  return h("div", {class: "reading"}, top(app), app.bannerSlot, h("main", {class: "column lobby", id: "main"},
    h("h1", {class: "title"}, panel ? "The interview has ended" : "Thank you. The interview has ended"),
    h("p", {class: "lede"}, panel ? "The text, the runs and the chat are saved as they were. Nobody can change them now."
      : "Everything you typed is saved as it was. You can close this page; there is nothing to hand in."),
    h("div", {class: "two"}, h("div", {}, next(app), panel ? reopen(app) : null, app.keptPanel), record(app))));
}

function top(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  return h("header", {class: "bar"}, h("strong", {class: "project"}, app.boot.organisation || app.room.about.organisation), h("span", {class: "soft phase"}, "Ended"),
    h("span", {class: "grow"}), app.room.me.role === "candidate" ? null : h("a", {class: "button quiet", href: "/interviews"}, "All interviews"), view);
}

function next(app) {
  const {policy} = app.room.about;
  const lead = app.room.state.members.find(m => m.role === "lead")?.name ?? "The lead";
  const lines = isPanel(app.room.me.role) ? ["Write down what you saw while it is fresh.", "The candidate sees a page with the downloads."]
    : [`${lead} and the mentors go through what was recorded.`, "You hear from them the way you were invited.",
      policy?.deletedOn && `The record is deleted on ${longDate(policy.deletedOn)}, or earlier if you ask.`];
  return h("section", {"aria-labelledby": "next-title"}, h("h2", {class: "section", id: "next-title"}, "What happens next"),
    h("ol", {class: "next-steps"}, lines.filter(Boolean).map(l => h("li", {}, l))));
}

/** An accidental end costs nothing: the lead may take it back for a quarter of an hour. */
function reopen(app) {
  const words = h("p", {class: "soft"});
  const open = button("Open it again", {icon: "rotate-ccw", on: () => app.store("phase", {to: "reopen"})});
  const draw = () => {
    const end = app.room.state.log.findLast(e => e.phaseChanged?.phase === "ended");
    const left = end ? end.at + REOPEN_MILLIS - app.now() : 0;
    const may = app.room.me.role === "lead" && left > 0;
    open.hidden = !may;
    fill(words, may ? `Ended by mistake? It can be opened again until ${clockTime(end.at + REOPEN_MILLIS)}.`
      : left > 0 ? "The lead can open it again within 15 minutes." : "It can no longer be opened again.");
    disable(open, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
  };
  app.every(1000, draw);
  draw();
  return h("section", {class: "reopen"}, words, open);
}

function record(app) {
  const {files, runs, chat} = app.room.state;
  const list = h("ul", {class: "plain downloads"});
  const failed = h("p", {class: "error-line", role: "alert"});
  const fetchAs = (path, name, make) => async () => {
    failed.textContent = "";
    try {
      saveAs(await make(path), name);
    } catch (problem) {
      failed.textContent = problem.message;
    }
  };
  const json = async path => new Blob([JSON.stringify(await ask("GET", path), null, 2)], {type: "application/json"});
  const path = `/interviews/${app.id}/record`;
  fill(list,
    download_("The files as a ZIP", `${count(files.length, "file")}: ${files.map(f => f.name).join(", ") || "none"}`, fetchAs(`${path}.zip`, "interview.zip", download)),
    download_("The whole record", `${count(runs.length, "run")}, ${count(chat.length, "message")}, the files and the times, as JSON`, fetchAs(path, "interview.json", json)));
  return h("section", {"aria-labelledby": "record-title"}, h("h2", {class: "section", id: "record-title"}, "Your copy"), list, failed,
    runs.length ? [h("h3", {class: "plain-section"}, "The last runs"), h("ul", {class: "plain last-runs"}, [...runs].reverse().slice(0, 5).map(r =>
      h("li", {}, h("span", {class: "mono quiet"}, clockTime(r.at)), h("span", {}, visible(r.result?.sentence || VERDICTS[r.result?.verdict] || "It did not end.")))))] : null,
    files.length ? null : paneState("No files.", "Nothing was written in this interview."));
}

const download_ = (title, about, on) => h("li", {}, icon("file-text"), h("div", {class: "grow"}, h("strong", {}, title), h("p", {class: "quiet"}, about)),
  button("Download", {icon: "download", on}));
