// All that somebody applied for.
import {ask} from "../shared/api.js";
import {chip} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {longDate} from "../shared/time.js";
import {head, personPage, show} from "../desk/page.js";
import {moment} from "../season/moments.js";
import {closingWords, STATES} from "./words.js";

personPage("Ideas", async () => {
  const all = await everything("/me/applications");
  show("Your applications", head("Your applications", all.length ? null : "What you apply for stands here."), all.length ? h("ul", {class: "plain rows own-applications"}, all.map(row)) : await empty());
});

const row = one =>
  h(
    "li",
    {},
    h("div", {class: "grow"}, h("a", {class: "name", href: `/applications/${one.id}`}, one.idea.title), h("p", {class: "soft"}, one.round.name)),
    h(
      "div",
      {class: "side"},
      h("p", {class: "line"}, chip(STATES[one.state][0], {accepted: "ok", submitted: "ac", invited: "ac", interviewed: "ac"}[one.state])),
      h("p", {class: "quiet"}, one.state === "draft" ? closingWords(one, Date.now(), moment) : one.submittedAt && `submitted ${longDate(one.submittedAt)}`),
    ),
  );

/** Where there is something to apply for, the way there. */
async function empty() {
  const {items} = await ask("GET", "/rounds?limit=200");
  const now = Date.now();
  const open = items.find(({state, dates}) => state === "open" && dates.applyOpen && Date.parse(dates.applyOpen) <= now && now < Date.parse(dates.applyClose));
  const next = items.find(({state, dates}) => state === "open" && dates.applyOpen && now < Date.parse(dates.applyOpen));
  return h(
    "div",
    {class: "empty"},
    h("strong", {}, "No applications yet."),
    h("p", {}, open ? `${open.name} takes applications now. ${closingWords({applyClose: open.dates.applyClose}, now, moment)}` : next ? `${next.name}: ${closingWords(next.dates, now, moment)}` : "No round takes applications now."),
    h("div", {class: "acts"}, h("a", {class: open ? "button primary large" : "button large", href: open ? `/rounds/${open.id}` : "/ideas"}, "Choose an idea")),
  );
}
