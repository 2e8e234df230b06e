// What every reading page has: the bar with where one can go and who one is, and one place for the page itself.
import {avatar, button, menu} from "../shared/components.js";
import {ask, Problem} from "../shared/api.js";
import {currentSession, signOut} from "../shared/session.js";
import {chooseTheme, theme, THEMES} from "../shared/theme.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {forgetAll} from "../shared/drafts.js";

const bootElement = document.getElementById("boot");
/** What the server said with the page; the nonce is what the editor's style sheets must carry. */
export const boot = {...JSON.parse(bootElement.textContent), nonce: bootElement.nonce};
export const page = document.getElementById("page");
const topbar = document.getElementById("topbar");

const house = person => person.roles.some(role => role === "administrator" || role === "coordinator");
/** Whether somebody looks after the people and the organisation. */
export const runsTheHouse = person => !!person && house(person);
/** Who knows of extra time. */
export const isCoordinator = person => person.roles.includes("coordinator");
export const mayPlan = person => house(person) || person.roles.includes("mentor");

/** The last part of the address: the id of what the page shows. */
export const idOfPage = () => location.pathname.split("/").pop();

/**
 * Begins a page for somebody with an account; others are sent to sign in and come back.
 * @param {string} here which entry of the bar is this one
 * @param {(person: object) => Promise<void>} draw
 */
export function personPage(here, draw) {
  return begin(async () => {
    const session = await currentSession();
    if (!session?.person) {
      toSignIn();
      return;
    }
    bar(here, session.person);
    await draw(session.person);
  });
}

/** Begins a page that is for everybody, with an account or without one. @param {string} here as for {@link personPage} */
export function publicPage(here, draw) {
  return begin(async () => {
    const person = (await currentSession().catch(() => null))?.person ?? null;
    bar(here, person, true);
    await draw(person);
  });
}

/** Begins a page that anybody may open. */
export function openPage(draw) {
  return begin(async () => {
    bar("", null);
    await draw();
  });
}

async function begin(draw) {
  try {
    await draw();
  } catch (fault) {
    if (fault instanceof Problem && fault.slug === "not-signed-in") {
      toSignIn();
      return;
    }
    if (!topbar.querySelector("nav")) bar("", null);
    broken(fault);
    if (!(fault instanceof Problem)) throw fault;
  }
}

/** Says what kept the page from opening, with what can be done about it. */
function broken(fault) {
  if (fault instanceof Problem && fault.status === 404) {
    show(
      "Nothing here",
      head("There is nothing here", "It was removed, or it is not yours to see."),
      h("p", {class: "after"}, h("a", {href: "/interviews"}, "To the interviews")),
    );
    return;
  }
  if (fault instanceof Problem && fault.slug === "erased") {
    show("Erased", head(fault.title, fault.message), h("p", {class: "after"}, h("a", {href: "/interviews"}, "To the interviews")));
    return;
  }
  show(
    "Not opened",
    head("This page could not be opened", fault.message),
    h("div", {class: "acts"}, button("Try again", {large: true, icon: "rotate-ccw", on: () => location.reload()})),
  );
}

export function toSignIn() {
  location.replace(signInAddress());
}

const signInAddress = () => `/sign-in?then=${encodeURIComponent(location.pathname + location.search)}`;

/** Puts a page in place, with its name for the window. */
export function show(name, ...children) {
  document.title = `${name} · ${boot.organisation}`;
  fill(page, children);
}

/** Puts another page in the same place, and moves the reader to its beginning. */
export function turnTo(name, ...children) {
  show(name, ...children);
  scrollTo(0, 0);
  const title = page.querySelector("h1") ?? page;
  title.setAttribute("tabindex", "-1");
  title.focus();
}

/** A title, a sentence or two under it, and one action at its right. */
export const head = (title, lede, action) =>
  h(
    "div",
    {class: "head"},
    h("div", {class: "grow"}, h("h1", {class: "title"}, title), lede && h("p", {class: "lede"}, lede)),
    action,
  );

/** What a page belongs to, above its title; with an address, the way back there. */
export const crumb = (label, href) => h("p", {class: "crumb"}, href ? h("a", {href}, label) : label);

export const section = (title, ...children) => h("section", {class: "group"}, h("h2", {class: "section"}, title), children);

// The bar.

/** @param {boolean} [everybodys] whether strangers, too, are shown where one can go */
export function bar(here, person, everybodys = false) {
  const skip = h("a", {class: "skip", href: "#page"}, "To the page");
  const links = [["Ideas", "/ideas"]];
  if (person) {
    links.push(
      ...[
        ...(mayPlan(person) || person.roles.includes("observer") ? [["Interviews", "/interviews"]] : []),
        ...(mayPlan(person) ? [["Exercises", "/exercises"]] : []),
        ...(house(person) ? [["People", "/people"]] : []),
      ],
    );
  }
  links.push(["Practice", "/practice"]);
  const nav = h(
    "nav",
    {"aria-label": "Pages"},
    links.map(([label, href]) => h("a", {href, "aria-current": label === here ? "page" : null}, label)),
  );
  fill(
    topbar,
    skip,
    h("a", {class: "wordmark", href: "/", "aria-label": "tryout, to the beginning"}, "tryout"),
    (person || everybodys) && nav,
    h("span", {class: "grow"}),
    h("span", {class: "organisation"}, boot.organisation),
    !person && everybodys && h("a", {class: "button quiet", href: signInAddress()}, "Sign in"),
    person && inboxLink(here),
    person ? accountMenu(here, person) : themeMenu(),
  );
}

/** Where one is told of what happens, with how much of it is unread. */
function inboxLink(here) {
  const number = h("span", {class: "count"});
  const link = h("a", {class: ["button quiet inbox-link", here === "Inbox" && "here"], href: "/inbox", "aria-label": "Inbox"}, icon("inbox"), number);
  ask("GET", "/me/notifications?limit=1").then(
    ({unread}) => {
      say(number, unread ? String(unread) : "");
      link.setAttribute("aria-label", unread ? `Inbox, ${unread} unread` : "Inbox");
    },
    () => {},
  );
  return link;
}

const themes = () => THEMES.map(t => ({label: t.label, icon: t.icon, checked: theme() === t.key, on: () => chooseTheme(t.key)}));

function themeMenu() {
  const anchor = button("Colours", {
    icon: "contrast",
    kind: "quiet",
    lone: true,
    attributes: {"aria-haspopup": "menu"},
    on: () => menu(anchor, "Colours", themes()),
  });
  return anchor;
}

function accountMenu(here, person) {
  const face = avatar({name: person.name, role: "mentor", colour: 6});
  for (const name of ["role", "aria-label", "title"]) face.removeAttribute(name);
  face.setAttribute("aria-hidden", "true");
  const anchor = h(
    "button",
    {
      type: "button",
      class: ["me", here === "Account" && "here"],
      "aria-label": person.name,
      "aria-haspopup": "menu",
      on: {
        click: () =>
          menu(anchor, "You", [
            {label: "Your applications", icon: "send", on: () => location.assign("/applications")},
            {label: "Your ideas", icon: "lightbulb", on: () => location.assign("/my-ideas")},
            {label: "Your account", icon: "key-round", on: () => location.assign("/account")},
            "-",
            {title: "Colours"},
            ...themes(),
            "-",
            {label: "Sign out", icon: "log-out", on: leave},
          ]),
      },
    },
    face,
    h("span", {class: "word"}, person.name),
  );
  return anchor;
}

/** Signs out, and leaves nothing of what was written in this browser. */
export async function leave() {
  try {
    await signOut("person");
  } finally {
    forgetAll();
    location.assign("/sign-in");
  }
}
