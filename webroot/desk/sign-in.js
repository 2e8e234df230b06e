// Signing in with mail address and password. Whoever is signed in already goes on.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {currentSession, takeSession} from "../shared/session.js";
import {h, icon} from "../shared/dom.js";
import {note} from "../shared/drafts.js";
import {entry, form, line, secretEntry} from "./form.js";
import {goal} from "./goal.js";
import {boot, head, openPage, show} from "./page.js";

/** Whoever has a role has interviews to see; others came for the ideas. */
const usual = person => (person?.roles.length ? "/interviews" : "/ideas");

openPage(async () => {
  const session = await currentSession();
  if (session) {
    location.replace(goal(usual(session.person)));
    return;
  }
  const {firstLink, signUp} = await ask("GET", "/organisation");
  const known = note("sign-in");
  const mail = entry(
    "Mail address",
    line({
      type: "email",
      autocomplete: "username",
      name: "mail",
      value: known.read() ?? "",
      on: {input: () => known.write(mail.input.value)},
    }),
  );
  const password = secretEntry("Password", {autocomplete: "current-password", name: "password"});
  const act = button("Sign in", {kind: "primary", large: true});
  show(
    "Sign in",
    h(
      "div",
      {class: "narrow"},
      firstLink && byTerminal(),
      head(`Sign in to ${boot.organisation}`),
      form({
        act,
        doing: "Signing in…",
        entries: {"/mail": mail, "/password": password},
        check: () => [
          ...(mail.input.value.trim() ? [] : [{pointer: "/mail", detail: "Type your mail address."}]),
          ...(password.input.value ? [] : [{pointer: "/password", detail: "Type your password."}]),
        ],
        work: async () => {
          const {person} = takeSession(await ask("POST", "/sessions", {mail: mail.input.value.trim(), password: password.input.value}));
          known.clear();
          location.assign(goal(usual(person)));
        },
        children: [mail.element, password.element],
      }),
      h(
        "p",
        {class: "after quiet"},
        firstLink ? "" : "No password, or forgotten? A coordinator or an administrator can make you a link that signs you in once. ",
        "Whoever has the link of an interview needs no account: it opens the room. ",
        "For ",
        h("a", {href: "/practice"}, "practice with past exercises"),
        " you need none either.",
        signUp && [" To apply or to propose an idea, ", h("a", {href: `/sign-up${location.search}`}, "make an account"), "."],
      ),
    ),
  );
  (mail.input.value ? password : mail).focus();
});

/** As long as no administrator could sign in here, the way in is where the server was started. */
const byTerminal = () =>
  h(
    "div",
    {class: "banner standing"},
    icon("key-round"),
    h(
      "span",
      {class: "grow"},
      h("strong", {}, "No administrator has a password yet."),
      " Start the server again: its terminal prints a new link that lets you in.",
    ),
  );
