// Two texts of one field, drawn as one in which it is marked what is gone and what is new.
import {h} from "../shared/dom.js";
import {difference, shortened} from "./difference.js";

const TAGS = {gone: "del", new: "ins"};

/** @param {string} before @param {string} after */
export const differenceView = (before, after) =>
  h("p", {class: "difference"}, shortened(difference(before, after)).map(({kind, text}) => (kind === "same" ? text : h(TAGS[kind], {}, text))));

/** The fields in which two texts differ, each with its name. @param {{label: string, before: string, after: string}[]} fields */
export const fieldDifferences = fields =>
  h(
    "dl",
    {class: "field-list"},
    fields.map(({label, before, after}) => [h("dt", {}, label), h("dd", {}, differenceView(before, after))]),
  );
