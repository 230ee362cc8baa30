// What the page asks of the server, and what the server tells the page.

import { emit } from "./state.js";

const segment = encodeURIComponent;

/** An address below a plan. */
export const ofPlan = (plan, ...rest) => ["/api/plans", segment(plan), ...rest].join("/");

/** An address below a document of a plan. */
export const ofDocument = (plan, name, ...rest) => ofPlan(plan, "documents", segment(name), ...rest);

export { segment };

/** An answer that says no; `status` 0 where there was no answer at all. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.error?.text ?? "");
    this.status = status;
    this.code = body?.error?.code ?? null;
    this.body = body ?? {};
  }
}

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, null);
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body);
  if (options.method === "POST") emit("unnoted", body?.unnoted ?? null);
  return body;
}

export const get = (address, signal) => ask(address, { signal });

/** Sends something; `keepalive` lets it arrive though the page is closed. */
export const post = (address, body, keepalive = false) =>
  ask(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), keepalive });

/** Sends a file. */
export const send = (address, file) =>
  ask(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });

/**
 * A question of which only the newest answer is wanted: one at a time, and once more where it was asked meanwhile.
 * A question with another key takes the place of the one that runs.
 */
export function newest(load, show, fail) {
  let running = null;
  let again = false;
  const run = async (key) => {
    const stop = new AbortController();
    const mine = { key, stop };
    running = mine;
    try {
      const answer = await load(key, stop.signal);
      if (running === mine) show(answer, key);
    } catch (error) {
      if (running === mine && error.name !== "AbortError") fail?.(error, key);
    }
    if (running !== mine) return;
    running = null;
    if (again) {
      again = false;
      run(key);
    }
  };
  return (key) => {
    if (running && running.key === key) {
      again = true;
      return;
    }
    again = false;
    running?.stop.abort();
    run(key);
  };
}

/** Listens to the server; `seen` gets each event, `linked` whether the server is there. */
export function listen(seen, linked) {
  const source = new EventSource("/api/events");
  source.onopen = () => linked(true);
  source.onerror = () => linked(false);
  const take = (message) => {
    const event = JSON.parse(message.data);
    seen({ event: message.type === "message" ? event.event : message.type, ...event });
  };
  source.onmessage = take;
  for (const name of ["pages", "findings", "files", "plans"]) source.addEventListener(name, take);
  return source;
}
