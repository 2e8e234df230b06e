// What had been said by the moment of a replay that is looked at.
import {avatar, paneState} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {hourMinute} from "../shared/time.js";

/** So many messages are drawn, since none reads further back than that while something goes on; the record has all. */
const SHOWN = 100;

/** @param {(member: string) => {name: string, role: string, colour: number}} who */
export function replayChat(who) {
  const list = h("ol", {class: "plain replay-said", tabindex: "0", "aria-label": "What was said until then"}), none = paneState("Nothing was said yet.", "");
  let drawn = [], known = null;
  return {
    element: h("section", {class: "pane replay-chat clips", "aria-label": "Chat"}, h("div", {class: "heading"}, h("h2", {}, "Chat")), none, list),
    /** A moment's messages begin as those of any other, so that only the end is drawn anew. @param {object[]} all */
    show(all) {
      if (all === known) return;
      known = all;
      const chat = all.slice(-SHOWN);
      let same = 0;
      while (same < drawn.length && chat[same]?.seq === drawn[same].seq) same++;
      while (list.children.length > same) list.lastChild.remove();
      list.append(...chat.slice(same).map(one => message(who, one)));
      drawn = chat;
      none.hidden = chat.length > 0;
      list.hidden = !none.hidden;
      list.scrollTop = list.scrollHeight;
    },
  };
}

function message(who, {by, at, text}) {
  const author = who(by);
  return h("li", {class: "message"}, avatar(author), h("div", {class: "grow"}, h("strong", {}, author.name), " ", h("time", {class: "mono quiet"}, hourMinute(at)), h("p", {}, visible(text))));
}
