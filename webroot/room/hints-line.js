// Beside marks: with how many hints the exercise has been solved so far. Nothing where it has none to give.
import {fill, h, icon} from "../shared/dom.js";
import {hintsInWords} from "./hints-given.js";

/** @param {object} app @returns {{element: HTMLElement, draw: () => void}} */
export function hintsLine({room}) {
  const element = h("p", {class: "hints-line"});
  let shown = "";
  const draw = () => {
    element.hidden = !room.about.hints?.length || !room.state.task;
    const words = hintsInWords(room.state);
    if (words === shown) return;
    shown = words;
    fill(element, icon("lightbulb"), `Worked ${words}`);
  };
  draw();
  return {element, draw};
}
