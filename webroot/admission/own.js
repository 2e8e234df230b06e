// One's own application once it is submitted: what became of it, what may still be done, and what it says.
import {ask} from "../shared/api.js";
import {banner, button, chip} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h} from "../shared/dom.js";
import {crumb, head, section, show} from "../desk/page.js";
import {moment} from "../season/moments.js";
import {contactPart} from "./contact.js";
import {contributionsPart} from "./contributions.js";
import {readingParts} from "./reading.js";
import {closingWords, STATES} from "./words.js";

const ACTS = {
  reopen: {label: "Change it…", title: "Open it again?", text: "It becomes a draft, and is not submitted until you submit it again. Mentors go on reading the text that you submitted last.", yes: "Open it"},
  restore: {label: "Take it up again", title: "Take it up again?", text: "It becomes a draft with its text as it was.", yes: "Take it up"},
  withdraw: {label: "Withdraw…", title: "Withdraw this application?", text: "The mentors and coordinators are told that you do not want to come any more.", yes: "Go on", danger: true, kind: "quiet"},
};

/** @param {object} application one's own */
export async function drawOwn(application) {
  const {idea, round, decision, allowedActions} = application;
  const failed = h("p", {class: "wrong", role: "alert"});

  async function act(action, {title, text, yes, danger}) {
    if (!(await confirm({title, text, yes, danger}))) return;
    if (danger && !(await surely(idea))) return;
    try {
      await ask("POST", `/applications/${application.id}/transitions`, {action}, {headers: {"If-Match": application.etag}});
      location.reload();
    } catch (problem) {
      fill(failed, problem.message);
    }
  }

  const acts = Object.entries(ACTS).filter(([action]) => allowedActions.includes(action));
  show(
    `Application for ${idea.title}`,
    crumb("Your applications", "/applications"),
    head("Application", h("span", {}, "For ", h("a", {href: `/ideas/${idea.id}`}, idea.title), `, ${round.name}.`)),
    statePart(application),
    decision && decisionPart(decision, application),
    acts.length > 0 && h("div", {class: "acts"}, acts.map(([action, more]) => button(more.label, {large: true, kind: more.kind, on: () => act(action, more)}))),
    failed,
    await contributionsPart(application),
    await contactPart(application),
    textPart(application),
  );
}

function textPart(application) {
  if (application.erasedAt) return section("What it said", h("p", {class: "soft"}, `It was erased on ${moment(application.erasedAt)}, as this round tells everybody who does not come.`));
  const submitted = !["draft", "withdrawn"].includes(application.state);
  return section(submitted ? "What you submitted" : "What it said", readingParts(application));
}

const surely = idea =>
  dialog({
    title: "Withdraw it for sure?",
    body: [h("p", {class: "soft"}, `Your application for “${idea.title}”.`)],
    actions: close => [button("Keep it", {kind: "quiet", on: () => close(false), attributes: {autofocus: true}}), button("Withdraw it", {kind: "danger", on: () => close(true)})],
  });

function statePart({state, dates, submittedAt}) {
  const [word, means] = STATES[state];
  const then = {
    submitted: dates.announceAt && `Who comes is announced on ${moment(dates.announceAt)}.`,
    interviewed: dates.announceAt && `Who comes is announced on ${moment(dates.announceAt)}.`,
    draft: closingWords(dates, Date.now(), moment),
    withdrawn: closingWords(dates, Date.now(), moment),
  }[state];
  return h(
    "p",
    {class: "line state-line"},
    chip(word, {accepted: "ok", submitted: "ac", invited: "ac", interviewed: "ac"}[state]),
    h("span", {class: "soft"}, [means, submittedAt && state === "submitted" && `Submitted on ${moment(submittedAt)}.`, then].filter(Boolean).join(" ")),
  );
}

function decisionPart({outcome, programme, words}, {programmes, dates, idea}) {
  if (outcome === "accepted") {
    const name = programmes.find(({id}) => id === programme)?.name ?? programme;
    return banner({kind: "ok", icon: "circle-check", fact: `You come: “${idea.title}”, in ${name}.`, then: dates.start ? `The work begins on ${moment(dates.start)}. Your mentors write to you.` : "Your mentors write to you."});
  }
  return h("div", {class: "declined"}, banner({icon: "info", fact: "Not this time.", then: "Thank you for what you wrote; others come in this round."}), words && h("blockquote", {class: "prose"}, words));
}
