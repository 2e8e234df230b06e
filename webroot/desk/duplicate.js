// Another interview of the same kind: the same task, files, minutes and panel in a room of its own, to which nobody is invited.
import {ask} from "../shared/api.js";
import {button, toast} from "../shared/components.js";
import {note} from "../shared/drafts.js";
import {onceKey} from "./form.js";

const made = note("duplicate");

/** @param {object} interview @param {object} me @param {(text: string) => void} failed */
export function duplicateButton(interview, me, failed) {
  const once = onceKey();
  return button("Duplicate", {
    icon: "copy",
    large: true,
    on: async () => {
      failed("");
      const body = copyOf(interview, me);
      try {
        const {id} = await ask("POST", "/interviews", body, {headers: once(body)});
        made.write(id);
        location.assign(`/interviews/${id}`);
      } catch (problem) {
        failed(problem.message);
      }
    },
  });
}

/** Says on the page of an interview that it was made just now. */
export function sayDuplicated(id) {
  if (made.read() !== id) return;
  made.clear();
  toast("Duplicated. This is the new one; nobody is invited to it yet.", {icon: "check"});
}

/** Whoever makes an interview leads it; who led the one before comes along as a mentor. */
function copyOf({title, minutes, warmupMinutes, statement, files, exercise, allowed, notAllowed, panel}, me) {
  return {
    title,
    minutes,
    warmupMinutes,
    statement,
    files: files.map(({name, text, readOnly}) => ({name, text, readOnly})),
    exercise,
    allowed,
    notAllowed,
    panel: panel
      .filter(seat => seat.person !== me.id)
      .map(({person, role}) => ({person, role: role === "lead" ? "mentor" : role})),
  };
}
