// How far an interview has come, in words. The lobby is the ordinary and has no chip.
import {chip} from "../shared/components.js";

const CHIPS = {
  "warm-up": ["warm-up", "ac"],
  exercise: ["exercise", "ac"],
  discussion: ["discussion", "ac"],
  questions: ["questions", "ac"],
  ended: ["ended", ""],
};

/** @param {string} phase as the server names it */
export const phaseChip = phase => (Object.hasOwn(CHIPS, phase) ? chip(...CHIPS[phase]) : null);
