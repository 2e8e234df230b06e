// Before anything is timed: three real checks, who is here, what is recorded, and one button that says yes to it.
// The panel sees the same checks, and what it needs to bring the candidate in.
import {EditorState} from "@codemirror/state";
import {EditorView, keymap} from "@codemirror/view";
import {avatar, button, disable} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {ask} from "../shared/api.js";
import {fill, h, icon, newId, say} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {viewMenu} from "./bar.js";
import {isPanel} from "./may.js";
import {refusalText} from "./words.js";

/** @param {object} app @returns {HTMLElement} */
export function lobby(app) {
  const panel = isPanel(app.room.me.role);
  return h("div", {class: "reading"}, top(app), app.bannerSlot, h("main", {class: "column lobby", id: "main"},
    h("h1", {class: "title"}, title(app)), h("p", {class: "lede"}, panel ? PANEL_LEDE : guestLede(app.room.about)),
    h("div", {class: "two"}, h("div", {}, checks(app), people(app)), panel ? invite(app) : terms(app))));
}

const PANEL_LEDE = "Nothing is being timed. The candidate sees the lobby until you start the warm-up, and the task only when you start "
  + "the exercise.";

function title(app) {
  const {me, about} = app.room;
  return me.role === "candidate" ? `Your interview starts when you and ${leadName(app)} are ready` : about.title || "The interview";
}

function guestLede({minutes, warmupMinutes}) {
  const when = warmupMinutes === 0 ? "when your mentor says so" : "after a short warm-up, and your mentor says so first";
  return `Nothing is being timed now. The ${minutes ? `${minutes}-minute ` : ""}clock starts only ${when}.`;
}

const leadName = app => app.room.state.members.find(m => m.role === "lead")?.name ?? "your mentor";

function top(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  return h("header", {class: "bar"}, h("strong", {class: "project"}, app.boot.organisation || app.room.about.organisation), h("span", {class: "soft phase"}, "Lobby"),
    h("span", {class: "grow"}), avatar(app.who(app.room.me.member)), h("span", {class: "soft"}, `You are here as ${app.room.self.name}`), view);
}

// The checks.

function checks(app) {
  const list = h("ul", {class: "plain checks"}, connectionCheck(app), keyboardCheck(app), compilerCheck(app));
  return h("section", {"aria-labelledby": "checks-title"}, h("h2", {class: "section", id: "checks-title"}, "Does everything work?"), list);
}

/** One row: an icon for how it stands, a name, a sentence, and room for one control. */
function row(name) {
  const mark = h("span", {class: "check-mark"}), text = h("p", {class: "soft", role: "status"}), more = h("div", {class: "check-more"});
  const element = h("li", {}, mark, h("div", {class: "grow"}, h("strong", {}, name), text), more);
  const icons = {waiting: "circle", ok: "circle-check", slow: "triangle-alert", bad: "circle-alert"};
  let shown = "";
  return {
    element, more,
    show(kind, words) {
      if (shown !== kind) {
        shown = kind;
        mark.className = `check-mark ${kind}`;
        fill(mark, icon(icons[kind]));
      }
      say(text, words);
    },
  };
}

function connectionCheck(app) {
  const {element, show, more} = row("Connection");
  const again = button("Check again", {on: () => app.connection.status.kind === "open" ? app.connection.ping() : app.connection.tryNow()});
  const draw = () => {
    const {kind, roundTrip, slow} = app.connection.status;
    const trip = roundTrip && (roundTrip < 1000 ? `${Math.round(roundTrip)} ms` : `${(roundTrip / 1000).toFixed(1)} s`);
    if (kind !== "open") show("bad", "The room cannot be reached just now. It is tried again by itself.");
    else if (!roundTrip) show("waiting", "Measuring…");
    else if (slow) show("slow", `Round trip ${trip}, slow. Your own typing stays smooth; others see it late.`);
    else show("ok", `Round trip ${trip}.`);
    fill(more, kind !== "open" || slow ? again : null);
  };
  app.onStatus(draw);
  draw();
  return element;
}

function keyboardCheck(app) {
  const {element, show} = row("Keyboard");
  show("waiting", "Type any letter into this line.");
  const line = h("div", {class: "try-line"});
  element.querySelector(".grow").append(line);
  const view = new EditorView({
    parent: line,
    state: EditorState.create({extensions: [
      EditorView.cspNonce.of(app.boot.nonce), EditorView.contentAttributes.of({"aria-label": "Try the keyboard here"}), keymap.of([]),
      EditorState.transactionFilter.of(tr => tr.newDoc.lines > 1 ? [] : tr),
      EditorView.updateListener.of(update => {
        if (!update.docChanged) return;
        const typed = update.state.doc.toString();
        if (typed) show("ok", "Your keys reach the editor. In the room Tab indents; Esc then Tab leaves it.");
      }),
    ]}),
  });
  view.dom.classList.add("input");
  return element;
}

function compilerCheck(app) {
  const {element, show, more} = row("Compiler");
  const again = button("Check again", {on: () => check()});
  const check = async () => {
    fill(more);
    show("waiting", "Compiling and running hello world…");
    try {
      const {ok, wallMillis, sentence} = await ask("POST", `/interviews/${app.id}/check`, {});
      show(ok ? "ok" : "bad", ok ? `Hello world compiled and ran in ${(wallMillis / 1000).toFixed(2)} s.` : sentence);
      if (!ok) fill(more, again);
    } catch (problem) {
      show("bad", `${problem.message} You can still type.`);
      fill(more, again);
    }
  };
  check();
  return element;
}

function people(app) {
  const list = h("ul", {class: "plain people-list"});
  let shown = "";
  const draw = () => {
    const {state, me} = app.room;
    const plain = JSON.stringify([state.members, state.consented]);
    if (plain === shown) return;
    shown = plain;
    fill(list, state.members.filter(m => m.member !== me.member || isPanel(me.role)).map(m => h("li", {}, avatar({...app.who(m.member), away: !m.clients.length}),
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
  if (member.role === "candidate") return here || (state.consented ? "agreed and ready" : "reading");
  return here || "here";
}

// The candidate's side.

function terms(app) {
  const {policy} = app.room.about;
  const button_ = button("I agree and am ready", {kind: "primary", large: true, on: () => consent(app, button_)});
  const after = h("span", {class: "quiet", role: "status"});
  const draw = () => {
    const {consented} = app.room.state;
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

// The panel's side.

function invite(app) {
  const first = app.room.about.warmupMinutes === 0 ? "exercise" : "warm-up";
  const begin = button(first === "exercise" ? "Start exercise" : "Start warm-up", {kind: "primary", large: true, on: () => {
    app.store("phase", {to: first});
  }});
  const waiting = h("span", {class: "quiet", role: "status"});
  const draw = () => {
    const {consented, members} = app.room.state;
    const candidate = members.find(m => m.role === "candidate");
    say(waiting, consented ? "The candidate agreed and is ready." : candidate?.clients.length ? "The candidate is reading what is recorded." : "The candidate is not here yet.");
    disable(begin, app.connection.status.kind !== "open" ? "It waits for the connection." : consented ? "" : "It waits for the candidate to agree.");
  };
  app.room.on("state", draw);
  app.onStatus(draw);
  draw();
  return h("div", {}, h("section", {"aria-labelledby": "invite-title"}, h("h2", {id: "invite-title", class: "plain-section"}, "Bring the candidate in"),
    h("p", {class: "soft"}, "Make a link, and send it by mail or chat. It works in any browser, without an account."),
    h("div", {class: "invite-actions"}, button("Copy invitation link", {icon: "link", large: true, on: () => invitation(app)}),
      button("Open the candidate's side", {icon: "external-link", large: true, on: () => app.candidateSide()})),
    h("p", {class: "quiet small"}, "“Open the candidate's side” is for trying the room alone: a second window, as the candidate.")),
    h("section", {"aria-labelledby": "start-title"}, h("h2", {id: "start-title", class: "plain-section"}, "When everybody is ready"),
      h("p", {class: "soft"}, first === "exercise" ? "There is no warm-up in this interview: the clock starts at once." : "The warm-up is not counted. The candidate learns the tool on a small program."),
      h("div", {class: "consent"}, begin, waiting)));
}

/** Makes an invitation and shows it ready to send; the link is copied at once where the browser lets it. */
export async function invitation(app) {
  let made;
  try {
    made = await ask("POST", `/interviews/${app.id}/invitations`, {role: "candidate", name: app.room.state.members.find(m => m.role === "candidate")?.name ?? "Candidate"});
  } catch (problem) {
    app.complain(problem.message);
    return;
  }
  const copied = await copyText(made.link);
  const text = h("textarea", {class: "input", rows: "8", readonly: true, id: newId("invitation")});
  text.value = made.text;
  await dialog({
    title: copied ? "The link is copied" : "The invitation", wide: true,
    body: [h("p", {class: "soft"}, made.reach), h("div", {class: "field"}, h("label", {for: text.id}, "Ready to send"), text),
      h("p", {class: "quiet"}, "Whoever has the link comes in as the candidate.")],
    actions: close => [
      button("Copy the text", {icon: "copy", on: async () => await copyText(made.text) || text.select()}),
      button("Copy the link", {icon: "link", on: () => copyText(made.link)}),
      button("Close", {kind: "primary", on: () => close()}),
    ],
  });
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Takes the same road as a real candidate: an invitation, redeemed in a second window. */
export async function openCandidateSide(app) {
  const beside = window.open("about:blank", "tryout-candidate");
  try {
    const {link} = await ask("POST", `/interviews/${app.id}/invitations`, {role: "candidate", name: app.room.state.members.find(m => m.role === "candidate")?.name ?? "Candidate"});
    if (beside) beside.location.href = link;
    else app.complain("The browser kept the window from opening. Use the invitation link instead.");
  } catch (problem) {
    beside?.close();
    app.complain(problem instanceof Error ? problem.message : refusalText(problem));
  }
}
