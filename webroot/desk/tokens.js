// Tokens for scripts: what a script of one's own shows instead of a session. Each is told once.
import {ask} from "../shared/api.js";
import {button, toast} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h} from "../shared/dom.js";
import {copied, copy, copyButton} from "../shared/copy.js";
import {longDate} from "../shared/time.js";
import {entry, form, line, onceKey, secretEntry} from "./form.js";
import {section} from "./page.js";

const DAY_MILLIS = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 365;
const SCOPES = {read: "Read only", write: "Read and change"};

const day = away => new Date(Date.now() + away * DAY_MILLIS).toISOString().slice(0, 10);
/** A token works to the end of its day, so its end is the beginning of the next one. */
const lastDay = token => longDate(new Date(Date.parse(token.endsAt) - 1).toISOString());

/** @param {{hasPassword: boolean}} me */
export function tokens(me) {
  const list = h("ul", {class: "plain token-list"});
  const given = h("div", {class: "given", tabindex: "-1"});
  const failed = h("p", {class: "wrong", role: "alert"});

  async function load() {
    const {items} = await ask("GET", "/me/tokens?limit=200");
    fill(list, items.map(token => row(token)));
  }

  function row(token) {
    const back = button("Take back…", {kind: "quiet", attributes: {"aria-label": `Take back ${token.name}…`}, on: () => takeBack(token)});
    const used = token.usedAt ? `last used ${longDate(token.usedAt)}` : "never used";
    return h(
      "li",
      {},
      h("div", {class: "grow"}, h("strong", {}, token.name), h("p", {class: "quiet"}, `${SCOPES[token.scope]}, until ${lastDay(token)}, ${used}`)),
      back,
    );
  }

  async function takeBack(token) {
    const text = "Scripts that show it are refused at once. It cannot be given back.";
    if (!(await confirm({title: `Take “${token.name}” back?`, text, yes: "Take it back", danger: true}))) return;
    fill(failed);
    try {
      await ask("DELETE", `/me/tokens/${token.id}`);
      await load();
      fill(given);
      toast(`“${token.name}” no longer works.`, {icon: "check"});
    } catch (problem) {
      fill(failed, problem.message);
    }
    name.focus();
  }

  async function give(made) {
    const secret = line({value: made.token, readonly: true, class: "input mono", "aria-label": "Token", on: {focus: () => secret.select()}});
    const press = copyButton("Copy", () => made.token, {source: secret});
    fill(
      given,
      h("h3", {}, `Token “${made.name}”`),
      h("div", {class: "beside"}, secret, press),
      h("p", {class: "quiet"}, "It is shown only now. Keep it where passwords are kept."),
    );
    given.focus();
    if (await copy(made.token)) copied(press, "Copy");
  }

  const name = entry("Name of the token", line({maxlength: "100"}), {help: "What it is for, such as Import of ideas."});
  const scope = entry("What it may do", h("select", {class: "input"}, Object.entries(SCOPES).map(([value, label]) => h("option", {value}, label))));
  const ends = entry("Last day", line({type: "date", min: day(0), max: day(MOST_DAYS), value: day(USUAL_DAYS)}), {help: "At most a year from today."});
  const current = me.hasPassword ? secretEntry("Your password again", {autocomplete: "current-password", maxlength: "256"}) : null;
  const once = onceKey();
  const making = form({
    act: button("Make a token", {icon: "key-round"}),
    doing: "Making…",
    entries: {"/name": name, "/scope": scope, "/endsOn": ends, ...(current ? {"/currentPassword": current} : {})},
    check: () => [
      ...(name.input.value.trim() ? [] : [{pointer: "/name", detail: "A name is needed."}]),
      ...(ends.input.value ? [] : [{pointer: "/endsOn", detail: "A day is needed."}]),
      ...(current && !current.input.value ? [{pointer: "/currentPassword", detail: "Type your current password for this."}] : []),
    ],
    work: async () => {
      const wish = {name: name.input.value.trim(), scope: scope.input.value, endsOn: ends.input.value};
      const made = await ask("POST", "/me/tokens", current ? {...wish, currentPassword: current.input.value} : wish, {headers: once(wish)});
      name.input.value = "";
      if (current) current.input.value = "";
      await load();
      await give(made);
    },
    children: [name.element, h("div", {class: "halves"}, scope.element, ends.element), current?.element],
  });
  load().catch(problem => fill(failed, problem.message));
  const reach = h(
    "p",
    {class: "soft about"},
    "A script shows a token instead of signing in. It opens what you may, and never a room, this account or a way in for others. ",
    h("a", {href: "/api"}, "What scripts can do"),
  );
  const element = section("Tokens for scripts", reach, given, list, failed, making);
  element.id = "tokens";
  return element;
}
