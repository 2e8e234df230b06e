// The report of an interview that is over: for the panel (/interviews/…/report) and for its candidate (/visit/…/report).
// It is read on the screen, and printed.
import {ask, Problem} from "../shared/api.js";
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {currentSession, signedInAs} from "../shared/session.js";
import {hourMinute, longDate} from "../shared/time.js";
import {crumb, head, openPage, personPage, show} from "../desk/page.js";
import {colours} from "./chart.js";
import {ownCopy} from "./own-copy.js";
import {code, facts, feedback, grading, runs, talk, time} from "./parts.js";
import {attendance} from "./told.js";

const [, place, id] = location.pathname.split("/");
const whose = place === "visit";

if (whose) {
  signedInAs("guest");
  openPage(async () => await currentSession() ? draw() : show("Not opened",
    head("Open the link of your invitation", "This browser is not in this interview. Come in by the link that you were sent. Your mentor can make a new one.")));
} else {
  personPage("Interviews", draw);
}

async function draw() {
  let report;
  try {
    report = await ask("GET", `/interviews/${id}/report`);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.slug !== "not-ended") throw problem;
    return show("No report yet", way(), head("There is no report yet", problem.message),
      h("p", {class: "after"}, h("a", {href: whose ? `/visit/${id}` : `/room/${id}`}, "To the room")));
  }
  const colour = colours(report);
  show(`Report · ${report.title}`, h("article", {class: "interview-report"}, way(), heading(report), facts(report),
    whose && feedback(report.feedback, true), time(report, colour),
    !whose && [grading(report, id, colour), report.panel?.open && feedback(report.panel.feedback, false)],
    code(report), runs(report), talk(report), whose && ownCopy(id, report)));
  document.documentElement.style.setProperty("--running-head", JSON.stringify(`${report.title} · ${longDate(report.endedAt)}`));
}

const way = () => whose ? crumb("Back to the interview", `/visit/${id}`) : crumb("The interview", `/interviews/${id}`);

function heading(report) {
  const began = report.phases[0]?.phase === "lobby" ? report.phases[1]?.from ?? report.phases[0].from : report.phases[0]?.from ?? report.endedAt;
  const candidate = attendance(report).filter(one => one.role === "candidate").map(one => one.name).join(", ");
  const print = button("Print or save as PDF", {icon: "file-text", kind: "primary", large: true, on: () => window.print()});
  print.classList.add("no-print");
  return h("header", {class: "head"}, h("div", {class: "grow"}, h("h1", {class: "title"}, visible(report.title)),
    h("p", {class: "under"}, visible(`${whose ? "Your report" : `Report for the panel${candidate ? ` on ${candidate}` : ""}`} · ${report.organisation}`)),
    h("p", {class: "under"}, `${longDate(began)}, ${hourMinute(began)} to ${hourMinute(report.endedAt)} (${zone(began)})`)), print);
}

/** The zone in which times are told, where a date stands. */
const zone = at => new Intl.DateTimeFormat("en-GB", {timeZoneName: "short"}).formatToParts(at).find(one => one.type === "timeZoneName").value;
