// One version of an exercise: what a candidate sees of it, what mentors read, how it was verified, and what may be done
// with it.
import {ask, download} from "../shared/api.js";
import {button, toast} from "../shared/components.js";
import {askText, confirm} from "../shared/dialog.js";
import {fill, h, say} from "../shared/dom.js";
import {longDate} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {starterFiles} from "./files.js";
import {hiddenPart} from "./hidden.js";
import {retiringWords} from "./retiring.js";
import {crumb, idOfPage, personPage, section, show} from "./page.js";
import {reportPart} from "./report.js";
import {aboutWords, arrival, originWords, stateChip, useWords} from "./versions.js";

const LOOK_AGAIN_MILLIS = 1000;
const digest = idOfPage();
const path = `/exercises/versions/${digest}`;

personPage("Exercises", async () => {
  let version = await ask("GET", path);
  const top = h("div", {}),
    report = h("div", {}),
    side = h("div", {});

  function draw() {
    fill(top, heading(version));
    fill(report, reportPart(version));
    fill(side, aside(version, {act, attempt, failed}));
  }

  const failed = h("p", {class: "wrong", role: "alert"});

  async function attempt(work) {
    say(failed, "");
    try {
      await work();
    } catch (problem) {
      say(failed, problem.message);
    }
  }

  /** Does something that changes it, and shows what it is then. */
  const act = (work, words) =>
    attempt(async () => {
      try {
        await work();
      } catch (problem) {
        if (problem.slug === "stale-revision") await again();
        throw problem;
      }
      await again();
      if (words) toast(words(version), {icon: "check"});
      side.querySelector("button")?.focus();
    });

  async function again() {
    version = await ask("GET", path);
    draw();
    follow();
  }

  let timer = 0;
  /** Looks how far verifying is until it is over. */
  function follow() {
    clearTimeout(timer);
    if (!version.verification.running) return;
    timer = setTimeout(async () => {
      try {
        const now = await ask("GET", path);
        const over = !now.verification.running;
        version = now;
        if (over) {
          draw();
          toast(now.state === "draft" ? "Verified: something does not hold." : "Verified: everything holds.", {icon: now.state === "draft" ? "info" : "check"});
        } else report.firstElementChild.advance(now.verification);
      } catch (problem) {
        if (problem.status) {
          say(failed, problem.message);
          return;
        }
      }
      follow();
    }, LOOK_AGAIN_MILLIS);
  }

  draw();
  follow();
  show(
    version.title,
    top,
    h("div", {class: "beside-side"}, report, side),
    version.task && [
      section("The task", h("div", {class: "read-task"}, h("div", {class: "prose statement"}, treeNodes(version.task.statement)))),
      section("Files to begin with", starterFiles(version.task.files, {locked: true}).element),
      hiddenPart(version),
    ],
  );
  const said = arrival.read();
  arrival.clear();
  if (said) toast(said, {icon: "check"});
});

function heading(version) {
  return [
    crumb("Exercises", "/exercises"),
    h(
      "div",
      {class: "head"},
      h(
        "div",
        {class: "grow"},
        h("h1", {class: "title"}, version.title),
        h("p", {class: "under line"}, stateChip({...version, verifying: version.verification.running}), h("span", {}, aboutWords(version))),
      ),
    ),
  ];
}

function aside(version, {act, attempt, failed}) {
  const may = action => version.allowedActions.includes(action);
  const headers = {"If-Match": version.etag};
  const acts = [
    may("verify") && button(version.report ? "Verify again" : "Verify now", {
      icon: "shield-check", large: true, kind: version.state === "draft" ? "primary" : null,
      on: () => act(() => ask("POST", `${path}/verification`)),
    }),
    button("Download the package", {icon: "download", large: true, on: () => attempt(() => save("package.zip", `${version.slug}.zip`))}),
    version.readable && button("Download the student pack", {
      icon: "download", large: true, on: () => attempt(() => save("student-pack.zip", `${version.slug}-student.zip`)),
    }),
    may("take-back") && button("Take back", {
      icon: "rotate-ccw", large: true,
      on: () => act(() => ask("DELETE", `${path}/retirement`, undefined, {headers}), now => now.state === "draft" ? "Taken back, as a draft: it failed when it was verified last." : "Taken back. Interviews can be planned with it again."),
    }),
    may("retire") && button("Retire…", {icon: "flag", large: true, on: () => attempt(() => retire(version, act, headers))}),
    may("delete") && button("Delete…", {icon: "trash-2", kind: "danger", large: true, on: () => remove(version, act, headers)}),
  ];
  return h(
    "aside",
    {class: "beside-text", "aria-label": "This version"},
    h("h2", {class: "section"}, "This version"),
    h("div", {class: "stack deeds"}, acts, failed),
    facts(version),
  );
}

const facts = version => h(
  "dl",
  {class: "about-version"},
  [
    ["Version", version.version],
    ["From", originWords(version)],
    ["Used", useWords(version)],
    version.uses && ["For", version.uses.join(", ")],
    version.embargoUntil && ["Practice", `not before ${longDate(version.embargoUntil)}, midnight UTC`],
    version.retiredAt && ["Retired", longDate(version.retiredAt) + (version.usedIn && `, used in ${version.usedIn}`)],
    ["Digest", h("code", {title: version.digest}, version.digest.slice(0, 12))],
  ].filter(Boolean).map(([term, words]) => [h("dt", {}, term), h("dd", {}, words)]),
);

async function save(what, name) {
  const url = URL.createObjectURL(await download(`${path}/${what}`));
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function retire(version, act, headers) {
  const {openTo} = await ask("GET", "/practice/exercises?limit=1");
  const usedIn = await askText({
    title: `Retire ${version.slug} ${version.version}?`,
    text: retiringWords(version, openTo),
    label: "Used in (may stay empty)",
    help: "Such as “summer 2026”: it stands beside the exercise where people practise.",
    yes: "Retire",
    check: words => words.length > 60 ? "At most 60 characters." : "",
  });
  if (usedIn !== undefined) await act(() => ask("POST", `${path}/retirement`, {usedIn}, {headers}), () => "Retired.");
}

async function remove(version, act, headers) {
  const sure = await confirm({
    title: `Delete ${version.slug} ${version.version}?`,
    text: "It is gone then, with its report. Whoever has the package can upload it again.",
    yes: "Delete",
    danger: true,
  });
  if (!sure) return;
  await act(async () => {
    await ask("DELETE", path, undefined, {headers});
    location.assign("/exercises");
    await new Promise(() => {});
  });
}
