// The line that a running program may read.
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {mayRun} from "./may.js";
import {refusalText} from "./words.js";

/** @param {object} view of the strip @param {() => void} stop */
export function inputLine(view, stop) {
  const input = h("input", {class: "mono", "aria-label": "Input for the program", placeholder: "The program may read a line here", autocomplete: "off", spellcheck: "false", maxlength: "4095"});
  const end = button("End input", {kind: "quiet", title: "Ctrl+D: the program reads the end of its input", on: () => close()});
  const element = h("form", {class: "input-line", hidden: true}, h("span", {class: "mono quiet", "aria-hidden": "true"}, ">"), input, end);
  let run = null;
  const tell = body => view.room.store("input", {run: run.run, ...body}).catch(refusal => view.app.complain(refusalText(refusal)));
  const close = () => tell({end: true});
  element.addEventListener("submit", event => {
    event.preventDefault();
    tell({text: `${input.value}\n`});
    input.value = "";
  });
  input.addEventListener("keydown", event => {
    if (event.key === "d" && event.ctrlKey) {
      event.preventDefault();
      close();
    } else if (event.key === "Escape") stop();
  });
  return {
    element, input,
    show(now) {
      run = now;
      const open = view.tab === "output" && run?.stage === "running" && !run.inputClosed && mayRun(view.room.state, view.room.me.role);
      if (element.hidden === !open) return;
      const had = element.contains(document.activeElement);
      element.hidden = !open;
      if (had && !open) view.editor.view.focus();
    },
  };
}
