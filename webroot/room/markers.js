// In the editor, characters that hide, turn text around or pass for others are drawn as boxed code points.
import {RangeSetBuilder} from "@codemirror/state";
import {Decoration, EditorView, ViewPlugin, WidgetType} from "@codemirror/view";
import {codepoint, codepointName, confusables, HIDDEN} from "../shared/hidden-characters.js";

class Codepoint extends WidgetType {
  constructor(character) {
    super();
    this.character = character;
  }

  eq(other) {
    return other.character === this.character;
  }

  toDOM() {
    const element = codepoint(this.character);
    element.title = `Hidden character ${codepointName(this.character)}`;
    return element;
  }
}

class Beside extends Codepoint {}

function marks(view) {
  const builder = new RangeSetBuilder();
  for (const {from, to} of view.visibleRanges) {
    const text = view.state.doc.sliceString(from, to);
    const found = [...text.matchAll(HIDDEN)].map(m => ({at: m.index, hidden: true}))
      .concat(confusables(text).map(at => ({at, hidden: false}))).sort((a, b) => a.at - b.at);
    for (const {at, hidden} of found) {
      const place = from + at;
      if (hidden) builder.add(place, place + 1, Decoration.replace({widget: new Codepoint(text[at])}));
      else builder.add(place + 1, place + 1, Decoration.widget({widget: new Beside(text[at]), side: -1}));
    }
  }
  return builder.finish();
}

export const hiddenMarkers = ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = marks(view);
  }

  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = marks(update.view);
  }
}, {
  decorations: plugin => plugin.decorations,
  provide: plugin => EditorView.atomicRanges.of(view => view.plugin(plugin)?.decorations ?? Decoration.none),
});
