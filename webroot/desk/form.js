// Forms: an error stands beside its field and in a summary above, nothing that was typed is lost, and what takes long
// says what it does.
import {button, disable, field} from "../shared/components.js";
import {Problem} from "../shared/api.js";
import {fill, h, icon, mark, newId, say} from "../shared/dom.js";

const LONG_MILLIS = 1000;

/**
 * A field that can say what is wrong with it.
 * @typedef {{element: HTMLElement, label: string, fail: (text: string) => void, focus: () => void}} Entry
 */

/** @param {string} label @param {HTMLElement} input @param {{help?: string|Node, wide?: boolean}} [more] @returns {Entry & {input: any}} */
export function entry(label, input, {help} = {}) {
  const element = field(label, input, {help});
  const described = input.getAttribute("aria-describedby");
  return {element, input, label, focus: () => input.focus(), fail: failing(element, input, described)};
}

/** Shows an error below what a label names, or takes it away. */
export function failing(element, input, described) {
  const error = h("span", {class: "error", id: newId("error")});
  return text => {
    element.classList.toggle("invalid", !!text);
    mark(input, "aria-invalid", text ? "true" : null);
    mark(input, "aria-describedby", [described, text && error.id].filter(Boolean).join(" ") || null);
    if (text) {
      fill(error, icon("circle-alert"), h("span", {}, text));
      element.append(error);
    } else error.remove();
  };
}

/** A line of text. */
export const line = (attributes = {}) => h("input", {class: "input", type: "text", autocomplete: "off", ...attributes});

/** A new password or a known one, which can be shown. */
export function secretLine(attributes) {
  const input = line({type: "password", spellcheck: "false", autocapitalize: "off", ...attributes});
  const eye = button("Show", {
    on: () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      eye.setAttribute("aria-pressed", String(hidden));
    },
    pressed: false,
  });
  eye.setAttribute("aria-label", "Show the password");
  return {input, eye};
}

/** An entry for a password: the line with a button that shows it. */
export function secretEntry(label, attributes, more = {}) {
  const {input, eye} = secretLine(attributes);
  const made = entry(label, input, more);
  const row = h("div", {class: "beside"});
  input.replaceWith(row);
  row.append(input, eye);
  return made;
}

/**
 * @param {{
 *   act: HTMLButtonElement, doing: string, work: () => Promise<any>,
 *   entries?: Record<string, Entry>, check?: () => {pointer: string, detail: string}[], sure?: () => Promise<boolean>, others?: any, children: any, id?: string, apart?: boolean
 * }} parts `entries` by the JSON pointer of their member; `check` finds what can be seen here; `sure` asks about what is odd and not wrong; `doing` is said when it takes
 *   longer than a second; `apart` leaves the button to the caller
 */
export function form({act, doing, work, entries = {}, check = () => [], sure = async () => true, others, children, id, apart}) {
  const summary = h("div", {class: "faults", tabindex: "-1", hidden: true});
  const status = h("span", {class: "quiet doing", role: "status"});
  let busy = false;
  const submit = async event => {
    event.preventDefault();
    if (busy || act.getAttribute("aria-disabled") === "true") return;
    clear();
    const seen = check();
    if (seen.length) {
      complain(seen);
      return;
    }
    if (!(await sure())) return;
    busy = true;
    disable(act, doing);
    const slow = setTimeout(() => say(status, doing), LONG_MILLIS);
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Problem)) console.error(fault);
      refused(fault);
    } finally {
      clearTimeout(slow);
      say(status, "");
      busy = false;
      disable(act, "");
      element.dispatchEvent(new Event("settled"));
    }
  };
  const clear = () => {
    summary.hidden = true;
    for (const one of Object.values(entries)) one.fail("");
  };
  const complain = list => {
    const title = h("strong", {});
    const count = n => say(title, n === 1 ? "One thing needs a change." : `${n} things need a change.`);
    const rows = list.map(({pointer, detail}) => {
      const at = place(entries, pointer);
      const row = h(
        "li",
        {},
        at ? [h("button", {type: "button", class: "link", on: {click: () => at.focus()}}, at.label), `: ${detail}`] : detail,
      );
      at?.fail(detail);
      at?.element.addEventListener(
        "input",
        () => {
          at.fail("");
          row.remove();
          count(rows.filter(one => one.isConnected).length);
          summary.hidden = !summary.querySelector("li");
        },
        {once: true},
      );
      return row;
    });
    count(rows.length);
    fill(summary, title, h("ul", {class: "plain"}, rows));
    raise();
  };
  const refused = fault => {
    if (fault.errors?.length) {
      complain(fault.errors);
      return;
    }
    if (fault.slug === "duplicate-mail" && entries["/mail"]) {
      complain([{pointer: "/mail", detail: fault.message}]);
      return;
    }
    if (fault.slug === "forbidden-target" && entries["/url"]) {
      complain([{pointer: "/url", detail: fault.message}]);
      return;
    }
    if (fault.slug === "exercise-not-verified" && entries["/exercise"]) {
      complain([{pointer: "/exercise", detail: fault.message}]);
      return;
    }
    fill(summary, told(fault));
    raise();
  };
  const raise = () => {
    summary.hidden = false;
    summary.focus();
  };
  act.type = "submit";
  const element = h(
    "form",
    {class: "form", novalidate: true, id, on: {submit}},
    summary,
    children,
    apart ? null : h("div", {class: "acts"}, act, others, status),
  );
  return Object.assign(element, {status, complain, refused, clear});
}

/** What went wrong beyond any field, and what to do about it. */
function told(fault) {
  if (!(fault instanceof Problem))
    return [h("strong", {}, "It did not work."), h("p", {}, "This is our fault. What you wrote is kept.")];
  const title = h("strong", {}, `${fault.title}.`);
  if (fault.slug === "not-signed-in") {
    const again = h("a", {href: `/sign-in?then=${encodeURIComponent(location.pathname)}`}, "Sign in again");
    return [h("strong", {}, "You are signed out."), h("p", {}, "What you wrote is kept in this browser. ", again)];
  }
  if (fault.slug === "wrong-credentials") {
    return [title, h("p", {}, "Check both. A coordinator or an administrator can make you a link that signs you in once.")];
  }
  if (fault.status === 0) return [title, h("p", {}, `${fault.message} What you wrote is kept here: try again in a moment.`)];
  return [title, h("p", {}, fault.message)];
}

/** The entry of a member, or of what it is a part of. */
function place(entries, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) if (entries[at]) return entries[at];
  return null;
}

/** The same key for the same content, so that sending it twice makes it once. */
export function onceKey() {
  let sent = "",
    key = "";
  return body => {
    const plain = JSON.stringify(body);
    if (plain !== sent) {
      sent = plain;
      key = crypto.randomUUID();
    }
    return {"Idempotency-Key": key};
  };
}

/** What is wrong with what somebody is called in the channels. @param {string} nick */
export const nickFaults = nick => /^[\w.`^{}|[\]\\-]{0,40}$/.test(nick.trim()) ? []
  : [{pointer: "/nick", detail: "At most 40 letters, digits and any of - _ . [ ] { } \\ | ^ `, without spaces."}];
