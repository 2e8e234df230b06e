// A list of the server, all of it, whatever its length.
import {ask} from "./api.js";

const MOST = 200;

/**
 * @param {string} path of the list
 * @param {{as?: string}} [more] as of {@link ask}
 * @returns {Promise<object[]>}
 */
export async function everything(path, more) {
  const found = [];
  for (let cursor = ""; cursor !== null; ) {
    const {items, next} = await ask("GET", `${path}?limit=${MOST}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, undefined, more);
    found.push(...items);
    cursor = next ?? null;
  }
  return found;
}
