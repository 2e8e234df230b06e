// Text that came too late or found no place: kept beside the editor until its author has done with it what they want.
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {visible} from "../shared/hidden-characters.js";
import {saveAs} from "../shared/save-as.js";
import {clockTime} from "../shared/time.js";
import {KEPT_OTHERWISE, KEPT_WHY, refusalText} from "./words.js";

const PART_UNITS = 16000;

/** @param {object} app */
export function keptPanel(app) {
  const element = h("aside", {class: "kept clips", "aria-label": "Text kept in this browser", tabindex: "-1", hidden: true});
  // A panel behind another tab of a narrow window has no height until it is looked at.
  const laidOut = new ResizeObserver(list => list.filter(({contentRect}) => contentRect.height).forEach(({target}) => {
    laidOut.unobserve(target);
    toMark(target);
  }));
  let shown = "", known = new Set(app.room.kept.map(k => k.id));
  const draw = () => {
    const list = [...app.room.kept.map(k => ({...k, mine: true})), ...offersFor(app)];
    const plain = JSON.stringify(list);
    if (plain === shown) return;
    shown = plain;
    element.hidden = !list.length;
    fill(element, list.map(item => item.mine ? own(app, item) : offered(app, item, draw)));
    element.querySelectorAll("pre").forEach(text => laidOut.observe(text));
    app.editor?.view.requestMeasure();
  };
  app.room.on("kept", list => {
    draw();
    const last = list.findLast(k => !known.has(k.id));
    known = new Set(list.map(k => k.id));
    if (last) app.announce(`${whyText(last)} Your text is kept ${where(last)}.`, {urgent: true});
  });
  app.room.on("state", draw);
  draw();
  return element;
}

/** A long text is first seen at what was changed in it. */
function toMark(text) {
  const mark = text.querySelector("mark");
  if (!mark) return;
  const frame = text.getBoundingClientRect(), at = mark.getBoundingClientRect();
  text.scrollTop = at.top - frame.top - text.clientHeight / 3;
  if (at.right > frame.right) text.scrollLeft = at.left - frame.left - text.clientWidth / 2;
}

const hidden = new Set();
const offersFor = app => app.room.me.role === "candidate" ? [] : app.room.state.offers.map((o, i) => ({...o, id: `offer-${o.seq ?? i}`})).filter(o => !hidden.has(o.id));
const whyText = ({code}) => KEPT_WHY[code] ?? KEPT_OTHERWISE;
const where = ({windowOnly}) => windowOnly ? "in this window only" : "here";

function own(app, item) {
  const panelSees = app.room.me.role === "candidate" && !app.alone;
  const send = button("Send to the mentor", {icon: "send", on: () => offer(app, item, send)});
  return h("article", {}, h("div", {class: "heading"}, h("strong", {class: "grow"}, `${item.name}, kept at ${clockTime(item.at)}`),
    button("Discard", {icon: "x", kind: "quiet", lone: true, on: async () => {
      const sure = await confirm({title: "Discard this text?", text: "It is nowhere else.", yes: "Discard", danger: true});
      if (sure) app.room.release(item.id);
    }})),
    h("p", {class: "why"}, `${whyText(item)} Your text is kept ${where(item)}: copy it, download it${panelSees ? ", or send it to the mentor" : ""}.`),
    h("div", {class: "kept-actions"}, copyButton(item.text), downloadButton(item), panelSees && send),
    h("pre", {class: "mono", tabindex: "0"}, marked(item.text, item.ranges)));
}

function offered(app, item, draw) {
  return h("article", {}, h("div", {class: "heading"}, icon("send"), h("strong", {class: "grow"}, `${item.name}, sent by ${app.who(item.by).name} at ${clockTime(item.at)}`),
    button("Close", {icon: "x", kind: "quiet", lone: true, on: () => {
      hidden.add(item.id);
      draw();
    }})),
    h("p", {class: "why"}, "This text is not part of the file: it came too late, is of before a restore, or could not be merged."),
    h("div", {class: "kept-actions"}, copyButton(item.text), downloadButton(item)), h("pre", {class: "mono", tabindex: "0"}, visible(item.text)));
}

function copyButton(text) {
  const copy = button("Copy", {icon: "copy", on: async () => {
    await navigator.clipboard.writeText(text);
    copy.querySelector(".word").textContent = "Copied";
    setTimeout(() => copy.querySelector(".word").textContent = "Copy", 2000);
  }});
  return copy;
}

const downloadButton = item => button("Download", {icon: "download", on: () => saveAs(new Blob([item.text], {type: "text/plain"}), `kept-${item.name}`)});

async function offer(app, item, send) {
  send.setAttribute("aria-disabled", "true");
  try {
    for (const text of parts(item.text)) await app.room.store("offer", {file: item.file, name: item.name, text});
    app.announce("The text was sent to the mentors.");
    app.room.release(item.id);
  } catch (refusal) {
    app.complain(refusalText(refusal));
    send.removeAttribute("aria-disabled");
  }
}

/** Parts that are short enough to send, none cut inside a surrogate pair. */
function parts(text) {
  const list = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + PART_UNITS);
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    list.push(text.slice(at, end));
    at = end;
  }
  return list;
}

function marked(text, ranges) {
  const parts = [];
  let from = 0;
  for (const [start, end] of ranges) {
    parts.push(visible(text.slice(from, start)), h("mark", {}, visible(text.slice(start, end))));
    from = end;
  }
  return [...parts, visible(text.slice(from))];
}
