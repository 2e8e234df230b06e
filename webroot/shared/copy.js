// Copying with one press, and saying so where it was pressed.
import {button, relabel} from "./components.js";
import {h, say} from "./dom.js";

const SAID_MILLIS = 2500;
let region = null;

/** @returns {Promise<boolean>} whether the browser let it */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} label @param {() => string} text
 * @param {{source?: HTMLInputElement|HTMLTextAreaElement, kind?: "primary"|"quiet", large?: boolean}} [more] `source` is selected where copying is not allowed
 */
export function copyButton(label, text, {source, ...more} = {}) {
  const element = button(label, {
    icon: "copy",
    ...more,
    on: async () => {
      if (await copy(text())) copied(element, label);
      else {
        source?.focus();
        source?.select();
        announce("Press Ctrl+C to copy.");
      }
    },
  });
  element.dataset.icon = "copy";
  return element;
}

/** Shows on a button that it was done. */
export function copied(element, label) {
  relabel(element, "Copied", "check");
  announce("Copied.");
  setTimeout(() => relabel(element, label, "copy"), SAID_MILLIS);
}

/** Said within an open dialog, since beside one nothing is read out. */
function announce(words) {
  const place = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (region?.parentNode !== place) place.append((region = h("div", {class: "unseen", role: "status"})));
  say(region, "");
  setTimeout(() => say(region, words), 50);
}
