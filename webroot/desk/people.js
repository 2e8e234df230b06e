// Who has an account, and the organisation's name. A new person gets a link that signs in once.
import {ask} from "../shared/api.js";
import {button, checkbox, chip, menu, toast} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h} from "../shared/dom.js";
import {hourMinute, longDate} from "../shared/time.js";
import {copied, copy} from "../shared/copy.js";
import {note} from "../shared/drafts.js";
import {entry, failing, form, line, nickFaults, onceKey} from "./form.js";
import {linkBlock} from "./invitations.js";
import {boot, head, personPage, runsTheHouse, section, show} from "./page.js";

const ROLES = [
  ["mentor", "Mentor", "mentors ideas, holds interviews"],
  ["observer", "Observer", "looks on where invited"],
  ["coordinator", "Coordinator", "prepares rounds, publishes ideas, sees every interview, adds people"],
  ["administrator", "Administrator", "decides who may do what"],
];
const named = roles =>
  ROLES.filter(([key]) => roles.includes(key))
    .map(([, label], i) => (i ? label.toLowerCase() : label))
    .join(", ");

personPage("People", async me => {
  if (!runsTheHouse(me)) {
    show("People", head("People", "Coordinators and administrators add people here. Ask one of them."));
    return;
  }
  const admin = me.roles.includes("administrator");
  const rows = h("tbody", {});
  const failed = h("p", {class: "wrong", role: "alert"});
  const link = h("div", {class: "given", tabindex: "-1"});
  let cursor = null;
  const more = h("div", {class: "acts"}, button("Show more", {large: true, on: () => attempt(load)}));

  async function load() {
    const part = await ask("GET", `/people?limit=100${cursor ? `&cursor=${cursor}` : ""}`);
    rows.append(...part.items.map(person => row(person)));
    cursor = part.next;
    more.hidden = !cursor;
  }
  async function anew() {
    cursor = null;
    const part = await ask("GET", "/people?limit=100");
    fill(
      rows,
      part.items.map(person => row(person)),
    );
    cursor = part.next;
    more.hidden = !cursor;
  }
  async function attempt(work) {
    failed.textContent = "";
    try {
      await work();
    } catch (problem) {
      failed.textContent = problem.message;
    }
  }

  function row(person) {
    const may = admin || person.roles.every(role => role === "mentor" || role === "observer");
    const actions = button(`Actions for ${person.name}`, {
      icon: "ellipsis",
      kind: "quiet",
      lone: true,
      attributes: {"aria-haspopup": "menu"},
      on: () =>
        menu(actions, person.name, [
          ...(person.disabled ? [] : [{label: "Make a sign-in link", icon: "link", on: () => attempt(() => signInLink(person))}]),
          {label: "Change roles…", icon: "users", on: () => attempt(() => changeRoles(person))},
          ...(person.id === me.id
            ? []
            : [
                person.disabled
                  ? {label: "Let in again", icon: "check", on: () => attempt(() => rights(person, {disabled: false}))}
                  : {label: "Switch off…", icon: "lock", on: () => attempt(() => switchOff(person))},
              ]),
        ], {end: true}),
    });
    return h(
      "tr",
      {"data-person": person.id},
      h("td", {}, h("strong", {}, person.name), person.id === me.id ? h("span", {class: "quiet"}, " (you)") : null),
      h("td", {class: "soft mail"}, person.mail ?? "–"),
      h(
        "td",
        {},
        h(
          "span",
          {class: "line"},
          named(person.roles) || h("span", {class: "quiet"}, "no role, an account of their own"),
          person.disabled ? chip("switched off") : person.hasPassword ? null : h("span", {class: "quiet"}, "no password yet"),
        ),
      ),
      h("td", {class: "end"}, may ? actions : null),
    );
  }

  async function signInLink(person) {
    const made = await ask("POST", "/sign-in-links", {person: person.id});
    await give(person, made, "Earlier links for the same person stopped working.");
  }

  async function give(person, made, rest) {
    const block = linkBlock({link: made.link});
    fill(
      link,
      h("h2", {}, `Link for ${person.name}`),
      block,
      h(
        "p",
        {class: "quiet"},
        `It signs in once, until ${longDate(made.expiresAt)}, ${hourMinute(made.expiresAt)}, and is shown only now. ${rest}`,
      ),
    );
    link.focus();
    link.scrollIntoView({block: "nearest"});
    if (await copy(made.link)) copied(block.press, "Copy the link");
  }

  async function rights(person, change) {
    try {
      await ask("PATCH", `/people/${person.id}`, change, {headers: {"If-Match": `"${person.revision}"`}});
    } finally {
      await anew();
    }
    rows.querySelector(`[data-person="${CSS.escape(person.id)}"] button`)?.focus();
    toast(`Changed for ${person.name}. Their open windows have to sign in again.`, {icon: "check"});
  }

  async function switchOff(person) {
    if (
      await confirm({
        title: `Switch ${person.name} off?`,
        text: "They are signed out everywhere and cannot sign in. What they did stays.",
        yes: "Switch off",
        danger: true,
      })
    )
      await rights(person, {disabled: true});
  }

  async function changeRoles(person) {
    const boxes = roleBoxes(admin, person.roles);
    const roles = await dialog({
      title: `What ${person.name} may do`,
      body: [boxes.element],
      submit: close => (boxes.value().length ? close(boxes.value()) : boxes.fail("Choose at least one.")),
      actions: close => [
        button("Cancel", {kind: "quiet", on: () => close()}),
        button("Save", {kind: "primary", attributes: {type: "submit"}}),
      ],
    });
    if (roles) await rights(person, {roles});
  }

  await load();
  show(
    "People",
    head("People", "Everybody with an account, applicants too. Whoever is invited to an interview by a link needs none."),
    h(
      "div",
      {class: "beside-side"},
      h(
        "section",
        {"aria-label": "Everybody"},
        h(
          "table",
          {class: "table people"},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              ["Name", "Mail address", "Role"].map(label => h("th", {scope: "col"}, label)),
              h("th", {scope: "col"}, h("span", {class: "unseen"}, "Actions")),
            ),
          ),
          rows,
        ),
        more,
        failed,
      ),
      h(
        "aside",
        {class: "beside-text", "aria-label": "Add"},
        link,
        adder(admin, {
          added: async (person, made) => {
            await anew();
            await give(person, made, "");
          },
        }),
        organisation(),
        section(
          "Programs",
          h("p", {class: "soft"}, "A bot or a mirror of yours can be told of what happens here."),
          h("p", {}, h("a", {href: "/webhooks"}, "Webhooks")),
        ),
      ),
    ),
  );
});

function roleBoxes(admin, chosen) {
  const offered = ROLES.filter(([key]) => admin || key === "mentor" || key === "observer");
  const boxes = offered.map(([key, label, about]) => ({
    key,
    element: checkbox(`${label}: ${about}`, {checked: chosen.includes(key)}),
  }));
  const element = h(
    "fieldset",
    {class: "field bare"},
    h("legend", {class: "label"}, "Role"),
    boxes.map(box => box.element),
  );
  const first = boxes[0].element.querySelector("input");
  return {
    element,
    label: "Role",
    fail: failing(element, first, null),
    focus: () => first.focus(),
    value: () => boxes.filter(box => box.element.querySelector("input").checked).map(box => box.key),
    clear: () => boxes.forEach(box => (box.element.querySelector("input").checked = box.key === "mentor")),
  };
}

function adder(admin, {added}) {
  const kept = note("person");
  const before = kept.read() ?? {};
  const keep = () => kept.write({name: name.input.value, mail: mail.input.value, nick: nick.input.value});
  const name = entry("Name", line({maxlength: "100", value: before.name ?? "", on: {input: () => keep()}}));
  const mail = entry(
    "Mail address",
    line({type: "email", maxlength: "254", value: before.mail ?? "", on: {input: () => keep()}}),
    {help: "May be left out. No link is sent to it: copy it and send it yourself."},
  );
  const nick = entry("Nick", line({class: "input mono", maxlength: "40", spellcheck: "false", value: before.nick ?? "", on: {input: () => keep()}}), {
    help: "May be left out. A page of ideas that names a mentor by it finds this person.",
  });
  const roles = roleBoxes(admin, ["mentor"]);
  const act = button("Add and copy the link", {kind: "primary", large: true, icon: "user-plus"});
  const once = onceKey();
  return section(
    "Add a person",
    form({
      act,
      doing: "Adding…",
      entries: {"/name": name, "/mail": mail, "/nick": nick, "/roles": roles},
      check: () => [
        ...(name.input.value.trim() ? [] : [{pointer: "/name", detail: "A name is needed."}]),
        ...nickFaults(nick.input.value),
        ...(roles.value().length ? [] : [{pointer: "/roles", detail: "Choose at least one."}]),
      ],
      work: async () => {
        const body = {
          name: name.input.value.trim(),
          roles: roles.value(),
          ...(mail.input.value.trim() ? {mail: mail.input.value.trim()} : {}),
          ...(nick.input.value.trim() ? {nick: nick.input.value.trim()} : {}),
        };
        const {person, ...made} = await ask("POST", "/people", body, {headers: once(body)});
        kept.clear();
        name.input.value = "";
        mail.input.value = "";
        nick.input.value = "";
        roles.clear();
        await added(person, made);
      },
      children: [name.element, mail.element, nick.element, roles.element],
    }),
  );
}

/** The name on every page and in every invitation. */
export function organisation() {
  const name = entry("Name", line({maxlength: "100", value: boot.organisation}), {
    help: "On every page and in every invitation.",
  });
  const act = button("Save the name");
  return section(
    "Organisation",
    form({
      act,
      doing: "Saving…",
      entries: {"/name": name},
      work: () => saveOrganisation(name.input.value),
      children: [name.element],
    }),
  );
}

async function saveOrganisation(text) {
  const {etag} = await ask("GET", "/organisation");
  const {name} = await ask("PATCH", "/organisation", {name: text.trim()}, {headers: {"If-Match": etag}});
  boot.organisation = name;
  document.querySelector("#topbar .organisation").textContent = name;
  toast("Saved.", {icon: "check"});
}
