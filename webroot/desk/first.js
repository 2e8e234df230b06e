// The first minutes of a new server: its administrator comes by a link that works once, and is led to a first interview.
// Every step may be skipped, which asks before it drops what was typed, and a reload goes on where one was.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {currentSession, takeSession} from "../shared/session.js";
import {h} from "../shared/dom.js";
import {note} from "../shared/drafts.js";
import {entry, form, line, onceKey, secretEntry} from "./form.js";
import {example} from "./example.js";
import {linkBlock, maker} from "./invitations.js";
import {boot, crumb, head, openPage, show, turnTo} from "./page.js";

const progress = note("first");
const secret = location.hash.slice(1);

openPage(async () => {
  if (secret) {
    const act = button("Begin", {kind: "primary", large: true});
    show(
      "Set up",
      h(
        "div",
        {class: "narrow"},
        head(
          "This server is yours",
          "The link works once and makes you its administrator. Three short steps lead to a first interview; each can be skipped.",
        ),
        form({act, doing: "Signing you in…", work: begin, children: null}),
      ),
    );
    return;
  }
  const session = await currentSession();
  if (session?.person) goOn(progress.read() ?? {step: 1});
  else
    show(
      "Set up",
      h(
        "div",
        {class: "narrow"},
        head(
          "A part of this link is missing",
          "Copy the whole address from the terminal, with everything after the #. The server prints a new one when it is started again.",
        ),
      ),
    );
});

async function begin() {
  try {
    takeSession(await ask("POST", "/sessions", {link: secret}));
  } catch (problem) {
    if (problem.slug !== "link-expired") throw problem;
    const session = await currentSession();
    if (!session?.person) {
      turnTo(
        "Link used up",
        h(
          "div",
          {class: "narrow"},
          head(
            "This link does not work any more",
            "It was used before, or its day is over. As long as no administrator has a password, the server prints a new one when it is started again.",
          ),
          h("div", {class: "acts"}, h("a", {class: "button large", href: "/sign-in"}, "Sign in with a password")),
        ),
      );
      return;
    }
  }
  history.replaceState(null, "", location.pathname);
  goOn(progress.read() ?? {step: 1});
}

const STEPS = [null, name, interview, link];

function goOn(state) {
  progress.write(state);
  STEPS[state.step](state);
}

const frame = (step, title, lede, ...rest) =>
  turnTo("Set up", h("div", {class: "narrow"}, crumb(`Step ${step} of 3`), head(title, lede), rest));

async function name(state) {
  const {person} = await currentSession();
  const own = person.hasPassword || state.secured ? null : ownWayIn();
  const input = entry(
    "Name of the organisation",
    line({maxlength: "100", value: boot.organisation, autocomplete: "organization"}),
    {help: "For example QEMU mentorship. On every page and in every invitation."},
  );
  frame(
    1,
    "Who holds the interviews?",
    null,
    form({
      act: button("Save and go on", {kind: "primary", large: true}),
      doing: "Saving…",
      entries: {"/name": input, ...own?.entries},
      check: () => [
        ...(input.input.value.trim() ? [] : [{pointer: "/name", detail: "A name is needed, or skip this step."}]),
        ...(own?.check() ?? []),
      ],
      others: skip(() => goOn({...state, step: 2})),
      work: async () => {
        const {etag} = await ask("GET", "/organisation");
        boot.organisation = (
          await ask("PATCH", "/organisation", {name: input.input.value.trim()}, {headers: {"If-Match": etag}})
        ).name;
        document.querySelector("#topbar .organisation").textContent = boot.organisation;
        const secured = (await own?.save()) ?? state.secured;
        goOn({...state, step: 2, secured});
      },
      children: [input.element, own?.element],
    }),
  );
}

/** A mail address and a password, so that the terminal is not the only way back; both may wait. */
function ownWayIn() {
  const mail = entry("Your mail address", line({type: "email", autocomplete: "username", name: "mail", maxlength: "254"}));
  const password = secretEntry(
    "Password",
    {autocomplete: "new-password", name: "password"},
    {help: "At least 12 characters. Both can wait; without them only a new link from the terminal lets you in again."},
  );
  return {
    element: [mail.element, password.element],
    entries: {"/mail": mail, "/password": password},
    check: () => [
      ...(password.input.value && !mail.input.value.trim()
        ? [{pointer: "/mail", detail: "A password needs a mail address to sign in with."}]
        : []),
      ...(mail.input.value.trim() && !password.input.value
        ? [{pointer: "/password", detail: "Choose a password too, or leave both out."}]
        : []),
    ],
    /** @returns {Promise<boolean>} whether there is a password now */
    async save() {
      if (!password.input.value) return false;
      const me = await ask("GET", "/me");
      const changes = {mail: mail.input.value.trim(), password: password.input.value};
      await ask("PATCH", "/me", changes, {headers: {"If-Match": me.etag}});
      return true;
    },
  };
}

function interview(state) {
  const title = entry("Title", line({maxlength: "120", value: "A first try"}));
  const begin_ = (value, label, about, checked) =>
    h(
      "label",
      {class: "choice"},
      h("input", {type: "radio", name: "from", value, checked}),
      h("span", {}, h("strong", {}, label), h("span", {class: "quiet"}, about)),
    );
  const from = h(
    "fieldset",
    {class: "bare field"},
    h("legend", {class: "label"}, "Begin with"),
    begin_("example", "An example", "A ring of bytes in C with functions to complete. You can run it at once.", true),
    begin_("empty", "An empty task", "You write the statement and the files yourself.", false),
  );
  const once = onceKey();
  frame(
    2,
    "A first interview",
    "Everything in it can be changed until the exercise starts.",
    form({
      act: button("Create and go on", {kind: "primary", large: true}),
      doing: "Creating the interview…",
      entries: {"/title": title},
      check: () => (title.input.value.trim() ? [] : [{pointer: "/title", detail: "A title is needed, or skip this step."}]),
      others: skip(() => goOn({...state, step: 3})),
      work: async () => {
        const sampled = from.querySelector("input:checked").value === "example";
        const body = {...(sampled ? await example() : {minutes: 30, warmupMinutes: 3}), title: title.input.value.trim()};
        const made = await ask("POST", "/interviews", body, {headers: once(body)});
        goOn({...state, step: 3, interview: made.id, title: made.title});
      },
      children: [title.element, from],
    }),
  );
}

function link(state) {
  const end = !state.secured && h(
    "p",
    {class: "after soft"},
    "Before you close this browser, ",
    h("a", {href: "/account"}, "set a mail address and a password"),
    ": without them only a new link from the terminal lets you in.",
  );
  if (!state.interview) {
    frame(
      3,
      "Nothing to send yet",
      "Once there is an interview, its page makes the link for your candidate.",
      h("div", {class: "acts"}, finish("/interviews", "To the interviews"), h("a", {class: "button large", href: "/rounds/new", on: {click: () => progress.clear()}}, "Prepare a round of ideas")),
      end,
    );
    return;
  }
  const there = `/interviews/${state.interview}`;
  if (state.made) {
    frame(
      3,
      "Send this link to your candidate",
      state.copied ? `The link to “${state.title}” is copied.` : `The link to “${state.title}”.`,
      linkBlock(state.made),
      h("div", {class: "acts"}, finish(there, "To the interview")),
      end,
    );
    return;
  }
  frame(
    3,
    "The link for your candidate",
    `It leads into the lobby of “${state.title}”, without an account. You can also open it yourself, in another window, to see the other side.`,
    maker(
      {id: state.interview},
      {main: true, role: "candidate", others: skip(() => finished(there)), changed: async (made, isCopied) => goOn({...state, made, copied: isCopied})},
    ),
    end,
  );
}

const finish = (href, label) => h("a", {class: "button large primary", href, on: {click: () => progress.clear()}}, label);

function finished(href) {
  progress.clear();
  location.assign(href);
}

/** Leaves a step without saving it. What somebody typed in it is dropped only when they say so. */
function skip(next) {
  let before = "";
  const element = button("Skip", {kind: "quiet", large: true, on: async () => (values(element.form) === before || (await drops())) && next()});
  // Its form is put around it in this same turn.
  queueMicrotask(() => (before = values(element.form)));
  return element;
}

const values = form => JSON.stringify([...form.querySelectorAll("input")].map(({value, checked}) => [value, checked]));

const drops = () =>
  confirm({title: "Skip without saving?", text: "What you entered in this step is lost.", yes: "Skip this step", danger: true});
