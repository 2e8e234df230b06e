// Before anything is timed: three real checks, who is here, what is recorded, and one button that says yes to it.
// The panel sees the same checks, and what it needs to bring the candidate in.
import {avatar, button, disable} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {viewMenu} from "./bar.js";
import {bringIn} from "./bring-in.js";
import {checks} from "./checks.js";
import {isPanel} from "./may.js";
import {people} from "./people.js";

/** @param {object} app @returns {HTMLElement} */
export function lobby(app) {
  const panel = isPanel(app.room.me.role);
  return h("div", {class: "reading"}, top(app), app.bannerSlot, h("main", {class: "column lobby", id: "main"},
    h("h1", {class: "title"}, title(app)), h("p", {class: "lede"}, panel ? PANEL_LEDE : guestLede(app.room)),
    h("div", {class: "two"}, panel ? [bringIn(app), h("div", {}, whoIsHere(app), checks(app))] : [h("div", {}, checks(app), whoIsHere(app)), terms(app)])));
}

const PANEL_LEDE = "Nothing is being timed. The candidate sees the lobby until you start the warm-up, and the task only when you start "
  + "the exercise.";

function title(app) {
  const {me, about, state} = app.room;
  if (state.phase !== "lobby") return "One thing before you come in";
  return me.role === "candidate" ? `Your interview starts when you and ${leadName(app)} are ready` : about.title || "The interview";
}

function guestLede({about: {minutes, warmupMinutes}, state}) {
  if (state.phase !== "lobby") return "The interview has begun without you. Read what is recorded; when you agree, you are in.";
  const when = warmupMinutes === 0 ? "when your mentor says so" : "after a short warm-up, and your mentor says so first";
  return `Nothing is being timed now. The ${minutes ? `${minutes}-minute ` : ""}clock starts only ${when}.`;
}

const leadName = app => app.room.state.members.find(m => m.role === "lead")?.name ?? "your mentor";

function top(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  return h("header", {class: "bar"}, h("strong", {class: "project"}, app.boot.organisation || app.room.about.organisation), h("span", {class: "soft phase"}, "Lobby"),
    h("span", {class: "grow"}), avatar(app.who(app.room.me.member)), h("span", {class: "soft"}, `You are here as ${app.room.self.name}`), view);
}

function whoIsHere(app) {
  const list = h("ul", {class: "plain people-list"});
  let shown = "";
  const draw = () => {
    const {state, me} = app.room;
    const plain = JSON.stringify([state.members, state.consented]);
    if (plain === shown) return;
    shown = plain;
    fill(list, people(state.members).filter(m => m.member !== me.member || isPanel(me.role)).map(m => h("li", {}, avatar({...app.who(m.member), away: !m.clients.length}),
      h("span", {}, h("strong", {}, m.name, m.member === me.member ? " (you)" : ""), " ", h("span", {class: "quiet"}, standing(m, state))))));
  };
  app.room.on("state", draw);
  draw();
  return h("section", {class: "who", "aria-labelledby": "who-title"}, h("h2", {id: "who-title", class: "plain-section"}, "Who is here"), list);
}

function standing(member, state) {
  const here = member.clients.length ? "" : "not here yet";
  if (member.role === "lead") return `leads · ${here || "setting up"}`;
  if (member.role === "observer") return `observes · ${here || "here"}`;
  if (member.role === "candidate") return here || (state.consented.includes(member.member) ? "agreed and ready" : "reading");
  return here || "here";
}

// The candidate's side.

function terms(app) {
  const {policy} = app.room.about;
  const button_ = button("I agree and am ready", {kind: "primary", large: true, on: () => consent(app, button_)});
  const after = h("span", {class: "quiet", role: "status"});
  const draw = () => {
    const consented = app.room.state.consented.includes(app.room.me.member);
    button_.hidden = consented || app.room.me.role !== "candidate";
    disable(button_, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
    if (after.dataset.consented !== String(consented)) {
      after.dataset.consented = String(consented);
      fill(after, consented ? h("span", {class: "agreed"}, icon("circle-check"), h("span", {}, h("strong", {}, "You agreed and are ready."),
        "Your mentor will start the warm-up. Nothing is being timed.")) : app.room.about.warmupMinutes === 0 ? "" : `Then: ${app.room.about.warmupMinutes ? `warm-up, ${app.room.about.warmupMinutes} minutes` : "a short warm-up"}, not counted.`);
      after.className = consented ? "" : "quiet";
    }
    after.hidden = app.room.me.role !== "candidate";
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return h("section", {class: "terms", "aria-labelledby": "terms-title"}, h("h2", {id: "terms-title", class: "plain-section"}, "What is recorded"),
    policy?.recorded && h("p", {}, policy.recorded),
    h("p", {}, policy?.seenBy && [h("strong", {}, "Seen by: "), policy.seenBy], policy?.deletedOn && [" It is deleted on ", h("strong", {}, longDate(policy.deletedOn)), ", or earlier if you ask."], " You can download your own copy."),
    policy?.allowed && h("p", {}, h("strong", {}, "Allowed: "), policy.allowed),
    policy?.notAllowed && h("p", {}, h("strong", {}, "Not allowed: "), policy.notAllowed),
    h("div", {class: "consent"}, button_, after));
}

function consent(app, element) {
  disable(element, "Sending…");
  app.store("consent", {});
}
