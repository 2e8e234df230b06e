// Rounds that are being prepared. Strangers know nothing of them, so the server did not write them into the page.
import {ask} from "../shared/api.js";
import {h} from "../shared/dom.js";
import {runsTheHouse, section} from "../desk/page.js";

/** Adds them below the title of a page, for those who prepare them. @param {?object} person who reads it */
export async function addPrepared(person) {
  if (!runsTheHouse(person)) return;
  const {items} = await ask("GET", "/rounds?limit=200");
  const drafts = items.filter(round => round.state === "draft");
  if (!drafts.length) return;
  document.querySelector(".page-head").after(
    section(
      "Being prepared",
      h(
        "ul",
        {class: "plain rows"},
        drafts.map(({id, name}) =>
          h("li", {}, h("div", {class: "grow"}, h("a", {class: "name", href: `/rounds/${id}/dashboard`}, name), h("p", {class: "soft"}, "A draft: only coordinators and administrators see it.")))),
      ),
    ),
  );
}
