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
 * @param {{headers?: Record<string, string>, signal?: AbortSignal, as?: string}} [more] `as` says whose session asks, where it is not the page's
 * @returns {Promise<any>} the answer's JSON, with `etag` beside it where there is one
 */
export async function ask(method, path, body, more = {}) {
  let answer = await send(method, path, body, more);
  if (answer.status === 401 && dropAccessToken(more.as)) {
    answer = await send(method, path, body, more);
  }
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, json);
  const etag = answer.headers.get("ETag");
  return etag && json && typeof json === "object" && !Array.isArray(json) ? {...json, etag} : json;
}

/** The bytes of an answer, for downloads. @param {{as?: string}} [more] as of {@link ask} @returns {Promise<Blob>} */
export async function download(path, more = {}) {
  const answer = await send("GET", path, undefined, more);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return answer.blob();
}

/**
 * Sends a file as it is.
 * @param {string} path below `/api/v1`
 * @param {Blob} file
 * @param {{type: string, progress: (share: number) => void}} more `progress` is told how much of it is on its way, 0 to 1
 * @returns {Promise<any>} the answer's JSON
 */
export async function upload(path, file, {type, progress}) {
  let answer = await sendFile(path, file, type, progress);
  if (answer.status === 401 && dropAccessToken()) answer = await sendFile(path, file, type, progress);
  if (answer.status >= 300) throw new Problem(answer.status, answer.json);
  return answer.json;
}

/** By the older of the two ways: `fetch` does not tell how far it is. */
async function sendFile(path, file, type, progress) {
  const headers = {...await authorization(), "Tryout-Request": "1", "Content-Type": type};
  const request = new XMLHttpRequest();
  request.responseType = "json";
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Problem(0, {title: "No connection", detail: "The server cannot be reached just now."}));
    request.upload.addEventListener("progress", event => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => resolve({status: request.status, json: request.response ?? {}}));
    request.addEventListener("error", lost);
    request.addEventListener("abort", lost);
    request.open("POST", `/api/v1${path}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}

async function send(method, path, body, {headers = {}, signal, as} = {}) {
  try {
    return await fetch(`/api/v1${path}`, {
      method, signal,
      headers: {
        ...await authorization(as), "Tryout-Request": "1",
        ...(body === undefined ? {} : {"Content-Type": "application/json"}), ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Problem(0, {title: "No connection", detail: "The server cannot be reached just now."});
  }
}
