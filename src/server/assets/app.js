// The page: its parts put together, keys that hold everywhere, and what is said aloud.

import { get, listen, ofPlan, post } from "./api.js";
import { begin, bring, build, endRevision, issue, keys, revise } from "./commands.js";
import { button, fill, h, signButton } from "./dom.js";
import { fieldsView } from "./fields.js";
import { findingsView } from "./findings.js";
import { gridView } from "./grid.js";
import { pagesView } from "./pages.js";
import { loadPlans, plansView } from "./plans.js";
import { changesView, registerView, touchedView } from "./registers.js";
import { saveNow, settled, unsaved } from "./saving.js";
import { chooseTab, chosenDocument, emit, mayIssue, mayWrite, on, remembered, state } from "./state.js";
import "./welcome.js";
import { say } from "./words.js";

const TABS = { parts: fieldsView, figures: gridView, findings: findingsView, register: registerView, changes: changesView, touched: touchedView };
const VIEWS = ["plans", "pages", "work"];

const saved = h("span", { class: "saved", role: "status" });
const spoken = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
const notice = h("p", { class: "notice", hidden: true });
const head = h("header", { class: "head" });
const nav = h("nav", { "aria-label": say("plans"), class: "pane", id: "pane-plans", tabindex: "-1" });
const pages = h("section", { "aria-label": say("pages"), class: "pane", id: "pane-pages", tabindex: "-1" });
const work = h("section", { "aria-label": say("work"), class: "pane", id: "pane-work", tabindex: "-1" });
const main = h("main", { class: "both" }, pages, work);
const tabs = {};
const panels = {};
const foot = h("nav", { class: "foot", "aria-label": say("views") },
  VIEWS.map((view) => button(say(`view-${view}`), () => emit("view", view), { data: { view } })));

function tabsView() {
  const names = Object.keys(TABS);
  const list = h("div", { role: "tablist", class: "tabs", "aria-label": say("work") }, names.map((name) => {
    tabs[name] = h("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, on: { click: () => chooseTab(name) },
    }, say(`tab-${name}`));
    return tabs[name];
  }));
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? names.length - 1 : by && (names.indexOf(state.tab) + by + names.length) % names.length;
    if (next === undefined) return;
    event.preventDefault();
    chooseTab(names[next]);
    tabs[names[next]].focus();
  });
  const shown = names.map((name) => {
    panels[name] = h("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, class: `panel ${name}` }, TABS[name]());
    return panels[name];
  });
  return [list, h("div", { class: "panels" }, shown)];
}

function showTab() {
  for (const name of Object.keys(TABS)) {
    const isChosen = name === state.tab;
    tabs[name].setAttribute("aria-selected", String(isChosen));
    tabs[name].tabIndex = isChosen ? 0 : -1;
    panels[name].hidden = !isChosen;
  }
}

function drawHead() {
  const document = chosenDocument();
  const isDraft = document && document.state === "draft";
  // Buttons stay where they are while nothing of them changes: one may be about to be pressed.
  const drawn = JSON.stringify([state.session.role, state.session.read_only, state.plan !== null, Boolean(document), isDraft, Boolean(document?.is_revised)]);
  if (head.dataset.drawn === drawn) return;
  head.dataset.drawn = drawn;
  fill(head, h("a", { class: "skip", href: "#pane-work", on: { click: (event) => (event.preventDefault(), focusPane("work")) } }, say("skip")),
    h("h1", {}, "kehoach"), saved,
    h("div", { class: "acts" },
      mayWrite() && signButton("undo", say("undo"), () => turn("undo"), { id: "act-undo" }),
      mayWrite() && signButton("redo", say("redo"), () => turn("redo"), { id: "act-redo" }),
      mayWrite() && button(say("new"), begin, { class: "plain", id: "act-new" }),
      mayWrite() && state.plan && button(say("import"), bring, { class: "plain wide-only", id: "act-import" }),
      mayWrite() && button(say("build"), build, { class: "plain", id: "act-build" }),
      mayIssue() && document && isDraft && document.is_revised && button(say("revise-cancel"), endRevision, { class: "plain", id: "act-end-revision" }),
      mayIssue() && document && isDraft && button(say("issue"), issue, { class: "main", id: "act-issue" }),
      mayIssue() && document && !isDraft && button(say("revise"), revise, { class: "main", id: "act-revise" }),
      button(say("language-other"), speakOther, { class: "plain wide-only", lang: otherLanguage(), id: "act-language" }),
      button(say("keys"), keys, { class: "plain wide-only", title: "F1", id: "act-keys" })));
  showSaved();
}

const otherLanguage = () => (document.documentElement.lang === "vi" ? "en" : "vi");

/** The page in the other language, once all is saved. */
async function speakOther() {
  if (!(await settled())) return announce(say("unsaved-first"));
  await post(`/api/language?lang=${otherLanguage()}`, {});
  return location.reload();
}

/** Why the last change is not in the list of changes; null where it is. */
let unnoted = null;

function showSaved() {
  const count = unsaved();
  saved.dataset.state = state.session.read_only || !mayWrite() ? "read" : count > 0 ? "unsaved" : "saved";
  saved.textContent = saved.dataset.state === "read" ? say("read-only") : count > 0 ? say("unsaved", { count }) : say(unnoted ? "saved-unnoted" : "all-saved");
  saved.classList.toggle("unnoted", unnoted !== null);
  saved.title = unnoted ?? "";
}

function noteUnnoted(text) {
  if (text && !unnoted) announce(text);
  unnoted = text;
  showSaved();
}

let lastSpoken = 0;
function announce(text) {
  whisper(text);
  flashNotice(text);
}

/** Says something to those who do not see. */
function whisper(text) {
  clearTimeout(lastSpoken);
  spoken.textContent = "";
  lastSpoken = setTimeout(() => (spoken.textContent = text), 60);
}

function flashNotice(text) {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(flashNotice.timer);
  flashNotice.timer = setTimeout(() => (notice.hidden = true), Math.max(3500, text.length * 70));
}

function focusPane(view) {
  emit("view", view);
  const pane = { plans: nav, pages, work }[view];
  (pane.querySelector(view === "plans" ? "#search" : view === "pages" ? ".scroller" : "[role=tab][aria-selected=true]") ?? pane).focus();
}

/** Undo or redo of the session; a text field undoes its own typing first. */
async function turn(what) {
  if (!state.plan || !(await settled())) return;
  try {
    const answer = await post(ofPlan(state.plan, what), {});
    emit("turned", answer);
    emit("saved", { plan: state.plan, file: answer.file, answer, shaped: true });
    announce(say(`${what}-done`, { file: answer.file ?? "" }));
  } catch (error) {
    announce(error.message || say("offline"));
  }
}

function onKey(event) {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const isTyping = event.target.matches?.("input:not([type=checkbox]), textarea, select");
  const acts = {
    k: () => focusPane("plans"),
    s: saveNow,
    z: !isTyping && mayWrite() ? () => turn(event.shiftKey ? "redo" : "undo") : null,
    y: !isTyping && mayWrite() ? () => turn("redo") : null,
  };
  const act = ctrl && !event.altKey ? acts[key] : event.key === "F1" ? keys : event.key === "F6" ? () => nextPane(event.shiftKey ? -1 : 1) : null;
  if (!act || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  act();
}

function nextPane(by) {
  const at = VIEWS.findIndex((view) => document.getElementById(`pane-${view}`).contains(document.activeElement));
  focusPane(VIEWS[(at + by + VIEWS.length) % VIEWS.length]);
}

function showView(view) {
  document.body.dataset.view = view;
  for (const each of foot.children) each.setAttribute("aria-pressed", String(each.dataset.view === view));
}

async function start() {
  state.tab = remembered().tab in TABS ? remembered().tab : "parts";
  fill(document.getElementById("app"), head, nav, main, foot, notice, spoken);
  fill(nav, plansView());
  fill(pages, pagesView());
  fill(work, tabsView());
  showTab();
  showView("pages");
  try {
    state.session = await get("/api/session");
  } catch (error) {
    announce(error.message || say("offline"));
  }
  drawHead();
  loadPlans();
  let was = true;
  listen((event) => emit("event", event), (isLinked) => {
    document.body.classList.toggle("unlinked", !isLinked);
    if (isLinked && !was) {
      saveNow();
      emit("back");
    }
    if (!isLinked && was) announce(say("offline"));
    was = isLinked;
  });
  addEventListener("keydown", onKey);
}

on("tab", showTab);
on("view", showView);
on("chosen", drawHead);
on("plans", drawHead);
on("saving-all", showSaved);
on("saving", showSaved);
on("send", saveNow);
on("unnoted", noteUnnoted);
on("announce", announce);
on("whisper", whisper);
on("notice", announce);
on("refused", ({ error }) => announce(error.message));
on("acted", () => {
  loadPlans();
  emit("back");
  emit("reload-fields");
});
on("findings", ({ errors, warnings }) => {
  const count = errors + warnings;
  fill(tabs.findings, say("tab-findings"), count > 0 && h("span", { class: `count ${errors ? "error" : "warning"}` }, String(count)));
});

start();
