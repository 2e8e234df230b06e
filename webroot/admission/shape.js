// An application as its form holds it: what of it differs, what it lacks, and what cannot be kept as it is. Pure.
import {lack, planOf} from "./schedule.js";

/** Length of a problem or an outline, in UTF-16 units. */
export const TEXT_UNITS = 20_000;

/** The parts of the form in their order, each with its name. */
export const PARTS = [
  ["programmes", "Programmes"],
  ["problem", "Problem"],
  ["outline", "Outline"],
  ["schedule", "Schedule"],
  ["commitments", "Your time"],
  ["links", "Links"],
  ["answers", "Questions"],
  ["accepted", "Policies"],
];
export const KEYS = PARTS.map(([key]) => key);

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const sorted = object => Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Members in one order, so that the same text is the same, whoever wrote it down. */
const PLAIN = {
  programmes: list => [...list].sort(),
  schedule: list => list.map(({from, to, task, hours}) => ({from, to, task, hours})),
  commitments: list => list.map(({what, from, to, hours}) => ({what, from, to, hours})),
  links: list => list.map(({text, href}) => ({text, href})),
  answers: sorted,
  accepted: sorted,
};

/** What a form begins with, and what stands in it. @param {object} form as the server tells it */
export const shapeOf = form => Object.fromEntries(KEYS.map(key => [key, PLAIN[key]?.(form[key]) ?? form[key]]));

/** Only what differs. */
export const changesOf = (value, base) => Object.fromEntries(KEYS.filter(key => !same(value[key], base[key])).map(key => [key, value[key]]));

/**
 * What stands between it and being submitted, in the order of the form.
 * @param {object} value
 * @param {{weeks: number, questions: object[], policies: object[]}} round
 * @returns {{part: string, detail: string}[]}
 */
export function lacks(value, {weeks, questions, policies}) {
  const found = [];
  const no = (part, detail) => found.push({part, detail});
  if (!value.programmes.length) no("programmes", "Choose at least one programme.");
  if (!value.problem.trim()) no("problem", "Say what is to be solved.");
  if (!value.outline.trim()) no("outline", "Say how you would solve it.");
  const gap = lack(planOf(value.schedule, weeks), weeks);
  if (gap) no("schedule", gap);
  if (questions.some(({id, required}) => required && !(value.answers[id] ?? "").trim())) no("answers", "Answer what is asked.");
  if (policies.some(({id, version}) => value.accepted[id] !== version)) no("accepted", "Read the policies and accept them.");
  return found;
}

/** What cannot be kept as it is, so that all the rest still is. @returns {{pointer: string, key: string, detail: string}[]} */
export function faults(value, {questions}) {
  const found = [];
  const no = (key, detail, pointer = `/${key}`) => found.push({key, pointer, detail});
  const units = text => text.length.toLocaleString("en-GB");
  for (const key of ["problem", "outline"]) {
    if (value[key].length > TEXT_UNITS) no(key, `At most 20,000 characters; these are ${units(value[key])}.`);
  }
  for (const {id, maxLength} of questions) {
    const text = value.answers[id] ?? "";
    if (text.length > maxLength) no("answers", `At most ${maxLength} characters; these are ${units(text)}.`, `/answers/${id}`);
  }
  if (value.links.some(({href}) => !/^https?:\/\/\S+$/.test(href.trim()))) no("links", "Each needs an address that begins with https:// or http://.");
  if (value.commitments.some(({what, from, to}) => !what.trim() || !from || !to)) no("commitments", "Each needs what it is, a first and a last day.");
  else if (value.commitments.some(({from, to}) => to < from)) no("commitments", "One ends before it begins.");
  return found;
}

/** How far each part is: done, begun or to do; those that may stay empty are done. */
export function progress(value, round) {
  const missing = new Set(lacks(value, round).map(({part}) => part));
  return PARTS.filter(([key]) => (key !== "answers" || round.questions.length) && (key !== "accepted" || round.policies.length))
    .map(([key, label]) => ({key, label, done: !missing.has(key), needed: !["commitments", "links"].includes(key)}));
}
