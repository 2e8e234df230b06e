// The row above the editor: the files as tabs, adding, renaming and deleting them, and what may be typed by whom.
import {button, menu, relabel, tabs} from "../shared/components.js";
import {askText, confirm} from "../shared/dialog.js";
import {h, mark, say} from "../shared/dom.js";
import {fits} from "./fits.js";
import {isPanel, mayEdit, readOnlyBecause} from "./may.js";

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

/** @param {object} app @param {import("./editor.js").Editor} editor @param {import("./presence.js").Presence} presence */
export function filesBar(app, editor, presence) {
  const {room} = app;
  const row = tabs("Files", key => key === "more" || editor.show(Number(key)));
  const more = button("File actions", {icon: "ellipsis", kind: "quiet", lone: true, on: () => fileMenu(app, editor, more), attributes: {"aria-haspopup": "menu"}});
  const note = h("span", {class: "quiet note"}), hint = h("span", {class: "quiet hint"});
  const typing = button("Typing off", {icon: "pencil-off", kind: "quiet", on: () => app.store("typing", {on: !room.state.mentorTyping})});
  const follow = button("Follow", {icon: "crosshair", kind: "quiet", title: "Follow somebody's caret", on: () => followClick(app, presence, follow)});
  const open = button("", {icon: "lock", kind: "quiet", on: () => app.store("editor", {open: !room.state.editorOpen})});
  const element = h("div", {class: "heading"}, row.element, more, h("span", {class: "grow"}), note, hint, open, typing, follow);
  open.classList.add("keeps");
  typing.classList.add("typing");
  follow.append(h("span", {class: "name"}));
  app.room.scope?.push(fits(element, ["hint", "name", "typing", "words"], row.element));

  const draw = () => {
    const {state, me} = room;
    const edits = mayEdit(state, me), panel = isPanel(me.role);
    row.show(state.files.map(f => ({
      key: String(f.file), label: f.name, mono: true, icon: f.readOnly ? "lock" : undefined,
      name: f.readOnly ? `${f.name}, read-only` : undefined, panel: "editor",
    })), String(editor.file));
    more.hidden = !edits;
    say(note, noteText(room, editor));
    note.hidden = !note.textContent;
    say(hint, app.alone ? "" : hintText(room));
    hint.hidden = !note.hidden || !hint.textContent;
    typing.hidden = !panel || state.phase === "ended";
    relabel(typing, state.mentorTyping ? "Typing on" : "Typing off", state.mentorTyping ? "pen-line" : "pencil-off");
    mark(typing, "aria-pressed", String(state.mentorTyping));
    mark(typing, "title", state.mentorTyping ? "Mentors may type. Everybody sees that." : "Mentors point only. Switching it on is shown to everybody.");
    open.hidden = me.role !== "lead" || !["discussion", "questions"].includes(state.phase);
    relabel(open, state.editorOpen ? "Candidate may type" : "Candidate read-only", state.editorOpen ? "pen-line" : "lock");
    mark(open, "aria-pressed", String(state.editorOpen));
    mark(open, "title", state.editorOpen ? "The candidate may change the text." : "The candidate reads only. Switching it on lets them change the text.");
    drawFollow(app, presence, follow);
  };
  room.on("state", draw);
  editor.onUpdate(update => !update && draw());
  presence.onChange(draw);
  draw();
  return element;
}

function noteText(room, editor) {
  const {state, me} = room;
  const file = room.file(editor.file);
  const why = file && readOnlyBecause(state, me, file);
  return why && why !== "Typing off" ? why : "";
}

const hintText = ({state, me}) => me.role !== "candidate" ? "" : state.mentorTyping ? "Mentors may type" : "Mentors can point, not type";

function drawFollow(app, presence, follow) {
  const {followed, paused} = presence;
  const target = app.room.state.members.filter(m => m.member !== app.room.me.member && m.role !== "observer");
  follow.hidden = app.room.me.role === "candidate" || !target.length;
  const who = followed && app.who(followed);
  relabel(follow, !who ? "Follow" : paused ? "Resume following" : "Following");
  say(follow.querySelector(".name"), who ? who.name : "");
  mark(follow, "title", who ? `Following ${who.name}` : "Follow somebody's caret");
  follow.className = ["button", who ? `following p${who.colour}` : "quiet", paused ? "paused" : ""].join(" ");
  mark(follow, "aria-pressed", who ? String(!paused) : null);
  const pane = follow.closest(".editor-pane");
  if (pane) pane.className = ["pane editor-pane clips", who && !paused ? `followed p${who.colour}` : ""].join(" ").trim();
}

function followClick(app, presence, anchor) {
  if (presence.followed && presence.paused) return presence.pause(false);
  if (presence.followed) return presence.follow(null);
  const people = app.room.state.members.filter(m => m.member !== app.room.me.member && m.role !== "observer" && m.clients.length);
  if (people.length === 1) return presence.follow(people[0].member);
  if (!people.length) return app.complain("Nobody to follow is here now.");
  return menu(anchor, "Follow", people.map(m => ({label: m.name, icon: "crosshair", on: () => presence.follow(m.member)})));
}

function fileMenu(app, editor, anchor) {
  const file = app.room.file(editor.file);
  const own = file && !file.readOnly;
  menu(anchor, "File actions", [
    {label: "Add a file…", icon: "file-plus", on: () => add(app, editor)},
    ...own ? [
      {label: `Rename ${file.name}…`, icon: "pencil", on: () => rename(app, file)},
      {label: `Delete ${file.name}…`, icon: "trash-2", on: () => remove(app, file)},
    ] : [],
  ]);
}

const checkName = (app, except) => name => !NAME.test(name) ? "Letters, digits, dot, dash and underscore, at most 64."
  : app.room.state.files.some(f => f.name === name && f.file !== except) ? "There is a file of that name already." : "";

async function add(app, editor) {
  const name = await askText({title: "Add a file", label: "Name", value: "", help: "For example list.h or list.c. It is compiled with the others.", yes: "Add", check: checkName(app)});
  if (!name) return;
  const event = await app.store("file", {add: {name, text: ""}});
  if (!event?.fileAdded) return;
  editor.show(event.fileAdded.file);
  editor.view.focus();
}

async function rename(app, file) {
  const name = await askText({title: `Rename ${file.name}`, label: "New name", value: file.name, yes: "Rename", check: checkName(app, file.file)});
  if (name && name !== file.name) app.store("file", {rename: {file: file.file, name}});
}

async function remove(app, file) {
  const sure = await confirm({title: `Delete ${file.name}?`, text: app.alone ? "It leaves the workspace. The replay still shows it." : "It leaves the workspace for everybody. Its text stays in the record.", yes: "Delete", danger: true});
  if (sure) app.store("file", {delete: {file: file.file}});
}

