// A run that was run once more: the same files, the same way, the same input. Whether it came to the same. Pure.

/** @typedef {import("./state.js").Run} Run */

const COMPARED = ["compiler", "out", "err"];
const OURS = ["lost", "sandbox-fault", "stopped"];

/** Addresses and numbers of processes are other ones each time, and mean nothing. */
const masked = text => text.replace(/0x[0-9a-f]+/g, "0x…").replace(/==\d+==/g, "==…==");

const said = (run, channel) => masked(run.output.filter(c => c.channel === channel).map(c => c.text).join("")).split("\n");

/** @returns {?{channel: string, line: number}} the first line, from 1, in which what two runs wrote parts */
function parting(a, b) {
  for (const channel of COMPARED) {
    const [one, other] = [said(a, channel), said(b, channel)];
    for (let i = 0; i < Math.max(one.length, other.length); i++) if (one[i] !== other[i]) return {channel, line: i + 1};
  }
  return null;
}

const WRITER = {compiler: "what the compiler says", out: "its output", err: "its error output"};

/** What the two rested on that is not the same, in words. */
function circumstances({receipt: one}, {receipt: other}) {
  if (!one || !other) return "";
  const changed = [one.compiler !== other.compiler && "the compiler", one.limits !== other.limits && "the limits", one.policy !== other.policy && "the sandbox"].filter(Boolean);
  return changed.length ? `Since then another: ${changed.join(", ")}.` : "";
}

/**
 * @param {?Run} again
 * @param {Run[]} runs those that are kept
 * @returns {{kind: "ok"|"warn"|"calm", sentence: string, more: string}} without a sentence where there is nothing to say yet
 */
export function likeness(again, runs) {
  const none = {kind: "calm", sentence: "", more: ""};
  if (!again?.again || !again.result || OURS.includes(again.result.verdict)) return none;
  const first = runs.find(r => r.run === again.again);
  if (!first?.result) return {...none, sentence: `Run ${again.again} once more; what it came to then is not kept here any more.`};
  const more = circumstances(first.result, again.result);
  const ends = ["verdict", "exit", "signal"].find(key => first.result[key] !== again.result[key]);
  if (ends) return {kind: "warn", sentence: `Differs from run ${first.run}, which ended otherwise: ${first.result.sentence}`, more};
  const parts = parting(first, again);
  if (parts) {
    return {kind: "warn", sentence: `Differs from run ${first.run}: line ${parts.line} of ${WRITER[parts.channel]} is another one.`, more: more || "It may rest on addresses, time or chance."};
  }
  return {kind: "ok", sentence: `Same as run ${first.run}: the same end and the same output.`, more};
}
