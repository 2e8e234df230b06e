// One way to ask the server over REST: JSON in and out, the token added, problems turned into an error that reads well.
import {authorization, dropAccessToken} from "./session.js";

/** A refusal by the server, RFC 9457; `errors` name the fields. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.status = status;
    this.slug = String(body.type ?? "").split("/").pop();
    this.title = body.title ?? "";
    this.errors = body.errors ?? [];
  }
}

/**
 * @param {string} method
 * @param {string} path below `/api/v1`
 * @param {object} [body]
 * @param {{headers?: Record<string, string>, signal?: AbortSignal}} [more]
 * @returns {Promise<any>} the answer's JSON, with `etag` beside it where there is one
 */
export async function ask(method, path, body, {headers = {}, signal} = {}) {
  let answer = await send(method, path, body, {headers, signal});
  if (answer.status === 401 && dropAccessToken()) {
    answer = await send(method, path, body, {headers, signal});
  }
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, json);
  const etag = answer.headers.get("ETag");
  return etag && json && typeof json === "object" && !Array.isArray(json) ? {...json, etag} : json;
}

/** The bytes of an answer, for downloads. @returns {Promise<Blob>} */
export async function download(path) {
  const answer = await send("GET", path);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return answer.blob();
}

async function send(method, path, body, {headers = {}, signal} = {}) {
  try {
    return await fetch(`/api/v1${path}`, {
      method, signal,
      headers: {
        ...await authorization(), "Tryout-Request": "1",
        ...(body === undefined ? {} : {"Content-Type": "application/json"}), ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Problem(0, {title: "No connection", detail: "The server cannot be reached just now."});
  }
}
