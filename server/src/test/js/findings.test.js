// What a run found is shown only on the text it speaks of, wherever that has gone since.
import assert from "node:assert/strict";
import {test} from "node:test";
import {ChangeSet, EditorState} from "@codemirror/state";
import {findingMarks, follows, placeNow, ranWith, setFindings} from "../../../../webroot/room/findings.js";

const CODE = "int main(void)\n{\n    return zz;\n}\n";
const open = doc => EditorState.create({doc, extensions: findingMarks});
const ran = (state, run) => state.update({effects: ranWith.of({run, doc: state.doc, changes: ChangeSet.empty(state.doc.length).desc})}).state;
const edit = (state, from, to, insert = "") => state.update({changes: {from, to, insert}}).state;

test("a finding goes with its line through edits above, below and in it", () => {
  let state = ran(open(CODE), 1);
  assert.equal(placeNow(state, 1, 3), 3);
  state = edit(state, 0, 0, "// one\n// two\n");
  assert.equal(placeNow(state, 1, 3), 5);
  state = edit(state, state.doc.line(5).to - 3, state.doc.line(5).to, "0;");
  assert.equal(placeNow(state, 1, 3), 5);
  assert.equal(placeNow(state, 1, 9), null, "there was no such line");
});

test("a line that was deleted takes its finding along", () => {
  const state = ran(open(CODE), 1);
  const {from, to} = state.doc.line(3);
  assert.equal(placeNow(edit(state, from, to), 1, 3), null);
  assert.equal(placeNow(edit(state, 0, CODE.length, "int other;\n\n\nint more;\n"), 1, 3), null);
  assert.equal(placeNow(edit(edit(state, from, from + 7), from, to - 7), 1, 3), null, "also in two steps");
});

test("of a run whose text is not known nothing is shown", () => {
  const state = open(CODE).update({effects: setFindings.of({run: 7, list: [{line: 3, kind: "error", text: "'zz' undeclared"}]})}).state;
  assert.equal(follows(state, 7), false);
  assert.equal(placeNow(state, 7, 3), null);
});

test("what was typed while the run was under way is between its text and the one that is shown", () => {
  const shown = `// typed\n${CODE}`, typed = ChangeSet.of({from: 0, insert: "// typed\n"}, CODE.length);
  const state = open(shown).update({effects: ranWith.of({run: 1, doc: open(CODE).doc, changes: typed.desc})}).state;
  assert.equal(placeNow(state, 1, 3), 4);
});
