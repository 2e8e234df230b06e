// What can be seen of the room when its tab is in the background: the title and a small drawn icon say phase, time and news.
import {h} from "../shared/dom.js";
import {countdown} from "../shared/time.js";
import {phaseName} from "./may.js";
import {remaining} from "./state.js";

/** @param {object} app */
export function windowSign(app) {
  const link = document.querySelector("link[rel=icon]");
  const probe = h("span", {class: "unseen", "aria-hidden": "true"});
  document.body.append(probe);
  const colour = role => {
    probe.style.color = `var(--${role})`;
    return getComputedStyle(probe).color;
  };
  let drawn = "";
  const draw = () => {
    const {state} = app.room;
    if (!state) return;
    const left = state.clock ? remaining(state.clock, app.now()) : null;
    const news = app.unread ? `(${app.unread}) ` : "";
    const title = `${news}${left === null ? "" : `${countdown(left)} · `}${phaseName(state.phase, app.room.me.role)} · ${app.room.title || "Interview"}`;
    if (document.title !== title) document.title = title;
    const share = left === null ? (state.phase === "ended" ? 0 : 1) : left / Math.max(1, state.clock.totalMillis + state.clock.creditedMillis);
    const key = `${Math.ceil(share * 24)}:${app.unread > 0}:${app.connection.status.kind}`;
    if (key === drawn) return;
    drawn = key;
    link.href = picture(share, {news: app.unread > 0, lost: app.connection.status.kind !== "open", colour});
  };
  app.every(1000, draw);
  app.room.on("state", draw);
}

/** A dial: as much of the ring is drawn as there is time; a dot for news, a gap in the middle for a lost line. */
function picture(share, {news, lost, colour}) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const pen = canvas.getContext("2d");
  pen.lineWidth = 6;
  pen.strokeStyle = colour("edge");
  arc(pen, 1);
  pen.strokeStyle = colour(lost ? "warn" : "ac");
  arc(pen, Math.min(1, share));
  pen.fillStyle = colour("ac");
  if (!lost) pen.fillRect(13, 10, 6, 12);
  if (news) {
    pen.fillStyle = colour("t1");
    pen.beginPath();
    pen.arc(26, 6, 6, 0, 2 * Math.PI);
    pen.fill();
  }
  return canvas.toDataURL();
}

function arc(pen, share) {
  pen.beginPath();
  pen.arc(16, 16, 12, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
  pen.stroke();
}
