// What is brought for an import: the page itself, how it is written, and the pages that it puts into itself.
import {button} from "../shared/components.js";
import {fill, h, newId, say} from "../shared/dom.js";
import {listenForFiles} from "../shared/drop.js";
import {entry, failing, form, line} from "../desk/form.js";
import {FORMATS} from "./words.js";

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_PAGES = 100;
const ACCEPTED = ".txt,.wiki,.mediawiki,.md,.markdown,.rst,.eml,text/*,message/rfc822";
const bytesOf = text => new TextEncoder().encode(text).length;
const sizeWords = bytes => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`);

/**
 * @param {{page?: string, format?: string, pages?: {name: string, page: string}[]}} before what was brought last
 * @param {{read: (body: object) => Promise<void>}} options
 */
export function broughtForm(before, {read}) {
  const main = pageField(before.page ?? "");
  const format = entry(
    "How it is written",
    h("select", {class: "input"}, FORMATS.map(([value, label]) => h("option", {value}, label))),
    {help: "Choose only where it was found out wrongly."},
  );
  format.input.value = before.format ?? "";
  const others = furtherPages(before.pages ?? []);
  const act = button("Read the page", {kind: "primary", large: true});
  const element = form({
    act,
    doing: "Reading the page…",
    entries: {"/page": main, "/format": format, "/pages": others},
    check: () => [...main.wrong(), ...others.wrong()],
    work: () => {
      const pages = others.value();
      return read({page: main.value(), ...(format.input.value && {format: format.input.value}), ...(pages.length && {pages})});
    },
    children: [main.element, h("div", {class: "format-choice"}, format.element), others.disclosure],
  });
  return {element};
}

/** The page, pasted or as a file that is chosen or dropped. */
function pageField(text) {
  const id = newId("page"),
    help = newId("help");
  const input = h("textarea", {class: "page-source", id, rows: "14", spellcheck: "false", "aria-describedby": help, on: {input: () => count()}});
  input.value = text;
  const used = h("span", {class: "help", id: help});
  const said = h("span", {class: "quiet", role: "status"});
  const choose = fileButton("Choose a file…", false, ([file]) => take(file));
  const element = h(
    "div",
    {class: "field"},
    h(
      "div",
      {class: "frame"},
      h("div", {class: "frame-head"}, h("label", {for: id}, "The page"), h("span", {class: "grow"}), said, h("div", {class: "frame-acts"}, choose)),
      input,
    ),
    used,
  );
  const fail = failing(element, input, help);

  function count() {
    const bytes = bytesOf(input.value);
    say(used, bytes ? `${sizeWords(bytes)} of 2 MiB.` : "Paste the whole page, drop its file anywhere here, or choose it. At most 2 MiB and 500 ideas.");
    if (bytes && bytes <= MOST_BYTES) fail("");
  }

  async function take(file) {
    if (file.size > MOST_BYTES) {
      fail(`${file.name} is larger than 2 MiB: read it in parts.`);
      return;
    }
    input.value = await textOf(file);
    say(said, `From ${file.name}`);
    count();
    input.focus();
    input.setSelectionRange(0, 0);
  }

  listenForFiles(files => element.isConnected && take(files[0]));
  count();
  return {
    element,
    label: "The page",
    fail,
    focus: () => input.focus(),
    value: () => input.value,
    wrong: () => {
      if (!input.value.trim()) return [{pointer: "/page", detail: "Paste the page, or choose its file."}];
      const bytes = bytesOf(input.value);
      return bytes > MOST_BYTES ? [{pointer: "/page", detail: `At most 2 MiB; this is ${sizeWords(bytes)}.`}] : [];
    },
  };
}

/** Old pages and mails are not always UTF-8: what is not is read as the older way of writing that covers every byte. */
async function textOf(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function fileButton(label, several, taken) {
  const input = h("input", {type: "file", accept: ACCEPTED, multiple: several, class: "unseen", tabindex: "-1", "aria-label": label});
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) taken(files);
  });
  return [button(label, {kind: "quiet", icon: "file-text", on: () => input.click()}), input];
}

/** Pages that the page names and puts into itself, such as {{:Ideas/Lamp}} in MediaWiki. */
function furtherPages(given) {
  let pages = given.map(one => ({...one}));
  const list = h("ul", {class: "plain further"});
  const add = button("Add a page", {icon: "plus", kind: "quiet", on: () => {
    pages.push({name: "", page: ""});
    draw();
    list.lastElementChild.querySelector("input").focus();
  }});
  const files = fileButton("Add files…", true, async chosen => {
    for (const file of chosen) pages.push({name: file.name.replace(/\.[^.]*$/, ""), page: await textOf(file)});
    draw();
  });
  const element = h(
    "div",
    {class: "field"},
    h("p", {class: "soft about"}, "A wiki page may put others into itself: {{:Ideas/Lamp}} stands for the page named Ideas/Lamp. Bring those too, and they are read in their places."),
    list,
    h("div", {class: "acts tight"}, add, files),
  );
  const disclosure = h("details", {open: pages.length > 0}, h("summary", {}, "Pages that it puts into itself"), element);

  function draw() {
    fill(list, pages.map((one, at) => row(one, at)));
  }

  function row(one, at) {
    const name = entry("Name", line({value: one.name, maxlength: "300", on: {input: () => (one.name = name.input.value)}}));
    const text = entry("Its text", h("textarea", {class: "input mono", rows: "3", spellcheck: "false", on: {input: () => (one.page = text.input.value)}}));
    text.input.value = one.page;
    const remove = button(`Take ${one.name || `page ${at + 1}`} out`, {icon: "x", kind: "quiet", lone: true, on: () => {
      pages = pages.filter(other => other !== one);
      draw();
      add.focus();
    }});
    return h("li", {}, name.element, text.element, remove);
  }

  draw();
  return {
    element,
    disclosure,
    label: "Pages that it puts into itself",
    fail: failing(element, list, null),
    focus: () => {
      disclosure.open = true;
      (list.querySelector("input") ?? add).focus();
    },
    value: () => pages.filter(one => one.name.trim() || one.page.trim()).map(({name, page}) => ({name: name.trim(), page})),
    wrong: () => {
      const all = pages.filter(one => one.name.trim() || one.page.trim());
      const large = all.find(one => bytesOf(one.page) > MOST_BYTES);
      const wrong = detail => [{pointer: "/pages", detail}];
      if (all.length > MOST_PAGES) return wrong(`At most ${MOST_PAGES} pages.`);
      if (all.some(one => !one.name.trim())) return wrong("Each needs the name by which the page calls it.");
      return large ? wrong(`${large.name} is larger than 2 MiB.`) : [];
    },
  };
}
