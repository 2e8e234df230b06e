// Who holds an interview: the lead, and whom the lead asks along.
import {avatar, button} from "../shared/components.js";
import {fill, h, newId} from "../shared/dom.js";
import {failing} from "./form.js";
import {runsTheHouse} from "./page.js";

const onlyObserves = person => person.roles.length === 1 && person.roles[0] === "observer";

/** The colours of the room: the lead's, then by order. */
export function faces(panel) {
  let mentors = 0;
  return panel.map(seat => ({
    ...seat,
    face: avatar({name: seat.name, role: seat.role, colour: seat.role === "lead" ? 2 : 3 + (mentors++ % 4)}),
  }));
}

export const seats = panel =>
  h(
    "ul",
    {class: "plain seats"},
    faces(panel).map(({face, name, role}) =>
      h("li", {}, face, h("span", {}, name), h("span", {class: "quiet"}, role === "lead" ? "leads" : role)),
    ),
  );

/**
 * @param {{person: string, name: string, role: string}[]} given the lead first
 * @param {{people: object[], me: object, on: () => void}} options everybody with an account
 */
export function panelEditor(given, {people, me, on}) {
  let panel = given.map(seat => ({...seat}));
  const list = h("ul", {class: "plain seats"});
  const choice = h("select", {class: "input", id: newId("person")});
  const add = button("Add to the panel", {
    icon: "user-plus",
    on: () => {
      const person = people.find(one => one.id === choice.value);
      if (!person) return;
      panel.push({person: person.id, name: person.name, role: onlyObserves(person) ? "observer" : "mentor"});
      draw();
      on();
      list.lastElementChild.querySelector("select, button")?.focus();
    },
  });
  const adding = h("div", {class: "adding"});
  const element = h("div", {class: "field"}, list, adding);

  function draw() {
    fill(list, faces(panel).map(row));
    const rest = people.filter(person => !person.disabled && !panel.some(seat => seat.person === person.id));
    fill(
      choice,
      rest.map(person => h("option", {value: person.id}, person.name)),
    );
    fill(
      adding,
      rest.length
        ? [h("label", {class: "unseen", for: choice.id}, "Person"), choice, add]
        : h(
            "p",
            {class: "quiet"},
            people.length > 1
              ? "Everybody with an account is on the panel."
              : [
                  "Nobody else has an account yet. ",
                  runsTheHouse(me) ? h("a", {href: "/people"}, "Add people") : "A coordinator can add people.",
                ],
          ),
    );
  }

  function row({face, person, name, role}) {
    if (role === "lead") return h("li", {}, face, h("span", {class: "grow"}, name), h("span", {class: "quiet"}, "leads"));
    const known = people.find(one => one.id === person);
    const select = h(
      "select",
      {
        class: "input",
        "aria-label": `What ${name} does`,
        on: {
          change: () => {
            panel.find(seat => seat.person === person).role = select.value;
            draw();
            on();
            list.querySelector(`[data-person="${CSS.escape(person)}"] select`)?.focus();
          },
        },
      },
      known && onlyObserves(known) ? null : h("option", {value: "mentor"}, "Mentor"),
      h("option", {value: "observer"}, "Observer"),
    );
    select.value = role;
    return h(
      "li",
      {"data-person": person},
      face,
      h("span", {class: "grow"}, name),
      select,
      button(`Take ${name} off the panel`, {
        icon: "x",
        kind: "quiet",
        lone: true,
        on: () => {
          panel = panel.filter(seat => seat.person !== person);
          draw();
          on();
          (choice.isConnected ? choice : element.querySelector("select, button, a"))?.focus();
        },
      }),
    );
  }

  draw();
  return {
    element,
    label: "Panel",
    fail: failing(element, choice, null),
    focus: () => (choice.isConnected ? choice : element).focus(),
    value: () => panel.map(seat => ({...seat})),
    set(fresh) {
      panel = fresh.map(seat => ({...seat}));
      draw();
    },
  };
}
