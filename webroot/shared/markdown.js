// Markdown as the server reads it, so that every page shows the same of one text.
import {ask} from "./api.js";

/** @returns {Promise<any[]>} the nodes that shared/tree.js draws */
export const markdown = async (text, signal) => (text.trim() ? (await ask("POST", "/markdown", {text}, {signal})).tree : []);
