// Reads the contract of the REST interface: what it offers, in which form, and an example of each. Pure, and tried in Node.

const METHODS = ["get", "post", "put", "patch", "delete"];

/** What a reference leads to; of members beside the reference those count too. */
export function resolved(contract, node) {
  if (!node?.$ref) return node;
  const there = node.$ref.slice(2).split("/").reduce((at, part) => at[part.replaceAll("~1", "/").replaceAll("~0", "~")], contract);
  const {$ref, ...beside} = node;
  return {...there, ...beside};
}

/** The name of the schema that a reference leads to, or nothing. */
export const nameOf = node => node?.$ref?.startsWith("#/components/schemas/") ? node.$ref.split("/").pop() : "";

/**
 * All operations, by their tags in the order of the contract.
 * @returns {{tag: string, about: string, operations: {id: string, method: string, path: string, summary: string, operation: object}[]}[]}
 */
export function byTag(contract) {
  const all = Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter(method => item[method]).map(method => {
      const operation = item[method];
      return {id: operation.operationId, method: method.toUpperCase(), path, summary: operation.summary, operation};
    }),
  );
  return contract.tags.map(({name, description}) => ({
    tag: name,
    about: description,
    operations: all.filter(one => one.operation.tags.includes(name)),
  }));
}

/** Which operations are found by some words, each of which they must have somewhere. */
export function found(one, words) {
  const text = [one.id, one.method, one.path, one.summary, one.operation.description].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word));
}

/** The parameters of an operation. */
export const parameters = (contract, operation) => (operation.parameters ?? []).map(one => resolved(contract, one));

/** What an operation takes: its type and schema, or nothing. */
export function body(contract, operation) {
  const content = operation.requestBody?.content;
  if (!content) return null;
  const [type, {schema}] = Object.entries(content)[0];
  return {type, schema, required: !!operation.requestBody.required};
}

/**
 * What an operation answers with, best first.
 * @returns {{status: string, about: string, type: string, schema: object|null, headers: string[], slugs: string[]}[]}
 */
export function answers(contract, operation) {
  return Object.entries(operation.responses)
    .filter(([status]) => status !== "default")
    .map(([status, node]) => {
      const answer = resolved(contract, node);
      const [type, content] = Object.entries(answer.content ?? {})[0] ?? ["", {}];
      const kind = content.schema?.properties?.type ?? {};
      const slugs = type === "application/problem+json" ? (kind.enum ?? [kind.const]).map(address => address.split("/").pop()) : [];
      return {status, about: answer.description, type, schema: content.schema ?? null, headers: Object.keys(answer.headers ?? {}), slugs};
    });
}

/** Who may call, in words. */
export function callers(operation) {
  const schemes = operation.security.map(one => Object.entries(one)[0]);
  if (!schemes.length) return {words: "Anybody", token: ""};
  if (schemes[0][0] === "ownPage") return {words: "Pages of this server", token: ""};
  const roles = (operation["x-roles"] ?? []).map(role => role.replace("-", " ").replace("guest", "invited"));
  const token = schemes.find(([scheme]) => scheme === "token")?.[1][0] ?? "";
  return {words: sentence(roles), token};
}

function sentence(words) {
  const text = words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : words[0];
  return text[0].toUpperCase() + text.slice(1);
}

/** What a value may be, in a few words. */
export function kind(contract, node) {
  const schema = resolved(contract, node);
  if (schema.anyOf) {
    const kinds = schema.anyOf.map(one => kind(contract, one)).filter(word => word !== "null");
    return kinds.length < schema.anyOf.length ? `${kinds.join(" or ")}, or null` : kinds.join(" or ");
  }
  const types = [schema.type ?? []].flat();
  if (types.join() === "null") return "null";
  const words = types.filter(type => type !== "null").map(type => plain(contract, schema, type)).join(" or ") || "anything";
  return types.includes("null") ? `${words}, or null` : words;
}

function plain(contract, schema, type) {
  if (type === "array") return schema.items ? `list of ${nameOf(schema.items) || kind(contract, schema.items)}` : "list";
  if (type === "string" && schema.format && schema.format !== "binary") return {"date-time": "time", date: "day"}[schema.format] ?? schema.format;
  if (type === "string") return schema.format === "binary" ? "file" : "text";
  if (type === "integer") return "whole number";
  return {boolean: "true or false"}[type] ?? type;
}

/** The bounds of a value, in words. */
export function bounds(node) {
  const said = [];
  if (node.enum) said.push(node.enum.filter(word => word !== null).join(", "));
  if (node.minimum !== undefined && node.maximum !== undefined) said.push(`${node.minimum} to ${node.maximum}`);
  else if (node.minimum !== undefined) said.push(`from ${node.minimum}`);
  if (node.minLength > 1) said.push(`at least ${node.minLength} characters`);
  if (node.maxLength !== undefined) said.push(`at most ${node.maxLength.toLocaleString("en")} characters`);
  if (node.minItems) said.push(`at least ${node.minItems}`);
  if (node.maxItems !== undefined) said.push(`at most ${node.maxItems}`);
  if (node.uniqueItems) said.push("each once");
  if (node.default !== undefined) said.push(`${node.default} when left out`);
  return said.join("; ");
}

/**
 * The members of an object, each with what is inside it.
 * @returns {{name: string, needed: boolean, kind: string, bounds: string, about: string, says: string, members: any[]}[]}
 */
export function members(contract, node, above = []) {
  const name = nameOf(node);
  if (name && above.includes(name)) return [];
  const inside = name ? [...above, name] : above;
  const schema = resolved(contract, node) ?? {};
  const other = schema.anyOf?.find(one => resolved(contract, one).type !== "null");
  if (other) return schema.anyOf.length === 2 && !schema.properties ? members(contract, other, inside) : [];
  if (schema.if) return [...members(contract, {type: "object", ...schema.then}, inside), ...members(contract, {type: "object", ...schema.else}, inside)];
  if (schema.items && [schema.type].flat().includes("array")) return members(contract, schema.items, inside);
  return Object.entries(schema.properties ?? {}).map(([member, value]) => {
    const what = resolved(contract, value);
    return {
      name: member,
      needed: (schema.required ?? []).includes(member),
      kind: kind(contract, value),
      bounds: bounds(what),
      about: what.description ?? "",
      says: what["x-says"] ?? "",
      members: members(contract, value, inside),
    };
  });
}

/** An example of a value: the contract's own, or the least that is permitted. */
export function example(contract, node, depth = 0) {
  const schema = resolved(contract, node) ?? {};
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return example(contract, schema.anyOf[0], depth);
  if (depth > 6) return null;
  switch ([schema.type].flat()[0]) {
    case "object":
      return Object.fromEntries(needed(schema).map(name => [name, example(contract, schema.properties[name], depth + 1)]));
    case "array":
      return schema.minItems ? [example(contract, schema.items, depth + 1)] : [];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return {"date-time": "2030-01-31T12:00:00Z", date: "2030-01-31"}[schema.format] ?? "text";
    default:
      return null;
  }
}

const needed = schema => schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 1);

/**
 * The address of a call.
 * @param {string} path as the contract has it
 * @param {{name: string, in: string}[]} list @param {Record<string, string>} values by the names of parameters
 */
export function address(path, list, values) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
  const query = list.filter(one => one.in === "query" && values[one.name])
    .map(one => `${encodeURIComponent(one.name)}=${encodeURIComponent(values[one.name])}`);
  return `/api/v1${filled}${query.length ? `?${query.join("&")}` : ""}`;
}

/** The same call for a shell, with the token left to the environment. */
export function shell(origin, method, url, headers, text) {
  const quoted = value => `'${value.replaceAll("'", "'\\''")}'`;
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(origin + url)}`];
  for (const [name, value] of Object.entries(headers))
    lines.push(name === "Authorization" ? "-H \"Authorization: Bearer $TRYOUT_TOKEN\"" : `-H ${quoted(`${name}: ${value}`)}`);
  if (text) lines.push(`-d ${quoted(text)}`);
  return lines.join(" \\\n  ");
}
