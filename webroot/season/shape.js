// An idea as its form holds it, and what of it is sent. Pure.
import {FIELDS} from "./fields.js";

/** What a form begins with: every field has a value. @param {object} idea as the server tells it */
export function shapeOf(idea) {
  const kinds = {links: one => ({text: one.text === one.href ? "" : (one.text ?? ""), href: one.href}), mentors: one => ({text: one.text}), extra: ({label, value}) => ({label, value})};
  return Object.fromEntries(
    FIELDS.map(({key, kind}) => [key, kinds[kind] ? (idea[key] ?? []).map(kinds[kind]) : kind === "number" ? (idea[key] ?? 1) : (idea[key] ?? "")]),
  );
}

/** Only what differs, as the server takes it. @param {object} value @param {object} before */
export function changesOf(value, before) {
  const plain = (key, said) => (typeof said === "string" ? said.trim() : key === "links" ? said.map(({text, href}) => ({text: text.trim() || href.trim(), href: href.trim()})) : said);
  return Object.fromEntries(
    FIELDS.filter(({key}) => JSON.stringify(plain(key, value[key])) !== JSON.stringify(plain(key, before[key]))).map(({key}) => [key, plain(key, value[key])]),
  );
}
