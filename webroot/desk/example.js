// The exercises that this server has: one to begin with, so that a room can be tried before one's own task is written, and
// all of them to choose from.
import {button} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";

const WARMUP_MINUTES = 3;
const FIRST = "ringbuf";

/** @typedef {{title: string, minutes: number, warmupMinutes: number, statement: string, files: object[], exercise: string}} Begun */

/** What the first interview of a house begins with. @returns {Promise<Begun>} */
export async function example() {
  const items = await exercises();
  return begun(items.find(item => item.slug === FIRST) ?? items[0]);
}

/** @returns {Promise<object[]>} the easier ones first */
export async function exercises() {
  return (await everything("/exercises")).toSorted((one, other) => one.difficulty - other.difficulty || one.title.localeCompare(other.title));
}

const begun = ({digest, title, minutes, statement, files}) => ({title, minutes, warmupMinutes: WARMUP_MINUTES, statement, files, exercise: digest});

/** Lets somebody choose. @param {object[]} items @returns {Promise<Begun|undefined>} nothing when they think better of it */
export async function chooseExercise(items) {
  const all = items.every(item => item.public);
  const list = h("fieldset", {class: "bare exercises", "aria-label": "Exercises"}, items.map((item, at) => choice(item, at === 0, !all)));
  const slug = await dialog({
    title: "Choose an exercise", wide: true,
    body: [
      h("p", {class: "soft"}, "It fills in title, length, statement and files, which can all be changed afterwards. Its hidden tests and hints come with it."),
      list,
      items.some(item => item.public) && h("p", {class: "quiet"}, `${all ? "All of these" : "Those marked public"} come with Tryout: a candidate may have read them before.`),
    ],
    submit: close => close(list.querySelector("input:checked").value),
    actions: close => [
      button("Cancel", {kind: "quiet", on: () => close()}),
      button("Fill it in", {kind: "primary", attributes: {type: "submit"}}),
    ],
  });
  const chosen = items.find(item => item.slug === slug);
  return chosen && begun(chosen);
}

function choice({slug, title, difficulty, minutes, topics, public: known}, checked, marks) {
  const about = [`difficulty ${difficulty} of 10`, `${minutes} minutes`, topics.join(", "), marks && known && "public"].filter(Boolean);
  return h("label", {class: "choice"},
    h("input", {type: "radio", name: "exercise", value: slug, checked, autofocus: checked}),
    h("span", {}, h("strong", {}, title), h("span", {class: "quiet"}, about.join(" · "))));
}
