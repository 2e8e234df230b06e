// What only mentors may read of an exercise: hidden tests, hints, what to watch, the solution, the rubric.
import {h} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {section} from "./page.js";

const FEEDBACK = {
  names: "The candidate is told the name of each test, with pass or fail.",
  count: "The candidate is told how many tests of a stage pass.",
  none: "The candidate is told nothing of hidden tests.",
};

/** All of it, with the hatch of what a candidate cannot see. */
export function hiddenPart({hidden, guide}) {
  return h(
    "div",
    {class: "hatched secret"},
    h("p", {class: "soft"}, "The candidate cannot see this."),
    hidden && section("Hidden tests", h("p", {class: "about"}, `${FEEDBACK[hidden.feedback]} ${limitWords(hidden.limits)}`), hidden.stages.map(stage)),
    hidden?.hints.length ? section("Hints", h("ol", {class: "hints"}, hidden.hints.map(hint))) : null,
    text("What to watch and to ask", guide.interviewer),
    text("The solution", guide.solution),
    guide.rubric.length ? section("Rubric", guide.rubric.map(criterion)) : null,
  );
}

const limitWords = ({cpuMillis, memoryMiB}) => `Each may take ${cpuMillis / 1000} s of the processor and ${memoryMiB} MiB.`;

const stage = ({name, points, cases}) => [
  h("h3", {class: "label"}, `${name}, ${count(points, "point")}`),
  h(
    "table",
    {class: "table cases"},
    h("thead", {}, h("tr", {}, ["Told to the candidate", "For mentors"].map(label => h("th", {scope: "col"}, label)))),
    h("tbody", {}, cases.map(one => h("tr", {}, h("td", {}, one.hint), h("td", {class: "soft"}, one.description)))),
  ),
];

const hint = ({afterMinutes, text: words}) => h("li", {}, words, h("span", {class: "quiet"}, ` after ${count(afterMinutes, "minute")}`));

const text = (title, tree) => (tree.length ? section(title, h("div", {class: "read-task"}, h("div", {class: "prose"}, treeNodes(tree)))) : null);

const criterion = ({title, weight, anchors, evidenceRequired}) => [
  h("h3", {class: "label"}, title, h("span", {class: "quiet"}, ` weight ${weight}${evidenceRequired ? ", needs a pinned moment at 1 and 4" : ""}`)),
  h("ol", {class: "anchors"}, anchors.map(words => h("li", {}, words))),
];
