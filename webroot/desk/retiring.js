// What retiring an exercise does, in the words of the server it happens on. Pure.
import {longDate} from "../shared/time.js";

const WHO = {everybody: "Everybody may practise it", accounts: "Whoever has an account here may practise it"};

/**
 * @param {{embargoUntil?: ?string}} version
 * @param {"everybody"|"accounts"|"nobody"} openTo who practises on this server
 */
export function retiringWords({embargoUntil}, openTo, now = Date.now()) {
  const rest = "No interview can be planned with it any more. Those that were planned keep it, with its tests.";
  const kept = embargoUntil && Date.parse(embargoUntil) > now;
  const practised = !WHO[openTo] ? "Nobody practises on this server." : `${WHO[openTo]} ${kept ? `from ${longDate(embargoUntil)} on, midnight UTC` : "then"}.`;
  return `${rest} ${practised} It can be taken back.`;
}
