// The replay of an interview, for whoever may see it: the panel and the house (/interviews/…/replay), guests (/visit/…/replay).
import {ask, Problem} from "../shared/api.js";
import {chip, sampleChip} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {currentSession, signedInAs} from "../shared/session.js";
import {longDate} from "../shared/time.js";
import {showCodeSize} from "../room/code-size.js";
import {shut} from "../room/shut.js";
import {runAgain} from "./again.js";
import {fetchAll} from "./fetch.js";
import {replayPage} from "./page.js";
import {interviewTale, pinMarks} from "./tale.js";
import {anything, Timeline} from "./timeline.js";

const page = document.getElementById("page");
const bootElement = document.getElementById("boot");
const boot = {...JSON.parse(bootElement.textContent), nonce: bootElement.nonce};
const [, place, id] = location.pathname.split("/");
const kind = place === "visit" ? "guest" : "panel";

signedInAs(kind === "guest" ? "guest" : "person");

start().catch(fault => {
  notOpened(fault);
  if (!(fault instanceof Problem)) throw fault;
});

async function start() {
  showCodeSize();
  const session = await currentSession();
  if (!session) {
    if (kind === "panel") return location.assign(`/sign-in?then=${encodeURIComponent(location.pathname + location.hash)}`);
    return fill(page, shut(boot, kind));
  }
  const interview = kind === "panel" ? await ask("GET", `/interviews/${id}`) : null;
  const grades = interview?.panel.some(seat => seat.person === session.person.id && ["lead", "mentor"].includes(seat.role));
  const pins = grades ? (await ask("GET", `/interviews/${id}/pins`)).items : [];
  const pinned = pinMarks(pins, member => interview.panel.find(seat => seat.person === member)?.name ?? "Somebody who graded");
  await watch(new Timeline(interviewTale, pinned), bar(interview), grades ? runAgain(id) : null);
}

function notOpened(fault) {
  if (fault instanceof Problem && [401, 403, 404].includes(fault.status)) return fill(page, shut(boot, kind));
  if (fault instanceof Problem && fault.status === 410) return fill(page, shut(boot, kind, {why: fault.title, then: fault.message, code: 410}));
  fill(page, shut(boot, kind, {why: "The replay could not be opened.", then: fault.message, code: 0}));
}

/** @param {?object} again for those who may run something once more */
function watch(line, top, again) {
  let view = null, wanted = wantedEvent();
  addEventListener("hashchange", () => {
    wanted = wantedEvent();
    view && toWanted();
  });
  const toWanted = () => {
    if (wanted === null || !(line.complete || line.events.at(-1)?.seq >= wanted)) return;
    view.toEvent(wanted);
    wanted = null;
  };
  const open = () => {
    view = replayPage({boot, line, top: top.element, title: "Replay of the interview", ended: "This is how it ended.", again});
    fill(page, view.element);
  };
  return fetchAll(after => ask("GET", `/interviews/${id}/events?after=${after}`), {
    came({events, last, end, more}) {
      line.append(events);
      top.draw(line.newest.state);
      if (!view && anything(line.events)) open();
      if (!view) return;
      view.fetching(more ? `Fetching, ${Math.floor(100 * last / end)} %` : "");
      view.grew();
      toWanted();
    },
    failed(problem, again) {
      if (!view || problem instanceof Problem && [401, 403, 404, 410].includes(problem.status)) notOpened(problem);
      else view.failed(problem.message, again);
      if (!(problem instanceof Problem)) throw problem;
    },
    all() {
      if (!view) return nothingYet(top);
      line.finish();
      view.grew();
      toWanted();
    },
  });
}

/** The event that the address asks for, or null. */
function wantedEvent() {
  const found = /^#at=(\d+)$/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

const nothingYet = top => fill(page, h("div", {class: "replay"}, top.element, h("main", {class: "column", id: "main"},
  h("h1", {class: "title"}, "Nothing to replay yet"), h("p", {class: "lede"}, "This interview has not begun. What happens in it can be watched here from then on."))));

/** What is watched and the way back; a candidate's task has its name from when it was shown. */
function bar(interview) {
  const title = h("span", {class: "soft replay-what"}, interview ? what(interview.title, interview.createdAt) : boot.organisation);
  document.title = `Replay · ${interview?.title ?? boot.organisation}`;
  const back = kind === "guest" ? `/visit/${id}` : `/interviews/${id}`;
  return {
    element: h("header", {class: "bar"}, sampleChip(boot), h("strong", {class: "project"}, "Replay"), title, h("span", {class: "grow"}), chip("read-only", "", "lock"),
      h("span", {class: "actions"}, h("a", {class: "button quiet", href: back}, icon("x"), "Close"))),
    draw({task}) {
      if (interview || !task) return;
      say(title, task.title);
      document.title = `Replay · ${task.title}`;
    },
  };
}

const what = (title, day) => `${title} · ${longDate(day)}`;
