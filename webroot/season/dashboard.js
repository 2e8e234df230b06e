// One round as those see it who look after it: what is missing first, then how far its ideas are, and all of them.
import {ask, download} from "../shared/api.js";
import {button, chip} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {saveAs} from "../shared/save-as.js";
import {count} from "../shared/time.js";
import {crumb, head, personPage, runsTheHouse, section, show} from "../desk/page.js";
import {moment} from "./moments.js";
import {stateBar} from "./state-bar.js";
import {stateChip} from "./steps.js";
import {DATES, ROUND_STATES} from "./words.js";

const id = location.pathname.split("/")[2];
const EXPORTS = [
  ["wiki", "MediaWiki", "txt"],
  ["md", "Markdown", "md"],
  ["json", "JSON", "json"],
];
/** In the order in which they are looked for: what keeps the round from opening, then what waits longest for somebody. */
const LACKS = {
  "round-not-open": ["ready", "ok"],
  "round-incomplete": ["round", "warn"],
  "no-mentor": ["no mentor"],
  "template-incomplete": ["incomplete"],
  "idea-ready": ["ready", "ok"],
  "idea-draft": ["draft"],
};

personPage("Ideas", async me => {
  if (!runsTheHouse(me)) {
    show("What is missing", head("What is missing", "Coordinators look after rounds here."), h("p", {class: "after"}, h("a", {href: "/ideas"}, "To the ideas")));
    return;
  }
  const [round, {lacks, ideas}] = await Promise.all([ask("GET", `/rounds/${id}`), ask("GET", `/rounds/${id}/dashboard`)]);
  const all = await allIdeas(id);
  const list = h("div", {class: "idea-list"});
  const draw = state => fill(list, ideaRows(all, state));
  draw("");
  show(
    round.name,
    crumb("Rounds", "/rounds"),
    head(round.name, nextDate(round), acts(round)),
    h(
      "div",
      {class: "beside-side"},
      h("div", {}, lacksPart(lacks)),
      h("aside", {class: "beside-text", "aria-label": "This round"}, aside(round)),
    ),
    section("Ideas", stateBar(ideas, draw), list),
  );
});

/** All that its people see, whatever their number. */
async function allIdeas(round) {
  const found = [];
  for (let cursor = ""; cursor !== null;) {
    const {items, next} = await ask("GET", `/rounds/${round}/ideas?limit=200${cursor && `&cursor=${cursor}`}`);
    found.push(...items);
    cursor = next ?? null;
  }
  return found;
}

function nextDate({state, dates}) {
  if (state === "draft") return "A draft: only coordinators and administrators see it.";
  if (state === "closed") return "This round is over.";
  const coming = DATES.map(([key, label]) => ({label, at: dates[key]})).find(({at}) => at && Date.parse(at) > Date.now());
  return coming ? `Next: ${coming.label.toLowerCase()} ${coming.label.endsWith("from") ? "" : "on "}${moment(coming.at)}.`.replace("  ", " ") : "All its dates have passed.";
}

const acts = ({allowedActions}) =>
  allowedActions.includes("import") && h("a", {class: "button large", href: `/rounds/${id}/import`}, icon("clipboard-paste"), "Import a page");

function lacksPart(lacks) {
  if (!lacks.length) {
    return section("Missing", h("div", {class: "state"}, h("strong", {}, "Nothing is missing."), h("span", {}, "Every idea here is published or over.")));
  }
  const order = Object.keys(LACKS);
  const sorted = lacks.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return section(
    `Missing (${lacks.length})`,
    h(
      "ul",
      {class: "plain lacks"},
      sorted.map(({kind, title, detail, place}) => {
        const [word, look] = LACKS[kind] ?? [kind];
        return h("li", {}, h("div", {class: "grow"}, h("a", {class: "name", href: place}, title), h("p", {class: "soft"}, detail)), chip(word, look));
      }),
    ),
  );
}

function aside(round) {
  const failed = h("p", {class: "wrong", role: "alert"});
  const save = async (format, ending) => {
    fill(failed);
    try {
      saveAs(await download(`/rounds/${id}/ideas/export?format=${format}`), `ideas.${ending}`);
    } catch (problem) {
      fill(failed, problem.message);
    }
  };
  const {state, allowedActions, collecting} = round;
  return [
    h("h2", {class: "section"}, "This round"),
    h("p", {class: "soft next-step"}, `It is ${ROUND_STATES[state]}${collecting ? ", and collects ideas" : ""}.`),
    h(
      "div",
      {class: "stack deeds"},
      allowedActions.includes("edit") && h("a", {class: "button large", href: `/rounds/${id}/settings`}, icon("settings-2"), state === "draft" ? "Settings, and opening it" : "Settings"),
      allowedActions.includes("begin-idea") && h("a", {class: "button large", href: `/ideas/new?round=${id}`}, icon("plus"), "Write an idea"),
      state !== "draft" && h("a", {class: "button large", href: `/rounds/${id}`}, icon("eye"), "As everybody sees it"),
    ),
    h("h3", {class: "label"}, "All its ideas as a file"),
    h("div", {class: "stack deeds"}, EXPORTS.map(([format, label, ending]) => button(label, {icon: "download", large: true, on: () => save(format, ending)})), failed),
  ];
}

function ideaRows(all, state) {
  const shown = all.filter(idea => !state || idea.state === state);
  if (!shown.length) {
    return h("div", {class: "state"}, h("strong", {}, "No ideas yet."), h("span", {}, "Import the page on which they stood so far, or write one."));
  }
  return h(
    "table",
    {class: "table"},
    h("caption", {class: "unseen"}, state ? `Ideas that are ${state}` : "All ideas"),
    h("thead", {}, h("tr", {}, ["Idea", "State", "Mentors"].map(label => h("th", {scope: "col"}, label)))),
    h("tbody", {}, shown.map(ideaRow)),
  );
}

function ideaRow(idea) {
  const of = state => idea.mentorships.filter(one => one.state === state).map(one => one.person.name);
  const [agreed, asked] = [of("agreed"), of("asked")];
  return h(
    "tr",
    {},
    h("td", {}, h("a", {href: `/ideas/${idea.id}/manage`}, idea.title)),
    h("td", {class: "nowrap"}, idea.state === "archived" || idea.seeksMentor ? stateChip(idea) : idea.state),
    h("td", {class: "soft"}, agreed.join(", ") || (asked.length ? h("span", {class: "quiet"}, `${count(asked.length, "person", "people")} asked`) : h("span", {class: "quiet"}, "nobody asked"))),
  );
}
