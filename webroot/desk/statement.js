// The statement in Markdown, and beside it what the candidate will see: drawn from the same tree as in the room.
import {fill, h, newId, say} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {treeNodes} from "../shared/tree.js";
import {failing} from "./form.js";

const MOST = 20_000;
const PAUSE_MILLIS = 250;

/** The task pane of the room, as far as it depends on what is planned. */
export function taskPreview(title, tree, {allowed, notAllowed}) {
  const rules = [
    ["Allowed", allowed],
    ["Not allowed", notAllowed],
  ].filter(([, text]) => text.trim());
  return [
    h("div", {class: "prose statement"}, h("h2", {}, title || "Untitled"), treeNodes(tree)),
    rules.length
      ? h(
          "div",
          {class: "rules"},
          h("h3", {}, "Rules"),
          h(
            "dl",
            {},
            rules.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
          ),
        )
      : null,
  ];
}

/**
 * @param {string} text
 * @param {{on: () => void, around: () => {title: string, allowed: string, notAllowed: string}}} options `around`: what
 *   else the candidate sees in that place
 */
export function statement(text, {on, around}) {
  const id = newId("statement"),
    help = newId("help");
  const input = h("textarea", {
    class: "statement-source",
    id,
    rows: "16",
    spellcheck: "true",
    "aria-describedby": help,
    on: {input: () => changed()},
  });
  input.value = text;
  const note = h("span", {class: "quiet", role: "status"});
  const shown = h("div", {class: "preview-body", tabindex: "0", role: "group", "aria-label": "As the candidate sees it"});
  const used = h("span", {class: "help", id: help});
  const frame = h(
    "div",
    {class: "frame split"},
    h(
      "div",
      {class: "write"},
      h(
        "div",
        {class: "frame-head"},
        h("label", {for: id}, "Statement"),
        h("span", {class: "grow"}),
        h("span", {class: "quiet"}, "Markdown"),
      ),
      input,
    ),
    h(
      "div",
      {class: "preview"},
      h("div", {class: "frame-head"}, h("span", {class: "name"}, "As the candidate sees it"), h("span", {class: "grow"}), note),
      shown,
    ),
  );
  const element = h("div", {class: "field"}, frame, used);
  const fail = failing(element, input, help);
  let tree = [],
    timer = 0,
    asked = new AbortController();

  function changed() {
    count();
    on();
    later();
  }

  function count() {
    say(
      used,
      `${input.value.length.toLocaleString("en-GB")} of ${MOST.toLocaleString("en-GB")} characters. The candidate sees it when the exercise starts, not before.`,
    );
    if (input.value.length <= MOST) fail("");
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE_MILLIS);
  }

  async function draw() {
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
    fill(
      shown,
      input.value.trim()
        ? taskPreview(around().title, tree, around())
        : h(
            "div",
            {class: "state"},
            h("strong", {}, "Nothing to read yet."),
            h("span", {}, "Say what must hold, give an example, and name what is not asked for."),
          ),
    );
    shown.scrollTop = at;
  }

  count();
  paint();
  draw();
  return {
    element,
    input,
    label: "Statement",
    fail,
    focus: () => input.focus(),
    value: () => input.value,
    wrong: () =>
      input.value.length > MOST
        ? [
            {
              pointer: "/statement",
              detail: `At most ${MOST.toLocaleString("en-GB")} characters; these are ${input.value.length.toLocaleString("en-GB")}.`,
            },
          ]
        : [],
    /** The title or the rules changed. */
    repaint: paint,
    set(fresh) {
      input.value = fresh;
      count();
      draw();
    },
  };
}
