// What a mentor notes for themselves, and what mentors say among themselves. The candidate and observers see none of it.
import {avatar, paneState, tabs} from "../shared/components.js";
import {draft} from "../shared/drafts.js";
import {fill, h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hourMinute} from "../shared/time.js";

/** @param {object} app @returns {{element: HTMLElement, draw: () => void, unread: () => number}} */
export function panelNotes(app) {
  const line = app.room.panel;
  let tab = "notes", read = 0;
  const notes = sheet(app, {kind: "note", list: "notes", word: "noted", label: "Note for yourself", empty: ["No notes yet.", "What you note here is yours alone until your card and another's are locked."]});
  const words = sheet(app, {kind: "confer", list: "words", word: "conferred", label: "Write to the other mentors", empty: ["Nothing was said among mentors.", "The candidate and observers do not see this."]});
  const row = tabs("Notes and mentors' chat", key => {
    tab = key;
    draw();
  });
  const element = h("section", {class: "panel-notes", "aria-label": "Notes and mentors' chat"}, h("div", {class: "heading"}, row.element), notes.element, words.element);
  const unread = () => (line.panel?.words ?? []).slice(read).filter(e => e.by !== app.room.me.member).length;
  const draw = () => {
    if (!line.panel) return;
    if (tab === "words" && element.offsetParent !== null) read = line.panel.words.length;
    const fresh = unread();
    row.show([{key: "notes", label: line.panel.open ? "Notes" : "My notes"}, {key: "words", label: "Mentor chat", count: fresh || "", unread: fresh > 0, name: fresh ? `Mentor chat, ${fresh} unread` : "Mentor chat"}], tab);
    notes.element.hidden = tab !== "notes";
    words.element.hidden = tab !== "words";
    (tab === "notes" ? notes : words).draw();
  };
  return {element, draw, unread};
}

function sheet(app, {kind, list: name, word, label, empty}) {
  const line = app.room.panel, kept = draft(`${kind}.${app.id}`);
  const list = h("ol", {class: "plain noted", tabindex: "0", "aria-label": label});
  const input = h("textarea", {class: "input", rows: "1", maxlength: "2000", placeholder: label, "aria-label": label});
  input.value = kept.read() ?? "";
  input.addEventListener("input", () => kept.write(input.value));
  const waiting = [];
  const send = () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    kept.clear();
    waiting.push(text);
    const done = () => (waiting.splice(waiting.indexOf(text), 1), draw());
    line.store(kind, {text}).then(done, refusal => {
      done();
      input.value ||= text;
      app.complain(refusal.detail || "That was not saved.");
    });
    draw();
  };
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  let shown = "";
  const draw = () => {
    const said = line.panel?.[name] ?? [];
    const plain = JSON.stringify([said.length, waiting, app.people(), line.panel?.open]);
    if (plain === shown) return;
    shown = plain;
    fill(list, said.length || waiting.length ? null : h("li", {}, paneState(...empty)),
      said.map(e => one(app, e, e[word].text)), waiting.map(text => h("li", {class: "message waiting"}, h("span", {class: "quiet"}, "Waiting to be saved"), h("p", {}, visible(text)))));
    list.scrollTop = list.scrollHeight;
  };
  return {element: h("div", {class: "panel chat"}, list, h("form", {class: "say", on: {submit: event => event.preventDefault()}}, input)), draw};
}

function one(app, {by, at}, text) {
  const who = app.who(by), own = by === app.room.me.member;
  return h("li", {class: "message"}, avatar(who), h("div", {class: "grow"}, h("strong", {}, own ? "You" : who.name), " ", h("time", {class: "mono quiet"}, hourMinute(at)), h("p", {}, visible(text))));
}
