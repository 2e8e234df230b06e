// What a room's page asks the server first: who is signed in, and the token for its socket. It is a script of its own that
// needs few modules, so it asks while the editor's are still coming.
import {ask} from "../shared/api.js";
import {currentSession, signedInAs} from "../shared/session.js";

const [, place, room] = location.pathname.split("/");
const KINDS = {visit: "guest", attempt: "practice"};

/** The room's id. */
export const id = room;
/** As whom this page was opened: `guest`, `panel`, or `practice` by whoever practises alone. */
export const kind = KINDS[place] ?? "panel";

signedInAs(kind === "guest" ? "guest" : "person");

/** Whether somebody came in here who may be in the room; of an attempt this finds out whose it is. */
export const session = kind === "practice" ? import("../practice/mine.js").then(({asOwnerOf}) => asOwnerOf(room)) : currentSession();

let asked = session.then(known => known && askForToken());
asked.catch(() => {});

/** A token for the socket, each for one join; the first was asked for already. @returns {Promise<{token: string}>} */
export async function roomToken() {
  const first = asked;
  asked = null;
  return await first || askForToken();
}

function askForToken() {
  return ask("POST", kind === "practice" ? `/practice/attempts/${id}/room-token` : `/interviews/${id}/room-token`, {});
}
