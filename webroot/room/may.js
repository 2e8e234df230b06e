// Who may do what, and when: the page asks this to decide which controls to draw.
// The server decides again for every message; this only keeps dead controls off the page.

const PANEL = new Set(["lead", "mentor"]);

export const PHASES = ["lobby", "warm-up", "exercise", "discussion", "questions", "ended"];

const PHASE_NAMES = {"lobby": "Lobby", "warm-up": "Warm-up", "exercise": "Exercise", "discussion": "Discussion", "ended": "Ended"};

/** The questions are the candidate's, and only to them "yours". */
export const phaseName = (phase, role) => phase !== "questions" ? PHASE_NAMES[phase] ?? phase : role === "candidate" ? "Your questions" : "Candidate's questions";

export const isPanel = role => PANEL.has(role);

/** The phase that follows, or null after the last. */
export const nextPhase = phase => PHASES[PHASES.indexOf(phase) + 1] ?? null;

/** Whether this person came from before a restore, and reads until a mentor decides; a mentor decides for themselves. */
export const isHeld = (state, member) => state.held.includes(member);

/** The candidate whom a mentor is told of because they wait for a decision; mentors decide for themselves. */
export const waiting = (state, {role}) => isPanel(role) && state.members.find(m => m.clients.length && m.role === "candidate" && isHeld(state, m.member)) || null;

/** Whether the candidate works behind the curtain, and this is somebody before it. */
export const isHidden = ({curtain}, role) => !!curtain && role !== "candidate";

/** May this person change the text now? Read-only files are refused besides. */
export function mayEdit(state, {role, member}) {
  const {phase, frozen} = state;
  if (phase === "ended" || phase === "exercise" && frozen || isHeld(state, member) || isHidden(state, role)) return false;
  if (role === "candidate") {
    if (phase === "warm-up" || phase === "exercise") return true;
    return (phase === "discussion" || phase === "questions") && state.editorOpen;
  }
  return isPanel(role) && state.mentorTyping;
}

/** Running does not change the text: the candidate may run it also while it is read-only. */
export function mayRun(state, {role, member}) {
  const {phase, mentorTyping} = state;
  if (phase === "lobby" || phase === "ended" || isHeld(state, member) || isHidden(state, role)) return false;
  return role === "candidate" || isPanel(role) && mentorTyping;
}

/** Tests judge the text as it is and change nothing: a mentor runs them without typing. The second is what was told of the room. */
export const mayTest = (state, {tested, permissions, role}) => !!tested && permissions.test.includes(state.phase) && !isHidden(state, role);

/** The hint that may be given next, from 1, or 0 where there is none or now is not the time. */
export function nextHint({task, phase}, {hints, permissions}) {
  if (!task || !hints || !permissions.hint.includes(phase)) return 0;
  return task.hints.length < hints.length ? task.hints.length + 1 : 0;
}

export const maySay = role => role !== "observer";

export const mayAsk = (state, role) => role === "candidate" && (state.phase === "discussion" || state.phase === "questions");

/** Why the text cannot be changed now, in words; empty when it can. */
export function readOnlyBecause(state, me, file) {
  const {role, member} = me;
  if (role === "observer") return "Observers read only";
  if (state.phase === "ended") return "The interview has ended";
  if (state.phase === "exercise" && state.frozen) return "Time is up";
  if (isHidden(state, role)) return "Behind the curtain";
  if (isPanel(role) && !state.mentorTyping) return "Typing off";
  if (isHeld(state, member)) return isPanel(role) ? "Read-only until you go on" : "Read-only until a mentor decides";
  if (!mayEdit(state, me)) return state.phase === "lobby" ? "Not opened yet" : "Read-only now";
  return file?.readOnly ? "Given, read-only" : "";
}
