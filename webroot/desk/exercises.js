// All exercises of this server in all their versions: to look into, to add to, to find the one that waits for something.
import {button, menu, relabel} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {count, longDate} from "../shared/time.js";
import {line} from "./form.js";
import {head, mayPlan, personPage, show} from "./page.js";
import {uploader} from "./upload.js";
import {aboutWords, embargoed, originWords, stateWord, STATES, useWords} from "./versions.js";

const LOOK_AGAIN_MILLIS = 3000;

personPage("Exercises", async person => {
  if (!mayPlan(person)) {
    show("Exercises", head("Exercises", "Mentors and coordinators write and choose exercises here. Ask one of them."));
    return;
  }
  let items = await versions();
  const open = uploader();
  const list = h("ul", {class: "plain rows"});
  const none = h("div", {class: "empty", hidden: true});
  const found = h("p", {class: "unseen", role: "status"});
  const filter = filters(() => draw());

  function draw() {
    const shown = items.filter(filter.admits);
    fill(list, shown.map(row));
    list.hidden = !shown.length;
    none.hidden = !!shown.length;
    say(found, count(shown.length, "exercise"));
  }

  /** While something is verified, its line changes without anybody doing anything. */
  function follow() {
    if (!items.some(item => item.verifying)) return;
    setTimeout(async () => {
      try {
        items = await versions();
        if (!list.contains(document.activeElement)) draw();
      } catch {
        // The next look, or opening the page again, shows it.
      }
      follow();
    }, LOOK_AGAIN_MILLIS);
  }

  fill(
    none,
    h("strong", {}, "No exercise matches."),
    h("p", {}, "Take a word out of the search, or choose any state."),
  );
  draw();
  follow();
  show(
    "Exercises",
    head(
      "Exercises",
      "What interviews are held with. An exercise is verified before it can be planned: its reference passes, and each of its wrong submissions fails where it says.",
      button("Upload a package…", {kind: "primary", large: true, on: open}),
    ),
    filter.element,
    found,
    list,
    none,
  );
});

/** Those that wait for something first, then by title, the newest of each exercise first. */
async function versions() {
  return (await everything("/exercises/versions")).toSorted((one, other) => (other.state === "draft") - (one.state === "draft") || one.title.localeCompare(other.title));
}

/** By words and by state. */
function filters(changed) {
  const search = line({type: "search", placeholder: "Title, topic or name", "aria-label": "Search", on: {input: changed}});
  let state = "";
  const choice = button("State: any", {
    attributes: {"aria-haspopup": "menu"},
    on: () =>
      menu(
        choice,
        "State",
        STATES.map(([key, label]) => ({label, checked: state === key, on: () => choose(key, label)})),
      ),
  });
  choice.append(icon("chevron-down"));

  function choose(key, label) {
    state = key;
    relabel(choice, `State: ${label}`);
    choice.focus();
    changed();
  }

  return {
    element: h("div", {class: "filters", role: "search"}, search, choice),
    admits(item) {
      const words = search.value.trim().toLowerCase().split(/\s+/);
      const text = [item.title, item.slug, item.version, ...(item.topics ?? [])].join(" ").toLowerCase();
      return (!state || item.state === state) && words.every(word => text.includes(word));
    },
  };
}

function row(item) {
  return h(
    "li",
    {},
    h(
      "div",
      {class: "grow"},
      h("a", {class: "name", href: `/exercises/${item.digest}`}, item.title),
      h("p", {class: "soft"}, aboutWords(item)),
    ),
    h(
      "div",
      {class: "side"},
      h("p", {class: "line"}, stateWord(item), item.inUse ? h("span", {}, useWords(item)) : null),
      h("p", {class: "quiet"}, originWords(item)),
      embargoed(item) && h("p", {class: "quiet"}, `not for practice before ${longDate(item.embargoUntil)}, midnight UTC`),
    ),
  );
}
