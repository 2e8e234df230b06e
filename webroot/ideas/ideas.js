// A list of ideas. The server wrote it; here come the reader's own times, filters that need no button, and what one may do.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {runsTheHouse} from "../desk/page.js";
import {addLocalTimes} from "./local-times.js";
import {addPrepared} from "./prepared.js";
import {writtenPage} from "./written.js";

const ACTS = [
  ["begin-idea", "Propose an idea", round => `/ideas/new?round=${round}`],
  ["import", "Import a page", round => `/rounds/${round}/import`],
  ["edit", "Settings", round => `/rounds/${round}/settings`],
];

writtenPage("Ideas", async person => {
  addLocalTimes(document);
  chooseAtOnce();
  const round = document.getElementById("round")?.dataset.round;
  if (!person) return;
  addActs(round ? await offered(person, round) : runsTheHouse(person) && [h("a", {class: "button", href: "/rounds/new"}, "New round")]);
  if (!round) await addPrepared(person);
});

/** What is chosen is shown at once; the button is for those without scripts. */
function chooseAtOnce() {
  const filters = document.querySelector(".idea-filters");
  if (!filters) return;
  filters.querySelector("button").hidden = true;
  for (const choice of filters.querySelectorAll("select")) choice.addEventListener("change", () => filters.requestSubmit());
  // An empty choice has no place in an address that people send to each other.
  filters.addEventListener("formdata", event => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}

/** What may be done with a round. */
async function offered(person, round) {
  const {allowedActions} = await ask("GET", `/rounds/${round}`);
  const acts = ACTS.filter(([action]) => allowedActions.includes(action)).map(([, label, href]) => h("a", {class: "button", href: href(round)}, label));
  acts.push(runsTheHouse(person) && h("a", {class: "button", href: `/rounds/${round}/dashboard`}, "What is missing"));
  acts.push(h("a", {class: "button", href: "/my-ideas"}, "Your ideas"), followSwitch(round, allowedActions));
  return acts;
}

function addActs(acts) {
  if (acts) document.querySelector(".page-head").append(h("p", {class: "acts tight"}, acts));
}

/** Says of itself what it does: each idea that is published comes into the inbox, or none any more. */
function followSwitch(round, allowedActions) {
  if (!allowedActions.includes("follow") && !allowedActions.includes("unfollow")) return null;
  const place = h("span", {});
  const draw = follows => fill(place, button(follows ? "Stop telling me" : "Tell me of new ideas", {
    icon: "inbox",
    kind: "quiet",
    title: follows ? "Ideas that are published no longer come into your inbox." : "Each idea that is published comes into your inbox.",
    on: async () => {
      await ask(follows ? "DELETE" : "PUT", `/rounds/${round}/subscription`);
      draw(!follows);
      place.querySelector("button").focus();
    },
  }));
  draw(allowedActions.includes("unfollow"));
  return place;
}
