// What of an interview is worth a mark in its replay, in the words of whoever was not there. Pure.
import {kindOf} from "../room/state.js";
import {inWords, sentence} from "../room/words.js";

const RUNS = {sanitized: ["shield-check", "Check"], tests: ["list-checks", "Tests, run"]};
const BRIEF = {
  consented: "agreed", clockChanged: "clock", frozen: "time", fileAdded: "file", fileRenamed: "file", fileDeleted: "file", questionAsked: "question",
  offered: "offer", curtainMoved: "curtain", heldBack: "restored", seated: "seat", admitted: "go on", typingSwitched: "typing", editorSwitched: "editor",
};
/** What comes of something else, as files of the exercise when it begins, is no mark: the phase is one. Only a message of its own names its page. */
const BY_SOMEBODY = new Set(["fileAdded", "fileRenamed", "fileDeleted"]);

/** The moment stands beside the words. */
const CLOCK = / at \d\d:\d\d:\d\d(?=\.)/;

/** @type {import("./timeline.js").Tale} */
export const interviewTale = {
  mark(event, state) {
    const kind = kindOf(event), body = event[kind];
    if (kind === "joined") return state.members.some(m => m.member === body.member) ? null : {icon: "user-plus", brief: "came", words: `${body.name} came${body.role === "candidate" ? "" : ` (${body.role})`}.`};
    if (kind === "runStarted") return runMark(body, nameIn(state, event.by));
    const brief = kind === "phaseChanged" ? phaseBrief(body.phase) : kind === "hintGiven" ? `hint ${body.hint}` : kind === "handRaised" ? body.up && "hand" : BRIEF[kind];
    const told = brief && (event.client || !BY_SOMEBODY.has(kind)) && sentence(event, reader(state));
    return told ? {icon: told.icon, brief, words: kind === "hintGiven" ? `${told.text.replace(/\.$/, "")}: ${body.text}` : told.text.replace(CLOCK, "")} : null;
  },
  ended: ({runStarted, by}, end, state) => runWords(runStarted, nameIn(state, by), inWords(end)),
};

const phaseBrief = phase => ({ended: "end", discussion: "discuss"})[phase] ?? phase;

function runMark({run, profile, ...rest}, who) {
  return {icon: RUNS[profile]?.[0] ?? "play", brief: String(run), words: runWords({run, profile, ...rest}, who, "it did not end")};
}

const runWords = ({run, profile}, who, ending) => `${RUNS[profile]?.[1] ?? "Run"} ${run} by ${who}: ${ending}`;

/** Whoever watches is called by their name, as all others are. */
const reader = state => ({name: member => nameIn(state, member), roleOf: member => state.members.find(m => m.member === member)?.role ?? "", role: "observer", log: state.log});

const nameIn = (state, member) => state.members.find(m => m.member === member)?.name ?? "Somebody";

/** Marks of what the panel pinned. @param {{seq: number, at: number, title: string}[]} pins */
export const pinMarks = pins => pins.map(({seq, at, title}) => ({seq, at, icon: "pin", brief: "pin", words: `Pinned to ${title}`}));
