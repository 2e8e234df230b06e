// One exercise before somebody begins: all that may be read of it, and the two ways to begin.
import {ask, download, Problem} from "../shared/api.js";
import {banner, button, disable} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {visible} from "../shared/hidden-characters.js";
import {saveAs} from "../shared/save-as.js";
import {treeNodes} from "../shared/tree.js";
import {flags} from "../room/task.js";
import {starterFiles} from "../desk/files.js";
import {crumb, head, idOfPage, publicPage, show} from "../desk/page.js";
import {difficultyPicture} from "./difficulty.js";
import {begin, mine} from "./mine.js";
import {clockWord, keptInBrowser, NO_HELP, when} from "./words.js";

publicPage("Practice", async () => {
  const slug = idOfPage();
  // The list says what there is without a refusal, which every browser writes down as an error of the page.
  const exercise = (await everything("/practice/exercises")).some(one => one.slug === slug) ? await shown(slug) : null;
  if (!exercise) return nothing();
  const own = await mine().catch(() => ({attempts: [], person: null, keptUntil: null}));
  show(exercise.title, crumb("All exercises", "/practice"), head(exercise.title),
    exercise.runs ? null : runsOff(),
    h("div", {class: "beside-side practice-exercise"},
      h("div", {}, h("section", {"aria-labelledby": "task-title"}, h("h2", {class: "unseen", id: "task-title"}, "The task"), h("div", {class: "prose statement"}, treeNodes(exercise.statement))), files(exercise), samples(exercise), rules(exercise)),
      beginning(exercise, own)));
});

/** It may have been taken away between the two questions. */
const shown = slug => ask("GET", `/practice/exercises/${slug}`).catch(problem => {
  if (problem instanceof Problem && problem.status === 404) return null;
  throw problem;
});

function nothing() {
  show("No such exercise", head("There is no such exercise to practise", "The address may have a letter too much or too little, or the exercise is used in interviews again."),
    h("div", {class: "acts"}, h("a", {class: "button large", href: "/practice"}, "To all exercises")));
}

const runsOff = () => h("div", {class: "runs-off"}, banner({
  kind: "warn", icon: "triangle-alert", fact: "Programs cannot be run here just now, our fault.",
  then: "You can read, write and submit; whether it works you can see once this is mended, or on your own machine.",
}));

// What there is to read.

function files({files: given}) {
  if (!given.length) return null;
  return h("section", {class: "group"}, h("h2", {class: "section"}, "Files"), h("p", {class: "about soft"}, "What you begin with. Those with a lock stay as they are."),
    starterFiles(given, {locked: true}).element);
}

function samples({samples: given}) {
  if (!given.length) return null;
  return h("section", {class: "group"}, h("h2", {class: "section"}, "Examples"), h("p", {class: "about soft"}, "What your program reads, and what it must write then, to the last byte."),
    given.map(({words, input, answer}) => h("section", {class: "practice-sample"}, h("h3", {}, visible(words)),
      h("div", {class: "practice-sides"}, side("It reads", input), side("It writes", answer)))));
}

const side = (title, text) => h("div", {}, h("h4", {}, title), h("pre", {class: "mono", tabindex: "0", "aria-label": title}, text ? visible(text) : h("span", {class: "quiet"}, "nothing")));

const rules = exercise => h("section", {class: "group"}, h("h2", {class: "section"}, "How it is built and run"), flags({room: {about: exercise}}));

// The two ways to begin.

function beginning(exercise, own) {
  const running = own.attempts.find(attempt => attempt.state === "running" && attempt.exercise.slug === exercise.slug);
  return h("aside", {class: "practice-begin", "aria-label": "Begin"}, facts(exercise), running && goOn(running),
    exercise.openTo === "accounts" && !own.person ? accountNeeded() : [starter(exercise, running), afterwards(own)], pack(exercise));
}

const facts = ({difficulty, minutes, topics, usedIn, points}) => h("dl", {class: "practice-facts"},
  [["Difficulty", difficultyPicture(difficulty)], ["Time", `${minutes} minutes in an interview`], ["Topics", topics.join(", ")], ["Points", points.length > 1 ? `${points.join(" + ")} for its ${points.length} stages` : points.join("")], ["Used in", usedIn]]
    .filter(([, what]) => what).map(([name, what]) => [h("dt", {}, name), h("dd", {}, what)]));

const goOn = attempt => h("div", {class: "going-on"}, h("strong", {}, "You are at it already."),
  h("p", {class: "soft"}, `Begun ${when(attempt.startedAt)}, ${clockWord(attempt)}.`),
  h("a", {class: "button large primary", href: `/attempt/${attempt.id}`}, icon("arrow-right"), "Go on"));

const accountNeeded = () => h("section", {}, h("h2", {class: "label"}, "Begin"), h("p", {class: "soft"}, "Practising here needs an account. You can read the exercise, and work on it on your own machine, without one."),
  h("div", {class: "acts tight practice-account"}, h("a", {class: "button large primary", href: `/sign-in?then=${encodeURIComponent(location.pathname)}`}, "Sign in")));

function starter(exercise, running) {
  const clock = choice("clock", true, "With the clock", `${exercise.minutes} minutes, as in an interview. They go on when you close the page; when they are over, your text is submitted as it stands.`);
  const free = choice("free", false, "Without a clock", "Take the time you want, today or over several days. You submit when you are done.");
  const wrong = h("p", {class: "wrong", role: "alert"}), doing = h("span", {class: "quiet", role: "status"});
  const start = button(running ? "Start another" : "Start", {kind: running ? undefined : "primary", large: true, icon: "play", on: async () => {
    disable(start, "It is being prepared.");
    wrong.textContent = "";
    doing.textContent = "Preparing your room…";
    try {
      location.assign(`/attempt/${(await begin(exercise.slug, clock.querySelector("input").checked)).id}`);
    } catch (problem) {
      doing.textContent = "";
      wrong.textContent = problem.message;
      disable(start, "");
    }
  }});
  return h("fieldset", {class: "bare practice-choice"}, h("legend", {class: "label"}, running ? "Or begin anew" : "Begin"), clock, free, h("div", {class: "acts tight"}, start, doing), wrong);
}

function choice(value, checked, title, about) {
  const input = h("input", {type: "radio", name: "clock", value});
  input.checked = checked;
  return h("label", {class: "choice"}, input, h("span", {}, h("strong", {}, title), h("span", {class: "soft"}, about)));
}

function afterwards({person, keptUntil}) {
  const kept = person ? "It is kept under your account for a year after you opened it last."
    : keptUntil ? keptInBrowser(keptUntil, "It is") : "You need no account: it is kept in this browser for seven days, and deleted then.";
  return h("p", {class: "quiet kept-for"}, icon("eye-off"), h("span", {}, `Nobody but you sees what you write. ${kept} ${NO_HELP}`));
}

function pack(exercise) {
  const wrong = h("p", {class: "wrong", role: "alert"});
  const element = button("Download", {icon: "download", on: async () => {
    fill(wrong);
    try {
      saveAs(await download(`/practice/exercises/${exercise.slug}/student-pack.zip`), `${exercise.slug}.zip`);
    } catch (problem) {
      wrong.textContent = problem.message;
    }
  }});
  return h("section", {class: "practice-pack"}, h("h2", {class: "label"}, "On your own machine"),
    h("p", {class: "soft"}, "The task, the files and the public tests. With a C compiler and make, ", h("code", {class: "short"}, "make"), " builds and tests it."), element, wrong);
}
