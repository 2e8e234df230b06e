// What is decided of an application: by coordinators, and for nobody else to see before the announcement.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {askText, confirm, dialog} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {entry} from "../desk/form.js";
import {moment} from "../season/moments.js";
import {notOffered, programmeName, undecided} from "./choosing.js";
import {figure, spreadWords} from "./criteria.js";
import {recommended} from "./recommendation.js";

const MOST_WORDS = "4000";
const MOST_REASON = "2000";

/**
 * @param {object} application @param {{coordinator: boolean, mentorIds: Set<string>, reviews: ?object, act: Function}} options `mentorIds` of those who
 *   agreed to mentor its idea: only what they recommend counts
 */
export function decisionPart(application, {coordinator, mentorIds, reviews, act}) {
  const {decision} = application;
  if (!coordinator && !decision) return null;
  return h(
    "section",
    {class: "panel-part decision", "aria-label": "Decision", "data-part": "decision"},
    h("h2", {class: "section"}, "Decision"),
    decision ? decided(application, act) : open(application, {mentorIds, reviews, act}),
    secrecy(application),
  );
}

const announced = ({dates}) => !!dates.announceAt && Date.parse(dates.announceAt) <= Date.now();

/** When those outside learn of it. */
function secrecy(application) {
  const {dates, decision} = application;
  if (announced(application)) return !decision && undecided(application) && h("p", {class: "soft secrecy"}, icon("info"), h("span", {}, `It was announced ${moment(dates.announceAt)}: what you decide now, the applicant is told at once.`));
  return h("p", {class: "soft secrecy"}, icon("eye-off"), h("span", {}, "Nobody outside learns of a decision before ", h("strong", {}, dates.announceAt ? moment(dates.announceAt) : "the announcement"), ": no page, no mail, no answer tells it."));
}

function decided(application, act) {
  const {decision, state, programmes, allowedActions} = application;
  const words = decision.outcome === "accepted" ? `Accepted in ${programmeName(programmes, decision.programme)}.` : "Declined.";
  const revoke = async () => {
    const reason = await askText({
      title: "Take the decision back?",
      text: "It is undecided again, as it was before. The audit trail keeps the reason.",
      label: "Why",
      yes: "Take it back",
      danger: true,
      check: text => (text ? "" : "Say why."),
    });
    if (reason) await act("POST", "/transitions", {action: "revoke", reason}, "Taken back.");
  };
  const withdraw = async () => {
    const sure = await confirm({title: "They do not come after all?", text: "The application counts as withdrawn, and its place is free again. This cannot be taken back.", yes: "They do not come", danger: true});
    if (sure) await act("POST", "/transitions", {action: "withdraw"}, "Withdrawn: its place is free.");
  };
  return [
    h("p", {class: "outcome", "data-outcome": decision.outcome}, icon(decision.outcome === "accepted" ? "circle-check" : "circle-x"), h("strong", {}, words)),
    state === "withdrawn" && h("p", {class: "soft"}, "The applicant withdrew it since."),
    decision.words && h("blockquote", {}, h("p", {class: "as-written"}, decision.words), h("p", {class: "quiet"}, announced(application) ? "The applicant reads this." : "The applicant reads this from the announcement on.")),
    h(
      "div",
      {class: "acts tight"},
      allowedActions.includes("revoke") && button("Take it back…", {kind: "quiet", icon: "rotate-ccw", on: revoke}),
      allowedActions.includes("withdraw") && button("They do not come after all…", {kind: "danger", on: withdraw}),
    ),
  ];
}

function open(application, {mentorIds, reviews, act}) {
  const {recommendations, allowedActions, capacity, taken} = application;
  const may = action => allowedActions.includes(action);
  const counted = recommendations.filter(({person, verdict}) => verdict === "accept" && mentorIds.has(person.id));
  const why = notOffered(application, {accept: may("accept"), decline: may("decline"), now: Date.now(), moment});
  const elsewhere = h("p", {class: "soft"});
  if (why.startsWith("They are accepted")) linkElsewhere(application, elsewhere);
  return [
    undecided(application) && [
      recommendations.length ? recommended(recommendations) : h("p", {class: "soft"}, "No mentor of the idea recommends anything yet."),
      reviews?.open && reviews.count > 0 && h("p", {class: "soft"}, h("a", {href: "#reviews"}, count(reviews.count, "review")), `, mean ${figure(reviews.mean)}. ${spreadWords(reviews.spread)}`),
      !why && h("p", {class: "soft"}, places(capacity, taken)),
    ],
    why && h("p", {class: "soft refused"}, icon("info"), h("span", {}, why)),
    elsewhere,
    (may("accept") || may("decline")) &&
      h(
        "div",
        {class: "acts tight"},
        may("accept") && button("Accept…", {kind: "primary", icon: "check", on: () => accept(application, counted.length > 0, act)}),
        may("decline") && button("Decline…", {on: () => decline(application, act)}),
      ),
  ];
}

function places(capacity, taken) {
  if (capacity === 1) return "The one place of this idea is free.";
  return `${taken} of the ${capacity} places of this idea ${taken === 1 ? "is" : "are"} given away.`;
}

/** Where the same person is accepted. */
async function linkElsewhere({round, applicant}, place) {
  const {items} = await ask("GET", `/rounds/${round.id}/applications?state=accepted&limit=200&q=${encodeURIComponent(applicant.name)}`);
  const other = items.find(one => one.applicant.id === applicant.id);
  if (other) fill(place, "With that for ", h("a", {href: `/applications/${other.id}`}, other.idea.title), ".");
}

/** What has to be overridden by a reason. */
function lacking({assessment, state}, recommendedBySomebody) {
  return [!recommendedBySomebody && "No mentor of the idea recommends it.", assessment !== "none" && state !== "interviewed" && "There is no graded interview."].filter(Boolean);
}

const told = application => (announced(application) ? "They are told at once." : `They learn of it on ${moment(application.dates.announceAt)}, as everybody does, and not before.`);

async function accept(application, recommendedBySomebody, act) {
  const {form, programmes, applicant} = application;
  const lacks = lacking(application, recommendedBySomebody);
  const choices = form.programmes.map((id, at) =>
    h("label", {class: "choice"}, h("input", {type: "radio", name: "programme", value: id, checked: at === 0, autofocus: at === 0}), h("span", {}, h("strong", {}, programmeName(programmes, id)))),
  );
  const programme = h("fieldset", {class: "bare field"}, h("legend", {class: "label"}, "In which programme"), choices);
  const reason = entry("Why you accept all the same", h("textarea", {class: "input", rows: "3", maxlength: MOST_REASON}), {help: "The audit trail keeps it; the applicant does not read it."});
  reason.input.addEventListener("input", () => reason.fail(""));
  const given = () => reason.input.value.trim().replace(/\s+/g, " ");
  const body = await dialog({
    title: `Accept ${applicant.name}?`,
    body: [h("p", {class: "soft"}, told(application)), programme, lacks.length > 0 && h("p", {class: "lacks-line"}, icon("triangle-alert"), h("span", {}, `${lacks.join(" ")} Accepting needs a reason then.`)), lacks.length > 0 && reason.element].filter(Boolean),
    submit: close => {
      if (lacks.length && !given()) {
        reason.fail("Say why.");
        reason.focus();
      } else close({action: "accept", programme: programme.querySelector("input:checked").value, ...(lacks.length > 0 && {reason: given()})});
    },
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Accept", {kind: "primary", attributes: {type: "submit"}})],
  });
  if (body) await act("POST", "/transitions", body, "Accepted.");
}

async function decline(application, act) {
  const words = entry("To the applicant", h("textarea", {class: "input", rows: "5", maxlength: MOST_WORDS, autofocus: true}), {help: "May stay empty. What would have helped, and what to try next, is worth more than a reason."});
  const body = await dialog({
    title: `Decline ${application.applicant.name}?`,
    body: [h("p", {class: "soft"}, told(application)), words.element],
    submit: close => close({action: "decline", ...(words.input.value.trim() && {words: words.input.value.trim()})}),
    actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Decline", {kind: "danger", attributes: {type: "submit"}})],
  });
  if (body) await act("POST", "/transitions", body, "Declined.");
}
