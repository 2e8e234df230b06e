// The applications of a round for those who choose: what waits for them first; some of them side by side.
import {ask, download} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {saveAs} from "../shared/save-as.js";
import {count} from "../shared/time.js";
import {crumb, head, isCoordinator, personPage, runsTheHouse, show} from "../desk/page.js";
import {entry, line} from "../desk/form.js";
import {moment} from "../season/moments.js";
import {stateBar} from "../season/state-bar.js";
import {besides, drawBesides, MOST_BESIDE} from "./besides.js";
import {chosen, counts, sorted, STATES, waitsFor} from "./choosing.js";
import {applicationsTable} from "./list-table.js";

const id = location.pathname.split("/")[2];
const path = `/rounds/${id}/applications`;
const asked = new URLSearchParams(location.search);
/** What a line of the dashboard leads to. */
const ASKED_WORDS = {review: "Only those are listed that nobody has reviewed.", decision: "Only those are listed that are not decided."};

personPage("Ideas", async me => {
  if (!isCoordinator(me) && !me.roles.includes("mentor")) {
    show("Applications", head("Applications", "Mentors read applications for their ideas here, and coordinators all of them."), h("p", {class: "after"}, h("a", {href: "/applications"}, "Your own applications")));
    return;
  }
  const round = await ask("GET", `/rounds/${id}`);
  if (asked.has("compare")) {
    await drawBesides(besides(asked.get("compare")), round);
    return;
  }
  const [lines, own] = await Promise.all([everything(path), me.roles.includes("mentor") ? everything("/me/ideas") : []]);
  const mentored = own.filter(idea => idea.round === id && idea.mentorships.some(one => one.person.id === me.id && one.state === "agreed")).map(idea => idea.id);
  const viewer = {mentors: idea => mentored.includes(idea), coordinator: isCoordinator(me), closed: !!round.dates.applyClose && Date.parse(round.dates.applyClose) <= Date.now()};
  const title = [runsTheHouse(me) ? crumb(round.name, `/rounds/${id}/dashboard`) : crumb(round.name, `/rounds/${id}`), head("Applications", lede(lines, viewer, round), isCoordinator(me) && lines.length > 0 && csv())];
  if (!lines.length) show(`Applications, ${round.name}`, title, empty(round, viewer, mentored));
  else show(`Applications, ${round.name}`, title, listing(lines, viewer, round));
});

function lede(lines, viewer, round) {
  const waits = kind => lines.filter(one => waitsFor(one, viewer) === kind).length;
  const [reviews, begun, decisions] = [waits("review"), waits("begun"), waits("decision")];
  const parts = [
    reviews && `${count(reviews, "waits", "wait")} for your review`,
    begun && `${count(begun, "review is", "reviews are")} begun and not locked`,
    decisions && `${count(decisions, "waits", "wait")} for a decision`,
  ].filter(Boolean);
  const first = parts.length ? `${parts.join(", ")}.` : lines.length ? "Nothing waits for you." : "";
  const closing = !viewer.closed && round.dates.applyClose ? ` Applications close on ${moment(round.dates.applyClose)}.` : "";
  return first + closing;
}

function empty(round, {coordinator}, mentored) {
  if (!coordinator && !mentored.length) {
    return h("div", {class: "empty"}, h("strong", {}, "You mentor no idea of this round."), h("p", {}, "Applications stand here for the ideas that you agreed to mentor."), h("p", {class: "after"}, h("a", {href: "/my-ideas"}, "To your ideas")));
  }
  const opens = round.dates.applyOpen && Date.parse(round.dates.applyOpen) > Date.now();
  return h("div", {class: "empty"}, h("strong", {}, "No applications yet."), h("p", {}, opens ? `People apply from ${moment(round.dates.applyOpen)} on.` : "They stand here once they are submitted, or once somebody writes to the mentors of an idea."));
}

/** The filters stand in the address, so that a list can be handed on. */
function listing(lines, viewer, round) {
  const filters = Object.fromEntries(["idea", "state", "programme", "q", "waits"].map(key => [key, asked.get(key) ?? ""]));
  const place = h("div", {}),
    note = h("p", {class: "soft asked-for"}),
    bar = h("div", {});
  const picked = new Set();
  const beside = besideBar(picked);

  const table = applicationsTable({round, viewer, picked, most: MOST_BESIDE, changed: beside.show});
  const set = (key, value) => {
    filters[key] = value;
    const address = new URLSearchParams(Object.entries(filters).filter(([, one]) => one));
    history.replaceState(null, "", address.size ? `?${address}` : location.pathname);
    draw();
  };

  function draw() {
    const shown = sorted(chosen(lines, filters), viewer);
    fill(place, shown.length ? table.rows(shown) : nothing(clear));
    fill(note, ASKED_WORDS[filters.waits], ASKED_WORDS[filters.waits] && [" ", button("List all", {kind: "quiet", on: () => set("waits", "")})]);
  }

  function clear() {
    for (const key of Object.keys(filters)) filters[key] = "";
    for (const one of form.querySelectorAll("input, select")) one.value = "";
    set("state", "");
    drawBar();
  }

  const drawBar = () => fill(bar, stateBar(counts(lines), state => set("state", state), {states: STATES, label: "Which applications are listed", chosen: filters.state}));
  const form = filterForm(lines, round, filters, set);
  drawBar();
  draw();
  return [bar, form, note, place, table.keys, beside.element];
}

function filterForm(lines, round, filters, set) {
  const ideas = [...new Map(lines.map(({idea}) => [idea.id, idea.title]))].toSorted(([, one], [, other]) => one.localeCompare(other));
  const select = (key, label, any, options) => {
    const made = entry(label, h("select", {class: "input", on: {change: event => set(key, event.target.value)}}, h("option", {value: ""}, any), options.map(([value, words]) => h("option", {value}, words))));
    made.input.value = filters[key];
    return made.element;
  };
  const words = entry("Words", line({type: "search", value: filters.q, on: {input: event => set("q", event.target.value)}}));
  return h(
    "div",
    {class: "list-filters", role: "search", "aria-label": "Which applications are listed"},
    words.element,
    ideas.length > 1 && select("idea", "Idea", "any idea", ideas),
    round.programmes.length > 1 && select("programme", "Programme", "any programme", round.programmes.map(one => [one.id, one.name])),
  );
}

const nothing = clear => h("div", {class: "state"}, h("strong", {}, "No application matches."), h("span", {}, "Change a filter, or take them all away. "), h("div", {class: "acts"}, button("Take the filters away", {on: clear})));

/** The same table for other programs, of what the server lists by the filters that it knows. */
function csv() {
  const failed = h("span", {class: "wrong", role: "alert"});
  const save = async () => {
    const now = new URLSearchParams(location.search);
    now.delete("waits");
    say(failed, "");
    try {
      saveAs(await download(`${path}/export?${now}`), "applications.csv");
    } catch (problem) {
      say(failed, problem.message);
    }
  };
  return h("div", {class: "stack"}, button("As CSV", {icon: "download", large: true, on: save, title: "What is listed, as a table for other programs"}), failed);
}

/** Says at the foot of the window how many are chosen, and leads to all of them side by side. */
function besideBar(picked) {
  const words = h("span", {class: "grow", role: "status"});
  const go = button("Side by side", {kind: "primary", large: true, on: () => location.assign(`?compare=${[...picked].join(",")}`)});
  const none = button("Choose none", {
    kind: "quiet",
    on: () => {
      picked.clear();
      for (const box of document.querySelectorAll(".pick input")) box.checked = false;
      show();
    },
  });
  const element = h("div", {class: "beside-bar", hidden: true}, words, none, go);
  function show() {
    element.hidden = picked.size === 0;
    go.hidden = picked.size < 2;
    say(words, picked.size < 2 ? "One is chosen. Choose one to three more to read them side by side." : `${picked.size} are chosen${picked.size === MOST_BESIDE ? ", which is as many as fit beside each other" : ""}.`);
  }
  return {element, show};
}
