// An exercise to begin with, so that a room can be tried before one's own task is written: the first of those that this
// server has.
import {ask} from "../shared/api.js";

const WARMUP_MINUTES = 3;

/** @returns {Promise<{title: string, minutes: number, warmupMinutes: number, statement: string, files: object[]}>} */
export async function example() {
  const {items} = await ask("GET", "/exercises");
  const {title, minutes, statement, files} = items[0];
  return {title, minutes, warmupMinutes: WARMUP_MINUTES, statement, files};
}
