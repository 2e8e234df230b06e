// How far an idea is, as a line of steps.
import {chip} from "../shared/components.js";
import {h, icon} from "../shared/dom.js";
import {STATE_MEANS} from "./words.js";

const LINE = ["draft", "proposed", "mentored", "published"];

/** What is out of the ordinary about it; where it stands in the line needs no sign. */
export function stateChip({state, over, seeksMentor, takesApplications}) {
  if (state === "archived") return chip(`archived, ${over}`);
  if (state === "taken") return chip("taken");
  if (seeksMentor) return chip("seeking a mentor", "warn", "triangle-alert");
  return state === "published" && !takesApplications ? chip("closed to applications") : null;
}

/** @param {{state: string}} idea */
export function steps({state}) {
  const at = state === "taken" ? LINE.length : LINE.indexOf(state);
  if (at < 0) return null;
  return h(
    "ol",
    {class: "plain steps", "aria-label": "How far it is"},
    LINE.map((name, i) =>
      h(
        "li",
        {class: i < at ? "done" : i === at ? "here" : "to-come", "aria-current": i === at ? "step" : null},
        h("span", {class: "step"}, i < at ? icon("check") : h("span", {class: "number", "aria-hidden": "true"}, i + 1), h("strong", {}, name[0].toUpperCase() + name.slice(1))),
        h("span", {class: "means"}, STATE_MEANS[name]),
        i < at && h("span", {class: "unseen"}, "done"),
      ),
    ),
  );
}
