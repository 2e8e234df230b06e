// A candidate asks for what was recorded of them to be deleted before its day.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {count, longDate} from "../shared/time.js";

/**
 * Asked for once; what becomes of it is the organisation's affair.
 * @param {?number} askedAt when it was asked for, if it was @param {number} [backupDays] how long backups are kept, where that is known already
 */
export function earlierDeletion(id, deletedOn, askedAt, backupDays) {
  const element = h("div", {class: "earlier-deletion"}), failed = h("p", {class: "wrong", role: "alert"});
  const asked = (at, days) => fill(element, h("p", {role: "status"}, icon("check"), h("span", {},
    `You asked on ${longDate(at)} for it to be deleted earlier. The organisation sees that and deletes it.${days ? ` Backups from before that day hold it for ${count(days, "day")} more.` : ""}`)));
  const act = button("Ask for earlier deletion", {icon: "trash-2", kind: "quiet", on: async () => {
    const yes = await confirm({title: "Ask for your interview to be deleted?", yes: "Ask for deletion", danger: true,
      text: "Code, runs, chat, this report and what the panel noted are deleted for good once the organisation does what you ask. Take your copy first. It cannot be taken back here."});
    if (!yes) return;
    failed.textContent = "";
    try {
      const answer = await ask("POST", `/interviews/${id}/erasure-request`);
      asked(answer.askedAt, answer.backupDays);
    } catch (problem) {
      failed.textContent = problem.message;
    }
  }});
  if (askedAt) asked(askedAt, backupDays);
  else fill(element, h("p", {class: "soft"}, deletedOn ? `It is deleted on ${longDate(deletedOn)}, or earlier if you ask.` : "It is deleted earlier if you ask."), act, failed);
  return element;
}
