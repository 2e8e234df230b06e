// What the organisation says of itself on its first page: parts in Markdown, and ways to find it. What was written is kept in
// this browser until it is saved.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {draft} from "../shared/drafts.js";
import {entry, form, line} from "./form.js";
import {crumb, head, personPage, runsTheHouse, section, show} from "./page.js";

const kept = draft("organisation");
const MAX_PARTS = 40;
const MAX_CHANNELS = 20;

personPage("", async person => {
  if (!runsTheHouse(person)) {
    show("The organisation", head("The organisation", "Coordinators and administrators write its page."));
    return;
  }
  const now = await ask("GET", "/organisation");
  const before = kept.read();
  draw(now, before?.revision === now.etag ? before : {sections: now.sections, channels: now.channels, revision: now.etag});
});

function draw(now, start) {
  const entries = {};
  const parts = rows("part", MAX_PARTS, start.sections, partRow, () => keep());
  const channels = rows("way", MAX_CHANNELS, start.channels, channelRow, () => keep());
  const sent = () => ({sections: parts.values(), channels: channels.values()});
  const keep = () => kept.write({...sent(), revision: now.etag});
  const renumber = () => {
    for (const key of Object.keys(entries)) delete entries[key];
    parts.entries("/sections", entries);
    channels.entries("/channels", entries);
  };
  show(
    "The organisation",
    crumb("To the page", "/"),
    head("What your organisation says of itself", "The first page that visitors read: what the programme is, how to apply, how to find you, what to read first."),
    form({
      act: button("Save", {kind: "primary", large: true}),
      doing: "Saving…",
      entries,
      check: () => {
        renumber();
        return [];
      },
      work: async () => {
        await ask("PATCH", "/organisation", sent(), {headers: {"If-Match": now.etag}});
        kept.clear();
        location.assign("/");
      },
      children: [
        section("Parts of the page", parts.element),
        section("How to find you", h("p", {class: "soft about"}, "Channels, mailing lists, people to ask. An address begins with https://, ircs:// or mailto:."), channels.element),
      ],
    }),
  );
}

/** A list of rows that can be added, moved and taken away. */
function rows(one, most, values, make, changed) {
  const list = h("ol", {class: "plain edit-rows"});
  let all = [];
  const add = button(`Add a ${one}`, {icon: "plus", large: true, on: () => insert(undefined, true)});
  const draw = () => {
    fill(list, all.map(row => row.element));
    add.hidden = all.length >= most;
    changed();
  };
  const move = (row, by) => {
    const at = all.indexOf(row);
    all.splice(at, 1);
    all.splice(Math.max(0, Math.min(all.length, at + by)), 0, row);
    draw();
    row.focus();
  };
  const insert = (value, focused) => {
    const row = make(value, {
      changed,
      up: () => move(row, -1),
      remove: () => {
        all = all.filter(other => other !== row);
        draw();
        add.focus();
      },
    });
    all.push(row);
    if (focused) {
      draw();
      row.focus();
    }
  };
  for (const value of values) insert(value, false);
  fill(list, all.map(row => row.element));
  return {
    element: h("div", {}, list, h("div", {class: "acts"}, add)),
    values: () => all.map(row => row.value()),
    entries: (pointer, into) => all.forEach((row, at) => row.entries(`${pointer}/${at}`, into)),
  };
}

const rowActs = (name, {up, remove}) => {
  const raise = button("Move up", {kind: "quiet", on: up});
  const away = button("Remove", {icon: "trash-2", kind: "quiet", on: remove});
  for (const act of [raise, away]) act.setAttribute("aria-label", `${act.textContent}: ${name}`);
  return h("span", {class: "row-acts"}, raise, away);
};

function partRow(value = {title: "", text: ""}, on) {
  const title = entry("Title", line({value: value.title, maxlength: "120", on: {input: on.changed}}));
  const text = entry("Text", h("textarea", {class: "input", rows: "7", maxlength: "40000", value: value.text, on: {input: on.changed}}), {help: "Markdown."});
  return {
    element: h("li", {}, title.element, text.element, rowActs(value.title || "new part", on)),
    value: () => ({title: title.input.value.trim(), text: text.input.value}),
    entries: (pointer, into) => Object.assign(into, {[`${pointer}/title`]: title, [`${pointer}/text`]: text}),
    focus: () => title.focus(),
  };
}

function channelRow(value = {label: "", href: ""}, on) {
  const label = entry("Shown as", line({value: value.label, maxlength: "120", placeholder: "", on: {input: on.changed}}));
  const href = entry("Address", line({value: value.href ?? "", maxlength: "2000", spellcheck: "false", on: {input: on.changed}}));
  return {
    element: h("li", {class: "way"}, label.element, href.element, rowActs(value.label || "new way", on)),
    value: () => ({label: label.input.value.trim(), href: href.input.value.trim()}),
    entries: (pointer, into) => Object.assign(into, {[`${pointer}/label`]: label, [`${pointer}/href`]: href}),
    focus: () => label.focus(),
  };
}
