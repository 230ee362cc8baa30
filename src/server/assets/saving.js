// Changes on their way to the disk: sent when typing pauses, one at a time for each file, and kept until they are there.

import { ofPlan, post } from "./api.js";
import { emit, on } from "./state.js";

/**
 * How long typing pauses before a change is sent, and how long one waits at most, in milliseconds. The first key after a
 * rest is sent at once, so that the page follows it.
 */
const PAUSE = 150;
const REST = 400;
const LONGEST = 700;
const RETRY = 2000;

const queues = new Map();

class Queue {
  constructor(plan, file) {
    this.plan = plan;
    this.file = file;
    this.digest = null;
    this.waiting = new Map();
    this.sending = null;
    this.timer = null;
    this.first = 0;
    this.touched = 0;
    this.version = 0;
    this.stopped = null;
  }

  get dirty() {
    return this.waiting.size > 0 || this.sending !== null;
  }

  /** Notes the newest value of a field; it is sent after a pause. */
  put(path, edit, pause) {
    if (!this.dirty) this.first = Date.now();
    this.waiting.set(path, edit);
    this.version += 1;
    const isRested = Date.now() - this.touched > REST && !this.sending;
    this.touched = Date.now();
    emit("saving", { plan: this.plan, file: this.file, path, state: "waiting" });
    this.wait(isRested ? 0 : pause);
  }

  wait(pause) {
    clearTimeout(this.timer);
    const left = Math.max(0, this.first + LONGEST - Date.now());
    this.timer = setTimeout(() => this.send(), Math.min(pause, left));
  }

  async send(keepalive = false) {
    clearTimeout(this.timer);
    if (this.sending || this.waiting.size === 0 || this.stopped === "conflict") return false;
    const sent = this.waiting;
    this.waiting = new Map();
    this.sending = sent;
    this.first = Date.now();
    const edits = [...sent.values()];
    let saved = false;
    try {
      const answer = await post(ofPlan(this.plan, "edits"), { file: this.file, digest: this.digest, edits }, keepalive);
      saved = true;
      this.version += 1;
      this.sending = null;
      this.stopped = null;
      this.digest = answer.digest;
      for (const path of sent.keys()) {
        if (!this.waiting.has(path)) emit("saving", { plan: this.plan, file: this.file, path, state: "saved" });
      }
      emit("saved", { plan: this.plan, file: this.file, answer, shaped: edits.some((edit) => edit.op !== "set") });
    } catch (error) {
      this.sending = null;
      this.waiting = new Map([...sent, ...this.waiting]);
      this.refused(error, sent);
    }
    emit("saving-all", unsaved());
    if (this.waiting.size > 0 && !this.stopped) this.wait(PAUSE);
    return saved;
  }

  refused(error, sent) {
    if (error.status === 409 && error.body.theirs !== undefined) {
      this.stopped = "conflict";
      this.tell(sent, "unsaved", error.message);
      emit("conflict", { queue: this, answer: error.body });
    } else if ([0, 401, 408].includes(error.status) || error.status >= 500) {
      this.stopped = "offline";
      this.tell(sent, "unsaved", error.message);
      this.timer = setTimeout(() => this.again(), RETRY);
    } else {
      // What the server does not take at all: kept in the field, marked, and not sent again as it is.
      for (const path of sent.keys()) this.waiting.delete(path);
      this.tell(sent, "refused", error.message);
      emit("refused", { plan: this.plan, file: this.file, error });
    }
  }

  tell(sent, state, text) {
    for (const path of sent.keys()) emit("saving", { plan: this.plan, file: this.file, path, state, text });
  }

  again() {
    if (this.stopped === "offline") this.stopped = null;
    return this.send();
  }

  /** Sends the same changes on top of what is on the disk now. */
  keepMine(digest) {
    this.digest = digest;
    this.stopped = null;
    return this.send();
  }

  /** Forgets what was not saved. */
  takeTheirs(digest) {
    this.waiting.clear();
    this.digest = digest;
    this.stopped = null;
    emit("saving-all", unsaved());
  }
}

export function queueOf(plan, file) {
  const key = `${plan}\n${file}`;
  if (!queues.has(key)) queues.set(key, new Queue(plan, file));
  return queues.get(key);
}

/** The state of a file that was read now: changes are made on it, unless some are on their way on another. */
export function readAs(plan, file, digest) {
  const queue = queueOf(plan, file);
  if (!queue.dirty) queue.digest = digest;
}

/** Counts the changes of a file that were made here: what was read before the last of them says nothing of it. */
export const versionOf = (plan, file) => queueOf(plan, file).version;

/** Whether a file has changes on their way. */
export const isDirty = (plan, file) => queues.get(`${plan}\n${file}`)?.dirty ?? false;

/** The change of one field: the newest is sent after a pause. */
export function change(plan, file, path, value, pause = PAUSE) {
  queueOf(plan, file).put(path, { op: "set", path, value }, pause);
  emit("saving-all", unsaved());
}

/** Changes that go together, sent at once, after what is on its way: resolves to whether they are on the disk. */
export async function changeAll(plan, file, edits) {
  const queue = queueOf(plan, file);
  await flush(queue);
  if (queue.stopped) return false;
  edits.forEach((edit, index) => queue.waiting.set(`${edit.op}:${edit.path}:${index}`, edit));
  emit("saving-all", unsaved());
  return queue.send();
}

async function flush(queue) {
  for (let turn = 0; queue.dirty && !queue.stopped && turn < 400; turn += 1) {
    await queue.send();
    if (queue.sending) await new Promise((done) => setTimeout(done, 15));
  }
}

/** Sends what waits, now. */
export function saveNow() {
  for (const queue of queues.values()) queue.again();
}

/** Waits until all that was changed in a plan is on the disk. */
export async function settled() {
  for (const queue of queues.values()) await flush(queue);
  return unsaved() === 0;
}

/** How many changes are not on the disk. */
export function unsaved() {
  let count = 0;
  for (const queue of queues.values()) count += queue.waiting.size + (queue.sending?.size ?? 0);
  return count;
}

// Undone, mended and accepted findings change files too.
on("saved", ({ plan, file, answer }) => {
  if (file && answer?.digest) readAs(plan, file, answer.digest);
});
addEventListener("online", saveNow);
addEventListener("pagehide", () => {
  for (const queue of queues.values()) queue.send(true);
});
addEventListener("beforeunload", (event) => {
  if (unsaved() > 0) event.preventDefault();
});
