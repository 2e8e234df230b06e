// How the panes share the window: three columns, drawers where it is narrow, tabs where it is narrower still.
import {relabel, tabs} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {splitter} from "../shared/splitter.js";
import {isPanel} from "./may.js";

const LEAST = {task: 240, side: 240, editor: 420, strip: 61, rows: 160};

const STRIP = 216;

/**
 * @param {object} app
 * @param {{task: HTMLElement, code: HTMLElement, strip: HTMLElement, side: ?HTMLElement}} panes `side` is missing where nobody
 *   else is there
 */
export function layout(app, {task, code, strip, side}) {
  const panel = isPanel(app.room.me.role);
  const element = h("main", {class: ["panes", panel && "of-panel", !side && "alone"], id: "main", "data-show": "code"});
  const kept = panel ? "panel" : side ? "candidate" : "alone";
  const width = () => element.clientWidth, height = () => element.clientHeight;
  const set = (name, pixels) => element.style.setProperty(name, `${pixels}px`);
  const left = splitter({
    name: `${kept}.task`, label: panel ? "Width of the plan" : "Width of the task", orientation: "vertical",
    initial: () => width() * (panel ? 0.22 : side ? 0.26 : 0.34), apply: px => set("--left", px),
    limits: () => [LEAST.task, Math.max(LEAST.task, width() - LEAST.editor - (side ? LEAST.side : 0))],
  });
  const right = splitter({
    name: `${kept}.side`, label: panel ? "Width of grade and chat" : "Width of the chat", orientation: "vertical", reversed: true,
    initial: () => width() * (panel ? 0.32 : 0.26), apply: px => set("--side", px),
    limits: () => [LEAST.side, Math.max(LEAST.side, width() - LEAST.editor - LEAST.task)],
  });
  const low = splitter({
    name: `${kept}.strip`, label: "Height of the run strip", orientation: "horizontal", reversed: true,
    initial: () => STRIP, apply: px => set("--strip", px),
    limits: () => [LEAST.strip, Math.max(LEAST.strip, height() - LEAST.rows)],
  });
  left.element.classList.add("split-left");
  right.element.classList.add("split-right");
  low.element.classList.add("split-low");
  element.append(task, left.element, code, low.element, strip, ...side ? [right.element, side] : []);
  new ResizeObserver(() => [left, right, low].forEach(s => s.refresh())).observe(element);

  const narrow = narrowTabs(element, panel, !side);
  const drawer = open => {
    element.toggleAttribute("data-drawer", open);
    app.drawerButton?.setAttribute("aria-pressed", String(element.hasAttribute("data-drawer")));
    app.sideSeen?.();
  };
  const showSide = () => {
    narrow.show("chat");
    drawer(!panel);
  };
  if (app.room.state.phase === "questions") showSide();
  return {
    element, tabs: narrow.element,
    showCode: () => narrow.show("code"),
    showRun: () => element.dataset.show === "code" || narrow.show("run"),
    showStrip: () => narrow.show("run"),
    hinted: () => narrow.hinted(),
    showSide, drawer: () => drawer(),
    unread: n => {
      narrow.unread(n);
      if (app.drawerButton && !panel) relabel(app.drawerButton, n ? `Chat ${n}` : "Chat");
    },
  };
}

function narrowTabs(panes, panel, alone) {
  let count = 0, hints = 0;
  const row = tabs("Panes", key => show(key));
  const draw = () => row.show([
    {key: "task", label: panel ? "Plan" : "Task", count: hints || "", unread: hints > 0, name: hints ? "Task, a new hint" : null}, {key: "code", label: "Code"}, {key: "run", label: "Run"},
    ...alone ? [] : [{key: "chat", label: panel ? "Grade" : "Chat", count: count || "", unread: count > 0, name: `${panel ? "Grade and chat" : "Chat"}${count ? `, ${count} unread` : ""}`}],
  ], panes.dataset.show);
  const show = key => {
    panes.dataset.show = key;
    if (key === "task") hints = 0;
    draw();
    panes.dispatchEvent(new CustomEvent("shown"));
  };
  draw();
  row.element.classList.add("narrow-tabs");
  return {
    element: h("nav", {"aria-label": "Panes"}, row.element), show,
    hinted() {
      if (panel || panes.dataset.show === "task") return;
      hints++;
      draw();
    },
    unread: n => {
      count = n;
      draw();
    },
  };
}
