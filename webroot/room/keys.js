// The keys of the room: what they do, and the dialog that lists them.
import {button} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {isPanel} from "./may.js";

/** There must be somebody to show a line to. */
const POINT = "Alt click";

const RUN = [["Ctrl Enter", "Run what you see"], ["Ctrl Shift Enter", "Check: run with memory and undefined-behaviour checks"], ["Ctrl I", "To the input of a running program"], ["Ctrl D", "There: end the input"], ["Esc", "There or in the output: stop the program"]];
const TEST = ["Alt Enter", "Test: run the tests of the exercise"];
const REST = [
  ["Move", [["F6", "Next pane; Shift F6 the one before"], ["Esc Tab", "Leave the editor"], ["Alt 1…9", "Go to a file"], ["F8", "Next problem; Shift F8 the one before"], ["?", "This list, outside the editor"]]],
  ["Edit", [["Ctrl Z", "Undo, your own edits only"], ["Ctrl F", "Search"], ["Ctrl /", "Comment or uncomment"], ["Alt ↑ ↓", "Move the line"], ["Ctrl .", "Mend the line, where a fix is proposed"], ["Ctrl Space", "Complete"], [POINT, "Point at a line for everybody"]]],
];

const GRADE = [["Ctrl M", "Pin this moment to the criterion in focus"], ["1…4", "There: the level"], ["0", "There: not seen"]];
const HINT = ["Alt H", "Give the candidate the next hint"];

export function keysDialog(app) {
  if (document.querySelector("dialog[open]")) return;
  const runs = runKeys(app.room), groups = [...runs.length ? [["Run", runs]] : [], ...REST, ...isPanel(app.room.me.role) ? [["Grade", [...GRADE, ...app.room.about.hints?.length ? [HINT] : []]]] : []];
  dialog({
    title: "Keys", wide: true,
    body: [h("div", {class: "keys"}, groups.map(([title, rows]) => h("section", {}, h("h3", {}, title),
      h("dl", {}, rows.filter(([keys]) => !app.alone || keys !== POINT).map(([keys, what]) => [h("dt", {}, keys.split(" ").map(k => [h("kbd", {}, k), " "])), h("dd", {}, what)])))))],
    actions: close => [button("Close", {kind: "primary", on: () => close(), attributes: {autofocus: true}})],
  });
}

/** Mentors run what they may type; tests change nothing, and so are theirs anyway. */
function runKeys({me, state, about}) {
  const [first, second, ...others] = isPanel(me.role) && !state.mentorTyping ? [] : RUN;
  const tests = about.tested && about.permissions.test.length > 0 && TEST;
  return [first, second, tests, ...others].filter(Boolean);
}

/** @param {object} app */
export function listenToKeys(app) {
  addEventListener("keydown", event => {
    if (!app.layout || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest?.(".cm-editor, input, textarea, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      app.run(event.shiftKey ? "sanitized" : "quick");
    } else if (event.key === "Enter" && event.altKey && app.room.about.tested) {
      event.preventDefault();
      event.stopPropagation();
      app.run("tests");
    } else if (event.key === "i" && (event.ctrlKey || event.metaKey) && app.toInput?.()) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "m" && event.ctrlKey && isPanel(app.room.me.role)) {
      event.preventDefault();
      event.stopPropagation();
      app.pinMoment();
    } else if (event.code === "KeyH" && event.altKey && !event.ctrlKey && !event.metaKey && isPanel(app.room.me.role)) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) app.giveHint?.();
    } else if (event.key === "F6") {
      event.preventDefault();
      cycle(event.shiftKey ? -1 : 1);
    } else if (event.key === "F8") {
      event.preventDefault();
      app.toProblem(event.shiftKey ? -1 : 1);
    } else if (event.key === "." && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      app.fixHere();
    } else if (event.key === "?" && !typing) {
      event.preventDefault();
      keysDialog(app);
    } else if (event.key === "Escape" && event.target.closest?.("#strip")) {
      app.stop();
    } else if (event.altKey && /^Digit[1-9]$/.test(event.code) && !event.ctrlKey && !event.metaKey) {
      const file = app.room.state.files[Number(event.code.slice(5)) - 1];
      if (!file) return;
      event.preventDefault();
      app.editor.show(file.file);
    }
  }, {capture: true});
}

const PANES = [".bar button, .bar a", "#task", "#editor .cm-content", "#strip", "#side"];

/** F6 goes round the panes in the order of reading. */
function cycle(step) {
  const stops = PANES.map(s => [...document.querySelectorAll(s)].find(e => e.offsetParent !== null)).filter(Boolean);
  const pane = e => e.closest(".bar, #task, #editor, #strip, #side");
  const at = stops.findIndex(s => pane(s)?.contains(document.activeElement));
  const next = stops[(at + step + stops.length) % stops.length];
  (next.matches("section") ? firstWithin(next) ?? next : next)?.focus();
}

/** What can take the focus of a pane: a part that is folded away or off cannot, and would leave it where it was. */
const firstWithin = pane => [...pane.querySelectorAll("[tabindex='0'], button, input, textarea")].find(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled);
