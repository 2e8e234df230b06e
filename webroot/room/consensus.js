// After one's own card is locked: what the others marked, why marks lie apart, and what the panel agrees on.
import {ask} from "../shared/api.js";
import {avatar, button, disable} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hintsLine} from "./hints-line.js";
import {levelRow} from "./level-row.js";
import {LEVELS, leaningName, levelName} from "./panel-words.js";

const GAP = 2;

/** @param {object} app @returns {{element: HTMLElement, draw: () => void}} */
export function consensus(app) {
  const view = {app, line: app.room.panel};
  const element = h("section", {class: "consensus", "aria-label": "The panel", hidden: true});
  let shown = "";
  const draw = () => {
    const {panel} = view.line;
    element.hidden = !panel?.open;
    if (element.hidden) return;
    const plain = JSON.stringify([panel.cards, panel.lines, panel.agreed, panel.share, panel.closed, panel.rubric, app.people(), app.room.state.phase]);
    if (plain === shown || element.contains(document.activeElement) && document.activeElement.value) return;
    shown = plain;
    const held = element.contains(document.activeElement) ? document.activeElement.closest("[data-criterion]")?.dataset.criterion : null;
    fill(element, h("h3", {class: "section"}, "The panel"), hintsLine(view.app).element, leanings(view), panel.rubric.map(criterion => together(view, criterion)), parts(view), ending(view));
    if (held) element.querySelector(`[data-criterion="${CSS.escape(held)}"] [tabindex="0"]`)?.focus();
  };
  return {element, draw};
}

const store = ({app, line}, kind, body) => line.store(kind, body).catch(refusal => app.complain(refusal.detail || "That was not saved."));
const cards = ({line}) => Object.entries(line.panel.cards);

/** What holds up the panel's word, for whoever gives it; empty when nothing does. */
function whyNot({app, line}) {
  const open = Object.entries(line.panel.cards).filter(([, card]) => !card.locked).map(([member]) => app.who(member).name);
  if (line.panel.closed) return "Grading is over.";
  if (app.room.state.phase !== "ended") return "The panel agrees once the interview has ended.";
  if (!line.panel.cards[app.room.me.member]?.locked) return "Lock your own card first.";
  return open.length ? `${open.join(" and ")} ${open.length > 1 ? "have" : "has"} not locked yet.` : "";
}

const leanings = view => h("ul", {class: "plain leanings"}, cards(view).map(([member, card]) => h("li", {}, avatar(view.app.who(member)), h("span", {},
  h("strong", {}, leaningName(card.leaning) || "Nothing recommended yet"), card.why && [" ", visible(card.why)], !card.locked && h("span", {class: "quiet"}, " · not locked yet")))));

function together(view, criterion) {
  const {app, line} = view, {panel} = line;
  const marks = cards(view).map(([member, card]) => [member, card.marks[criterion.id]]).filter(([, level]) => level !== undefined);
  const seen = marks.filter(([member, level]) => level && panel.cards[member].locked).map(([, level]) => level);
  const apart = seen.length > 1 && Math.max(...seen) - Math.min(...seen) >= GAP;
  const lines = panel.lines.filter(e => e.reconciled.criterion === criterion.id);
  const lead = app.room.me.role === "lead", agreed = panel.agreed[criterion.id];
  const row = levelRow(`The panel on ${criterion.title}`, LEVELS, level => store(view, "agree", {criterion: criterion.id, level}));
  row.show(agreed, whyNot(view) || (apart && !lines.length ? "Say in a line first why marks lie apart." : ""));
  return h("div", {class: "graded together", "data-criterion": criterion.id},
    h("div", {class: "graded-head"}, h("h3", {}, criterion.title), h("span", {class: "marks"}, marks.map(([member, level]) => h("span", {class: "one-mark"}, avatar(app.who(member)), levelName(level))))),
    apart && h("p", {class: lines.length ? "quiet" : "missing"}, icon("triangle-alert"), `${Math.max(...seen) - Math.min(...seen)} levels apart.`, !lines.length && " Say in a line why."),
    lines.map(e => h("p", {class: "line"}, h("strong", {}, app.who(e.by).name), " ", visible(e.reconciled.line))),
    apart && !whyNot(view) && reconcile(view, criterion),
    lead ? row.element : h("p", {class: "quiet"}, agreed === undefined ? "Not agreed yet." : `Agreed: ${levelName(agreed)}`));
}

function reconcile(view, criterion) {
  const input = h("input", {class: "input", maxlength: "2000", placeholder: "Why the marks lie apart", "aria-label": `Why marks on ${criterion.title} lie apart`, autocomplete: "off"});
  return h("form", {class: "say row", on: {submit: event => {
    event.preventDefault();
    const line = input.value.trim();
    if (!line) return;
    input.value = "";
    view.line.store("reconcile", {criterion: criterion.id, line}).catch(refusal => {
      input.value ||= line;
      view.app.complain(refusal.detail || "That was not saved.");
    });
  }}}, input, button("Say why", {attributes: {type: "submit"}}));
}

/** What it comes to, part by part; the sum decides nothing. */
function parts(view) {
  const {app, line} = view, {share} = line.panel;
  if (share === null || share === undefined) return null;
  const element = h("section", {class: "score-parts", "aria-label": "What it comes to"});
  lastScore(app).then(score => fill(element, score ? table(score, share) : h("p", {}, "Rubric: ", h("strong", {}, tenths(share * 100)), " of 100.")),
    problem => fill(element, h("p", {role: "alert"}, `The score of the tests could not be fetched. ${problem.message}`)));
  return element;
}

/** That of the last run of the tests, if there is one. */
async function lastScore(app) {
  return app.room.about.tested ? (await ask("GET", `/interviews/${app.id}/scores`)).items.findLast(score => !lost(app, score.run)) : null;
}

/** A run that a restart broke off has no end that a score could stand for. */
const lost = (app, number) => app.room.state.runs.some(({run, result}) => run === number && !["ok", "failed"].includes(result?.verdict));

const tenths = number => String(Math.round(number * 10) / 10);

function table({correctness, sanitizers, weights, run}, share) {
  const rubric = share * weights.rubric;
  const rows = [["Correctness", correctness, weights.correctness], ["Sanitizers", sanitizers, weights.sanitizers], ["Rubric", rubric, weights.rubric], ["Together", correctness + sanitizers + rubric, 100]];
  return [h("dl", {class: "score-row"}, rows.map(([name, value, of]) => h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, tenths(value)), ` of ${of}`)))),
    h("p", {class: "quiet"}, `Tests as of run ${run}. For the panel alone; nothing is decided by a sum.`)];
}

function ending(view) {
  const {app, line} = view, {panel} = line;
  if (app.room.me.role !== "lead") return panel.closed ? h("p", {class: "quiet"}, icon("lock"), "Grading is over.") : null;
  const open = panel.rubric.filter(one => panel.agreed[one.id] === undefined);
  const close = button(panel.closed ? "Take grading up again" : "Close grading", {kind: panel.closed ? "quiet" : "primary", on: () => store(view, "close", {over: !panel.closed})});
  const why = panel.closed ? "" : whyNot(view) || (open.length ? `Still to be agreed on: ${open.map(one => one.title).join(", ")}.` : "");
  disable(close, why);
  return h("div", {class: "lock-part"}, close, h("p", {class: "quiet"}, why || (panel.closed ? "Grading is over: the whole panel sees all cards." : "The whole panel sees all cards then.")));
}
