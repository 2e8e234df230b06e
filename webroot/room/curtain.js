// The candidate's curtain: the button that draws it, and the line above the code that says who sees what meanwhile. What
// is withheld is the server's affair; here nothing is hidden that came.
import {button, disable} from "../shared/components.js";
import {h, icon, say} from "../shared/dom.js";
import {count, countdown, hourMinute} from "../shared/time.js";
import {isHidden} from "./may.js";
import {candidate} from "./people.js";
import {remaining} from "./state.js";

/** Working unseen is for the exercise; what opens the curtain stands above the code, where it is drawn. @param {object} app */
export function curtainButton(app) {
  const curtain = button("Curtain", {icon: "eye-off", kind: "quiet", on: () => move(app)});
  const draw = () => {
    const {curtain: drawn, phase, frozen} = app.room.state, open = app.connection.status.kind === "open";
    curtain.hidden = phase !== "exercise" || frozen || !!drawn;
    disable(curtain, open ? "" : "It waits for the connection.");
    if (open) curtain.title = "Work unseen for a while: the others see neither your text nor your runs until you open it";
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return curtain;
}

const move = app => app.store("curtain", {drawn: !app.room.state.curtain});

/** The line above the code while the curtain is drawn. @param {object} app */
export function curtainSign(app) {
  const {room} = app;
  const fact = h("strong", {}), then = h("span", {class: "soft"});
  const open = button("Open the curtain", {icon: "eye", on: () => move(app)});
  const element = h("div", {class: "curtain", role: "group", "aria-label": "Curtain", hidden: true}, icon("eye-off"), h("p", {}, fact, " ", then));
  if (room.me.role === "candidate") element.append(open);
  let told = false;
  const draw = () => {
    const {curtain} = room.state;
    element.hidden = !curtain;
    element.closest(".editor-pane")?.toggleAttribute("data-behind", isHidden(room.state, room.me.role));
    if (!!curtain !== told) announce(app, told = !!curtain);
    if (!curtain) return;
    const [first, rest] = room.me.role === "candidate" ? OWN : [`${name(room.state)} works privately.`, progress(app)];
    say(fact, first);
    say(then, rest);
    disable(open, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
  };
  room.on("state", draw);
  app.onStatus(draw);
  app.every(500, () => room.state.curtain && draw());
  draw();
  return element;
}

const OWN = ["You work behind the curtain.", "Until you open it or the time is up, the others see nothing of your code: the clock, how often you ran and how many tests held, and what you write in the chat. It is recorded, and shown then."];

const name = state => candidate(state.members)?.name ?? "The candidate";

function progress(app) {
  const {curtain: {since, runs, tests}, clock} = app.room.state;
  const facts = [clock && `${countdown(remaining(clock, app.now()))} left`, count(runs, "run"), tests && `last tests ${tests.held} of ${tests.of}`];
  return `${facts.filter(Boolean).join(" · ")}. Below is the code as it was at ${hourMinute(since)}; you see the rest when the curtain opens.`;
}

function announce(app, drawn) {
  if (app.room.me.role === "candidate") app.announce(drawn ? "The curtain is drawn. Nobody sees your text or your runs." : "The curtain is open. The others see your text and your runs.");
  else app.announce(drawn ? `${name(app.room.state)} works privately.` : `${name(app.room.state)} opened the curtain.`);
}
