// The fields of an idea: what they are called, what mentors look for in them, and what they say as one text. Pure.

/**
 * @typedef {{key: string, label: string, kind: "line"|"text"|"markdown"|"links"|"mentors"|"extra"|"number", help: string,
 *   most?: number, needed?: string, offered?: string[]}} Field `needed` says on what publishing depends
 */

/** In the order in which they are shown. @type {Field[]} */
export const FIELDS = [
  {key: "title", label: "Title", kind: "line", most: 120, needed: "needed to publish", help: "Names what is built, so that two ideas can be told apart in a list."},
  {key: "summary", label: "Summary", kind: "text", most: 2000, help: "One or two sentences that say what will work afterwards and does not work today."},
  {key: "description", label: "Description", kind: "markdown", most: 20_000, needed: "needed to publish",
    help: "Say what the problem is, where in the code it lies, and what a first step would be."},
  {key: "links", label: "Links", kind: "links", help: "Where somebody reads on: code, earlier patches, bug reports, a mailing-list thread."},
  {key: "skillLevel", label: "Skill level", kind: "line", most: 2000, needed: "this or the difficulty", offered: ["beginner", "intermediate", "advanced"],
    help: "How much somebody has to know before they begin."},
  {key: "difficulty", label: "Difficulty", kind: "line", most: 2000, needed: "this or the skill level", offered: ["easy", "medium", "hard"], help: "How hard the work itself is."},
  {key: "language", label: "Language", kind: "line", most: 2000, needed: "this or the required skills", offered: ["C", "Rust", "Python"], help: "What most of the code is written in."},
  {key: "requiredSkills", label: "Required skills", kind: "text", most: 20_000, needed: "this or the language", help: "What nobody could learn on the way."},
  {key: "desirableSkills", label: "Desirable skills", kind: "text", most: 20_000, help: "What helps, and can be learnt on the way."},
  {key: "projectSize", label: "Project size", kind: "line", most: 2000, offered: ["90 hours", "175 hours", "350 hours"], help: "How many hours it takes, as the programme counts them."},
  {key: "expectedOutcome", label: "Expected outcome", kind: "text", most: 20_000, help: "By what everybody sees at the end that it is done."},
  {key: "component", label: "Component", kind: "line", most: 2000, help: "The part of the project that it belongs to."},
  {key: "mentors", label: "Mentors as the text names them", kind: "mentors", help: "For readers of the page, such as Ada Lead <ada@example.org>. Nobody is asked by this: that is done on the idea's own page."},
  {key: "suggestedBy", label: "Suggested by", kind: "line", most: 2000, help: "Whose idea it is, where that is neither you nor a mentor."},
  {key: "extra", label: "Further details", kind: "extra", help: "Whatever else belongs beside the details, under a label of your own."},
  {key: "capacity", label: "Places", kind: "number", help: "How many people can work on it at once."},
];

const BY_KEY = new Map(FIELDS.map(field => [field.key, field]));

export const fieldLabel = key => BY_KEY.get(key)?.label ?? key;

const link = ({text, href}) => (text && text !== href ? `${text} ${href}` : href);

/** What a field says as one text, each of several on a line of its own; empty where it says nothing. */
export function fieldText(key, value) {
  if (value === null || value === undefined) return "";
  if (key === "links") return value.map(link).join("\n");
  if (key === "mentors") return value.map(mentor => mentor.text).join("\n");
  if (key === "extra") return value.map(one => `${one.label}: ${one.value}`).join("\n");
  return String(value);
}

/** The fields in which two ideas differ, with what each says. @returns {{key: string, label: string, before: string, after: string}[]} */
export const differing = (before, after) =>
  FIELDS.map(({key, label}) => ({key, label, before: fieldText(key, before[key]), after: fieldText(key, after[key])})).filter(one => one.before !== one.after);

/** What publishing still depends on, by the labels of the fields. @returns {string[]} */
export function lacking(idea) {
  const empty = key => !fieldText(key, idea[key]).trim();
  return [
    empty("title") && "title",
    empty("description") && "description",
    empty("skillLevel") && empty("difficulty") && "skill level or difficulty",
    empty("language") && empty("requiredSkills") && "language or required skills",
  ].filter(Boolean);
}
