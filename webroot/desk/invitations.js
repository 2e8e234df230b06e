// The links that let people in without an account, as an interview's page shows them.
import {ask} from "../shared/api.js";
import {button, chip} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon, newId} from "../shared/dom.js";
import {hourMinute, longDate} from "../shared/time.js";
import {copied, copy, copyButton} from "../shared/copy.js";
import {links} from "../shared/drafts.js";
import {invite, isCandidate, knownLink, MOST_USES, renew, TRIAL, works} from "../shared/invite.js";
import {entry, form, line, onceKey} from "./form.js";

/** A link with what one does with it: copied with one press, and a text around it ready to send. */
export function linkBlock(made) {
  const address = line({
    value: made.link,
    readonly: true,
    class: "input mono",
    "aria-label": "Link",
    on: {focus: () => address.select()},
  });
  const text = h("textarea", {class: "input", rows: "10", readonly: true, id: newId("text")});
  text.value = made.text ?? "";
  const press = copyButton("Copy the link", () => made.link, {source: address});
  return Object.assign(
    h(
      "div",
      {class: "link-block"},
      h("div", {class: "beside"}, address, press),
      made.reach &&
        h("p", {class: "reach"}, icon(made.reach.startsWith("Only") ? "triangle-alert" : "info"), h("span", {}, made.reach)),
      made.text &&
        h(
          "details",
          {},
          h("summary", {}, "Invitation text, ready to send"),
          h("div", {class: "field"}, h("label", {for: text.id, class: "unseen"}, "Invitation text"), text),
          h(
            "div",
            {class: "acts tight"},
            copyButton("Copy the text", () => made.text, {source: text}),
          ),
        ),
    ),
    {press},
  );
}

/**
 * The links of an interview.
 * @param {{id: string, invitations: object[], allowedActions: string[]}} interview
 * @param {{changed: () => Promise<void>, main: boolean}} options `changed` loads the interview anew
 */
export function invitations(interview, {changed, main}) {
  const may = interview.allowedActions.includes("invite");
  const open = interview.invitations.filter(one => !one.revoked);
  const gone = interview.invitations.filter(one => one.revoked);
  const failed = h("p", {class: "wrong", role: "alert"});
  const act = async work => {
    failed.textContent = "";
    try {
      await work();
      await changed();
    } catch (problem) {
      failed.textContent = problem.message;
    }
  };
  const rows = h(
    "ul",
    {class: "plain links"},
    open.map(row),
  );
  const hasCandidate = open.some(isCandidate);
  return h(
    "section",
    {class: "group", id: "links"},
    h("h2", {class: "section"}, "Links"),
    open.length
      ? rows
      : h(
          "p",
          {class: "soft about"},
          "Nobody is invited yet. A link lets one person in, in any current browser, without an account.",
        ),
    failed,
    may ? maker(interview, {changed, main, role: hasCandidate ? "observer" : "candidate", folded: hasCandidate}) : null,
    gone.length
      ? h(
          "details",
          {class: "gone"},
          h("summary", {}, `${gone.length} taken back`),
          h(
            "ul",
            {class: "plain"},
            gone.map(one => h("li", {class: "quiet"}, `${one.name}, ${one.role}`)),
          ),
        )
      : null,
  );

  function row(one) {
    const made = may && one.name !== TRIAL && knownLink(interview.id, one);
    const over = Date.parse(one.expiresAt) < Date.now();
    const spent = one.redemptions >= MOST_USES;
    return h(
      "li",
      {},
      h(
        "div",
        {class: "who"},
        h(
          "div",
          {class: "grow"},
          h(
            "p",
            {class: "line"},
            h("strong", {}, one.name),
            one.role === "observer" && chip("observer"),
            one.name === TRIAL && chip("yours, for trying"),
            over && chip("expired", "warn"),
            spent && !over && chip("used up", "warn"),
          ),
          h("p", {class: "quiet"}, standing(one, over, interview.phase)),
        ),
        may &&
          h(
            "div",
            {class: "acts tight"},
            made || one.name === TRIAL ? null : button("New link", {icon: "link", on: () => act(() => again(one))}),
            button("Revoke", {on: () => act(() => revoke(one))}),
          ),
      ),
      made ? linkBlock(made) : null,
    );
  }

  /** The link that was sent stays good until whoever made it knows that it will not. */
  async function again(one) {
    if (
      works(one) &&
      !(await confirm({
        title: `Make a new link for ${one.name}?`,
        text: "The link that was made before cannot be shown again. It stops working once there is a new one; whoever is in stays in.",
        yes: "Make a new link",
      }))
    )
      return;
    await copy((await renew(interview.id, one.id)).link);
  }

  async function revoke(one) {
    if (
      !(await confirm({
        title: `Revoke the link of ${one.name}?`,
        text: "The link stops working, and whoever is in with it is out at once.",
        yes: "Revoke",
        danger: true,
      }))
    )
      return;
    await ask("DELETE", `/interviews/${interview.id}/invitations/${one.id}`);
    const now = links(interview.id).read() ?? {};
    delete now[one.id];
    links(interview.id).write(now);
  }
}

const when = at => `${longDate(at)}, ${hourMinute(at)}`;

function standing(one, over, phase) {
  const used = one.redemptions
    ? `Opened ${one.redemptions === 1 ? "once" : `${one.redemptions} times`}, last ${when(one.redeemedAt)}`
    : one.redeemedAt
      ? "New link, not opened yet"
      : "Not opened yet";
  return phase === "ended" ? used : `${used} · ${over ? "worked" : "works"} until ${longDate(one.expiresAt)}`;
}

/** The form that makes a link and copies it in the same press; with `others` beside its button, it asks for the name only. */
export function maker(interview, {changed, main, role, folded, others}) {
  const name = entry("Name", line({maxlength: "100", value: role === "candidate" ? "Candidate" : ""}), {
    help: role === "candidate" ? "Shown in the room and in the invitation." : "Shown in the room.",
  });
  const kind = h(
    "select",
    {class: "input"},
    h("option", {value: "candidate"}, "Candidate"),
    h("option", {value: "observer"}, "Observer"),
  );
  kind.value = role;
  const kindEntry = entry("Comes in as", kind);
  const act = button("Make and copy the link", {
    kind: main ? "primary" : undefined,
    icon: "link",
    large: !!others,
    attributes: {"data-main": main},
  });
  const once = onceKey();
  const made = form({
    act,
    doing: "Making the link…",
    apart: !others,
    others,
    entries: {"/name": name, "/role": kindEntry},
    check: () => (name.input.value.trim() ? [] : [{pointer: "/name", detail: "A name tells people in the room apart."}]),
    work: async () => {
      const body = {role: kind.value, name: name.input.value.trim()};
      const link = await invite(interview.id, body.role, body.name, once(body));
      const done = await copy(link.link);
      await changed(link, done);
    },
    children: others ? name.element : h("div", {class: "inline"}, name.element, kindEntry.element, act),
  });
  made.classList.toggle("maker", !others);
  if (!folded) return made;
  return h("details", {class: "another"}, h("summary", {}, "Invite somebody else"), made);
}

/** After the page was drawn anew: says on the new link's button that it was copied. */
export function sayCopied(block) {
  copied(block.querySelector(".link-block .button"), "Copy the link");
}
