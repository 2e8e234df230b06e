// What happened in a room, as sentences: for the log, the chat's grey lines and the announcements.
import {isPanel, phaseName} from "./may.js";
import {kindOf, reopens} from "./state.js";
import {clockTime, span} from "../shared/time.js";
import {testsVerdict} from "./test-words.js";

/** A credit below this is not worth a line. */
const SHORTEST_MILLIS = 500;

/** In a few words, how a run ended: the verdict as the result line says it first. */
export const VERDICTS = {
  "ok": "ok", "nonzero": "exit code not 0", "sanitizer": "stopped by a sanitizer", "signal": "crashed", "stopped": "stopped", "failed": "tests fail",
  "timeout": "time limit", "memory": "memory limit", "output": "output limit", "compile-error": "did not compile",
  "compile-limit": "compiler limit", "lost": "lost, our fault", "sandbox-fault": "our fault",
};

/** Whether a run is one of the tests of the exercise. */
export const isTests = run => run?.profile === "tests";

/** The verdict as the result line says it, with the name of the sanitizer that stopped the program. */
export function verdictWords(run) {
  const {verdict, exit} = run.result;
  if (isTests(run) && (verdict === "ok" || verdict === "failed")) return testsVerdict(run);
  if (verdict === "nonzero") return `exit ${exit}`;
  if (verdict !== "sanitizer") return VERDICTS[verdict] ?? verdict;
  const report = run.output.filter(c => c.channel === "err").map(c => c.text).join("");
  const name = report.match(/\b(Address|Leak|UndefinedBehavior|Thread|Memory)Sanitizer\b/)?.[0] ?? (/runtime error:/.test(report) ? "UndefinedBehaviorSanitizer" : "a sanitizer");
  return `stopped by ${name}`;
}

/** How a run ended, as a whole sentence. */
export const inWords = ({verdict, sentence: said}) => said || VERDICTS[verdict];

/**
 * The colour role of a verdict: well, calm, a limit, or a fault. A program may mean its exit code, and tests that do not
 * hold yet are what one works on: neither is a fault.
 */
export function verdictKind(verdict) {
  if (verdict === "ok") return "ok";
  if (verdict === "nonzero" || verdict === "failed") return "calm";
  if (["timeout", "memory", "output", "compile-limit", "stopped", "lost", "sandbox-fault"].includes(verdict)) return "warn";
  return "err";
}

/**
 * One event as a sentence with its icon; null for what needs no words.
 * @param {import("./state.js").RoomEvent} event
 * @param {{name: (member: string) => string, roleOf: (member: string) => string, role: string, log: import("./state.js").RoomEvent[]}} reader
 *   how others are called to them, what they are themselves, and what happened before
 * @returns {?{icon: string, text: string, chat?: boolean, about?: string}} `chat` if it also stands between the messages, until
 *   a later one `about` the same takes its place
 */
export function sentence(event, reader) {
  const kind = kindOf(event);
  return Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind](event[kind], event, event.by ? reader.name(event.by) : "", reader) : null;
}

const SENTENCES = {
  consented: (_b, _e, who) => ({icon: "check", text: `${who} agreed and ${is(who)} ready.`, chat: true}),
  phaseChanged: (b, e, _who, {role, log}) => reopens(e, log) ? {icon: "rotate-ccw", text: reopenedText(b, e), chat: true}
    : {icon: b.phase === "exercise" || b.phase === "warm-up" ? "timer" : "flag", text: phaseText(b, e, role), chat: true},
  taskShown: b => ({icon: "file-text", text: `The task was opened: ${b.title}.`}),
  clockChanged: (b, _e, who) => b.why === "credited" && b.millis < SHORTEST_MILLIS ? null : ({icon: {paused: "pause", resumed: "play"}[b.why] ?? "plus", text: clockText(b, who), chat: true, about: b.why === "credited" ? undefined : "clock"}),
  frozen: () => ({icon: "lock", text: "Time is up. The text is frozen as it is. Nothing you typed is lost.", chat: true}),
  fileAdded: (b, _e, who) => ({icon: "file-plus", text: who ? `${who} added ${b.name}.` : `${b.name} was put in place.`}),
  fileRenamed: (b, _e, who) => ({icon: "pencil", text: `${who || "The room"} renamed a file to ${b.name}.`}),
  fileDeleted: (_b, _e, who) => ({icon: "trash-2", text: who ? `${who} deleted a file.` : "A file left the workspace."}),
  runStarted: (b, _e, who) => isTests(b) ? {icon: "list-checks", text: `${who} ran the tests, run ${b.run}.`}
    : b.again ? {icon: "rotate-ccw", text: `${who} ran run ${b.again} again, as run ${b.run}.`}
    : {icon: b.profile === "sanitized" ? "shield-check" : "play", text: `${who} started ${b.profile === "sanitized" ? "check" : "run"} ${b.run}.`},
  hintGiven: (b, _e, who, {role}) => ({icon: "lightbulb", text: `${who} gave hint ${b.hint}${role === "candidate" ? ": it stands below the task" : ""}.`, chat: true}),
  runEnded: b => ({icon: "terminal", text: `Run ${b.run}: ${inWords(b)}`}),
  heldBack: (b, _e, _who, reader) => ({icon: "database-zap", text: `The room was restored from a backup. ${readsUntil(b.member, reader)}`, chat: true}),
  seated: (b, _e, who, reader) => ({icon: SEAT_ICONS[b.role] ?? "log-out", text: seatText(b, who, reader), chat: true}),
  admitted: (b, e, who, {name}) => ({icon: "pen-line", text: goesOn(who, b.member === e.by ? "" : name(b.member)), chat: true}),
  typingSwitched: (b, _e, who) => ({icon: b.on ? "pen-line" : "pencil-off", text: b.on ? `${who} switched mentors' typing on.` : `${who} switched mentors' typing off.`, chat: true, about: "typing"}),
  editorSwitched: (b, _e, who) => ({icon: b.open ? "pen-line" : "lock", text: b.open ? `${who} opened the editor.` : `${who} made the editor read-only.`, chat: true, about: "editor"}),
  questionAsked: (b, _e, who) => ({icon: "circle-help", text: `${who} asked: ${b.text}`}),
  questionTicked: b => ({icon: "check", text: b.answered ? `Question ${b.question} was answered.` : `Question ${b.question} was opened again.`}),
  curtainMoved: (b, _e, who) => ({icon: b.drawn ? "eye-off" : "eye", text: b.drawn ? `${who} drew the curtain.` : `${who} opened the curtain.`, chat: true, about: "curtain"}),
  handRaised: (b, _e, who) => ({icon: "hand", text: b.up ? `${who} raised a hand.` : `${who} lowered the hand.`, chat: b.up, about: "hand"}),
  offered: (b, _e, who) => ({icon: "send", text: `${who} sent text that was not part of ${b.name}.`, chat: true}),
};

/** A mentor decides for a candidate, and for themselves. */
function readsUntil(member, {name, roleOf}) {
  const who = name(member);
  if (!isPanel(roleOf(member))) return `${who} may read, and type once a mentor decides.`;
  return who === "You" ? "You read until you go on." : `${who} reads until they go on.`;
}

/** Who decided, and for whom if not for themselves. */
const goesOn = (who, other) => other ? `${who} let ${other === "You" ? "you" : other} go on.` : `${who} ${who === "You" ? "go" : "goes"} on.`;

const SEAT_ICONS = {mentor: "pen-line", observer: "eye"};

function seatText({member, role}, who, {name}) {
  const whom = name(member), them = whom === "You" ? "you" : whom;
  if (!role) return `${who || "The room"} took ${them} out of the interview.`;
  return role === "mentor" ? `${whom} ${is(whom)} a mentor from now on.` : `${whom} ${whom === "You" ? "look" : "looks"} on from now on, as an observer.`;
}

const is = who => who === "You" ? "are" : "is";

function reopenedText({phase, clock}, {at}) {
  return `The interview was opened again at ${clockTime(at)}.${phase === "exercise" && clock?.remainingMillis ? ` ${onTheClock(clock)}` : ""}`;
}

const onTheClock = clock => `${span(clock?.remainingMillis ?? clock?.totalMillis ?? 0)} on the clock.`;

function phaseText({phase, clock}, {at}, role) {
  if (phase === "exercise") return `Exercise started at ${clockTime(at)}. ${onTheClock(clock)}`;
  if (phase === "warm-up") return `Warm-up started at ${clockTime(at)}. It is not counted.`;
  if (phase === "ended") return `The interview ended at ${clockTime(at)}.`;
  return `${phaseName(phase, role)} began at ${clockTime(at)}.`;
}

/** What the room itself credits bears nobody's name. */
function clockText({why, millis, reason}, who) {
  const because = reason ? ` ${reason[0].toUpperCase()}${reason.slice(1).replace(/\.?$/, ".")}` : "";
  if (why === "paused") return `${who || "The room"} paused the clock.${because}`;
  if (why === "resumed") return `${who || "The room"} let the clock go on.`;
  return `Clock credited ${span(millis ?? 0)}${who ? ` by ${who === "You" ? "you" : who}` : ""}.${because}`;
}

/** A refusal, in words for the person whose wish it was. */
export function refusalText({code, detail}) {
  return detail || {
    "rate-limited": "That was too fast. Wait a moment.", "runner-busy": "The runner is busy. Try again in a moment.",
    "runner-off": "Running code is switched off on this server.", "not-allowed": "Your role may not do this now.",
    "ended": "The interview has ended.",
  }[code] || "The room did not accept this.";
}

/** Why text could not become part of the room's. */
export const KEPT_WHY = {
  "after-time": "Time is up. The text is frozen as it is. Nothing you typed is lost.",
  "read-only": "The text became read-only before this arrived.",
  "curtain": "The candidate worked behind the curtain meanwhile, and this was not in the text.",
  "restored": "The room was restored from a backup, our fault, and this is not in it.",
  "too-large": "The file would have become too large.",
  "deleted": "The file was deleted while you typed.",
  "not-found": "The file was deleted while you typed.",
};
export const KEPT_OTHERWISE = "These two changes could not be merged.";
