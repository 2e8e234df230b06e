// All whom the ideas of a round name as mentors, to be asked at once. Each still answers in person.
import {ask, Problem} from "../shared/api.js";
import {banner, button, disable, relabel} from "../shared/components.js";
import {copyButton} from "../shared/copy.js";
import {fill, h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {count, hourMinute, longDate} from "../shared/time.js";
import {line, nickFaults, onceKey} from "../desk/form.js";
import {boot, crumb, head, isCoordinator, personPage, section, show, turnTo} from "../desk/page.js";
import {askable, letter, namedIn} from "./named.js";

const id = location.pathname.split("/")[2];
const NEW = "new";
const NOBODY = "nobody";

personPage("Ideas", async me => {
  if (!isCoordinator(me)) {
    show("Mentors", head("Mentors whom the ideas name", "Coordinators ask them here."), h("p", {class: "after"}, h("a", {href: "/ideas"}, "To the ideas")));
    return;
  }
  const [round, ideas, everybody] = await Promise.all([ask("GET", `/rounds/${id}`), everything(`/rounds/${id}/ideas`), everything("/people")]);
  const accounts = askable(everybody);
  const {people, nobody} = namedIn(ideas, accounts);
  const rows = people.map(person => row(person, accounts));
  const crumbs = crumb(round.name, `/rounds/${id}/dashboard`);
  const failed = h("p", {class: "wrong", role: "alert"});
  const act = button(`Ask ${count(rows.length, "person", "people")}`, {kind: "primary", large: true, icon: "send", on: askAll});
  for (const one of rows) one.choice.addEventListener("change", recount);
  recount();

  function recount() {
    const chosen = rows.filter(one => one.choice.value !== NOBODY).length;
    relabel(act, `Ask ${count(chosen, "person", "people")}`);
    disable(act, round.state === "draft" ? "Open the round first." : chosen ? "" : "Choose somebody.");
  }

  async function askAll() {
    fill(failed);
    disable(act, "Asking…");
    const asked = [];
    try {
      for (const one of rows.filter(one => one.choice.value !== NOBODY)) asked.push(await askOne(one));
      await proposeAll(people);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      fill(failed, `${asked.length ? `${count(asked.length, "person", "people")} asked, then it stopped: ` : ""}${problem.message}`);
      disable(act, "");
      if (!asked.length) return;
    }
    turnTo("Asked", crumbs, head(asked.length === 1 ? "One person is asked" : `${asked.length} people are asked`, "It stands in their inbox, and their ideas are proposed. Who is new here needs the link below, which is shown only now."), next, failed, h("ul", {class: "plain letters"}, asked.map(told)));
  }

  show(
    "Mentors",
    crumbs,
    head("Mentors whom the ideas name", "Being named is not being asked. Ask them here all at once; each agrees or declines in person."),
    round.state === "draft" && banner({kind: "warn", icon: "info", fact: "The round is a draft.", then: "Open it first: before that nobody sees that they are asked.", action: h("a", {class: "button", href: `/rounds/${id}/settings`}, "Open it")}),
    rows.length
      ? section(`Named, and not asked yet (${rows.length})`, h("ul", {class: "plain named-people"}, rows.map(one => one.element)), h("div", {class: "acts"}, act), failed)
      : section("Named, and not asked yet", h("p", {class: "soft"}, "Everybody whom the ideas name is asked.")),
    nobody.length > 0 && section(`Ideas that name nobody (${nobody.length})`, h("ul", {class: "plain entries close"}, nobody.map(idea => h("li", {}, h("a", {href: `/ideas/${idea.id}/manage`}, idea.title))))),
  );
});

/** Somebody who is named, and as whom they are asked. */
function row(person, accounts) {
  const known = person.account;
  const choice = h(
    "select",
    {class: "input", "aria-label": `As whom ${person.name} is asked`},
    h("option", {value: NEW, selected: !known}, "A new account, as a mentor"),
    accounts.map(one => h("option", {value: one.id, selected: one === known}, one.mail ? `${one.name}, ${one.mail}` : one.name)),
    h("option", {value: NOBODY}, "Not now"),
  );
  const mail = line({type: "email", maxlength: "254", value: person.mail, placeholder: "Mail address, or none", "aria-label": `Mail address of ${person.name}`});
  const follow = () => (mail.hidden = choice.value !== NEW);
  choice.addEventListener("change", follow);
  follow();
  return {
    person,
    choice,
    mail,
    once: onceKey(),
    element: h("li", {}, h("div", {class: "grow"}, h("strong", {}, person.name), h("p", {class: "soft"}, person.ideas.map(idea => idea.title).join(" · "))), h("div", {class: "as"}, choice, mail)),
  };
}

async function askOne({person, choice, mail, once}) {
  const {name, nick, ideas} = person;
  const made = choice.value === NEW ? await added({name, nick, mail: mail.value.trim()}, once) : null;
  const account = made?.person.id ?? choice.value;
  for (const idea of ideas) await asked(idea, account);
  const link = made ? `${made.link}&to=/my-ideas` : `${location.origin}/my-ideas`;
  const until = made ? `${longDate(made.expiresAt)}, ${hourMinute(made.expiresAt)}` : "";
  return {name, made, words: letter({name, titles: ideas.map(idea => idea.title), link, until, organisation: boot.organisation})};
}

function added({name, nick, mail}, once) {
  const body = {name, roles: ["mentor"], ...(mail && {mail}), ...(nick && !nickFaults(nick).length && {nick})};
  return ask("POST", "/people", body, {headers: once(body)});
}

/** Whoever is asked already, or has agreed, stays so. */
async function asked(idea, account) {
  try {
    Object.assign(idea, await ask("PUT", `/ideas/${idea.id}/mentors/${account}`, {kind: "co"}, {headers: {"If-Match": `"${idea.revision}"`}}));
  } catch (problem) {
    if (!["illegal-transition", "already-agreed"].includes(problem.slug)) throw problem;
  }
}

/** A draft with somebody who is asked looks for its mentors from now on. */
async function proposeAll(people) {
  for (const idea of new Set(people.flatMap(one => one.ideas))) {
    if (idea.allowedActions?.includes("propose")) await ask("POST", `/ideas/${idea.id}/transitions`, {action: "propose"}, {headers: {"If-Match": `"${idea.revision}"`}});
  }
}

const next = h("div", {class: "acts"}, h("a", {class: "button large", href: `/rounds/${id}/dashboard`}, "See what is missing"));

/** What to send to one of them. */
function told({name, made, words}) {
  const text = h("textarea", {class: "input", rows: String(words.split("\n").length + 1), readonly: true, "aria-label": `What to send to ${name}`});
  text.value = words;
  return h("li", {}, h("div", {class: "line"}, h("strong", {}, name), made && h("span", {class: "quiet"}, "new account"), h("span", {class: "grow"}), copyButton(`Copy for ${name}`, () => words, {source: text})), h("details", {}, h("summary", {}, "What is copied"), text));
}
