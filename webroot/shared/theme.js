// Light, dark, high contrast, or as the system has it: a private choice, kept in this browser.
// The stored choice is put on the page by look/theme-first.js before anything is drawn.

import {remember, remembered} from "./choices.js";

const KEY = "tryout.theme";

export const THEMES = [
  {key: "", label: "As the system", icon: "monitor"},
  {key: "light", label: "Light", icon: "sun"},
  {key: "dark", label: "Dark", icon: "moon"},
  {key: "contrast", label: "High contrast", icon: "contrast"},
];

export const theme = () => remembered(KEY) ?? "";

export function chooseTheme(key) {
  remember(KEY, key || null);
  if (key) document.documentElement.dataset.theme = key;
  else delete document.documentElement.dataset.theme;
}
