// A run of the past, run once more: the same files, the same way, the same input, and whether it came to the same.
import {ask} from "../shared/api.js";
import {button, disable, relabel} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {likeness} from "../room/again.js";

/** @param {string} id of the interview @returns {{button: HTMLElement, element: HTMLElement, show: (run: ?import("../room/state.js").Run) => void}} */
export function runAgain(id) {
  const element = h("div", {class: "replay-again", role: "status"}), came = new Map();
  let shown = null, under = 0;
  const act = button("Run this again", {icon: "rotate-ccw", kind: "quiet", on: () => start(shown)});
  const draw = () => {
    act.hidden = !shown;
    disable(act, whyNot(shown, under));
    relabel(act, under && under === shown?.run ? "Running…" : "Run this again");
    const said = came.get(shown?.run);
    fill(element, said && h("p", {class: `replay-verdict ${said.kind}`}, h("strong", {}, said.sentence), said.more && ` ${said.more}`));
  };
  const start = async run => {
    under = run.run;
    draw();
    try {
      came.set(run.run, whatCame(await ask("POST", `/interviews/${id}/runs/${run.run}/again`), run));
    } catch (problem) {
      came.set(run.run, {kind: "warn", sentence: "It was not run again.", more: problem.message});
    }
    under = 0;
    draw();
  };
  draw();
  return {
    button: act, element,
    show(run) {
      if (run === shown) return;
      shown = run;
      draw();
    },
  };
}

function whatCame(again, run) {
  const said = likeness(again, [run]);
  return said.sentence ? said : {kind: "warn", sentence: "It came to nothing that can be compared.", more: again.result.sentence};
}

function whyNot(run, under) {
  if (under) return "A run is under way.";
  if (run?.profile === "tests") return "Tests are run in the room, where what they come to is kept.";
  return run?.result ? "" : "This run was not over yet.";
}
