// Two people wrote at the same time: what only the other changed is taken over, and where both did, both are shown.
import {button} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {hourMinute} from "../shared/time.js";
import {differenceView} from "./difference-view.js";
import {fieldLabel, FIELDS, fieldText} from "./fields.js";
import {canStandTogether, merge, together} from "./merge.js";

/**
 * @param {{base: object, mine: object, theirs: object, by: ?{name: string}, at: string}} parts
 * @param {{put: (key: string, value: any) => void, current: (key: string) => any}} form
 * @returns {HTMLElement} says what happened, with the choices that are left
 */
export function stalePart({base, mine, theirs, by, at}, {put, current}) {
  const {merged, taken, both} = merge(base, mine, theirs);
  taken.forEach(key => put(key, merged[key]));
  const who = by?.name ?? "Somebody else";
  const list = h("ul", {class: "plain conflicts"}, both.map(conflict));
  const element = h(
    "section",
    {class: "stale", tabindex: "-1", "aria-label": "Changed by somebody else"},
    h(
      "div",
      {class: "banner warn standing"},
      icon("triangle-alert"),
      h("span", {class: "grow"}, h("strong", {}, `${who} saved this idea at ${hourMinute(at)}, while you wrote.`), " ", words(taken, both)),
    ),
    list,
  );

  function conflict(key) {
    const field = FIELDS.find(one => one.key === key);
    const row = h("li", {"data-field": key});
    const chosen = (value, sentence) => {
      put(key, value);
      fill(row, h("p", {class: "line"}, h("strong", {}, field.label), h("span", {class: "soft"}, sentence)));
      (list.querySelector("button") ?? element).focus();
    };
    const [own, other] = [fieldText(key, mine[key]), fieldText(key, theirs[key])];
    return fill(
      row,
      h("h3", {class: "label"}, field.label),
      h(
        "div",
        {class: "halves"},
        h("div", {}, h("p", {class: "quiet"}, "Yours"), h("p", {class: "as-written"}, own || "nothing")),
        h("div", {}, h("p", {class: "quiet"}, `${who}'s: what is not in yours is underlined`), other ? differenceView(own, other) : h("p", {class: "as-written"}, "nothing")),
      ),
      h(
        "div",
        {class: "acts tight"},
        button("Keep yours", {on: () => chosen(current(key), "Yours stays.")}),
        button("Take theirs", {on: () => chosen(theirs[key], "Theirs is taken over.")}),
        canStandTogether(field) && button("Keep both", {on: () => chosen(together(current(key), theirs[key]), "Both stand in the field now, theirs behind yours.")}),
      ),
    );
  }

  return element;
}

const names = keys => keys.map(fieldLabel).join(", ");

function words(taken, both) {
  const over = taken.length ? `Taken over from there: ${names(taken)}. ` : "";
  return both.length ? `${over}Both of you changed: ${names(both)}. Choose, then save; where you choose nothing, yours is saved.` : `${over}Nothing of yours is lost: save again.`;
}
