// What was written and not saved yet, kept in this browser until it is, and wiped when its author signs out.
// Links that were told once are kept for the window only.
const DRAFT = "tryout.draft.";
const LINKS = "tryout.links.";

/** @param {string} name */
export const draft = name => kept(() => localStorage, DRAFT + name);

/** @param {string} interview */
export const links = interview => kept(() => sessionStorage, LINKS + interview);

/** A small note of this window, such as how far somebody came. @param {string} name */
export const note = name => kept(() => sessionStorage, DRAFT + name);

function kept(store, key) {
  return {
    /** @returns {any} what was kept, or null */
    read() {
      try {
        return JSON.parse(store().getItem(key));
      } catch {
        return null;
      }
    },
    /** @returns {boolean} whether the browser could keep it */
    write(value) {
      try {
        store().setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      store().removeItem(key);
    },
  };
}

export function forgetAll() {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith(DRAFT) || key.startsWith(LINKS)) store.removeItem(key);
  }
}
