// What is the candidate's own: what they take home, how long it is kept, and that it may be deleted before.
import {ask, download} from "../shared/api.js";
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {saveAs} from "../shared/save-as.js";
import {earlierDeletion} from "./deletion.js";
import {part} from "./parts.js";

/** @param {string} id @param {{deletedOn: string, erasureAskedAt: ?number, backupDays: number}} report */
export function ownCopy(id, {deletedOn, erasureAskedAt, backupDays}) {
  const failed = h("p", {class: "wrong", role: "alert"}), path = `/interviews/${id}/record`;
  const take = (name, make) => async () => {
    failed.textContent = "";
    try {
      saveAs(await make(), name);
    } catch (problem) {
      failed.textContent = problem.message;
    }
  };
  const json = async () => new Blob([JSON.stringify(await ask("GET", path), null, 2)], {type: "application/json"});
  const section = part("Your copy", h("p", {}, "What was recorded is yours: take it with you before it is deleted."),
    h("div", {class: "acts"}, button("The whole record as a ZIP", {icon: "download", large: true, on: take("interview.zip", () => download(`${path}.zip`))}),
      button("In one file, as JSON", {icon: "download", large: true, on: take("interview.json", json)})), failed, earlierDeletion(id, deletedOn, erasureAskedAt, backupDays));
  section.classList.add("own-copy", "no-print");
  return section;
}
