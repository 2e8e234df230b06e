// What ideas, rounds and imports are called in words. Pure.
import {count} from "../shared/time.js";

export const STATES = ["draft", "proposed", "mentored", "published", "taken", "archived"];

/** What each state means to whoever looks after the idea. */
export const STATE_MEANS = {
  draft: "Only those who write it see it.",
  proposed: "It looks for mentors.",
  mentored: "Its mentors agreed.",
  published: "Everybody reads it.",
  taken: "All its places are given away.",
  archived: "It is over.",
};

/** Why an idea is over, as whoever ends it chooses. */
export const ARCHIVALS = [
  ["withdrawn", "Withdrawn", "whoever wrote it no longer wants it"],
  ["declined", "Declined", "it does not fit this round"],
  ["duplicate", "Duplicate", "another idea covers it"],
  ["expired", "Expired", "it was done meanwhile, or nobody needs it any more"],
];

export const KINDS = [
  ["primary", "Primary mentor", "answers first; there is one"],
  ["co", "Co-mentor", "mentors with the others"],
  ["backup", "Backup", "steps in when somebody cannot; does not count before"],
];

export const kindWord = kind => KINDS.find(([key]) => key === kind)[1];

/** What somebody who was asked to mentor said. */
export function answerWords({state, hours}) {
  if (state === "agreed") return hours ? `agreed, ${count(hours, "hour")} a week` : "agreed";
  return {asked: "asked, no answer yet", declined: "declined", withdrew: "withdrew"}[state];
}

export const FORMATS = [
  ["", "Find out from the text"],
  ["mediawiki", "MediaWiki"],
  ["markdown", "Markdown"],
  ["rst", "reStructuredText"],
  ["rendered", "Wiki page as a browser shows it"],
  ["mail", "Mail"],
];

/** As what a page was read. */
export const formatWord = format => ({rendered: "a wiki page, as a browser shows it", mail: "a mail"})[format] ?? FORMATS.find(([key]) => key === format)?.[1] ?? format;

const REASONS = {
  template: "A form to be filled in, and no idea.",
  quoted: "Quoted from an earlier mail.",
  signature: "The signature of a mail.",
  automatic: "A mail that a machine sent.",
  unreadable: "It cannot be read.",
  "duplicate-title": "The page has another idea of this title before it.",
  "title-too-long": "Its title has more than 120 characters.",
  "description-too-long": "Its description has more than 20,000 characters.",
};

/** Why a part of a page is not imported. */
export const reasonWords = reason => REASONS[reason] ?? reason;

export const ROUND_STATES = {draft: "draft", open: "open", announced: "announced", closed: "closed"};

/** The days of a round, in the order of the year. */
export const DATES = [
  ["ideasOpen", "Ideas are collected from", "Mentors and others write ideas from then on; coordinators may at any time."],
  ["ideasClose", "Ideas close", "After that only coordinators add ideas."],
  ["applyOpen", "Applications open", "People apply for published ideas from then on."],
  ["applyClose", "Applications close", "What arrives at this instant or later is late."],
  ["announceAt", "Announcement", "Everybody learns at once who comes. It happens by itself at this instant."],
  ["start", "Work begins", "The internships begin."],
  ["end", "Work ends", "The internships end."],
];

/** Where a round stands between collecting ideas, as somebody who wants to write one is told. @param {(instant: string) => string} told */
export function collectingWords(round, told, now = Date.now()) {
  const {ideasOpen, ideasClose} = round.dates;
  if (round.collecting) return `${round.name} collects ideas until ${told(ideasClose)}.`;
  if (round.state === "open" && ideasOpen && Date.parse(ideasOpen) > now) return `${round.name} collects ideas from ${told(ideasOpen)}.`;
  if (round.state === "closed") return `${round.name} is over.`;
  return ideasClose && round.state !== "draft" ? `${round.name} collected ideas until ${told(ideasClose)}.` : `${round.name} is not open yet.`;
}

/** A short name made of words, which names something within a round: small letters, digits and hyphens. */
export function slugOf(words, taken = []) {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 36).replace(/-+$/, "") || "one";
  let name = plain;
  for (let n = 2; taken.includes(name); n++) name = `${plain}-${n}`;
  return name;
}
