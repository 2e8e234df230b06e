// Whoever came by a link and has no password gets in again only by another link: that is said until it is mended.
import {h, icon} from "../shared/dom.js";

export const noPassword = person =>
  person.hasPassword
    ? null
    : h(
        "div",
        {class: "banner standing"},
        icon("key-round"),
        h(
          "span",
          {class: "grow"},
          h("strong", {}, "You have no password yet."),
          " When you are signed out, only another link lets you in.",
        ),
        h("a", {class: "button", href: "/account"}, "Set a password"),
      );
