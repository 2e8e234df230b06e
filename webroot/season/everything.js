// A list of the server, all of it, whatever its length.
import {ask} from "../shared/api.js";

const MOST = 200;

/** @param {string} path of the list @returns {Promise<object[]>} */
export async function everything(path) {
  const found = [];
  for (let cursor = ""; cursor !== null; ) {
    const {items, next} = await ask("GET", `${path}?limit=${MOST}${cursor && `&cursor=${cursor}`}`);
    found.push(...items);
    cursor = next ?? null;
  }
  return found;
}
