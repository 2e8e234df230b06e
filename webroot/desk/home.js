// Nothing to see at the beginning: to the interviews, or to sign in.
import {currentSession} from "../shared/session.js";
import {openPage} from "./page.js";

openPage(async () => location.replace((await currentSession()) ? "/interviews" : "/sign-in"));
