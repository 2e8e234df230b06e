// What may be done with an idea now, the next step first: only what the server says that one may.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {askText, confirm, dialog} from "../shared/dialog.js";
import {h, icon} from "../shared/dom.js";
import {onceKey, entry} from "../desk/form.js";
import {isCoordinator} from "../desk/page.js";
import {ARCHIVALS} from "./words.js";

/** @param {{me: object, round: object, rounds: object[], act: Function, failed: HTMLElement}} options `rounds` into which it may be copied */
export function deeds(idea, {me, round, rounds, act, failed}) {
  const may = action => idea.allowedActions.includes(action);
  const move = (action, words, reason) => act("POST", "/transitions", {action, ...(reason && {reason})}, words);
  const others = rounds.filter(one => one.id !== idea.round && one.state !== "closed");
  const acts = [
    may("propose") && button("Propose it", {kind: "primary", large: true, icon: "send", on: () => move("propose", "Proposed. Those who are asked to mentor it are told.")}),
    may("publish") && button("Publish it", {kind: "primary", large: true, icon: "check", on: () => publish(idea, move)}),
    may("edit") && h("a", {class: "button large", href: `/ideas/${idea.id}/edit`}, icon("pencil"), "Edit the text"),
    applied(idea, round, me) && h("a", {class: "button large", href: `/rounds/${round.id}/applications?idea=${idea.id}`}, icon("users"), "Applications for it"),
    readable(idea) && h("a", {class: "button large", href: `/ideas/${idea.id}`}, icon("eye"), "Its public page"),
    may("close-applications") && button("Close to applications", {large: true, icon: "lock", on: () => move("close-applications", "No new applications; drafts that were begun may still be submitted.")}),
    may("open-applications") && button("Open to applications", {large: true, icon: "check", on: () => move("open-applications", "It takes applications again.")}),
    may("reopen") && button("Open it again", {large: true, icon: "rotate-ccw", on: () => move("reopen", "It is published again.")}),
    others.length > 0 && button("Copy into another round…", {large: true, icon: "copy", on: () => copyInto(idea, others, failed)}),
    may("unpublish") && button("Take it from the list…", {kind: "danger", large: true, icon: "eye-off", on: () => unpublish(move)}),
    may("archive") && button("Archive…", {kind: "danger", large: true, icon: "trash-2", on: () => archive(idea, move)}),
  ].filter(Boolean);
  return h(
    "aside",
    {class: "beside-text", "aria-label": "What to do", "data-part": "deeds"},
    h("h2", {class: "section"}, "What to do"),
    h("p", {class: "soft next-step"}, nextStep(idea, round, me)),
    h("div", {class: "stack deeds"}, acts, failed),
  );
}

const readable = ({state, publishedAt}) => ["published", "taken"].includes(state) || !!publishedAt && ["proposed", "archived"].includes(state);

/** Whether there can be applications, and one reads them. */
function applied({publishedAt, mentorships}, {dates}, me) {
  const reads = isCoordinator(me) || mentorships.some(one => one.person.id === me.id && one.state === "agreed");
  return reads && publishedAt && dates.applyOpen && Date.parse(dates.applyOpen) <= Date.now();
}

/** What comes next, and whose turn it is. */
function nextStep(idea, round, me) {
  const {state, mentorships, missing, allowedActions} = idea;
  const may = action => allowedActions.includes(action);
  const waiting = mentorships.filter(one => one.state === "asked").map(one => (one.person.id === me.id ? "you" : one.person.name));
  if (round.state === "closed") return "The round is over: nothing changes any more.";
  if (state === "draft" && may("propose")) return "Propose it: then coordinators and those who are asked to mentor it are told.";
  if (state === "draft") return missing.some(one => ["/title", "/description"].includes(one.pointer)) ? "Write its description first." : "Ask somebody to mentor it, then propose it.";
  if (state === "proposed") return waiting.length ? `Waiting for ${waiting.join(", ")}.` : "Ask somebody to mentor it.";
  if (state === "mentored" && missing.length) return "Its mentors agreed. Fill in what is missing.";
  if (state === "mentored") return may("publish") ? "Its mentors agreed: publish it." : "Its mentors agreed. A coordinator publishes it.";
  if (state === "published") return idea.takesApplications ? "Everybody reads it and may apply." : "Everybody reads it. It takes no new applications.";
  return state === "taken" ? "All its places are given away." : "It is over.";
}

async function publish(idea, move) {
  const sure = await confirm({title: "Publish this idea?", text: "Everybody reads it from then on, and its page stays for ever. Those who wrote and mentor it are told.", yes: "Publish"});
  if (sure) await move("publish", "Published.");
}

async function unpublish(move) {
  const reason = await askText({
    title: "Take it from the list?",
    text: "Its public page is gone until it is published again. Those who wrote and mentor it are told.",
    label: "Reason (may stay empty while nobody has applied)",
    yes: "Take it from the list",
    danger: true,
  });
  if (reason !== undefined) await move("unpublish", "It is no longer on the list.", reason);
}

async function archive(idea, move) {
  const choices = ARCHIVALS.map(([value, label, about], at) =>
    h(
      "label",
      {class: "choice"},
      h("input", {type: "radio", name: "reason", value, checked: at === 0, autofocus: at === 0}),
      h("span", {}, h("strong", {}, label), h("span", {class: "quiet"}, about)),
    ),
  );
  const reasons = h("fieldset", {class: "bare field"}, h("legend", {class: "label"}, "Why"), choices);
  const reason = await dialog({
    title: "Archive this idea?",
    body: [h("p", {class: "soft"}, idea.publishedAt ? "Its page stays, with its title and this reason. It does not come back." : "It does not come back; it can be copied into another round."), reasons],
    submit: close => close(reasons.querySelector("input:checked").value),
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Archive", {kind: "danger", attributes: {type: "submit"}})],
  });
  if (reason) await move("archive", "Archived.", reason);
}

async function copyInto(idea, rounds, failed) {
  const choice = entry("Round", h("select", {class: "input", autofocus: true}, rounds.map(one => h("option", {value: one.id}, one.state === "draft" ? `${one.name} (draft)` : one.name))));
  const chosen = await dialog({
    title: "Copy into another round",
    body: [h("p", {class: "soft"}, "The copy is a draft. Those who mentor it are asked again; applications and questions stay here."), choice.element],
    submit: close => close(choice.input.value),
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Copy", {kind: "primary", attributes: {type: "submit"}})],
  });
  if (!chosen) return;
  try {
    const body = {copyOf: idea.id};
    const made = await ask("POST", `/rounds/${chosen}/ideas`, body, {headers: onceKey()(body)});
    location.assign(`/ideas/${made.id}/manage`);
  } catch (problem) {
    failed.textContent = problem.message;
  }
}
