// Private choices, kept in this browser. A storage that is full or forbidden costs only their being remembered: what was
// chosen holds all the same until the page is left.
const now = new Map();

/** What was chosen under that name, or null. */
export function remembered(name) {
  if (now.has(name)) return now.get(name);
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a choice; null takes it back. */
export function remember(name, value) {
  now.set(name, value === null ? null : String(value));
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // It is not remembered then.
  }
}
