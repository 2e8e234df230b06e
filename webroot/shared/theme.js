// Light, dark, high contrast, or as the system has it: a private choice, kept in this browser.
// The stored choice is put on the page by look/theme-first.js before anything is drawn.

const KEY = "tryout.theme";

export const THEMES = [
  {key: "", label: "As the system", icon: "monitor"},
  {key: "light", label: "Light", icon: "sun"},
  {key: "dark", label: "Dark", icon: "moon"},
  {key: "contrast", label: "High contrast", icon: "contrast"},
];

export const theme = () => localStorage.getItem(KEY) ?? "";

export function chooseTheme(key) {
  if (key) localStorage.setItem(KEY, key);
  else localStorage.removeItem(KEY);
  if (key) document.documentElement.dataset.theme = key;
  else delete document.documentElement.dataset.theme;
}
