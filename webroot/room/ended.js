// After the end: what happens next, what was written and said for those who have to judge it, and what may be taken home.
import {ask, download} from "../shared/api.js";
import {avatar, button, disable, sampleChip} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {afterwards} from "../report/afterwards.js";
import {visible} from "../shared/hidden-characters.js";
import {saveAs} from "../shared/save-as.js";
import {clockTime, count, hourMinute, longDate} from "../shared/time.js";
import {viewMenu} from "./bar.js";
import {keptPanel} from "./kept.js";
import {lastText} from "./last-text.js";
import {isPanel} from "./may.js";
import {VERDICTS} from "./words.js";

const REOPEN_MILLIS = 15 * 60_000;

/** @param {object} app @returns {HTMLElement} */
export function ended(app) {
  const {role} = app.room.me;
  const interviewed = role === "candidate";
  return h("div", {class: "reading"}, top(app), app.bannerSlot, h("main", {class: "column lobby", id: "main"},
    h("h1", {class: "title"}, interviewed ? "Thank you. The interview has ended" : "The interview has ended"), lede(app), keptPanel(app),
    h("div", {class: "two"}, h("div", {}, next(app), isPanel(role) ? reopen(app) : null), h("div", {}, replay(app), mayKeep(app) ? [record(app), afterwards(app)] : null, lastRuns(app))),
    isPanel(role) ? grading(app) : null, interviewed ? null : [lastText(app), lastWords(app)]));
}

function lede(app) {
  const element = h("p", {class: "lede"});
  const draw = () => say(element, app.room.me.role === "candidate" ? whatIsSaved(app.room) : "The text, the runs and the chat are saved as they were. Nobody can change them now.");
  for (const kind of ["state", "outbox", "kept"]) app.room.on(kind, draw);
  draw();
  return element;
}

/** Nobody is sent away while something of theirs is still under way, or found no place. */
function whatIsSaved({kept, outbox}) {
  if (outbox.count) return "Some of what you typed has not reached the room yet. Leave this page open until it has.";
  if (!kept.length) return "Everything you typed is saved as it was. You can close this page; there is nothing to hand in.";
  const only = kept.some(k => k.windowOnly) ? " It is in this window only: do so before you close it." : "";
  return `The code is saved as it was. Some of what you typed is not part of it and stands below: you can send it to the mentor, copy or download it.${only}`;
}

/** Observers without an account look on, and take nothing home. */
const mayKeep = app => app.kind === "panel" || app.room.me.role === "candidate";

function top(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  return h("header", {class: "bar"}, sampleChip(app.boot), h("strong", {class: "project"}, app.boot.organisation || app.room.about.organisation), h("span", {class: "soft phase"}, "Ended"),
    h("span", {class: "grow"}), app.kind === "panel" ? h("a", {class: "button quiet", href: "/interviews"}, "All interviews") : null, view);
}

function next(app) {
  const {policy} = app.room.about, {role} = app.room.me;
  const lead = app.room.state.members.find(m => m.role === "lead")?.name ?? "The lead";
  const lines = role === "candidate" ? [`${lead} and the mentors go through what was recorded.`, "You hear from them the way you were invited."]
    : [isPanel(role) ? "Write down what you saw while it is fresh; the code and the chat stand below." : `Tell ${lead} what you saw while it is fresh; the code and the chat stand below.`,
      "The candidate sees a page with the downloads."];
  const until = policy?.deletedOn && `The record is deleted on ${longDate(policy.deletedOn)}${role === "candidate" ? ", or earlier if you ask" : ""}.`;
  return h("section", {"aria-labelledby": "next-title"}, h("h2", {class: "section", id: "next-title"}, "What happens next"),
    h("ol", {class: "next-steps"}, [...lines, until].filter(Boolean).map(l => h("li", {}, l))));
}

/** Cards are locked and talked over after the end, on the page where everything stands. */
const grading = app => h("section", {class: "grading", "aria-labelledby": "grading-title"}, h("h2", {class: "section", id: "grading-title"}, "Grading"), app.panelPane(app).element);

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
  app.onStatus(draw);
  draw();
  return h("section", {class: "reopen"}, words, open);
}

/** Everybody who was here may see again what they were shown. */
const replay = app => h("section", {class: "replay-way", "aria-labelledby": "replay-title"}, h("h2", {class: "section", id: "replay-title"}, "The replay"),
  h("p", {class: "soft"}, "All of it again as you saw it: the text at each moment, the runs, the chat."),
  h("a", {class: "button large", href: `/${app.kind === "guest" ? "visit" : "interviews"}/${app.id}/replay`}, icon("history"), "Watch the replay"));

function record(app) {
  const {files, runs} = app.room.state;
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
  // The page keeps the last runs; their numbers tell how many there were.
  const ran = Math.max(0, ...runs.map(r => r.run));
  fill(list,
    download_("The whole record", `As a ZIP: ${count(files.length, "file")}, ${count(ran, "run")}, the chat and the times, and every event`, fetchAs(`${path}.zip`, "interview.zip", download)),
    download_("The record in one file", "As JSON: the same, but for the single events", fetchAs(path, "interview.json", json)));
  return h("section", {"aria-labelledby": "record-title"}, h("h2", {class: "section", id: "record-title"}, "Your copy"), list, failed);
}

const download_ = (title, about, on) => h("li", {}, icon("file-text"), h("div", {class: "grow"}, h("strong", {}, title), h("p", {class: "quiet"}, about)),
  button("Download", {icon: "download", on}));

/** A run that the end cut short is told of a moment after it. */
function lastRuns(app) {
  const list = h("ul", {class: "plain last-runs"});
  const section = h("section", {"aria-labelledby": "runs-title"}, h("h2", {id: "runs-title", class: "plain-section"}, "The last runs"), list);
  const draw = () => {
    const {runs} = app.room.state;
    section.hidden = !runs.length;
    fill(list, [...runs].reverse().slice(0, 5).map(oneRun));
  };
  app.room.on("state", draw);
  draw();
  return section;
}

const oneRun = ({at, result}) => h("li", {}, h("span", {class: "mono quiet"}, clockTime(at)),
  h("span", {}, visible(result?.sentence || VERDICTS[result?.verdict] || "It did not end.")));

function lastWords(app) {
  const {chat} = app.room.state;
  return h("section", {class: "last-words", "aria-labelledby": "words-title"}, h("h2", {class: "section", id: "words-title"}, "The chat"),
    chat.length ? h("ol", {class: "plain"}, chat.map(m => oneMessage(app, m))) : h("p", {class: "soft"}, "Nothing was said."));
}

function oneMessage(app, {by, at, text}) {
  const who = app.who(by);
  return h("li", {class: "message"}, avatar(who), h("div", {class: "grow"}, h("strong", {}, who.name), " ", h("time", {class: "mono quiet"}, hourMinute(at)), h("p", {}, visible(text))));
}
