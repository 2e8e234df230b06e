// Trying an operation: with the rights of the session, with a token, or as nobody; the answer is shown as it came.
import {button} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h} from "../shared/dom.js";
import {copyButton} from "../shared/copy.js";
import {saveAs} from "../shared/save-as.js";
import {authorization} from "../shared/session.js";
import {entry, form, line, secretEntry} from "../desk/form.js";
import {address, body, example, parameters, resolved, shell} from "./contract.js";

const MOST_SHOWN = 60_000;
/** What was typed stays while one goes from operation to operation. */
const kept = {as: "", token: "", values: new Map()};

/** @param {object} contract @param {object} one the operation @param {?object} person */
export function trial(contract, one, person) {
  const list = parameters(contract, one.operation);
  const taken = body(contract, one.operation);
  const who = caller(person);
  const fields = list.map(parameter => valueOf(contract, parameter));
  const text = taken?.type === "application/json" ? json(contract, taken) : null;
  const file = taken && !text ? entry("File", h("input", {class: "input", type: "file"}), {help: taken.type}) : null;
  const answer = h("div", {class: "api-answer", tabindex: "-1"});
  const act = button("Send", {kind: one.method === "DELETE" ? "danger" : "primary", large: true, icon: "send"});
  const values = () => Object.fromEntries(fields.map(field => [field.name, field.input.value.trim()]));
  const url = () => address(one.path, list, values());

  async function headers() {
    const all = {...await who.headers()};
    for (const field of fields) if (field.in === "header" && field.input.value.trim()) all[field.name] = field.input.value.trim();
    if (taken && (text ? text.input.value.trim() : file.input.files[0])) all["Content-Type"] = taken.type;
    return all;
  }

  async function send() {
    const all = await headers();
    const begun = performance.now();
    const came = await fetch(url(), {
      method: one.method,
      headers: {...all, "Tryout-Request": "1"},
      body: taken ? (text ? text.input.value.trim() || undefined : file.input.files[0]) : undefined,
    });
    const bytes = await came.arrayBuffer();
    shown(answer, came, bytes, performance.now() - begun);
    answer.focus({preventScroll: true});
    answer.scrollIntoView({block: "nearest"});
  }

  const curl = copyButton("Copy for a shell", () => shell(location.origin, one.method, url(), known(), text?.input.value.trim() ?? ""), {large: true});
  const known = () => ({
    ...(one.operation.security.length ? {Authorization: "Bearer …"} : {}),
    ...Object.fromEntries(fields.filter(field => field.in === "header" && field.input.value.trim()).map(field => [field.name, field.input.value.trim()])),
    ...(text?.input.value.trim() ? {"Content-Type": "application/json"} : {}),
  });
  return h(
    "section",
    {class: "group api-try"},
    h("h2", {class: "section"}, "Try it"),
    one.method !== "GET" && h("p", {class: "soft"}, "This works on what this server really holds."),
    form({
      act,
      doing: "Waiting for the answer…",
      entries: Object.fromEntries([...fields.map(field => [`/${field.name}`, field]), ["/body", text ?? who]]),
      check: () => [
        ...fields.filter(field => field.in === "path" && !field.input.value.trim()).map(field => ({pointer: `/${field.name}`, detail: "The path needs it."})),
        ...(text ? unreadable(text.input.value) : []),
      ],
      sure: async () => one.method !== "DELETE" || confirm({title: `${one.summary}?`, text: "It is done for real, and cannot be taken back here.", yes: "Send", danger: true}),
      work: send,
      others: curl,
      children: [who.element, fields.map(field => field.element), text?.element, file?.element],
    }),
    answer,
  );
}

/** As whom the call is made. */
function caller(person) {
  const select = h("select", {class: "input"}, [
    person && h("option", {value: "session"}, `Your session: ${person.name}`),
    h("option", {value: "token"}, "A personal token"),
    h("option", {value: "nobody"}, "Nobody"),
  ]);
  select.value = kept.as || (person ? "session" : "nobody");
  const as = entry("Call as", select);
  const token = secretEntry("Token", {value: kept.token, autocomplete: "off"}, {help: "Kept in this window only."});
  const turn = () => {
    kept.as = select.value;
    token.element.hidden = select.value !== "token";
  };
  select.addEventListener("change", turn);
  token.input.addEventListener("input", () => (kept.token = token.input.value.trim()));
  turn();
  return {
    ...as,
    element: h("div", {class: "halves"}, as.element, token.element),
    headers: async () => {
      if (select.value === "session") return authorization("person");
      return select.value === "token" && kept.token ? {Authorization: `Bearer ${kept.token}`} : {};
    },
  };
}

/** One parameter, with what was last typed for its name. */
function valueOf(contract, parameter) {
  const schema = resolved(contract, parameter.schema);
  const input = line({
    class: "input mono",
    value: kept.values.get(parameter.name) ?? "",
    placeholder: schema.default !== undefined ? String(schema.default) : null,
    spellcheck: "false",
    on: {input: () => kept.values.set(parameter.name, input.value)},
  });
  return Object.assign(entry(parameter.name, input, {help: parameter.description}), {name: parameter.name, in: parameter.in});
}

function json(contract, taken) {
  const input = h("textarea", {class: "input mono", rows: "8", spellcheck: "false", autocomplete: "off"});
  input.value = taken.required ? JSON.stringify(example(contract, taken.schema), null, 2) : "";
  return entry("Body", input, {help: "JSON."});
}

function unreadable(text) {
  try {
    if (text.trim()) JSON.parse(text);
    return [];
  } catch (fault) {
    return [{pointer: "/body", detail: `This is no JSON yet: ${fault.message}.`}];
  }
}

function shown(place, came, bytes, millis) {
  const type = came.headers.get("Content-Type") ?? "";
  const list = [...came.headers].sort().map(([name, value]) => `${name}: ${value}`).join("\n");
  const title = h("h3", {}, h("span", {class: ["status", came.ok ? "good" : "bad"]}, String(came.status)), came.statusText || words(came.status), h("span", {class: "quiet"}, `${Math.round(millis)} ms, ${size(bytes.byteLength)}`));
  fill(
    place,
    title,
    bytes.byteLength > 0 && (type.includes("json") ? h("pre", {tabindex: "0", "aria-label": "Body of the answer"}, pretty(new TextDecoder().decode(bytes))) : taken(bytes, type, came.headers.get("Content-Disposition"))),
    h("details", {}, h("summary", {}, "Headers"), h("pre", {tabindex: "0", "aria-label": "Headers of the answer"}, list)),
  );
}

const words = status => ({200: "OK", 201: "Created", 202: "Accepted", 204: "No content"})[status] ?? (status < 300 ? "" : "Refused");

function pretty(text) {
  let whole = text;
  try {
    whole = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Shown as it came.
  }
  return whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}\n… and ${whole.length - MOST_SHOWN} characters more` : whole;
}

function taken(bytes, type, disposition) {
  const name = /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "answer";
  return h("p", {}, button(`Save ${name}`, {icon: "download", on: () => saveAs(new Blob([bytes], {type}), name)}));
}

const size = bytes => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`);
