// Stands in the place of the picture of a schedule until that is there.
import {h} from "../shared/dom.js";

export const timelinePicture = () => h("div", {});
