// Patches and the like that an applicant made, with their own place since they come after submitting, too.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {fill, h} from "../shared/dom.js";
import {entry, form, line, onceKey} from "../desk/form.js";
import {section} from "../desk/page.js";
import {moment} from "../season/moments.js";

/** @param {object} application one's own */
export function contributionsPart(application) {
  const {id, dates, allowedActions} = application;
  let all = application.contributions;
  const list = h("ul", {class: "plain contributions"});
  const failed = h("p", {class: "wrong", role: "alert"});
  const may = allowedActions.includes("contribute");

  const draw = () =>
    fill(list, all.length ? all.map(row) : h("li", {class: "soft"}, may ? "None yet. A small patch says more than a long text." : "None."));

  const row = one =>
    h("li", {}, h("a", {href: one.href, rel: "noopener"}, one.title), may && button(`Remove ${one.title}`, {icon: "x", kind: "quiet", lone: true, on: () => remove(one)}));

  async function remove(one) {
    try {
      await ask("DELETE", `/applications/${id}/contributions/${one.id}`);
      all = all.filter(other => other !== one);
      draw();
    } catch (problem) {
      fill(failed, problem.message);
    }
  }

  function adding() {
    const title = entry("What it is", line({maxlength: "120"}));
    const href = entry("Where it is", line({type: "url", maxlength: "2000", placeholder: "https://"}));
    const once = onceKey();
    const asked = form({
      act: button("Add", {large: true}),
      doing: "Adding…",
      entries: {"/title": title, "/href": href},
      check: () => [
        ...(title.input.value.trim() ? [] : [{pointer: "/title", detail: "Say what it is."}]),
        ...(/^https?:\/\/\S+$/.test(href.input.value.trim()) ? [] : [{pointer: "/href", detail: "An address that begins with https:// or http://."}]),
      ],
      work: async () => {
        const body = {title: title.input.value.trim(), href: href.input.value.trim()};
        all = [...all, await ask("POST", `/applications/${id}/contributions`, body, {headers: once(body)})];
        title.input.value = href.input.value = "";
        draw();
        title.focus();
      },
      children: h("div", {class: "halves"}, title.element, href.element),
    });
    asked.classList.add("contribution-form");
    return asked;
  }

  draw();
  return section(
    "Contributions",
    h("p", {class: "soft about"}, `Patches to this project, reviews, bug reports. ${dates.announceAt ? `You can add to them until ${moment(dates.announceAt)}, also after submitting.` : ""}`),
    list,
    failed,
    may && adding(),
  );
}
