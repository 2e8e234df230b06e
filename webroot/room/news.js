// What somebody has not seen yet. Messages and a raised hand stand in the chat, questions under a tab of their own.
/**
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
