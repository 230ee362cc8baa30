// The tab of parts: the keys of a file as a tree of fields.

import { get, newest, ofPlan, segment } from "./api.js";
import { button, fill, h, newId, signButton } from "./dom.js";
import { completed } from "./complete.js";
import { additions, nameOfNode, snippet } from "./shapes.js";
import { showPlace } from "./pages.js";
import { change, changeAll, isDirty, readAs, versionOf } from "./saving.js";
import { chooseTab, chosenDocument, emit, mayWrite, on, state } from "./state.js";
import { keyName, say, sayOr } from "./words.js";

let file = null;
let tree = null;
let digest = null;
let wanted = null;
let isIssued = false;
const opened = new Set();

const chooser = h("select", { "aria-label": say("file"), on: { change: () => showFile(chooser.value) } });
const body = h("div", { class: "fields", id: "fields" });
const locked = h("p", { class: "hint locked", hidden: true }, say("issued-locked"));
const mayChange = () => mayWrite() && !isIssued;

const shortened = (title) => (title.length > 32 ? `${title.slice(0, 30)}…` : title);

/** The tab of parts. */
export function fieldsView() {
  return [h("div", { class: "bar" }, h("label", { class: "grow" }, h("span", { class: "unseen" }, say("file")), chooser)), locked, body];
}

const loadFiles = newest((plan, signal) => get(ofPlan(plan, "files"), signal), ({ files }, plan) => {
  if (plan !== state.plan) return;
  fill(chooser, files.map((each) => h("option", { value: each.file }, each.title ? `${shortened(each.title)} (${each.file})` : each.file)));
  const names = files.map((each) => each.file);
  const own = chosenDocument()?.file;
  showFile(names.includes(file) && file !== null && wanted ? file : names.includes(own) ? own : names[0] ?? null);
});

const loadFile = newest(
  async (key, signal) => {
    const [plan, name] = JSON.parse(key);
    const version = versionOf(plan, name);
    return { version, ...(await get(ofPlan(plan, "files", segment(name)), signal)) };
  },
  (answer, key) => {
    const [plan, name] = JSON.parse(key);
    // What is being typed stays; the file is read again when it is saved.
    if (plan !== state.plan || name !== file || isDirty(plan, name) || answer.version !== versionOf(plan, name)) return;
    readAs(plan, name, answer.digest);
    const isNew = digest !== answer.digest || tree === null;
    digest = answer.digest;
    isIssued = Boolean(answer.issued);
    locked.hidden = !isIssued;
    if (isNew) draw(answer.tree);
    markFindings();
    if (wanted) reveal();
  },
  (error) => fill(body, h("p", { class: "empty" }, error.message || say("offline"))),
);

/** Shows a file of the chosen plan. */
function showFile(name) {
  if (name !== file) {
    tree = null;
    opened.clear();
    fill(body);
  }
  file = name;
  chooser.value = name ?? "";
  if (name) loadFile(JSON.stringify([state.plan, name]));
}

/** Opens a field, wherever it is. */
export function openField(field) {
  wanted = field;
  chooseTab("parts");
  emit("view", "work");
  if (field.file !== file || tree === null) showFile(field.file);
  else reveal();
}

/** The path of a field with members of lists by their numbers, where it names them by their ids. */
function numbered(path) {
  let nodes = tree;
  let known = "";
  for (const part of path.match(/"(?:[^"\\]|\\.)*"|[^.]+/g) ?? []) {
    const child = nodes.find((each) => each.path === (known ? `${known}.${part}` : part))
      ?? nodes.find((each) => (each.children ?? []).some((key) => ["id", "measure"].includes(key.key) && String(key.value) === part));
    if (!child) break;
    known = child.path;
    nodes = child.children ?? [];
  }
  return known;
}

function reveal() {
  const path = numbered(wanted.path ?? "");
  for (let at = path; at; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    const details = body.querySelector(`details[data-path="${CSS.escape(at)}"]`);
    opened.add(at);
    if (details) details.open = true;
  }
  // Parts are drawn when they are opened, from the outside in.
  const parts = path.split(".");
  parts.forEach((_, index) => {
    const details = body.querySelector(`details[data-path="${CSS.escape(parts.slice(0, index + 1).join("."))}"]`);
    if (details) {
      details.open = true;
      details.draw?.();
    }
  });
  let control = null;
  for (let at = path; at && !control; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    control = body.querySelector(`[data-control="${CSS.escape(at)}"], details[data-path="${CSS.escape(at)}"] > summary`);
  }
  wanted = null;
  if (!control) return;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center", behavior: "instant" });
  control.closest(".field, details")?.classList.add("flash");
  setTimeout(() => control.closest(".field, details")?.classList.remove("flash"), 1200);
}

/** What decides how a tree is drawn: its paths and kinds. */
const shape = (node) => `${node.path}:${node.kind}:${node.line === null}(${(node.children ?? []).map(shape).join(",")})`;

function draw(root) {
  const nodes = root.children ?? root;
  const same = tree !== null && nodes.map(shape).join() === tree.map(shape).join();
  tree = nodes;
  if (same) return nodes.forEach(refresh);
  const focused = document.activeElement?.dataset?.control;
  const top = body.scrollTop;
  fill(body, partsOf({ path: "", key: "", kind: "map", children: nodes }));
  body.scrollTop = top;
  if (focused) body.querySelector(`[data-control="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Puts new values into the fields that are not being changed. */
function refresh(node) {
  const control = body.querySelector(`[data-control="${CSS.escape(node.path)}"]`);
  if (control && !isPart(node)) {
    const isTyping = control === document.activeElement;
    if (control.type === "checkbox") control.checked = isOn(node);
    else if (control.value !== textOf(node) && !(isTyping && control.value.trim() === textOf(node).trim())) control.value = textOf(node);
  }
  const line = body.querySelector(`[data-line="${CSS.escape(node.path)}"]`);
  if (line) line.textContent = lineText(node);
  const details = body.querySelector(`details[data-path="${CSS.escape(node.path)}"]`);
  if (details) {
    details.node = node;
    const words = details.querySelector(":scope > summary .snippet");
    if (words) words.textContent = snippet(node);
  }
  (node.children ?? []).forEach(refresh);
}

const textOf = (node) => (node.value === null || node.value === undefined ? "" : String(node.value));
const isOn = (node) => node.value === true || node.value === "true";
const lineText = (node) => (node.line ? `${file}:${node.line}` : file);
const isPart = (node) => node.kind === "map" || node.kind === "list";

/** The fields of a map or list, and what can be added to it. */
function partsOf(node) {
  const children = node.children ?? [];
  const there = children.filter((child) => child.line !== null && child.line !== undefined);
  const seen = there.filter((child) => node.path !== "" || !UNSEEN.includes(child.key));
  const drawn = seen.map((child, index) => drawNode(child, node, index, seen.length));
  return [node.path === "" && mayChange() ? extractsButton(children) : null, drawn, mayChange() && !isKept(node) ? adder(node, there, children.filter((child) => !there.includes(child))) : null];
}

/** A notice without extracts offers them: a text that names the unit and its total of each quota. */
function extractsButton(children) {
  const absent = children.find((child) => child.key === "unit" && child.kind === "map" && !child.line);
  if (file !== "notice.yaml" || !absent) return null;
  const add = async () => {
    const { quotas } = await get(ofPlan(state.plan, "grid"));
    opened.add("unit");
    wanted = { file, path: "unit" };
    await changeAll(state.plan, file, [{ op: "insert", path: "unit", value: extract(quotas) }]);
  };
  return h("div", { class: "adder" }, button(say("extracts-add"), add, { class: "main", id: "add-extracts" }), h("p", { class: "help shown" }, say("extracts-add-help")));
}

/** The extracts that a notice is given first. */
function extract(quotas) {
  const figures = quotas.map((quota) => say("new-extract-figure", { name: quota.name, id: quota.id }));
  const text = figures.length ? say("new-extract-figures", { figures: figures.join("; ") }) : say("new-extract-text");
  return { abstract: [say("new-extract-abstract"), say("new-extract-unit")], body: [text] };
}

/** The parts below a heading and the items of a list are shown with it, not a level deeper. */
const isFlat = (node, parent) => node.kind === "list" && parent.kind === "map" && parent.path !== "" && ["body", "items"].includes(node.key);

/** What no person need see, and what the commands alone change. */
const UNSEEN = ["format", "set"];
const isKept = (node) => node.path === "state";

function drawNode(node, parent, index, count) {
  if (isFlat(node, parent)) return h("div", { class: "flat", data: { control: node.path }, tabindex: "-1" }, partsOf(node));
  return isPart(node) ? drawPart(node, parent, index, count) : drawField(node, parent, index, count);
}

function drawPart(node, parent, index, count) {
  const inside = h("div", { class: "inside" });
  const details = h("details", { data: { path: node.path }, open: opened.has(node.path) },
    h("summary", { data: { control: node.path } },
      h("span", { class: "name" }, nameOfNode(node, parent, index)),
      h("span", { class: "snippet" }, snippet(node))),
    inside);
  details.node = node;
  details.draw = () => {
    if (inside.childElementCount) return;
    const tools = mayChange() ? toolsOf(details.node, parent, index, count) : [];
    fill(inside, tools.length > 0 && h("div", { class: "tools" }, tools, placeButton(node)),
      node.help && node.help !== nameOfNode(node, parent, index) && h("p", { class: "help" }, node.help), partsOf(details.node));
    markFindings();
  };
  details.addEventListener("toggle", () => {
    if (details.open) opened.add(node.path);
    else opened.delete(node.path);
    if (details.open) details.draw();
  });
  if (details.open) details.draw();
  details.querySelector("summary").addEventListener("keydown", (event) => moveByKey(event, node, parent, index, count));
  return details;
}

function drawField(node, parent, index, count) {
  const id = newId("field");
  const help = node.help ? h("p", { class: "help", id: `${id}-help` }, node.help) : null;
  const status = h("span", { class: "saved-mark", data: { mark: node.path } });
  const control = controlOf(node, id, help);
  control.dataset.control = node.path;
  if (!mayChange() || isKept(node)) control.type === "checkbox" || control.tagName === "SELECT" ? (control.disabled = true) : control.setAttribute("readonly", "");
  control.addEventListener("keydown", (event) => moveByKey(event, node, parent, index, count));
  const row = node.kind === "flag" ? h("div", { class: "flag" }, control, h("label", { for: id }, nameOfNode(node, parent, index)), status)
    : [h("div", { class: "label" }, h("label", { for: id }, nameOfNode(node, parent, index), node.key === "measure" && keyName(`choice-${textOf(node)}`) && h("span", { class: "quiet" }, ` (${keyName(`choice-${textOf(node)}`)})`), node.required && h("span", { class: "must", title: say("required") }, " *")), status), control];
  const isShort = !node.path.includes(".") && node.kind !== "flag" && textOf(node).length < 60;
  return h("div", { class: isShort ? "field beside" : "field", data: { field: node.path } }, row, help,
    h("div", { class: "tools" }, h("span", { class: "line", data: { line: node.path } }, lineText(node)),
      placeButton(node), mayChange() && !isKept(node) && toolsOf(node, parent, index, count)));
}

function placeButton(node) {
  return signButton("place", say("show-place"), () => showPlace(file, node.path), { class: "small" });
}

function controlOf(node, id, help) {
  const common = { id, "aria-describedby": help?.id, "aria-required": node.required ? "true" : null };
  if (node.kind === "flag") {
    return h("input", { ...common, type: "checkbox", checked: isOn(node), on: { change: (event) => put(node, event.target.checked, 0) } });
  }
  if (node.kind === "choice") {
    const known = node.choices ?? [];
    const choices = known.map((each) => (typeof each === "object" ? each : { value: each, label: keyName(`choice-${each}`) ?? sayOr(`type-${each}`, each) }));
    if (!choices.some((each) => String(each.value) === textOf(node))) choices.unshift({ value: textOf(node), label: textOf(node) });
    const select = h("select", { ...common, on: { change: (event) => put(node, event.target.value, 0) } },
      choices.map((each) => h("option", { value: each.value }, each.label ?? each.value)));
    select.value = textOf(node);
    return select;
  }
  if (isDate(node)) {
    const input = h("input", { ...common, autocomplete: "off", value: textOf(node), on: { input: () => putDate(node, input, false), blur: () => putDate(node, input, true) } });
    return input;
  }
  if (node.kind === "number") {
    return h("input", { ...common, inputmode: "numeric", autocomplete: "off", value: textOf(node), on: { input: (event) => put(node, event.target.value), blur: () => emit("send") } });
  }
  const area = h("textarea", { ...common, rows: "1", spellcheck: "false", value: textOf(node), on: { input: (event) => put(node, event.target.value), blur: () => emit("send") } });
  completed(area, () => ({ plan: state.plan, file, path: node.path }));
  return area;
}

const DATES = ["date", "as_of", "from", "until"];
const isDate = (node) => DATES.includes(node.key) && !/^(figures|texts)\b/.test(node.path);

/** A date as the data have it; `15/3/2026` is taken too, null is none. */
export function dateTyped(text) {
  const plain = text.trim();
  if (plain === "" || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(plain)) return plain;
  const parts = plain.match(/^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/);
  if (!parts) return null;
  const [, day, month, year] = parts;
  return dateTyped([year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-"));
}

/** A date that is none is said at the field, and nothing is sent: no other date is printed instead. */
function putDate(node, control, isLeft) {
  const typed = dateTyped(control.value);
  if (typed !== null && typed !== "") {
    showTrouble(node.path, "");
    if (typed !== node.value) put(node, typed, 0);
  } else if (typed === null && isLeft) showTrouble(node.path, say("no-date", { text: control.value.trim().slice(0, 40) }), "error", true);
}

/** What is wrong with a field, said below it; nothing where it is right. */
function showTrouble(path, text, severity = "error", isTyped = false) {
  const row = body.querySelector(`[data-field="${CSS.escape(path)}"]`);
  if (!row) return;
  const control = row.querySelector("[data-control]");
  let note = row.querySelector(":scope > .trouble-here");
  row.classList.toggle("wrong", text !== "" && severity === "error");
  if (text && severity === "error") control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
  if (!text) return note?.remove();
  if (!note) {
    note = h("p", { role: "alert" });
    row.append(note);
  }
  note.className = `trouble-here ${severity}${isTyped ? " typed" : ""}`;
  note.textContent = text;
  if (severity === "error") row.querySelector(".saved-mark")?.replaceChildren();
}

let known = [];

/** Marks the fields that findings are about. */
function markFindings() {
  body.querySelectorAll("[data-field] > .trouble-here:not(.typed)").forEach((note) => {
    const row = note.parentElement;
    if (!known.some((each) => each.file === file && each.path === row.dataset.field)) showTrouble(row.dataset.field, "");
  });
  for (const each of [...known].reverse()) {
    if (each.file === file && each.path && each.severity !== "note") showTrouble(numbered(each.path), each.text, each.severity);
  }
}

function put(node, value, pause) {
  const typed = node.kind === "number" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  node.value = value;
  change(state.plan, file, node.path, typed, pause);
}

/** Moving and removing members of lists, removing keys that need not be there. */
function toolsOf(node, parent, index, count) {
  if (parent.kind === "list") {
    return [
      signButton("up", say("move-up"), () => move(node, parent, index, -1), { class: "small", disabled: index === 0 }),
      signButton("down", say("move-down"), () => move(node, parent, index, 1), { class: "small", disabled: index === count - 1 }),
      signButton("cross", say("remove"), () => remove(node), { class: "small" }),
    ];
  }
  if (node.required || !parent) return [];
  return [signButton("cross", say("remove"), () => remove(node), { class: "small" })];
}

function moveByKey(event, node, parent, index, count) {
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    showPlace(file, node.path);
  }
  if (!event.altKey || parent.kind !== "list" || !mayChange()) return;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by || index + by < 0 || index + by >= count) return;
  event.preventDefault();
  move(node, parent, index, by);
}

/** The path of a neighbour in the same list. */
function sibling(path, by) {
  const at = path.lastIndexOf(".") + 1;
  return `${path.slice(0, at)}${Number(path.slice(at)) + by}`;
}

async function move(node, parent, index, by) {
  const to = sibling(node.path, by);
  if (await changeAll(state.plan, file, [{ op: "move", path: node.path, to }])) {
    swapOpened(node.path, to);
    wanted = { file, path: to };
    emit("announce", say("moved"));
  }
}

function swapOpened(one, other) {
  const swapped = [...opened].map((path) => {
    const is = (start) => path === start || path.startsWith(`${start}.`);
    return is(one) ? other + path.slice(one.length) : is(other) ? one + path.slice(other.length) : path;
  });
  opened.clear();
  swapped.forEach((path) => opened.add(path));
}

async function remove(node) {
  [...opened].filter((path) => path.startsWith(node.path)).forEach((path) => opened.delete(path));
  if (await changeAll(state.plan, file, [{ op: "remove", path: node.path }])) emit("announce", say("removed-undo"));
}

/** The row that adds a member or a key. */
function adder(node, there, absent) {
  const choices = additions(node, there, absent);
  if (choices.length === 0) return null;
  const named = choices.some((each) => each.named);
  const name = named ? h("input", { "aria-label": say("new-name"), placeholder: say("new-name"), class: "short" }) : null;
  const select = h("select", { "aria-label": say("add-what") }, choices.map((each, index) => h("option", { value: String(index) }, each.label)));
  const add = async () => {
    const chosen = choices[Number(select.value)];
    const edit = chosen.edit(name?.value.trim());
    if (!edit) return name?.focus();
    opened.add(edit.path);
    wanted = { file, path: chosen.opens ? `${edit.path}.${chosen.opens}` : edit.path };
    await changeAll(state.plan, file, [edit]);
  };
  return h("div", { class: "adder" }, choices.length > 1 && select, name, button(choices.length > 1 ? say("add") : `${say("add")}: ${choices[0].label}`, add, { class: "plain" }));
}

on("chosen", ({ other }) => {
  if (other) {
    file = null;
    tree = null;
    fill(body);
  }
  wanted = null;
  if (state.plan) loadFiles(state.plan);
});
on("saved", ({ plan, file: saved }) => {
  if (plan === state.plan && saved === file) loadFile(JSON.stringify([plan, file]));
});
on("reload-fields", () => {
  tree = null;
  if (file) loadFile(JSON.stringify([state.plan, file]));
});
on("event", (event) => {
  // However it was changed, a look at the plan follows each change.
  if (["files", "findings"].includes(event.event) && event.plan === state.plan && file) loadFile(JSON.stringify([state.plan, file]));
});
on("back", () => state.plan && loadFiles(state.plan));
on("open-field", openField);
on("findings-list", (list) => {
  known = list;
  if (tree) markFindings();
});
on("saving", ({ plan, file: of, path, state: now, text }) => {
  if (plan !== state.plan || of !== file) return;
  const mark = body.querySelector(`[data-mark="${CSS.escape(path)}"]`);
  if (!mark) return;
  mark.dataset.state = now;
  mark.textContent = text ? `${say(`mark-${now}`)}: ${text}` : say(`mark-${now}`);
});
