// The line that a running program may read.
import {button} from "../shared/components.js";
import {h, newId} from "../shared/dom.js";
import {companions} from "./compare.js";
import {mayRun} from "./may.js";
import {isTests} from "./words.js";

/** Quiet for this long after an unfinished line, a program has asked something. */
const ASKED_MILLIS = 300;
/** Without an unfinished line only one thing is sure: a program that is quiet for longer than it may compute does not compute. */
const computes = (room, profile) => room.about.eachRun?.[profile]?.cpuMillis + ASKED_MILLIS;

/** Tests are many programs, and each has its input. */
const reads = run => run?.stage === "running" && !run.inputClosed && !isTests(run);

/** Whether a program stands still until it is told something, as far as can be seen from what it writes. */
export function waits(view, run) {
  if (!reads(run)) return false;
  const key = `${run.run}:${run.output.reduce((sum, chunk) => sum + chunk.text.length, 0)}`;
  if (view.quiet?.key !== key) view.quiet = {key, since: performance.now()};
  const last = run.output.at(-1);
  const asked = ["out", "err"].includes(last?.channel) && !last.text.endsWith("\n");
  return performance.now() - view.quiet.since > (asked ? ASKED_MILLIS : computes(view.room, run.profile));
}

/** @param {object} view of the strip @param {() => void} stop */
export function inputLine(view, stop) {
  const field = h("input", {class: "input mono", id: newId("input"), autocomplete: "off", spellcheck: "false", maxlength: "4095"});
  const end = button("End input", {kind: "quiet", title: "Ctrl+D: the program reads the end of its input", on: () => close()});
  const element = h("form", {class: "input-line", hidden: true}, h("label", {for: field.id}, "Input for the program"), field, end);
  let run = null;
  // What is typed is for all that are compared, so that they go the same way.
  const tell = body => Promise.all(readers().map(one => view.app.store("input", {run: one.run, ...body}))).then(stored => stored.every(Boolean));
  const readers = () => run.with ? companions(view.room.state.runs, run).filter(r => !r.result && !r.inputClosed) : [run];
  const close = () => tell({end: true});
  element.addEventListener("submit", event => {
    event.preventDefault();
    const line = field.value;
    field.value = "";
    tell({text: `${line}\n`}).then(stored => {
      if (!stored) field.value ||= line;
    });
  });
  field.addEventListener("keydown", event => {
    if (event.key === "d" && event.ctrlKey) {
      event.preventDefault();
      close();
    } else if (event.key === "Escape") stop();
  });
  const takes = now => reads(now) && mayRun(view.room.state, view.room.me);
  return {
    element, field, takes,
    show(now) {
      run = now;
      const open = view.tab === "output" && takes(now);
      if (element.hidden === !open) return;
      const had = element.contains(document.activeElement);
      element.hidden = !open;
      if (had && !open) view.editor.view.focus();
    },
  };
}
