// What became of the text of each file since its last versions, so that what was said of one of them is shown where that
// is now. Pure.

/** So many versions back; what speaks of an older text is not shown. */
const EDITS_KEPT = 200;

export class PastEdits {
  constructor() {
    /** @type {Map<number, {version: number, steps: {doc: Text, changes: ChangeDesc}[]}>} steps up to that version, oldest first */
    this.files = new Map();
  }

  clear() {
    this.files.clear();
  }

  /** One edit was confirmed: it led from the text `doc` to that version. */
  edited(file, version, doc, changes) {
    const held = this.files.get(file);
    const steps = held?.version === version - 1 ? held.steps : [];
    this.files.set(file, {version, steps: [...steps, {doc, changes}].slice(-EDITS_KEPT)});
  }

  /**
   * The text at a version, and how it became the one that is confirmed now; null where that is not known.
   * @param {{file: number, version: number, text: Text}} now
   * @param {(length: number) => ChangeDesc} none what changes nothing in a text of that length
   */
  since({file, version, text}, then, none) {
    if (then === version) return {doc: text, changes: none(text.length)};
    const held = this.files.get(file);
    const steps = held?.version === version && then < version ? held.steps.slice(then - version) : [];
    if (steps.length !== version - then || !steps.length) return null;
    return {doc: steps[0].doc, changes: steps.map(step => step.changes).reduce((all, next) => all.composeDesc(next))};
  }
}
