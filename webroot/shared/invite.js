// Invitations: links that let somebody in without an account, the candidate whom a mentor only tries out among them.
// A link is told once, when it is made; this window remembers it, so that it can be copied again.
import {ask} from "./api.js";
import {links} from "./drafts.js";

/** The name under which a mentor tries the candidate's side. */
export const TRIAL = "Trial candidate";
export const MOST_USES = 10;
const MOST_TRIAL_USES = 9;

/** Whether an invitation is that of the person to be interviewed. */
export const isCandidate = one => one.role === "candidate" && !one.revoked && one.name !== TRIAL;

/** Whether the link of an invitation still lets somebody in. */
export const works = one => !one.revoked && Date.parse(one.expiresAt) > Date.now() && one.redemptions < MOST_USES;

/** Makes an invitation, and remembers its link in this window. */
export async function invite(interview, role, name, headers = {}) {
  return remember(interview, await ask("POST", `/interviews/${interview}/invitations`, {role, name}, {headers}));
}

/** Gives an invitation another link: the one before it stops working, and whoever is in stays in. */
export async function renew(interview, invitation) {
  return remember(interview, await ask("POST", `/interviews/${interview}/invitations/${invitation}/link`, {}));
}

function remember(interview, made) {
  const known = links(interview);
  known.write({...known.read(), [made.id]: made});
  return made;
}

/** The link of an invitation, where this window remembers it and it was not renewed elsewhere since. */
export function knownLink(interview, one) {
  const made = links(interview).read()?.[one.id];
  return made && made.expiresAt === one.expiresAt && works(one) ? made : undefined;
}

/**
 * Takes the same road as a real candidate: an invitation, opened in a second window. One trial link is enough for all
 * tries, so that the room sees one person and not one for each.
 * @param {string} interview its id
 */
export async function openCandidateSide(interview) {
  const beside = window.open("about:blank", "tryout-candidate");
  if (!beside) throw new Error("The browser kept the second window from opening. Use the link instead.");
  try {
    beside.location.href = (await knownTrial(interview) ?? await invite(interview, "candidate", TRIAL)).link;
  } catch (problem) {
    beside.close();
    throw problem;
  }
}

async function knownTrial(interview) {
  const {invitations} = await ask("GET", `/interviews/${interview}`);
  const trial = invitations.find(one => one.name === TRIAL && one.redemptions < MOST_TRIAL_USES && knownLink(interview, one));
  return trial && knownLink(interview, trial);
}
