// The organisation's page. The server wrote it; here come the bar, the reader's own times, and what coordinators may change.
import {h} from "../shared/dom.js";
import {runsTheHouse} from "../desk/page.js";
import {addLocalTimes} from "./local-times.js";
import {addPrepared} from "./prepared.js";
import {writtenPage} from "./written.js";

writtenPage("", async person => {
  addLocalTimes(document);
  if (!runsTheHouse(person)) return;
  document.querySelector(".page-head").append(
    h("p", {class: "acts tight"}, h("a", {class: "button", href: "/organisation"}, "Change this page"), h("a", {class: "button", href: "/rounds/new"}, "New round")),
  );
  await addPrepared(person);
});
