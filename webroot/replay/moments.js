// What happened, as a list of moments to go to: everything that a mark on the rail says, for whoever reads.
import {h, icon, mark} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime} from "../shared/time.js";

/** @param {import("./timeline.js").Timeline} line @param {(index: number) => void} go */
export function moments(line, go) {
  const list = h("ol", {class: "plain"}), items = [];
  let current = null;
  const item = one => {
    const words = h("span", {class: "grow"}, visible(one.words));
    const button = h("button", {type: "button", class: "moment", on: {click: () => go(items.find(made => made.button === button).one.index)}}, h("span", {class: "mono quiet"}, clockTime(one.at)), icon(one.icon), words);
    list.append(h("li", {}, button));
    return {one, said: one.words, button, words};
  };
  return {
    element: h("section", {class: "pane replay-list clips", "aria-label": "What happened"}, h("div", {class: "heading"}, h("h2", {}, "What happened")), list),
    /** Takes up what came since, and how runs ended that had begun. */
    draw() {
      line.marks.forEach((one, i) => {
        items[i] ??= item(one);
        items[i].one = one;
        if (items[i].said === one.words) return;
        items[i].said = one.words;
        items[i].words.replaceChildren(visible(one.words));
      });
    },
    show(last) {
      const made = items[line.marks.indexOf(last)] ?? null;
      if (made === current) return;
      if (current) mark(current.button, "aria-current", null);
      if (made) mark(made.button, "aria-current", "true");
      current = made;
      if (made && !list.matches(":hover, :focus-within")) inSight(list, made.button);
    },
  };
}

/** Scrolls the list alone: the page stays where it is. */
function inSight(list, button) {
  const top = button.offsetTop - list.offsetTop;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + button.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + button.offsetHeight - list.clientHeight;
}
