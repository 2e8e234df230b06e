// What is said of applications in more than one place. Pure.

/** Each state in a word or two, and what it means to its applicant. */
export const STATES = {
  draft: ["draft", "Nobody but you reads it."],
  submitted: ["submitted", "Mentors of the idea and coordinators read it."],
  invited: ["invited", "You are invited to an interview."],
  interviewed: ["interviewed", "The interview is over; nothing is left to do for you."],
  accepted: ["accepted", "You come."],
  declined: ["not this time", "Others come this time."],
  withdrawn: ["withdrawn", "You took it back."],
};

/** In how long something is, roughly: in 12 days, in 5 hours, in 20 minutes. */
export function inTime(instant, now) {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  if (minutes >= 2880) return `in ${Math.floor(minutes / 1440)} days`;
  if (minutes >= 120) return `in ${Math.floor(minutes / 60)} hours`;
  return minutes > 1 ? `in ${minutes} minutes` : "in a minute";
}

/** When applications close, seen from now. @param {{applyOpen: ?string, applyClose: ?string}} dates @param {(instant: string) => string} moment */
export function closingWords({applyOpen, applyClose}, now, moment) {
  if (!applyClose) return "";
  if (applyOpen && now < Date.parse(applyOpen)) return `Applications open on ${moment(applyOpen)}.`;
  if (now < Date.parse(applyClose)) return `Applications close ${inTime(applyClose, now)}: ${moment(applyClose)}.`;
  return `Applications closed on ${moment(applyClose)}.`;
}
