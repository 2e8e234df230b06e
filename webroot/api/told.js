// One operation: who may call it, what it takes, what it answers, and a form to try it.
import {chip} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {answers, body, bounds, callers, example, kind, members, nameOf, parameters} from "./contract.js";
import {trial} from "./trial.js";

const WHERE = {path: "in the path", query: "in the query", header: "a header"};

/** @param {object} contract @param {{method: string, path: string, summary: string, operation: object}} one @param {?object} person who is signed in */
export function told(contract, one, person) {
  const {operation} = one;
  const taken = body(contract, operation);
  const list = parameters(contract, operation);
  return [
    h("h1", {class: "title"}, one.summary),
    h("p", {class: "api-line"}, h("span", {class: ["verb", one.method.toLowerCase()]}, one.method), h("code", {}, `/api/v1${one.path}`)),
    operation.description && h("p", {class: "api-text"}, operation.description),
    who(operation),
    list.length > 0 && part("Parameters", listed(list.map(parameter => ({
      name: parameter.name,
      needed: !!parameter.required,
      kind: `${kind(contract, parameter.schema)}, ${WHERE[parameter.in]}`,
      bounds: bounds(parameter.schema),
      about: parameter.description ?? "",
      says: "",
      members: [],
    })))),
    taken && part("Body", taking(contract, taken)),
    part("Answers", h("ul", {class: "plain api-answers"}, answers(contract, operation).map(answer => h("li", {}, answered(contract, answer))))),
    trial(contract, one, person),
  ];
}

const part = (title, ...children) => h("section", {class: "group"}, h("h2", {class: "section"}, title), ...children);

function who(operation) {
  const {words, token} = callers(operation);
  return h(
    "p",
    {class: "line api-who"},
    h("strong", {}, words),
    token && chip(token === "read" ? "a token that may read" : "a token that may write", null, "key-round"),
    !token && operation["x-roles"] && h("span", {class: "quiet"}, "No token opens this."),
  );
}

function taking(contract, {type, schema, required}) {
  if (type !== "application/json") return h("p", {class: "soft"}, `A file, sent as ${type}.`);
  return [
    required ? null : h("p", {class: "soft"}, "May be left out."),
    listed(members(contract, schema)),
    h("details", {class: "api-example"}, h("summary", {}, "Example"), h("pre", {tabindex: "0"}, JSON.stringify(example(contract, schema), null, 2))),
  ];
}

/** The members of an object, with what is inside them below them; of what is given none is needed. */
function listed(list, given = false) {
  return h("ul", {class: "plain api-members"}, list.map(one =>
    h(
      "li",
      {},
      h(
        "p",
        {class: "api-member"},
        h("code", {}, one.name),
        one.needed && !given && h("span", {class: "needed"}, "needed"),
        h("span", {class: "soft"}, one.kind),
        one.bounds && h("span", {class: "quiet"}, one.bounds),
      ),
      (one.about || one.says) && h("p", {class: "api-about"}, one.about || one.says),
      one.members.length > 0 && (one.members.length > 4 ? h("details", {}, h("summary", {}, `${one.members.length} members`), listed(one.members, given)) : listed(one.members, given)),
    ),
  ));
}

function answered(contract, answer) {
  const good = answer.status < 300;
  const status = h("span", {class: ["status", good ? "good" : "bad"]}, answer.status);
  if (!good) {
    return h("p", {class: "api-member"}, status, answer.slugs.map((slug, i) => [i ? "or " : null, h("a", {href: `/problems/${slug}`}, slug)]));
  }
  const inside = answer.type === "application/json" ? members(contract, answer.schema) : [];
  return [
    h(
      "p",
      {class: "api-member"},
      status,
      h("span", {}, answer.about),
      h("span", {class: "quiet"}, [what(answer), ...answer.headers.map(header => `header ${header}`)].filter(Boolean).join(", ")),
    ),
    inside.length > 0 && h("details", {}, h("summary", {}, `${inside.length} member${inside.length === 1 ? "" : "s"}`), listed(inside, true)),
  ];
}

function what({type, schema}) {
  if (!type) return "no body";
  return type === "application/json" ? nameOf(schema) : `a file, ${type}`;
}
