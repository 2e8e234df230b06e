// Text of a program as it is drawn: in its colours, and in blocks, so that what nobody sees need not be laid out.
import {h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {inkClass, inked, PLAIN} from "./output.js";

/** As the style says that reserves their height. */
const BLOCK_LINES = 50;

const TITLES = {err: "standard error", in: "typed in", compiler: "compiler"};

/** Begins to write into an element, which holds nothing else. */
export function writing(element) {
  element.replaceChildren();
  return {element, ink: PLAIN, block: null, lines: BLOCK_LINES};
}

/**
 * Adds text.
 * @param {object} sheet what `writing` gave @param {string} channel @param {string} text
 * @param {(text: string) => (Node|string)[]} drawn how a piece of text is drawn
 */
export function write(sheet, channel, text, drawn = visible) {
  const {parts, ink} = inked(text, channel === "in" ? PLAIN : sheet.ink);
  sheet.ink = ink;
  for (const part of parts) {
    for (const piece of pieces(part.text, BLOCK_LINES - sheet.lines % BLOCK_LINES)) {
      room(sheet).append(h("span", {class: [`from-${channel}`, inkClass(part.ink)], title: TITLES[channel]}, drawn(piece)));
      sheet.lines += piece.split("\n").length - 1;
    }
  }
}

/** Parts text after so many lines, and then wherever a block is full. */
function* pieces(text, lines) {
  let from = 0, left = lines;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    if (--left) continue;
    yield text.slice(from, end + 1);
    [from, left] = [end + 1, BLOCK_LINES];
  }
  if (from < text.length) yield text.slice(from);
}

/** The block in which there is room for one more line. */
function room(sheet) {
  if (sheet.lines >= BLOCK_LINES) {
    sheet.block?.classList.add("full");
    sheet.block = h("div", {class: "output-block"});
    sheet.lines = 0;
    sheet.element.append(sheet.block);
  }
  return sheet.block;
}
