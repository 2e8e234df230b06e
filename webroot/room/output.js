// What a program or the compiler wrote, made into pieces that can be drawn: colours, places in files, findings.
// Pure, so that the live page, the replay and the tests read output alike.

import {count} from "../shared/time.js";

const ESCAPE = /\u001b(?:\[([0-9;]*)([A-Za-z])|[^[])?/g;
const COLOURS = {30: "dim", 31: "red", 32: "green", 33: "yellow", 34: "blue", 35: "magenta", 36: "cyan", 37: "", 90: "dim",
  91: "red", 92: "green", 93: "yellow", 94: "blue", 95: "magenta", 96: "cyan", 97: ""};

/** @typedef {{bold: boolean, colour: string}} Ink */

/** @type {Ink} */
export const PLAIN = {bold: false, colour: ""};

/**
 * Parts text at its colour sequences. Every other escape sequence is left out.
 * @param {string} text @param {Ink} ink in force where the text begins
 * @returns {{parts: {text: string, ink: Ink}[], ink: Ink}}
 */
export function inked(text, ink = PLAIN) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(ESCAPE)) {
    if (found.index > from) parts.push({text: text.slice(from, found.index), ink});
    from = found.index + found[0].length;
    if (found[2] === "m") ink = dipped(ink, found[1]);
  }
  if (from < text.length) parts.push({text: text.slice(from), ink});
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

const DIAGNOSTIC = /^(?:.*\/)?([^\s:/]+):(\d+):(?:(\d+):)? (fatal error|error|warning|note): (.*)$/gm;

/** @typedef {{name: string, line: number, column: number, kind: "error"|"warning"|"note"|"fault"|"related", text: string}} Finding */

/** What the compiler had to say, line by line. @returns {Finding[]} */
export function diagnostics(text) {
  return [...text.matchAll(DIAGNOSTIC)].map(([, name, line, column, kind, words]) => ({
    name, line: Number(line), column: Number(column ?? 1), kind: kind === "fatal error" ? "error" : kind, text: words,
  }));
}

const LINE = /\bline (\d+)\b/gi;

/**
 * The findings of one run: the compiler's, and the lines that the run's sentence names. The first line of a sentence is
 * where it went wrong, a later one is where the memory came from.
 * @param {import("./state.js").Run} run @param {string[]} names of the room's files
 * @returns {Finding[]}
 */
export function findings(run, names) {
  const compiler = run.output.filter(c => c.channel === "compiler").map(c => c.text).join("");
  const found = diagnostics(compiler).filter(d => names.includes(d.name) && d.kind !== "note");
  const {verdict, sentence = ""} = run.result ?? {};
  if (verdict !== "sanitizer" && verdict !== "signal") return found;
  const report = run.output.filter(c => c.channel === "err").map(c => c.text).join("");
  const lines = [...sentence.matchAll(LINE)].map(m => Number(m[1]));
  return found.concat(lines.map((line, i) => ({
    name: fileOf(report, line, names), line, column: 1, kind: i ? "related" : "fault",
    text: i ? relatedNote(sentence) : faultNote(sentence),
  })));
}

function fileOf(report, line, names) {
  return places(report, names).find(p => p.line === line)?.name ?? names.find(n => n.endsWith(".c")) ?? names[0];
}

/** "Line 32 writes 1 byte past the end of the 8 bytes allocated on line 15." → "writes 1 byte past the end" */
function faultNote(sentence) {
  return sentence.replace(/^Line \d+ /i, "").replace(/\.$/, "").split(/ of the | on line | at /)[0];
}

/** What the compiler only warned of, for a sentence about something else: it names lines, and blames none. */
export function warned(found) {
  const lines = found.filter(f => f.kind === "warning").map(f => f.line);
  return lines.length ? `${count(lines.length, "warning")}, ${lines.length > 1 ? "the first on " : ""}line ${lines[0]}` : "";
}

/** A note at the end of a line: without the name of the compiler's switch, and no longer than a glance. */
export function brief(words) {
  const short = words.replace(/ \[-W[^\]]*\]$/, "").split("; did you mean")[0];
  return short.length < 60 ? short : `${short.slice(0, 57)}…`;
}

function relatedNote(sentence) {
  const allocated = sentence.match(/(\d+ bytes?) allocated on line/);
  if (allocated) return `${allocated[1]} allocated here`;
  return /freed on line/.test(sentence) ? "freed here" : /allocated on line/.test(sentence) ? "allocated here" : "see here";
}
