// Beside the editor: the chat with the room's own lines in between, the log of everything, and the candidate's questions.
import {avatar, button, checkbox, paneState, tabs} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {clockTime, count, hourMinute} from "../shared/time.js";
import {isPanel, mayAsk, maySay} from "./may.js";
import {lastAboutEach, news, underHeaders} from "./news.js";
import {sentence} from "./words.js";

/** @param {object} app */
export function side(app) {
  const {seq} = app.room.state;
  const view = {app, room: app.room, tab: "chat", read: {chat: seq, questions: seq}};
  const chat = chatPanel(view), log = logPanel(view), questions = questionsPanel(view);
  const panel = isPanel(app.room.me.role) ? app.panelPane(app) : null;
  const panels = {...panel && {grade: panel}, chat, log, questions};
  const row = tabs("Beside the editor", key => {
    view.tab = key;
    draw();
  });
  const element = h("section", {class: "pane side clips", id: "side", tabindex: "-1", "aria-label": isPanel(app.room.me.role) ? "Grade, chat, log and questions" : "Chat, log and questions", "data-pane": "chat"},
    h("div", {class: "heading"}, row.element), chat.element, log.element, questions.element, panel?.element);

  const seen = () => view.tab in view.read && !document.hidden && element.offsetParent !== null;
  /** The candidate's questions are what the phase is about: both sides are led to them once. */
  const lead = phase => {
    if (phase === view.phase) return;
    view.phase = phase;
    if (phase === "exercise" && panel) view.tab = "grade";
    if (phase !== "questions") return;
    view.tab = "questions";
    app.layout?.showSide();
  };
  const draw = () => {
    const {state, me} = view.room;
    lead(state.phase);
    if (seen()) view.read[view.tab] = state.seq;
    const unread = news(state, me.member, view.read);
    const asked = state.questions.length;
    const aside = panel?.unread() ?? 0;
    const list = [
      ...panel ? [{key: "grade", label: "Grade", count: aside || "", unread: aside > 0, name: aside ? `Grade, ${aside} unread in the mentors' chat` : "Grade"}] : [],
      {key: "chat", label: "Chat", count: unread.chat || "", unread: unread.chat > 0, name: unread.chat ? `Chat, ${unread.chat} unread` : "Chat"},
      {key: "log", label: "Log", count: log.size()},
    ];
    if (asked || ["discussion", "questions"].includes(state.phase)) {
      list.push({
        key: "questions", label: "Questions", count: asked ? `${state.questions.filter(q => q.answered).length}/${asked}` : "",
        unread: unread.questions > 0, name: unread.questions ? `Questions, ${unread.questions} new` : null,
      });
    }
    if (!list.some(t => t.key === view.tab)) view.tab = "chat";
    row.show(list, view.tab);
    for (const [key, panel] of Object.entries(panels)) {
      panel.element.hidden = key !== view.tab;
      if (key === view.tab) panel.draw();
    }
    app.unread = unread.chat + unread.questions + aside;
    app.layout?.unread(app.unread);
  };
  app.addLine = line => {
    view.extra = [...view.extra ?? [], {...line, at: app.now()}];
    draw();
  };
  view.room.on("state", draw);
  view.room.on("panel", draw);
  view.room.on("outbox", () => view.tab === "chat" && chat.draw());
  document.addEventListener("visibilitychange", draw);
  view.room.on("events", list => announce(view, list));
  app.sideSeen = draw;
  draw();
  return element;
}

const said = (view, event) => sentence(event, {
  name: nameOf(view), roleOf: member => view.app.who(member).role, role: view.room.me.role, log: view.room.state.log,
});
const nameOf = view => member => member === view.room.me.member ? "You" : view.app.who(member).name;

const EMPTY_CHAT = {candidate: "Thinking aloud here is welcome.", observer: "Observers read along and do not write."};

function chatPanel(view) {
  const list = h("ol", {class: "plain messages", tabindex: "0", "aria-label": "Messages"});
  const stay = atEnd(list);
  const input = h("textarea", {class: "input", rows: "1", maxlength: "2000", placeholder: "Write to everybody in the room", "aria-label": "Message to everybody in the room"});
  const form = h("form", {class: "say", hidden: !maySay(view.room.me.role)}, input);
  const waiting = [];
  let shown = "";
  const send = () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    const item = {text};
    waiting.push(item);
    const done = () => (waiting.splice(waiting.indexOf(item), 1), draw());
    view.room.store("say", {text}).then(done, refusal => {
      done();
      input.value = input.value || text;
      // After the end there is no place to write in: the words stand where it is said that they were not sent.
      view.app.complain(`${refusal.detail || "The message was not sent."}${input.isConnected ? "" : ` You had written: ${text}`}`);
    });
    draw();
  };
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  form.addEventListener("submit", event => event.preventDefault());
  const draw = () => {
    const lines = chatLines(view);
    const plain = JSON.stringify([lines.at(-1)?.key, lines.length, waiting.map(w => w.text), view.app.people()]);
    if (plain === shown) return;
    shown = plain;
    fill(list, lines.length || waiting.length ? null : h("li", {}, paneState("No messages yet.", EMPTY_CHAT[view.room.me.role] ?? "Everybody in the room reads what is written here.")),
      lines.map(line => line.node(line.headed)), waiting.map(w => h("li", {class: "message waiting"}, h("span", {class: "quiet"}, "Waiting to be sent"), h("p", {}, visible(w.text)))));
    stay();
  };
  return {element: h("div", {class: "panel chat"}, list, form), draw};
}

/** A list stands at its end, also when it is first seen, until somebody scrolls away from there. */
function atEnd(list) {
  let stands = true;
  const stay = () => {
    if (stands) list.scrollTop = list.scrollHeight;
  };
  list.addEventListener("scroll", () => {
    if (list.clientHeight) stands = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  });
  new ResizeObserver(stay).observe(list);
  return stay;
}

function chatLines(view) {
  const {state} = view.room;
  const messages = state.chat.map(m => ({at: m.at, by: m.by, key: `m${m.seq}`, node: headed => message(view, m, headed)}));
  const facts = state.log.map(e => ({e, words: said(view, e)})).filter(({words}) => words?.chat || words?.about)
    .map(({e, words}) => ({at: e.at, key: `e${e.seq}`, about: words.about, shown: words.chat, node: () => fact(words)}));
  const extra = (view.extra ?? []).map((words, i) => ({at: words.at, key: `x${i}`, node: () => fact(words)}));
  const all = lastAboutEach([...messages, ...facts, ...extra].sort((a, b) => a.at - b.at));
  return underHeaders(all.filter(line => line.shown !== false));
}

const fact = words => h("li", {class: "fact"}, icon(words.icon), h("span", {}, visible(words.text)));

function message(view, {by, at, text}, headed) {
  if (!headed) return h("li", {class: "message under"}, h("p", {}, visible(text)));
  const who = view.app.who(by);
  return h("li", {class: "message"}, avatar(who), h("div", {class: "grow"},
    h("strong", {}, nameOf(view)(by)), " ", h("time", {class: "mono quiet"}, hourMinute(at)), h("p", {}, visible(text))));
}

function logPanel(view) {
  const list = h("ol", {class: "plain log", tabindex: "0", "aria-label": "Log"});
  const stay = atEnd(list);
  let shown = "";
  const lines = () => {
    const facts = view.room.state.log.map(e => ({at: e.at, words: said(view, e)})).filter(x => x.words);
    return [...facts, ...(view.extra ?? []).map(words => ({at: words.at, words}))].sort((a, b) => a.at - b.at);
  };
  const draw = () => {
    const all = lines();
    const plain = JSON.stringify(all);
    if (plain === shown) return;
    shown = plain;
    fill(list, all.length ? all.map(({at, words}) => h("li", {}, h("time", {class: "mono quiet"}, clockTime(at)), icon(words.icon), h("span", {}, visible(words.text))))
      : h("li", {}, paneState("Nothing has happened yet.", "Phases, runs and clock credits are listed here.")));
    stay();
  };
  return {element: h("div", {class: "panel"}, list), draw, size: () => lines().length};
}

function questionsPanel(view) {
  const list = h("ul", {class: "plain questions", "aria-label": "Questions"});
  const input = h("input", {class: "input", maxlength: "500", placeholder: "Ask the mentors something", "aria-label": "Your question", autocomplete: "off"});
  const form = h("form", {class: "say row"}, input, button("Ask", {attributes: {type: "submit"}}));
  form.addEventListener("submit", event => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    view.app.store("question", {ask: text}).then(stored => {
      if (!stored) input.value ||= text;
    });
  });
  let shown = "";
  const draw = () => {
    const {state, me} = view.room;
    const may = me.role === "candidate" || isPanel(me.role);
    form.hidden = !mayAsk(state, me.role);
    const plain = JSON.stringify([state.questions, state.phase]);
    if (plain === shown) return;
    shown = plain;
    fill(list, state.questions.length ? state.questions.map(q => h("li", {}, may && state.phase !== "ended"
      ? checkbox(q.text, {checked: q.answered, on: on => view.app.store("question", {tick: {question: q.question, answered: on}})})
      : [icon(q.answered ? "check" : "circle"), h("span", {}, visible(q.text))]))
      : h("li", {}, paneState("No questions yet.", me.role === "candidate" ? "Ask whatever you want to know. Each is ticked when it is answered." : "The candidate's questions are listed here.")));
  };
  return {element: h("div", {class: "panel"}, list, form), draw};
}

function announce(view, list) {
  const messages = list.filter(e => e.said && e.by !== view.room.me.member);
  if (messages.length === 1) view.app.announce(`${view.app.who(messages[0].by).name}: ${messages[0].said.text}`);
  else if (messages.length) view.app.announce(`${count(messages.length, "message")} in the chat.`);
  for (const event of list) {
    const words = said(view, event);
    if ((words?.chat || words?.about) && event.by !== view.room.me.member) view.app.announce(words.text, {urgent: !!event.frozen});
  }
}
