// What mentors read beside an exercise: what to watch and to ask, and notes on its solution. Folded, since the candidate's
// code is what is looked at; fetched once, by those who may read it.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {walkthroughInWords} from "./walkthrough.js";

/** @param {object} app @returns {HTMLElement} nothing where the exercise has no guide */
export function guide(app) {
  const element = h("section", {class: "guide", "aria-label": "Guide", hidden: true});
  let tested = false;
  const look = () => {
    if (app.room.about.tested === tested) return;
    tested = app.room.about.tested;
    if (tested) fetchInto(app, element);
    else element.hidden = true;
  };
  app.room.on("notice", look);
  look();
  return element;
}

async function fetchInto(app, element) {
  try {
    const {interviewer, solution, public: known, walkthrough} = await ask("GET", `/interviews/${app.id}/guide`);
    const parts = [["Interviewer notes", interviewer], ["Solution", solution]].filter(([, tree]) => tree.length);
    fill(element, known && h("p", {class: "quiet"}, "This exercise is public: the candidate may have read it, and practised it, before."), walkthrough && h("p", {class: "quiet"}, walkthroughInWords(walkthrough)), parts.map(([title, tree]) => h("details", {}, h("summary", {}, title), h("div", {class: "prose"}, treeNodes(tree)))));
    element.hidden = !parts.length && !known && !walkthrough;
  } catch (problem) {
    fill(element, h("p", {role: "alert"}, h("strong", {}, "The guide could not be fetched."), ` ${problem.message}`),
      button("Try again", {icon: "rotate-ccw", on: () => fetchInto(app, element)}));
    element.hidden = false;
  }
}
