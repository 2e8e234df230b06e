// What a page holds beside its ideas, such as how to apply and where people are found, becomes part of the organisation's page.
import {ask} from "../shared/api.js";
import {button, disable} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {count} from "../shared/time.js";

const MOST_PARTS = 40;
const MOST_UNITS = 40_000;

/**
 * A title with nothing below it comes along, too: its links were lost when the page was copied, and strangers do not see it
 * before somebody writes them.
 * @param {{title: string, text: string}[]} sections of the page that was read
 */
export function takeOver(sections) {
  const parts = sections.filter(one => one.title.trim()).map(one => ({title: one.title.trim().slice(0, 120), text: one.text.slice(0, MOST_UNITS)}));
  if (!parts.length) return null;
  const told = h("p", {class: "soft", role: "status"});
  const act = button(`Add ${count(parts.length, "part")} to the organisation's page`, {icon: "file-plus", large: true, on: add});
  async function add() {
    disable(act, "Adding…");
    try {
      const now = await ask("GET", "/organisation");
      const known = new Set(now.sections.map(one => one.title));
      const fresh = parts.filter(one => !known.has(one.title));
      const all = [...now.sections, ...fresh].slice(0, MOST_PARTS);
      if (fresh.length) await ask("PATCH", "/organisation", {sections: all}, {headers: {"If-Match": now.etag}});
      const words = fresh.length ? `Added ${count(all.length - now.sections.length, "part")}.` : "All of them are there already.";
      fill(told, words, " ", h("a", {href: "/organisation"}, "Change them"), " · ", h("a", {href: "/"}, "See the page"));
      act.remove();
    } catch (problem) {
      fill(told, `Nothing was added: ${problem.message}`);
      disable(act, "");
    }
  }
  return h("div", {class: "acts take-over"}, act, told);
}
