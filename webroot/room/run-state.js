// What the output says of a run that has not written anything, or of there being none.
import {paneState} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {ordinal} from "../shared/time.js";
import {isHidden, mayRun} from "./may.js";
import {remaining} from "./state.js";

const SHORT_WAIT_MILLIS = 1500;

export function emptyState({room}) {
  const {role} = room.me;
  if (mayRun(room.state, room.me) && !room.about.runnerOff) {
    return h("div", {class: "state"}, h("strong", {}, "Not run yet."), h("span", {}, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " runs what you see."));
  }
  return paneState("Not run yet.", role === "candidate" ? "" : isHidden(room.state, role) ? "What the candidate runs appears here when the curtain opens." : "The candidate's runs appear here as they happen.");
}

export function quietState(view, run) {
  if (run.stage === "queued") return inLine(view, run);
  view.queuedSince = undefined;
  if (run.stage === "compiling") return paneState("Compiling…", "");
  if (run.stage === "running") return paneState("Running…", "It has written nothing yet.");
  return paneState("It wrote nothing.", "");
}

export function inLine(view, run) {
  const {runs, phase, clock, frozen} = view.room.state;
  if (performance.now() - (view.queuedSince ??= performance.now()) < SHORT_WAIT_MILLIS) return paneState("Waiting for a place…", "");
  const place = runs.filter(r => !r.result && r.run <= run.run).length;
  const counts = phase === "exercise" && !frozen && clock?.running && remaining(clock, view.app.now()) > 0;
  return paneState(`${[ordinal(place) + " in line", ...about(runs, place)].join(", ")}.`, counts ? "The clock is paused for this." : "");
}

/** How long a place in line takes, as the last runs that this page saw end let one expect; nothing where it saw none. */
function about(runs, place) {
  const took = runs.map(r => r.took).filter(Boolean).slice(-3).sort((a, b) => a - b);
  return took.length ? [`about ${Math.max(1, Math.round(place * took[took.length >> 1] / 1000))} s`] : [];
}
