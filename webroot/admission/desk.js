// One application for a mentor or a coordinator: what it says at the left, what one thinks of it at the right.
import {ask, Problem} from "../shared/api.js";
import {toast} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {count} from "../shared/time.js";
import {crumb, isCoordinator, show} from "../desk/page.js";
import {moment} from "../season/moments.js";
import {conflictsPart, tooNear} from "./conflicts.js";
import {contactPart} from "./contact.js";
import {decisionPart} from "./decision.js";
import {programmesLine, readingParts} from "./reading.js";
import {recommendationPart} from "./recommendation.js";
import {reviewPanel} from "./review.js";
import {reviewsPart} from "./reviews.js";
import {stateChip} from "./state-chip.js";
import {changesPart} from "./texts.js";

/** Draws it in the place of the page. @param {object} application as those read it who did not write it @param {object} me */
export async function drawDesk(application, me) {
  const path = `/applications/${application.id}`;
  const [idea, submitted] = await Promise.all([ask("GET", `/ideas/${application.idea.id}`), application.receipt ? everything(`${path}/submitted`) : []]);
  const mentors = idea.mentorships.filter(one => one.state === "agreed").map(one => one.person);
  const who = {me, mentors, mentorIds: new Set(mentors.map(one => one.id)), coordinator: isCoordinator(me), mentor: mentors.some(one => one.id === me.id)};
  let reviews = await readReviews(application);

  const top = h("div", {}),
    side = h("aside", {class: "choosing-side", id: "side", "aria-label": "What you think of it"}),
    thought = h("div", {}),
    failed = h("p", {class: "wrong", role: "alert"});

  /** Asks the server to do something with the application as it is shown here, and shows what it is after that. */
  async function act(method, below, body, words) {
    say(failed, "");
    try {
      await ask(method, path + below, body, {headers: {"If-Match": application.etag}});
      await again();
      toast(words, {icon: "check"});
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === "stale-revision") await again();
      say(failed, problem.slug === "stale-revision" ? "It was changed in the meantime, and is shown as it is now: look again before you go on." : [problem.message, ...problem.errors.map(one => one.detail)].join(" "));
      failed.scrollIntoView({block: "nearest"});
    }
  }

  async function again() {
    application = await ask("GET", path);
    reviews = await readReviews(application);
    draw();
  }

  const judged = () => !!reviews?.own?.lockedAt;

  /** One's own review stays as it is while somebody writes it, whatever else is drawn anew. */
  let own = null,
    ownKind = "";
  function ownReview() {
    const may = application.allowedActions.includes("review") || judged();
    const kind = application.conflicted ? "near" : may ? "review" : "none";
    if (kind !== ownKind) own = {near: () => tooNear(application, me), review: () => reviewing(), none: () => null}[kind]();
    ownKind = kind;
    return own;
  }

  function reviewing() {
    const panel = reviewPanel(application, reviews, {others: besideOwn(), changed: reviewed});
    return who.coordinator && !who.mentor && !reviews.own ? aside(panel) : panel;
  }

  function drawSide() {
    fill(
      side,
      failed,
      decisionPart(application, {...who, reviews, act}),
      ownReview(),
      recommendationPart(application, {me, judged: judged(), act}),
      conflictsPart(application, {...who, act}),
    );
  }

  function reviewed(now) {
    reviews = now;
    drawSide();
    fill(thought, reviewsPart(reviews, notShown()));
  }

  /** How many others there are beside one's own that is not locked. */
  const besideOwn = () => `${reviews.count ? count(reviews.count, "other review is locked", "other reviews are locked") : "No other review is locked yet"}. What others think is shown once yours is locked, so that nobody sways anybody.`;

  function notShown() {
    if (application.conflicted) return "They are not shown to you: you are too near to this application.";
    if (!application.receipt) return "There is nothing to review before it is submitted.";
    const expected = mentors.filter(one => !application.conflicts.some(({person}) => person.id === one.id)).length;
    const there = `${reviews.count} of ${expected} ${expected === 1 ? "review is" : "reviews are"} locked.`;
    return who.mentor ? `${there} You read them once you locked your own, so that nobody sways anybody.` : `${there} You read them once all are, or once you locked one of your own.`;
  }

  function draw() {
    fill(top, heading(application));
    drawSide();
    fill(thought, reviewsPart(reviews, notShown()));
  }

  draw();
  const changed = changesPart(submitted, application);
  const contact = await contactPart(application, {mentor: who.mentor});
  show(
    `${application.applicant.name}, ${application.idea.title}`,
    top,
    parts(changed),
    h("div", {class: "choosing"}, h("div", {class: "reading", id: "text"}, application.erasedAt ? erased(application) : application.form ? readingParts(application) : nothingYet(), changed, thought, contact), side),
  );
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Whoever is too near reads none, and asking for them would be refused. */
const readReviews = async ({id, conflicted}) => (conflicted ? null : ask("GET", `/applications/${id}/reviews`));

const heading = application => [
  crumb(`Applications, ${application.round.name}`, `/rounds/${application.round.id}/applications`),
  h("h1", {class: "title"}, application.applicant.name),
  h("p", {class: "lede"}, "for ", h("a", {href: `/ideas/${application.idea.id}`}, application.idea.title)),
  h(
    "p",
    {class: "under line"},
    stateChip(application),
    h("span", {}, [programmesLine(application), application.receipt && `text ${application.receipt.number}, submitted ${moment(application.receipt.at)}`].filter(Boolean).join(" · ")),
  ),
  application.receipt && application.state === "draft" && h("p", {class: "soft"}, "The applicant opened it again and writes on it. This is the text that was submitted last."),
];

const parts = changed =>
  h(
    "nav",
    {class: "parts", "aria-label": "On this page"},
    [["text", "What it says"], changed && ["changes", "What changed"], ["reviews", "Reviews"], ["contact", "Contact"]].filter(Boolean).map(([id, label]) => h("a", {href: `#${id}`}, label)),
    h("a", {class: "to-side", href: "#side"}, "What you think of it"),
  );

const erased = ({erasedAt}) => h("p", {class: "soft"}, `What it said was erased on ${moment(erasedAt)}, as this round tells everybody who does not come.`);

const nothingYet = () => h("div", {class: "state"}, h("strong", {}, "Nothing is submitted yet."), h("span", {}, "They are writing it, and are in touch with you. The draft is theirs alone."));

/** Coordinators may review, and seldom do. */
const aside = review => h("details", {class: "panel-part"}, h("summary", {}, "Review it yourself"), review);
