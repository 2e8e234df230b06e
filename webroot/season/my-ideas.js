// What one is asked to mentor, what one mentors, and what one wrote.
import {ask, Problem} from "../shared/api.js";
import {toast} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {count, longDate} from "../shared/time.js";
import {head, personPage, section, show} from "../desk/page.js";
import {answering} from "./answer.js";
import {stateChip} from "./steps.js";
import {kindWord} from "./words.js";

personPage("Ideas", async me => {
  const failed = h("p", {class: "wrong", role: "alert"});
  const mentors = me.roles.includes("mentor");

  async function draw(focus) {
    const [found, rounds] = await Promise.all([everything("/me/ideas"), everyRound()]);
    const items = found.toSorted((one, other) => Date.parse(other.changedAt) - Date.parse(one.changedAt));
    const own = idea => idea.mentorships.find(one => one.person.id === me.id);
    const asked = items.filter(idea => own(idea)?.state === "asked" && idea.state !== "archived");
    const mentored = items.filter(idea => own(idea)?.state === "agreed");
    const written = items.filter(idea => idea.author?.id === me.id && !mentored.includes(idea) && !asked.includes(idea));
    const collecting = [...rounds.values()].find(round => round.collecting);
    show(
      "Your ideas",
      head("Your ideas", lede(asked, mentored, written), collecting && h("a", {class: "button large", href: "/ideas/new"}, "New idea")),
      failed,
      asked.length > 0 && section(`You are asked (${asked.length})`, h("ul", {class: "plain own-ideas"}, asked.map(idea => question(idea, own(idea), rounds.get(idea.round))))),
      mentored.length > 0 && section(`You mentor (${mentored.length})`, h("ul", {class: "plain own-ideas"}, mentored.map(idea => row(idea, rounds, `${kindWord(own(idea).kind)}, ${count(own(idea).hours ?? 0, "hour")} a week`, applications(idea, rounds.get(idea.round)))))),
      written.length > 0 && section(`You wrote (${written.length})`, h("ul", {class: "plain own-ideas"}, written.map(idea => row(idea, rounds, mentorWords(idea))))),
      !items.length && empty(mentors, collecting),
    );
    if (focus) document.querySelector("h1").focus();
  }

  function question(idea, mentorship, round) {
    const answer = (body, words) => attempt(() => ask("POST", `/ideas/${idea.id}/mentors/${me.id}/transitions`, body, {headers: {"If-Match": `"${idea.revision}"`}}), words);
    return h(
      "li",
      {class: "asked-idea"},
      h(
        "div",
        {class: "grow"},
        h("a", {class: "name", href: `/ideas/${idea.id}/manage`}, idea.title),
        h("p", {class: "soft"}, idea.summary || "No summary yet."),
        h("p", {class: "quiet"}, about(idea, round)),
      ),
      answering(mentorship, {
        pledge: round?.settings.pledgeHours ?? 1,
        mayAgree: mentors,
        agree: hours => answer({action: "agree", hours}, `You mentor “${idea.title}” now.`),
        decline: () => answer({action: "decline"}, `You declined “${idea.title}”.`),
      }),
    );
  }

  async function attempt(work, words) {
    failed.textContent = "";
    try {
      await work();
      await draw(true);
      toast(words, {icon: "check"});
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === "stale-revision") await draw(true);
      failed.textContent = problem.slug === "stale-revision" ? "It was changed in the meantime. Look again before you answer." : problem.message;
    }
  }

  await draw();
});

async function everyRound() {
  const {items} = await ask("GET", "/rounds?limit=200");
  return new Map(items.map(round => [round.id, round]));
}

function lede(asked, mentored, written) {
  if (asked.length) return asked.length === 1 ? "One idea waits for your answer." : `${asked.length} ideas wait for your answer.`;
  return mentored.length || written.length ? "Nobody waits for an answer of yours." : null;
}

const about = (idea, round) => [idea.author && `written by ${idea.author.name}`, idea.language, idea.skillLevel ?? idea.difficulty, idea.projectSize, round?.name].filter(Boolean).join(" · ");

function mentorWords({mentorships}) {
  const of = state => mentorships.filter(one => one.state === state).map(one => one.person.name);
  const [agreed, asked] = [of("agreed"), of("asked")];
  if (agreed.length) return `mentored by ${agreed.join(", ")}`;
  return asked.length ? `asked: ${asked.join(", ")}` : "nobody is asked to mentor it";
}

/** Where one reads who applies for an idea that one mentors. */
function applications({id, state}, round) {
  const applied = ["published", "taken"].includes(state) && round?.dates.applyOpen && Date.parse(round.dates.applyOpen) <= Date.now();
  return applied && h("p", {}, h("a", {href: `/rounds/${round.id}/applications?idea=${id}`}, "Applications for it"));
}

const row = (idea, rounds, words, below) =>
  h(
    "li",
    {},
    h("div", {class: "grow"}, h("a", {class: "name", href: `/ideas/${idea.id}/manage`}, idea.title), h("p", {class: "soft"}, idea.summary || "No summary yet.")),
    h(
      "div",
      {class: "side"},
      h("p", {class: "line"}, stateChip(idea) ?? h("span", {}, idea.state), h("span", {class: "quiet"}, rounds.get(idea.round)?.name)),
      h("p", {class: "quiet"}, words),
      h("p", {class: "quiet"}, "changed ", h("time", {datetime: idea.changedAt}, longDate(idea.changedAt))),
      below,
    ),
  );

const empty = (mentors, collecting) =>
  h(
    "div",
    {class: "empty"},
    h("strong", {}, "No ideas yet."),
    h("p", {}, mentors ? "What you write and what you are asked to mentor stands here." : "What you write stands here."),
    collecting
      ? h("div", {class: "acts"}, h("a", {class: "button primary large", href: "/ideas/new"}, "Write an idea"))
      : h("p", {class: "after"}, h("a", {href: "/ideas"}, "To the ideas of others")),
  );
