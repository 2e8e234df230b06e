// What the last text of an attempt came to: points for each stage, and every test by name with its outcome.
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {groupTitle, OUTCOMES} from "../room/test-words.js";

/** What stands alone here, where no line of a sanitizer follows. */
const words = outcome => outcome === "faulty" ? "right, with a fault" : OUTCOMES[outcome].words;

/**
 * @param {string} hints how many were taken, and when; empty where the exercise has none
 * @param {{points: number, tests: number, clean: number, built: boolean, leaks?: string,
 *   stages: {name: string, points: number, of: number, lines: {words: string, outcome: string}[]}[]}} came
 */
export function result(came, hints) {
  if (!came.stages.length) return section(h("p", {class: "soft"}, "This exercise has no tests. The notes below are what your text can be compared with."));
  return section(
    h("p", {class: "points"}, h("strong", {class: "mono"}, came.points), " of 100 points", hints && `, ${hints}`),
    h("p", {class: "soft"}, inWords(came)),
    came.stages.map(stage));
}

const section = (...children) => h("section", {"aria-labelledby": "result-title"}, h("h2", {class: "section", id: "result-title"}, "The hidden tests"), children);

function inWords({built, tests, clean, stages, leaks}) {
  if (!built) return "It did not build, so no test could be run. These are the tests that were waiting for it.";
  const right = stages.flatMap(one => one.lines).filter(({outcome}) => outcome === "holds" || outcome === "faulty").length;
  const all = right === tests ? `All ${tests} answers are right.` : `${right} of ${tests} answers are right.`;
  const faults = right - clean, times = faults === right ? "Each time" : faults === 1 ? "Once" : `${faults} times`;
  const found = faults ? ` ${times} a sanitizer found a fault on the way: that takes no points here, but an interviewer would ask about it.` : "";
  return `${all}${found}${leaks === "unavailable" ? " Leaks could not be looked for." : ""}`;
}

function stage({name, points, of, lines}) {
  return h("section", {class: "stage-result"}, h("h3", {}, groupTitle(name), h("span", {class: "mono stage-points"}, `${points} of ${of}`)),
    h("ul", {class: "plain"}, lines.map(line)));
}

const line = ({words: looksAt, outcome}) => h("li", {class: ["test-result", OUTCOMES[outcome].kind]}, icon(OUTCOMES[outcome].icon),
  h("span", {class: "grow"}, visible(looksAt)), h("span", {class: "outcome-word"}, words(outcome)));
