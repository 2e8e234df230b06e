// What a program or the compiler wrote, made into pieces that can be drawn: colours and places in files.
// Pure, so that the live page, the replay and the tests read output alike.

import {count} from "../shared/time.js";

const ESCAPE = /\u001b(?:\[([0-9;]*)([A-Za-z])|[^[])?/g;
const COLOURS = {30: "dim", 31: "red", 32: "green", 33: "yellow", 34: "blue", 35: "magenta", 36: "cyan", 37: "", 90: "dim",
  91: "red", 92: "green", 93: "yellow", 94: "blue", 95: "magenta", 96: "cyan", 97: ""};

/** @typedef {{bold: boolean, colour: string}} Ink */

/** @type {Ink} */
export const PLAIN = {bold: false, colour: ""};

/**
 * Parts text at its colour sequences. Every other escape sequence is left out, and blanks have the ink of what they follow.
 * @param {string} text @param {Ink} ink in force where the text begins
 * @returns {{parts: {text: string, ink: Ink}[], ink: Ink}}
 */
export function inked(text, ink = PLAIN) {
  const parts = [];
  const add = (words, ink) => {
    if (parts.length && (parts.at(-1).ink === ink || !words.trim())) parts.at(-1).text += words;
    else parts.push({text: words, ink});
  };
  let from = 0;
  for (const found of text.matchAll(ESCAPE)) {
    if (found.index > from) add(text.slice(from, found.index), ink);
    from = found.index + found[0].length;
    if (found[2] === "m") ink = dipped(ink, found[1]);
  }
  if (from < text.length) add(text.slice(from), ink);
  return {parts, ink};
}

function dipped(ink, codes) {
  let next = ink;
  for (const code of codes.split(";").map(Number)) {
    if (code === 0) next = PLAIN;
    else if (code === 1) next = {...next, bold: true};
    else if (code === 22) next = {...next, bold: false};
    else if (code === 39) next = {...next, colour: ""};
    else if (code in COLOURS) next = {...next, colour: COLOURS[code]};
  }
  return next;
}

/** The classes that draw an ink. */
export const inkClass = ink => [ink.bold && "ink-bold", ink.colour && `ink-${ink.colour}`].filter(Boolean).join(" ");

const PLACE = /([\w.+-]+\.[A-Za-z]+):(\d+)(?::(\d+))?/g;

/** Finds `main.c:7:3` where the file is one of the room's. @param {string[]} names */
export function places(text, names) {
  const found = [];
  for (const m of text.matchAll(PLACE)) {
    if (names.includes(m[1])) found.push({from: m.index, to: m.index + m[0].length, name: m[1], line: Number(m[2]), column: Number(m[3] ?? 1)});
  }
  return found;
}

/** What the compiler only warned of, for a sentence about something else: it names lines, and blames none. */
export function warned(found) {
  const lines = found.filter(f => f.severity === "warning").map(f => f.line);
  return lines.length ? `${count(lines.length, "warning")}, ${lines.length > 1 ? "the first on " : ""}line ${lines[0]}` : "";
}

/** A note at the end of a line: no longer than a glance, and no more than its first part. */
export function brief(words) {
  const first = words.split(/; |: (?=include|declare)/)[0].replace(/^Line \d+ /, "").replace(/\.$/, "");
  const short = first.length < NOTE_UNITS ? first : first.split(/(?<=.{20}): /)[0];
  return short.length < NOTE_UNITS ? short : `${short.slice(0, NOTE_UNITS - 3).replace(/\s+\S*$/, "")}…`;
}

const NOTE_UNITS = 60;
