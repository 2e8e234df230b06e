// After an attempt: that it is submitted, what may be seen then, and once somebody asks for it all there is to learn from.
import {ask} from "../shared/api.js";
import {button, disable} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {viewMenu} from "../room/bar.js";
import {hintsInWords} from "../room/hints-given.js";
import {keptPanel} from "../room/kept.js";
import {lastText} from "../room/last-text.js";
import {confirmRemoval} from "./attempts-list.js";
import {forYou} from "./for-you.js";
import {takenHints} from "./hints.js";
import {downloadOf, remove} from "./mine.js";
import {result} from "./result.js";
import {selfCheck} from "./self-check.js";
import {NO_HELP, whatIsSaved} from "./words.js";

/** So long a reveal usually takes at most; after it, that it goes on is said. */
const LONG_MILLIS = 6000;

/** @param {object} app @returns {HTMLElement} */
export function ended(app) {
  const more = h("div", {class: "revealed"}), title = h("h1", {class: "title"}, "Submitted");
  const next = offer(app, all => {
    say(title, "What it came to");
    fill(more, learned(app, all));
    next.replaceWith(result(all.result, app.room.about.hintCount ? hintsInWords(app.room.state) : ""));
    title.focus();
  });
  const first = h("div", {class: "two after-attempt"}, next, ways(app));
  return h("div", {class: "reading"}, top(app), app.bannerSlot, h("main", {class: "column lobby practice-after", id: "main"},
    h("p", {class: "crumb"}, h("a", {href: "/practice"}, "Practice"), ` · ${app.room.title}`), title, lede(app), keptPanel(app), first, more,
    lastText(app, {files: app.room.state.files.filter(file => !file.readOnly), title: "Your code", nothing: "Nothing was written in this attempt."})));
}

function top(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  return h("header", {class: "bar"}, h("a", {class: "wordmark", href: "/practice", "aria-label": "tryout, to all exercises"}, "tryout"), h("span", {class: "grow"}), view);
}

function lede(app) {
  const element = h("p", {class: "lede"});
  const draw = () => say(element, whatIsSaved(app.room));
  for (const kind of ["state", "outbox", "kept"]) app.room.on(kind, draw);
  draw();
  return element;
}

// Revealing.

/** @param {(all: object) => void} told with everything, once it is there */
function offer(app, told) {
  const progress = h("p", {class: "soft reveal-progress", role: "status"}), wrong = h("p", {class: "wrong", role: "alert"});
  const reveal = button("Reveal", {kind: "primary", large: true, icon: "eye", on: async () => {
    disable(reveal, "It is under way.");
    wrong.textContent = "";
    say(progress, "Your text is built, and put to the hidden tests…");
    const late = setTimeout(() => say(progress, "Still at it: others' runs may come first, and a program that never ends takes its whole time."), LONG_MILLIS);
    try {
      told(await ask("POST", `/practice/attempts/${app.id}/reveal`, {}));
    } catch (problem) {
      wrong.textContent = problem.message;
      disable(reveal, "");
      say(progress, "");
    } finally {
      clearTimeout(late);
    }
  }});
  const element = h("section", {"aria-labelledby": "next-title"}, h("h2", {class: "section", id: "next-title"}, "What happens next"),
    h("ol", {class: "next-steps"}, h("li", {}, "Nothing by itself: no mentor reads this, and it counts for nothing."),
      h("li", {}, "Reveal shows what the hidden tests say of your text, notes on the solution, and the criteria that interviewers look by. It takes a few seconds."),
      h("li", {}, "If you would rather think on first, come back later. It stays in “Your attempts”.")),
    h("div", {class: "acts"}, reveal, progress), wrong);
  element.hidden = true;
  known(app.id).then(all => {
    if (all) told(all);
    element.hidden = false;
  });
  return element;
}

/** What was revealed once is shown at once from then on; nothing where it was not, or cannot be fetched just now. */
async function known(id) {
  const {state} = await ask("GET", `/practice/attempts/${id}`).catch(() => ({}));
  return state === "revealed" ? ask("POST", `/practice/attempts/${id}/reveal`, {}).catch(() => null) : null;
}

function learned(app, {solution, rubric, walkthrough}) {
  const taken = takenHints(app.room.state, "h3");
  return [
    part("solution-title", "Notes on the solution", h("div", {class: "prose notes"}, treeNodes(solution)), h("p", {class: "quiet no-help"}, NO_HELP), walkthrough && h("p", {class: "model"}, link(`/attempt/${app.id}/replay?model`, "history", "Watch somebody else solve it"), h("span", {class: "quiet"}, "One way of several, kept as an example."))),
    part("hints-taken-title", "Hints you took", taken.length ? h("div", {class: "own-hints"}, taken) : h("p", {class: "soft"}, "None.")),
    rubric.length ? part("rubric-title", "Look at it yourself", h("p", {class: "soft about"}, "These are the criteria that interviewers look by, from 1 to 4. Tick what you find true of your own work. The ticks stay in this browser, and nobody else sees them."), selfCheck(app.id, rubric)) : null,
    part("for-you-title", "Is this for you?", forYou()),
  ];
}

const part = (id, title, ...children) => h("section", {class: "after-part", "aria-labelledby": id}, h("h2", {class: "section", id}, title), children);

// Where to go from here.

function ways(app) {
  const wrong = h("p", {class: "wrong", role: "alert"}), again = h("span", {class: "again"});
  const attempt = ask("GET", `/practice/attempts/${app.id}`);
  attempt.then(({exercise}) => fill(again, link(`/practice/${exercise.slug}`, "rotate-ccw", "Try it again")), () => {});
  const withAttempt = work => async () => {
    wrong.textContent = "";
    try {
      await work(await attempt);
    } catch (problem) {
      wrong.textContent = problem.message;
    }
  };
  return h("nav", {class: "ways", "aria-labelledby": "ways-title"}, h("h2", {class: "section", id: "ways-title"}, "From here"),
    h("div", {class: "ways-list"}, link(`/attempt/${app.id}/replay`, "history", "Replay"),
      button("Download your files", {icon: "download", kind: "quiet", on: withAttempt(downloadOf)}), again,
      link("/practice", "list", "Other exercises"),
      button("Delete this attempt…", {icon: "trash-2", kind: "quiet", on: withAttempt(async mine => {
        if (!await confirmRemoval(mine)) return;
        await remove(mine);
        location.assign("/practice");
      })})), wrong);
}

/** A button that goes somewhere. */
const link = (href, picture, words) => h("a", {class: "button quiet", href}, icon(picture), words);
