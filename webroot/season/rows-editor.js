// Several of one kind, such as links: a row for each, with one more at a press.
import {button} from "../shared/components.js";
import {fill, h, newId} from "../shared/dom.js";
import {failing} from "../desk/form.js";

/**
 * @param {string} label
 * @param {object[]} given
 * @param {{one: string, help?: string, columns: {key: string, label: string, wide?: boolean, area?: boolean, attributes?: object}[], add: string, fresh?: object,
 *   extra?: (one: object, changed: () => void) => HTMLElement, most: number, on: () => void}} options `one` is what a row is called, `extra` draws what is no text
 */
export function rowsEditor(label, given, {one: single, help, columns, add, fresh = {}, extra, most, on}) {
  let rows = given.map(one => ({...one}));
  const list = h("ul", {class: "plain row-list"});
  const helpId = newId("help");
  const more = button(add, {
    icon: "plus",
    kind: "quiet",
    on: () => {
      rows.push({...Object.fromEntries(columns.map(({key}) => [key, ""])), ...fresh});
      draw();
      list.lastElementChild.querySelector("input, textarea").focus();
      on();
    },
  });
  const element = h(
    "fieldset",
    {class: "field bare row-editor", "aria-describedby": help ? helpId : null},
    h("legend", {class: "label"}, label),
    help && h("span", {class: "help", id: helpId}, help),
    list,
    h("div", {class: "acts tight"}, more),
  );

  function draw() {
    fill(list, rows.map((one, at) => row(one, at)));
    list.hidden = !rows.length;
    more.hidden = rows.length >= most;
  }

  function row(one, at) {
    const cells = columns.map(({key, label: name, wide, area, attributes}) => {
      const input = h(area ? "textarea" : "input", {class: "input", type: area ? null : "text", rows: area ? "4" : null, autocomplete: "off", id: newId("cell"), ...attributes,
        on: {input: () => {
          one[key] = input.value;
          on();
        }}});
      input.value = one[key] ?? "";
      return h("div", {class: [wide && "wide", area && "area"]}, h("label", {for: input.id}, name, h("span", {class: "unseen"}, `, ${single} ${at + 1}`)), input);
    });
    const remove = button(`Remove ${single} ${at + 1}`, {
      icon: "x",
      kind: "quiet",
      lone: true,
      on: () => {
        rows = rows.filter(other => other !== one);
        draw();
        (list.children[at]?.querySelector("input, textarea") ?? more).focus();
        on();
      },
    });
    return h("li", {}, h("div", {class: "cells"}, cells, extra?.(one, on)), remove);
  }

  const filled = one => columns.some(({key}) => String(one[key] ?? "").trim());

  draw();
  return {
    element,
    label,
    fail: failing(element, list, null),
    focus: () => (list.querySelector("input, textarea") ?? more).focus(),
    /** Without rows in which nothing stands. */
    value: () => rows.filter(filled).map(one => ({...one})),
    set(next) {
      rows = next.map(one => ({...one}));
      draw();
    },
  };
}
