// What the panel does in the lobby: send the candidate a link, or try their side alone, and start when everybody is ready.
import {button, disable} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {h, newId, say} from "../shared/dom.js";
import {invite, TRIAL} from "../shared/invite.js";
import {agreed, candidate, candidateCame} from "./people.js";
import {plannedTask} from "./planned.js";

/** @param {object} app @returns {HTMLElement} */
export function bringIn(app) {
  const first = app.room.about.warmupMinutes === 0 ? "exercise" : "warm-up";
  const begin = button(first === "exercise" ? "Start exercise" : "Start warm-up", {kind: "primary", large: true, on: () => {
    app.store("phase", {to: first});
  }});
  const waiting = h("span", {class: "quiet", role: "status"});
  const trial = button("Open the candidate's side", {icon: "external-link", large: true, on: () => app.candidateSide()});
  const about = h("p", {class: "quiet small"}, "“Open the candidate's side” is for trying the room alone: a second window, as the candidate.");
  const draw = () => {
    const {state} = app.room, {members} = state;
    const ready = agreed(state);
    trial.hidden = about.hidden = candidateCame(state);
    say(waiting, ready ? "The candidate agreed and is ready." : candidate(members)?.clients.length ? "The candidate is reading what is recorded." : "The candidate is not here yet.");
    disable(begin, app.connection.status.kind !== "open" ? "It waits for the connection." : ready ? "" : "It waits for the candidate to agree.");
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return h("div", {}, h("section", {"aria-labelledby": "invite-title"}, h("h2", {id: "invite-title", class: "plain-section"}, "Bring the candidate in"),
    h("p", {class: "soft"}, "Make a link, and send it by mail or chat. It works in any browser, without an account."),
    h("div", {class: "invite-actions"}, button("Copy invitation link", {icon: "link", large: true, on: () => invitation(app)}),
      trial), about),
    h("section", {"aria-labelledby": "start-title"}, h("h2", {id: "start-title", class: "plain-section"}, "When everybody is ready"),
      h("p", {class: "soft"}, first === "exercise" ? "There is no warm-up in this interview: the clock starts at once." : "The warm-up is not counted. The candidate learns the tool on a small program."),
      h("div", {class: "consent"}, begin, waiting)),
    h("section", {"aria-labelledby": "task-title"}, h("h2", {id: "task-title", class: "plain-section"}, "The task"), plannedTask(app)));
}

/** Makes an invitation and shows it ready to send; the link is copied at once where the browser lets it. */
async function invitation(app) {
  let made;
  try {
    made = await invite(app.id, "candidate", candidateName(app));
  } catch (problem) {
    app.complain(problem.message);
    return;
  }
  const copied = await copyText(made.link);
  const text = h("textarea", {class: "input", rows: "8", readonly: true, id: newId("invitation")});
  text.value = made.text;
  await dialog({
    title: copied ? "The link is copied" : "The invitation", wide: true,
    body: [h("p", {class: "soft"}, made.reach), h("div", {class: "field"}, h("label", {for: text.id}, "Ready to send"), text),
      h("p", {class: "quiet"}, "Whoever has the link comes in as the candidate.")],
    actions: close => [
      button("Copy the text", {icon: "copy", on: async () => await copyText(made.text) || text.select()}),
      button("Copy the link", {icon: "link", on: () => copyText(made.link)}),
      button("Close", {kind: "primary", on: () => close()}),
    ],
  });
}

/** A link for the person to be interviewed never goes out under the name of a try. */
function candidateName(app) {
  const name = candidate(app.room.state.members)?.name;
  return !name || name === TRIAL ? "Candidate" : name;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
