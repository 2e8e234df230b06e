// Deleting an interview for good, before its day: because the candidate asked, or because it is of no use to anybody.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {askText} from "../shared/dialog.js";
import {h, icon} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {head, turnTo} from "./page.js";

/** @param {{id: string, title: string, etag: string, erasureAskedAt: ?string, allowedActions: string[]}} interview */
export function erasure(interview) {
  const {erasureAskedAt: asked} = interview, may = interview.allowedActions.includes("erase");
  if (!asked && !may) return null;
  const failed = h("p", {class: "wrong", role: "alert"});
  return [
    h("h3", {class: "label"}, "Deletion"),
    asked && h("p", {class: "banner warn standing asked-deletion"}, icon("trash-2"), h("span", {}, h("strong", {}, "The candidate asks for deletion,"), ` since ${longDate(asked)}.${may ? "" : " A coordinator deletes it once it has ended."}`)),
    may && button("Delete this interview…", {icon: "trash-2", kind: "danger", large: true, on: () => erase(interview, failed)}),
    failed,
  ];
}

/** @param {{backupsUntil: ?string}} answer */
const erased = ({backupsUntil}) => turnTo("Deleted", head("The interview is deleted",
  `No word of it is left here.${backupsUntil ? ` Backups from before are kept until ${longDate(backupsUntil)} and no longer.` : ""}`),
h("p", {class: "after"}, h("a", {href: "/interviews"}, "To the interviews")));

async function erase({id, title, etag}, failed) {
  failed.textContent = "";
  const yes = await askText({
    title: "Delete this interview for good?",
    text: "Code, runs, chat, cards, links and the record go, and whoever is in the room is sent out. Only a line of the audit stays. Backups made until now hold it until they are deleted.",
    label: `Type the title to confirm: ${title}`,
    yes: "Delete for good",
    danger: true,
    check: typed => (typed === title ? "" : "That is not the title."),
  });
  if (yes === undefined) return;
  try {
    erased(await ask("DELETE", `/interviews/${id}`, undefined, {headers: {"If-Match": etag}}));
  } catch (problem) {
    failed.textContent = problem.message;
  }
}
