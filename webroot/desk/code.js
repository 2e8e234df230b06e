// A plain editor for C, looking as the one in the room.
import {closeBrackets, closeBracketsKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, indentWithTab} from "@codemirror/commands";
import {bracketMatching, indentOnInput, indentUnit} from "@codemirror/language";
import {highlightSelectionMatches, search, searchKeymap} from "@codemirror/search";
import {EditorState} from "@codemirror/state";
import {drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers} from "@codemirror/view";
import {cLook} from "../room/c-look.js";
import {hiddenMarkers} from "../room/markers.js";
import {cleanPaste, typeOver} from "../shared/typing.js";
import {boot} from "./page.js";

/** @param {HTMLElement} parent @param {(text: string) => void} changed */
export function codeEditor(parent, changed) {
  const view = new EditorView({parent, state: EditorState.create({extensions: EditorView.cspNonce.of(boot.nonce)})});
  return {
    view,
    /** The state of one file, with its own history. @returns {EditorState} */
    state: (name, text, locked) =>
      EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(boot.nonce),
          lineNumbers(),
          highlightActiveLineGutter(),
          highlightActiveLine(),
          history(),
          drawSelection(),
          EditorState.tabSize.of(4),
          indentUnit.of("    "),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightSelectionMatches({minSelectionLength: 3}),
          search(),
          cleanPaste,
          typeOver,
          hiddenMarkers,
          cLook,
          EditorState.readOnly.of(!!locked),
          EditorView.contentAttributes.of({"aria-label": `${name}, code`, "aria-multiline": "true", tabindex: "0"}),
          EditorView.updateListener.of(update => update.docChanged && changed(update.state.doc.toString())),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
        ],
      }),
  };
}
