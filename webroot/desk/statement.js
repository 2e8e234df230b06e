// The statement in Markdown, and beside it what the candidate will see: drawn from the same tree as in the room.
import {h} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {markdownField} from "./markdown-field.js";

const MOST = 20_000;

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
export const statement = (text, {on, around}) =>
  markdownField(text, {
    label: "Statement",
    pointer: "/statement",
    most: MOST,
    help: "The candidate sees it when the exercise starts, not before.",
    seen: "As the candidate sees it",
    empty: ["Nothing to read yet.", "Say what must hold, give an example, and name what is not asked for."],
    draw: tree => taskPreview(around().title, tree, around()),
    on,
  });
