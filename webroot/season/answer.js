// What somebody who was asked to mentor an idea answers, in person; and taking that back.
import {button, disable} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {fill, h, icon, newId} from "../shared/dom.js";
import {entry, line} from "../desk/form.js";
import {kindWord} from "./words.js";

const MOST_HOURS = 80;

/**
 * The question, with the answers at hand.
 * @param {{kind: string}} mentorship one's own @param {{pledge: number, mayAgree: boolean, agree: (hours: number) => Promise<any>, decline: () => Promise<any>}} options
 */
export function answering({kind}, {pledge, mayAgree, agree, decline}) {
  const id = newId("hours"),
    error = h("span", {class: "error", role: "alert"});
  const hours = line({type: "number", inputmode: "numeric", min: pledge, max: MOST_HOURS, step: "1", value: pledge, id});
  const given = () => Number(hours.value);
  const yes = button("Agree", {
    kind: "primary",
    large: true,
    icon: "check",
    on: async () => {
      const whole = Number.isInteger(given()) && given() >= pledge && given() <= MOST_HOURS;
      fill(error, whole ? null : [icon("circle-alert"), h("span", {}, `A whole number from ${pledge} to ${MOST_HOURS}.`)]);
      if (!whole) return hours.focus();
      return once(() => agree(given()));
    },
  });
  const no = button("Decline", {large: true, on: () => once(decline)});

  async function once(work) {
    disable(yes, "Answering…");
    disable(no, "Answering…");
    try {
      await work();
    } finally {
      disable(yes, "");
      disable(no, "");
    }
  }

  return h(
    "div",
    {class: "answering"},
    mayAgree
      ? [
          h("div", {class: "pledge"}, h("label", {for: id}, "Hours a week"), hours),
          yes,
          no,
          h("p", {class: "quiet"}, `As ${kindWord(kind).toLowerCase()}. This round asks for at least ${pledge} hours a week.`),
          error,
        ]
      : [no, h("p", {class: "quiet"}, "A coordinator has to make you a mentor first; then you can agree.")],
  );
}

/** The part of an idea's desk for whoever is asked to mentor it. */
export function answerPart(idea, me, {pledge, act}) {
  const own = idea.mentorships.find(one => one.person.id === me.id && one.state === "asked");
  if (!own || !idea.allowedActions.includes("decline")) return null;
  const answer = (body, words) => act("POST", `/mentors/${me.id}/transitions`, body, words);
  return h(
    "section",
    {class: "group asked", "aria-label": "Your answer", "data-part": "answer"},
    h("h2", {class: "section"}, "You are asked to mentor it"),
    answering(own, {
      pledge,
      mayAgree: idea.allowedActions.includes("agree"),
      agree: hours => answer({action: "agree", hours}, "You mentor this idea now."),
      decline: () => answer({action: "decline"}, "You declined."),
    }),
  );
}

/** Asks for the words that whoever takes over needs. @returns {Promise<string|undefined>} */
export function askNote({title, needed}) {
  const words = entry("For whoever takes over", h("textarea", {class: "input", rows: "5", maxlength: "4000", autofocus: true}), {
    help: needed ? "Applicants and interns do not see it." : "May stay empty. Applicants and interns do not see it.",
  });
  return dialog({
    title,
    body: [h("p", {class: "soft"}, "You are no longer its mentor then. If too few are left, it seeks a mentor again."), words.element],
    submit: close => (needed && !words.input.value.trim() ? words.fail("Write a few words for whoever takes over.") : close(words.input.value.trim())),
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Withdraw", {kind: "danger", attributes: {type: "submit"}})],
  });
}
