// What the last run had come to at the moment of a replay that is looked at: its sentence, its tests, and what it wrote.
import {fill, h, icon} from "../shared/dom.js";
import {paneState} from "../shared/components.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime} from "../shared/time.js";
import {groupTitle, held, OUTCOMES, outcomeWords} from "../room/test-words.js";
import {inWords, verdictKind} from "../room/words.js";

const NAMES = {sanitized: "Check", tests: "Tests, run", optimised: "Optimised run"};
const STAGES = {queued: "Waiting for a place…", compiling: "Compiling…", running: "Running…"};

/** @param {?{element: HTMLElement, show: (run: ?import("../room/state.js").Run) => void}} [again] what lets a run be run once more */
export function replayRun(again = null) {
  const title = h("h2", {}, "Run"), body = h("div", {class: "replay-run-body", tabindex: "0", role: "group", "aria-label": "The last run"});
  let drawn;
  return {
    element: h("section", {class: "pane replay-run clips", "aria-label": "Run"}, h("div", {class: "heading"}, title, h("span", {class: "grow"}), again?.button), body),
    /** @param {?import("../room/state.js").Run} run */
    show(run) {
      if (run === drawn) return;
      const same = run?.run === drawn?.run;
      drawn = run;
      title.textContent = run ? `${NAMES[run.profile] ?? "Run"} ${run.run} at ${clockTime(run.at)}` : "Run";
      fill(body, run ? [sentence(run), again?.element, run.groups?.map(group), output(run)] : paneState("Not run yet.", ""));
      again?.show(run);
      if (!same) body.scrollTop = 0;
    },
  };
}

const sentence = ({result, stage}) => result ? h("p", {class: `replay-verdict ${verdictKind(result.verdict)}`}, h("strong", {}, inWords(result))) : h("p", {class: "replay-verdict soft"}, STAGES[stage] ?? stage);

const group = one => h("section", {class: "stage-result"}, h("h3", {}, groupTitle(one.stage), h("span", {class: "quiet"}, held(one))),
  h("ul", {class: "plain"}, one.lines.map(line => h("li", {class: ["test-result", OUTCOMES[line.outcome].kind]}, icon(OUTCOMES[line.outcome].icon), h("span", {class: "grow"}, visible(line.words)), h("span", {class: "outcome-word"}, outcomeWords(line))))));

const output = run => run.output.length ? h("pre", {class: "output replay-output"}, run.output.map(({channel, text}) => h("span", {class: `from-${channel}`}, visible(text)))) : null;
