// What one is told of, newest first. What is shown counts as seen.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {count, hourMinute, longDate} from "../shared/time.js";
import {head, personPage, show} from "../desk/page.js";

const PAGE = 50;

personPage("Inbox", async () => {
  const {items, next, unread} = await ask("GET", `/me/notifications?limit=${PAGE}`);
  if (!items.length) {
    show("Inbox", head("Inbox"), h("div", {class: "empty"}, h("strong", {}, "Nothing yet."), h("p", {}, "Here you are told when somebody asks you to mentor, answers you, or publishes what is yours.")));
    return;
  }
  const list = h("ul", {class: "plain rows tidings"}, items.map(row));
  show("Inbox", head("Inbox", unread ? `${count(unread, "thing")} you have not seen.` : "You have seen all of it."), list, older(list, next));
  if (unread) whenSeen(() => ask("POST", "/me/notifications/read", {upTo: items[0].id}));
});

/** A page that was opened behind another one was not seen yet. */
function whenSeen(work) {
  const look = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", look);
    // What is not noted as seen now is marked again next time.
    work().catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  look();
}

const row = ({words, place, at, read}) =>
  h(
    "li",
    {class: read ? null : "unread"},
    h("div", {class: "grow"}, h("a", {href: place}, !read && h("span", {class: "unseen"}, "New: "), words)),
    h("time", {class: "quiet nowrap", datetime: at}, `${longDate(at)}, ${hourMinute(at)}`),
  );

function older(list, next) {
  if (!next) return null;
  const failed = h("span", {class: "wrong", role: "alert"});
  const place = h("div", {class: "acts"}, button("Show older", {large: true, on: more}), failed);

  async function more() {
    failed.textContent = "";
    const before = list.children.length;
    try {
      const part = await ask("GET", `/me/notifications?limit=${PAGE}&cursor=${next}`);
      list.append(...part.items.map(row));
      next = part.next;
      if (!next) place.remove();
      list.children[before]?.querySelector("a").focus();
    } catch (problem) {
      failed.textContent = problem.message;
    }
  }

  return place;
}
