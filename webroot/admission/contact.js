// What an applicant, the mentors of the idea and coordinators write to each other, on both sides' pages.
import {ask} from "../shared/api.js";
import {button, toast} from "../shared/components.js";
import {dialog} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {hourMinute, longDate} from "../shared/time.js";
import {treeNodes} from "../shared/tree.js";
import {entry, form, onceKey} from "../desk/form.js";
import {section} from "../desk/page.js";
import {keeping} from "../season/keeping.js";

const MOST = 4000;

/**
 * The thread of one application, with where one writes on it.
 * @param {object} application as the server tells it @param {{mentor?: boolean}} [who] whether one mentors its idea, and so may note that one talked elsewhere
 * @returns {Promise<HTMLElement>}
 */
export async function contactPart(application, {mentor = false} = {}) {
  const path = `/applications/${application.id}/messages`;
  const stand = h("p", {class: "contact-stand"}),
    thread = h("div", {}),
    failed = h("p", {class: "wrong", role: "alert"});
  let talked = application.talked;

  function draw(messages) {
    fill(stand, standing(application, talked, messages.length > 0));
    fill(thread, messages.length ? h("ol", {class: "plain thread"}, messages.map(one => message(one, application))) : empty(application));
  }

  async function send(body, headers) {
    const made = await ask("POST", path, body, {headers});
    talked ||= application.own || made.kind === "talked";
    draw(await everything(path));
  }

  draw(await everything(path));
  const element = section("Contact", stand, thread, writing(application, send, mentor && noteButton(send, failed)), failed);
  element.id = "contact";
  element.classList.add("contact");
  return element;
}

const EMPTY = {
  applicant: ["Say hello.", "Ask what you do not know yet. Mentors see what you write here, not your draft."],
  others: ["Nobody has written yet.", "What you write here, the applicant, the mentors of the idea and coordinators read."],
};

function empty({own}) {
  const [bold, plain] = EMPTY[own ? "applicant" : "others"];
  return h("div", {class: "state"}, h("strong", {}, bold), h("span", {}, plain));
}

/** Whether contact was made, and what that means for submitting. */
function standing({own, contactGate, state}, talked, written) {
  if (talked) return [icon("circle-check"), h("span", {}, "Contact is made.")];
  const matters = state === "draft" && {require: own ? "This round asks you to talk with a mentor before you submit: write here." : "They cannot submit before they write here, or a mentor notes that you talked.", warn: own ? "Talk with a mentor before you submit; you can submit without." : null}[contactGate];
  return (written || matters) && [icon("message-square"), h("span", {}, own ? "No contact yet." : "The applicant has not written yet.", matters && ` ${matters}`)];
}

function message({kind, by, at, tree}, {applicant}) {
  const theirs = by.id === applicant.id;
  return h(
    "li",
    {class: [theirs && "theirs"]},
    h("p", {class: "line"}, h("strong", {}, by.name), theirs && h("span", {class: "quiet"}, "applicant"), h("time", {class: "quiet", datetime: at}, `${longDate(at)}, ${hourMinute(at)}`)),
    kind === "talked" && h("p", {class: "talked soft"}, icon("users"), h("span", {}, "noted that they talked elsewhere.")),
    tree?.length > 0 && h("div", {class: "prose"}, treeNodes(tree)),
  );
}

function writing({id, own}, send, note) {
  const words = entry("Write", h("textarea", {class: "input", rows: "3", maxlength: String(MOST)}), {
    help: own ? "The mentors of this idea and coordinators read it. Markdown." : "The applicant, the mentors of this idea and coordinators read it. Markdown.",
  });
  const kept = keeping(`contact-${id}`, () => (words.input.value ? {text: words.input.value} : null));
  words.input.value = kept.read()?.text ?? "";
  words.input.addEventListener("input", () => kept.soon());
  const once = onceKey();
  return form({
    act: button("Send", {icon: "send"}),
    doing: "Sending…",
    entries: {"/text": words},
    check: () => (words.input.value.trim() ? [] : [{pointer: "/text", detail: "Write something."}]),
    work: async () => {
      const body = {text: words.input.value};
      await send(body, once(body));
      words.input.value = "";
      kept.now();
    },
    others: note,
    children: [words.element],
  });
}

function noteButton(send, failed) {
  const once = onceKey();
  const note = async () => {
    const words = entry("What you talked about", h("textarea", {class: "input", rows: "3", maxlength: String(MOST), autofocus: true}), {help: "May stay empty. The applicant reads it."});
    const text = await dialog({
      title: "You talked elsewhere?",
      body: [h("p", {class: "soft"}, "By mail, in a channel, in person: with this note contact counts as made."), words.element],
      submit: close => close(words.input.value.trim()),
      actions: close => [button("Cancel", {kind: "quiet", on: () => close()}), button("Note it", {kind: "primary", attributes: {type: "submit"}})],
    });
    if (text === undefined) return;
    const body = {kind: "talked", text};
    fill(failed);
    try {
      await send(body, once({...body, at: Date.now()}));
      toast("Noted: contact is made.", {icon: "check"});
    } catch (problem) {
      fill(failed, problem.message);
    }
  };
  return button("We talked elsewhere…", {kind: "quiet", icon: "users", on: note});
}
