// What one is told of and when: a table with a row for each group of events, and a choice in it for here and for mail.
import {h, newId} from "../shared/dom.js";

const GROUPS = {
  ideas: ["Ideas", "proposed, published, changed, over"],
  mentoring: ["Mentoring", "who is asked, agrees or withdraws"],
  applications: ["Applications", "sent in, received, withdrawn"],
  messages: ["Messages", "questions and answers"],
  rounds: ["Rounds", "days that are near; webhooks that were switched off"],
};
const WAYS = {here: "Here", mail: "By mail"};
const PACES = {now: "Now", daily: "Daily", off: "Off"};

/** @param {object} kept as the account has it @returns {{element: HTMLElement, changes: () => object}} */
export function notices(kept) {
  const rows = Object.entries(GROUPS).map(([group, [label, about]]) => {
    const choices = Object.keys(WAYS).map(way => choice(`${label}, ${WAYS[way].toLowerCase()}`, kept[group][way]));
    const [here, mail] = choices.map(one => one.value);
    return {group, here, mail, element: h("tr", {}, head(label, about), choices.map(one => h("td", {}, one.element)))};
  });
  const element = h(
    "section",
    {class: "notices"},
    h("h2", {class: "label"}, "What you are told of"),
    h("p", {class: "help"}, "Daily is once a day at 6:00 UTC, by mail in one letter. Mail goes out where this server sends any."),
    h(
      "table",
      {class: "table"},
      h("thead", {}, h("tr", {}, ["Events", ...Object.values(WAYS)].map(label => h("th", {scope: "col"}, label)))),
      h("tbody", {}, rows.map(row => row.element), h("tr", {}, head("Decisions", "about you"), h("td", {colspan: "2", class: "quiet"}, "At once, here and by mail. They cannot be off."))),
    ),
  );
  return {element, changes: () => changed(kept, rows)};
}

const head = (label, about) => h("th", {scope: "row"}, label, h("span", {class: "quiet"}, about));

/** One of the paces, by arrow keys as in every group of radio buttons. */
function choice(label, chosen) {
  const name = newId("pace");
  const inputs = Object.keys(PACES).map(value => {
    const input = h("input", {type: "radio", name, value});
    input.checked = value === chosen;
    return input;
  });
  const element = h("div", {class: "paces", role: "radiogroup", "aria-label": label}, inputs.map(input => h("label", {class: "choice"}, input, h("span", {}, PACES[input.value]))));
  return {element, value: () => inputs.find(input => input.checked).value};
}

/** The groups that are otherwise than they were. */
function changed(kept, rows) {
  const other = rows.filter(({group, here, mail}) => here() !== kept[group].here || mail() !== kept[group].mail);
  return Object.fromEntries(other.map(({group, here, mail}) => [group, {here: here(), mail: mail()}]));
}
