// The way in for a candidate or an observer. Looking at this page uses nothing up: the link counts when the button is pressed.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {currentSession, signedInAs, takeSession} from "../shared/session.js";
import {h} from "../shared/dom.js";
import {form} from "./form.js";
import {boot, crumb, head, openPage, show, turnTo} from "./page.js";

const secret = location.hash.slice(1);

const INTERVIEW = {
  title: "You are invited to an interview",
  lede: "You need no account, and nothing is timed when you enter. First comes a lobby: it checks your connection and keyboard, and says what is recorded before you agree to anything.",
  facts: [
    "The link is yours alone: whoever opens it comes in under your name.",
    "You can come back with it after a crash, or from another computer. The last place you enter from is the one that counts.",
  ],
};

/** Of a server that shows an interview which somebody began before. */
const SAMPLE = {
  title: "A sample interview is under way",
  lede: "You come right into its exercise, as the candidate: the lobby is behind you, the code is half written, and the mentor's side shows what you do.",
  facts: [
    "Everything in it is made up, and is removed when this server stops.",
    "Whoever opens the link is the candidate. The last place you enter from is the one that counts.",
  ],
};

openPage(async () => {
  signedInAs("guest");
  if (!secret) {
    show(
      "Link incomplete",
      h(
        "div",
        {class: "narrow"},
        head("A part of this link is missing", "Copy the whole address from your invitation, with everything after the #."),
      ),
    );
    return;
  }
  const act = button("Enter the interview", {kind: "primary", large: true, icon: "arrow-right"});
  const {title, lede, facts} = boot.sample ? SAMPLE : INTERVIEW;
  show(
    "Interview",
    h(
      "div",
      {class: "narrow"},
      crumb(boot.organisation),
      head(title, lede),
      form({act, doing: "Opening the room…", work: enter, children: null}),
      h(
        "ul",
        {class: "plain facts"},
        [...facts, "A window of at least 900 pixels and a keyboard make the editor comfortable."].map(fact => h("li", {}, fact)),
      ),
    ),
  );
});

async function enter() {
  try {
    const {guest} = takeSession(await ask("POST", "/invitations/redeem", {secret}));
    location.assign(`/visit/${guest.room}`);
  } catch (problem) {
    if (problem.slug === "link-expired")
      await closed(
        "This link does not work any more",
        "It expired, was taken back or replaced by a newer one, or was used as often as it may be. Ask your interviewer for a new one.",
      );
    else if (problem.slug === "ended")
      await closed("This interview has ended", "Your copy of the record is offered to you while you are still in.");
    else throw problem;
  }
}

/** Whoever is in already, in this browser, need not ask for a new link. */
async function closed(title, why) {
  const guest = (await currentSession().catch(() => null))?.guest;
  turnTo(
    title,
    h(
      "div",
      {class: "narrow"},
      head(title, why),
      guest &&
        h(
          "div",
          {class: "acts"},
          h("a", {class: "button large primary", href: `/visit/${guest.room}`}, `Go on as ${guest.name}`),
          h("span", {class: "quiet"}, "This browser is still in the room."),
        ),
    ),
  );
}
