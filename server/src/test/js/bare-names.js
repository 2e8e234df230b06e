// The modules under webroot name CodeMirror as the browser's import map does; here the names are found beside the tests.
import {register} from "node:module";

const here = import.meta.url;
register("data:text/javascript," + encodeURIComponent(`
  export const resolve = (name, context, next) =>
    name.startsWith("@codemirror/") ? next(name, {...context, parentURL: ${JSON.stringify(here)}}) : next(name, context);
`));
