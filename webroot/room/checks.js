// Does everything work? Three real checks of the lobby: the line, a key in an editor, and the compiler.
import {EditorState} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {button} from "../shared/components.js";
import {ask} from "../shared/api.js";
import {fill, h, icon, say} from "../shared/dom.js";

/** Whoever only looks on needs the line and nothing else. @param {object} app @returns {HTMLElement} */
export function checks(app) {
  const types = app.room.me.role !== "observer";
  const list = h("ul", {class: "plain checks"}, connectionCheck(app), types && [keyboardCheck(app), compilerCheck(app)]);
  return h("section", {"aria-labelledby": "checks-title"}, h("h2", {class: "section", id: "checks-title"}, "Does everything work?"), list);
}

/** One row: an icon for how it stands, a name, a sentence, and room for one control. */
function row(name) {
  const mark = h("span", {class: "check-mark"}), text = h("p", {class: "soft", role: "status"}), more = h("div", {class: "check-more"});
  const element = h("li", {}, mark, h("div", {class: "grow"}, h("strong", {}, name), text), more);
  const icons = {waiting: "circle", ok: "circle-check", slow: "triangle-alert", bad: "circle-alert"};
  let shown = "";
  return {
    element, more,
    show(kind, words) {
      if (shown !== kind) {
        shown = kind;
        mark.className = `check-mark ${kind}`;
        fill(mark, icon(icons[kind]));
      }
      say(text, words);
    },
  };
}

function connectionCheck(app) {
  const {element, show, more} = row("Connection");
  const again = button("Check again", {on: () => app.connection.status.kind === "open" ? app.connection.ping() : app.connection.tryNow()});
  const draw = () => {
    const {kind, roundTrip, slow} = app.connection.status;
    const trip = roundTrip && (roundTrip < 1000 ? `${Math.round(roundTrip)} ms` : `${(roundTrip / 1000).toFixed(1)} s`);
    if (kind !== "open") show("bad", "The room cannot be reached just now. It is tried again by itself.");
    else if (!roundTrip) show("waiting", "Measuring…");
    else if (slow) show("slow", `Round trip ${trip}, slow. Your own typing stays smooth; others see it late.`);
    else show("ok", `Round trip ${trip}.`);
    fill(more, kind !== "open" || slow ? again : null);
  };
  app.onStatus(draw);
  draw();
  return element;
}

function keyboardCheck(app) {
  const {element, show} = row("Keyboard");
  show("waiting", "Type any letter into this line.");
  const line = h("div", {class: "try-line"});
  element.querySelector(".grow").append(line);
  new EditorView({
    parent: line,
    state: EditorState.create({extensions: [
      EditorView.cspNonce.of(app.boot.nonce), EditorView.contentAttributes.of({"aria-label": "Try the keyboard here"}),
      EditorView.editorAttributes.of({class: "input"}),
      EditorState.transactionFilter.of(tr => tr.newDoc.lines > 1 ? [] : tr),
      EditorView.updateListener.of(update => {
        if (!update.docChanged) return;
        const typed = update.state.doc.toString();
        if (typed) show("ok", "Your keys reach the editor. Tab indents; Esc, then Tab leaves it.");
      }),
    ]}),
  });
  return element;
}

function compilerCheck(app) {
  const {element, show, more} = row("Compiler");
  const again = button("Check again", {on: () => check()});
  const check = async () => {
    fill(more);
    show("waiting", "Compiling and running hello world…");
    try {
      const {ok, wallMillis, sentence} = await ask("POST", `/interviews/${app.id}/check`, {});
      show(ok ? "ok" : "bad", ok ? `Hello world compiled and ran in ${(wallMillis / 1000).toFixed(2)} s.` : sentence);
      if (!ok) fill(more, again);
    } catch (problem) {
      show("bad", `${problem.message} You can still type.`);
      fill(more, again);
    }
  };
  check();
  return element;
}
