// One's own review beside the text: four levels and a comment, until it is locked; what is added to it after that.
import {ask} from "../shared/api.js";
import {button, lamp as newLamp, toast} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon, newId, say} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {hourMinute, longDate} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {entry, form} from "../desk/form.js";
import {levelRow} from "../room/level-row.js";
import {CRITERIA, LEVELS, withoutLevel} from "./criteria.js";
import {EMPTY, reviewSaving} from "./review-saving.js";

const MOST = 10_000;
const MOST_ADDED = 4000;
const WRITING = "input, textarea, select, [contenteditable], dialog *";

/** Markdown drawn as soon as the server has read it. */
export function drawn(text) {
  const element = h("div", {class: "prose"}, h("p", {class: "as-written"}, text));
  markdown(text).then(tree => fill(element, treeNodes(tree)), () => {});
  return element;
}

/**
 * @param {object} application @param {object} reviews as the server told them
 * @param {{others: string, changed: (reviews: object) => void}} options `others` says how many there are beside it and why they are not
 *   shown; `changed` is told when it was locked or added to
 */
export function reviewPanel(application, reviews, {others, changed}) {
  const element = h("section", {class: "hatched own-review", "aria-label": "Your review", "data-part": "review"});
  const draw = now => fill(element, now.own?.lockedAt ? lockedReview(application, now, told) : openReview(application, now, {others, told}));
  const told = now => {
    draw(now);
    changed(now);
  };
  draw(reviews);
  return element;
}

const heading = beside => h("div", {class: "panel-title"}, h("h2", {class: "section"}, "Your review"), beside);

function openReview({id}, reviews, {others, told}) {
  const lamp = newLamp(),
    failed = h("p", {class: "wrong", role: "alert"}),
    elsewhere = h("div", {});
  let levels = {...(reviews.own?.levels ?? {})};
  const text = h("textarea", {class: "input", rows: "5", maxlength: String(MOST), on: {input: () => saving.changed()}});
  text.value = reviews.own?.text ?? "";
  const value = () => ({levels, text: text.value});
  const rows = CRITERIA.map(one => criterion(one, {level: () => levels[one.key], choose}));
  const saving = reviewSaving(id, reviews, {value, lamp, saved: () => fill(elsewhere), other: now => (now.own?.lockedAt ? told(now) : other(now))});

  function choose(key, level) {
    levels = {...levels, [key]: level};
    show();
    say(failed, "");
    saving.changed();
  }

  /** Where the next number key goes is said at its row. */
  function show() {
    const [next] = withoutLevel(levels);
    rows.forEach(row => row.show(row.key === next?.key));
  }

  function put(review) {
    levels = {...review.levels};
    text.value = review.text;
    show();
  }

  /** Somebody has two windows: which of the two holds is theirs to say. */
  function other(now) {
    const take = mine => {
      saving.take(now);
      if (!mine) put(now.own ?? EMPTY);
      fill(elsewhere);
      saving.changed();
    };
    fill(
      elsewhere,
      h("div", {class: "banner warn standing"}, icon("triangle-alert"), h("span", {class: "grow"}, h("strong", {}, "It was changed in another window."), " What stands here is kept.")),
      h("div", {class: "acts tight"}, button("Keep this one", {on: () => take(true)}), button("Take the other", {on: () => take(false)})),
    );
  }

  function again() {
    const before = saving.kept();
    if (!before) return saving.quiet();
    put(before);
    return before.base === reviews.etag ? saving.changed() : other(reviews);
  }

  async function lock() {
    const missing = withoutLevel(levels);
    if (missing.length) {
      say(failed, `Choose a level for ${missing.map(one => one.label.toLowerCase()).join(", ")} first.`);
      rows.find(row => row.key === missing[0].key).focus();
      return;
    }
    const sure = await confirm({
      title: "Lock your review?",
      text: "It cannot be changed after that; you can add to it. Then you read what the others wrote, and they read yours once they locked theirs.",
      yes: "Lock it",
    });
    if (!sure || !(await saving.now())) return;
    try {
      const now = await ask("POST", `/applications/${id}/reviews/me/lock`, undefined, {headers: {"If-Match": saving.etag()}});
      saving.end();
      told(now);
      toast("Locked. The others' reviews are below the text.", {icon: "lock"});
    } catch (problem) {
      say(failed, problem.message);
    }
  }

  show();
  again();
  listenForLevels(rows, () => levels);
  return [
    heading(lamp.element),
    h("p", {class: "quiet"}, "The applicant cannot see this."),
    elsewhere,
    rows.map(row => row.element),
    comment(text),
    h("div", {class: "acts tight"}, button("Lock it…", {kind: "primary", icon: "lock", on: lock})),
    failed,
    others && h("p", {class: "soft blind"}, icon("eye-off"), h("span", {}, others)),
  ];
}

/** A row of levels with the anchor of the one that is chosen or pointed at, in a place that is always there. */
function criterion({key, label, asks, anchors}, {level, choose}) {
  const id = newId("anchor");
  const anchor = h("p", {class: "anchor", id});
  const row = levelRow(label, LEVELS, value => choose(key, value));
  const words = value => say(anchor, value ? anchors[value - 1] : asks);
  const hint = h("span", {class: "quiet keys-hint", "aria-hidden": "true"}, "keys 1–4");
  /** @param {boolean} next whether the next number key is for this one */
  const show = next => {
    row.show(level());
    words(level());
    hint.hidden = !next;
  };
  row.element.querySelectorAll(".level-cell").forEach((cell, at) => cell.setAttribute("title", anchors[at]));
  row.element.setAttribute("aria-describedby", id);
  row.element.addEventListener("pointerover", event => words(Number(event.target.closest(".level-cell")?.dataset.value) || level()));
  row.element.addEventListener("pointerleave", () => words(level()));
  row.element.addEventListener("focusin", event => words(Number(event.target.dataset.value)));
  row.element.addEventListener("focusout", () => words(level()));
  return {key, show, element: h("div", {class: "criterion"}, h("div", {class: "criterion-head"}, h("h3", {class: "label"}, label), hint), row.element, anchor), focus: () => row.element.querySelector("[tabindex='0']").focus()};
}

/** A number key outside of any field goes to the first criterion that has no level; within a row the row takes it. */
function listenForLevels(rows, levels) {
  const pressed = event => {
    if (!rows[0].element.isConnected) {
      document.removeEventListener("keydown", pressed);
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !/^[1-4]$/.test(event.key) || event.target.closest(WRITING)) return;
    const [next] = withoutLevel(levels());
    if (!next) return;
    event.preventDefault();
    rows.find(row => row.key === next.key).element.querySelector(`[data-value="${event.key}"]`).click();
  };
  document.addEventListener("keydown", pressed);
}

/** The comment, and on a press what it will look like. */
function comment(text) {
  const made = entry("Comment", text, {help: "Markdown. Those who judge read it once they locked their own."});
  const seen = h("div", {class: "seen-comment", hidden: true});
  const eye = button("As it is read", {
    kind: "quiet",
    pressed: false,
    on: () => {
      seen.hidden = !seen.hidden;
      eye.setAttribute("aria-pressed", String(!seen.hidden));
      text.hidden = !seen.hidden;
      fill(seen, text.value.trim() ? drawn(text.value) : h("p", {class: "quiet"}, "Nothing yet."));
    },
  });
  made.element.querySelector("label").after(eye);
  text.after(seen);
  made.element.classList.add("comment");
  return made.element;
}

export const when = at => `${longDate(at)}, ${hourMinute(at)}`;

function lockedReview({id, receipt}, reviews, told) {
  const {own} = reviews;
  const newer = receipt && own.number < receipt.number;
  return [
    heading(h("span", {class: "quiet locked"}, icon("lock"), "locked")),
    h("p", {class: "quiet"}, `Locked ${when(own.lockedAt)}. The applicant cannot see this.`),
    newer && h("p", {class: "soft"}, `You read text ${own.number}. Text ${receipt.number} came after it: `, h("a", {href: "#changes"}, "what changed"), "."),
    levelsList(own.levels),
    own.text && drawn(own.text),
    addenda(own),
    adding(id, reviews, told),
  ];
}

const levelsList = levels =>
  h(
    "dl",
    {class: "given-levels"},
    CRITERIA.map(({key, label, anchors}) => [h("dt", {}, label), h("dd", {}, h("span", {class: "mono"}, levels[key]), h("span", {}, anchors[levels[key] - 1]))]),
  );

/** What somebody added to a review after it was locked. */
export const addenda = ({addenda: added}) => added.map(({at, text}) => h("div", {class: "addendum"}, h("p", {class: "quiet"}, `Added ${when(at)}`), drawn(text)));

function adding(id, reviews, told) {
  const words = entry("Add to it", h("textarea", {class: "input", rows: "3", maxlength: String(MOST_ADDED)}), {help: "What you think since then, with its date. Markdown."});
  return form({
    act: button("Add"),
    doing: "Adding…",
    entries: {"/text": words},
    check: () => (words.input.value.trim() ? [] : [{pointer: "/text", detail: "Write something."}]),
    work: async () => told(await ask("POST", `/applications/${id}/reviews/me/addenda`, {text: words.input.value}, {headers: {"If-Match": reviews.etag}})),
    children: [words.element],
  });
}
