// The plan of an application, to be typed: a line for each task, and the picture above it, to be dragged. One key goes on to
// the next task, so that a plan is written as quickly as a list.
import {button} from "../shared/components.js";
import {fill, h, newId, say} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {failing} from "../desk/form.js";
import {added, changed, edgeMoved, firstWeek, lack, moved, pasted, planned, planOf, removed, resized, rowsOf, totalHours, WEEK_HOURS, weekWords} from "./schedule.js";
import {timeline, weekBegins} from "./timeline.js";

/**
 * @param {object[]} rows as the server keeps them
 * @param {{weeks: number, start: ?string, on: () => void}} options
 */
export function scheduleGrid(rows, {weeks, start, on}) {
  let plan = planOf(rows, weeks);
  const list = h("ol", {class: "plain plan"});
  const sum = h("p", {class: "plan-sum", role: "status"});
  const picture = timeline(weeks, start, {resize: (at, by) => put(edgeMoved(plan, at, by, weeks)), chosen: at => focus(at)});
  const more = button("Add a task", {icon: "plus", kind: "quiet", on: () => next(plan.length - 1)});
  const helpId = newId("help");
  const element = h(
    "fieldset",
    {class: "field bare schedule", "aria-describedby": helpId},
    h("legend", {class: "label"}, "Schedule"),
    h(
      "p",
      {class: "help", id: helpId},
      `Mentors look for a plan that could be held: something that works early, time for review, and room for what goes wrong. ${count(weeks, "week")}; a task may take several.`,
    ),
    picture.element,
    h("div", {class: "plan-head", "aria-hidden": "true"}, h("span", {}, "Weeks"), h("span", {}, "What you do"), h("span", {}, "Hours a week"), h("span", {}, "Length")),
    list,
    h("div", {class: "plan-foot"}, more, sum),
    h("p", {class: "help keys-line"}, key("Enter"), " next task ", key("Alt →"), " ", key("Alt ←"), " more or fewer weeks ", key("Alt ↑"), " ", key("Alt ↓"), " move it. A list that you paste becomes a task for each line."),
  );

  /** Another plan, with the same lines where it has as many. */
  function put(fresh) {
    plan = fresh;
    if (list.children.length !== plan.length) fill(list, plan.map((_, at) => line(at)));
    refresh();
    on();
  }

  function refresh() {
    plan.forEach((part, at) => [...list.children][at].refresh(part, firstWeek(plan, at)));
    picture.show(plan);
    const full = planned(plan) === weeks && plan.every(({length}) => length === 1);
    more.hidden = full;
    say(sum, `${planned(plan)} of ${count(weeks, "week")} · ${count(totalHours(plan), "hour")}`);
  }

  function line(at) {
    const task = h("input", {class: "input task", type: "text", maxlength: "2000", autocomplete: "off", "aria-label": `Task ${at + 1}`, placeholder: at ? "" : "Read the code that this is about; reproduce the problem"});
    const hours = h("input", {class: "input hours", type: "number", inputmode: "numeric", min: "0", max: WEEK_HOURS, "aria-label": `Hours a week for task ${at + 1}`});
    const weekNumbers = h("span", {class: "weeks"});
    const shorter = button(`Task ${at + 1} one week shorter`, {icon: "minus", kind: "quiet", lone: true, on: () => put(resized(plan, at, -1, weeks))});
    const longer = button(`Task ${at + 1} one week longer`, {icon: "plus", kind: "quiet", lone: true, on: () => put(resized(plan, at, 1, weeks))});
    const length = h("span", {class: "length"});
    const remove = button(`Remove task ${at + 1}`, {icon: "x", kind: "quiet", lone: true, on: () => drop(at)});
    task.addEventListener("input", () => write(at, {task: task.value}));
    task.addEventListener("paste", event => paste(event, at));
    hours.addEventListener("input", () => write(at, {hours: Math.min(WEEK_HOURS, Math.max(0, Math.round(Number(hours.value) || 0)))}));
    const row = h("li", {on: {keydown: event => keys(event, at)}}, weekNumbers, task, hours, h("div", {class: "lengths"}, shorter, length, longer), remove);
    row.refresh = (part, first) => {
      fill(weekNumbers, h("strong", {}, weekWords(first, part.length).replace(/^weeks? /, "").replace(" to ", "–")), h("span", {class: "quiet"}, weekBegins(start, first)));
      if (task.value !== part.task) task.value = part.task;
      if (Number(hours.value) !== part.hours || hours.value === "") hours.value = part.hours;
      say(length, `${part.length}`);
      length.title = count(part.length, "week");
      row.classList.toggle("unsaid", !part.task.trim());
    };
    return row;
  }

  function write(at, change) {
    plan = changed(plan, at, change);
    refresh();
    on();
  }

  function keys(event, at) {
    const resize = event.altKey && {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const shift = event.altKey && {ArrowDown: 1, ArrowUp: -1}[event.key];
    const done = () => event.preventDefault();
    if (resize) {
      done();
      put(resized(plan, at, resize, weeks));
    } else if (shift) {
      done();
      put(moved(plan, at, shift));
      focus(Math.min(plan.length - 1, Math.max(0, at + shift)));
    } else if (event.key === "Enter" && event.target.matches("input") && !event.isComposing) {
      done();
      next(at);
    } else if (event.key === "Backspace" && event.target.matches(".task") && !event.target.value && plan.length > 1) {
      done();
      drop(at);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && event.target.matches(".task")) {
      done();
      focus(Math.min(plan.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1))));
    }
  }

  /** To the task behind that one: a fresh one where weeks are left, else the one that is there. */
  function next(at) {
    const follows = plan[at + 1];
    if (!follows || (planned(plan) < weeks && follows.task.trim())) put(added(plan, at, weeks));
    focus(Math.min(at + 1, plan.length - 1));
  }

  function drop(at) {
    put(removed(plan, at));
    if (plan.length) focus(Math.max(0, at - 1));
    else more.focus();
  }

  function paste(event, at) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    put(pasted(plan, at, text, weeks));
    focus(plan.length - 1);
  }

  const focus = at => list.children[at]?.querySelector(".task").focus();

  if (!plan.length) plan = added(plan, -1, weeks);
  fill(list, plan.map((_, at) => line(at)));
  refresh();

  /** What was typed; a single line in which nothing stands is none. */
  const value = () => (plan.length === 1 && !plan[0].task.trim() ? [] : rowsOf(plan));
  return {
    element,
    label: "Schedule",
    fail: failing(element, list, null),
    focus: () => focus(Math.max(0, plan.findIndex(({task}) => !task.trim()))),
    value,
    lack: () => lack(planOf(value(), weeks), weeks),
    set(fresh) {
      plan = planOf(fresh, weeks);
      if (!plan.length) plan = added(plan, -1, weeks);
      fill(list, plan.map((_, at) => line(at)));
      refresh();
    },
  };
}

const key = name => h("kbd", {}, name);
