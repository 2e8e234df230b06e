// The list of exercises to practise: found by word, topic and difficulty, with what this browser knows of own attempts.
import {ask} from "../shared/api.js";
import {button, menu, relabel} from "../shared/components.js";
import {fill, h, icon, mark, say} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {count} from "../shared/time.js";
import {head, publicPage, show} from "../desk/page.js";
import {attemptsList} from "./attempts-list.js";
import {chosen, choiceOf, levelsOf, ORDERS, searchOf, topicsOf} from "./choice.js";
import {difficultyPicture} from "./difficulty.js";
import {mine} from "./mine.js";
import {NO_HELP, standing, when} from "./words.js";

const LEDE = "Exercises made for interviews, with the interview's own editor, runs, hints and clock.";
const LIST = "/practice/exercises";
const OPEN = {
  everybody: "You need no account, and nobody but you sees what you do here.",
  accounts: "Whoever has an account here may practise, and nobody but you sees what you do.",
  nobody: "Nobody practises on this server just now.",
};

publicPage("Practice", async () => {
  const [items, {openTo}, own] = await Promise.all([everything(LIST), ask("GET", `${LIST}?limit=1`), ownAttempts()]);
  const attempts = h("div", {});
  const drawAttempts = () => fill(attempts, own.failed ? ownFailed() : attemptsList(own, changed));
  const list = items.length ? catalogue(items, own) : {element: openTo === "nobody" ? null : none(), draw() {}};
  const changed = () => {
    drawAttempts();
    list.draw();
    (attempts.querySelector("h2") ?? document.querySelector("h1")).focus();
  };
  drawAttempts();
  show("Practice", head("Practice", `${LEDE} ${OPEN[openTo]}`), attempts, list.element, items.length ? asked() : null);
  document.querySelector("h1").tabIndex = -1;
});

/** The catalogue is for everybody, so it is shown also where own attempts cannot be told. */
async function ownAttempts() {
  try {
    return await mine();
  } catch {
    return {attempts: [], person: null, keptUntil: null, failed: true};
  }
}

const ownFailed = () => h("p", {class: "after soft"}, "Your attempts could not be fetched just now. They are not lost; load this page again to see them.");

const none = () => h("div", {class: "empty"}, h("strong", {}, "No exercises yet."), h("p", {}, "An exercise appears here once it need not be kept secret for interviews."));

const asked = () => h("p", {class: "after quiet"}, `${NO_HELP} Each comes with hints, and after you submit with notes on its solution.`);

function catalogue(items, own) {
  let choice = choiceOf(location.search);
  const list = h("ul", {class: "plain rows exercises-to-practise"}), nothing = h("div", {class: "empty", hidden: true}), found = h("p", {class: "quiet found", role: "status"});
  const search = h("input", {class: "input", type: "search", value: choice.q, placeholder: `Search ${count(items.length, "exercise")}`, "aria-label": "Search the exercises", autocomplete: "off", spellcheck: "false"});
  const go = (change, {typed = false} = {}) => {
    choice = {...choice, ...change};
    const address = location.pathname + searchOf(choice);
    if (typed) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    draw();
  };
  const topic = filter("Topic", () => [{key: "", label: "any"}, ...topicsOf(items).map(key => ({key, label: key}))], () => choice.topic, key => go({topic: key}));
  const level = filter("Difficulty", () => [{key: "", label: "any"}, ...levelsOf(items, choice.level)], () => choice.level, key => go({level: key}));
  const sort = filter("Order", () => entries(ORDERS), () => choice.sort, key => go({sort: key}));
  const draw = () => {
    const shown = chosen(items, choice);
    [topic, level, sort].forEach(one => one.draw());
    fill(list, shown.map(one => row(one, own.attempts)));
    list.hidden = !shown.length;
    nothing.hidden = !!shown.length;
    say(found, `${shown.length} of ${items.length}`);
  };
  fill(nothing, h("strong", {}, "No exercise matches."), h("p", {}, "Use fewer words, or take a filter away."),
    h("div", {class: "acts tight"}, button("Show all", {icon: "x", on: () => {
      search.value = "";
      go({q: "", topic: "", level: ""});
      search.focus();
    }})));
  search.addEventListener("input", () => go({q: search.value}, {typed: true}));
  addEventListener("popstate", () => {
    choice = choiceOf(location.search);
    search.value = choice.q;
    draw();
  });
  draw();
  const element = h("section", {class: "group", "aria-labelledby": "exercises-title"}, h("h2", {class: "section", id: "exercises-title"}, "Exercises"),
    h("div", {class: "practice-filters"}, h("span", {class: "search-field"}, icon("search"), search), topic.element, level.element, sort.element, found), list, nothing);
  return {element, draw};
}

const entries = all => Object.entries(all).map(([key, {label}]) => ({key, label}));

/** A filter is a button that says what it is set to, and opens a list. */
function filter(name, options, now, choose) {
  const element = button("", {icon: "chevron-down", on: () => menu(element, name, options().map(({key, label}) => ({
    label, checked: key === now(), on: () => {
      choose(key);
      element.focus();
    },
  }))), attributes: {"aria-haspopup": "menu"}});
  return {
    element,
    draw() {
      relabel(element, `${name}: ${options().find(({key}) => key === now())?.label ?? now()}`);
      mark(element, "data-set", now() && now() !== "easiest" ? "" : null);
    },
  };
}

function row({slug, title, minutes, difficulty, topics, usedIn}, attempts) {
  return h("li", {},
    h("div", {class: "grow"}, h("a", {class: "name", href: `/practice/${slug}`}, title),
      h("p", {class: "soft"}, [topics.join(", "), usedIn && `used in ${usedIn}`].filter(Boolean).join(" · ")), progress(slug, attempts)),
    h("div", {class: "side"}, h("p", {}, difficultyPicture(difficulty)), h("p", {class: "quiet"}, `${minutes} minutes`)));
}

/** What is furthest along is what somebody wants to know: an attempt that runs, else the best one that was revealed. */
function progress(slug, attempts) {
  const here = attempts.filter(attempt => attempt.exercise.slug === slug);
  if (!here.length) return null;
  const running = here.find(attempt => attempt.state === "running");
  if (running) return own("pen-line", [`Running, begun ${when(running.startedAt)}. `, h("a", {href: `/attempt/${running.id}`}, "Go on")]);
  const best = here.toSorted((a, b) => (b.points ?? -1) - (a.points ?? -1))[0];
  return own("check", [`${standing(best)}${here.length > 1 ? `, the best of ${here.length} attempts` : ""}. `, h("a", {href: `/attempt/${best.id}`}, "Look again")]);
}

const own = (picture, words) => h("p", {class: "own-progress"}, icon(picture), h("span", {}, words));
