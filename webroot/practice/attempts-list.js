// What somebody practised, newest first, with everything that may be done with it.
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {downloadOf, remove} from "./mine.js";
import {clockWord, keptInBrowser, standing, when} from "./words.js";

/** So many are shown at once. */
const FIRST = 3;

/**
 * @param {{attempts: import("./mine.js").Attempt[], person: ?object, keptUntil: ?string}} mine
 * @param {() => void} changed told when one was deleted
 * @returns {?HTMLElement} nothing where there is none
 */
export function attemptsList(mine, changed) {
  if (!mine.attempts.length) return null;
  const list = h("ul", {class: "plain rows attempts"}), more = h("div", {class: "acts tight"});
  const wrong = h("p", {class: "wrong", role: "alert"});
  const show = count => {
    fill(list, mine.attempts.slice(0, count).map(attempt => row(attempt, {wrong, gone: () => gone(attempt)})));
    const rest = mine.attempts.length - count;
    fill(more, rest > 0 && button(`Show all ${mine.attempts.length}`, {icon: "chevron-down", kind: "quiet", on: () => {
      show(Infinity);
      list.children[count].querySelector("a").focus();
    }}));
  };
  const gone = attempt => {
    mine.attempts.splice(mine.attempts.indexOf(attempt), 1);
    changed();
  };
  show(FIRST);
  return h("section", {class: "group my-attempts", "aria-labelledby": "attempts-title"},
    h("h2", {class: "section", id: "attempts-title", tabindex: "-1"}, "Your attempts"), list, more, wrong,
    h("p", {class: "quiet kept-for"}, icon("eye-off"), h("span", {}, `Nobody else sees these: no mentor, no coordinator. ${keptFor(mine)}`)));
}

/** Both may be true of one browser: attempts of before the account, and attempts under it. */
function keptFor({attempts, keptUntil}) {
  const has = owner => attempts.some(attempt => attempt.owner === owner);
  if (!has("learner")) return "They are kept under your account for a year after you opened them last.";
  if (!has("person")) return keptInBrowser(keptUntil);
  return `Those under your account are kept for a year after you opened them last. ${keptInBrowser(keptUntil, "The others are")}`;
}

function row(attempt, {wrong, gone}) {
  const {id, exercise, state} = attempt;
  const attempted = async work => {
    wrong.textContent = "";
    try {
      await work();
    } catch (problem) {
      wrong.textContent = problem.message;
    }
  };
  const named = words => ({attributes: {"aria-label": `${words}: ${exercise.title}, begun ${when(attempt.startedAt)}`}});
  return h("li", {},
    h("div", {class: "grow"}, h("a", {class: "name", href: `/attempt/${id}`}, exercise.title),
      h("p", {}, h("strong", {class: "standing-word"}, standing(attempt)), h("span", {class: "soft"}, ` · begun ${when(attempt.startedAt)}, ${clockWord(attempt)}`))),
    h("div", {class: "row-acts"},
      h("a", {class: "button", href: `/attempt/${id}`, "aria-label": `${state === "running" ? "Go on" : "Look again"}: ${exercise.title}`}, icon("arrow-right"), state === "running" ? "Go on" : "Look again"),
      h("a", {class: "button quiet", href: `/attempt/${id}/replay`, "aria-label": `Replay: ${exercise.title}`}, icon("history"), "Replay"),
      button("Download", {icon: "download", kind: "quiet", on: () => attempted(() => downloadOf(attempt)), ...named("Download")}),
      button("Delete…", {icon: "trash-2", kind: "quiet", on: () => attempted(async () => {
        if (!await confirmRemoval(attempt)) return;
        await remove(attempt);
        gone();
      }), ...named("Delete")})));
}

/** @returns {Promise<boolean>} */
export const confirmRemoval = ({exercise}) => confirm({
  title: `Delete your attempt at “${exercise.title}”?`, yes: "Delete", danger: true,
  text: "Its text, its runs and its result are removed for good. Nobody can bring them back.",
});
