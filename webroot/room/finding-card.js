// One finding in full: what is wrong in plain words, the compiler's own, the places that belong to it, the way there, and
// what would mend it.
import {button, disable} from "../shared/components.js";
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {ICONS} from "./findings.js";
import {words} from "./problems.js";

/** @param {object} app @param {import("./problems.js").Shown} found */
export function findingCard(app, found) {
  return h("div", {class: `finding-card finding-${found.severity}`},
    icon(ICONS[found.severity]),
    h("div", {class: "grow"}, h("p", {}, visible(words(found))), ownWords(found), found.related?.map(note => noteLine(app, found, note)), trail(app, found)),
    fixButton(app, found));
}

/** The compiler's own words, where plainer ones stand above them, and what it calls the matter. */
function ownWords({sentence, message, code}) {
  if (!code && (!sentence || sentence === message)) return null;
  const said = sentence && sentence !== message && !/^[\w ]+$/.test(message) && [visible(message), " "];
  return h("p", {class: "soft"}, said, code && h("code", {}, code));
}

function noteLine(app, found, note) {
  return h("p", {class: "soft"}, noteLink(app, found, note), visible(note.message));
}

/** A place of a finding as a link, if it is in a file of the room and known. */
function noteLink(app, found, note) {
  const spot = note.file && app.editor.spot(found.of, note);
  return spot ? [placeLink(app, spot), " "] : null;
}

/** @param {{file: number, name: string, line: number, from: number}} spot on the screen */
export const placeLink = (app, spot, label = `${spot.name}:${spot.line}`) => h("button", {
  type: "button", class: "link", "aria-label": `${label}, in ${spot.name}`,
  on: {click: () => (app.layout?.showCode(), app.editor.goToSpot(spot))},
}, label);

/** What happens one after the other until it goes wrong. */
function trail(app, found) {
  if (!found.trail?.length) return null;
  return h("details", {}, h("summary", {}, `How it comes to this: ${found.trail.length} steps`),
    h("ol", {}, found.trail.map(step => h("li", {}, noteLink(app, found, step), visible(step.message)))));
}

function fixButton(app, found) {
  if (!found.fix) return null;
  const fix = button(found.fix.title, {icon: "pen-line", kind: "quiet", on: () => app.editor.mend(found)});
  disable(fix, app.editor.locked);
  return fix;
}
