// What there is to do: the statement with flags and limits last; for the panel also what comes next.
import {button, paneState} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {isPanel, nextPhase, phaseName} from "./may.js";
import {agreed, candidateCame} from "./people.js";
import {plannedTask, unseen} from "./planned.js";

/** @param {object} app */
export function taskPane(app) {
  const {room} = app;
  const panel = isPanel(room.me.role);
  const body = h("div", {class: "task-body", tabindex: "0", role: "group", "aria-label": "Statement"});
  const element = h("section", {class: ["pane task clips", panel && "of-panel"], id: "task", tabindex: "-1", "aria-label": panel ? "Plan" : "Task", "data-pane": "task"},
    h("div", {class: "heading"}, h("h2", {}, panel ? "Plan" : "Task"), h("span", {class: "grow"})), body);
  let shown = "", planned;
  const before = () => planned ??= plannedTask(app);
  const draw = () => {
    const {state} = room;
    const plain = JSON.stringify([state.task, state.phase, agreed(state), candidateCame(state.members), state.mentorTyping, room.about.compiler, state.frozen]);
    if (plain === shown) return;
    shown = plain;
    fill(body, panel ? nextCard(app) : null, statement(app, before), flags(app));
  };
  room.on("state", draw);
  draw();
  return element;
}

function statement(app, planned) {
  const {state, me} = app.room;
  if (state.phase === "warm-up" && me.role === "candidate") return warmUp();
  if (!state.task && isPanel(me.role)) return planned();
  if (!state.task) return paneState("No task yet.", me.role === "candidate" ? "Your mentor will open the task." : "The candidate sees it when the exercise starts.");
  return h("div", {class: "prose statement"}, h("h2", {}, state.task.title), treeNodes(state.task.statement ?? []));
}

function warmUp() {
  return h("div", {class: "prose statement"}, h("h2", {}, "Warm-up"),
    h("p", {}, "A small program, to learn the room with."),
    h("h3", {}, "Try this"),
    h("ol", {}, h("li", {}, "Run it: press ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), "."),
      h("li", {}, "Check it: ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Shift"), " ", h("kbd", {}, "Enter"), " watches every access to memory. Where a program crashes, it names the line."),
      h("li", {}, "Change a line and run it again.")),
    h("p", {class: "soft"}, "Your mentor will open the task. This time is not counted."));
}

function flags(app) {
  const {compiler, policy} = app.room.about;
  const rows = [["Run", compiler?.quick, true], ["Check", compiler?.sanitized, true], ["Allowed", policy?.allowed], ["Not allowed", policy?.notAllowed]];
  return h("div", {class: "flags"}, h("h3", {}, "Flags and rules"),
    h("dl", {}, rows.filter(r => r[1]).map(([term, value, mono]) => [h("dt", {}, term), h("dd", {class: mono ? "mono" : ""}, mono ? wholeWords(value) : value)])));
}

/** Flags break between, never inside, so that they can be read and copied. */
const wholeWords = flags => flags.split(" ").flatMap(word => [h("span", {class: "nowrap"}, word), " "]);

/** What the lead would do next, in one place, private to the panel. */
function nextCard(app) {
  const {phase, mentorTyping} = app.room.state;
  const next = nextPhase(phase), called = named => phaseName(named, app.room.me.role);
  const words = {
    "warm-up": "The candidate learns the room on a small faulty program. Start the exercise when they are at ease; the clock begins then.",
    "exercise": `The candidate works. You can point with Alt+click, follow their caret, and write in the chat. ${mentorTyping ? "Typing is on: everybody sees that." : "Typing is off until you switch it on."}`,
    "discussion": "Talk about the code. The editor is read-only for the candidate until the lead opens it, above the text.",
    "questions": "The candidate's questions stand under Questions. Tick each when it is answered, then end the interview.",
  }[phase];
  return h("div", {class: "next-card hatched"}, unseen(),
    h("h3", {}, next ? `Now: ${called(phase)}. Next: ${called(next)}.` : `Now: ${called(phase)}.`),
    words && h("p", {class: "soft"}, words), !agreed(app.room.state) && h("p", {class: "soft"}, "The candidate has not agreed to the recording."),
    (phase === "warm-up" || phase === "exercise") && !candidateCame(app.room.state.members) ? button("Open the candidate's side", {icon: "external-link", on: () => app.candidateSide(), title: "In a new window, to see what they see"}) : null);
}
