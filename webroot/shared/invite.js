// Invitations: links that let somebody in without an account, the candidate whom a mentor only tries out among them.
import {ask} from "./api.js";
import {links} from "./drafts.js";

/** The name under which a mentor tries the candidate's side. */
export const TRIAL = "Trial candidate";
const MOST_TRIAL_USES = 9;

/** Makes an invitation, and remembers its link in this window. */
export async function invite(interview, role, name, headers = {}) {
  const made = await ask("POST", `/interviews/${interview}/invitations`, {role, name}, {headers});
  const known = links(interview);
  known.write({...known.read(), [made.id]: made});
  return made;
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
  const known = links(interview).read() ?? {};
  const {invitations} = await ask("GET", `/interviews/${interview}`);
  const trial = invitations.find(one => one.name === TRIAL && !one.revoked && known[one.id] && Date.parse(one.expiresAt) > Date.now()
    && one.redemptions < MOST_TRIAL_USES);
  return trial && known[trial.id];
}
