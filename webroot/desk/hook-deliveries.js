// What a webhook was told, newest first: what became of each, and once more where somebody wants that.
import {ask} from "../shared/api.js";
import {button, chip} from "../shared/components.js";
import {fill, h, say} from "../shared/dom.js";
import {answered, moment} from "./hook-words.js";

const PAGE = 20;
const LOOK_MILLIS = 1000;
const LOOKS = 12;
const STATES = {waiting: ["waits", "warn"], delivered: ["taken", "ok"], failed: ["not taken", "err"]};

/** @param {{id: string}} hook @param {() => void} changed called when a message was sent once more */
export function deliveries(hook, changed) {
  const path = `/webhooks/${hook.id}/deliveries`;
  const list = h("ul", {class: "plain deliveries"});
  const failed = h("p", {class: "wrong", role: "alert"});
  const more = h("div", {class: "acts tight"});
  const attempt = async work => {
    say(failed, "");
    try {
      await work();
    } catch (problem) {
      say(failed, problem.message);
    }
  };

  async function load(cursor) {
    const {items, next} = await ask("GET", `${path}?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ""}`);
    if (!cursor) fill(list);
    list.append(...items.map(row));
    if (!list.children.length) fill(list, h("li", {class: "soft"}, "It was told nothing yet. What happens from now on comes here."));
    fill(more, next && button("Show older", {on: () => attempt(() => load(next))}));
  }

  function row(delivery) {
    const [label, kind] = STATES[delivery.state];
    const element = h("li", {});
    const said = h("span", {role: "status"}, answered(delivery));
    fill(
      element,
      h(
        "div",
        {class: "grow"},
        h("p", {class: "line"}, h("span", {class: "mono"}, delivery.type), chip(label, kind), h("time", {class: "quiet", datetime: delivery.at}, moment(delivery.at))),
        h("p", {class: "soft"}, said, delivery.state === "waiting" && delivery.tries ? ` Again ${moment(delivery.nextAt)}: try ${delivery.tries + 1} of 7.` : null),
        details(delivery),
      ),
      delivery.allowedActions.includes("redeliver") &&
        button("Send again", {kind: "quiet", icon: "rotate-ccw", attributes: {"aria-label": `Send ${delivery.type} of ${moment(delivery.at)} again`}, on: () => attempt(() => again(delivery, element))}),
    );
    return element;
  }

  async function again(delivery, element) {
    const waiting = row(await ask("POST", `${path}/${delivery.id}/redeliver`));
    element.replaceWith(waiting);
    waiting.querySelector("button")?.focus();
    await watch(delivery.id, waiting);
    changed();
  }

  /** Looks until it was tried, for as long as a try may take. */
  async function watch(id, element) {
    for (let looks = 0; looks < LOOKS && element.isConnected; looks++) {
      await new Promise(resolve => setTimeout(resolve, LOOK_MILLIS));
      const {items} = await ask("GET", `${path}?limit=200`);
      const now = items.find(one => one.id === id);
      if (now && !now.tries) continue;
      const held = element.contains(document.activeElement);
      const after = now ? row(now) : h("li", {});
      element.replaceWith(after);
      if (held) after.querySelector("button")?.focus();
      return;
    }
  }

  attempt(() => load(""));
  return {element: h("div", {class: "told"}, list, more, failed), reload: () => attempt(() => load(""))};
}

function details({id, body, answer}) {
  return h(
    "details",
    {},
    h("summary", {}, answer ? "Message and answer" : "Message"),
    h("p", {class: "quiet"}, "webhook-id ", h("span", {class: "mono"}, id)),
    h("pre", {class: "mono", tabindex: "0", "aria-label": "Message"}, body),
    answer && [h("p", {class: "quiet"}, "It answered, at first:"), h("pre", {class: "mono", tabindex: "0", "aria-label": "Answer"}, answer)],
  );
}
