// What there is to do: the statement with flags and limits last; for the panel also what comes next.
import {paneState} from "../shared/components.js";
import {fill, h, icon} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {guide} from "./guide.js";
import {givenHints, hintLadder, tellHints} from "./hints.js";
import {isPanel, nextPhase, phaseName} from "./may.js";
import {agreed, candidate} from "./people.js";
import {plannedStatement, unseen} from "./planned.js";
import {clockTime} from "../shared/time.js";

/** @param {object} app */
export function taskPane(app) {
  const {room} = app;
  const panel = isPanel(room.me.role);
  const body = h("div", {class: "task-body", tabindex: "0", role: "group", "aria-label": "Statement"});
  const element = h("section", {class: ["pane task clips", panel && "of-panel"], id: "task", tabindex: "-1", "aria-label": panel ? "Plan" : "Task", "data-pane": "task"},
    h("div", {class: "heading"}, h("h2", {}, panel ? "Plan" : "Task"), h("span", {class: "grow"})), body);
  const hidden = unseenPart(app), open = h("div", {class: "task-open"});
  fill(body, hidden.element, open);
  let shown = "";
  const draw = () => {
    const {state} = room;
    const plain = JSON.stringify([state.task, state.phase, agreed(state), absent(state), state.mentorTyping, state.editorOpen, room.about.compiler, state.frozen]);
    if (plain === shown) return;
    shown = plain;
    hidden.draw();
    fill(open, panel && !state.task ? null : statement(app), app.alone ? app.alone.hints(app) : givenHints(app), flags(app));
    showNewHint(state.task?.hints.length ?? 0);
  };
  let hints = room.state.task?.hints.length ?? 0;
  /** A hint that came stands where it is seen, unless somebody reads something else here. */
  const showNewHint = number => {
    if (number > hints && !panel && !body.matches(":hover, :focus-within")) [...open.querySelectorAll(".hint-given")].at(-1)?.scrollIntoView({block: "nearest"});
    hints = number;
  };
  room.on("state", draw);
  if (!app.alone) tellHints(app);
  draw();
  return element;
}

/** What the candidate does not see. The ladder and the guide keep their place while the rest is drawn anew, and stay open. */
function unseenPart(app) {
  const {room} = app, panel = isPanel(room.me.role);
  if (!panel && app.kind !== "panel") return {element: null, draw() {}};
  const next = h("div", {class: "now-part"}), notes = guide(app), ladder = panel ? hintLadder(app) : null;
  const element = h("div", {class: "unseen-part hatched"}, unseen(), next, ladder, notes);
  let planned;
  return {
    element,
    draw() {
      fill(next, panel && nextCard(app), panel && !room.state.task && (planned ??= plannedStatement(app)));
    },
  };
}

function statement(app) {
  const {state, me} = app.room;
  if (state.phase === "warm-up" && me.role === "candidate") return warmUp();
  if (!state.task) return paneState("No task yet.", me.role === "candidate" ? "Your mentor will open the task." : "The candidate sees it when the exercise starts.");
  return h("div", {class: "prose statement"}, h("h2", {}, state.task.title), hintCount(app.room, app.alone ? "taken" : "given"), treeNodes(state.task.statement ?? []));
}

/** Hints stand below the task, where somebody who has not come to its end may not know of them. */
const hintCount = ({about, state}, done) => about.hintCount ? h("p", {class: "hint-count quiet"}, icon("lightbulb"), `Hints: ${state.task.hints.length} of ${about.hintCount} ${done}`) : null;

function warmUp() {
  return h("div", {class: "prose statement"}, h("h2", {}, "Warm-up"),
    h("p", {}, "A small program, to learn the room with."),
    h("h3", {}, "Try this"),
    h("ol", {}, h("li", {}, "Run it: press ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), "."),
      h("li", {}, "Check it: ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Shift"), " ", h("kbd", {}, "Enter"), " watches every access to memory. Where a program crashes, it names the line."),
      h("li", {}, "Change a line and run it again.")),
    h("p", {class: "soft"}, "Your mentor will open the task. This time is not counted."));
}

/** @param {{room: {about: object}}} app what is told of the compiler and the rules */
export function flags(app) {
  const {compiler, policy, eachRun} = app.room.about;
  const rows = [["Run", compiler?.quick, true], ["Check", compiler?.sanitized, true], ["Each run", uses(eachRun?.quick)], ["Each check", uses(eachRun?.sanitized)],
    ["Allowed", policy?.allowed], ["Not allowed", policy?.notAllowed]];
  return h("div", {class: "flags"}, h("h3", {}, policy?.allowed || policy?.notAllowed ? "Flags, limits and rules" : "Flags and limits"),
    h("dl", {}, rows.filter(r => r[1]).map(([term, value, mono]) => [h("dt", {}, term), h("dd", {class: mono ? "mono" : ""}, mono ? wholeWords(value) : value)])));
}

/** A number and its unit stay on one line. */
const uses = each => each && `${each.cpuMillis / 1000}\u00a0s of processor time, ${each.memoryMib}\u00a0MiB of memory, ${each.outputKib}\u00a0KiB of output, ${each.processes}\u00a0processes`;

/** Flags break between, never inside, so that they can be read and copied. */
const wholeWords = flags => flags.split(" ").flatMap(word => [h("span", {class: "nowrap"}, word), " "]);

/** What the lead would do next, in one place, private to the panel. */
function nextCard(app) {
  const {state, me} = app.room, {phase} = state;
  const next = nextPhase(phase), called = named => phaseName(named, me.role);
  return h("div", {class: "next-card"}, h("h3", {}, next ? `Now: ${called(phase)}. Next: ${called(next)}.` : `Now: ${called(phase)}.`),
    h("p", {class: "soft"}, advice(state, me.role)), absent(state) && h("p", {}, absent(state)),
    !agreed(state) && h("p", {class: "soft"}, "The candidate has not agreed to the recording."));
}

function advice({phase, frozen, mentorTyping, editorOpen}, role) {
  if (phase === "exercise" && frozen) return "Time is up, and the text is frozen. The candidate can still run it. Open the discussion, above, when you are both ready.";
  return {
    "warm-up": "The candidate learns the room on a small faulty program. Start the exercise when they are at ease; the clock begins then.",
    "exercise": `The candidate works. You can point with Alt+click, follow their caret, and write in the chat. ${mentorTyping ? "Typing is on: everybody sees that." : "Typing is off until you switch it on."}`,
    "discussion": `Talk about the code. ${editorOpen ? "The candidate may type." : role === "lead" ? "The candidate reads only, until you press “Candidate read-only” above the text." : "The candidate reads only, until the lead lets them type."}`,
    "questions": "The candidate's questions stand under Questions. Tick each when it is answered, then end the interview.",
  }[phase];
}

/** That the candidate is not connected, since when as far as this page saw it, and what becomes of their time. */
function absent({members, phase, frozen, clock}) {
  const who = candidate(members);
  if (!who || who.clients.length || phase === "ended") return "";
  const since = who.leftAt ? `${who.name} lost the connection at ${clockTime(who.leftAt)}.` : `${who.name} is not connected.`;
  return phase === "exercise" && !frozen && clock?.running ? `${since} Their time is given back.` : since;
}
