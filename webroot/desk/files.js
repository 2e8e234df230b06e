// The files that the exercise starts with: a row of tabs over one editor.
import {button, checkbox, disable, tabs} from "../shared/components.js";
import {askText, confirm} from "../shared/dialog.js";
import {fill, h, newId, say} from "../shared/dom.js";
import {codeEditor} from "./code.js";
import {failing} from "./form.js";

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const MAX_FILES = 16;
const MAX_BYTES = 262_144;
const MAX_FILE_UNITS = 131_072;
const FULL = `An interview has at most ${MAX_FILES} files.`;
const encoder = new TextEncoder();

/**
 * @param {{name: string, text: string, readOnly: boolean}[]} given
 * @param {{locked?: boolean, on?: () => void}} options `locked` shows them only
 */
export function starterFiles(given, {locked = false, on = () => {}} = {}) {
  let list = given.map(file => ({...file, key: newId("file"), state: null}));
  let current = null;
  const mount = h("div", {class: "code-mount"});
  const none = h(
    "p",
    {class: "none"},
    locked ? "No starter files." : "No file yet. Without one, the candidate begins with an empty room and adds files there.",
  );
  const editor = codeEditor(mount, text => {
    if (!current || text === current.text) return;
    current.text = text;
    measure();
    on();
  });
  const row = tabs("Starter files", key => choose(list.find(file => file.key === key)));
  const add = button("Add a file", {icon: "file-plus", kind: "quiet", on: addFile});
  const rename = button("Rename", {icon: "pencil", kind: "quiet", on: renameFile});
  const remove = button("Remove", {icon: "trash-2", kind: "quiet", on: removeFile});
  const readOnly = checkbox("Read-only for the candidate", {
    on: checked => {
      current.readOnly = checked;
      draw();
      on();
    },
  });
  const used = h("span", {class: "quiet mono"});
  const foot = h(
    "div",
    {class: "frame-foot"},
    locked
      ? null
      : [readOnly, h("span", {class: "grow"}), h("span", {class: "quiet hint"}, "Tab indents; Esc, then Tab leaves the editor")],
    used,
  );
  const frame = h(
    "div",
    {class: "frame files"},
    h(
      "div",
      {class: "frame-head"},
      row.element,
      h("span", {class: "grow"}),
      locked ? null : h("div", {class: "frame-acts"}, rename, remove, add),
    ),
    mount,
    none,
    foot,
  );
  const element = h("div", {class: "field"}, frame);

  function choose(file) {
    if (current && list.includes(current)) current.state = editor.view.state;
    current = file ?? null;
    if (current) editor.view.setState((current.state ??= editor.state(current.name, current.text, locked)));
    draw();
  }

  function draw() {
    row.show(
      list.map(file => ({
        key: file.key,
        label: file.name,
        mono: true,
        icon: file.readOnly ? "lock" : undefined,
        name: file.readOnly ? `${file.name}, read-only` : file.name,
      })),
      current?.key,
    );
    mount.hidden = !current;
    none.hidden = !!current;
    for (const one of [rename, remove, readOnly]) one.hidden = !current;
    readOnly.querySelector("input").checked = !!current?.readOnly;
    disable(add, list.length >= MAX_FILES ? FULL : "");
    measure();
  }

  function measure() {
    const bytes = list.reduce((sum, file) => sum + encoder.encode(file.text).length, 0);
    say(used, `${kib(bytes)} of ${kib(MAX_BYTES)}`);
    if (!wrong().length) fail("");
  }

  const checkName = except => name =>
    !NAME.test(name)
      ? "Letters, digits, dot, dash and underscore, at most 64; it does not begin with a dot or dash."
      : list.some(file => file !== except && file.name === name)
        ? "There is a file of that name already."
        : "";

  async function addFile() {
    const name = await askText({
      title: "Add a file",
      label: "Name",
      value: list.length ? "" : "main.c",
      help: "For example list.h or list.c. All .c files are compiled together.",
      yes: "Add",
      check: checkName(null),
    });
    if (!name) return;
    const made = {name, text: "", readOnly: false, key: newId("file"), state: null};
    list.push(made);
    choose(made);
    editor.view.focus();
    on();
  }

  async function renameFile() {
    const name = await askText({
      title: `Rename ${current.name}`,
      label: "New name",
      value: current.name,
      yes: "Rename",
      check: checkName(current),
    });
    if (!name || name === current.name) return;
    current.name = name;
    const {doc} = editor.view.state;
    current.state = editor.state(name, doc, locked);
    editor.view.setState(current.state);
    draw();
    on();
  }

  async function removeFile() {
    const gone = current;
    if (
      gone.text.trim() &&
      !(await confirm({title: `Remove ${gone.name}?`, text: "Its text is lost.", yes: "Remove", danger: true}))
    )
      return;
    const at = list.indexOf(gone);
    list = list.filter(file => file !== gone);
    current = null;
    choose(list[Math.min(at, list.length - 1)]);
    (element.querySelector("[role=tab][aria-selected=true]") ?? add).focus();
    on();
  }

  function wrong() {
    const bytes = list.reduce((sum, file) => sum + encoder.encode(file.text).length, 0);
    const long = list.find(file => file.text.length > MAX_FILE_UNITS);
    return [
      ...(long
        ? [{pointer: "/files", detail: `${long.name} is longer than ${MAX_FILE_UNITS.toLocaleString("en-GB")} characters.`}]
        : []),
      ...(bytes > MAX_BYTES
        ? [{pointer: "/files", detail: `The files have ${kib(bytes)} together; ${kib(MAX_BYTES)} are the most.`}]
        : []),
    ];
  }

  const fail = failing(element, editor.view.contentDOM, null);
  choose(list[0]);
  return {
    element,
    label: "Starter files",
    fail,
    wrong,
    focus: () => (current ? editor.view.focus() : add.focus()),
    value: () => list.map(({name, text, readOnly: fixed}) => ({name, text, readOnly: fixed})),
    set(files) {
      list = files.map(file => ({...file, key: newId("file"), state: null}));
      current = null;
      choose(list[0]);
    },
  };
}

const kib = bytes => (bytes < 10_240 && bytes % 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${Math.ceil(bytes / 1024)} KiB`);
