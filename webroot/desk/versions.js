// What is said of a version of an exercise, in the list and on its own page.
import {chip} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {note} from "../shared/drafts.js";
import {count, longDate} from "../shared/time.js";

/** What is not the ordinary about how far it is; what may be used has no chip. */
export function stateChip({state, verifying, present, readable}) {
  if (!readable) return chip("cannot be read any more", "warn");
  if (!present) return chip("not on this server any more");
  if (verifying) return chip("being verified", "ac");
  if (state === "draft") return chip("draft", "warn", "triangle-alert");
  return state === "retired" ? chip("retired") : null;
}

/** How far it is: the chip, or for the ordinary the plain word. */
export const stateWord = version => stateChip(version) ?? h("span", {class: "quiet"}, version.state);

/** The states as a list is filtered by them. */
export const STATES = [
  ["", "any"],
  ["verified", "verified"],
  ["draft", "draft"],
  ["retired", "retired"],
];

export const originWords = ({origin, addedAt}) =>
  ({packaged: "comes with Tryout, public", folder: "from the folder of this server"})[origin] ?? `uploaded ${longDate(addedAt)}`;

export const useWords = ({inUse}) => (inUse ? `in ${count(inUse, "interview")}` : "in no interview");

/** What is known of its size and matter; nothing where it cannot be read any more. */
export const aboutWords = ({slug, version, difficulty, minutes, topics, readable}) =>
  [`${slug} ${version}`, readable && `difficulty ${difficulty} of 10`, readable && count(minutes, "minute"), readable && topics.join(", ")]
    .filter(Boolean)
    .join(" · ");

/** Whether it is kept from practice still. */
export const embargoed = ({embargoUntil}) => !!embargoUntil && Date.parse(embargoUntil) > Date.now();

/** What the page of a version says once when it is opened next: how it came there. */
export const arrival = note("exercise");
