// What the mentors of an idea say should become of an application.
import {button} from "../shared/components.js";
import {h, icon} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {entry, form} from "../desk/form.js";

const MOST = 4000;
export const VERDICTS = [
  ["accept", "Accept", "I would mentor this person on it."],
  ["decline", "Decline", "It should not come about."],
];
const VERDICT_WORDS = {accept: "recommends to accept", decline: "recommends to decline"};

/** All that there are, each with who said it. @param {object[]} recommendations */
export const recommended = recommendations =>
  h(
    "ul",
    {class: "plain recommended"},
    recommendations.map(({person, verdict, reason, at}) =>
      h("li", {"data-verdict": verdict}, h("p", {}, h("strong", {}, person.name), ` ${VERDICT_WORDS[verdict]} `, h("span", {class: "quiet"}, longDate(at))), reason && h("p", {class: "soft as-written"}, reason)),
    ),
  );

/**
 * One's own, and those of the others once one's own review is locked: until then they would sway as a review does.
 * @param {object} application @param {{me: object, judged: boolean, act: Function}} options `judged` says whether one's own review is locked
 */
export function recommendationPart({allowedActions, recommendations}, {me, judged, act}) {
  const own = recommendations.find(one => one.person.id === me.id),
    others = recommendations.filter(one => one !== own);
  if (!allowedActions.includes("recommend") && !own) return null;
  return h(
    "section",
    {class: "panel-part", "aria-label": "Your recommendation", "data-part": "recommendation"},
    h("h2", {class: "section"}, "Your recommendation"),
    allowedActions.includes("recommend") ? choosing(own, act) : recommended([own]),
    others.length > 0 && (judged ? recommended(others) : h("p", {class: "soft blind"}, icon("eye-off"), h("span", {}, "What others recommend is shown once your review is locked."))),
  );
}

function choosing(own, act) {
  const choices = VERDICTS.map(([value, label, about]) =>
    h("label", {class: "choice"}, h("input", {type: "radio", name: "verdict", value, checked: own?.verdict === value}), h("span", {}, h("strong", {}, label), h("span", {class: "quiet"}, about))),
  );
  const verdicts = h("fieldset", {class: "bare field"}, h("legend", {class: "unseen"}, "What should become of it"), choices);
  verdicts.addEventListener("change", () => element.classList.add("begun"));
  const chosen = () => verdicts.querySelector("input:checked")?.value;
  const reason = entry("Why", h("textarea", {class: "input", rows: "2", maxlength: String(MOST)}), {help: "May stay empty. The other mentors and coordinators read it."});
  reason.input.value = own?.reason ?? "";
  const element = form({
    act: button(own ? "Change it" : "Recommend"),
    doing: "Saving…",
    entries: {"/reason": reason},
    check: () => (chosen() ? [] : [{pointer: "/verdict", detail: "Choose one of the two."}]),
    work: () => act("PUT", "/recommendation", {verdict: chosen(), reason: reason.input.value.trim()}, own ? "Your recommendation is changed." : "Recommended."),
    children: [verdicts, reason.element],
  });
  element.classList.add("recommending");
  return element;
}
