// How the editor of the room behaves and looks, whatever it shows: its keys, its marks, and what it does not take.
import {autocompletion, closeBrackets, closeBracketsKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, indentWithTab} from "@codemirror/commands";
import {bracketMatching, foldKeymap, indentOnInput, indentUnit} from "@codemirror/language";
import {highlightSelectionMatches, search, searchKeymap} from "@codemirror/search";
import {EditorState} from "@codemirror/state";
import {crosshairCursor, drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers,
  rectangularSelection} from "@codemirror/view";
import {cleanPaste, typeOver} from "../shared/typing.js";
import {cLook} from "./c-look.js";
import {others} from "./carets.js";
import {findingCard} from "./finding-card.js";
import {findingMarks} from "./findings.js";
import {hiddenMarkers} from "./markers.js";

/** A change that would make the file larger than the room takes is not made, and said; a file that is too large may shrink. */
const withinLimit = app => EditorState.transactionFilter.of(tr => {
  const most = app.room.about.limits?.fileUnits ?? Infinity;
  if (!tr.docChanged || tr.newDoc.length <= most || tr.newDoc.length <= tr.startState.doc.length) return tr;
  app.complain(`A file holds at most ${most} characters. This would have made it ${tr.newDoc.length}; nothing was changed.`);
  return [];
});

/**
 * Does nothing, and must be there: without any listener of `input`, Chromium lets the editor read a typed letter before
 * the caret has moved past it, now and then, while somebody else types into the same line. The next letter then stands
 * left of it.
 */
const readAfterInput = () => false;

/** @param {object} app */
export const editorSetup = app => [
  EditorView.cspNonce.of(app.boot.nonce),
  findingMarks(found => findingCard(app, found)), lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), history(), drawSelection(), dropCursor(),
  EditorState.phrases.of({next: "Next", previous: "Previous", all: "All", replace: "Replace", "replace all": "Replace all",
    "match case": "Match case", "by word": "Whole words", regexp: "Pattern"}),
  EditorState.allowMultipleSelections.of(true), EditorState.tabSize.of(4), indentUnit.of("    "), indentOnInput(),
  bracketMatching(), closeBrackets(), autocompletion({activateOnTyping: false}), rectangularSelection(), crosshairCursor({key: "Control"}),
  highlightSelectionMatches({minSelectionLength: 3}), search(), cleanPaste, withinLimit(app), typeOver, others, hiddenMarkers, cLook,
  EditorView.domEventHandlers({input: readAfterInput}),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
];
