// What stands in place of a room that does not open: why, and where to go from here.
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";

const NOTHING = ["There is nothing here", "The address may have a part too much or too little. Interviews that are not yours are not shown either."];
const STRANGER = ["Open the link of your invitation", "This browser is not in this interview. Come in by the link that you were sent. Your mentor can make a new one."];
const NO_ATTEMPT = ["There is no such attempt here", "It was deleted, or it was begun in another browser or under another account. An attempt without an account is kept for seven days in the browser it was begun in."];
const WITHOUT = {guest: STRANGER, practice: NO_ATTEMPT};
/** What reloading the page cannot mend, or what mends itself. */
const GONE = new Set([4404, 4413, 410]);

/**
 * @param {{organisation: string}} boot @param {"panel"|"guest"|"practice"} kind
 * @param {{why?: string, then?: string, code?: number}} [status] what the line said, and what will come of it; without it nobody
 *   came in here by a link
 */
export function shut(boot, kind, {why = "", then = "", code = 4404} = {}) {
  const [title, lede] = code !== 4404 ? [why, then] : WITHOUT[kind] ?? NOTHING;
  document.title = `${title} · ${boot.organisation}`;
  return h("div", {class: "reading"},
    h("header", {class: "topbar"}, h("a", {class: "wordmark", href: "/", "aria-label": "tryout, to the beginning"}, "tryout"), h("span", {class: "grow"}),
      h("span", {class: "soft"}, boot.organisation)),
    h("main", {class: "column shut", id: "main"}, h("h1", {class: "title"}, title), lede && h("p", {class: "lede"}, lede),
      h("div", {class: "consent"}, GONE.has(code) ? null : button("Reload", {icon: "rotate-ccw", large: true, on: () => location.reload()}),
        kind === "panel" && h("a", {class: "button large", href: "/interviews"}, "To the interviews"),
        kind === "practice" && h("a", {class: "button large", href: "/practice"}, "To all exercises"))));
}
