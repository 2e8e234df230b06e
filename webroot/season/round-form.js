// A round as a form: its name, its programmes, its days, and the rules by which it is held.
import {checkbox} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {entry, failing, line} from "../desk/form.js";
import {section} from "../desk/page.js";
import {dateEntry} from "./date-entry.js";
import {ofField, toField} from "./moments.js";
import {rowsEditor} from "./rows-editor.js";
import {DATES, slugOf} from "./words.js";

/** Each number with its bounds and what it means. */
const NUMBERS = [
  ["minAgreedMentors", "Mentors who must agree", 1, 3, "Before an idea can be published. Backups do not count."],
  ["pledgeHours", "Hours a week that a mentor pledges", 1, 40, "The least to which somebody agrees."],
  ["applicationsPerPerson", "Applications per person", 1, 20, "How many somebody may have submitted at a time."],
  ["scheduleWeeks", "Weeks of work", 1, 52, "The schedule of an application has a row for each."],
  ["exerciseMinutes", "Minutes of the exercise", 5, 180, "In the interview, unless it says otherwise."],
  ["retentionMonths", "Months until erasure", 1, 60, "After the announcement; then what declined and withdrawn applicants wrote is erased."],
];

/** Each choice with its values in words. */
const CHOICES = [
  ["assessment", "Before a decision", [["interview-exercise", "An interview with an exercise"], ["none", "No interview is needed"]], "What stands between an application and its decision."],
  ["contactGate", "Talking with a mentor first", [["off", "Not asked for"], ["warn", "Advised: the page says so"], ["require", "Required before submitting"]], "Whether somebody must have talked with a mentor before applying."],
  ["outcomeRule", "Who decides how an internship ends", [["mentor-only", "The mentor's evaluation"], ["both-required", "The mentor's, once the intern's is there too"]], "Whose evaluation is needed to pass."],
];

const SOURCES = [
  ["mentor", "Mentors"],
  ["applicant", "Anybody with an account, who may apply"],
  ["student", "Interns of earlier rounds"],
];

const DEFAULTS = {
  scheduleWeeks: 12, assessment: "interview-exercise", exerciseMinutes: 30, contactGate: "warn", applicationsPerPerson: 3, minAgreedMentors: 1,
  ideasFrom: ["mentor", "applicant", "student"], questions: [], policies: [], pledgeHours: 5, outcomeRule: "mentor-only", observers: false, retentionMonths: 12, evaluationPlan: [],
};

export const blankRound = () => ({name: "", programmes: [], dates: {}, settings: DEFAULTS});

/** @param {object} round @param {{announced?: boolean, on: () => void}} options `announced` says that it was announced already */
export function roundForm(round, {announced, on}) {
  const name = entry("Name", line({value: round.name, maxlength: "120", on: {input: on}}), {help: "Such as Summer 2027. It stands above the ideas."});
  const programmes = rowsEditor("Programmes", round.programmes, {
    one: "programme",
    help: "What the round is held under, such as Google Summer of Code. One application can go to several; the ideas belong to the round. Address and note may stay empty.",
    on,
    most: 10,
    add: "Add a programme",
    columns: [
      {key: "name", label: "Name", attributes: {maxlength: "120"}},
      {key: "applyUrl", label: "Where one applies there", wide: true, attributes: {type: "url", maxlength: "2000"}},
      {key: "note", label: "Note", wide: true, attributes: {maxlength: "2000"}},
    ],
  });
  const dates = Object.fromEntries(DATES.map(([key, label, help]) =>
    [key, dateEntry(label, round.dates[key], {help, on, fixed: key === "announceAt" && announced ? "It was announced then: that instant stays." : undefined})]));
  const settings = settingsPart(round.settings, on);
  const reason = entry("Reason", line({maxlength: "2000"}), {help: "Why a date that has passed is changed. It is kept in the records of this server."});
  reason.element.hidden = true;
  const value = () => ({
    name: name.input.value.trim(),
    programmes: withIds(programmes.value(), "name").map(({id, ...texts}) => ({id, name: texts.name.trim(), applyUrl: texts.applyUrl.trim(), note: texts.note.trim()})),
    dates: Object.fromEntries(DATES.map(([key]) => [key, dates[key].value()]).filter(([, at]) => at)),
    settings: settings.value(),
  });

  /** Whether a date that has passed stands there otherwise. */
  const rewritesThePast = () => DATES.some(([key]) => {
    const was = round.dates[key];
    return was && Date.parse(was) <= Date.now() && was !== dates[key].value();
  });

  return {
    entries: {
      "/name": name,
      "/programmes": programmes,
      ...Object.fromEntries(DATES.map(([key]) => [`/dates/${key}`, dates[key]])),
      ...settings.entries,
      "/reason": reason,
    },
    children: [
      section("The round", h("div", {class: "form-part"}, name.element, programmes.element)),
      section(
        "Dates",
        h("p", {class: "soft about"}, `Typed in your own zone, ${Intl.DateTimeFormat().resolvedOptions().timeZone}. They may stay empty until the round is opened.`),
        h("div", {class: "halves dates"}, DATES.map(([key]) => dates[key].element), reason.element),
      ),
      ...settings.children,
    ],
    value,
    reason: () => reason.input.value.trim(),
    askReason: () => (reason.element.hidden = false),
    wrong: () => [
      ...(name.input.value.trim() ? [] : [{pointer: "/name", detail: "A round needs a name."}]),
      ...(programmes.value().every(one => one.name.trim()) ? [] : [{pointer: "/programmes", detail: "Each needs a name."}]),
      ...(programmes.value().every(one => !one.applyUrl.trim() || /^https?:\/\/\S+$/.test(one.applyUrl.trim())) ? [] : [{pointer: "/programmes", detail: "An address begins with https:// or http://."}]),
      ...settings.wrong(),
      ...(rewritesThePast() && !reason.input.value.trim() && !reason.element.hidden ? [{pointer: "/reason", detail: "Say why a date that has passed changes."}] : []),
    ],
    rewritesThePast,
    /** The round as it stands on the server now. */
    stands(fresh) {
      round = fresh;
      this.set(fresh);
      reason.input.value = "";
      reason.element.hidden = true;
    },
    set(fresh) {
      name.input.value = fresh.name;
      programmes.set(fresh.programmes);
      DATES.forEach(([key]) => dates[key].set(fresh.dates[key]));
      settings.set(fresh.settings);
    },
    focus: () => name.focus(),
  };
}

/** Applications name these by their ids, so an id stays while the words change. */
function withIds(rows, words) {
  const taken = rows.map(one => one.id).filter(Boolean);
  return rows.map(one => {
    const id = one.id || slugOf(one[words], taken);
    taken.push(id);
    return {...one, id};
  });
}

function settingsPart(before, on) {
  const numbers = NUMBERS.map(([key, label, min, max, help]) => ({
    key, min, max,
    made: entry(label, line({type: "number", inputmode: "numeric", min, max, step: "1", value: before[key], on: {input: on}}), {help: `${help} ${min}\u00a0to\u00a0${max}.`}),
  }));
  const choices = CHOICES.map(([key, label, values, help]) => {
    const made = entry(label, h("select", {class: "input", on: {change: on}}, values.map(([value, words]) => h("option", {value}, words))), {help});
    made.input.value = before[key];
    return {key, made};
  });
  const sources = sourceBoxes(before.ideasFrom, on);
  const observers = checkbox("Observers may join interviews", {checked: before.observers, on});
  const questions = rowsEditor("Questions", before.questions, {
    one: "question",
    help: "Asked in each application besides what the form asks by itself.",
    on,
    most: 20,
    add: "Add a question",
    fresh: {required: false, maxLength: 2000},
    columns: [{key: "text", label: "Question", wide: true, attributes: {maxlength: "2000"}}],
    extra: (one, changed) => [
      checkbox("must be answered", {checked: one.required, on: checked => {
        one.required = checked;
        changed();
      }}),
      lengthOf(one, changed),
    ],
  });
  const policies = rowsEditor("Policies", before.policies, {
    one: "policy",
    help: "What applicants accept, such as a code of conduct or rules for the use of AI tools. Another text becomes another version.",
    on,
    most: 10,
    add: "Add a policy",
    columns: [{key: "title", label: "Title", attributes: {maxlength: "120"}}, {key: "text", label: "Text", area: true, attributes: {maxlength: "20000"}}],
  });
  const evaluations = evaluationsPart(before.evaluationPlan, on);
  const number = key => numbers.find(one => one.key === key).made.element;
  const choice = key => choices.find(one => one.key === key).made.element;
  return {
    entries: {
      ...Object.fromEntries([...numbers, ...choices].map(({key, made}) => [`/settings/${key}`, made])),
      "/settings/ideasFrom": sources,
      "/settings/questions": questions,
      "/settings/policies": policies,
      "/settings/evaluationPlan": evaluations,
    },
    children: [
      section("Ideas", h("div", {class: "halves"}, sources.element, h("div", {class: "form-part"}, number("minAgreedMentors"), number("pledgeHours")))),
      section("Applications", h("div", {class: "form-part"}, h("div", {class: "halves"}, number("applicationsPerPerson"), choice("contactGate")), questions.element, policies.element)),
      section("Interviews", h("div", {class: "halves"}, choice("assessment"), number("exerciseMinutes"), observers)),
      section("Internships", h("div", {class: "form-part"}, h("div", {class: "halves"}, number("scheduleWeeks"), choice("outcomeRule"), number("retentionMonths")), evaluations.element)),
    ],
    value: () => ({
      ...Object.fromEntries(numbers.map(({key, made}) => [key, Number(made.input.value)])),
      ...Object.fromEntries(choices.map(({key, made}) => [key, made.input.value])),
      ideasFrom: sources.value(),
      observers: observers.querySelector("input").checked,
      questions: withIds(questions.value(), "text").map(({id, text, required, maxLength}) => ({id, text: text.trim(), required, maxLength: Number(maxLength)})),
      policies: withIds(policies.value(), "title").map(({id, title, text}) => ({id, title: title.trim(), text})),
      evaluationPlan: evaluations.value(),
    }),
    wrong: () => [
      ...numbers.filter(({made, min, max}) => !within(made.input.value, min, max)).map(({key, min, max}) => ({pointer: `/settings/${key}`, detail: `A whole number from ${min} to ${max}.`})),
      ...(questions.value().every(one => within(one.maxLength, 1, 20_000)) ? [] : [{pointer: "/settings/questions", detail: "An answer has from 1 to 20,000 characters."}]),
      ...evaluations.wrong(),
      ...(policies.value().every(one => one.title.trim()) ? [] : [{pointer: "/settings/policies", detail: "Each needs a title."}]),
    ],
    set(fresh) {
      numbers.forEach(({key, made}) => (made.input.value = fresh[key]));
      choices.forEach(({key, made}) => (made.input.value = fresh[key]));
      sources.set(fresh.ideasFrom);
      observers.querySelector("input").checked = fresh.observers;
      questions.set(fresh.questions);
      policies.set(fresh.policies);
      evaluations.set(fresh.evaluationPlan);
    },
  };
}

/** When both sides of an internship assess each other. */
function evaluationsPart(given, on) {
  const shown = plan => plan.map(({kind, opensAt, dueAt}) => ({kind, opens: toField(opensAt), due: toField(dueAt)}));
  const made = rowsEditor("Evaluations", shown(given), {
    one: "evaluation",
    help: "Empty for the usual plan: a midterm at half time and a final one at the end, each open for the week before.",
    on,
    most: 10,
    add: "Add an evaluation",
    columns: [
      {key: "kind", label: "Name", attributes: {maxlength: "40", placeholder: "midterm"}},
      {key: "opens", label: "Opens", attributes: {type: "datetime-local"}},
      {key: "due", label: "Due", attributes: {type: "datetime-local"}},
    ],
  });
  const rows = () => made.value();
  return {
    ...made,
    value: () => rows().map(({kind, opens, due}) => ({kind: slugOf(kind), opensAt: ofField(opens), dueAt: ofField(due)})),
    wrong: () => (rows().every(({kind, opens, due}) => kind.trim() && ofField(opens) && ofField(due) && ofField(opens) < ofField(due)) ? [] : [{pointer: "/settings/evaluationPlan", detail: "Each needs a name, and opens before it is due."}]),
    set: plan => made.set(shown(plan)),
  };
}

const within = (text, min, max) => String(text).trim() !== "" && Number.isInteger(Number(text)) && Number(text) >= min && Number(text) <= max;

function lengthOf(one, changed) {
  const input = line({type: "number", inputmode: "numeric", min: "1", max: "20000", value: one.maxLength, "aria-label": "Characters at most", on: {input: () => {
    one.maxLength = input.value;
    changed();
  }}});
  return h("label", {class: "length"}, "at most ", input, " characters");
}

function sourceBoxes(chosen, on) {
  const boxes = SOURCES.map(([key, label]) => ({key, element: checkbox(label, {checked: chosen.includes(key), on})}));
  const inputs = boxes.map(({key, element}) => ({key, input: element.querySelector("input")}));
  const element = h(
    "fieldset",
    {class: "field bare"},
    h("legend", {class: "label"}, "Who may write ideas"),
    boxes.map(box => box.element),
    h("span", {class: "help"}, "Besides coordinators, while ideas are collected."),
  );
  return {
    element,
    label: "Who may write ideas",
    fail: failing(element, inputs[0].input, null),
    focus: () => inputs[0].input.focus(),
    value: () => inputs.filter(({input}) => input.checked).map(({key}) => key),
    set: keys => inputs.forEach(({key, input}) => (input.checked = keys.includes(key))),
  };
}
