// A link that signs somebody in once. It is used only when the button is pressed, so that a program which looks at links
// in mails does not use it up.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {currentSession, takeSession} from "../shared/session.js";
import {h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {form} from "./form.js";
import {boot, head, openPage, show, turnTo} from "./page.js";

const [secret, further] = location.hash.slice(1).split("&to=", 2);

/** Where the link leads afterwards: a path of ours, if it names one. */
function destination() {
  const url = further && URL.canParse(further, location.origin) ? new URL(further, location.origin) : null;
  return further?.startsWith("/") && url?.origin === location.origin ? url.pathname : null;
}

openPage(async () => {
  if (!secret) {
    incomplete();
    return;
  }
  const act = button("Sign in", {kind: "primary", large: true});
  show(
    "Sign in",
    h(
      "div",
      {class: "narrow"},
      head(`Sign in to ${boot.organisation}`, "This link works once. Afterwards you stay signed in in this browser."),
      form({act, doing: "Signing in…", work: enter, children: null}),
    ),
  );
});

async function enter() {
  try {
    takeSession(await ask("POST", "/sessions", {link: secret}));
    location.replace(destination() ?? (await firstPage()));
  } catch (problem) {
    if (problem.slug !== "link-expired") throw problem;
    await usedUp();
  }
}

/** Whoever is asked something is led to the question. */
async function firstPage() {
  const {person} = await currentSession();
  const asked = (await everything("/me/ideas")).some(({mentorships}) => mentorships.some(one => one.person.id === person.id && one.state === "asked"));
  return asked ? "/my-ideas" : "/interviews";
}

async function usedUp() {
  history.replaceState(null, "", location.pathname);
  const session = await currentSession();
  turnTo(
    "Link used up",
    h(
      "div",
      {class: "narrow"},
      head(
        "This link does not work any more",
        "It was used before, or its time is over. Ask a coordinator or an administrator for a new one.",
      ),
      h(
        "div",
        {class: "acts"},
        session
          ? h("a", {class: "button large primary", href: destination() ?? "/interviews"}, `Go on as ${session.person.name}`)
          : h("a", {class: "button large", href: "/sign-in"}, "Sign in with a password"),
      ),
    ),
  );
}

function incomplete() {
  show(
    "Link incomplete",
    h(
      "div",
      {class: "narrow"},
      head("A part of this link is missing", "Copy the whole address, with everything after the #."),
      h("div", {class: "acts"}, h("a", {class: "button large", href: "/sign-in"}, "Sign in with a password")),
    ),
  );
}
