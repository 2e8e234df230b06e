// One round as those see it who look after it: what is missing first, then how far its ideas are, and all of them.
import {ask, download} from "../shared/api.js";
import {banner, button, chip} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {saveAs} from "../shared/save-as.js";
import {count} from "../shared/time.js";
import {crumb, head, isCoordinator, personPage, runsTheHouse, section, show} from "../desk/page.js";
import {moment} from "./moments.js";
import {askable, namedIn} from "./named.js";
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
  undecided: ["not decided"],
  unreviewed: ["no review"],
};

personPage("Ideas", async me => {
  if (!runsTheHouse(me)) {
    show("What is missing", head("What is missing", "Coordinators look after rounds here."), h("p", {class: "after"}, h("a", {href: "/ideas"}, "To the ideas")));
    return;
  }
  const [round, {lacks, ideas}] = await Promise.all([ask("GET", `/rounds/${id}`), ask("GET", `/rounds/${id}/dashboard`)]);
  const [all, accounts] = await Promise.all([everything(`/rounds/${id}/ideas`), everything("/people")]);
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
      h("div", {}, coordinatorPart(me), isCoordinator(me) && namedPart(all, accounts), lacksPart(lacks, isCoordinator(me) ? all : [])),
      h("aside", {class: "beside-text", "aria-label": "This round"}, aside(round, me)),
    ),
    section("Ideas", stateBar(ideas, draw), list),
  );
});

function nextDate({state, dates}) {
  if (state === "draft") return "A draft: only coordinators and administrators see it.";
  if (state === "closed") return "This round is over.";
  const coming = DATES.map(([key, label]) => ({label, at: dates[key]})).filter(({at}) => at && Date.parse(at) > Date.now()).sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0];
  return coming ? `Next: ${coming.label.toLowerCase()} ${coming.label.endsWith("from") ? "" : "on "}${moment(coming.at)}.`.replace("  ", " ") : "All its dates have passed.";
}

const acts = ({allowedActions}) =>
  allowedActions.includes("import") && h("a", {class: "button large", href: `/rounds/${id}/import`}, icon("clipboard-paste"), "Import a page");

/** Who runs the server and prepares a round, too, is its coordinator, once they say so. */
function coordinatorPart(me) {
  if (isCoordinator(me)) return null;
  const failed = h("p", {class: "wrong", role: "alert"});
  const become = async () => {
    try {
      const {revision, roles} = await ask("GET", "/me");
      await ask("PATCH", `/people/${me.id}`, {roles: [...roles, "coordinator"]}, {headers: {"If-Match": `"${revision}"`}});
      location.reload();
    } catch (problem) {
      fill(failed, problem.message);
    }
  };
  return h(
    "div",
    {class: "to-do"},
    banner({kind: "warn", icon: "info", fact: "You are no coordinator.", then: "Importing, opening and publishing is theirs.", action: button("Become one", {on: become})}),
    failed,
  );
}

/** Those whom the texts name, and whom nobody has asked. */
function namedPart(all, accounts) {
  const {people} = namedIn(all, askable(accounts));
  return people.length > 0 && h(
    "div",
    {class: "to-do"},
    banner({kind: "info", icon: "users", fact: `${count(people.length, "person is named as a mentor", "people are named as mentors")} and not asked.`, action: h("a", {class: "button", href: `/rounds/${id}/mentors`}, "Ask them")}),
  );
}

/** All at once where several are ready. */
function readyPart(lacks, all) {
  const ready = lacks.filter(one => one.kind === "idea-ready").map(one => all.find(idea => one.place === `/ideas/${idea.id}/manage`)).filter(Boolean);
  if (ready.length < 2) return null;
  const failed = h("p", {class: "wrong", role: "alert"});
  const publish = async () => {
    const sure = await confirm({title: `Publish ${ready.length} ideas?`, text: "Everybody reads them from then on, and their pages stay for ever. Those who wrote and mentor them are told.", yes: "Publish them"});
    if (!sure) return;
    try {
      for (const idea of ready) await ask("POST", `/ideas/${idea.id}/transitions`, {action: "publish"}, {headers: {"If-Match": `"${idea.revision}"`}});
      location.reload();
    } catch (problem) {
      fill(failed, problem.message, " ", h("a", {href: location.pathname}, "See what is left"));
    }
  };
  return h("div", {class: "to-do"}, button(`Publish the ${ready.length} that are ready`, {kind: "primary", large: true, icon: "check", on: publish}), failed);
}

function lacksPart(lacks, all) {
  if (!lacks.length) {
    return section("Missing", h("div", {class: "state"}, h("strong", {}, "Nothing is missing."), h("span", {}, "Every idea here is published or over, and no application waits.")));
  }
  const order = Object.keys(LACKS);
  const sorted = lacks.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return section(
    `Missing (${lacks.length})`,
    readyPart(lacks, all),
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

function aside(round, me) {
  const failed = h("p", {class: "wrong", role: "alert"});
  const save = async (format, ending) => {
    fill(failed);
    try {
      saveAs(await download(`/rounds/${id}/ideas/export?format=${format}`), `ideas.${ending}`);
    } catch (problem) {
      fill(failed, problem.message);
    }
  };
  const {state, allowedActions, collecting, dates} = round;
  const applied = state !== "draft" && dates.applyOpen && Date.parse(dates.applyOpen) <= Date.now();
  return [
    h("h2", {class: "section"}, "This round"),
    h("p", {class: "soft next-step"}, `It is ${state === "draft" ? "a draft" : ROUND_STATES[state]}${collecting ? ", and collects ideas" : ""}.`),
    h(
      "div",
      {class: "stack deeds"},
      allowedActions.includes("edit") && h("a", {class: "button large", href: `/rounds/${id}/settings`}, icon("settings-2"), state === "draft" ? "Settings, and opening it" : "Settings"),
      allowedActions.includes("begin-idea") && h("a", {class: "button large", href: `/ideas/new?round=${id}`}, icon("plus"), "Write an idea"),
      applied && isCoordinator(me) && h("a", {class: "button large", href: `/rounds/${id}/applications`}, icon("users"), "Applications"),
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
