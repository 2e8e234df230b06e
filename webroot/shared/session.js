// Who is signed in, in this window. The access token lives in memory only; the cookie that renews it is out of reach of
// scripts. One browser may be a person in one window and a guest in another, so a page says as whom it asks.

const SPARE_MILLIS = 30_000;

/** @typedef {{accessToken: string, expiresAt: number, person?: object, guest?: object, learner?: object}} Session */

/** @type {Map<string, Session>} by whose they are: who practises may have an account and attempts of before. */
const sessions = new Map();
const renewing = new Map();
let as = "person";

/** Chooses whose cookie this page uses from now on: `person`, `guest` or `learner`. */
export function signedInAs(who) {
  as = who;
}

/** Takes what signing in, redeeming an invitation or beginning to practise answered. @param {Session} given @param {string} [who] */
export const takeSession = (given, who = as) => keep(who, given);

function keep(who, given) {
  const session = {...given, expiresAt: millis(given.expiresAt)};
  sessions.set(who, session);
  return session;
}

/** The session, renewed when it is about to run out. Null when nobody is signed in. @param {string} [who] @returns {Promise<?Session>} */
export async function currentSession(who = as) {
  const session = sessions.get(who);
  if (session && session.expiresAt - Date.now() > SPARE_MILLIS) return session;
  if (!renewing.has(who)) renewing.set(who, renew(who).finally(() => renewing.delete(who)));
  return renewing.get(who);
}

/** The access token was refused before its time, as after a change of keys: the next call renews it by the cookie. False when there was none. */
export function dropAccessToken(who = as) {
  return sessions.delete(who);
}

export async function signOut(who = as) {
  await fetch("/api/v1/sessions/current", {method: "DELETE", headers: {"Tryout-Request": "1", ...await authorization(who)}});
  sessions.delete(who);
}

export async function authorization(who = as) {
  const now = await currentSession(who);
  return now ? {Authorization: `Bearer ${now.accessToken}`} : {};
}

/** Tabs renew one after another, since each renewal replaces the cookie. */
function renew(who) {
  return navigator.locks.request(`tryout-renew-${who}`, async () => {
    const answer = await fetch("/api/v1/sessions/refresh", {
      method: "POST",
      headers: {"Content-Type": "application/json", "Tryout-Request": "1"},
      body: JSON.stringify({as: who}),
    });
    if (answer.status === 204 || answer.status === 401) {
      sessions.delete(who);
      return null;
    }
    if (!answer.ok) throw new Error(`renewing the session: ${answer.status}`);
    return keep(who, await answer.json());
  });
}

/** Times come as epoch milliseconds or as ISO 8601. */
function millis(time) {
  return typeof time === "number" ? time : Date.parse(time);
}
