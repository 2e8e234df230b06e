import {h} from "../shared/dom.js";
import {head, openPage, show} from "./page.js";

openPage(async () =>
  show(
    "Nothing here",
    h(
      "div",
      {class: "narrow"},
      head(
        "There is nothing here",
        "The address may have a part too much or too little. Interviews that are not yours are not shown either.",
      ),
      h("div", {class: "acts"}, h("a", {class: "button large", href: "/"}, "To the beginning")),
    ),
  ),
);
