// The rows of a list of applications, with keys that go from one to the next.
import {chip} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {count, longDate} from "../shared/time.js";
import {programmeName, WAITS, waitsFor} from "./choosing.js";
import {figure} from "./criteria.js";
import {stateChip} from "./state-chip.js";

const WRITING = "input:not([type=checkbox]), textarea, select, [role=menu] *, dialog *";
const STEPS = {j: 1, ArrowDown: 1, k: -1, ArrowUp: -1};

/** @param {{round: object, viewer: object, picked: Set<string>, most: number, changed: () => void}} options `picked` are put side by side, `most` of them */
export function applicationsTable({round, viewer, picked, most, changed}) {
  const body = h("tbody", {});
  const element = h(
    "table",
    {class: "table applications"},
    h("caption", {class: "unseen"}, "Applications, what waits for you first"),
    h("thead", {}, h("tr", {}, h("th", {scope: "col", class: "pick"}, h("span", {class: "unseen"}, "Side by side")), ["Applicant and idea", "State", "Reviews", "Mean"].map((label, at) => h("th", {scope: "col", class: at > 1 ? "number" : null}, label)), h("th", {scope: "col"}, "What is next"))),
    body,
  );
  const several = round.programmes.length > 1;

  function pick(box, row, line) {
    if (box.checked && picked.size >= most) {
      box.checked = false;
      return;
    }
    if (box.checked) picked.add(line.id);
    else picked.delete(line.id);
    row.classList.toggle("chosen", box.checked);
    changed();
  }

  function row(line) {
    const box = h("input", {type: "checkbox", "aria-label": `Put ${line.applicant.name}, ${line.idea.title}, side by side with others`, on: {change: () => pick(box, element, line)}});
    box.checked = picked.has(line.id);
    const programmes = line.programmes.map(one => programmeName(round.programmes, one)).join(", ");
    const element = h(
      "tr",
      {class: box.checked ? "chosen" : null, "data-application": line.id},
      h("td", {class: "pick"}, h("label", {class: "checkbox"}, box)),
      h(
        "td",
        {},
        h("a", {class: "name", href: `/applications/${line.id}`}, line.applicant.name),
        h("p", {class: "soft idea-of"}, line.idea.title),
        h("p", {class: "quiet"}, [several && programmes, line.submittedAt && `submitted ${longDate(line.submittedAt)}`, line.contributions > 0 && count(line.contributions, "contribution")].filter(Boolean).join(" · ")),
      ),
      h("td", {class: "nowrap"}, stateChip(line) ?? line.state),
      h("td", {class: "number", "data-label": "reviews"}, `${line.reviews} of ${line.expectedReviews ?? 0}`),
      h("td", {class: "number", "data-label": "mean"}, mean(line)),
      h("td", {}, next(line)),
    );
    return element;
  }

  /** What is to be done, and what else one should know. */
  function next(line) {
    const waits = waitsFor(line, viewer);
    const mine = ["review", "begun", "decision"].includes(waits);
    // What others recommend would sway a review as much as a review would.
    const blind = viewer.mentors(line.idea.id) && line.ownReview !== "locked";
    const advice = !blind && [line.recommended && count(line.recommended, "mentor recommends it", "mentors recommend it"), line.advisedAgainst && `${line.advisedAgainst} ${line.advisedAgainst === 1 ? "advises" : "advise"} against`].filter(Boolean).join(", ");
    return [
      waits && h("p", {class: mine ? "mine" : "soft"}, WAITS[waits]),
      line.conflicted && h("p", {class: "soft"}, "you are too near to it"),
      line.ownReview === "locked" && h("p", {class: "quiet line"}, icon("check"), "your review is locked"),
      advice && h("p", {class: "quiet"}, advice),
      line.conflicts > (line.conflicted ? 1 : 0) && chip(line.conflicts === 1 ? "1 conflict" : `${line.conflicts} conflicts`, "warn", "triangle-alert"),
    ];
  }

  listenForRows(body);
  return {
    rows: lines => (fill(body, lines.map(row)), element),
    keys: h("p", {class: "quiet keys"}, h("kbd", {}, "j"), " ", h("kbd", {}, "k"), " from row to row, ", h("kbd", {}, "Enter"), " opens one, ", h("kbd", {}, "x"), " chooses it to be read side by side"),
  };
}

/** How the locked reviews come out, where one may know that. */
function mean({mean: told, spread}) {
  if (told === undefined || told === null) return h("span", {class: "quiet"}, "–");
  return [figure(told), spread !== null && spread !== undefined && h("p", {class: "quiet spread-of"}, `${figure(spread)} apart`)];
}

/** Keys that go up and down move the focus, so that Enter follows the link that has it. */
function listenForRows(body) {
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING) || !body.isConnected) return;
    const rows = [...body.querySelectorAll("tr")];
    const at = rows.findIndex(row => row.contains(document.activeElement));
    if (event.key === "x" && at >= 0) rows[at].querySelector(".pick input").click();
    const step = STEPS[event.key];
    if (!step || (at < 0 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[to]?.querySelector("a").focus();
  });
}
