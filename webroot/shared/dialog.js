// Questions that must be answered before something happens. The browser's own dialog keeps the focus inside.
import {button} from "./components.js";
import {h, newId} from "./dom.js";

/**
 * @param {{title: string, body: (Node|string)[], actions: (close: (value?: any) => void) => Node[], wide?: boolean, submit?: () => any}} parts
 * @returns {Promise<any>} what an action closed it with; undefined when it was dismissed
 */
export function dialog({title, body, actions, wide, submit}) {
  return new Promise(resolve => {
    const id = newId("dialog");
    let value;
    const close = given => {
      value = given;
      element.close();
    };
    const form = h("form", {method: "dialog", on: {submit: event => {
      event.preventDefault();
      if (submit) close(submit());
    }}}, h("h2", {id}, title), body, h("div", {class: "actions"}, actions(close)));
    const element = h("dialog", {class: ["dialog", wide && "wide"], "aria-labelledby": id}, form);
    element.addEventListener("close", () => {
      element.remove();
      resolve(value);
    });
    element.addEventListener("click", event => event.target === element && close());
    document.body.append(element);
    element.showModal();
  });
}

/** Asks yes or no. @returns {Promise<boolean>} */
export async function confirm({title, text, yes, danger}) {
  return !!await dialog({
    title, body: [h("p", {class: "soft"}, text)],
    actions: close => [
      button("Cancel", {kind: "quiet", on: () => close(false)}),
      button(yes, {kind: danger ? "danger" : "primary", on: () => close(true), attributes: {autofocus: true}}),
    ],
  });
}

/** Asks for one line of text. @returns {Promise<string|undefined>} */
export function askText({title, label, value = "", help, yes, check = () => ""}) {
  const input = h("input", {class: "input", value, autofocus: true, spellcheck: "false", autocomplete: "off", id: newId("ask")});
  const error = h("span", {class: "error", role: "alert"});
  const take = () => input.value.trim();
  return dialog({
    title,
    body: [h("div", {class: "field"}, h("label", {for: input.id}, label), input, help && h("span", {class: "help"}, help), error)],
    submit: take,
    actions: close => [
      button("Cancel", {kind: "quiet", on: () => close()}),
      button(yes, {kind: "primary", on: () => {
        const wrong = check(take());
        error.textContent = wrong;
        if (!wrong) close(take());
      }}),
    ],
  }).then(answer => answer !== undefined && check(answer) ? undefined : answer);
}
