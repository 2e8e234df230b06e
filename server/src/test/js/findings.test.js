// What was found is shown only on the text it speaks of, wherever that has gone since.
import assert from "node:assert/strict";
import {test} from "node:test";
import {ChangeSet, EditorState, Text} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {findingMarks, follows, placeNow, ranWith, setFindings, spotNow} from "../../../../webroot/room/findings.js";
import {PastEdits} from "../../../../webroot/room/past-edits.js";
import {CHECK, Problems} from "../../../../webroot/room/problems.js";

const CODE = "int main(void)\n{\n    return zz;\n}\n";
const AT = {from: CODE.indexOf("zz"), to: CODE.indexOf("zz") + 2};
const open = doc => EditorState.create({doc, extensions: findingMarks(() => null)});
const ran = (state, of) => state.update({effects: ranWith.of({of, doc: state.doc, changes: ChangeSet.empty(state.doc.length).desc})}).state;
const edit = (state, from, to, insert = "") => state.update({changes: {from, to, insert}}).state;
const textAt = (state, spot) => spot && state.doc.sliceString(spot.from, spot.to);
const none = length => ChangeSet.empty(length).desc;

test("a finding goes with its words through edits above, below and beside them", () => {
  let state = ran(open(CODE), 1);
  assert.equal(textAt(state, spotNow(state, 1, AT)), "zz");
  state = edit(state, 0, 0, "// one\n// two\n");
  assert.equal(textAt(state, spotNow(state, 1, AT)), "zz");
  assert.equal(placeNow(state, 1, 3), 5);
  state = edit(state, state.doc.line(5).to, state.doc.line(5).to, " // why");
  assert.equal(textAt(state, spotNow(state, 1, AT)), "zz");
  assert.equal(placeNow(state, 1, 9), null, "there was no such line");
});

test("words that were deleted take their finding along, a line its own", () => {
  const state = ran(open(CODE), 1);
  assert.equal(spotNow(edit(state, AT.from, AT.to), 1, AT), null);
  assert.equal(spotNow(edit(edit(state, AT.from, AT.from + 1), AT.from, AT.from + 1), 1, AT), null, "also in two steps");
  const {from, to} = state.doc.line(3), end = {from: to, to};
  assert.notEqual(spotNow(edit(state, AT.from, AT.to), 1, end), null, "what speaks of no character stays with its line");
  assert.equal(spotNow(edit(state, from, to), 1, end), null);
  assert.equal(placeNow(edit(state, from, to), 1, 3), null);
});

test("what is fleeting goes when its line is touched", () => {
  const shown = (state, fleeting) => spotsOf(state.update({effects: setFindings.of([{of: 1, ...AT, severity: "warning", message: "m", fleeting}])}).state);
  const state = edit(ran(open(CODE), 1), CODE.indexOf("return"), CODE.indexOf("return"), "  ");
  assert.equal(shown(state, true), 0);
  assert.equal(shown(state, false), 1);
  assert.equal(shown(edit(ran(open(CODE), 1), 0, 0, "//\n"), true), 1, "an edit elsewhere is no matter");
});

/** How many waves are drawn. */
function spotsOf(state) {
  let waves = 0;
  for (const set of state.facet(EditorView.decorations)) set.between(0, state.doc.length, (from, to, {spec}) => void (waves += /finding-wave/.test(spec.class)));
  return waves;
}
test("of a run whose text is not known nothing is shown", () => {
  const state = open(CODE).update({effects: setFindings.of([{of: 7, ...AT, severity: "error", message: "'zz' undeclared"}])}).state;
  assert.equal(follows(state, 7), false);
  assert.equal(spotNow(state, 7, AT), null);
  assert.equal(spotsOf(state), 0);
});

test("a check takes the place of the one before it, and no run's", () => {
  let state = open(CODE);
  for (let run = 1; run <= 14; run++) state = ran(ran(state, run), CHECK);
  assert.deepEqual([1, 2, 3, 14, CHECK].map(of => follows(state, of)), [false, false, true, true, true]);
});

test("SBX_55 what was said of an earlier version is found through the edits since, two hundred back", () => {
  const past = new PastEdits();
  let text = Text.of(["zz"]);
  for (let version = 1; version <= 250; version++) {
    const changes = ChangeSet.of({from: 0, insert: "x"}, text.length);
    past.edited(3, version, text, changes.desc);
    text = changes.apply(text);
  }
  const now = {file: 3, version: 250, text};
  assert.equal(past.since(now, 250, none).changes.mapPos(0, 1), 0);
  assert.equal(past.since(now, 240, none).changes.mapPos(0, 1), 10);
  assert.equal(past.since(now, 50, none).changes.mapPos(0, 1), 200);
  assert.equal(past.since(now, 49, none), null, "too long ago");
  assert.equal(past.since(now, 251, none), null, "not yet");
  past.edited(3, 260, text, none(text.length));
  assert.equal(past.since({...now, version: 260}, 250, none), null, "there is a gap");
});

test("the compiler's word on the text as it is takes the place of an earlier run's", () => {
  const problems = new Problems(), found = (message, from) => ({file: 1, from, to: from + 1, severity: "warning", message});
  const run = {run: 4, versions: {1: 7}, findings: [found("unused", 3), found("no return", 9), {...found("reads", 5), severity: "fault"}]};
  const shown = () => problems.shown(run).map(f => `${f.of} ${f.message}${f.fleeting ? " fleeting" : ""}`);
  assert.deepEqual(shown(), ["4 unused", "4 no return", "4 reads"]);
  problems.checked({versions: {1: 7}, findings: [found("unused", 3)], trouble: ""});
  assert.deepEqual(shown(), ["4 reads", "4 unused", "4 no return"], "nothing twice");
  problems.checked({versions: {1: 8}, findings: [found("undeclared", 1)], trouble: ""});
  assert.deepEqual(shown(), ["4 reads", "check undeclared", "4 no return fleeting"], "what only a run sees stays for a while");
});
