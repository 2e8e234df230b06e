// The component sheet: every part a page is made of, in its states, with the name of its helper. Pictures and axe run on it.
import {avatar, banner, button, checkbox, chip, disable, field, lamp, menu, paneState, tabs, toast} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {chooseTheme, theme, THEMES} from "../shared/theme.js";
import {treeNodes} from "../shared/tree.js";

const ROLES = ["bg", "pane", "sunk", "raise", "line", "edge", "t1", "t2", "t3", "ac", "ac-soft", "ok", "ok-soft", "warn", "warn-soft", "err",
  "err-soft", "current", "selection", "hatch", "p1", "p2", "p3", "p4", "p5", "p6"];

const part = (title, use, ...children) => h("section", {}, h("h2", {}, title), children, use && h("p", {class: "use"}, use));
const wide = (section, span) => {
  section.classList.add(`span-${span}`);
  return section;
};
const row = (...children) => h("div", {class: "row"}, children);

function buttons() {
  const off = button("Run", {icon: "play", kind: "primary"});
  disable(off, "Run waits for the connection.");
  return part("Buttons", "button(label, {icon, kind, large, lone, on, pressed}); disable(button, reason). One primary in a view.",
    row(button("Run", {icon: "play", kind: "primary"}), button("Check", {icon: "shield-check"}), button("Keys", {icon: "keyboard", kind: "quiet"}), off),
    row(button("Typing on", {icon: "pen-line", pressed: true}), button("End interview", {kind: "danger"}), button("More", {icon: "ellipsis", kind: "quiet", lone: true})),
    row(button("Create interview", {kind: "primary", large: true}), button("Cancel", {large: true})));
}

function inputs() {
  const fine = h("input", {class: "input", value: "30"}), wrong = h("input", {class: "input", value: "960"});
  return part("Inputs", "field(label, input, {help, error}); checkbox(label, {checked, on})",
    h("div", {class: "fields"}, field("Minutes", fine, {help: "5 to 180"}), field("Minutes", wrong, {error: "At most 180."})),
    checkbox("Show ended interviews", {checked: true}), " ", checkbox("Vim keys"));
}

function people() {
  const list = [["Candidate", "candidate", 1], ["Mentor A", "lead", 2], ["Mentor B", "mentor", 3], ["Mentor C", "mentor", 4], ["Observer", "observer", 0]];
  return part("People", "avatar({name, role, colour, away, hand}): the candidate round, the lead ringed, observers dashed, away as an outline.",
    row(list.map(([name, role, colour]) => [avatar({name, role, colour}), h("span", {}, name)])), row(list.map(([name, role, colour]) => avatar({name, role, colour, away: true}))),
    row(avatar({name: "Candidate", role: "candidate", colour: 1, hand: true}), h("span", {}, "A raised hand")));
}

function lamps() {
  const shown = [["saved", "Saved"], ["saving", "Saving…"], ["offline", "Offline, 14 edits kept here"], ["readonly", "Read-only"]].map(([kind, words]) => {
    const one = lamp();
    one.show(kind, words);
    return one.element;
  });
  return part("Chips and lamps", "chip(text, kind, icon): the exception, never a button. lamp().show(kind, words)",
    row(chip("open", "ok", "circle"), chip("ended"), chip("waits for consent", "warn", "timer"), chip("failed", "err", "circle-x"), chip("C", "ac")), row(shown));
}

function tabRow() {
  const one = tabs("Example", key => one.show(list, key));
  const list = [{key: "output", label: "Output"}, {key: "problems", label: "Problems", count: 1}, {key: "chat", label: "Chat", count: 2, unread: true, name: "Chat, 2 unread"}];
  one.show(list, "output");
  return part("Tabs", "tabs(label, chosen).show(list, key): counts in mono, no badges.", one.element);
}

const results = () => part("Result lines", "Mono, the verdict first, then parts that fall off from the right.",
  [["ok", "ok", " · exit 0 · 0.012 s · 1.4 MiB · sanitizers clean"], ["warn", "Stopped: 2 s of CPU used (limit 2 s)", ""], ["err", "stopped by AddressSanitizer", " · exit 86 · 0.014 s"]]
    .map(([kind, verdict, rest]) => h("div", {class: `result mono ${kind}`}, h("strong", {}, verdict), h("span", {}, rest))));

const banners = () => wide(part("Banners", "banner({kind, icon, fact, then, aside, action}): one at a time, the worst first.",
  banner({kind: "warn", icon: "cloud-off", fact: "Connection lost at 12:14:31.", then: "Keep typing, 14 edits are kept in this browser.", aside: "Reconnecting (3)…", action: button("Try now")}),
  banner({kind: "warn", icon: "database-zap", fact: "Saving paused, our fault.", then: "The clock is stopped. Keep typing."}),
  banner({kind: "ok", icon: "check", fact: "Back.", then: "14 edits sent, 6 received. Clock credited 0:47."}),
  banner({icon: "app-window", fact: "Also open in another tab.", then: "Both work."})), 2);

const states = () => wide(part("Empty, loading, error", "paneState(bold, plain, kind): one bold sentence and one plain one, no picture.",
  h("div", {class: "boxes"}, paneState("Not run yet.", "Ctrl+Enter runs what you see."), paneState("2nd in line, about 3 s.", "The clock is paused for this."),
    paneState("Running is unavailable (our fault).", "The clock is stopped. You can keep typing.", "err"))), 2);

function floating() {
  const opener = button("Menu", {icon: "chevron-down", on: () => menu(opener, "Example", [{title: "Colours"}, ...THEMES.map(t => ({label: t.label, icon: t.icon, checked: theme() === t.key, on: () => chooseTheme(t.key)}))])});
  return part("What floats", "menu(anchor, label, entries); toast(text, {icon, action, label}); confirm({title, text, yes, danger}); askText(…); dialog(…)",
    row(opener, button("Toast", {on: () => toast("Mentor A started run 3.", {icon: "play", label: "Show", action: () => {}})}),
      button("Question", {on: () => confirm({title: "End the interview?", text: "The candidate's page becomes read-only.", yes: "End interview", danger: true})})));
}

const finding = () => part("Finding", "The whole sentence, then one line of circumstance.", h("div", {class: "verdict"}, icon("octagon-alert"), h("div", {class: "grow"},
  h("h3", {}, "Line 32 writes 1 byte past the end of the 8 bytes allocated on line 15."), h("p", {class: "soft"}, h("button", {type: "button", class: "link"}, "Go to line 32")))));

const hatched = () => part("Private", "class hatched, and always the words.", h("div", {class: "next-card hatched"}, h("p", {class: "private"}, icon("eye-off"), "The candidate cannot see this"), h("p", {}, "Notes and plans of the panel.")));

const prose = () => part("Prose", "treeNodes(tree) inside class prose.", h("div", {class: "prose"}, treeNodes([["h3", {}, "What must hold"], ["ul", {}, ["li", {}, ["code", {}, "rb_put"], " on a full ring returns ", ["code", {}, "-ENOSPC"], "."],
  ["li", {}, "No byte outside the ring is written."]], ["pre", {}, ["code", {}, "rb_put(rb, 'c')  → -ENOSPC\n"]]])));

const hidden = () => part("Hidden characters", "visible(text): characters that hide or pass for others are boxed.", h("p", {class: "mono"}, visible("access\u202e = adm\u0456n\u200b;")));

const table = () => wide(part("Table", "class table: heads over an edge line, rows parted by lines, numbers right in mono.", h("table", {class: "table"},
  h("thead", {}, h("tr", {}, ["Interview", "Candidate", "State"].map(t => h("th", {scope: "col"}, t)), h("th", {scope: "col", class: "number"}, "Minutes"))),
  h("tbody", {}, [["A byte ring", "Candidate 1", "lobby", 30], ["A slab allocator", "Candidate 2", "exercise", 45]].map(([a, b, c, d], i) =>
    h("tr", {class: i ? "chosen" : null}, h("td", {}, a), h("td", {}, b), h("td", {}, i ? chip(c, "ac") : c), h("td", {class: "number"}, d)))))), 2);

const colours = () => wide(part("Colours", "look/tokens.css, by role. Nothing else names a raw colour.", h("div", {class: "swatches"}, ROLES.map(role => {
  const box = h("span", {});
  box.style.background = `var(--${role})`;
  return h("div", {class: "swatch"}, box, role);
}))), 3);

document.getElementById("page").append(h("h1", {class: "unseen"}, "Components"), buttons(), inputs(), people(), lamps(), tabRow(), results(), banners(), floating(), states(), finding(),
  table(), hatched(), prose(), hidden(), colours());
