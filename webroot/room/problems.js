// Which findings are shown: what went wrong in the run that is looked at, and what the compiler says of the text as it is.
// Pure, so that the gutter, the list and the tests agree.

/**
 * @typedef {{file: number, from: number, to: number}} Place in UTF-16 units of the text that was compiled
 * @typedef {Place & {severity: "error"|"warning"|"fault", code: string, message: string, sentence?: string,
 *   related?: (Partial<Place> & {message: string})[], trail?: (Partial<Place> & {message: string})[],
 *   fix?: {title: string, edits: (Place & {insert: string})[]}}} Finding
 * @typedef {Finding & {of: number|string, fleeting?: boolean}} Shown `of` names the run, or the live check; one that is
 *   fleeting is shown only as long as its line is not touched
 */

/** The name of what is looked over while people type, beside the numbers of runs. */
export const CHECK = "check";

const same = (a, b) => a.file === b.file && a.from === b.from && a.to === b.to && a.message === b.message;
const sameText = (a, b) => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([file, version]) => b[file] === version);

export class Problems {
  constructor() {
    this.check = null;
    /** What a run found and a look at the same text did not: it would take the optimiser or the linker to see it again. */
    this.deeper = new Map();
  }

  /** @param {{versions: Record<string, number>, findings: Finding[], trouble: string}} check */
  checked(check) {
    this.check = check;
  }

  /** @param {?import("./state.js").Run} run that is looked at @returns {Shown[]} */
  shown(run) {
    const ofRun = (run?.findings ?? []).map(f => ({...f, of: run.run}));
    if (!this.check) return ofRun;
    const faults = ofRun.filter(f => f.severity === "fault");
    return [...faults, ...this.said(run, ofRun.filter(f => f.severity !== "fault"))];
  }

  said(run, ofRun) {
    const {versions, findings} = this.check;
    const ofCheck = findings.map(f => ({...f, of: CHECK}));
    if (!run) return ofCheck;
    if (sameText(versions, run.versions)) {
      this.deeper.set(run.run, ofRun.filter(f => !findings.some(other => same(f, other))));
      return [...ofRun, ...ofCheck.filter(f => !ofRun.some(other => same(f, other)))];
    }
    const deeper = this.deeper.get(run.run) ?? [];
    return [...ofCheck, ...deeper.map(f => ({...f, fleeting: true}))];
  }
}

/** What is said first of a finding: in plain words where there are any. */
export const words = finding => finding.sentence || finding.message;

const RANK = ["related", "warning", "error", "fault"];

/** Whether one is to be shown before the other where there is room for one only. */
export const worse = (a, b) => RANK.indexOf(a.severity) > RANK.indexOf(b.severity);
