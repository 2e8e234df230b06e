// One's own name, address and password.
import {ask} from "../shared/api.js";
import {button, initials, toast} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {entry, form, line, nickFaults, secretEntry} from "./form.js";
import {notices} from "./notices.js";
import {head, leave, personPage, section, show} from "./page.js";
import {tokens} from "./tokens.js";

personPage("Account", async () => draw(await ask("GET", "/me")));

function draw(me) {
  const name = entry("Name", line({autocomplete: "name", maxlength: "100", value: me.name}), {
    help: "Others in the room see it.",
  });
  const mail = entry("Mail address", line({type: "email", autocomplete: "username", maxlength: "254", value: me.mail ?? ""}), {
    help: me.hasPassword ? "You sign in with it." : "You sign in with it, once you have a password.",
  });
  const nick = entry("Nick", line({class: "input mono", autocomplete: "nickname", maxlength: "40", spellcheck: "false", value: me.nick}), {
    help: "What you are called in the channels. Ideas that you mentor show it; a page that names it finds you.",
  });
  const fresh = secretEntry(
    me.hasPassword ? "New password" : "Password",
    {autocomplete: "new-password", maxlength: "256"},
    {
      help: me.hasPassword
        ? "At least 12 characters. Left empty, it stays as it is."
        : "At least 12 characters. A phrase of your own is best.",
    },
  );
  const current = secretEntry(
    "Current password",
    {autocomplete: "current-password", maxlength: "256"},
    {help: "Needed to change the mail address or the password."},
  );
  const told = notices(me.notices);
  const act = button("Save", {kind: "primary", large: true});
  const entries = {"/name": name, "/mail": mail, "/nick": nick, "/password": fresh, ...(me.hasPassword ? {"/currentPassword": current} : {})};
  show(
    "Your account",
    h(
      "div",
      {class: "narrow"},
      head(
        "Your account",
        me.hasPassword ? null : "You have no password yet. When you are signed out, only another link lets you in.",
      ),
      form({
        act,
        doing: "Saving…",
        entries,
        check: () => [...check(me, name.input.value, mail.input.value, fresh.input.value, current.input.value), ...nickFaults(nick.input.value)],
        work: async () => {
          const changes = {name: name.input.value.trim()};
          if (mail.input.value.trim() !== (me.mail ?? "")) changes.mail = mail.input.value.trim();
          if (nick.input.value.trim() !== me.nick) changes.nick = nick.input.value.trim();
          const others = told.changes();
          if (Object.keys(others).length) changes.notices = others;
          if (fresh.input.value) changes.password = fresh.input.value;
          if (me.hasPassword && (changes.mail || changes.password)) changes.currentPassword = current.input.value;
          const now = await ask("PATCH", "/me", changes, {headers: {"If-Match": me.etag}});
          draw(now);
          document.querySelector("#topbar .me .word").textContent = now.name;
          document.querySelector("#topbar .me .avatar").textContent = initials(now.name);
          toast(changes.password ? "Saved. Your other windows and devices are signed out." : "Saved.", {icon: "check"});
          document.querySelector(".acts .primary").focus();
        },
        children: [name.element, mail.element, nick.element, fresh.element, me.hasPassword ? current.element : null, told.element],
      }),
      tokens(me),
      section(
        "This browser",
        h("p", {class: "soft about"}, "Signing out also removes drafts and links kept in this browser."),
        h("div", {class: "acts tight"}, button("Sign out", {icon: "log-out", on: leave})),
      ),
    ),
  );
}

function check(me, name, mail, fresh, current) {
  const found = [];
  if (!name.trim()) found.push({pointer: "/name", detail: "A name is needed."});
  if (fresh && !mail.trim()) found.push({pointer: "/mail", detail: "A password needs a mail address to sign in with."});
  if (!mail.trim() && me.mail) found.push({pointer: "/mail", detail: "An address can be changed, not taken away."});
  if (me.hasPassword && (fresh || mail.trim() !== me.mail) && !current)
    found.push({pointer: "/currentPassword", detail: "Type your current password for this change."});
  return found;
}
