// Webhooks: programs that are told of what happens. A secret is shown once, where it was made.
import {ask} from "../shared/api.js";
import {button, chip, menu, toast} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h, say} from "../shared/dom.js";
import {copied, copy, copyButton} from "../shared/copy.js";
import {note} from "../shared/drafts.js";
import {deliveries} from "./hook-deliveries.js";
import {eventsEntry} from "./hook-events.js";
import {eventWords, moment, outcome, waitingWords} from "./hook-words.js";
import {entry, form, line, onceKey} from "./form.js";
import {crumb, head, personPage, runsTheHouse, section, show} from "./page.js";

const GONE = 410;
const CHIPS = {off: ["switched off", "warn"], gone: ["gone: switched off", "err"]};

personPage("People", async me => {
  if (!runsTheHouse(me)) {
    show("Webhooks", head("Webhooks", "Coordinators and administrators look after them. Ask one of them."));
    return;
  }
  const rows = h("ul", {class: "plain rows hooks"});
  const none = h(
    "div",
    {class: "empty"},
    h("strong", {}, "No program is told of anything yet."),
    h("p", {}, "A webhook is an address of yours: a bot that says it in a channel, a mirror of the list of ideas, a sheet that keeps count."),
  );
  const given = h("div", {class: "given", tabindex: "-1"});
  const failed = h("p", {class: "wrong", role: "alert"});

  async function load() {
    const {items} = await ask("GET", "/webhooks?limit=200");
    fill(rows, items.map(row));
    rows.hidden = !items.length;
    none.hidden = !!items.length;
  }

  async function attempt(work) {
    say(failed, "");
    try {
      await work();
    } catch (problem) {
      say(failed, problem.message);
    }
  }

  const focusOn = hook => rows.querySelector(`[data-hook="${CSS.escape(hook.id)}"] [aria-haspopup]`)?.focus();

  function row(hook) {
    const last = h("p", {class: "soft", role: "status"});
    const place = h("div", {});
    let told = null;
    const draw = now => {
      last.className = "soft";
      say(last, [now.last ? `Last message ${moment(now.last.triedAt)}. ${outcome(now.last)}` : "Nothing was sent to it yet.", waitingWords(now)].filter(Boolean).join(" "));
    };
    const shown = () => {
      const list = deliveries(hook, () => attempt(look));
      fill(place, list.element);
      return list;
    };
    const look = async () => {
      const {items} = await ask("GET", "/webhooks?limit=200");
      const now = items.find(one => one.id === hook.id);
      if (now?.revision === hook.revision) draw(now);
      else await load();
    };
    const test = button("Send a test", {icon: "send", attributes: {"aria-label": `Send a test to ${hook.url}`}, on: () => attempt(trial)});
    async function trial() {
      say(last, "Sending a test…");
      try {
        const delivery = await ask("POST", `/webhooks/${hook.id}/test`);
        if (delivery.status === GONE) return await load();
        last.className = delivery.state;
        say(last, `Test: ${outcome(delivery)}`);
        return told?.reload();
      } catch (problem) {
        draw(hook);
        throw problem;
      }
    }
    const actions = button(`Actions for ${hook.url}`, {
      icon: "ellipsis",
      kind: "quiet",
      lone: true,
      attributes: {"aria-haspopup": "menu"},
      on: () =>
        menu(actions, hook.url, [
          {label: "Change…", icon: "pencil", on: () => attempt(() => change(hook))},
          {label: "Make a fresh secret…", icon: "key-round", on: () => attempt(() => rotate(hook))},
          hook.state === "on"
            ? {label: "Switch off", icon: "lock", on: () => attempt(() => patch(hook, {enabled: false}, "Switched off. Nothing new is kept for it."))}
            : {label: "Switch on", icon: "check", on: () => attempt(() => patch(hook, {enabled: true}, "Switched on."))},
          {label: "Delete…", icon: "trash-2", on: () => attempt(() => remove(hook))},
        ], {end: true}),
    });
    draw(hook);
    return h(
      "li",
      {"data-hook": hook.id},
      h(
        "div",
        {class: "grow"},
        h("p", {class: "line"}, h("strong", {class: "mono address"}, hook.url), CHIPS[hook.state] && chip(...CHIPS[hook.state])),
        h("p", {class: "soft"}, eventWords(hook.events)),
        last,
        hook.oldSecretUntil && h("p", {class: "soft"}, `The secret before signs, too, until ${moment(hook.oldSecretUntil)}.`),
      ),
      h("div", {class: "acts tight"}, test, actions),
      h("details", {on: {toggle: event => event.target.open && (told ??= shown())}}, h("summary", {}, "What it was told"), place),
    );
  }

  async function patch(hook, changes, words) {
    let changed;
    try {
      changed = await ask("PATCH", `/webhooks/${hook.id}`, changes, {headers: {"If-Match": `"${hook.revision}"`}});
    } finally {
      await load();
    }
    focusOn(hook);
    if (words) toast(words, {icon: "check"});
    return changed;
  }

  async function rotate(hook) {
    const text = "It is shown once. For 24 hours messages are signed by the secret of now as well, so that the receiver can be changed over in peace.";
    if (!(await confirm({title: "Make a fresh secret?", text, yes: "Make it"}))) return;
    await give(await patch(hook, {rotateSecret: true}, ""));
  }

  async function remove(hook) {
    const text = `${hook.url} is told of nothing any more, and what it was told is forgotten here.`;
    if (!(await confirm({title: "Delete this webhook?", text, yes: "Delete it", danger: true}))) return;
    try {
      await ask("DELETE", `/webhooks/${hook.id}`, undefined, {headers: {"If-Match": `"${hook.revision}"`}});
    } finally {
      await load();
    }
    fill(given);
    toast("Deleted.", {icon: "check"});
    adding.focus();
  }

  async function change(hook) {
    const url = urlEntry(hook.url);
    const events = eventsEntry(hook.events);
    const save = async close => {
      events.fail("");
      url.fail("");
      const [fault] = [...urlFaults(url.input.value), ...events.faults()];
      if (fault) {
        const one = fault.pointer === "/url" ? url : events;
        one.fail(fault.detail);
        one.focus();
        return;
      }
      const moved = url.input.value.trim() === hook.url ? {} : {url: url.input.value.trim()};
      try {
        await patch(hook, {...moved, events: events.value()}, "Changed.");
        close();
      } catch (problem) {
        url.fail(problem.message);
        url.focus();
      }
    };
    await dialog({
      title: "Change the webhook",
      body: [url.element, events.element],
      wide: true,
      submit: save,
      actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Save", {kind: "primary", attributes: {type: "submit"}})],
    });
    // The row that the dialog was opened from may have been drawn anew.
    focusOn(hook);
  }

  async function give(made) {
    const secret = line({value: made.secret, readonly: true, class: "input mono", "aria-label": "Secret", on: {focus: () => secret.select()}});
    const press = copyButton("Copy the secret", () => made.secret, {source: secret});
    fill(
      given,
      h("h2", {}, "Secret"),
      h("div", {class: "link-block"}, h("div", {class: "beside"}, secret, press)),
      h("p", {class: "quiet"}, "The receiver of ", h("span", {class: "mono address"}, made.url), " checks by it that a message comes from here. It is shown only now."),
    );
    given.focus();
    given.scrollIntoView({block: "nearest"});
    if (await copy(made.secret)) copied(press, "Copy the secret");
  }

  const adding = adder(async made => {
    await load();
    await give(made);
  });
  await load();
  show(
    "Webhooks",
    crumb("People", "/people"),
    head("Webhooks", "Programs that are told of what happens here, in signed messages of ids and links."),
    h(
      "div",
      {class: "beside-side"},
      h("section", {"aria-label": "Webhooks"}, none, rows, failed),
      h("aside", {class: "beside-text", "aria-label": "Add"}, given, adding.element, about()),
    ),
  );
});

const urlEntry = value =>
  entry("Address", line({type: "url", class: "input mono", maxlength: "1000", spellcheck: "false", value, placeholder: "https://"}), {help: "Over https, and on the public internet."});

const urlFaults = text => (/^https?:\/\/[^\s/]+\S*$/.test(text.trim()) ? [] : [{pointer: "/url", detail: "An address that begins with https://."}]);

function adder(added) {
  const kept = note("webhook");
  const url = urlEntry(kept.read()?.url ?? "");
  url.input.addEventListener("input", () => kept.write({url: url.input.value}));
  const events = eventsEntry([]);
  const once = onceKey();
  const element = section(
    "Add a webhook",
    form({
      act: button("Add it", {kind: "primary", large: true, icon: "plus"}),
      doing: "Adding…",
      entries: {"/url": url, "/events": events},
      check: () => [...urlFaults(url.input.value), ...events.faults()],
      work: async () => {
        const body = {url: url.input.value.trim(), events: events.value()};
        const made = await ask("POST", "/webhooks", body, {headers: once(body)});
        kept.clear();
        url.input.value = "";
        events.clear();
        await added(made);
      },
      children: [url.element, events.element],
    }),
  );
  return {element, focus: () => url.focus()};
}

const about = () =>
  section(
    "For whoever writes the receiver",
    h(
      "p",
      {class: "soft"},
      "Messages follow ",
      h("a", {href: "https://www.standardwebhooks.com/"}, "Standard Webhooks"),
      ", for which most languages have a library. What is not taken comes again for a day, with the same webhook-id. An answer of 410 switches the webhook off. The rest is read by ",
      h("a", {href: "/api"}, "REST"),
      ".",
    ),
  );
