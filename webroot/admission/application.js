// The page of one application.
import {ask} from "../shared/api.js";
import {idOfPage, personPage} from "../desk/page.js";
import {drawDesk} from "./desk.js";

personPage("Ideas", async me => drawDesk(await ask("GET", `/applications/${idOfPage()}`), me));
