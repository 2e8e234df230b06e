// One's own card: a row of levels for each criterion, the moments pinned to it, a recommendation, and the lock.
import {button, disable, menu} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {draft} from "../shared/drafts.js";
import {fill, h, icon, newId} from "../shared/dom.js";
import {clockTime} from "../shared/time.js";
import {hintsLine} from "./hints-line.js";
import {levelRow} from "./level-row.js";
import {cardOf} from "./panel-line.js";
import {LEANINGS, LEVELS, levelName, wantsPin} from "./panel-words.js";

const SAVE_MILLIS = 800;

/** @param {object} app @returns {{element: HTMLElement, draw: () => void, pin: () => void}} */
export function gradeCard(app) {
  const view = {app, line: app.room.panel, rows: new Map(), current: null, shown: ""};
  const hints = hintsLine(app), list = h("div", {class: "criteria"}), end = recommendation(view), lock = lockPart(view);
  const element = h("section", {class: "grade", "aria-label": "Your card"}, hints.element, list, end.element, lock.element);
  const draw = () => {
    const {panel} = view.line;
    if (!panel) return;
    hints.draw();
    const ids = JSON.stringify(panel.rubric);
    if (ids !== view.shown) {
      view.shown = ids;
      view.rows = new Map(panel.rubric.map(criterion => [criterion.id, criterionRow(view, criterion)]));
      view.current ??= panel.rubric[0]?.id ?? null;
      fill(list, [...view.rows.values()].map(row => row.element));
    }
    for (const row of view.rows.values()) row.draw();
    end.draw();
    lock.draw();
  };
  return {element, draw, pin: () => pin(view, view.current)};
}

const store = ({app, line}, kind, body) => line.store(kind, body).catch(refusal => app.complain(refusal.detail || "That was not saved."));

function pin(view, criterion) {
  if (!criterion || !mayMark(view)) return;
  store(view, "pin", {criterion});
  view.app.announce("The moment is pinned.");
}

const mine = ({app, line}) => cardOf(line.panel, app.room.me.member);
const mayMark = view => !whyNotMark(view);

function whyNotMark(view) {
  const {app, line} = view;
  if (line.panel.closed) return "Grading is over.";
  if (mine(view).locked) return "Your card is locked.";
  return app.room.about.permissions.mark.includes(app.room.state.phase) ? "" : "There is nothing to mark before the exercise.";
}

function criterionRow(view, criterion) {
  const {app, line} = view, anchor = h("p", {class: "anchor"}), pins = h("span", {class: "pins"});
  const levels = levelRow(criterion.title, LEVELS, level => store(view, "mark", {criterion: criterion.id, level}));
  const element = h("div", {class: "graded", "data-criterion": criterion.id}, h("div", {class: "graded-head"}, h("h3", {}, criterion.title), pins), levels.element, anchor);
  const isMine = event => event.by === app.room.me.member && event.pinned.criterion === criterion.id;
  const look = level => fill(anchor, level ? [h("strong", {}, levelName(level)), `: ${criterion.anchors[level - 1]}`] : "What was not seen counts neither for nor against.");
  element.addEventListener("focusin", () => {
    view.current = criterion.id;
    for (const row of view.rows.values()) row.draw();
  });
  for (const type of ["pointerover", "focusin"]) levels.element.addEventListener(type, event => {
    const cell = event.target.closest(".level-cell");
    if (cell) look(Number(cell.dataset.value));
  });
  // What was only looked at stays below its row until another is: a row that shrank would move the next from under a pointer.
  levels.element.addEventListener("pointerleave", () => mine(view).marks[criterion.id] !== undefined && look(mine(view).marks[criterion.id]));
  let drawn = "";
  const draw = () => {
    const {panel} = line, level = mine(view).marks[criterion.id], own = panel.pins.filter(isMine);
    element.classList.toggle("now", view.current === criterion.id);
    levels.show(level, whyNotMark(view));
    const plain = JSON.stringify([level, own, whyNotMark(view), app.room.state.phase === "ended"]);
    if (plain === drawn) return;
    drawn = plain;
    if (level !== undefined) look(level);
    const open = mayMark(view);
    fill(pins, own.length ? own.map(event => pinChip(view, event)) : open && h("span", {class: wantsPin(criterion, level) ? "missing" : "quiet"}, wantsPin(criterion, level) ? "needs a pin" : "no pin"),
      open && button(`Pin this moment to ${criterion.title}`, {icon: "pin", kind: "quiet", lone: true, title: "Pin this moment (Ctrl+M)", on: () => pin(view, criterion.id)}));
  };
  return {element, draw};
}

function pinChip(view, {pinned: {at, seq, pin: number}}) {
  const {app} = view;
  const acts = () => [
    {icon: "history", label: "Look at this moment", on: () => app.showing.look(seq)},
    app.showing.mayShow() && {icon: "eye", label: "Show this moment to everybody", on: () => app.showing.show(seq)},
    mayMark(view) && {icon: "x", label: "Take the pin away", on: () => store(view, "unpin", {pin: number})},
  ].filter(Boolean);
  const chip = button(clockTime(at), {icon: "pin", title: "A pinned moment", attributes: {"aria-haspopup": "menu"},
    on: () => menu(chip, "Pinned moment", acts(), {end: true})});
  chip.classList.add("pin-chip", "mono");
  return chip;
}

function recommendation(view) {
  const {app} = view, kept = draft(`why.${app.id}`);
  let timer = 0, sending = null;
  const row = levelRow("Would you work with this candidate?", LEANINGS, leaning => send(leaning, why.value));
  const why = h("textarea", {class: "input", id: newId("why"), rows: "2", maxlength: "2000", placeholder: "Why, in a sentence or two"});
  const send = (leaning, text) => {
    clearTimeout(timer);
    timer = 0;
    sending = text;
    store(view, "recommend", {leaning, why: text}).then(() => text === why.value && kept.clear());
  };
  why.addEventListener("input", () => {
    kept.write(why.value);
    clearTimeout(timer);
    timer = setTimeout(() => mine(view).leaning && send(mine(view).leaning, why.value), SAVE_MILLIS);
  });
  why.value = kept.read() ?? "";
  // What was written last is part of the card that is locked.
  view.saveWords = () => timer && mine(view).leaning && send(mine(view).leaning, why.value);
  return {
    element: h("div", {class: "graded recommendation"}, h("h3", {}, "Would you work with this candidate?"), row.element, h("label", {class: "quiet", for: why.id}, "Why"), why),
    draw() {
      const card = mine(view), off = whyNotMark(view);
      row.show(card.leaning ?? undefined, off);
      why.readOnly = !!off;
      if (document.activeElement !== why && !kept.read() && card.why !== sending) why.value = card.why;
    },
  };
}

function lockPart(view) {
  const {app, line} = view, words = h("p", {class: "quiet"});
  const lock = button("Lock my card", {icon: "lock", on: async () => {
    const yes = await confirm({title: "Lock your card?", yes: "Lock it", text: "It cannot be changed afterwards. From then on you see the others' marks and notes, and they see yours once theirs are locked."});
    if (!yes) return;
    view.saveWords();
    store(view, "lock", {});
  }});
  return {
    element: h("div", {class: "lock-part"}, lock, words),
    draw() {
      const {panel} = line, locked = mine(view).locked;
      lock.hidden = locked;
      disable(lock, whyNotLock(view));
      fill(words, locked ? [icon("lock"), "Your card is locked."] : whyNotLock(view) || "Nobody sees your card before theirs is locked.");
    },
  };
}

function whyNotLock(view) {
  const {app, line} = view, {panel} = line, card = mine(view);
  if (!app.room.about.permissions.lock.includes(app.room.state.phase)) return "It can be locked once the exercise is over.";
  const open = panel.rubric.filter(one => card.marks[one.id] === undefined);
  if (open.length) return open.length === panel.rubric.length ? "Mark each criterion first; “not seen” is a mark too." : `Still to be marked: ${open.map(one => one.title).join(", ")}.`;
  const bare = panel.rubric.find(one => wantsPin(one, card.marks[one.id]) && !panel.pins.some(e => e.by === app.room.me.member && e.pinned.criterion === one.id));
  if (bare) return `Level ${card.marks[bare.id]} of ${bare.title} needs a moment that shows it: pin one.`;
  return card.leaning ? "" : "Say whether you would work with this candidate.";
}
