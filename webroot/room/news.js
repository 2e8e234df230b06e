// What is said in a room as one person reads it: what they have not seen yet, which messages bear a name and a time, and
// which of the room's own lines are still worth a look between them.
const TOGETHER_MILLIS = 2 * 60_000;

/**
 * Messages and a raised hand stand in the chat, questions under a tab of their own.
 * @param {import("./state.js").RoomState} state
 * @param {string} me a member, whose own doings are no news to them
 * @param {{chat: number, questions: number}} read the last event that was seen of each
 */
export function news(state, me, read) {
  const fresh = last => event => event.seq > last && event.by !== me;
  const raised = state.hand ? [state.log.findLast(e => e.handRaised)].filter(Boolean) : [];
  return {
    chat: [...state.chat, ...raised].filter(fresh(read.chat)).length,
    questions: state.log.filter(e => e.questionAsked).filter(fresh(read.questions)).length,
  };
}

/**
 * Marks the messages that need a header: what one person writes without a break stands under one for two minutes.
 * @template {{at: number, by?: string}} L @param {L[]} lines in their order; those without `by` are the room's own
 * @returns {(L & {headed: boolean})[]}
 */
export function underHeaders(lines) {
  let header = null;
  return lines.map(line => {
    const headed = !line.by || header?.by !== line.by || line.at - header.at >= TOGETHER_MILLIS;
    if (headed) header = line;
    return {...line, headed};
  });
}

/**
 * The log has everything. Between two messages only the last line about one thing stands: a hand that was lowered before
 * anybody spoke, or a switch that was turned to and fro, is noise to whoever reads what was said.
 * @template {{by?: string, about?: string}} L @param {L[]} lines in their order; those without `by` are the room's own
 * @returns {L[]}
 */
export function lastAboutEach(lines) {
  const later = new Set();
  return lines.toReversed().filter(({by, about}) => {
    if (by) later.clear();
    if (!about) return true;
    const last = !later.has(about);
    later.add(about);
    return last;
  }).reverse();
}
