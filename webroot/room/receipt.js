// What a run rested on, as everybody may see it, and the same once more.
import {button, disable} from "../shared/components.js";
import {copyButton} from "../shared/copy.js";
import {dialog} from "../shared/dialog.js";
import {h} from "../shared/dom.js";
import {clockTime, count} from "../shared/time.js";

/**
 * @param {object} app
 * @param {import("./state.js").Run} run one that has ended
 * @param {{again: () => void, off: string}} acts `off` says why nothing can be run now
 */
export function receiptDialog(app, run, {again, off}) {
  const {result} = run, {receipt} = result;
  const rows = [
    ["Asked for", `by ${app.who(run.by).name} at ${clockTime(run.at)}${run.again ? `, as run ${run.again} once more` : ""}`],
    ["Text", files(app, run)], ["", digest(receipt.sources)],
    ["Input", input(run)], ["Compiler", receipt.compiler], ["Flags", result.flags], ["Limits", receipt.limits],
    ["Sandbox", digest(receipt.policy)],
  ];
  dialog({
    title: `Receipt of run ${run.run}`, wide: true,
    body: [h("dl", {class: "receipt"}, rows.map(([name, what]) => [h("dt", {}, name), h("dd", {}, what)])),
      h("p", {class: "soft"}, "Run again takes the text as it was then, with the same input, and says whether it comes to the same.")],
    actions: close => [againButton(close, again, off), button("Close", {kind: "primary", on: () => close(), attributes: {autofocus: true}})],
  });
}

function againButton(close, again, off) {
  const element = button("Run again", {icon: "rotate-ccw", on: () => {
    close();
    again();
  }});
  disable(element, off);
  return element;
}

const digest = hex => h("span", {class: "digest"}, h("code", {title: `SHA-256 ${hex}`}, `SHA-256 ${hex.slice(0, 16)}…`), copyButton("Copy", () => hex, {kind: "quiet"}));

function files(app, {versions}) {
  const named = Object.entries(versions).map(([id, version]) => {
    const file = app.room.state.files.find(f => f.file === Number(id));
    return `${file ? file.name : "a file that is gone"}, version ${version}`;
  });
  return named.join("; ") || "no file";
}

function input({output}) {
  const lines = output.filter(c => c.channel === "in").map(c => c.text).join("").split("\n").length - 1;
  return lines ? count(lines, "line") : "none";
}
