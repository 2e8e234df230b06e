// How far an application has got, where that is out of the ordinary.
import {chip} from "../shared/components.js";

const KINDS = {accepted: "ok", invited: "ac", interviewed: "ac"};

/** Submitted is as usual and needs no sign. @param {{state: string}} application */
export const stateChip = ({state}) => (state === "submitted" ? null : chip(state, KINDS[state]));
