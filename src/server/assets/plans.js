// The left side: plans and their documents, searched and filtered.

import { get, newest } from "./api.js";
import { fill, h } from "./dom.js";
import { choose, emit, on, remembered, state } from "./state.js";
import { dateText, number, say, sayOr } from "./words.js";

const STATES = ["draft", "awaiting-number", "issued", "replaced", "withdrawn"];

const search = h("input", {
  type: "search", id: "search", placeholder: say("search"), "aria-label": say("search"), autocomplete: "off",
  on: { input: () => show(), keydown: onSearchKey },
});
const filter = h("select", { "aria-label": say("filter"), on: { change: () => show() } },
  h("option", { value: "" }, say("state-any")),
  STATES.map((each) => h("option", { value: each }, stateName(each))),
  h("option", { value: "findings" }, say("with-findings")));
const list = h("ul", { class: "plans", id: "plans" });
let drawn = "";
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

function onSearchKey(event) {
  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
  event.preventDefault();
  list.querySelector("button")?.focus();
}

const matches = (entry, words) => {
  const text = folded([entry.id, entry.title, entry.name, entry.number, entry.date].join(" "));
  return words.every((word) => text.includes(word));
};

function passes(entry) {
  if (!filter.value) return true;
  if (filter.value === "findings") return entry.errors > 0 || entry.warnings > 0;
  return entry.state === filter.value;
}

/** Draws the list as it is found and filtered. */
function show() {
  const words = folded(search.value).split(/\s+/).filter(Boolean);
  // Rows stay where they are while nothing of them changes: one may be about to be pressed.
  const now = JSON.stringify([words, filter.value, state.plan, state.document, state.plans]);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.dataset?.key;
  let count = 0;
  const rows = state.plans.flatMap((plan) => {
    const documents = plan.documents ?? [];
    const isFiltered = words.length > 0 || filter.value;
    const own = matches(plan, words) && passes(plan);
    const inside = documents.filter((document) => (matches(plan, words) || matches({ ...document, id: plan.id }, words)) && passes(document));
    if (!own && inside.length === 0) return [];
    count += 1;
    const open = plan.id === state.plan || (isFiltered && !own);
    return [planRow(plan, open ? (isFiltered && !own ? inside : documents) : [])];
  });
  fill(list, rows);
  counted.textContent = say("plans-count", { count: number(count), all: number(state.plans.length) });
  if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function planRow(plan, documents) {
  const isChosen = plan.id === state.plan;
  return h("li", { class: isChosen ? "chosen" : null },
    h("button", {
      type: "button", class: "plan", data: { key: plan.id }, "aria-expanded": String(isChosen),
      on: { click: () => open(plan.id, null) },
    }, h("span", { class: "title" }, plan.title || plan.id), facts(plan, plan.id)),
    documents.length > 0 && h("ul", {}, rowsOf(plan, documents)));
}

/** Documents of a plan; the extracts of its units together, folded. */
function rowsOf(plan, documents) {
  const isExtract = (document) => /^notice\/[^/]+$/.test(document.name);
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
  const annex = document.name.match(/^(?:.*\/)?annex\/(\d+)$/);
  if (annex) return say("annex-of", { number: annex[1] });
  if (document.name === "comparison") return say("comparison");
  if (document.name.startsWith("notice/")) return document.title?.match(/\(([^()]*)\)$/)?.[1] ?? document.name;
  return document.title || document.name;
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

const load = newest((key, signal) => get("/api/plans", signal), (answer) => {
  state.plans = answer.plans;
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
