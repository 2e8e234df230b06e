// What an import does, idea by idea, before and after it is done.
import {ask} from "../shared/api.js";
import {banner, button, disable} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {head, section} from "../desk/page.js";
import {fieldDifferences} from "./difference-view.js";
import {fieldLabel, FIELDS, fieldText} from "./fields.js";
import {formatWord, reasonWords} from "./words.js";
import {takeOver} from "./take-over.js";

const LONG_MILLIS = 1000;
const OUTCOMES = [
  ["created", "new", "New ideas"],
  ["changed", "changed", "Changed"],
  ["unchanged", "unchanged", "Unchanged"],
  ["skipped", "skipped", "Skipped"],
];

/**
 * @param {object} round @param {object} found the import
 * @param {{again: () => Promise<void>, kept: boolean, back: () => void, done: (applied: object) => void}} options `again` reads
 *   the same page once more; `kept` says whether its text is still in this window
 */
export function report(round, found, {again, kept, back, done}) {
  const by = Object.groupBy(found.entries, entry => entry.outcome);
  const of = outcome => by[outcome] ?? [];
  const deeds = of("created").length + of("changed").length;
  const trouble = h("div", {class: "trouble", tabindex: "-1"});
  const title = found.applied ? "Imported" : "What this page would do";
  return {
    title,
    element: [
      head(title, found.applied ? doneWords(of, round) : `Read as ${formatWord(found.format)}. Nothing is changed yet.`),
      found.applied && next(round, of("created")),
      trouble,
      figures(of),
      part(of("created"), "New ideas", "created", created),
      part(of("changed"), "Changed", "changed", changed),
      part(of("unchanged"), "Unchanged", "unchanged", unchanged),
      part(of("skipped"), "Skipped", "skipped", skipped),
      rest(found.sections),
      found.notes.length > 0 && section("Noticed", h("ul", {class: "notes-list"}, found.notes.map(text => h("li", {}, text)))),
    ],
    foot: foot({found, deeds, trouble, again, kept, back, done}),
  };
}

function doneWords(of, round) {
  const [created, changed] = [of("created").length, of("changed").length];
  const what = [created && `${count(created, "idea")} added`, changed && `${count(changed, "idea")} changed`].filter(Boolean).join(", ");
  return what ? `${what} in ${round.name}. New ideas are drafts: their mentors still have to agree in person.` : `This page was imported into ${round.name}.`;
}

function next(round, made) {
  const named = made.some(entry => entry.idea.mentors?.length);
  return h(
    "div",
    {class: "acts"},
    named && h("a", {class: "button large primary", href: `/rounds/${round.id}/mentors`}, "Ask the mentors whom it names"),
    h("a", {class: ["button large", !named && "primary"], href: `/rounds/${round.id}/dashboard`}, "See what is missing"),
    round.state !== "draft" && h("a", {class: "button large", href: `/rounds/${round.id}`}, "The list that everybody reads"),
  );
}

/** How many come to what, on top; each leads to its part. */
const figures = of =>
  h(
    "ul",
    {class: "plain figures"},
    OUTCOMES.map(([outcome, word]) => {
      const n = of(outcome).length;
      const inside = [h("strong", {}, n), ` ${word}`];
      return h("li", {}, n ? h("a", {href: `#${outcome}`}, inside) : h("span", {class: "quiet"}, inside));
    }),
  );

function part(entries, title, id, draw) {
  if (!entries.length) return null;
  const element = section(`${title} (${entries.length})`, draw(entries));
  element.id = id;
  return element;
}

const lineWords = ({line}) => h("span", {class: "quiet nowrap"}, `line ${line}`);

const created = entries =>
  h(
    "ul",
    {class: "plain entries"},
    entries.map(entry =>
      entry.id
        ? h("li", {class: "line"}, h("a", {class: "name", href: `/ideas/${entry.id}/manage`}, entry.title), lineWords(entry))
        : h("li", {}, h("details", {}, h("summary", {}, h("span", {class: "name"}, entry.title), " ", lineWords(entry)), whole(entry.idea))),
    ),
  );

/** All that a new idea says. */
const whole = idea =>
  h(
    "dl",
    {class: "field-list"},
    FIELDS.filter(({key}) => key !== "title" && fieldText(key, idea[key])).map(({key, label}) => [
      h("dt", {}, label),
      h("dd", {}, h("p", {class: "as-written"}, fieldText(key, idea[key]))),
    ]),
  );

const changed = entries =>
  h(
    "ul",
    {class: "plain entries"},
    entries.map(entry =>
      h(
        "li",
        {},
        h("p", {class: "line"}, h("a", {class: "name", href: `/ideas/${entry.id}/manage`}, entry.title), lineWords(entry)),
        fieldDifferences(entry.changes.map(({field, before, after}) => ({label: fieldLabel(field), before: before ?? "", after}))),
      ),
    ),
  );

const unchanged = entries =>
  h("ul", {class: "plain entries close"}, entries.map(entry => h("li", {class: "line"}, h("a", {href: `/ideas/${entry.id}/manage`}, entry.title), lineWords(entry))));

const skipped = entries =>
  h(
    "ul",
    {class: "plain entries close"},
    entries.map(entry => h("li", {class: "line"}, h("strong", {}, entry.title || "Without a title"), h("span", {class: "soft"}, reasonWords(entry.reason)), lineWords(entry))),
  );

/** What is no idea: nothing of a page is lost without being seen. */
function rest(sections) {
  if (!sections.length) return null;
  return section(
    `Parts that are no ideas (${sections.length})`,
    h("p", {class: "soft about"}, "They are not imported as ideas: look whether one is among them. How to apply, where to find you and the like can stand on the organisation's page."),
    takeOver(sections),
    h(
      "ul",
      {class: "plain entries close"},
      sections.map(one => {
        const name = h("span", {class: "name"}, one.title || "Before all headings");
        return h("li", {}, one.text.trim()
          ? h("details", {}, h("summary", {}, name, " ", lineWords(one)), h("p", {class: "as-written"}, one.text))
          : h("p", {class: "line bare-title"}, name, lineWords(one), h("span", {class: "quiet"}, "nothing stands below it")));
      }),
    ),
  );
}

/** What can be done with it, always in reach. */
function foot({found, deeds, trouble, again, kept, back, done}) {
  const status = h("span", {class: "quiet doing", role: "status"});
  const bar = h("progress", {class: "taking", "aria-label": "Taking it over", hidden: true});
  const act = deeds && button(`Import ${count(deeds, "idea")}`, {kind: "primary", large: true, on: () => apply()});

  async function apply() {
    disable(act, "Taking it over…");
    const slow = setTimeout(() => {
      say(status, "Taking it over…");
      bar.hidden = false;
    }, LONG_MILLIS);
    try {
      done(await ask("POST", `/imports/${found.id}/apply`));
    } catch (problem) {
      disable(act, "");
      complain(problem);
    } finally {
      clearTimeout(slow);
      say(status, "");
      bar.hidden = true;
    }
  }

  function complain(problem) {
    const stale = problem.slug === "changed-since-dry-run";
    fill(
      trouble,
      banner({
        kind: stale ? "warn" : "err",
        icon: stale ? "triangle-alert" : "circle-alert",
        fact: stale ? "The ideas were changed since this page was read." : "Nothing was imported.",
        then: stale ? "Nothing was imported. Read it again and look at what is different." : problem.message,
        action: stale && button("Read again", {icon: "rotate-ccw", on: reread}),
      }),
    );
    trouble.focus();
    trouble.scrollIntoView({block: "nearest"});
  }

  async function reread() {
    try {
      await again();
    } catch (problem) {
      complain(problem);
    }
  }

  return h(
    "div",
    {class: "inner"},
    h("span", {class: "lamp", "data-lamp": "readonly"}, deeds ? "Nothing is changed yet" : "There is nothing to do"),
    bar,
    status,
    h("span", {class: "grow"}),
    button(kept ? "Back to the page" : "Bring another page", {kind: "quiet", on: back}),
    act,
  );
}
