// Pages that the server wrote: they are there to read before any script, and stay so when one fails.
import {currentSession} from "../shared/session.js";
import {bar} from "../desk/page.js";

/**
 * Begins such a page with the bar, and draws what is for its reader alone.
 * @param {string} here which entry of the bar is this one
 * @param {(person: ?object) => Promise<void>} draw
 */
export async function writtenPage(here, draw) {
  const person = (await currentSession().catch(() => null))?.person ?? null;
  bar(here, person, true);
  await draw(person);
}
