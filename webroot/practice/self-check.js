// The criteria of an interview, for whoever practised to look at their own work with. What is ticked stays in this browser.
import {remember, remembered} from "../shared/choices.js";
import {h, newId} from "../shared/dom.js";

const LEVELS = ["1", "2", "3", "4"];
const kept = id => `tryout.self-check.${id}`;

function read(id) {
  try {
    return JSON.parse(remembered(kept(id))) ?? {};
  } catch {
    return {};
  }
}

export const forgetSelfCheck = id => remember(kept(id), null);

/**
 * @param {string} id of the attempt
 * @param {{title: string, anchors: string[]}[]} rubric
 */
export function selfCheck(id, rubric) {
  const ticked = read(id);
  const choose = (title, level) => {
    ticked[title] = level;
    remember(kept(id), JSON.stringify(ticked));
  };
  return h("div", {class: "self-check"}, rubric.map(({title, anchors}) => criterion(title, anchors, ticked[title], level => choose(title, level))));
}

function criterion(title, anchors, level, choose) {
  const name = newId("criterion");
  return h("fieldset", {class: "criterion"}, h("legend", {}, title), anchors.map((words, i) => {
    const input = h("input", {type: "radio", name, value: LEVELS[i], on: {change: () => choose(LEVELS[i])}});
    input.checked = level === LEVELS[i];
    return h("label", {class: "choice"}, input, h("span", {class: "mono level"}, LEVELS[i]), h("span", {}, words));
  }));
}
