// The sections of a report, for whoever may read them.
import {avatar, button, chip, relabel} from "../shared/components.js";
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime, count, hourMinute, longDate} from "../shared/time.js";
import {leaningName, levelName} from "../room/panel-words.js";
import {groupTitle, held, outcomeWords} from "../room/test-words.js";
import {chart} from "./chart.js";
import {listing} from "./listing.js";
import {attendance, exerciseWords, happened, nameIn, pinsOf, profileName, runWords, typed, when, worked} from "./told.js";

const WIDE = 944, NARROW = 660;

export const part = (title, ...children) => h("section", {class: "report-part"}, h("h2", {class: "section"}, title), children);

/** What the candidate never reads carries the hatch and says so. */
const unseenByCandidate = (title, ...children) => h("section", {class: "report-part hatched"}, h("h2", {class: "section"}, title),
  h("p", {class: "private quiet"}, icon("eye-off"), "The candidate cannot see this"), children);

/** Who it was, when, and how long. @param {import("./told.js").Report} report */
export function facts(report) {
  const there = attendance(report);
  const of = role => there.filter(one => one.role === role).map(one => one.came ? one.name : `${one.name} (was not there)`).join(", ");
  const lines = [
    ["Candidate", of("candidate") || "Nobody came"], ["Lead", of("lead")], ["Mentors", of("mentor")], ["Observers", of("observer")],
    ["Exercise", exerciseWords(report)],
    ["Runs", report.runs.length ? `${report.runs.length}${tests(report)}` : "None"],
    ["Hints", report.hints.length ? count(report.hints.length, "hint") : "None"],
    ["Deleted on", report.deletedOn ? longDate(report.deletedOn) : ""],
  ];
  return h("dl", {class: "report-facts"}, lines.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, visible(value)))));
}

function tests({runs}) {
  const ran = runs.filter(run => run.profile === "tests").length;
  return ran ? `, ${ran} of the tests` : "";
}

/** The picture for a window and the one for a narrow window or paper, and the same as a table. */
export function time(report, colour) {
  if (!worked(report)) return part("How the time went", h("p", {class: "soft"}, h("strong", {}, "Nothing was typed or run."), " What else happened stands below."), table(report));
  const told = table(report), show = button("Show as a table", {icon: "list", on: () => {
    const hides = told.classList.toggle("unseen");
    relabel(show, hides ? "Show as a table" : "Hide the table");
    show.setAttribute("aria-expanded", String(!hides));
  }});
  told.classList.add("unseen");
  show.classList.add("no-print");
  show.setAttribute("aria-expanded", "false");
  return part("How the time went", h("div", {class: "wide-chart"}, chart(report, colour, WIDE)), h("div", {class: "narrow-chart"}, chart(report, colour, NARROW)), show, told);
}

function table(report) {
  const wrote = typed(report);
  return h("div", {class: "told"},
    h("table", {class: "table"}, h("caption", {class: "unseen"}, "What happened"), head("Time", "What", "Who"),
      h("tbody", {}, happened(report).map(one => h("tr", {}, h("td", {class: "mono nowrap"}, when(one)), h("td", {}, visible(one.what)), h("td", {}, visible(one.who)))))),
    wrote.length ? h("table", {class: "table"}, h("caption", {class: "unseen"}, "Who wrote how much"), head("Who wrote", "How much"),
      h("tbody", {}, wrote.map(({name, words}) => h("tr", {}, h("td", {}, visible(name)), h("td", {}, words))))) : null);
}

const head = (...names) => h("thead", {}, h("tr", {}, names.map(name => h("th", {scope: "col"}, name))));

/** @param {import("./told.js").Report} report */
export const code = report => part("The code at the end", report.files.length ? report.files.map(file => h("article", {class: "report-file"},
  h("h3", {class: "mono"}, visible(file.name), file.readOnly && [" ", chip("given, read-only", "", "lock")]), file.text ? listing(file) : h("p", {class: "soft"}, "It is empty.")))
  : h("p", {class: "soft"}, "There are no files."));

/** @param {import("./told.js").Report} report */
export function runs(report) {
  const name = nameIn(report);
  return part("Runs", report.runs.length ? h("ol", {class: "plain report-runs"}, report.runs.map(run => h("li", {},
    h("span", {class: "mono quiet"}, clockTime(run.at)),
    h("div", {class: "grow"}, h("p", {}, h("strong", {}, `${run.run} · ${profileName(run)}`), h("span", {class: "quiet"}, visible(` by ${name(run.by)}`))),
      h("p", {}, visible(runWords(run))), run.tests.length ? h("ul", {class: "plain groups"}, run.tests.map(group)) : null))))
    : h("p", {class: "soft"}, "Nothing was run."));
}

/** Of the tests that do not hold it is said which. */
function group({stage, passed, total, lines}) {
  const broken = lines.filter(line => line.outcome !== "holds");
  return h("li", {}, `${groupTitle(stage)}: ${held({passed, total})}`, broken.length
    ? h("ul", {class: "plain quiet"}, broken.map(line => h("li", {}, visible(`${line.words}: ${outcomeWords(line)}`)))) : null);
}

/** @param {import("./told.js").Report} report */
export function talk(report) {
  const name = nameIn(report), {hints, questions} = report;
  return [
    hints.length ? part("Hints", h("ol", {class: "plain report-lines"}, hints.map(one => h("li", {}, h("span", {class: "mono quiet"}, clockTime(one.at)),
      h("p", {class: "grow"}, h("strong", {}, `Hint ${one.hint}`), h("span", {class: "quiet"}, visible(` by ${name(one.by)}`)), h("br", {}), visible(one.text)))))) : null,
    questions.length ? part("Questions", h("ol", {class: "plain report-lines"}, questions.map(one => h("li", {}, h("span", {class: "mono quiet"}, clockTime(one.at)),
      h("p", {class: "grow"}, visible(one.text), !one.answered && h("span", {class: "quiet"}, " · not answered there")))))) : null,
  ];
}

/** What the panel said to the candidate; `whose` is whether they themselves read it. */
export function feedback(said, whose) {
  const title = whose ? "What the panel says" : "Released to the candidate";
  if (!said) return part(title, h("p", {class: "soft"}, "The panel has not released feedback yet."));
  return part(title, h("div", {class: "feedback"}, said.text.split(/\n{2,}/).map(words => h("p", {}, visible(words)))),
    said.levels.length ? h("dl", {class: "plain-levels"}, said.levels.map(({title: name, level, anchor}) => h("div", {}, h("dt", {}, name),
      h("dd", {}, h("strong", {}, levelName(level)), anchor && `: ${anchor}`)))) : null,
    h("p", {class: "quiet"}, `Released on ${longDate(said.at)}, ${hourMinute(said.at)}.`));
}

/** By what was graded, and what each who graded made of it, as far as the reader may know. @param {import("./told.js").Report} report */
export function grading(report, id, colour) {
  const {panel, rubric} = report, view = {report, id, who: member => ({name: nameIn(report)(member), role: report.people.find(one => one.member === member)?.role ?? "mentor", colour: Number(colour(member).slice(1))})};
  const blind = !panel ? "The panel is still grading. Whoever looks on sees what it comes to once that is over."
    : !panel.open ? "You see what the others made of it once your own card is locked." : "";
  const cards = Object.entries(panel?.cards ?? {}), share = panel?.share;
  return unseenByCandidate("The rubric", blind && h("p", {class: "soft"}, blind),
    cards.length ? h("ul", {class: "plain report-leanings"}, cards.map(([member, card]) => h("li", {}, avatar(view.who(member)),
      h("p", {class: "grow"}, h("strong", {}, visible(`${nameIn(report)(member)}: ${leaningName(card.leaning) || "nothing recommended"}`)),
        !card.locked && h("span", {class: "quiet"}, " · not locked"), card.why && [h("br", {}), visible(card.why)])))) : null,
    panel?.open && share !== null && share !== undefined && h("p", {}, "What was agreed on comes to ", h("strong", {}, String(Math.round(share * 1000) / 10)), " of 100. Nothing is decided by a sum."),
    rubric.map(criterion => graded(view, criterion, cards)));
}

function graded({report, id, who}, criterion, cards) {
  const {panel} = report, agreed = panel?.agreed[criterion.id], name = nameIn(report);
  const marked = level => cards.filter(([, card]) => card.marks[criterion.id] === level);
  const pins = pinsOf(report).filter(({pinned}) => pinned.criterion === criterion.id);
  const lines = panel?.lines.filter(({reconciled}) => reconciled.criterion === criterion.id) ?? [];
  const row = (level, words) => h("li", {class: [agreed === level && "agreed"]}, h("span", {class: "level-name"}, levelName(level)), h("p", {class: "grow"}, words),
    h("span", {class: "who"}, marked(level).map(([member]) => avatar(who(member))), agreed === level && chip("agreed", "ac", "check")));
  return h("article", {class: "report-criterion"}, h("h3", {}, criterion.title, h("span", {class: "quiet"}, ` · weight ${criterion.weight}`)),
    h("ol", {class: "plain levels-list"}, criterion.anchors.map((words, i) => row(i + 1, words)).reverse(), marked(0).length || agreed === 0 ? row(0, "It counts neither for nor against.") : null),
    lines.map(({by, reconciled}) => h("p", {}, h("strong", {}, visible(name(by))), " on why marks lie apart: ", visible(reconciled.line))),
    pins.length ? h("p", {class: "report-pins"}, icon("pin"), h("span", {}, pins.map(({by, pinned}, i) => [i > 0 && ", ",
      h("a", {class: "mono", href: `/interviews/${id}/replay#at=${pinned.seq}`}, clockTime(pinned.at)), h("span", {class: "quiet"}, visible(` ${name(by)}${pinned.run ? `, run ${pinned.run}` : ""}`))]))) : null);
}
