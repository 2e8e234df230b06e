// The text of a file as it is printed: numbered lines that wrap, in the colours of the editor.
import {cppLanguage} from "@codemirror/lang-cpp";
import {classHighlighter, highlightCode} from "@lezer/highlight";
import {h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";

/** @param {{name: string, text: string}} file */
export function listing({name, text}) {
  const lines = [[]];
  highlightCode(text, cppLanguage.parser.parse(text), classHighlighter,
    (piece, classes) => lines.at(-1).push(classes ? h("span", {class: classes}, visible(piece)) : visible(piece)),
    () => lines.push([]));
  if (!lines.at(-1).length && lines.length > 1) lines.pop();
  return h("ol", {class: "listing mono plain", "aria-label": `The lines of ${name}`}, lines.map(line => h("li", {}, h("code", {}, line.length ? line : "\u200b"))));
}
