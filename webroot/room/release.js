// Once grading is over: what the lead tells the candidate, in words and, if they want, with the levels that were agreed on.
import {button, checkbox, disable} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {draft} from "../shared/drafts.js";
import {fill, h, newId} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hourMinute, longDate} from "../shared/time.js";

const MOST = 4000;

/** @param {object} app @returns {{element: HTMLElement, draw: () => void}} */
export function release(app) {
  const {panel: line} = app.room, kept = draft(`feedback.${app.id}`), lead = app.room.me.role === "lead";
  const words = h("textarea", {class: "input", id: newId("feedback"), rows: "4", maxlength: String(MOST), placeholder: "What went well, and what to look at next"});
  const levels = checkbox("With the levels the panel agreed on, and their anchors"), with_ = levels.querySelector("input");
  const said = h("div", {class: "released"}), act = button("Release to the candidate", {icon: "send", on: () => send()});
  const element = h("section", {class: "release-part", "aria-label": "Feedback for the candidate", hidden: true}, h("h3", {}, "Feedback for the candidate"), said,
    lead && [h("label", {class: "quiet", for: words.id}, "In your words"), words, levels, act]);
  const look = () => disable(act, words.value.trim() ? "" : "Write a few words first.");
  words.value = kept.read() ?? "";
  words.addEventListener("input", () => {
    kept.write(words.value);
    look();
  });
  look();

  async function send() {
    const yes = await confirm({title: "Release this to the candidate?", yes: "Release it",
      text: `They read it on their report from then on${with_.checked ? ", with the agreed levels" : ", without levels"}. What is released later takes its place; it cannot be taken back unread.`});
    if (!yes) return;
    const text = words.value.trim();
    line.store("release", {text, levels: with_.checked}).then(() => {
      if (words.value.trim() !== text) return;
      kept.clear();
      words.value = "";
      look();
    }, refusal => app.complain(refusal.detail || "That was not saved."));
  }

  return {
    element,
    draw() {
      const {closed, feedback} = line.panel;
      element.hidden = !closed;
      fill(said, feedback ? [h("p", {class: "quiet"}, `Released on ${longDate(feedback.at)}, ${hourMinute(feedback.at)}, ${feedback.levels.length ? "with" : "without"} levels.`),
        h("p", {class: "released-words"}, visible(feedback.text))] : h("p", {class: "quiet"}, lead ? "Nothing is released yet. The candidate reads it on their report." : "Nothing is released to the candidate yet."));
    },
  };
}
