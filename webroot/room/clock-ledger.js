// The clock's ledger as people read it: when the exercise began, every line that moved its end, and the end.
import {button} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {clockTime, count, span} from "../shared/time.js";
import {visible} from "../shared/hidden-characters.js";
import {endOf, entryTime, entryWords} from "./ledger.js";

/** What of the length is extra time is told to the candidate alone. @param {object} app */
export function ledgerDialog(app) {
  const {state, about} = app.room, {ledger} = state, {start, lengthMillis, entries, stop} = ledger;
  const name = by => by ? app.who(by).name : "the server";
  const line = (when, what, who = "") => h("tr", {}, h("td", {class: "mono nowrap"}, when), h("td", {}, what), h("td", {class: "nowrap"}, who));
  const extra = about.extraMinutes ? ` ${count(about.extraMinutes, "minute")} of that ${about.extraMinutes === 1 ? "is" : "are"} extra time, agreed with you.` : "";
  return dialog({
    title: "The exercise's clock",
    wide: true,
    body: [h("table", {class: "table ledger"}, h("caption", {class: "unseen"}, "Why the exercise ends when it does"),
      h("thead", {}, h("tr", {}, ["When", "What", "By"].map(head => h("th", {scope: "col"}, head)))),
      h("tbody", {}, line(clockTime(start), `It began with ${span(lengthMillis)}.${extra}`),
        entries.map(entry => line(entryTime(entry), visible(`${entryWords(entry)}. ${entry.reason}`), name(entry.by))),
        stop && state.phase === "exercise" && line(clockTime(stop.since), visible(`The clock stands. ${stop.reason}`), name(stop.by)),
        !stop && state.phase === "exercise" && line(clockTime(endOf(ledger)), "It ends.")))],
    actions: close => [button("Close", {on: () => close(), attributes: {autofocus: true}})],
  });
}
