// Two to four applications side by side: the same part of each beside the same part of the others.
import {ask, Problem} from "../shared/api.js";
import {h} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {crumb, head, show} from "../desk/page.js";
import {totalHours} from "./choosing.js";
import {CRITERIA, figure, spreadWords} from "./criteria.js";
import {programmesLine} from "./reading.js";
import {stateChip} from "./state-chip.js";
import {timelinePicture} from "./timeline.js";

export const MOST_BESIDE = 4;

/** Which are meant by an address. @param {string} ids @returns {string[]} */
export const besides = ids => [...new Set(ids.split(",").filter(Boolean))].slice(0, MOST_BESIDE);

/** Draws them in the place of the page. @param {string[]} ids @param {object} round */
export async function drawBesides(ids, round) {
  const all = (await Promise.all(ids.map(read))).filter(Boolean);
  const back = crumb(`Applications, ${round.name}`, `/rounds/${round.id}/applications`);
  if (all.length < 2) {
    show("Side by side", back, head("Side by side", "Choose two to four on the list: not that many of those in this address are there for you."), h("p", {class: "after"}, h("a", {href: `/rounds/${round.id}/applications`}, "To the list")));
    return;
  }
  show(`Side by side, ${round.name}`, h("div", {class: "wide-page"}, back, head("Side by side", `${all.length} applications, each part of them beside that of the others.`), grid(all)));
}

/** One that is not there, or not for whoever asks, is left out. */
async function read(id) {
  try {
    const application = await ask("GET", `/applications/${id}`);
    if (application.own) return null;
    return {application, reviews: application.conflicted || !application.receipt ? null : await ask("GET", `/applications/${id}/reviews`)};
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 404) return null;
    throw fault;
  }
}

const PARTS = [
  ["Problem", ({application: {form}}) => prose(form?.problemTree)],
  ["Outline", ({application: {form}}) => prose(form?.outlineTree)],
  ["Schedule", ({application: {form, weeks, dates}}) => (form?.schedule.length ? timelinePicture(form.schedule, weeks, dates?.start ?? null) : none())],
  ["Hours", ({application: {form, weeks}}) => (form ? [h("strong", {class: "mono"}, totalHours(form.schedule)), ` in ${count(weeks, "week")}`, others(form)] : none())],
  ["Contributions", ({application: {contributions}}) => (contributions.length ? h("ul", {class: "plain"}, contributions.map(one => h("li", {}, h("a", {href: one.href, target: "_blank", rel: "noopener noreferrer"}, one.title)))) : none())],
  ["Reviews", ({application, reviews}) => levels(application, reviews)],
];

const none = () => h("p", {class: "quiet"}, "Nothing.");
const prose = tree => (tree?.length ? h("div", {class: "prose"}, treeNodes(tree)) : none());
const others = ({commitments}) => commitments.length > 0 && h("p", {class: "quiet"}, `beside ${commitments.map(one => one.what).join(", ")}`);

/** Each part is a row over all of them, so that what belongs together stands at one height. */
function grid(all) {
  const element = h(
    "div",
    {class: "besides", tabindex: "0", role: "region", "aria-label": "Applications side by side"},
    h("div", {class: "beside-row names"}, all.map(({application}) => h("div", {}, h("h2", {}, h("a", {href: `/applications/${application.id}`}, application.applicant.name)), h("p", {class: "soft"}, application.idea.title), h("p", {class: "line quiet"}, stateChip(application), programmesLine(application))))),
    PARTS.map(([label, draw]) => h("section", {class: "beside-part", "aria-label": label}, h("h3", {class: "section"}, label), h("div", {class: "beside-row"}, all.map(one => h("div", {role: "group", "aria-label": `${label}, ${one.application.applicant.name}`}, draw(one)))))),
  );
  element.dataset.columns = all.length;
  return element;
}

function levels({conflicted, receipt}, reviews) {
  if (conflicted) return h("p", {class: "quiet"}, "You are too near to it.");
  if (!receipt) return none();
  if (!reviews.open) return h("p", {class: "quiet"}, `${reviews.count ? count(reviews.count, "review is locked", "reviews are locked") : "No review is locked yet"}. ${reviews.own ? "You read what others think once yours is." : "You have not reviewed it."}`);
  const locked = [...(reviews.own?.lockedAt ? [reviews.own] : []), ...reviews.others];
  if (!locked.length) return h("p", {class: "quiet"}, "Nobody reviewed it.");
  return [
    h(
      "table",
      {class: "table levels-of"},
      h("thead", {}, h("tr", {}, h("th", {scope: "col"}, "Criterion"), locked.map(({by}) => h("th", {scope: "col", class: "number"}, by.name)))),
      h("tbody", {}, CRITERIA.map(({key, label}) => h("tr", {}, h("th", {scope: "row"}, label), locked.map(one => h("td", {class: "number"}, one.levels[key]))))),
    ),
    h("p", {class: "soft"}, `Mean ${figure(reviews.mean)}. ${spreadWords(reviews.spread)}`),
  ];
}
