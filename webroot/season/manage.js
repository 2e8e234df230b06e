// The desk of one idea: how far it is, what it lacks, who mentors it, and what may be done next.
import {ask, Problem} from "../shared/api.js";
import {toast} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {longDate} from "../shared/time.js";
import {crumb, head, isCoordinator, personPage, runsTheHouse, section, show, turnTo} from "../desk/page.js";
import {answerPart} from "./answer.js";
import {deeds} from "./deeds.js";
import {mentorsPart} from "./mentors-part.js";
import {revisionsPart} from "./revisions.js";
import {stateChip, steps} from "./steps.js";
import {ideaText} from "./idea-text.js";

const id = location.pathname.split("/")[2];
const path = `/ideas/${id}`;

personPage("Ideas", async me => {
  let idea = await ask("GET", path);
  if (!idea.missing) {
    show(idea.title, crumb("Ideas", "/ideas"), head(idea.title, "Its desk is for those who write it, mentor it or are asked to."), h("p", {class: "after"}, h("a", {href: path}, "Read the idea")));
    return;
  }
  const [round, rounds, mentors] = await Promise.all([
    ask("GET", `/rounds/${idea.round}`),
    isCoordinator(me) ? everything("/rounds") : [],
    idea.allowedActions.includes("ask") ? everything("/mentors") : [],
  ]);
  const top = h("div", {}),
    main = h("div", {}),
    side = h("div", {}),
    past = h("div", {});
  const failed = h("p", {class: "wrong", role: "alert"});

  /** Asks the server to do something with the idea as it is shown here. @returns {Promise<any>} what the server answers, or undefined where it refused */
  async function act(method, below, body, words) {
    say(failed, "");
    try {
      const now = await ask(method, `${path}${below}`, body, {headers: {"If-Match": idea.etag}});
      if (now?.missing) changed(now, words);
      else gone(now, words);
      return now;
    } catch (problem) {
      await refused(problem);
      return undefined;
    }
  }

  function changed(now, words) {
    const focus = document.activeElement?.closest("[data-part]")?.dataset.part;
    idea = now;
    draw();
    if (words) toast(words, {icon: "check"});
    (focus && document.querySelector(`[data-part="${focus}"] :is(button, a, input)`))?.focus();
  }

  /** Whoever declined or withdrew has no part in it any more. @param {?object} now what everybody reads of it, if anything */
  function gone(now, words) {
    turnTo(
      "Answered",
      h(
        "div",
        {class: "narrow"},
        head(words, now ? "Its author and the coordinators are told." : "Its author and the coordinators are told. It is not published, so you do not see it any more."),
        h("div", {class: "acts"}, h("a", {class: "button large primary", href: "/my-ideas"}, "To your ideas"), now && h("a", {class: "button large", href: path}, "Read the idea")),
      ),
    );
  }

  async function refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.slug === "stale-revision") {
      idea = await ask("GET", path);
      draw();
      say(failed, "Somebody changed it in the meantime. It is shown as it is now: look again before you go on.");
    } else say(failed, [problem.message, ...problem.errors.map(one => one.detail)].filter((text, at, all) => all.indexOf(text) === at).join(" "));
    failed.scrollIntoView({block: "nearest"});
  }

  function draw() {
    fill(top, heading(idea, round, me), steps(idea));
    fill(main, answerPart(idea, me, {pledge: round.settings.pledgeHours, act}), missingPart(idea, round), mentorsPart(idea, {me, mentors, round, act}), notesPart(idea), ideaText(idea));
    fill(side, deeds(idea, {me, round, rounds, act, failed}));
    revisionsPart(path, idea).then(element => fill(past, element), problem => fill(past, h("p", {class: "wrong"}, problem.message)));
  }

  draw();
  show(idea.title, top, h("div", {class: "beside-side"}, main, side), past);
});

const heading = (idea, round, me) => [
  runsTheHouse(me) ? crumb(round.name, `/rounds/${round.id}/dashboard`) : crumb(round.name, `/rounds/${round.id}`),
  h(
    "div",
    {class: "head"},
    h(
      "div",
      {class: "grow"},
      h("h1", {class: "title"}, idea.title),
      h(
        "p",
        {class: "under line"},
        stateChip(idea),
        h("span", {}, `written by ${idea.author.name} · last changed ${longDate(idea.changedAt)}`),
      ),
    ),
  ),
];

/** What keeps it from the next step, with where that is mended. */
function missingPart(idea, round) {
  if (["published", "taken", "archived"].includes(idea.state)) return null;
  const edit = pointer => `${path}/edit#${pointer.slice(1)}`;
  const may = idea.allowedActions.includes("edit");
  const fields = idea.missing.map(({pointer, detail}) => h("li", {}, may ? h("a", {href: edit(pointer)}, detail) : detail));
  const agreed = idea.mentorships.filter(one => one.state === "agreed" && one.kind !== "backup").length;
  const wanted = round.settings.minAgreedMentors - agreed;
  const people = wanted > 0 && h("li", {}, wanted === 1 ? "One mentor must agree in person; a backup does not count." : `${wanted} mentors must agree in person; a backup does not count.`);
  const propose = idea.state === "draft" && h("li", {}, idea.mentorships.length ? "It must be proposed." : "It must be proposed, which needs somebody who is asked to mentor it.");
  if (!fields.length && !people && !propose) return null;
  return section("Missing before it can be published", h("ul", {class: "plain missing"}, propose, people, fields));
}

/** What somebody who withdrew left for whoever takes over. */
const notesPart = idea =>
  idea.notes.length > 0 &&
  h(
    "section",
    {class: "group hatched notes"},
    h("h2", {class: "section"}, "Left by those who withdrew"),
    h("p", {class: "quiet"}, "Applicants and interns cannot see this."),
    idea.notes.map(({person, note}) => h("blockquote", {}, h("p", {class: "as-written"}, note), h("p", {class: "quiet"}, person.name))),
  );
