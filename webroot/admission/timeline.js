// The plan of an application as a picture: each task as wide as it is long, over its weeks and months.
import {fill, h, mark} from "../shared/dom.js";
import {count} from "../shared/time.js";
import {planOf, planned, weekWords} from "./schedule.js";

const WEEK_MILLIS = 7 * 24 * 3_600_000;
const month = new Intl.DateTimeFormat("en-GB", {month: "short"});
const day = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short"});

/** The day on which a week begins, in words; empty where nobody knows yet when the work begins. */
export const weekBegins = (start, week) => (start ? day.format(new Date(Date.parse(start) + (week - 1) * WEEK_MILLIS)) : "");

/** Each month with the first of the weeks that begin in it. */
function months(weeks, start) {
  const found = [];
  for (let week = 1; week <= weeks; week++) {
    const name = month.format(new Date(Date.parse(start) + (week - 1) * WEEK_MILLIS));
    if (found.at(-1)?.name !== name) found.push({name, week});
  }
  return found;
}

const ruler = (weeks, start) =>
  h(
    "div",
    {class: "ruler", "aria-hidden": "true"},
    start && months(weeks, start).map(({name, week}) => placed(h("span", {class: "month"}, name), week, 1)),
    Array.from({length: weeks}, (_, at) => placed(h("span", {class: "week"}, at + 1), at + 1, 1)),
  );

function placed(element, week, length) {
  element.style.gridColumn = `${week} / span ${length}`;
  return element;
}

/**
 * To be looked at.
 * @param {{from: number, to: number, task: string, hours: number}[]} rows @param {number} weeks @param {?string} start of the work
 * @returns {HTMLElement}
 */
export function timelinePicture(rows, weeks, start) {
  const picture = timeline(weeks, start);
  picture.show(planOf(rows, weeks));
  return picture.element;
}

/**
 * The picture, to be changed by dragging where two tasks meet.
 * @param {number} weeks @param {?string} start
 * @param {{resize?: (at: number, by: number) => void, chosen?: (at: number) => void}} [on]
 */
export function timeline(weeks, start, on = {}) {
  const bars = h("div", {class: "bars"});
  const element = h("div", {class: "timeline"}, ruler(weeks, start), bars);
  element.style.setProperty("--weeks", weeks);

  function bar({task, hours, length}, at, first) {
    const title = `${task || "nothing yet"}, ${weekWords(first, length)}, ${hours} hours a week`;
    const inner = [h("span", {class: "task"}, task || "…"), h("span", {class: "hours"}, `${hours} h`)];
    const part = on.chosen
      ? h("button", {type: "button", class: "bar", title, "aria-label": title, tabindex: "-1", on: {click: () => on.chosen(at)}}, inner)
      : h("div", {class: "bar", title}, inner);
    part.classList.toggle("empty", !task.trim());
    part.classList.toggle("odd", at % 2 === 1);
    return placed(part, first, length);
  }

  function edge(at, week) {
    const handle = h("div", {
      class: "edge",
      role: "separator",
      "aria-orientation": "vertical",
      tabindex: "0",
      "aria-label": `Where task ${at + 1} ends`,
      "aria-valuemin": "1",
      "aria-valuemax": weeks,
      on: {
        pointerdown: event => drag(event, at, week),
        keydown: event => {
          const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
          if (!by) return;
          event.preventDefault();
          on.resize(at, by);
        },
      },
    });
    mark(handle, "aria-valuenow", week);
    mark(handle, "aria-valuetext", `week ${week}`);
    return placed(handle, week, 1);
  }

  /** Follows the pointer, a week at a time. */
  function drag(event, at, from) {
    event.preventDefault();
    const {left, width} = bars.getBoundingClientRect();
    let end = from;
    element.classList.add("dragging");
    const follow = move => {
      const week = Math.min(weeks, Math.max(1, Math.round(((move.clientX - left) / width) * weeks)));
      if (week === end) return;
      on.resize(at, week - end);
      end = week;
    };
    const stop = () => {
      removeEventListener("pointermove", follow);
      element.classList.remove("dragging");
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", stop, {once: true});
    addEventListener("pointercancel", stop, {once: true});
  }

  return {
    element,
    show(plan) {
      const focused = [...bars.querySelectorAll(".edge")].indexOf(document.activeElement);
      let first = 1;
      const parts = [],
        edges = [];
      plan.forEach((part, at) => {
        parts.push(bar(part, at, first));
        first += part.length;
        if (on.resize) edges.push(edge(at, first - 1));
      });
      const free = weeks - planned(plan);
      if (free > 0) parts.push(placed(h("div", {class: "bar free", title: `Nothing planned in ${weekWords(first, free)}`}, h("span", {class: "task"}, count(free, "week"), " open")), first, free));
      fill(bars, parts, edges);
      if (focused >= 0) bars.querySelectorAll(".edge")[Math.min(focused, edges.length - 1)]?.focus();
    },
  };
}
