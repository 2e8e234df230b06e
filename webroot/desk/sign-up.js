// An account of one's own: to propose an idea, and to ask about one.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {currentSession, takeSession} from "../shared/session.js";
import {h} from "../shared/dom.js";
import {entry, form, line, secretEntry} from "./form.js";
import {goal} from "./goal.js";
import {boot, head, openPage, show} from "./page.js";

openPage(async () => {
  if (await currentSession()) {
    location.replace(goal("/ideas"));
    return;
  }
  const {signUp} = await ask("GET", "/organisation");
  if (!signUp) {
    show("New account", h("div", {class: "narrow"}, head("Accounts are made by coordinators here", "Ask one of the organisation for yours.")));
    return;
  }
  const name = entry("Your name", line({autocomplete: "name", maxlength: "100"}), {help: "As others read it beside what you write."});
  const mail = entry("Mail address", line({type: "email", autocomplete: "username", maxlength: "254"}));
  const password = secretEntry("Password", {autocomplete: "new-password"}, {help: "At least 12 characters."});
  show(
    "New account",
    h(
      "div",
      {class: "narrow"},
      head(`An account at ${boot.organisation}`, "To apply for ideas, to propose some and to ask about them. For an interview the link of its invitation is enough."),
      form({
        act: button("Make the account", {kind: "primary", large: true}),
        doing: "Making it…",
        entries: {"/name": name, "/mail": mail, "/password": password},
        check: () => [
          ...(name.input.value.trim() ? [] : [{pointer: "/name", detail: "Type your name."}]),
          ...(mail.input.value.trim() ? [] : [{pointer: "/mail", detail: "Type your mail address."}]),
          ...(password.input.value ? [] : [{pointer: "/password", detail: "Choose a password."}]),
        ],
        work: async () => {
          takeSession(await ask("POST", "/accounts", {name: name.input.value.trim(), mail: mail.input.value.trim(), password: password.input.value}));
          location.assign(goal("/ideas"));
        },
        children: [name.element, mail.element, password.element],
      }),
      h("p", {class: "after quiet"}, "You have one already? ", h("a", {href: `/sign-in${location.search}`}, "Sign in")),
    ),
  );
  name.focus();
});
