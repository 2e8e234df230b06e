// How the editor looks: C highlighting in the page's own colours, and CodeMirror's parts set to the tokens.
import {cpp} from "@codemirror/lang-cpp";
import {HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {EditorView} from "@codemirror/view";
import {tags as t} from "@lezer/highlight";

const style = HighlightStyle.define([
  {tag: [t.keyword, t.controlKeyword, t.modifier, t.operatorKeyword, t.definitionKeyword], color: "var(--syn-keyword)"},
  {tag: [t.typeName, t.standard(t.typeName), t.className], color: "var(--syn-type)"},
  {tag: [t.function(t.variableName), t.function(t.definition(t.variableName)), t.function(t.propertyName)], color: "var(--syn-function)"},
  {tag: [t.string, t.character, t.special(t.string)], color: "var(--syn-string)"},
  {tag: [t.number, t.integer, t.float, t.null, t.bool], color: "var(--syn-number)"},
  {tag: [t.processingInstruction, t.meta], color: "var(--syn-preprocessor)"},
  {tag: t.comment, color: "var(--syn-comment)", fontStyle: "italic"},
]);

const theme = EditorView.theme({
  "&": {height: "100%", backgroundColor: "var(--pane)", color: "var(--t1)", font: "var(--type-code)"},
  "&.cm-focused": {outline: "none"},
  ".cm-scroller": {fontFamily: "inherit", lineHeight: "var(--code-line)", overflow: "auto"},
  ".cm-content": {padding: "8px 0", caretColor: "var(--t1)", fontVariantLigatures: "none", fontFeatureSettings: "normal"},
  ".cm-line": {padding: "0 12px 0 2px"},
  ".cm-gutters": {backgroundColor: "var(--pane)", color: "var(--t3)", border: "0"},
  ".cm-lineNumbers .cm-gutterElement": {padding: "0 12px 0 4px", minWidth: "38px"},
  ".cm-findings": {width: "20px"},
  ".cm-activeLine": {backgroundColor: "var(--current)"},
  ".cm-activeLineGutter": {backgroundColor: "var(--current)", color: "var(--t1)"},
  ".cm-cursor, .cm-dropCursor": {borderLeft: "2px solid var(--t1)", marginLeft: "-1px"},
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {background: "var(--selection)"},
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {backgroundColor: "transparent", outline: "1px solid var(--edge)"},
  "&.cm-focused .cm-nonmatchingBracket": {backgroundColor: "transparent", outline: "1px dashed var(--err)"},
  ".cm-searchMatch": {backgroundColor: "var(--warn-soft)", borderBottom: "2px solid var(--warn)"},
  ".cm-searchMatch-selected": {backgroundColor: "var(--selection)"},
  ".cm-selectionMatch": {backgroundColor: "var(--sunk)"},
  ".cm-panels": {backgroundColor: "var(--bg)", color: "var(--t1)", font: "var(--type-ui)", zIndex: "4"},
  ".cm-panels-bottom": {borderTop: "1px solid var(--line)"},
  ".cm-panel.cm-search": {padding: "6px 28px 6px 10px"},
  ".cm-panel.cm-search label": {fontSize: "inherit"},
  ".cm-textfield": {
    border: "1px solid var(--edge)", borderRadius: "var(--r)", backgroundColor: "var(--pane)", color: "var(--t1)",
    font: "var(--type-ui)", padding: "2px 8px",
  },
  ".cm-button": {
    border: "1px solid var(--edge)", borderRadius: "var(--r)", backgroundImage: "none", backgroundColor: "var(--pane)",
    color: "var(--t1)", font: "var(--type-ui)", padding: "2px 8px",
  },
  ".cm-tooltip": {border: "0", borderRadius: "var(--r-float)", backgroundColor: "var(--raise)", color: "var(--t1)", boxShadow: "var(--shadow)"},
  ".cm-specialChar": {color: "var(--warn)"},
  ".cm-ruler": {borderRight: "1px solid var(--line)"},
});

export const cLook = [theme, syntaxHighlighting(style), cpp()];
