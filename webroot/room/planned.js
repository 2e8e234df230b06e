// The task as it is planned, for the panel to read again before the candidate sees it. The room itself tells it to nobody
// until the exercise; whoever has an account on the panel reads it where it was planned.
import {ask} from "../shared/api.js";
import {paneState} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {treeNodes} from "../shared/tree.js";

/** @param {object} app @returns {HTMLElement} */
export const plannedTask = app => h("div", {class: "planned hatched"}, unseen(), plannedStatement(app));

/** The same without the words that it is private, for where they stand already. */
export function plannedStatement(app) {
  const body = h("div", {class: "prose statement"});
  read(app, body).catch(problem => fill(body, paneState("The task could not be fetched.", problem.message)));
  return body;
}

export const unseen = () => h("p", {class: "private"}, icon("eye-off"), "The candidate cannot see this");

async function read(app, body) {
  const {title, statement} = await ask("GET", `/interviews/${app.id}`);
  fill(body, h("h2", {}, title), treeNodes(await markdown(statement)));
}
