// Characters that hide or turn text around (Trojan Source) are shown as what they are, wherever people's text stands.
import {h} from "./dom.js";

/** Bidirectional controls, zero-width characters, odd spaces and other marks that cannot be seen. */
export const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;

/** Latin look-alikes of Cyrillic and Greek that matter in source text. */
const CONFUSABLE = /[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u037e]/;

/** Look-alikes count only inside a word that is otherwise Latin: whole words of another script are what they are. */
export function confusables(text) {
  const found = [];
  for (const word of text.matchAll(/[\p{L}\p{N}_;]+/gu)) {
    if (!/[A-Za-z0-9_]/.test(word[0])) continue;
    for (let i = 0; i < word[0].length; i++) if (CONFUSABLE.test(word[0][i])) found.push(word.index + i);
  }
  return found;
}

export const codepointName = character => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

export const codepoint = character => h("span", {class: "codepoint"}, codepointName(character));

/** The same in letters alone, for a picture. */
export const visibleText = text => visible(text).map(part => part.textContent ?? part).join("");

/** Text with its hidden characters drawn. @returns {(Node|string)[]} */
export function visible(text) {
  const parts = [];
  let from = 0;
  const marks = [...text.matchAll(HIDDEN)].map(m => m.index).concat(confusables(text)).sort((a, b) => a - b);
  for (const at of marks) {
    if (at > from) parts.push(text.slice(from, at));
    const plain = !text[at].match(HIDDEN);
    parts.push(plain ? text[at] : "", codepoint(text[at]));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts.filter(p => p !== "");
}
