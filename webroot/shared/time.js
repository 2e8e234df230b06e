// Times and sizes as people read them: 24 h, units, a zone where a date stands.

const two = n => String(n).padStart(2, "0");

/** 12:14 */
export const hourMinute = at => {
  const d = new Date(at);
  return `${two(d.getHours())}:${two(d.getMinutes())}`;
};

/** 12:14:08 */
export const clockTime = at => `${hourMinute(at)}:${two(new Date(at).getSeconds())}`;

/** What is left on a clock, 24:31; rounded up, so that zero is shown only when it is over. */
export function countdown(millis) {
  const seconds = Math.ceil(millis / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** A length of time, 0:47 or 30:00. */
export function span(millis) {
  const seconds = Math.round(millis / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** What has gone by, counted up: 12 s, then 1:12. */
export const elapsed = millis => millis < 60_000 ? `${Math.max(0, Math.floor(millis / 1000))} s` : span(Math.floor(millis / 1000) * 1000);

/** How long something took: 3 s, 31:40 min. */
export const lasted = millis => Math.round(millis / 1000) < 60 ? `${Math.round(millis / 1000)} s` : `${span(millis)} min`;

/** 14 March 2027 */
export const longDate = day => new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric"}).format(new Date(day));

/** How long a program ran; one that was quicker than can be told says that. */
export const seconds = millis => millis < 1 ? "<0.001 s" : `${(millis / 1000).toFixed(millis < 10_000 ? 3 : 1)} s`;

export function size(kib) {
  return kib < 1024 ? `${kib} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

/** 1 edit, 14 edits */
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** 1st, 2nd, 3rd, 4th */
export function ordinal(n) {
  const tail = n % 100 > 10 && n % 100 < 14 ? "th" : ["th", "st", "nd", "rd"][n % 10] ?? "th";
  return `${n}${tail}`;
}
