// What all who reviewed an application think of it, side by side: where they lie apart is seen at once.
import {avatar} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {section} from "../desk/page.js";
import {CRITERIA, figure, LEVELS, meanOf, spreadWords} from "./criteria.js";
import {addenda, drawn, when} from "./review.js";

const COLOURS = 6;

/** @param {object} reviews as the server told them @param {string} closed why they are not shown, where they are not @returns {HTMLElement} */
export function reviewsPart(reviews, closed) {
  const element = section("Reviews", ...(reviews?.open ? shown(reviews) : [h("p", {class: "soft"}, closed)]));
  element.id = "reviews";
  return element;
}

/** All that are locked, one's own first. */
const locked = ({own, others}) => [...(own?.lockedAt ? [own] : []), ...others];

function shown(reviews) {
  const all = locked(reviews);
  if (!all.length) return [h("p", {class: "soft"}, "Nobody reviewed it.")];
  return [
    h("p", {class: "soft about"}, `Mean ${figure(reviews.mean)}. ${spreadWords(reviews.spread)}`),
    spread(all),
    h("ol", {class: "plain reviewers"}, all.map((one, at) => written(one, at, reviews))),
  ];
}

const face = ({by}, at) => avatar({name: by.name, role: "mentor", colour: (at % COLOURS) + 1});

/** One scale for each criterion, with those who reviewed on it; their levels in figures beside it. @param {object[]} all that are locked */
export function spread(all) {
  return h(
    "div",
    {class: "sideways", tabindex: "0", role: "group", "aria-label": "Levels of every review"},
    h(
      "table",
      {class: "table spread"},
      h("caption", {class: "unseen"}, "Levels by criterion and by who reviewed"),
      h(
        "thead",
        {},
        h("tr", {}, h("th", {scope: "col"}, "Criterion"), h("td", {"aria-hidden": "true"}, h("div", {class: "scale-head"}, LEVELS.map(([level, word]) => h("span", {}, `${level} ${word}`)))), all.map((one, at) => h("th", {scope: "col", class: "number"}, face(one, at)))),
      ),
      h("tbody", {}, CRITERIA.map(one => row(one, all))),
      h("tfoot", {}, h("tr", {}, h("th", {scope: "row"}, "Mean"), h("td", {}), all.map(({levels}) => h("td", {class: "number"}, figure(meanOf(levels)))))),
    ),
  );
}

function row({key, label}, all) {
  const levels = all.map(one => one.levels[key]);
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const line = most > least && h("span", {class: "between", "data-from": least, "data-span": most - least + 1});
  const places = LEVELS.map(([level]) => h("span", {class: "place"}, all.map((one, at) => one.levels[key] === level && face(one, at))));
  return h(
    "tr",
    {class: most - least > 1 ? "apart" : null},
    h("th", {scope: "row"}, label),
    h("td", {"aria-hidden": "true"}, h("div", {class: "scale"}, line, places)),
    levels.map(level => h("td", {class: "number"}, level)),
  );
}

function written(one, at, {own}) {
  return h(
    "li",
    {},
    h("p", {class: "line"}, face(one, at), h("strong", {}, one.by.name), one === own && h("span", {class: "quiet"}, "(you)"), h("span", {class: "quiet"}, `locked ${when(one.lockedAt)}, on text ${one.number}`)),
    one.text ? drawn(one.text) : h("p", {class: "quiet"}, "Without a comment."),
    addenda(one),
  );
}
