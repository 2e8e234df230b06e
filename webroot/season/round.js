// Preparing a round: a new one, or the settings of one that is there, with opening and closing it.
import {ask} from "../shared/api.js";
import {button, disable, lamp, toast} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {form, onceKey} from "../desk/form.js";
import {crumb, head, isCoordinator, page, personPage, runsTheHouse, section, show} from "../desk/page.js";
import {keeping} from "./keeping.js";
import {moment} from "./moments.js";
import {blankRound, roundForm} from "./round-form.js";
import {DATES} from "./words.js";

const [, , place] = location.pathname.split("/");
const isNew = place === "new";

personPage("Ideas", async me => {
  if (!runsTheHouse(me)) {
    show("Rounds", head("Coordinators prepare rounds", "Ask one of them."), h("p", {class: "after"}, h("a", {href: "/rounds"}, "To the rounds")));
    return;
  }
  if (isNew) await begin();
  else await settings(me);
});

async function begin() {
  const {items} = await ask("GET", "/rounds?limit=200");
  const once = onceKey();
  let from = "";
  const made = editor({
    round: blankRound(),
    name: "round-new",
    label: "Create the draft",
    above: items.length > 0 && earlier(items, chosen => {
      from = chosen?.id ?? "";
      made.put(chosen ? {...blankRound(), name: made.value().name, programmes: chosen.programmes, settings: chosen.settings, dates: made.value().dates} : {...blankRound(), name: made.value().name, dates: made.value().dates});
    }),
    save: async value => {
      const body = {...value, ...(from && {copyFrom: from})};
      const fresh = await ask("POST", "/rounds", body, {headers: once(body)});
      location.assign(`/rounds/${fresh.id}/settings`);
    },
  });
  show("New round", crumb("Rounds", "/rounds"), head("New round", "It begins as a draft that only coordinators and administrators see. You open it once everything is there."), made.element);
  page.after(made.bar);
}

/** Its programmes and rules are what an earlier one had; no people and no dates come along. */
function earlier(rounds, chosen) {
  const select = h("select", {class: "input", id: "from", on: {change: () => chosen(rounds.find(round => round.id === select.value))}},
    h("option", {value: ""}, "Begin with the usual rules"), rounds.map(round => h("option", {value: round.id}, round.name)));
  return h("div", {class: "field earlier"}, h("label", {for: "from"}, "As in an earlier round"), select, h("span", {class: "help"}, "Takes its programmes, rules, questions and policies. Ideas are copied one by one, from their own pages."));
}

async function settings(me) {
  let round = await ask("GET", `/rounds/${place}`);
  const top = h("div", {});
  const may = () => round.allowedActions.includes("edit");
  const draw = () => fill(top, heading(round), stage(round, me, {move}));

  async function move(action, failed) {
    try {
      round = await ask("POST", `/rounds/${place}/transitions`, {action}, {headers: {"If-Match": round.etag}});
      toast(action === "open" ? "The round is open." : "The round is closed.", {icon: "check"});
      if (action === "close") location.reload();
      else draw();
      top.querySelector("h1").focus();
    } catch (problem) {
      if (problem.slug === "stale-revision") {
        round = await ask("GET", `/rounds/${place}`);
        draw();
        top.querySelector(".wrong").textContent = "Somebody changed the round in the meantime. Look again before you go on.";
      } else failed.textContent = [problem.message, ...problem.errors.map(one => one.detail)].join(" ");
    }
  }

  draw();
  if (!may()) {
    show(round.name, top);
    return;
  }
  const made = editor({
    round,
    name: `round.${place}`,
    label: "Save",
    announced: round.state === "announced" || round.state === "closed",
    save: async (value, reason) => {
      round = await ask("PATCH", `/rounds/${place}`, {...value, ...(reason && {reason})}, {headers: {"If-Match": round.etag}});
      draw();
      return round;
    },
    again: async () => {
      round = await ask("GET", `/rounds/${place}`);
      draw();
      return round;
    },
    dirty: now => top.querySelectorAll("[data-move]").forEach(act => disable(act, now ? "Save your changes first." : "")),
  });
  show(round.name, top, made.element);
  page.after(made.bar);
}

const heading = round => [
  crumb(round.name, `/rounds/${round.id}/dashboard`),
  h("div", {class: "head"}, h("div", {class: "grow"}, h("h1", {class: "title", tabindex: "-1"}, `Settings of ${round.name}`), h("p", {class: "lede"}, stageWords(round)))),
];

function stageWords({state, dates}) {
  if (state === "draft") return "A draft: only coordinators and administrators see it.";
  if (state === "open") return `It is open. On ${moment(dates.announceAt)} it is announced who comes.`;
  return state === "announced" ? "It is announced who comes. Close it once the work is over." : "It is closed: nothing of it changes any more.";
}

/** Opening and closing, with what is missing before and what happens then. */
function stage(round, me, {move}) {
  const failed = h("p", {class: "wrong", role: "alert"});
  if (round.state === "draft") {
    const missing = lacking(round);
    const open = round.allowedActions.includes("open") && button("Open the round…", {large: true, kind: "primary", attributes: {"data-move": "open"}, on: () => opening(round, move, failed)});
    return section(
      "Opening it",
      missing.length > 0
        ? [h("p", {class: "soft about"}, "Before it can be opened it still needs:"), h("ul", {class: "plain missing first"}, missing.map(words => h("li", {}, words)))]
        : h("p", {class: "soft about"}, "Everything is there.", isCoordinator(me) ? null : [" A coordinator opens it: ", h("a", {href: "/people"}, "give somebody that role"), ", or yourself."]),
      open && h("div", {class: "acts tight"}, open),
      failed,
    );
  }
  if (!round.allowedActions.includes("close")) return h("div", {}, failed);
  return section("Closing it", h("p", {class: "soft about"}, "Once the work is over."), h("div", {class: "acts tight"}, button("Close the round…", {large: true, kind: "danger", attributes: {"data-move": "close"}, on: () => closing(round, move, failed)})), failed);
}

function lacking({programmes, dates}) {
  const unknown = DATES.filter(([key]) => !dates[key]).map(([, label]) => label.toLowerCase());
  return [!programmes.length && "at least one programme", unknown.length > 0 && `${count(unknown.length, "date")}: ${unknown.join(", ")}`].filter(Boolean);
}

async function opening(round, move, failed) {
  const sure = await confirm({
    title: `Open ${round.name}?`,
    text: `Everybody sees it and its published ideas from then on. Ideas are collected from ${moment(round.dates.ideasOpen)} until ${moment(round.dates.ideasClose)}. It does not become a draft again.`,
    yes: "Open the round",
  });
  if (sure) await move("open", failed);
}

async function closing(round, move, failed) {
  const sure = await confirm({
    title: `Close ${round.name}?`,
    text: "Ideas that are taken become completed, all others expired. Nothing of the round changes any more, and it does not open again.",
    yes: "Close the round",
    danger: true,
  });
  if (sure) await move("close", failed);
}

/** The form with its bar. */
function editor({round, name, label, announced, above, save, again, dirty: told = () => {}}) {
  const kept = keeping(name, () => (parts ? (dirty() ? parts.value() : null) : undefined));
  let parts = null;
  const before = kept.read();
  const putBack = before && notice();
  const light = lamp();
  const act = button(label, {kind: "primary", large: true});
  const drop = button(again ? "Discard changes" : "Start over", {kind: "quiet", on: discard});
  parts = roundForm(round, {announced, on: () => changed()});
  let base = JSON.stringify(parts.value());
  if (before) parts.set(before);
  const dirty = () => JSON.stringify(parts.value()) !== base;
  const element = form({
    act,
    doing: "Saving…",
    apart: true,
    id: "round",
    entries: parts.entries,
    check: () => {
      if (parts.rewritesThePast()) parts.askReason();
      return parts.wrong();
    },
    work: async () => {
      try {
        const now = await save(parts.value(), parts.reason());
        if (!now) return kept.end();
        stands(now);
        toast("Saved.", {icon: "check"});
      } catch (problem) {
        if (problem.slug === "reason-required") parts.askReason();
        if (problem.slug !== "stale-revision" || !again) throw problem;
        await stale();
      }
      return undefined;
    },
    children: [putBack, above, parts.children],
  });

  /** What the server has now is what the form holds. */
  function stands(now) {
    parts.stands(now);
    putBack?.remove();
    base = JSON.stringify(parts.value());
    kept.now();
    look();
  }

  async function stale() {
    const theirs = await again();
    const over = await confirm({
      title: "Somebody else saved in the meantime",
      text: "Save your version over theirs, or cancel and keep yours here. Discarding yours then shows theirs.",
      yes: "Save over it",
      danger: true,
    });
    round = theirs;
    if (over) stands(await save(parts.value(), parts.reason()));
  }

  async function discard() {
    if (!(await confirm({title: again ? "Discard your changes?" : "Start over?", text: again ? "The round stays as it was saved last." : "What you wrote here is lost.", yes: again ? "Discard" : "Start over", danger: true}))) return;
    if (again) stands(await again());
    else parts.set(round);
    element.clear();
    putBack?.remove();
    kept.now();
    look();
    parts.focus();
  }

  function changed() {
    look();
    kept.soon();
  }

  function look() {
    const now = dirty();
    drop.hidden = !now;
    disable(act, now || !again ? "" : "Everything is saved.");
    if (now) light.show("offline", "Not saved yet, kept in this browser");
    else light.show(again ? "saved" : "readonly", again ? "Saved" : "Nothing written yet");
    told(now);
  }

  act.setAttribute("form", "round");
  element.addEventListener("settled", look);
  look();
  return {
    element,
    value: parts.value,
    put(fresh) {
      parts.set(fresh);
      changed();
    },
    bar: h("div", {class: "savebar", role: "region", "aria-label": "Save"}, h("div", {class: "inner"}, light.element, element.status, h("span", {class: "grow"}), drop, act)),
  };
}

const notice = () =>
  h("div", {class: "banner standing"}, icon("history"), h("span", {class: "grow"}, h("strong", {}, "What you wrote before is put back."), " It is not saved yet."));
