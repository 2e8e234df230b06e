// A field for a day and its hour: typed in the reader's own zone, told in UTC besides.
import {h, say} from "../shared/dom.js";
import {entry, line} from "../desk/form.js";
import {moment, ofField, toField} from "./moments.js";

/** @param {string} label @param {?string} before the instant @param {{help: string, fixed?: string, on: () => void}} options `fixed` says why it stays */
export function dateEntry(label, before, {help, fixed, on}) {
  const told = h("span", {class: "told"});
  const input = line({type: "datetime-local", readonly: !!fixed, on: {input: () => {
    tell();
    on();
  }}});
  const made = entry(label, input, {help: h("span", {}, told, help)});
  let was = null,
    shown = "";

  function tell() {
    const at = value();
    say(told, fixed ? `${moment(was)}. ${fixed} ` : at ? `${moment(at)}. ` : "");
  }

  /** What was not typed anew keeps its seconds. */
  const value = () => (input.value === shown ? was : ofField(input.value));

  function set(instant) {
    was = instant ?? null;
    shown = input.value = toField(instant);
    tell();
  }

  set(before);
  return {...made, value, set};
}
