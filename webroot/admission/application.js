// An application: for whoever writes it a form and what became of it, for those who choose their desk.
import {ask} from "../shared/api.js";
import {personPage} from "../desk/page.js";
import {drawDesk} from "./desk.js";
import {drawOwn} from "./own.js";
import {drawWriting} from "./writing.js";

const id = location.pathname.split("/")[2];

personPage("Ideas", async me => {
  const application = await ask("GET", `/applications/${id}`);
  if (!application.own) await drawDesk(application, me);
  else if (application.allowedActions.includes("edit")) await drawWriting(application);
  else await drawOwn(application);
});
