// What the panel does in the lobby: send the candidate a link, or try their side alone, and start when everybody is ready.
import {ask} from "../shared/api.js";
import {button, disable} from "../shared/components.js";
import {copy, copyButton} from "../shared/copy.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h, newId, say} from "../shared/dom.js";
import {invite, isCandidate, knownLink, renew, works} from "../shared/invite.js";
import {agreed, candidate, candidateCame} from "./people.js";
import {plannedTask} from "./planned.js";

let making = false;

const BRING = ["Bring the candidate in", "Send a link by mail or chat. It works in any browser, without an account."];
const AGAIN = ["If the candidate has to come back", "The same link lets them in again, also from another computer."];

/** @param {object} app @returns {HTMLElement} */
export function bringIn(app) {
  const start = starting(app), send = sending(app);
  const task = h("section", {"aria-labelledby": "task-title"}, h("h2", {id: "task-title", class: "plain-section"}, "The task"), plannedTask(app));
  const element = h("div", {});
  let shown = null;
  const draw = () => {
    const came = candidateCame(app.room.state);
    if (came === shown) return;
    shown = came;
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    fill(element, came ? [start, send, task] : [send, start, task]);
    focused?.focus();
  };
  app.room.on("state", draw);
  draw();
  return element;
}

function starting(app) {
  const first = app.room.about.warmupMinutes === 0 ? "exercise" : "warm-up";
  const begin = button(first === "exercise" ? "Start exercise" : "Start warm-up", {kind: "primary", large: true, on: () => {
    app.store("phase", {to: first});
  }});
  const waiting = h("span", {class: "quiet", role: "status"});
  const draw = () => {
    const {members} = app.room.state;
    const ready = agreed(app.room.state);
    say(waiting, ready ? "The candidate agreed and is ready." : candidate(members)?.clients.length ? "The candidate is reading what is recorded." : "The candidate is not here yet.");
    disable(begin, app.connection.status.kind !== "open" ? "It waits for the connection." : ready ? "" : "It waits for the candidate to agree.");
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return h("section", {"aria-labelledby": "start-title"}, h("h2", {id: "start-title", class: "plain-section"}, "When everybody is ready"),
    h("p", {class: "soft"}, first === "exercise" ? "There is no warm-up in this interview: the clock starts at once." : "The warm-up is not counted. The candidate learns the tool on a small program."),
    h("div", {class: "consent"}, begin, waiting));
}

function sending(app) {
  const title = h("h2", {id: "invite-title", class: "plain-section"}), words = h("p", {class: "soft"});
  const trial = button("Open the candidate's side", {icon: "external-link", large: true, on: () => app.candidateSide()});
  const about = h("p", {class: "quiet small"}, "“Open the candidate's side” is for trying the room alone: a second window, as the candidate.");
  const draw = () => {
    const came = candidateCame(app.room.state);
    trial.hidden = about.hidden = came;
    say(title, (came ? AGAIN : BRING)[0]);
    say(words, (came ? AGAIN : BRING)[1]);
  };
  app.room.on("state", draw);
  draw();
  return h("section", {"aria-labelledby": "invite-title"}, title, words,
    h("div", {class: "invite-actions"}, button("Copy invitation link", {icon: "link", large: true, on: () => invitation(app)}), trial), about);
}

/** Shows the candidate's invitation ready to send; the link is copied at once where the browser lets it. */
async function invitation(app) {
  // Two presses in a hurry are one wish: a second invitation would be a second candidate.
  if (making) return;
  making = true;
  try {
    const made = await candidateLink(app.id);
    if (made) await shown(made);
  } catch (problem) {
    app.complain(problem.message);
  } finally {
    making = false;
  }
}

/** There is one candidate, and so one invitation: what was made before is shown again, or its link made anew. */
async function candidateLink(interview) {
  const {invitations} = await ask("GET", `/interviews/${interview}`);
  const one = invitations.findLast(isCandidate);
  if (!one) return invite(interview, "candidate", "Candidate");
  const sure = knownLink(interview, one) || !works(one) || await confirm({
    title: `Make a new link for ${one.name}?`, yes: "Make a new link",
    text: "The link that was made before cannot be shown again. It stops working once there is a new one; whoever is in stays in.",
  });
  return sure && (knownLink(interview, one) ?? renew(interview, one.id));
}

async function shown(made) {
  const copied = await copy(made.link);
  const text = h("textarea", {class: "input", rows: String(made.text.split("\n").length + 2), readonly: true, id: newId("invitation")});
  text.value = made.text;
  const whole = copyButton("Copy the text", () => made.text, {source: text, kind: "primary", attributes: {autofocus: true}});
  await dialog({
    title: copied ? "The link is copied" : "The invitation", wide: true,
    body: [h("p", {class: "soft"}, made.reach), h("div", {class: "field"}, h("label", {for: text.id}, "Ready to send"), text),
      h("p", {class: "quiet"}, "Whoever has the link comes in as the candidate.")],
    actions: close => [
      button("Close", {kind: "quiet", on: () => close()}),
      copyButton("Copy the link", () => made.link, {source: text}),
      whole,
    ],
  });
}
