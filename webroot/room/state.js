// The browser's mirror of a room: what `welcome` gave and what the events since then changed.
// It is pure, so that a live room, a resumed one and a replayed one are the same code.
import {ChangeSet, Text} from "@codemirror/state";
import {changed, entered, NO_LEDGER} from "./ledger.js";

/**
 * @typedef {{running: boolean, remainingMillis: number, endsAt: number, totalMillis: number, creditedMillis: number}} Clock
 * @typedef {{member: string, name: string, role: string, clients: string[], leftAt?: number, out?: boolean}} Member
 * @typedef {{file: number, name: string, version: number, readOnly: boolean, text: Text, hash?: number}} RoomFile
 * @typedef {{channel: string, text: string}} Chunk
 * @typedef {{run: number, with?: number, again?: number, by: string, at: number, profile: string, versions: Record<string, number>, stage: ?string, waited?: number,
 *   since?: number, took?: number, output: Chunk[], findings: import("./problems.js").Finding[], groups: import("./test-words.js").Group[], inputClosed: boolean, result: ?object}} Run
 * @typedef {{seq: number, at: number, by?: string, client?: string, clientSeq?: number}} RoomEvent
 * @typedef {{seq: number, phase: string, terms: {deletedOn: string, allowed: string, notAllowed: string, kinds: string}, consented: string[], frozen: boolean, clock: ?Clock, ledger: import("./ledger.js").Ledger, mentorTyping: boolean,
 *   editorOpen: boolean, hand: boolean, held: string[], task: ?{title: string, statement: any[], hints: string[]}, members: Member[], files: RoomFile[],
 *   chat: object[], log: RoomEvent[], runs: Run[], tests: number, curtain: ?{since: number, runs: number, tests: ?{held: number, of: number}}, questions: object[], offers: object[]}} RoomState
 */

const CHAT_KEPT = 500;
const LOG_KEPT = 200;
const RUNS_KEPT = 15;
const CHUNK_UNITS = 4096;

/** Text as CodeMirror keeps it. Only `\n` ends a line here: a stray `\r` is a character like any other. */
export const toText = string => Text.of(string.split("\n"));

/** @returns {RoomState} */
export function fromWelcome(welcome) {
  const given = welcome.state;
  return planned({
    ...given,
    seq: welcome.seq,
    hand: given.hand ?? false,
    ledger: given.ledger ?? NO_LEDGER,
    held: given.held ?? [],
    members: given.members.map(m => ({...m, clients: m.clients ?? []})),
    files: given.files.map(f => ({...f, text: toText(f.text)})),
    chat: given.chat ?? [],
    log: given.log ?? [],
    runs: given.runs ?? [],
    tests: given.tests ?? 0,
    curtain: given.curtain ?? null,
    questions: given.questions ?? [],
    offers: given.offers ?? [],
  }, welcome);
}

/** The state under a plan, which may be another one: what a candidate agrees to is part of it. @returns {RoomState} */
export const planned = (state, {policy, consented}) => ({...state, terms: termsOf(policy), consented});

/** Of what is told of an interview, the words that a candidate agrees to. */
export const termsOf = ({deletedOn, allowed, notAllowed, kinds}) => ({deletedOn, allowed, notAllowed, kinds});

const same = (a, b) => Object.keys(a).every(key => a[key] === b[key]);

/** The one key of an event that is not part of its envelope. */
export function kindOf(event) {
  for (const key of Object.keys(event)) if (!ENVELOPE.has(key)) return key;
  return "";
}
const ENVELOPE = new Set(["seq", "at", "by", "client", "clientSeq"]);

/**
 * The state after one event. An event that was already seen changes nothing; an unknown one only moves `seq`.
 * @param {RoomState} state
 * @param {RoomEvent} event
 * @returns {RoomState}
 */
export function reduce(state, event) {
  if (event.seq <= state.seq) return state;
  const kind = kindOf(event);
  const change = Object.hasOwn(CHANGES, kind) ? CHANGES[kind](state, event[kind], event) : {};
  const log = LOGGED.has(kind) ? {log: lastOf([...state.log, event], LOG_KEPT)} : {};
  return {...state, ...log, ...change, seq: event.seq};
}

const LOGGED = new Set([
  "consented", "phaseChanged", "taskShown", "clockChanged", "frozen", "fileAdded", "fileRenamed", "fileDeleted",
  "runStarted", "runEnded", "typingSwitched", "editorSwitched", "questionAsked", "questionTicked", "handRaised", "offered",
  "heldBack", "admitted", "hintGiven", "curtainMoved", "seated",
]);

const CHANGES = {
  joined: (s, b) => ({members: join(s.members, b)}),
  left: (s, b, e) => ({members: s.members.map(m => m.clients.includes(b.client) ? leave(m, b.client, e.at) : m)}),
  // It may have been decided just before the plan became another one; the first logs do not say to what was agreed.
  consented: (s, b, e) => !b.terms || same(s.terms, b.terms) ? {consented: [...new Set([...s.consented, e.by])]} : {},
  // Ending and opening again keep everything, since the end may be an accident.
  phaseChanged: (s, b, e) => {
    const keeps = b.phase === "ended" || s.phase === "ended";
    return {phase: b.phase, clock: b.clock, ledger: entered(s.ledger, b, e, s.phase), editorOpen: keeps && s.editorOpen, hand: keeps && s.hand, curtain: null};
  },
  taskShown: (s, b) => ({task: {title: b.title, statement: b.statement, hints: []}}),
  hintGiven: (s, b) => ({task: s.task && {...s.task, hints: [...s.task.hints, b.text]}}),
  clockChanged: (s, b, e) => ({clock: b.clock, ledger: changed(s.ledger, b, e), frozen: s.frozen && b.clock?.remainingMillis === 0}),
  frozen: () => ({frozen: true, curtain: null}),
  edited: (s, b) => ({files: withFile(s.files, b.file, f => editFile(f, b))}),
  fileAdded: (s, b) => ({
    files: [...s.files.filter(f => f.file !== b.file),
      {file: b.file, name: b.name, version: 0, readOnly: !!b.readOnly, text: toText(b.text)}],
  }),
  fileRenamed: (s, b) => ({files: withFile(s.files, b.file, f => ({...f, name: b.name}))}),
  fileDeleted: (s, b) => ({files: s.files.filter(f => f.file !== b.file)}),
  said: (s, b, e) => ({chat: lastOf([...s.chat, {seq: e.seq, at: e.at, by: e.by, text: b.text}], CHAT_KEPT)}),
  runStarted: (s, b, e) => ({
    tests: s.tests + (b.profile === "tests" && isCandidate(s, e.by) ? 1 : 0),
    runs: lastRuns([...s.runs, {
      run: b.run, with: b.with, again: b.again, by: e.by, at: e.at, profile: b.profile, versions: b.versions ?? {}, stage: "queued", output: [], findings: [], groups: [], inputClosed: false, result: null,
    }]),
  }),
  runAdvanced: (s, b, e) => ({runs: withRun(s.runs, b.run, r => ({...r, stage: b.stage, since: e.at, waited: b.waited ?? r.waited}))}),
  runOutput: (s, b) => ({runs: withRun(s.runs, b.run, r => ({...r, output: append(r.output, b)}))}),
  runFound: (s, b) => ({runs: withRun(s.runs, b.run, r => ({...r, findings: [...r.findings, ...b.findings]}))}),
  tested: (s, {run, ...group}) => ({runs: withRun(s.runs, run, r => ({...r, groups: [...r.groups, group]}))}),
  inputClosed: (s, b) => ({runs: withRun(s.runs, b.run, r => ({...r, inputClosed: true}))}),
  runEnded: (s, b, e) => ({tests: s.tests - (isUncounted(s, b) ? 1 : 0), runs: withRun(s.runs, b.run, r => ({...r, stage: null, result: b, took: e.at - r.at}))}),
  typingSwitched: (s, b) => ({mentorTyping: b.on}),
  heldBack: (s, b) => ({held: [...s.held, b.member]}),
  seated: (s, b) => ({members: s.members.map(m => m.member !== b.member ? m : b.role ? {...inside(m), role: b.role} : {...m, out: true})}),
  admitted: (s, b) => ({held: s.held.filter(m => m !== b.member)}),
  editorSwitched: (s, b) => ({editorOpen: b.open}),
  questionAsked: (s, b, e) => ({questions: [...s.questions, {question: b.question, by: e.by, text: b.text, answered: false}]}),
  questionTicked: (s, b) => ({
    questions: s.questions.map(q => q.question === b.question ? {...q, answered: b.answered} : q),
  }),
  // How far they are is told beside the events, to those from whom these are withheld.
  curtainMoved: (s, b, e) => ({curtain: b.drawn ? {since: e.at, runs: 0, tests: null} : null}),
  handRaised: (s, b) => ({hand: b.up}),
  offered: (s, b, e) => ({offers: [...s.offers, {seq: e.seq, at: e.at, by: e.by, ...b}]}),
  checksum: (s, b) => ({files: withFile(s.files, b.file, f => f.version === b.version ? {...f, hash: b.hash} : f)}),
};

/** The oldest that have ended go; one that is still open stays. */
function lastRuns(runs) {
  let surplus = runs.length - RUNS_KEPT;
  return runs.filter(run => !run.result || surplus-- <= 0);
}

function join(members, {client, member, name, role}) {
  const others = members.map(m => m.member !== member && m.clients.includes(client)
    ? {...m, clients: m.clients.filter(c => c !== client)} : m);
  const known = others.some(m => m.member === member);
  if (!known) return [...others, {member, name, role, clients: [client]}];
  return others.map(m => m.member !== member ? m
    : {...inside(m), name, role, clients: m.clients.includes(client) ? m.clients : [...m.clients, client]});
}

/** A member who is not out, or not any more. */
const inside = ({out: _out, ...member}) => member;

/** One page of a member went; with the last of them the member did. */
function leave(member, client, at) {
  const clients = member.clients.filter(c => c !== client);
  return clients.length ? {...member, clients} : {...member, clients, leftAt: at};
}

function editFile(file, {version, changes}) {
  if (version !== file.version + 1) throw new OutOfStep(file.file, file.version, version);
  return {...file, version, hash: undefined, text: ChangeSet.fromJSON(changes).apply(file.text)};
}

/** An edit that does not follow on the version held here: the mirror can no longer be trusted and is fetched anew. */
export class OutOfStep extends Error {
  constructor(file, held, came) {
    super(`file ${file}: version ${came} came after ${held}`);
  }
}

/** Tests that failed by our fault before they told anything of hidden ones cost nobody one of their runs. */
const isUncounted = (state, {run, verdict}) => OUR_FAULT.has(verdict) && state.runs.some(r =>
  r.run === run && r.profile === "tests" && isCandidate(state, r.by) && r.groups.every(group => group.stage === ""));
/** What mentors look at uses up nothing of the candidate's. */
const isCandidate = ({members}, member) => members.some(m => m.member === member && m.role === "candidate");
const OUR_FAULT = new Set(["lost", "sandbox-fault"]);

function append(output, {channel, text}) {
  const last = output.at(-1);
  if (last?.channel !== channel || last.text.length > CHUNK_UNITS) return [...output, {channel, text}];
  return [...output.slice(0, -1), {channel, text: last.text + text}];
}

const lastOf = (list, count) => list.length > count ? list.slice(list.length - count) : list;
const withFile = (files, id, change) => files.map(f => f.file === id ? change(f) : f);
const withRun = (runs, id, change) => runs.map(r => r.run === id ? change(r) : r);

/** Whether a change of phase opened again what had ended: nothing else follows on the end. */
export function reopens({seq}, log) {
  return log.findLast(e => e.phaseChanged && e.seq < seq)?.phaseChanged.phase === "ended";
}

/** What is left on a clock at the server's time `now`, in milliseconds, never below nothing. */
export function remaining(clock, now) {
  if (!clock) return 0;
  return Math.max(0, clock.running ? clock.endsAt - now : clock.remainingMillis);
}

/** FNV-1a 32 over the UTF-16 units of a text, low byte first: the number the server sends to compare with. */
export function checksum(text) {
  let hash = 0x811c9dc5;
  const unit = code => {
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193);
  };
  let first = true;
  for (const line of text.iterLines()) {
    if (!first) unit(10);
    first = false;
    for (let i = 0; i < line.length; i++) unit(line.charCodeAt(i));
  }
  return hash >>> 0;
}
