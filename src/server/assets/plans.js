// The left side: plans and their documents, searched and filtered.

import { get, newest } from "./api.js";
import { fill, h } from "./dom.js";
import { choose, emit, on, remembered, state } from "./state.js";
import { dateText, number, say, sayOr } from "./words.js";

const STATES = ["draft", "awaiting-number", "issued", "replaced", "withdrawn"];

const search = h("input", {
  type: "search", id: "search", placeholder: say("search"), "aria-label": say("search"), autocomplete: "off",
  on: { input: () => showFirst(), keydown: onSearchKey },
});
const filter = h("select", { "aria-label": say("filter"), on: { change: () => showFirst() } },
  h("option", { value: "" }, say("state-any")),
  STATES.map((each) => h("option", { value: each }, stateName(each))),
  h("option", { value: "findings" }, say("with-findings")));
const list = h("ul", { class: "plans", id: "plans" });
const counted = h("p", { class: "quiet counted", role: "status" });

/** The left side. */
export function plansView() {
  return [h("div", { class: "bar find" }, search, filter), counted, list];
}

export function stateName(name) {
  return sayOr(`state-${name}`, name ?? "");
}

/** Folded for search: small letters without marks. */
const folded = (text) => String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** What is searched for now begins at the top. */
function showFirst() {
  drawnRows = ROWS;
  list.scrollTop = 0;
  show();
}

function onSearchKey(event) {
  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
  event.preventDefault();
  list.querySelector("button")?.focus();
}

/** What is searched in an entry, folded once: of a thousand plans that is most of the work of a key. */
const searched = new WeakMap();
function matches(entry, words) {
  if (words.length === 0) return true;
  if (!searched.has(entry)) searched.set(entry, folded([entry.id, entry.title, entry.name, entry.number, entry.date].join(" ")));
  const text = searched.get(entry);
  return words.every((word) => text.includes(word));
}

function passes(entry) {
  if (!filter.value) return true;
  if (filter.value === "findings") return entry.errors > 0 || entry.warnings > 0;
  return entry.state === filter.value;
}

/** How many rows are drawn at first, and how many more when the end of them comes into sight. */
const ROWS = 60;
let drawnRows = ROWS;
const end = h("li", { class: "more" });
new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  drawnRows += ROWS;
  draw();
}, { root: list, rootMargin: "600px" }).observe(end);

let found = [];

/** Finds the plans and documents that are searched for, and draws the first of them. */
function show() {
  const words = folded(search.value).split(/\s+/).filter(Boolean);
  const isFiltered = words.length > 0 || filter.value !== "";
  found = state.plans.flatMap((plan) => {
    const documents = plan.documents ?? [];
    const isFound = matches(plan, words);
    const own = isFound && passes(plan);
    if (!isFiltered) return [{ plan, documents: plan.id === state.plan ? documents : [] }];
    // A word of the plan and one of its document find the document, too.
    const rest = words.filter((word) => !matches(plan, [word]));
    const inside = documents.filter((document) => (isFound || matches(document, rest)) && passes(document));
    if (!own && inside.length === 0) return [];
    return [{ plan, documents: !own ? inside : plan.id === state.plan ? documents : [] }];
  });
  const chosen = found.findIndex(({ plan }) => plan.id === state.plan);
  // The chosen plan is always there: far down it is drawn first.
  if (chosen >= ROWS) found.unshift(...found.splice(chosen, 1));
  counted.textContent = say("plans-count", { count: number(found.length), all: number(state.plans.length) });
  draw();
}

const rows = new Map();

/** Rows stay where they are while nothing of them changes: one may be about to be pressed. */
function draw() {
  const shown = found.slice(0, drawnRows);
  const ids = new Set(shown.map(({ plan }) => plan.id));
  [...rows.keys()].filter((id) => !ids.has(id)).forEach((id) => rows.delete(id));
  const focused = document.activeElement?.dataset?.key;
  const elements = shown.map(({ plan, documents }) => {
    const now = JSON.stringify([plan.id === state.plan && state.document, plan.id === state.plan, repeated.has(plan.title), { ...plan, documents: null }, documents]);
    const before = rows.get(plan.id);
    if (before?.now === now) return before.row;
    const row = planRow(plan, documents);
    rows.set(plan.id, { now, row });
    return row;
  });
  if (found.length > drawnRows) elements.push(end);
  const isSame = elements.length === list.children.length && elements.every((row, at) => list.children[at] === row);
  if (isSame) return;
  list.replaceChildren(...elements);
  if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function planRow(plan, documents) {
  const isChosen = plan.id === state.plan;
  return h("li", { class: isChosen ? "chosen" : null },
    h("button", {
      type: "button", class: "plan", data: { key: plan.id }, "aria-expanded": String(isChosen),
      on: { click: () => open(plan.id, null) },
    }, h("span", { class: "title" }, plan.title || plan.id), repeated.has(plan.title) && plan.title && h("span", { class: "quiet" }, plan.id), facts(plan, plan.id)),
    documents.length > 0 && h("ul", {}, rowsOf(plan, documents)));
}

/** Documents of a plan; the extracts of its units together, folded. */
function rowsOf(plan, documents) {
  const isExtract = (document) => document.kind === "unit-notice" && !document.annex;
  const extracts = documents.filter(isExtract);
  const first = documents.findIndex(isExtract);
  const rows = documents.map((document, at) => {
    if (!isExtract(document)) return documentRow(plan, document);
    return at === first ? extractRows(plan, extracts) : null;
  });
  return rows;
}

function extractRows(plan, extracts) {
  const isOpen = plan.id === state.plan && extracts.some((each) => each.name === state.document);
  return h("li", {}, h("details", { class: "extracts", open: isOpen },
    h("summary", {}, say("extracts", { count: number(extracts.length) })),
    h("ul", {}, extracts.map((document) => documentRow(plan, document)))));
}

/** What a document is called in its plan's list. */
function nameOf(document) {
  if (document.annex) return say("annex-of", { number: document.annex });
  if (document.is_comparison) return say("comparison");
  return document.unit || document.title || document.name;
}

function documentRow(plan, document) {
  const isChosen = plan.id === state.plan && document.name === state.document;
  return h("li", {}, h("button", {
    type: "button", class: "document", data: { key: `${plan.id}#${document.name}` }, "aria-current": isChosen ? "page" : null,
    on: { click: () => open(plan.id, document.name) },
  }, h("span", { class: "title" }, nameOf(document)), facts(document, document.name)));
}

function facts(entry, id) {
  const figures = [entry.number ? say("number-is", { number: entry.number }) : "", dateText(entry.date)].filter(Boolean).join(" · ");
  return h("span", { class: "facts" },
    h("span", { class: `state ${entry.state}` }, stateName(entry.state)),
    h("span", { class: "quiet" }, figures || id),
    mark("error", entry.errors), mark("warning", entry.warnings));
}

function mark(severity, count) {
  if (!count) return null;
  const text = say(`${severity}s-count`, { count: number(count) });
  return h("span", { class: `count ${severity}`, title: text },
    h("span", { "aria-hidden": "true" }, number(count)), h("span", { class: "unseen" }, text));
}

function open(plan, name) {
  choose(plan, name);
  emit("view", "pages");
}

let since = "";
const known = new Map();

/** Takes what became another since it was asked last. */
function take(answer) {
  const isOther = answer.ids !== null || answer.plans.length > 0;
  answer.plans.forEach((plan) => known.set(plan.id, plan));
  if (answer.ids) {
    const ids = new Set(answer.ids);
    [...known.keys()].filter((id) => !ids.has(id)).forEach((id) => known.delete(id));
    order = answer.ids;
  }
  since = answer.since;
  if (!isOther) return;
  state.plans = order.map((id) => known.get(id)).filter(Boolean);
  const counts = new Map();
  state.plans.forEach(({ title }) => counts.set(title, (counts.get(title) ?? 0) + 1));
  repeated = new Set([...counts].filter(([, count]) => count > 1).map(([title]) => title));
}

/** Titles that several plans have, as those of the communes of a province: their folders tell them apart. */
let repeated = new Set();

let order = [];
const load = newest((key, signal) => get(`/api/plans?${new URLSearchParams({ since })}`, signal), (answer) => {
  take(answer);
  chooseKnown();
  show();
  emit("plans", state.plans);
}, () => emit("linked", false));

/** Chooses what the address keeps, or the first; a document as soon as those of the plan are known. */
function chooseKnown() {
  const plan = state.plans.find((each) => each.id === state.plan);
  const has = (each, name) => each.documents.some((document) => document.name === name);
  if (plan && (has(plan, state.document) || plan.documents.length === 0)) return;
  const kept = remembered();
  const known = plan ?? state.plans.find((each) => each.id === kept.plan) ?? state.plans[0];
  if (!plan) {
    state.plan = null;
    state.document = null;
  }
  if (known) choose(known.id, has(known, kept.document) ? kept.document : null);
}

/** Asks for the plans as they are now. */
export const loadPlans = () => load("plans");

on("chosen", show);
on("back", loadPlans);
let later = null;
on("event", (event) => {
  if ((event.event !== "plans" && event.event !== "findings") || later) return;
  // Of many plans the findings trickle in: the list follows now and then.
  later = setTimeout(() => {
    later = null;
    loadPlans();
  }, state.plans.length > 50 ? 1000 : 60);
});
