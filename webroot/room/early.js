// What a room's page asks the server first: who is signed in, and the token for its socket. It is a script of its own that
// needs few modules, so it asks while the editor's are still coming.
import {ask} from "../shared/api.js";
import {currentSession, signedInAs} from "../shared/session.js";

const [, place, room] = location.pathname.split("/");

/** The room's id. */
export const id = room;
/** As whom this page was opened: `guest` or `panel`. */
export const kind = place === "visit" ? "guest" : "panel";

signedInAs(kind === "guest" ? "guest" : "person");

let asked = currentSession().then(session => session && askForToken());
asked.catch(() => {});

/** A token for the socket, each for one join; the first was asked for already. @returns {Promise<{token: string}>} */
export async function roomToken() {
  const first = asked;
  asked = null;
  return await first || askForToken();
}

function askForToken() {
  return ask("POST", `/interviews/${id}/room-token`, {});
}
