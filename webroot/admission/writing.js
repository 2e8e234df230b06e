// Writing an application: the form, how far each part of it is, and the way to submit it.
import {ask} from "../shared/api.js";
import {banner, button, disable, lamp} from "../shared/components.js";
import {confirm, dialog} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {crumb, head, page, show} from "../desk/page.js";
import {differenceView} from "../season/difference-view.js";
import {moment} from "../season/moments.js";
import {contactPart} from "./contact.js";
import {contributionsPart} from "./contributions.js";
import {applicationForm} from "./form.js";
import {saving} from "./saving.js";
import {lacks, PARTS, progress, shapeOf} from "./shape.js";
import {closingWords} from "./words.js";

/** @param {object} application one's own, a draft */
export async function drawWriting(application) {
  const {id, idea, round, contactGate} = application;
  const light = lamp();
  const way = h("ol", {class: "plain way"});
  const lack = h("span", {class: "quiet lacking", role: "status"});
  const trouble = h("div", {class: "trouble", role: "alert"});
  const submit = button("Submit…", {kind: "primary", large: true, on: () => submitted()});
  const more = button("Withdraw…", {kind: "quiet", on: withdraw});
  const fields = applicationForm(application, shapeOf(application.form), {on: () => changed()});
  const save = saving(application, {light, value: fields.value, put: fields.put, fail: fields.fail, both: conflict, ended: stopped});

  function changed() {
    save.changed();
    look();
  }

  function look() {
    const value = fields.value();
    const missing = lacks(value, application);
    fill(way, progress(value, application).map(step));
    fill(lack, missing.length ? missing[0].detail : "All that is needed is there.");
    disable(submit, missing.length ? `Still missing: ${missing.map(({part}) => PARTS.find(([key]) => key === part)[1].toLowerCase()).join(", ")}.` : "");
  }

  const step = ({key, label, done, needed}) =>
    h("li", {class: done && needed ? "done" : "open"}, h("button", {type: "button", class: "step-link", on: {click: () => go(key)}}, icon(done && needed ? "circle-check" : "circle"), label, h("span", {class: "unseen"}, done ? (needed ? ", done" : ", may stay empty") : ", to do")));

  function go(key) {
    document.getElementById(`part-${key}`).scrollIntoView({block: "start"});
    fields.focus(key);
  }

  function conflict({keys, theirs}) {
    keys.forEach(key => {
      const part = document.getElementById(`part-${key}`);
      part.querySelector(".other-window")?.remove();
      part.prepend(other(key, theirs));
      part.scrollIntoView({block: "start"});
    });
  }

  /** A part as the other window had it, to be taken instead: where it is written. */
  function other(key, theirs) {
    const plain = value => (typeof value === "string" ? value : JSON.stringify(value, null, 1));
    const fact = banner({kind: "warn", icon: "triangle-alert", fact: "This was written in another window, too.", then: "Yours stays unless you take the other one, whose own words are underlined:"});
    const row = h("div", {class: "other-window", role: "alert"}, fact, differenceView(plain(fields.value()[key]), plain(theirs[key])), h("div", {class: "acts tight"},
      button("Take the other", {on: () => {
        fields.put(key, theirs[key]);
        row.remove();
        changed();
      }}),
      button("Keep this one", {on: () => row.remove()})));
    return row;
  }

  /** Nothing can be saved any more: what was typed stays where it is, to be copied. */
  function stopped(problem) {
    fill(trouble, banner({kind: "err", icon: "circle-alert", fact: problem.message, then: "What you typed since then stays on this page and in this browser; nobody else has it.", action: button("Load the page again", {on: () => location.reload()})}));
    disable(submit, problem.message);
    trouble.scrollIntoView({block: "center"});
  }

  async function submitted() {
    const talked = application.talked || contactGate === "off";
    const sure = await confirm({
      title: "Submit this application?",
      text: `The mentors of “${idea.title}” and the coordinators read it from then on, and you get a receipt. Until ${moment(application.dates.applyClose)} you can open it again and change it.${talked ? "" : " You have not written to the mentors yet: they know you better if you do."}`,
      yes: "Submit",
    });
    if (!sure) return;
    if (!(await save.flush())) {
      fill(trouble, banner({kind: "warn", icon: "cloud-off", fact: "Not everything is saved yet.", then: "Submit it once it is."}));
      return;
    }
    await act("submit");
  }

  async function withdraw() {
    const sure = await confirm({title: "Withdraw this application?", text: "It is put aside with its text. Until applications close you can take it up again.", yes: "Go on", danger: true});
    if (!sure) return;
    const twice = await dialog({
      title: "Withdraw it for sure?",
      body: [h("p", {class: "soft"}, `Your application for “${idea.title}”.`)],
      actions: close => [button("Keep it", {kind: "quiet", on: () => close(false), attributes: {autofocus: true}}), button("Withdraw it", {kind: "danger", on: () => close(true)})],
    });
    if (twice) await act("withdraw");
  }

  async function act(action) {
    try {
      await ask("POST", `/applications/${id}/transitions`, {action}, {headers: {"If-Match": save.etag()}});
      save.end();
      location.reload();
    } catch (problem) {
      fill(trouble, banner({kind: "err", icon: "circle-alert", fact: problem.message, then: problem.errors.map(({detail}) => detail).join(" ")}));
      trouble.scrollIntoView({block: "center"});
    }
  }

  const form = h("form", {class: "form application", id: "application", on: {submit: event => event.preventDefault()}}, fields.children);
  show(
    `Application for ${idea.title}`,
    crumb(round.name, `/rounds/${round.id}`),
    head("Application", h("span", {}, "For ", h("a", {href: `/ideas/${idea.id}`}, idea.title), ". ", closingWords(application.dates, Date.now(), moment), " What you write is saved by itself; nobody reads it before you submit it.")),
    h("nav", {"aria-label": "Parts of the application"}, way),
    trouble,
    form,
    await contributionsPart(application),
    await contactPart(application),
  );
  page.after(h("div", {class: "savebar", role: "region", "aria-label": "Save"}, h("div", {class: "inner"}, light.element, lack, h("span", {class: "grow"}), more, submit)));
  if (save.restore()) {
    fill(trouble, banner({icon: "history", fact: "What you wrote before is put back.", then: "It had not reached the server."}));
  }
  look();
}
