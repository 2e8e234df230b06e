// Questions that must be answered before something happens. The browser's own dialog keeps the focus inside.
import {button} from "./components.js";
import {fill, h, icon, mark, newId} from "./dom.js";

/**
 * @param {{title: string, body: (Node|string)[], actions: (close: (value?: any) => void) => Node[], wide?: boolean,
 *   submit?: (close: (value?: any) => void) => void}} parts `submit` is what Enter and a button of type submit do
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
      submit?.(close);
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

/** Asks yes or no; Enter alone does nothing that cannot be taken back. @returns {Promise<boolean>} */
export async function confirm({title, text, yes, danger}) {
  return !!await dialog({
    title, body: [h("p", {class: "soft"}, text)],
    actions: close => [
      button("Cancel", {kind: "quiet", on: () => close(false), attributes: {autofocus: !!danger}}),
      button(yes, {kind: danger ? "danger" : "primary", on: () => close(true), attributes: {autofocus: !danger}}),
    ],
  });
}

/** Asks for one line of text. @returns {Promise<string|undefined>} */
export function askText({title, text = "", label, value = "", help, yes, danger, check = () => ""}) {
  const input = h("input", {class: "input", value, autofocus: true, spellcheck: "false", autocomplete: "off", id: newId("ask")});
  const error = h("span", {class: "error", role: "alert", id: newId("error")});
  const field = h("div", {class: "field"}, h("label", {for: input.id}, label), input, help && h("span", {class: "help"}, help), error);
  const take = close => {
    const typed = input.value.trim(), wrong = check(typed);
    if (!wrong) return close(typed);
    fill(error, icon("circle-alert"), h("span", {}, wrong));
    field.classList.add("invalid");
    mark(input, "aria-invalid", "true");
    mark(input, "aria-describedby", error.id);
    return input.focus();
  };
  return dialog({
    title,
    body: [text && h("p", {class: "soft"}, text), field],
    submit: take,
    actions: close => [
      button("Cancel", {kind: "quiet", on: () => close()}),
      button(yes, {kind: danger ? "danger" : "primary", attributes: {type: "submit"}}),
    ],
  });
}
