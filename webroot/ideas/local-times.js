// Moments that the server wrote in UTC, in the reader's own zone besides.
const local = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short"});

/** Adds the reader's own time to each, unless that is the same. */
export function addLocalTimes(page) {
  if (new Date().getTimezoneOffset() === 0) return;
  for (const moment of page.querySelectorAll("time[datetime]")) {
    const own = document.createElement("span");
    own.className = "quiet own-time";
    own.textContent = ` (${local.format(new Date(moment.dateTime))})`;
    moment.append(own);
  }
}
