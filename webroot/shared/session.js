// Who is signed in, in this window. The access token lives in memory only; the cookie that renews it is out of reach of
// scripts. One browser may be a person in one window and a guest in another, so a page says as whom it asks.

const SPARE_MILLIS = 30_000;

/** @typedef {{accessToken: string, expiresAt: number, person?: object, guest?: object}} Session */

/** @type {?Session} */
let session = null;
let as = "person";
let renewing = null;

/** Chooses whose cookie this page uses: `person` or `guest`. */
export function signedInAs(who) {
  as = who;
}

/** Takes what signing in, or redeeming an invitation, answered. @param {Session} given */
export function takeSession(given) {
  session = {...given, expiresAt: millis(given.expiresAt)};
  return session;
}

/** The session, renewed when it is about to run out. Null when nobody is signed in. @returns {Promise<?Session>} */
export async function currentSession() {
  if (session && session.expiresAt - Date.now() > SPARE_MILLIS) return session;
  renewing ??= renew().finally(() => {
    renewing = null;
  });
  return renewing;
}

/** The access token was refused before its time, as after a change of keys: the next call renews it by the cookie. False when there was none. */
export function dropAccessToken() {
  const had = !!session;
  session = null;
  return had;
}

export async function signOut() {
  await fetch("/api/v1/sessions/current", {method: "DELETE", headers: {"Tryout-Request": "1", ...await authorization()}});
  session = null;
}

export async function authorization() {
  const now = await currentSession();
  return now ? {Authorization: `Bearer ${now.accessToken}`} : {};
}

/** Tabs renew one after another, since each renewal replaces the cookie. */
function renew() {
  return navigator.locks.request(`tryout-renew-${as}`, async () => {
    const answer = await fetch("/api/v1/sessions/refresh", {
      method: "POST",
      headers: {"Content-Type": "application/json", "Tryout-Request": "1"},
      body: JSON.stringify({as}),
    });
    if (answer.status === 204 || answer.status === 401) {
      session = null;
      return null;
    }
    if (!answer.ok) throw new Error(`renewing the session: ${answer.status}`);
    return takeSession(await answer.json());
  });
}

/** Times come as epoch milliseconds or as ISO 8601. */
function millis(time) {
  return typeof time === "number" ? time : Date.parse(time);
}
