// What was found, as a list in the order of the text, and by keys from one to the next.
import {paneState} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {findingCard, placeLink} from "./finding-card.js";
import {words} from "./problems.js";

/** What is found with where it is now; what is gone is not listed. @param {object} view of the strip */
export const placed = view => view.all.flatMap(found => {
  const spot = view.editor.spot(found.of, found);
  return spot ? [{...found, name: spot.name, line: spot.line, spot}] : [];
}).sort(inOrderOfText);

const inOrderOfText = (a, b) => a.name.localeCompare(b.name) || a.spot.from - b.spot.from;

/**
 * Draws the list where something of it became another: a button that is put in anew loses the press that has begun.
 * @param {object} view @param {?import("./state.js").Run} run that is looked at
 */
export function drawProblems(view, run) {
  const found = placed(view);
  const trouble = view.known.check?.trouble;
  const plain = found.length > 0 && JSON.stringify([found, found.map(f => places(view, f)), trouble, view.editor.locked]);
  if (plain && plain === view.listed) return undefined;
  view.listed = plain;
  if (!found.length && !trouble) return fill(view.problems, noProblems(view, run));
  return fill(view.problems, trouble && h("p", {class: "soft trouble"}, `Not all could be looked at while you type. ${trouble}`),
    h("ul", {class: "plain"}, found.map(f => h("li", {}, placeLink(view.app, f.spot), findingCard(view.app, f)))));
}

/** Where that which belongs to a finding is now. */
const places = (view, {of, related, trail}) => [...related ?? [], ...trail ?? []].map(note => note.file && view.editor.spot(of, note));

function noProblems(view, run) {
  if (view.known.check && (!run?.result || run.result.verdict !== "sanitizer")) return paneState("No problems.", "The compiler looks the text over while it is typed.");
  if (!run) return paneState("No problems.", "They are listed here after a run.");
  if (!run.result || run.result.verdict === "ok") return paneState("No problems.", "The run found nothing to point at.");
  return paneState("No line to point at.", "The run names no line of a file that is open here. Output has all that was said.");
}

/** Where the caret is, in the order of the list. */
function caret({editor, room}) {
  return {name: room.file(editor.file)?.name ?? "", spot: {from: editor.view.state.selection.main.head}};
}

/** Goes to the problem after the caret, or before it, round and round, and says it. @param {1|-1} step */
export function toProblem(view, step) {
  const found = placed(view), here = caret(view);
  if (!found.length) return view.app.announce("No problems.", {first: true});
  const ahead = found.filter(f => inOrderOfText(f, here) * step > 0);
  const next = ahead.at(step > 0 ? 0 : -1) ?? found.at(step > 0 ? 0 : -1);
  view.app.layout?.showCode();
  view.editor.goToSpot(next.spot);
  return view.app.announce(`${found.indexOf(next) + 1} of ${found.length}, line ${next.line}: ${words(next)}${next.fix ? ` Control full stop: ${next.fix.title}.` : ""}`, {first: true});
}

/** Does what is proposed for the line of the caret; says so where nothing is. */
export function fixHere(view) {
  const {state} = view.editor.view, line = state.doc.lineAt(state.selection.main.head).number;
  const here = placed(view).filter(f => f.fix && f.spot.file === view.editor.file && f.line === line);
  if (!here.length) return view.app.announce("There is nothing to mend in this line.", {first: true});
  if (view.editor.locked) return view.app.announce(`${view.editor.locked}.`, {first: true});
  const nearest = here.reduce((a, b) => distance(state, b) < distance(state, a) ? b : a);
  view.editor.mend(nearest);
  return view.app.announce(nearest.fix.title, {first: true});
}

const distance = (state, {spot}) => Math.abs(spot.from - state.selection.main.head);
