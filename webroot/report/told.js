// What a report tells of time, put in order and in words: for the chart, the table beside it and whoever listens. Pure.
import {phaseName} from "../room/may.js";
import {entryWords} from "../room/ledger.js";
import {VERDICTS} from "../room/words.js";
import {clockTime, count, lasted, span} from "../shared/time.js";

/**
 * @typedef {{member: string, name: string, role: string, came: boolean, consentedAt: ?number}} Person
 * @typedef {{run: number, at: number, by: ?string, profile: string, again: number, verdict: string, sentence: string,
 *   tests: {stage: string, passed: number, total: number, lines: object[]}[]}} Run
 * @typedef {{title: string, organisation: string, minutes: number, deletedOn: string, endedAt: number, people: Person[],
 *   phases: {phase: string, from: number, to: number}[], clock: import("../room/ledger.js").Entry[],
 *   hints: {hint: number, at: number, by: ?string, text: string}[], curtains: {from: number, to: number}[],
 *   typing: {by: string, minutes: {at: number, edits: number}[]}[], questions: object[], files: object[], runs: Run[],
 *   rubric?: object[], panel?: ?object, feedback?: ?object, erasureAskedAt?: ?number}} Report
 */

const ROLES = ["candidate", "lead", "mentor", "observer"];
const PROFILES = {quick: "Run", sanitized: "Check", optimised: "Optimised run", tests: "Tests"};

/** Those who were there, and of the panel those who were expected, too: a link that nobody used is nobody. @param {Report} report */
export const attendance = ({people}) => [...people].filter(one => one.came || one.role !== "candidate" && one.role !== "observer")
  .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));

/** The name of a member; what nobody did, the server did. @param {Report} report */
export const nameIn = ({people}) => member => member ? people.find(one => one.member === member)?.name ?? "Somebody" : "the server";

/** From when to when there is something to draw: people may look at the lobby days before. @param {Report} report */
export function stretch({phases, endedAt}) {
  const from = phases.find(one => one.phase !== "lobby")?.from ?? phases[0]?.from ?? endedAt;
  return {from, to: Math.max(endedAt, from + 60_000)};
}

/** How long the exercise was, all its stretches together, and how long it was planned. @param {Report} report */
export function exerciseWords({phases, minutes, extraMinutes}) {
  const held = phases.filter(one => one.phase === "exercise");
  if (!held.length) return "Not begun";
  return `${lasted(held.reduce((sum, one) => sum + one.to - one.from, 0))}, planned ${count(minutes, "minute")}${extraMinutes ? `, ${extraMinutes} of them extra` : ""}`;
}

/** Whether somebody wrote or ran anything at all. @param {Report} report */
export const worked = ({typing, runs}) => typing.length > 0 || runs.length > 0;

export const profileName = ({profile, again}) => `${PROFILES[profile] ?? profile}${again ? `, run ${again} again` : ""}`;

/** How many tests hold, of how many. @param {Run} run */
export const testsOf = ({tests}) => tests.reduce((sum, {passed, total}) => ({passed: sum.passed + passed, total: sum.total + total}), {passed: 0, total: 0});

export const runWords = run => run.sentence || VERDICTS[run.verdict] || "It did not end.";

/** Pins of the panel that this reader sees. @param {Report} report */
export const pinsOf = ({panel}) => panel?.pins ?? [];

const LABELS = {
  "credited": millis => `+${span(millis)}`, "paused": millis => `stood ${span(millis)}`, "over": millis => `at zero ${span(millis)}`, "set-back": () => "set back",
};
/** Time is given at the end of what it is for; a clock stands from the beginning. */
const writtenAt = ({what, from, to}) => what === "paused" || what === "over" ? from : to;

const criterionOf = ({rubric}, id) => rubric?.find(one => one.id === id)?.title ?? id;

/**
 * Marks of the chart, a row of each kind that there is; `label` is what stands beside a mark, `many` what stands for several.
 * @param {Report} report
 */
export function rows(report) {
  const {from, to} = stretch(report);
  const inside = marks => marks.filter(({at}) => at >= from && at <= to);
  const ran = report.runs.filter(run => run.profile !== "tests"), tested = report.runs.filter(run => run.profile === "tests");
  const numbers = marks => marks.length === 1 ? marks[0].label : `${marks[0].label}–${marks.at(-1).label}`;
  return [
    {name: "Runs", shape: "run", marks: inside(ran.map(run => ({at: run.at, label: String(run.run)}))), many: numbers},
    {name: "Tests", shape: "tests", marks: inside(tested.map(run => ({at: run.at, label: testsLabel(run)}))), many: marks => marks.at(-1).label},
    {name: "Hints", shape: "hint", marks: inside(report.hints.map(({at, hint}) => ({at, label: String(hint)}))), many: numbers},
    {name: "Clock", shape: "clock", marks: inside(report.clock.map(one => ({at: writtenAt(one), label: LABELS[one.what](one.millis)}))),
      many: marks => `${marks.length} lines`},
    {name: "Pins", shape: "pin", marks: inside(pinsOf(report).map(({pinned}) => ({at: pinned.at, label: shortName(criterionOf(report, pinned.criterion))}))),
      many: marks => `${marks.length} pins`},
  ].filter(row => row.marks.length);
}

function testsLabel(run) {
  const {passed, total} = testsOf(run);
  return total ? `${passed}/${total}` : "–";
}

const shortName = title => title.split(" ")[0];

/** Marks that would stand closer than that become one. @param {{at: number}[]} marks @param {(at: number) => number} x */
export function merged(marks, x, least) {
  const groups = [];
  for (const one of [...marks].sort((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last && x(one.at) - x(last.at(-1).at) < least) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/**
 * Everything that the chart shows but the typing, as lines in order of time.
 * @param {Report} report @returns {{at: number, until?: number, what: string, who: string}[]}
 */
export function happened(report) {
  const name = nameIn(report);
  return [
    ...report.phases.map(({phase, from, to}) => ({at: from, until: to, what: phase === "ended" ? "Ended, and taken up again" : phaseName(phase, "mentor"), who: ""})),
    ...report.curtains.map(({from, to}) => ({at: from, until: to, what: "Behind the curtain", who: ""})),
    ...report.people.filter(one => one.consentedAt).map(one => ({at: one.consentedAt, what: "Agreed to being recorded", who: one.name})),
    ...report.clock.map(one => ({at: one.from, until: one.from < one.to ? one.to : undefined, what: `${entryWords(one)}. ${one.reason}`, who: name(one.by)})),
    ...report.hints.map(one => ({at: one.at, what: `Hint ${one.hint}`, who: name(one.by)})),
    ...report.runs.map(run => ({at: run.at, what: `${profileName(run)} ${run.run}: ${runWords(run)}`, who: name(run.by)})),
    ...report.questions.map(one => ({at: one.at, what: `Question: ${one.text}`, who: name(one.by)})),
    ...pinsOf(report).map(({by, pinned}) => ({at: pinned.at, what: `Pin to ${criterionOf(report, pinned.criterion)}`, who: name(by)})),
    {at: report.endedAt, what: "The end", who: ""},
  ].sort((a, b) => a.at - b.at);
}

/** 12:04:11, or 12:04:11–12:34:40. */
export const when = ({at, until}) => until ? `${clockTime(at)}–${clockTime(until)}` : clockTime(at);

/** How much each person wrote. @param {Report} report */
export const typed = report => report.typing.map(({by, minutes}) => {
  const edits = minutes.reduce((sum, one) => sum + one.edits, 0);
  return {by, name: nameIn(report)(by), edits, words: `${count(edits, "change")} in ${count(minutes.length, "minute")}`};
}).sort((a, b) => b.edits - a.edits);
