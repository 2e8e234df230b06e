// One's own review on its way to the server: kept in this browser at once, saved by itself a moment later, and never over
// something newer that was written in another window.
import {ask} from "../shared/api.js";
import {hourMinute} from "../shared/time.js";
import {keeping} from "../season/keeping.js";

const PAUSE_MILLIS = 700;
const SHOWN_MILLIS = 400;
const AGAIN_MILLIS = 5_000;

export const EMPTY = {levels: {}, text: ""};
const same = (one, other) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
const ordered = ({levels, text}) => [Object.entries(levels).toSorted(([a], [b]) => a.localeCompare(b)), text];

/**
 * @param {string} id of the application @param {object} reviews as the server told them
 * @param {{value: () => {levels: object, text: string}, lamp: {show: Function}, saved: (reviews: object) => void, other: (reviews: object) => void}} on
 *   `other` is told what was saved in the meantime from elsewhere; nothing more is saved until somebody chose
 */
export function reviewSaving(id, reviews, {value, lamp, saved, other}) {
  const path = `/applications/${id}/reviews`;
  let known = reviews,
    timer = 0,
    saying = 0,
    flight = null,
    over = false;
  const stored = () => known.own ?? EMPTY;
  const open = () => !over && !same(value(), stored());
  const kept = keeping(`review-${id}`, () => (open() ? {...value(), base: known.etag} : null));

  function changed() {
    kept.soon();
    clearTimeout(timer);
    if (!open()) {
      quiet();
      return;
    }
    saying ||= setTimeout(() => lamp.show("saving", "Saving…"), SHOWN_MILLIS);
    timer = setTimeout(now, PAUSE_MILLIS);
  }

  function quiet() {
    clearTimeout(saying);
    saying = 0;
    if (known.own) lamp.show("saved", `Saved ${hourMinute(Date.now())}`);
    else lamp.show("saving", "Nothing written yet");
  }

  /** Saves what stands there. Answers whether it is saved. */
  async function now() {
    clearTimeout(timer);
    while (flight) await flight;
    if (!open()) return true;
    flight = save();
    try {
      return await flight;
    } finally {
      flight = null;
    }
  }

  async function save() {
    try {
      known = await ask("PUT", `${path}/me`, value(), {headers: {"If-Match": known.etag}});
    } catch (problem) {
      return refused(problem);
    }
    kept.now();
    saved(known);
    if (open()) changed();
    else quiet();
    return !open();
  }

  async function refused(problem) {
    clearTimeout(saying);
    saying = 0;
    kept.now();
    if (problem.status === 0) {
      lamp.show("offline", "Offline, kept in this browser");
      timer = setTimeout(now, AGAIN_MILLIS);
    } else if (problem.slug === "stale-revision" || problem.slug === "locked") {
      lamp.show("offline", "Not saved, kept in this browser");
      other(await ask("GET", path));
    } else lamp.show("offline", `Not saved, kept in this browser. ${problem.message}`);
    return false;
  }

  return {
    changed,
    now,
    quiet,
    /** What this browser kept of before, where it is not saved. */
    kept: () => kept.read(),
    /** What was saved elsewhere is known: from now on it is written over, or taken. */
    take(reviews) {
      known = reviews;
    },
    etag: () => known.etag,
    /** It is locked: nothing of it stays here. */
    end() {
      over = true;
      clearTimeout(timer);
      kept.end();
    },
  };
}
