// The times of the walk-through that comes with an exercise, in words for mentors: learners are not measured by it. Pure.
import {span} from "../shared/time.js";
import {groupTitle} from "./test-words.js";

/** @param {{took: number, firstRun: number, held: {stage: string, after: number}[]}} walkthrough */
export function walkthroughInWords({took, firstRun, held}) {
  const stages = held.map(({stage, after}) => `${groupTitle(stage)} held after ${span(after)}`);
  return `The recorded walk-through, by somebody who knew the statement alone and typed without a pause, took ${span(took)}: ${[`first run after ${span(firstRun)}`, ...stages].join(", ")}.`;
}
