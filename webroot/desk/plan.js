// What is held in an interview, as a form: the same for a new one and for one that is changed.
import {ask} from "../shared/api.js";
import {h} from "../shared/dom.js";
import {markdown} from "../shared/markdown.js";
import {starterFiles} from "./files.js";
import {entry, line} from "./form.js";
import {origin} from "./origin.js";
import {isCoordinator, section} from "./page.js";
import {panelEditor} from "./panel.js";
import {statement, taskPreview} from "./statement.js";

/** @typedef {{title: string, minutes: any, warmupMinutes: any, extraPercent?: any, statement: string, files: object[], exercise: string, allowed: string, notAllowed: string, panel: object[]}} Plan */

/** @returns {Plan} what a new interview begins with */
export const freshPlan = me => ({
  title: "",
  minutes: 30,
  warmupMinutes: 3,
  statement: "",
  files: [{name: "main.c", text: "#include <stdio.h>\n\nint main(void)\n{\n    return 0;\n}\n", readOnly: false}],
  exercise: "",
  allowed: "Manual pages, the C standard and your own notes.",
  notAllowed: "AI tools and help from other people.",
  panel: [{person: me.id, name: me.name, role: "lead"}],
});

/** Everybody with an account, to choose a panel from; observers may not see them. */
export async function everybody(me) {
  if (!me.roles.some(role => role !== "observer")) return [];
  const found = [];
  for (let cursor = ""; cursor !== null;) {
    const {items, next} = await ask("GET", `/people?limit=200${cursor && `&cursor=${cursor}`}`);
    found.push(...items);
    cursor = next;
  }
  return found;
}

const area = (text, on) => {
  const input = h("textarea", {class: "input", rows: "3", maxlength: "2000", on: {input: on}});
  input.value = text;
  return input;
};

const number = (value, min, max, on) => line({type: "number", inputmode: "numeric", min, max, step: "1", value, on: {input: on}});

/** By how much the exercise is longer for its candidate, and what that comes to. */
function extraTime(percent, {minutes, on}) {
  const told = h("span", {});
  const made = entry(
    "Extra time in per cent",
    number(percent, 0, 200, on),
    {help: told},
  );
  made.repaint = () => {
    const extra = Math.ceil((minutes() * Number(made.input.value)) / 100);
    told.textContent = extra > 0
      ? `The exercise lasts ${minutes() + extra} minutes, ${extra} of them extra. Only coordinators and the candidate see that.`
      : "0 to 200. Only coordinators and the candidate see it.";
  };
  made.repaint();
  return made;
}

/**
 * @param {Plan} plan
 * @param {{people: object[], me: object, offered: object[], chooses?: boolean, on: () => void}} options `offered` are the
 *   exercises to begin with; with `chooses` another one can be chosen within the form
 */
export function planForm(plan, {people, me, offered, chooses = false, on}) {
  const title = entry("Title", line({value: plan.title, maxlength: "120", on: {input: () => changed()}}), {
    help: "Stands above the task in the room, and in your list.",
  });
  // Who is told only how long it lasts in all is told extra time too.
  const most = Math.max(180, Number(plan.minutes) || 0);
  const minutes = entry(
    "Minutes",
    number(plan.minutes, 5, most, () => changed()),
    {help: `5 to ${most}`},
  );
  const warmup = entry(
    "Warm-up minutes",
    number(plan.warmupMinutes, 0, 10, () => changed()),
    {help: "0 to 10; 0 leaves it out"},
  );
  const extra = isCoordinator(me) ? extraTime(plan.extraPercent ?? 0, {minutes: () => Number(minutes.input.value), on: () => changed()}) : null;
  const allowed = entry(
    "Allowed",
    area(plan.allowed, () => changed()),
  );
  const notAllowed = entry(
    "Not allowed",
    area(plan.notAllowed, () => changed()),
  );
  const task = statement(plan.statement, {
    on,
    around: () => ({title: title.input.value.trim(), allowed: allowed.input.value, notAllowed: notAllowed.input.value}),
  });
  const files = starterFiles(plan.files, {on});
  const panel = panelEditor(plan.panel, {people, me, on});
  const from = origin(plan.exercise, {offered, minutes: () => minutes.input.value, on, chosen: chooses ? begun => {
    const {warmupMinutes} = form.value();
    form.set({...form.value(), ...begun, warmupMinutes});
    on();
  } : undefined});

  function changed() {
    task.repaint();
    from.repaint();
    extra?.repaint();
    on();
  }

  const whole = (input, min, max) => {
    const value = Number(input.value);
    return input.value.trim() !== "" && Number.isInteger(value) && value >= min && value <= max;
  };

  const form = {
    entries: {
      "/title": title,
      "/exercise": from,
      "/minutes": minutes,
      "/warmupMinutes": warmup,
      ...(extra && {"/extraPercent": extra}),
      "/statement": task,
      "/files": files,
      "/allowed": allowed,
      "/notAllowed": notAllowed,
      "/panel": panel,
    },
    children: [
      h("div", {class: "fields"}, title.element, minutes.element, warmup.element, extra?.element),
      from.element,
      section("The task", task.element),
      section(
        "Starter files",
        h("p", {class: "soft about"}, "The exercise starts with these. The candidate may add more."),
        files.element,
      ),
      section(
        "Rules",
        h("p", {class: "soft about"}, "The candidate reads them in the lobby, before agreeing, and beside the task."),
        h("div", {class: "halves"}, allowed.element, notAllowed.element),
      ),
      section("Panel", panel.element),
    ],
    /** As it stands in the fields, for a draft. @returns {Plan} */
    value: () => ({
      title: title.input.value,
      minutes: minutes.input.value,
      warmupMinutes: warmup.input.value,
      ...(extra && {extraPercent: extra.input.value}),
      statement: task.value(),
      files: files.value(),
      exercise: from.value(),
      allowed: allowed.input.value,
      notAllowed: notAllowed.input.value,
      panel: panel.value(),
    }),
    /** As the server takes it. */
    body() {
      const value = this.value();
      return {
        ...value,
        title: value.title.trim(),
        minutes: Number(value.minutes),
        warmupMinutes: Number(value.warmupMinutes),
        ...(extra && {extraPercent: Number(value.extraPercent)}),
        panel: value.panel.filter(seat => seat.role !== "lead").map(({person, role}) => ({person, role})),
      };
    },
    wrong: () => [
      ...(title.input.value.trim() ? [] : [{pointer: "/title", detail: "An interview needs a title."}]),
      ...(whole(minutes.input, 5, most) ? [] : [{pointer: "/minutes", detail: `A whole number from 5 to ${most}.`}]),
      ...(whole(warmup.input, 0, 10) ? [] : [{pointer: "/warmupMinutes", detail: "A whole number from 0 to 10."}]),
      ...(!extra || whole(extra.input, 0, 200) ? [] : [{pointer: "/extraPercent", detail: "A whole number from 0 to 200."}]),
      ...task.wrong(),
      ...files.wrong(),
    ],
    /** @param {Plan} fresh */
    set(fresh) {
      title.input.value = fresh.title;
      minutes.input.value = fresh.minutes;
      warmup.input.value = fresh.warmupMinutes;
      if (extra) extra.input.value = fresh.extraPercent ?? 0;
      extra?.repaint();
      allowed.input.value = fresh.allowed;
      notAllowed.input.value = fresh.notAllowed;
      task.set(fresh.statement);
      files.set(fresh.files);
      from.set(fresh.exercise);
      panel.set(fresh.panel);
    },
    focus: () => title.focus(),
  };
  return form;
}

/** The same, only to be read. @param {Plan} plan */
export async function planShown(plan) {
  const tree = await markdown(plan.statement);
  return [
    section("The task", h("div", {class: "read-task"}, taskPreview(plan.title, tree, plan))),
    section("Starter files", starterFiles(plan.files, {locked: true}).element),
  ];
}
