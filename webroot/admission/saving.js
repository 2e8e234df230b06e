// Saves what somebody writes by itself: in this browser at once, on the server in a moment, and again for as long as that
// cannot be reached. Nothing that was typed is lost on a dead line, with an expired session or a closed window.
import {ask} from "../shared/api.js";
import {hourMinute} from "../shared/time.js";
import {keeping} from "../season/keeping.js";
import {merge} from "../season/merge.js";
import {changesOf, faults, KEYS, shapeOf} from "./shape.js";

const PAUSE_MILLIS = 1200;
const AGAIN_MILLIS = [2000, 5000, 10_000, 30_000];

/**
 * @param {object} application as the server told it
 * @param {{
 *   light: ReturnType<typeof import("../shared/components.js").lamp>, value: () => object, put: (key: string, value: any) => void,
 *   fail: (faults: object[]) => void, both: (conflicts: object) => void, ended: (problem: Error) => void
 * }} page `both` is told what somebody wrote in two windows, `ended` why nothing can be saved any more
 */
export function saving(application, {light, value, put, fail, both, ended}) {
  const {id} = application;
  let base = shapeOf(application.form),
    {etag} = application,
    timer = 0,
    tries = 0,
    over = false,
    busy = null;
  const kept = keeping(`application.${id}`, () => (dirty() ? {value: value(), base} : null));

  /** All that can be kept: a part that cannot holds nothing else up. */
  function changes() {
    const now = value();
    const wrong = new Set(faults(now, application).map(({key}) => key));
    return Object.fromEntries(Object.entries(changesOf(now, base)).filter(([key]) => !wrong.has(key)));
  }

  const dirty = () => !over && Object.keys(changesOf(value(), base)).length > 0;

  function changed() {
    fail(faults(value(), application));
    kept.soon();
    if (dirty()) {
      light.show("saving", "Saving…");
      soon(PAUSE_MILLIS);
    } else saved();
  }

  function soon(millis) {
    clearTimeout(timer);
    timer = setTimeout(() => save(), millis);
  }

  /** One at a time; what comes meanwhile goes with the next. */
  async function save() {
    clearTimeout(timer);
    while (busy) await busy;
    const sent = changes();
    if (over || !Object.keys(sent).length) return look();
    busy = send(sent);
    try {
      await busy;
    } finally {
      busy = null;
    }
    return look();
  }

  async function send(sent) {
    try {
      const now = await ask("PATCH", `/applications/${id}`, sent, {headers: {"If-Match": etag}});
      ({etag} = now);
      base = {...base, ...sent};
      tries = 0;
    } catch (problem) {
      await failed(problem);
    }
  }

  async function failed(problem) {
    if (problem.slug === "stale-revision") return meet(await ask("GET", `/applications/${id}`));
    if (["not-editable", "deadline-passed", "not-found"].includes(problem.slug)) {
      kept.now();
      over = true;
      light.show("readonly", "Not saved");
      return ended(problem);
    }
    kept.now();
    if (problem.status === 401) light.show("offline", "You are signed out: kept in this browser");
    else if (problem.status === 422) return light.show("offline", problem.message);
    else light.show("offline", "No connection: kept in this browser");
    return soon(AGAIN_MILLIS[Math.min(tries++, AGAIN_MILLIS.length - 1)]);
  }

  /** What was written in another window is taken over, and where both were, both are shown. */
  function meet(theirs) {
    const mine = value(),
      other = shapeOf(theirs.form);
    const {merged, taken, both: conflicts} = merge(base, mine, other, KEYS);
    ({etag} = theirs);
    base = other;
    taken.forEach(key => put(key, merged[key]));
    if (conflicts.length) both({keys: conflicts, theirs: other});
    soon(0);
  }

  function look() {
    if (over) return;
    if (!dirty()) saved();
    else if (!Object.keys(changes()).length) light.show("offline", "Something cannot be saved as it is");
  }

  function saved() {
    kept.now();
    light.show("saved", `Saved at ${hourMinute(Date.now())}`);
  }

  /** What this browser kept of an earlier time, put over what the server has. @returns {boolean} whether there was something */
  function restore() {
    const before = kept.read();
    if (!before) return false;
    const {merged, both: conflicts} = merge(before.base, before.value, base, KEYS);
    const differs = Object.keys(changesOf(merged, base));
    differs.forEach(key => put(key, merged[key]));
    if (conflicts.length) both({keys: conflicts, theirs: base});
    if (differs.length) changed();
    return differs.length > 0;
  }

  addEventListener("online", () => dirty() && soon(0));
  light.show("saved", "Everything is saved");
  return {
    changed,
    restore,
    /** Saves what is left, and says whether all of it is saved. */
    async flush() {
      await save();
      return !dirty();
    },
    etag: () => etag,
    /** It is submitted or gone: nothing of it stays in this browser. */
    end() {
      over = true;
      clearTimeout(timer);
      kept.end();
    },
  };
}
