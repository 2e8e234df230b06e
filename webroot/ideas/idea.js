// The page of an idea. The server wrote what everybody may read; for those with an account come mail addresses, what they
// may do with it, and the questions.
import {ask, Problem} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {everything} from "../shared/everything.js";
import {entry, form, onceKey} from "../desk/form.js";
import {addLocalTimes} from "./local-times.js";
import {writtenPage} from "./written.js";

writtenPage("Ideas", async person => {
  addLocalTimes(document);
  if (!person) return;
  const id = location.pathname.split("/")[2];
  if (document.getElementById("nothing")) {
    await openInside(id);
    return;
  }
  const idea = await ask("GET", `/ideas/${id}`);
  drawOwn(idea);
  await drawApplying(idea, person);
  drawMail(idea);
  drawAsking(idea);
  await drawHiding(idea);
});

/** What is not public yet has its page for those who write and mentor it. */
async function openInside(id) {
  try {
    await ask("GET", `/ideas/${id}`);
    location.replace(`/ideas/${id}/manage`);
  } catch (fault) {
    if (!(fault instanceof Problem && fault.status === 404)) throw fault;
  }
}

function drawOwn(idea) {
  const acts = [];
  if (idea.allowedActions.some(action => action !== "apply")) acts.push(h("a", {class: "button", href: `/ideas/${idea.id}/manage`}, "Mentors and state"));
  if (idea.allowedActions.includes("edit")) acts.push(h("a", {class: "button", href: `/ideas/${idea.id}/edit`}, "Edit"));
  fill(document.getElementById("own"), acts.length ? h("p", {class: "acts tight"}, acts) : null);
}

/** The way to an application, or to the one that there is. */
async function drawApplying(idea, person) {
  const note = document.getElementById("apply-note");
  if (!note) return;
  const own = person.roles.length ? null : (await everything("/me/applications")).find(one => one.idea.id === idea.id && one.state !== "withdrawn");
  if (own) fill(note, h("a", {class: "button primary large", href: `/applications/${own.id}`}, own.state === "draft" ? "Go on with your application" : "Your application"));
  else if (idea.allowedActions.includes("apply")) fill(note, applying(idea));
  else note.remove();
}

function applying(idea) {
  const once = onceKey();
  const failed = h("span", {class: "wrong", role: "alert"});
  const begin = async () => {
    try {
      const {id} = await ask("POST", `/ideas/${idea.id}/applications`, undefined, {headers: once({})});
      location.assign(`/applications/${id}`);
    } catch (problem) {
      fill(failed, problem.message);
    }
  };
  return [button("Apply for this idea", {kind: "primary", large: true, icon: "send", on: begin}), failed];
}

function drawMail(idea) {
  const mails = (idea.mentors ?? []).filter(mentor => mentor.mail);
  const note = document.getElementById("mail-note");
  if (!mails.length) {
    note.remove();
    return;
  }
  note.replaceWith(h("ul", {class: "plain quiet"}, mails.map(mentor => h("li", {}, `${mentor.name ?? mentor.nick ?? "Mail"}: `, h("a", {href: `mailto:${mentor.mail}`}, mentor.mail)))));
}

function drawAsking(idea) {
  const words = entry("Ask in public", h("textarea", {class: "input", rows: "3", maxlength: "4000"}), {help: "Everybody reads the question and the answers. Markdown."});
  const act = button("Ask", {large: true});
  const once = onceKey();
  const asking = form({
    act,
    doing: "Asking…",
    entries: {"/text": words},
    check: () => (words.input.value.trim() ? [] : [{pointer: "/text", detail: "Write your question."}]),
    work: async () => {
      const body = {text: words.input.value};
      await ask("POST", `/ideas/${idea.id}/messages`, body, {headers: once(body)});
      location.reload();
    },
    children: [words.element],
  });
  document.getElementById("ask-note").replaceWith(asking);
}

async function drawHiding(idea) {
  const {items} = await ask("GET", `/ideas/${idea.id}/messages?limit=200`);
  for (const message of items.filter(one => one.mayHide)) {
    const hide = button("Hide", {
      kind: "quiet",
      on: async () => {
        await ask("POST", `/ideas/${idea.id}/messages/${message.id}/hiding`);
        location.reload();
      },
    });
    document.querySelector(`[data-message="${message.id}"] > p`)?.append(" ", hide);
  }
}
