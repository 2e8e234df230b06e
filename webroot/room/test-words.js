// What tests came to, in words: the same for the lines, the line below them, the list of runs and whoever listens. Pure.

/**
 * @typedef {"holds"|"wrong"|"crashed"|"slow"|"faulty"} Outcome
 * @typedef {{words: string, outcome: Outcome, fault?: string, detail?: string, shown?: {input: string, expected: string, got: string}}} Line
 * @typedef {{stage: string, passed: number, total: number, lines: Line[]}} Group `stage` is empty for public tests
 */

/** An icon and a colour role for each outcome; the words say the same, so that nothing is told by colour alone. */
export const OUTCOMES = {
  holds: {icon: "check", kind: "ok", words: "holds"},
  wrong: {icon: "x", kind: "err", words: "wrong answer"},
  crashed: {icon: "octagon-alert", kind: "err", words: "crashed"},
  slow: {icon: "timer", kind: "warn", words: "too slow"},
  faulty: {icon: "triangle-alert", kind: "warn", words: "right, but"},
};

/** What a test came to, with what a sanitizer calls its fault. @param {Line} line */
export const outcomeWords = ({outcome, fault}) => [OUTCOMES[outcome].words, fault].filter(Boolean).join(": ");

const NUMBERED = /^(\d+)-(.+)$/;

/** Stage 3 · peek and resize, for what an exercise calls `3-peek-and-resize`. */
export function groupTitle(stage) {
  const [, number, name] = stage.match(NUMBERED) ?? [];
  return !stage ? "Public tests" : number ? `Stage ${number} · ${name.replaceAll("-", " ")}` : stage.replaceAll("-", " ");
}

/** The same where there is less room. */
const shortTitle = stage => !stage ? "public" : NUMBERED.test(stage) ? `stage ${stage.match(NUMBERED)[1]}` : stage;

export const held = ({passed, total}) => passed === total ? total === 1 ? "holds" : `all ${total} hold` : `${passed} of ${total} hold`;

/** What is done while the next group has not come. @param {import("./state.js").Run} run */
export function underway({stage, groups}) {
  const last = groups.at(-1);
  if (!last) return stage === "running" ? "The first tests run…" : "Building the tests…";
  const number = last.stage ? Number(last.stage.match(NUMBERED)?.[1]) + 1 : 1;
  return number ? `Stage ${number} is tested…` : "The next stage is tested…";
}

/** How a run of the tests ended, in a few words. @param {import("./state.js").Run} run */
export function testsVerdict({groups, result: {verdict}}) {
  const hidden = groups.filter(group => group.stage);
  const passed = sum(hidden, "passed"), total = sum(hidden, "total");
  if (verdict === "failed") return passed < total ? `${passed} of ${total} hold` : "right, with faults";
  return total ? "all hold" : "tests ran";
}

const sum = (groups, key) => groups.reduce((all, group) => all + group[key], 0);

/** Each group in a few words, for the line below the results. @param {Group[]} groups */
export const testsBrief = groups => groups.map(group => `${shortTitle(group.stage)} ${group.passed}/${group.total}`);
