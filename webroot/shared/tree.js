// Draws the node trees the server makes of Markdown: a string is text, a list is `[tag, attributes, ...children]`.
// Tags and attributes outside the agreed ones are dropped, their text stays.
import {h} from "./dom.js";

const TAGS = new Set(["p", "h2", "h3", "ul", "ol", "li", "code", "pre", "em", "strong", "blockquote", "a", "table", "thead",
  "tbody", "tr", "th", "td", "br", "hr"]);
const SCHEMES = new Set(["https:", "http:", "mailto:"]);
const DEEPEST = 32;
/** Code this short is kept on one line, so that `-ENOSPC` does not lose its dash. */
const SHORT = 24;

/** @param {any[]} nodes @returns {(Node|string)[]} */
export const treeNodes = (nodes, depth = 0) => depth > DEEPEST ? [] : nodes.flatMap(node => treeNode(node, depth));

function treeNode(node, depth) {
  if (typeof node === "string") return [node];
  if (!Array.isArray(node)) return [];
  const [tag, attributes, ...children] = node;
  const inside = treeNodes(children, depth + 1);
  if (!TAGS.has(tag)) return inside;
  return [h(tag, allowed(tag, attributes ?? {}, children), inside)];
}

function allowed(tag, attributes, children) {
  if (tag === "code" && children.length === 1 && String(children[0]).length < SHORT) return {class: "short"};
  if (tag === "a") return link(attributes.href);
  if (tag === "ol" && Number.isInteger(Number(attributes.start))) return {start: attributes.start};
  if (tag === "pre") return {tabindex: "0"};
  return {};
}

function link(href) {
  if (!URL.canParse(href) || !SCHEMES.has(new URL(href).protocol)) return {};
  return {href, target: "_blank", rel: "noopener noreferrer"};
}
