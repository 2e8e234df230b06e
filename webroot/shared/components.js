// The small parts every page uses; how they look is in look/components.css under the same names.
import {fill, h, icon, mark, newId, say} from "./dom.js";

/**
 * @param {string} label
 * @param {{icon?: string, kind?: "primary"|"quiet"|"danger", large?: boolean, lone?: boolean, on?: () => void,
 *   title?: string, pressed?: boolean, attributes?: object}} [options] `lone` shows the icon only, the label as its name
 */
export function button(label, options = {}) {
  const {icon: picture, kind, large, lone, on, title, pressed, attributes} = options;
  const element = h("button", {
    type: "button", class: ["button", kind, large && "large", lone && "lone"], title: title ?? (lone ? label : null),
    "aria-label": lone ? label : null, "aria-pressed": pressed === undefined ? null : String(pressed), ...attributes,
  }, picture && icon(picture), lone ? null : h("span", {class: "word"}, label));
  element.addEventListener("click", event => {
    if (element.getAttribute("aria-disabled") === "true") event.stopImmediatePropagation();
    else on?.(event);
  });
  return element;
}

/** Switches a button off with the reason in words, or on with none. It stays focusable. */
export function disable(element, reason) {
  mark(element, "aria-disabled", reason ? "true" : null);
  mark(element, "title", reason || null);
}

export function relabel(element, label, picture) {
  const word = element.querySelector(".word");
  if (word) say(word, label);
  else element.setAttribute("aria-label", label);
  if (picture && element.dataset.icon !== picture) {
    element.dataset.icon = picture;
    element.querySelector(".icon")?.replaceWith(icon(picture));
  }
}

export const chip = (text, kind, picture) => h("span", {class: ["chip", kind]}, picture && icon(picture), text);

/** Marks the pages of a server that shows a made-up interview. @param {{sample: boolean}} boot */
export const sampleChip = ({sample}) => sample && h("span", {class: "chip ac", title: "Everything here is made up, and is removed when this server stops."}, "Sample");

/** Saved, saving, offline or read-only: a shape and words. */
export function lamp() {
  const element = h("span", {class: "lamp", "data-lamp": "saved"}, "Saved");
  return {
    element,
    /** @param {"saved"|"saving"|"offline"|"readonly"} kind @param {string} words */
    show(kind, words) {
      element.dataset.lamp = kind;
      say(element, words);
    },
  };
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map(w => [...w][0] ?? "").join("").toUpperCase();
}

/** @param {{name: string, role: string, colour: number, away?: boolean, hand?: boolean}} who */
export function avatar({name, role, colour, away, hand}) {
  const shape = role === "candidate" ? "round" : role === "lead" ? "ringed" : role === "observer" ? "watching" : "";
  const label = [name, role === "candidate" ? "" : role, away ? "away" : "", hand ? "hand raised" : ""].filter(Boolean).join(", ");
  return h("span", {
    class: ["avatar", `p${role === "observer" ? 0 : colour}`, shape, away && "away"], title: label, role: "img", "aria-label": label,
  }, initials(name), hand && h("span", {class: "raised"}, icon("hand")));
}

/** @param {{kind?: "warn"|"ok"|"err", icon: string, fact: string, then?: string, aside?: Node|string, action?: Node}} parts */
export function banner({kind, icon: picture, fact, then, aside, action}) {
  return h("div", {class: ["banner", kind]}, icon(picture),
    h("span", {class: "grow"}, h("strong", {}, fact), then ? ` ${then}` : null),
    aside && h("span", {class: "aside"}, aside), action);
}

/** What a pane says when it has nothing to show: one bold sentence and one plain one. */
export const paneState = (bold, plain, kind) => h("div", {class: ["state", kind]}, h("strong", {}, bold), plain && h("span", {}, plain));

export const field = (label, input, {help, error} = {}) => {
  input.id ||= newId("field");
  const helpId = help && newId("help"), errorId = error && newId("error");
  mark(input, "aria-describedby", [helpId, errorId].filter(Boolean).join(" ") || null);
  mark(input, "aria-invalid", error ? "true" : null);
  return h("div", {class: ["field", error && "invalid"]}, h("label", {for: input.id}, label), input,
    help && h("span", {class: "help", id: helpId}, help),
    error && h("span", {class: "error", id: errorId}, icon("circle-alert"), error));
};

export function checkbox(label, {checked = false, on} = {}) {
  const input = h("input", {type: "checkbox"});
  input.checked = checked;
  input.addEventListener("change", () => on?.(input.checked));
  return h("label", {class: "checkbox"}, input, h("span", {}, label));
}

/**
 * A row of tabs; arrow keys move, as in every tab list.
 * @param {string} label
 * @param {(key: string) => void} chosen
 */
export function tabs(label, chosen) {
  const element = h("div", {class: "tabs", role: "tablist", "aria-label": label});
  let current = null;
  element.addEventListener("keydown", event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const all = [...element.querySelectorAll("[role=tab]")];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    event.preventDefault();
    next.focus();
    next.click();
  });
  const show = list => {
    const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(element, list.map(t => {
      const on = t.key === current;
      const count = t.count !== undefined && t.count !== "" && h("span", {class: ["count", t.unread && "unread"], "aria-hidden": "true"}, t.count);
      return h("button", {
        type: "button", class: ["tab", t.mono && "mono"], role: "tab", "data-key": t.key, "aria-selected": String(on), tabindex: on ? "0" : "-1",
        "aria-label": t.name ?? null, title: t.title ?? null, "aria-controls": t.panel ?? null,
        on: {click: () => chosen(t.key), dblclick: t.opened ?? (() => {}), ...t.on},
      }, t.label, t.icon && icon(t.icon), count);
    }));
    if (focused) element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  let shown = "";
  return {
    element,
    /** @param {{key: string, label: string, count?: any, unread?: boolean, name?: string}[]} list @param {string} key */
    show(list, key) {
      const plain = JSON.stringify([list, key]);
      if (plain === shown) return;
      shown = plain;
      current = key;
      show(list);
    },
  };
}

let toastBox = null;

/** For what was done elsewhere or can be undone; 8 s, longer while it is pointed at. Never for errors. */
export function toast(text, {icon: picture = "info", action, label} = {}) {
  if (!toastBox?.isConnected) document.body.append(toastBox = h("div", {class: "toasts", role: "status"}));
  const element = h("div", {class: "toast"}, icon(picture), h("span", {}, text));
  const close = () => element.remove();
  if (action) element.append(button(label, {kind: "quiet", on: () => (action(), close())}));
  let timer = setTimeout(close, 8000);
  for (const [on, off] of [["pointerenter", "pointerleave"], ["focusin", "focusout"]]) {
    element.addEventListener(on, () => clearTimeout(timer));
    element.addEventListener(off, () => {
      clearTimeout(timer);
      timer = setTimeout(close, 4000);
    });
  }
  toastBox.append(element);
}

/** A menu that floats below the thing that opened it; with `end` it ends where that does, so that it covers nothing beside it. */
export function menu(anchor, label, entries, {end = false} = {}) {
  const element = h("div", {class: "menu", role: "menu", popover: "auto", "aria-label": label}, entries.map(e => {
    if (e === "-") return h("hr", {});
    if (e.title) return h("div", {class: "title"}, e.title);
    return h("button", {
      type: "button", role: e.checked === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": e.checked === undefined ? null : String(e.checked),
      on: {click: () => (element.hidePopover(), e.on())},
    }, e.icon && icon(e.icon), e.label);
  }));
  // What lies over the page lets nothing beneath it be used.
  (anchor.closest("dialog") ?? document.body).append(element);
  element.addEventListener("toggle", event => {
    if (event.newState !== "closed") return;
    element.remove();
    anchor.setAttribute("aria-expanded", "false");
  });
  element.addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...element.querySelectorAll("button")];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  element.showPopover();
  anchor.setAttribute("aria-expanded", "true");
  const at = anchor.getBoundingClientRect();
  element.style.top = `${Math.min(at.bottom + 4, innerHeight - element.offsetHeight - 8)}px`;
  const left = end ? at.right - element.offsetWidth : at.left;
  element.style.left = `${Math.max(8, Math.min(left, innerWidth - element.offsetWidth - 8))}px`;
  element.querySelector("button")?.focus();
  return element;
}
