// One test as a line: what it looks at, what came of it, and of a public one that does not hold all there is to see.
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {count} from "../shared/time.js";
import {around, firstDifference} from "./first-difference.js";
import {OUTCOMES, outcomeWords} from "./test-words.js";

/** Whether there is more to say of a test than what it came to. */
export const more = ({outcome, detail, shown}) => outcome !== "holds" && (detail || shown);

/**
 * One test in a row. The first of which there is more to see shows it at once.
 * @param {import("./test-words.js").Line} line
 * @param {{opened: boolean, linked: (text: string) => (Node|string)[]}} [drawn] whether one is open already, and how places
 *   in files are drawn
 */
export function testLine(line, drawn = {opened: true, linked: visible}) {
  const {icon: picture, kind} = OUTCOMES[line.outcome];
  const row = [icon(picture), h("span", {class: "words"}, visible(line.words)), h("span", {class: "outcome"}, outcomeWords(line))];
  if (!more(line)) return h("div", {class: `test ${kind}`}, row);
  const open = !drawn.opened;
  drawn.opened = true;
  return h("details", {open}, h("summary", {class: `test ${kind}`}, row, icon("chevron-right")),
    line.detail && h("pre", {class: "mono detail", tabindex: "0"}, drawn.linked(line.detail.replace(/^ {2}/gm, "").trimEnd())), line.shown && comparison(line.shown));
}

/** What a program read, should have written and wrote, with the first difference marked in both. */
function comparison({input, expected, got}) {
  const place = firstDifference(expected, got);
  return h("div", {class: "shown"},
    h("p", {class: "soft"}, place ? `They differ first in line ${place.line}, column ${place.column}.` : "Both are alike as far as they are shown."),
    h("div", {class: "sides"}, side("Expected", expected, place), side("Got", got, place)),
    h("details", {class: "input-shown"}, h("summary", {}, input ? "What it read" : "It read nothing"), input && side("", input, null)));
}

function side(title, text, place) {
  const {before, lines, after} = around(text, place);
  return h("div", {class: "side-shown"}, title && h("h4", {}, title),
    h("pre", {class: "mono", tabindex: "0", "aria-label": title || "Input"},
      before > 0 && h("span", {class: "quiet"}, `… ${count(before, "equal line")} before\n`),
      text || place ? lines.map(shownLine) : h("span", {class: "quiet"}, "Nothing"),
      after > 0 && h("span", {class: "quiet"}, `… ${count(after, "line")} more`)));
}

/** A line in which white space can be seen. */
function shownLine({number, text, ended, at}) {
  const characters = [...text].map(seen);
  const end = ended ? blank("↵") : at >= characters.length ? h("span", {class: "quiet"}, "end of output") : null;
  const all = [...characters, end].map((part, i) => i === at ? h("mark", {}, part) : part);
  return h("span", {class: at >= 0 ? "line parts" : "line"}, h("span", {class: "number", "aria-hidden": "true"}, number), h("span", {}, all));
}

const blank = sign => h("span", {class: "blank"}, sign);

const seen = character => character === " " ? blank("·") : character === "\t" ? blank("→\t") : visible(character);
