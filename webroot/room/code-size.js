// How large the code is written: a private choice, kept in this browser.
import {remember, remembered} from "../shared/choices.js";

const KEY = "tryout.code-size";
const USUAL = 13.5;

export const CODE_SIZES = [12, USUAL, 15, 17, 20].map(size => ({size, label: size === USUAL ? `${size} px, as usual` : `${size} px`}));

export function codeSize() {
  const kept = Number(remembered(KEY));
  return CODE_SIZES.some(s => s.size === kept) ? kept : USUAL;
}

export function chooseCodeSize(size) {
  remember(KEY, size === USUAL ? null : size);
  showCodeSize();
}

/** Sizes are in rem, so that a larger text of the whole browser enlarges the code too. */
export function showCodeSize() {
  document.documentElement.style.setProperty("--code-size", `${codeSize() / 16}rem`);
}
