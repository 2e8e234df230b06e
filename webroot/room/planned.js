// The task as it is planned, for the panel to read again before the candidate sees it. The room itself tells it to nobody
// until the exercise; whoever has an account on the panel reads it where it was planned.
import {ask} from "../shared/api.js";
import {paneState} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {treeNodes} from "../shared/tree.js";

/** @param {object} app @returns {HTMLElement} */
export function plannedTask(app) {
  const body = h("div", {class: "prose statement"});
  const element = h("div", {class: "next-card planned hatched"}, unseen(), body);
  read(app, body).catch(problem => fill(body, paneState("The task could not be fetched.", problem.message)));
  return element;
}

export const unseen = () => h("p", {class: "private"}, icon("eye-off"), "The candidate cannot see this");

async function read(app, body) {
  const {title, statement} = await ask("GET", `/interviews/${app.id}`);
  fill(body, h("h2", {}, title), treeNodes(await markdown(statement)));
}
