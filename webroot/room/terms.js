// What is recorded, who sees it and until when, and the one button with which a candidate agrees.
import {button, disable} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {isPanel} from "./may.js";
import {people} from "./people.js";

/** Each kind of what is recorded; whoever agrees agrees to each of these, by its name. */
const KINDS = {
  text: "Your text, with the time of each change.",
  runs: "Your runs: what you ran, what it read and what it printed.",
  chat: "What you write in the chat, what you ask, and when you raise a hand.",
  curtain: "What you do behind the curtain too, and it is shown when that opens.",
};

/** @param {object} app @returns {HTMLElement} */
export function terms(app) {
  const {about: {policy}, me} = app.room;
  const candidate = me.role === "candidate";
  return h("section", {class: "terms", "aria-labelledby": "terms-title"},
    h("h2", {id: "terms-title", class: "plain-section"}, candidate ? "What is recorded" : "What the candidate reads"),
    policy?.kinds && h("ul", {class: "kinds"}, policy.kinds.split(" ").map(kind => h("li", {}, KINDS[kind]))),
    h("p", {}, "No camera, no microphone, no other windows."),
    h("p", {}, h("strong", {}, "Seen by: "), seenBy(app), policy?.deletedOn && [" It is deleted on ", h("strong", {}, longDate(policy.deletedOn)), ", or earlier if you ask."],
      " You can download your own copy."),
    policy?.allowed && h("p", {}, h("strong", {}, "Allowed: "), policy.allowed),
    policy?.notAllowed && h("p", {}, h("strong", {}, "Not allowed: "), policy.notAllowed),
    candidate ? agreement(app) : null);
}

/** Everybody by name, also who comes while this is read: nobody looks on whom the candidate was not told of. */
function seenBy(app) {
  const element = h("span", {});
  const draw = () => say(element, seers(people(app.room.state.members)));
  app.room.on("state", draw);
  draw();
  return element;
}

const seers = members => {
  const named = (some, one) => some.length ? [`the ${one}${some.length > 1 ? "s" : ""} ${list(some.map(m => m.name))}`] : [];
  return `${list([...named(members.filter(m => isPanel(m.role)), "mentor"), ...named(members.filter(m => m.role === "observer"), "observer"), "the coordinator"], ",")}.`;
};

/** One; one and two; one, two and three. */
const list = (words, before = "") => words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")}${before && words.length > 2 ? before : ""} and ${words.at(-1)}`;

function agreement(app) {
  const agree = button("", {kind: "primary", large: true, on: () => consent(app, agree)});
  const after = h("span", {class: "quiet", role: "status"});
  const draw = () => {
    const {state, me, about} = app.room;
    const late = state.phase !== "lobby", consented = state.consented.includes(me.member);
    agree.hidden = consented;
    say(agree.querySelector(".word"), late ? "I agree, take me in" : "I agree and am ready");
    disable(agree, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
    const changed = !consented && state.log.some(event => event.consented && event.by === me.member);
    const key = `${late} ${consented} ${changed}`;
    if (after.dataset.shown === key) return;
    after.dataset.shown = key;
    fill(after, changed ? [h("strong", {}, "This was changed since you agreed."), " Please read it again."] : late ? null : consented ? ready(about) : about.warmupMinutes === 0 ? null : `Then: ${about.warmupMinutes ? `warm-up, ${about.warmupMinutes} minutes` : "a short warm-up"}, not counted.`);
    after.className = consented ? "" : "quiet";
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return h("div", {class: "consent"}, agree, after);
}

const ready = ({warmupMinutes}) => h("span", {class: "agreed"}, icon("circle-check"), h("span", {}, h("strong", {}, "You agreed and are ready."),
  `Your mentor will start the ${warmupMinutes === 0 ? "exercise" : "warm-up"}. Nothing is being timed.`));

function consent(app, element) {
  disable(element, "Sending…");
  app.store("consent", {terms: app.room.state.terms});
}
