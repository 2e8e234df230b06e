// What a webhook may be told of, and how it stands, in words.
import {count, hourMinute, longDate} from "../shared/time.js";

export const EVENTS = {
  "idea.proposed": "An idea is proposed",
  "idea.mentor-asked": "Somebody is asked to mentor",
  "idea.mentor-agreed": "Somebody agrees to mentor",
  "idea.mentor-declined": "Somebody cannot mentor",
  "idea.mentor-withdrew": "A mentor withdraws",
  "idea.published": "An idea is published",
  "idea.unpublished": "An idea is taken from the list",
  "idea.archived": "An idea is over",
  "application.submitted": "An application is submitted",
  "application.withdrawn": "An application is withdrawn",
  "application.decided": "An answer to an application is announced",
  "message.received": "Somebody writes about an idea or an application",
  "round.deadline": "A day of a round is near",
};

/** @param {string[]} events none stands for all */
export const eventWords = events => (events.length ? events.map(type => EVENTS[type] ?? type).join("; ") : "Everything");

/** The moment of something, 29 November 2026, 12:14 */
export const moment = at => `${longDate(at)}, ${hourMinute(at)}`;

/**
 * What the last try came to, in one sentence.
 * @param {{status?: number, millis?: number, problem?: string, tries: number}} delivery
 */
export function answered({status, millis, problem, tries}) {
  if (!tries) return "Not sent yet.";
  return status ? `Answered ${status} after ${millis} ms.` : ["No answer.", sentence(problem ?? "")].filter(Boolean).join(" ");
}

const STATES = {waiting: "Not taken yet.", delivered: "Taken.", failed: "Not taken."};

/** What became of a message, in two. @param {{state: string, tries: number}} delivery */
export const outcome = delivery => (delivery.tries ? `${STATES[delivery.state]} ${answered(delivery)}` : answered(delivery));

const sentence = text => (text && !/[.!?]$/.test(text) ? `${text[0].toUpperCase()}${text.slice(1)}.` : text);

/** @param {{waiting: number, state: string}} hook */
export const waitingWords = ({waiting, state}) =>
  waiting ? `${count(waiting, "message")} ${waiting === 1 ? "waits" : "wait"}${state === "on" ? "" : " until it is switched on"}.` : "";
