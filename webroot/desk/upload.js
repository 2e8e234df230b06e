// Bringing a package: a ZIP file that is chosen or dropped, sent, and answered with all that is wrong with it.
import {upload} from "../shared/api.js";
import {button} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {fill, h, say} from "../shared/dom.js";
import {listenForFiles} from "../shared/drop.js";
import {arrival} from "./versions.js";

const MOST_BYTES = 10 * 1024 * 1024;
const ZIP = "application/zip";
const mib = bytes => (bytes / 1024 / 1024).toFixed(1);

/** A dialog to upload by, which also opens when a file is dropped on the page. @returns {() => void} opens it */
export function uploader() {
  let take = null;
  const open = async file => {
    if (take) return;
    const form = uploadForm();
    take = form.take;
    if (file) take(file);
    await dialog({
      title: "Upload a package",
      wide: true,
      body: [form.element],
      actions: close => [button("Cancel", {kind: "quiet", on: () => close()})],
    });
    form.leave();
    take = null;
  };
  listenForFiles(([file]) => (take ? take(file) : open(file)));
  return () => open(null);
}

function uploadForm() {
  const input = h("input", {type: "file", accept: `.zip,${ZIP}`, class: "unseen", tabindex: "-1", "aria-label": "Package as a ZIP file"});
  const choose = button("Choose a file…", {large: true, attributes: {autofocus: true}, on: () => input.click()});
  const zone = h(
    "div",
    {class: "drop"},
    h("p", {}, "Drop a ZIP file here, or"),
    choose,
    input,
    h("p", {class: "quiet"}, "One folder, named as the exercise, with problem.yaml in it; at most 10 MiB. It is a draft until it is verified here."),
  );
  const words = h("p", {role: "status"});
  const bar = h("progress", {max: "1", "aria-label": "Sent"});
  const sending = h("div", {class: "sending", hidden: true}, words, bar);
  const wrong = h("div", {class: "faults", tabindex: "-1", hidden: true});
  let busy = false,
    left = false;

  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) take(file);
  });

  async function take(file) {
    if (busy) return;
    wrong.hidden = true;
    if (file.size > MOST_BYTES) {
      refuse(h("strong", {}, `${file.name} is larger than 10 MiB.`));
      return;
    }
    busy = true;
    show(true);
    say(words, `Sending ${file.name}…`);
    bar.value = 0;
    try {
      const made = await upload("/exercises/versions", file, {type: ZIP, progress: share => progress(file, share)});
      if (!left) arrived(made);
    } catch (problem) {
      refuse(...reasons(file, problem));
    } finally {
      busy = false;
    }
  }

  function show(on) {
    sending.hidden = !on;
    zone.hidden = on;
  }

  function progress(file, share) {
    bar.value = share;
    say(words, share < 1 ? `Sending ${file.name}, ${mib(file.size * share)} of ${mib(file.size)} MiB` : `Reading ${file.name}…`);
  }

  function refuse(...why) {
    show(false);
    fill(wrong, why);
    wrong.hidden = false;
    wrong.focus();
  }

  return {
    element: h("div", {class: "uploading"}, wrong, zone, sending),
    take,
    leave: () => (left = true),
  };
}

function arrived({digest, verification}) {
  arrival.write(verification.running ? "Uploaded. It is being verified now." : "This package was here already.");
  location.assign(`/exercises/${digest}`);
}

/** What is wrong with a package, by its files. */
function reasons(file, problem) {
  if (!problem.errors?.length) return [h("strong", {}, `${file.name} was not taken.`), h("p", {}, problem.message)];
  const all = problem.errors.map(({pointer, detail}) => ({file: pointer.slice(1), words: detail}));
  const title = all.length === 1 ? "One thing in it is not in order." : `${all.length} things in it are not in order.`;
  return [h("strong", {}, title), byFile(all)];
}

/** A list of files with what is said of each. @param {{file: string, words: any}[]} all */
export function byFile(all) {
  const groups = Map.groupBy(all, one => one.file);
  return h(
    "ul",
    {class: "plain by-file"},
    [...groups].map(([name, said]) =>
      h("li", {}, h("code", {}, name || "the package"), h("ul", {class: "plain"}, said.map(one => h("li", {}, one.words)))),
    ),
  );
}
