// What of an attempt is worth a mark in its replay, in the words of whoever made it. Pure.
import {runBrief} from "../replay/tale.js";
import {kindOf} from "../room/state.js";
import {inWords} from "../room/words.js";

const RUNS = {sanitized: ["shield-check", "Check"], tests: ["list-checks", "Tests, run"]};

/** @type {import("../replay/timeline.js").Tale} */
export const attemptTale = {
  mark(event) {
    const kind = kindOf(event);
    return Object.hasOwn(MARKS, kind) ? MARKS[kind](event[kind], event) : null;
  },
  ended: ({runStarted}, end, state) => ({brief: runBrief(runStarted, state), words: runWords(runStarted, inWords(end))}),
};

const runWords = ({run, profile}, ending) => `${RUNS[profile]?.[1] ?? "Run"} ${run}: ${ending}`;

const MARKS = {
  phaseChanged: ({phase}) => phase === "exercise" ? {icon: "flag", brief: "begun", words: "The attempt began"}
    : phase === "ended" ? {icon: "flag", brief: "end", words: "The text was submitted"} : null,
  frozen: () => ({icon: "timer", brief: "time", words: "The time was up"}),
  hintGiven: ({hint, text}) => ({icon: "lightbulb", brief: `h${hint}`, words: `Hint ${hint}: ${text}`}),
  runStarted: started => ({icon: RUNS[started.profile]?.[0] ?? "play", brief: runBrief(started, {runs: []}), words: runWords(started, "it did not end")}),
  fileAdded: ({name}, {by}) => by ? {icon: "file-plus", brief: "file", words: `${name} was added`} : null,
  fileRenamed: ({name}) => ({icon: "pencil", brief: "file", words: `A file was called ${name}`}),
  fileDeleted: (_body, {by}) => by ? {icon: "trash-2", brief: "file", words: "A file was deleted"} : null,
};
