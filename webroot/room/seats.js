// Who is here, and, for the lead, what each of them is: a mentor, an observer, or out.
import {avatar, button, menu} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h} from "../shared/dom.js";
import {byRole, people, takenOut} from "./people.js";
import {refusalText} from "./words.js";

/** @typedef {import("./state.js").Member} Member */

/** Whether this person may change that one's seat. @param {{phase: string}} state */
export const maySeat = ({phase}, {permissions}, {role}) => permissions.seat.includes(phase) && role !== "candidate" && role !== "lead";

/** What each step asks before it is taken. @param {Member} m */
const STEPS = {
  mentor: m => ({title: `Make ${m.name} a mentor?`, text: `${m.name} then grades, and reads the mentors' chat from its beginning, the hints and the notes on the exercise.`, yes: "Make a mentor"}),
  observer: m => ({title: `Make ${m.name} an observer?`, text: `${m.name} looks on from now on, and is told nothing more of what the panel writes. A card that was not locked is waited for no longer.`, yes: "Make an observer"}),
  none: m => ({title: `Take ${m.name} out?`, text: `The room closes for ${m.name} at once. You can let them in again, as who they were.`, yes: "Take out", danger: true}),
};

/** @param {object} app @param {() => object[]} present everybody as their avatar shows them, in the order of the list */
export function peopleDialog(app, present) {
  const {room} = app, list = h("ul", {class: "plain people-list"}), said = h("p", {class: "wrong", role: "alert", hidden: true});
  const complain = text => {
    said.textContent = text;
    said.hidden = !text;
  };
  let shown = "";
  const draw = () => {
    const faces = present(), plain = JSON.stringify([faces, room.state.members, room.state.phase, room.me.role]);
    if (plain === shown) return;
    shown = plain;
    const at = document.activeElement?.dataset?.seat;
    const may = m => maySeat(room.state, room.about, m), seats = room.state.members.some(may);
    fill(list, byRole(people(room.state.members)).map((m, i) => h("li", {}, avatar(faces[i]), h("strong", {}, m.name, m.member === room.me.member ? " (you)" : ""),
      h("span", {class: "quiet"}, m.role), h("span", {class: "quiet grow end"}, faces[i].hand ? "hand raised, " : "", whereabouts(m)),
      seats && h("span", {class: "seat"}, may(m) && seatButton(app, m, complain)))),
    takenOut(room.state.members).filter(may).map(m => h("li", {class: "out"}, avatar({...app.who(m.member), away: true}), h("strong", {}, m.name),
      h("span", {class: "quiet"}, m.role), h("span", {class: "quiet grow end"}, "taken out"), h("span", {class: "seat"}, seatButton(app, m, complain)))));
    if (at) list.querySelector(`[data-seat="${CSS.escape(at)}"]`)?.focus();
  };
  const off = room.on("state", draw);
  draw();
  return dialog({
    title: "Who is here", body: [list, said], wide: room.about.permissions.seat.includes(room.state.phase),
    actions: close => [button("Close", {on: () => close(), attributes: {autofocus: true}})],
  }).then(off);
}

function whereabouts({clients}) {
  if (!clients.length) return "away";
  return clients.length > 1 ? `here, in ${clients.length} windows` : "here";
}

function seatButton(app, m, complain) {
  const anchor = button("Seat", {icon: "chevron-down", kind: "quiet", on: () => menu(anchor, `What ${m.name} is here`, entries(app, m, complain), {end: true}),
    attributes: {"aria-haspopup": "menu", "aria-label": `Seat of ${m.name}`, "data-seat": m.member}});
  return anchor;
}

function entries(app, m, complain) {
  const entry = (label, icon, role) => ({label, icon, on: () => change(app, m, role, complain)});
  if (m.out) return [entry("Let in again as an observer", "eye", "observer"), entry("Let in again as a mentor", "pen-line", "mentor")];
  return [m.role === "mentor" ? entry("Make an observer", "eye", "observer") : entry("Make a mentor", "pen-line", "mentor"), "-", entry("Take out…", "log-out", null)];
}

/** Letting somebody look on again asks nothing. */
async function change(app, m, role, complain) {
  complain("");
  if (!(m.out && role === "observer") && !await confirm(STEPS[role ?? "none"](m))) return;
  app.room.seat(m.member, role, refusal => complain(refusalText(refusal)));
}
