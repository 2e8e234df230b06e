// What every editor of ours does with a key and with a paste.
import {EditorView} from "@codemirror/view";

/** Newlines and characters the room would refuse never get in by pasting. */
export const cleanPaste = EditorView.clipboardInputFilter.of(text => text.replaceAll("\0", "").toWellFormed());

/**
 * Typing over a selection is done here instead of by the browser, which would keep the old text's colours in a style
 * attribute: that is against the page's policy, and would be reported at each such stroke.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const {state} = view;
    if (event.inputType !== "insertText" || !event.data || view.composing || state.readOnly || state.selection.main.empty) return false;
    event.preventDefault();
    const {from, to} = state.selection.main;
    const insert = () => state.update(state.replaceSelection(event.data), {userEvent: "input.type", scrollIntoView: true});
    if (!state.facet(EditorView.inputHandler).some(handle => handle(view, from, to, event.data, insert))) view.dispatch(insert());
    return true;
  },
});
