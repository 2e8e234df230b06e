// How difficult an exercise is: ten small strokes, and the same in words.
import {h} from "../shared/dom.js";
import {difficultyWord} from "./words.js";

const MOST = 10;

/** @param {number} difficulty 1 to 10 */
export const difficultyPicture = difficulty => h("span", {class: "difficulty"},
  h("span", {class: "strokes", "aria-hidden": "true"}, Array.from({length: MOST}, (_, i) => h("span", {class: i < difficulty ? "on" : ""}))),
  h("span", {}, h("span", {class: "unseen"}, "Difficulty "), `${difficulty} of ${MOST}, ${difficultyWord(difficulty)}`));
