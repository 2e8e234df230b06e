// The replay of one's own attempt, or of a model walk-through.
import {ask, Problem} from "../shared/api.js";
import {button, chip} from "../shared/components.js";
import {fill, h, icon, say} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {showCodeSize} from "../room/code-size.js";
import {shut} from "../room/shut.js";
import {fetchAll} from "../replay/fetch.js";
import {replayPage} from "../replay/page.js";
import {anything, Timeline} from "../replay/timeline.js";
import {asOwnerOf, downloadOf} from "./mine.js";
import {attemptTale} from "./tale.js";

const page = document.getElementById("page");
const bootElement = document.getElementById("boot");
const boot = {...JSON.parse(bootElement.textContent), nonce: bootElement.nonce};
const id = location.pathname.split("/")[2];
/** Whether somebody else's way through the exercise is shown, and not one's own. */
const model = new URLSearchParams(location.search).has("model");

start().catch(fault => {
  notOpened(fault);
  if (!(fault instanceof Problem)) throw fault;
});

function notOpened(fault) {
  if (fault instanceof Problem && [401, 404].includes(fault.status)) return fill(page, shut(boot, "practice"));
  fill(page, shut(boot, "practice", {why: "The replay could not be opened.", then: fault.message, code: 0}));
}

async function start() {
  showCodeSize();
  if (!await asOwnerOf(id)) return fill(page, shut(boot, "practice"));
  const attempt = await ask("GET", `/practice/attempts/${id}`);
  document.title = `Replay · ${attempt.exercise.title}`;
  const line = new Timeline(attemptTale);
  const view = replayPage({boot, line, top: top(attempt), title: `Replay of ${attempt.exercise.title}`, ended: model ? "This is how it ended." : "This is what you submitted.", alone: true});
  await fetchAll(after => ask("GET", `/practice/attempts/${id}/${model ? "model" : `events?after=${after}`}`), {
    came({events}) {
      line.append(events);
      if (anything(line.events) && !view.element.isConnected) fill(page, view.element);
      view.grew();
    },
    failed(problem, again) {
      if (view.element.isConnected) view.failed(problem.message, again);
      else notOpened(problem);
      if (!(problem instanceof Problem)) throw problem;
    },
    all() {
      if (!view.element.isConnected) return nothingYet(attempt);
      line.finish();
      view.grew();
    },
  });
}

const nothingYet = attempt => fill(page, h("div", {class: "replay"}, top(attempt), h("main", {class: "column", id: "main"},
  h("h1", {class: "title"}, "Nothing to replay yet"), h("p", {class: "lede"}, "Nobody has been in this attempt. What you do there can be watched here afterwards."))));

function top(attempt) {
  const failed = h("span", {class: "wrong", role: "alert"});
  return h("header", {class: "bar"}, h("strong", {class: "project"}, model ? "Model walk-through" : "Replay"), h("span", {class: "soft replay-what"}, `${attempt.exercise.title} · ${model ? "by somebody else" : longDate(attempt.startedAt)}`), h("span", {class: "grow"}),
    failed, chip("read-only", "", "lock"), h("span", {class: "actions"}, !model && button("Download", {icon: "download", kind: "quiet", on: () => downloadOf(attempt).catch(problem => say(failed, problem.message))}),
      h("a", {class: "button quiet", href: `/attempt/${id}`}, icon("x"), "Close")));
}
