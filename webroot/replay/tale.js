// What of an interview is worth a mark in its replay, in the words of whoever was not there. Pure.
import {kindOf} from "../room/state.js";
import {inWords, sentence} from "../room/words.js";

const RUNS = {sanitized: ["shield-check", "Check"], tests: ["list-checks", "Tests, run"]};
const BRIEF = {
  consented: "agreed", clockChanged: "clock", frozen: "time", fileAdded: "file", fileRenamed: "file", fileDeleted: "file", questionAsked: "question",
  offered: "offer", heldBack: "restored", seated: "seat", admitted: "go on", typingSwitched: "typing", editorSwitched: "editor",
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
    const brief = Object.hasOwn(BRIEFLY, kind) ? BRIEFLY[kind](body) : BRIEF[kind];
    const told = brief && (event.client || !BY_SOMEBODY.has(kind)) && sentence(event, reader(state));
    return told ? {icon: told.icon, brief, words: kind === "hintGiven" ? `${told.text.replace(/\.$/, "")}: ${body.text}` : told.text.replace(CLOCK, "")} : null;
  },
  ended: ({runStarted, by}, end, state) => ({brief: runBrief(runStarted, state), words: runWords(runStarted, nameIn(state, by), inWords(end))}),
};

/** What depends on more than the kind: a curtain that opens is not drawn a second time. */
const BRIEFLY = {
  phaseChanged: ({phase}) => ({ended: "end", discussion: "discuss"})[phase] ?? phase, hintGiven: ({hint}) => `hint ${hint}`,
  handRaised: ({up}) => up && "hand", curtainMoved: ({drawn}) => drawn ? "curtain" : "opened",
};

function runMark(started, who) {
  return {icon: RUNS[started.profile]?.[0] ?? "play", brief: runBrief(started, {runs: []}), words: runWords(started, who, "it did not end")};
}

/** The number of a run; of one of the tests how many hold, once some have come. */
export function runBrief({run, profile}, {runs}) {
  if (profile !== "tests") return String(run);
  const groups = runs.find(one => one.run === run)?.groups ?? [];
  return groups.length ? `tests ${sum(groups, "passed")}/${sum(groups, "total")}` : "tests";
}

const sum = (groups, key) => groups.reduce((all, group) => all + group[key], 0);

const runWords = ({run, profile}, who, ending) => `${RUNS[profile]?.[1] ?? "Run"} ${run} by ${who}: ${ending}`;

/** Whoever watches is called by their name, as all others are. */
const reader = state => ({name: member => nameIn(state, member), roleOf: member => state.members.find(m => m.member === member)?.role ?? "", role: "observer", log: state.log});

const nameIn = (state, member) => state.members.find(m => m.member === member)?.name ?? "Somebody";

/** Marks of what the panel pinned. @param {{seq: number, at: number, by: string, title: string}[]} pins @param {(member: string) => string} name of whoever pinned */
export const pinMarks = (pins, name) => pins.map(({seq, at, by, title}) => ({seq, at, icon: "pin", brief: "pin", words: `${name(by)} pinned this to ${title}`}));
