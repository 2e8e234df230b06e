// A submitted text as it is read: what it says in the order in which it is judged, then what belongs to it.
import {h} from "../shared/dom.js";
import {copyButton} from "../shared/copy.js";
import {count, longDate} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {section} from "../desk/page.js";
import {moment} from "../season/moments.js";
import {programmeName, rowHours, totalHours, weeksOf} from "./choosing.js";
import {timelinePicture} from "./timeline.js";

/** @param {object} application of which a text is there, one's own or that of somebody else @returns {HTMLElement[]} */
export function readingParts(application) {
  const {form, own} = application;
  if (!form) return [];
  return [
    // Others read at the top what it is for.
    own && section("Programmes", h("p", {}, programmesLine(application) || "None is chosen.")),
    written("Problem", form.problemTree),
    written("Outline", form.outlineTree),
    schedulePart(application),
    answersPart(application),
    commitmentsPart(application),
    own ? ownLinks(form) : linksPart(form, application.contributions),
    policiesPart(application),
    receiptPart(application.receipt),
  ].filter(Boolean);
}

/** What it is for, in words. */
export const programmesLine = ({form, programmes}) => (form ? form.programmes.map(id => programmeName(programmes, id)).join(", ") : "");

const written = (title, tree) => section(title, tree?.length ? h("div", {class: "prose"}, treeNodes(tree)) : h("p", {class: "soft"}, "Nothing is written."));

function schedulePart({form, weeks, dates}) {
  const rows = form.schedule;
  if (!rows.length) return section("Schedule", h("p", {class: "soft"}, "Nothing is planned."));
  return section(
    "Schedule",
    timelinePicture(rows, weeks, dates?.start ?? null),
    h(
      "table",
      {class: "table schedule-table"},
      h("caption", {class: "unseen"}, "The schedule, by weeks"),
      h("thead", {}, h("tr", {}, h("th", {scope: "col"}, "Weeks"), h("th", {scope: "col"}, "Task"), h("th", {scope: "col", class: "number"}, "Hours a week"), h("th", {scope: "col", class: "number"}, "Hours"))),
      h("tbody", {}, rows.map(row => h("tr", {}, h("td", {class: "nowrap"}, weeksOf(row)), h("td", {}, row.task), h("td", {class: "number"}, row.hours), h("td", {class: "number"}, rowHours(row))))),
      h("tfoot", {}, h("tr", {}, h("th", {scope: "row"}, count(weeks, "week")), h("td", {}), h("td", {}), h("td", {class: "number"}, totalHours(rows)))),
    ),
  );
}

function answersPart({form, questions = []}) {
  if (!questions.length) return null;
  return section(
    "Questions of this round",
    questions.map(({id, text}) => h("div", {class: "answered"}, h("h3", {class: "label"}, text), form.answers[id] ? h("p", {class: "as-written"}, form.answers[id]) : h("p", {class: "quiet"}, "Not answered."))),
  );
}

function commitmentsPart({own, form: {commitments}}) {
  return section(
    own ? "What else takes your time" : "What else takes their time",
    commitments.length
      ? h("ul", {class: "plain entries close"}, commitments.map(one => h("li", {}, h("span", {class: "name"}, one.what), h("p", {class: "soft"}, `${longDate(one.from)} to ${longDate(one.to)}, ${count(one.hours, "hour")} a week`))))
      : h("p", {class: "soft"}, own ? "You name nothing." : "They name nothing."),
  );
}

const away = (href, text) => h("a", {href, target: "_blank", rel: "noopener noreferrer"}, text);

const linkList = links => h("ul", {class: "plain entries close"}, links.map(({text, href}) => h("li", {}, away(href, text || href))));

/** One's own contributions stand apart, since they can still be added. */
const ownLinks = ({links}) => links.length > 0 && section("Links", linkList(links));

function linksPart({links}, contributions) {
  return section(
    "Contributions and links",
    contributions.length
      ? h("ul", {class: "plain entries close"}, contributions.map(one => h("li", {}, h("span", {class: "line"}, away(one.href, one.title), h("span", {class: "quiet"}, `added ${longDate(one.at)}`)))))
      : h("p", {class: "soft"}, "No contribution is named yet. They can be added until the announcement."),
    links.length > 0 && linkList(links),
  );
}

function policiesPart({form, policies = []}) {
  if (!policies.length) return null;
  const accepted = ({id}) => form.accepted[id];
  return section(
    "Policies",
    h(
      "ul",
      {class: "plain entries close"},
      policies.map(one =>
        h(
          "li",
          {class: "line"},
          h("span", {}, one.title),
          h("span", {class: "quiet"}, accepted(one) ? `accepted in version ${accepted(one)}${accepted(one) === one.version ? "" : `; there is version ${one.version} now`}` : "not accepted"),
        ),
      ),
    ),
  );
}

/** By what this text can be known again. */
function receiptPart(receipt) {
  if (!receipt) return null;
  return section(
    "Receipt",
    h("p", {class: "soft"}, `Text ${receipt.number}, received ${moment(receipt.at)}.`),
    h("p", {class: "digest"}, h("span", {class: "quiet"}, "SHA-256"), h("code", {}, receipt.digest), copyButton("Copy", () => receipt.digest, {kind: "quiet"})),
  );
}
