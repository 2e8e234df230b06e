// What verifying came to, in words: what does not hold, by file, and what each submission came to.
import {banner} from "../shared/components.js";
import {h, say} from "../shared/dom.js";
import {hourMinute, longDate} from "../shared/time.js";
import {byFile} from "./upload.js";

/**
 * The section of a version's page.
 * @returns {HTMLElement & {advance: (verification: object) => void}} `advance` shows how far it is while it is under way
 */
export function reportPart(version) {
  const {verification, report} = version;
  const status = h("p", {role: "status"}, verification.running ? stepWords(verification) : standing(version));
  const bar = verification.running && h("progress", {"aria-label": "How far verifying is", max: "1"});
  const element = h(
    "section",
    {class: "group report"},
    h("h2", {class: "section"}, "Verification"),
    verification.trouble && banner({kind: "warn", icon: "triangle-alert", fact: "Verifying broke off.", then: verification.trouble}),
    status,
    bar,
    !verification.running && report && [faults(report), outcomes(report)],
  );
  const advance = now => {
    say(status, stepWords(now));
    if (bar && now.of) bar.value = now.done / now.of;
  };
  if (bar) advance(verification);
  return Object.assign(element, {advance});
}

/** A submission by its path, or what is done before and between. */
const stepWords = ({at, done, of}) =>
  of ? `Being verified: ${at}, ${done + 1} of ${of}. This takes a minute or two; runs of interviews go first.` : `In line: ${at}.`;

function standing({state, report, basis, tested, present}) {
  if (!tested) return "It has no hidden tests, so there is nothing to verify.";
  if (!report && state === "draft") return "Not verified yet. No interview can be planned with it before it is.";
  if (!report) return `Verified when it was made, not on this server${state === "verified" && present ? " yet. That happens by itself while nobody runs anything." : "."}`;
  const when = `${longDate(report.at)}, ${hourMinute(report.at)}`;
  if (report.faults.length) return `Looked at ${when}.${state === "draft" ? " It is a draft: no interview can be planned with it." : ""}`;
  return `Verified ${when}: everything holds.${basis ? "" : " That was with another compiler or other walls than this server has now."}`;
}

function faults({faults: all}) {
  if (!all.length) return null;
  return h(
    "div",
    {class: "faults"},
    h("strong", {}, all.length === 1 ? "One thing does not hold." : `${all.length} things do not hold.`),
    byFile(all.map(({rule, file, observed}) => ({file, words: [observed, " ", h("span", {class: "quiet nowrap"}, `rule ${rule}`)]}))),
  );
}

const VERDICTS = {AC: "passes", WA: "wrong", RTE: "crashes", TLE: "too slow"};

/** Each submission with what it came to in each stage; the verdict of every test is one press away. */
function outcomes({submissions}) {
  if (!submissions.length) return null;
  const stages = submissions[0].stages.map(one => one.split(" ")[0]);
  return h(
    "div",
    {class: "sideways", tabindex: "0", role: "region", "aria-label": "Submissions"},
    h(
      "table",
      {class: "table verdicts"},
      h("thead", {}, h("tr", {}, ["Submission", "Points", ...stages].map((label, at) => h("th", {scope: "col", class: at === 1 && "number"}, label)))),
      h("tbody", {}, submissions.map(({submission, points, stages: came}) =>
        h("tr", {}, h("th", {scope: "row"}, h("code", {}, submission)), h("td", {class: "number"}, points), came.map(stageCell)))),
    ),
  );
}

/** The verdicts of a stage, equal ones counted. */
function stageCell(came) {
  const [, ...marks] = came.split(" ");
  const counts = Map.groupBy(marks, mark => mark);
  return h("td", {}, [...counts].map(([mark, all]) => (counts.size === 1 ? VERDICTS[mark] : `${all.length} ${VERDICTS[mark]}`)).join(", "));
}
