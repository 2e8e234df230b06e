// Instants as people read and type them: in their own zone, and in UTC beside it. Pure.

const own = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short"});
const utc = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", timeZone: "UTC"});
const utcDay = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC"});

const two = n => String(n).padStart(2, "0");

/** 1 March 2027 at 19:00 CET, 18:00 UTC; where the reader's zone is UTC, that alone. */
export function moment(instant) {
  const at = new Date(instant);
  if (at.getTimezoneOffset() === 0) return `${utcDay.format(at)} UTC`;
  const sameDay = at.getDate() === at.getUTCDate();
  return `${own.format(at)}, ${sameDay ? utc.format(at) : utcDay.format(at)} UTC`;
}

/** What a field for day and hour shows. @param {?string} instant */
export function toField(instant) {
  if (!instant) return "";
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What was typed there, as an instant; null where that is none. */
export function ofField(text) {
  const at = new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}
