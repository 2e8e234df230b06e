// A text in Markdown, and beside it what others will read, drawn from the server's own tree.
import {fill, h, newId, say} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {failing} from "./form.js";

const PAUSE_MILLIS = 250;

/**
 * @param {string} text
 * @param {{label: string, pointer: string, most: number, help: string, seen: string, empty: [string, string],
 *   draw: (tree: any[]) => any, on: () => void}} options `seen` names the part that is read, `empty` is what stands in it
 *   before anything was written
 */
export function markdownField(text, {label, pointer, most, help, seen, empty, draw, on}) {
  const id = newId("markdown"),
    helpId = newId("help");
  const input = h("textarea", {
    class: "statement-source",
    id,
    rows: "16",
    spellcheck: "true",
    "aria-describedby": helpId,
    on: {input: () => changed()},
  });
  input.value = text;
  const note = h("span", {class: "quiet", role: "status"});
  const shown = h("div", {class: "preview-body", tabindex: "0", role: "group", "aria-label": seen});
  const used = h("span", {class: "help", id: helpId});
  const frame = h(
    "div",
    {class: "frame split"},
    h(
      "div",
      {class: "write"},
      h(
        "div",
        {class: "frame-head"},
        h("label", {for: id}, label),
        h("span", {class: "grow"}),
        h("span", {class: "quiet"}, "Markdown"),
      ),
      input,
    ),
    h(
      "div",
      {class: "preview"},
      h("div", {class: "frame-head"}, h("span", {class: "name"}, seen), h("span", {class: "grow"}), note),
      shown,
    ),
  );
  const element = h("div", {class: "field"}, frame, used);
  const fail = failing(element, input, helpId);
  const figure = n => n.toLocaleString("en-GB");
  let tree = [],
    timer = 0,
    asked = new AbortController();

  function changed() {
    count();
    on();
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE_MILLIS);
  }

  function count() {
    say(used, `${figure(input.value.length)} of ${figure(most)} characters. ${help}`);
    if (input.value.length <= most) fail("");
  }

  async function read() {
    asked.abort();
    asked = new AbortController();
    const {signal} = asked;
    try {
      tree = await markdown(input.value, signal);
      if (signal.aborted) return;
      say(note, "");
    } catch (problem) {
      if (problem.name === "AbortError") return;
      say(
        note,
        problem.status === 0
          ? "Not up to date: no connection."
          : problem.status === 422
            ? "Not up to date: too long."
            : "Not up to date.",
      );
      return;
    }
    paint();
  }

  function paint() {
    const at = shown.scrollTop;
    const [bold, plain] = empty;
    fill(shown, input.value.trim() ? draw(tree) : h("div", {class: "state"}, h("strong", {}, bold), h("span", {}, plain)));
    shown.scrollTop = at;
  }

  count();
  paint();
  read();
  return {
    element,
    input,
    label,
    fail,
    focus: () => input.focus(),
    value: () => input.value,
    wrong: () =>
      input.value.length > most
        ? [{pointer, detail: `At most ${figure(most)} characters; these are ${figure(input.value.length)}.`}]
        : [],
    /** What is drawn around the text changed. */
    repaint: paint,
    set(fresh) {
      input.value = fresh;
      count();
      read();
    },
  };
}
