// What a room of one has in place of the interview's parts: its own bar, hints that one takes oneself, nobody beside it, and
// another end. main.js asks for this module only where somebody practises.
import {button, disable} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {clockPart, savePart, titlePart, viewMenu} from "../room/bar.js";
import {fits} from "../room/fits.js";
import {sentence} from "../room/words.js";

export {ended} from "./after.js";
export {hints} from "./hints.js";

/** What goes first where the bar has no room for all; the clock, the lamp and Submit stay. */
const LESS = ["credit", "crumb", "left", "names", "project", "lamp"];

/** @param {object} app */
export function bar(app) {
  const element = h("header", {class: "bar alone"}, titlePart(app), h("a", {class: "crumb", href: "/practice"}, "Practice"),
    h("strong", {class: "project"}, app.room.title), clock(app), savePart(app), h("span", {class: "grow"}), h("span", {class: "actions"}, actions(app)));
  app.room.scope?.push(fits(element, LESS));
  return element;
}

function clock(app) {
  const none = h("span", {class: "soft no-clock"}, "No clock");
  const draw = () => {
    none.hidden = !!app.room.state.clock;
  };
  app.room.on("state", draw);
  draw();
  return [clockPart(app), none];
}

function actions(app) {
  const view = button("View", {icon: "settings-2", kind: "quiet", on: () => viewMenu(app, view), attributes: {"aria-haspopup": "menu"}});
  const help = button("Help", {icon: "circle-help", kind: "quiet", on: () => helpDialog(app)});
  return [view, help, submitButton(app)];
}

function submitButton(app) {
  const submit = button("Submit…", {icon: "send", on: () => ask(app, submit)});
  submit.classList.add("submit");
  const draw = () => disable(submit, app.connection.status.kind === "open" ? "" : "It waits for the connection.");
  app.onStatus(draw);
  draw();
  return submit;
}

/** Nothing is lost by it, and nothing is final but the text: so it asks in calm words. */
async function ask(app, submit) {
  const sure = await confirm({
    title: "Submit your text as it stands?", yes: "Submit",
    text: "You cannot change it after that. Then you may see what the hidden tests say of it, and notes on the solution. You can begin the exercise anew as often as you like.",
  });
  if (!sure) return;
  disable(submit, "It is being submitted.");
  if (!await app.store("phase", {to: "ended"})) disable(submit, "");
}

const HELP = [
  ["Run and check", "Run builds what you see and runs it. Check does the same under the watch of the sanitizers: where a program goes wrong, it names the line."],
  ["Test", "Test runs the public and the hidden tests on what you see, 20 times at most. Of a hidden test it tells what it looks at and whether that is there."],
  ["Your text", "It is saved as you type, also while the connection is away. You can close this page and come back by “Your attempts” on the page of practice."],
  ["Hints", "They stand below the task. You take them one after the other, when you want; they cost no points."],
];
const TIMED = ["The clock", "It goes on while you are away, as in an interview. When the time is up, your text is submitted as it stands then."];
const UNTIMED = ["No clock", "Nothing is timed. Take as long as you like, also over several days."];
const SUBMIT = ["Submit", "When you are done, or want to stop. Then come the hidden tests, notes on the solution, and questions to look at your own work with. Nobody else sees any of it."];

function helpDialog(app) {
  const parts = [...HELP, app.room.state.clock ? TIMED : UNTIMED, SUBMIT];
  dialog({
    title: "How this works", wide: true,
    body: [h("dl", {class: "practice-help"}, parts.map(([name, what]) => [h("dt", {}, name), h("dd", {}, what)]))],
    actions: close => [
      button("All keys", {icon: "keyboard", kind: "quiet", on: () => {
        close();
        setTimeout(() => app.keys());
      }}),
      button("Close", {kind: "primary", on: () => close(), attributes: {autofocus: true}}),
    ],
  });
}

/**
 * There is nobody beside whom anything could be said or pointed out, so there is no pane; what happens by itself is still
 * told to whoever listens.
 * @returns {null}
 */
export function side(app) {
  app.pointAt = null;
  const reader = {name: () => "You", roleOf: () => app.room.me.role, role: app.room.me.role, log: app.room.state.log};
  app.room.on("events", list => list.filter(event => event.frozen || event.clockChanged).forEach(event => {
    const words = sentence(event, reader);
    if (words) app.announce(words.text, {urgent: !!event.frozen});
  }));
  return null;
}

/** Why the line ended for good, where an interview would say it in other words. @param {number} code */
export const stopped = code => ({
  4401: "This browser may not come back to this attempt by itself. Copy what you need, then reload.",
  4403: "This attempt is not yours any more.",
  4404: "This attempt was deleted.",
}[code]);
