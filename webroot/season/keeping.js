// What stands in a form, kept in this browser until it is saved: through a dead line, an expired session, a closed window.
import {draft} from "../shared/drafts.js";

const PAUSE_MILLIS = 300;

/**
 * @param {string} name @param {() => ?object} value what is to be kept; null for nothing, and
 * undefined where the form is not there yet, so that what was kept stays
 */
export function keeping(name, value) {
  const kept = draft(name);
  let timer = 0;
  let over = false;
  const now = () => {
    clearTimeout(timer);
    const standing = over ? null : value();
    if (standing) return kept.write(standing);
    if (standing === null) kept.clear();
    return true;
  };
  addEventListener("pagehide", now);
  return {
    read: kept.read,
    now,
    /** In a moment, so that not every key is a write. */
    soon(done = () => {}) {
      clearTimeout(timer);
      timer = setTimeout(() => done(now()), PAUSE_MILLIS);
    },
    /** It is saved: nothing of it stays here. */
    end() {
      over = true;
      now();
    },
  };
}
