// Tabs that only show: the register, the comparison with the set before, what an issue touches.

import { get, newest, ofDocument } from "./api.js";
import { lines, runCommand } from "./commands.js";
import { button, fill, h } from "./dom.js";
import { choose, chosenDocument, chosenPlan, mayIssue, on, state } from "./state.js";
import { stateName } from "./plans.js";
import { dateText, isWhole, say, today } from "./words.js";

const register = h("div", { class: "wide" });
const changes = h("div", { class: "comparison" });
const touched = h("div", { class: "touched" });

export const registerView = () => [register];
export const changesView = () => [changes];
export const touchedView = () => [touched];

const failed = (box) => (error) => fill(box, h("p", { class: "empty" }, error.message || say("offline")));

const loadRegister = newest((key, signal) => get("/api/register", signal), (answer) => {
  const entries = answer.register ?? [];
  if (entries.length === 0) return fill(register, h("p", { class: "empty" }, say("register-empty")));
  const known = (entry) => entry.plan && state.plans.some((plan) => plan.id === entry.plan);
  return fill(register, h("table", { class: "register" },
    h("thead", {}, h("tr", {}, ["number", "date", "abstract", "state"].map((each) => h("th", { scope: "col" }, say(each))))),
    h("tbody", {}, entries.map((entry) => h("tr", {},
      h("td", { class: "number" }, entry.number ? `${String(entry.number).padStart(2, "0")}-${entry.symbol}` : ""), h("td", {}, dateText(entry.date)),
      h("td", {}, known(entry) ? h("button", { type: "button", class: "link", on: { click: () => choose(entry.plan, entry.document) } }, entry.title || entry.document) : entry.title || entry.document),
      h("td", {}, h("span", { class: `state ${entry.state}` }, stateName(entry.state))))))));
}, failed(register));

/** What an issue would do, as the command says without doing it. */
const loadTouched = newest((key) => runCommand("issue", { plan: state.plan, document: state.document, date: isWhole(chosenDocument()?.date) ? null : today() }), (answer) => {
  fill(touched, h("p", { class: "quiet" }, say("touched-what", { title: chosenDocument()?.title ?? "" })),
    lines(answer.preview));
}, (error) => fill(touched, h("p", { class: "empty" }, error.message || say("offline")), lines(error.body?.lines)));

/** The name of the comparison of the plan's documents with the set before. */
const comparison = () => chosenPlan()?.documents.find((each) => each.is_comparison)?.name;

const loadChanges = newest((plan, signal) => get(ofDocument(plan, comparison(), "pages"), signal), (answer, plan) => {
  const pages = answer.pages ?? [];
  if (pages.length === 0) return fill(changes, h("p", { class: "empty" }, say("changes-none")));
  return fill(changes, h("p", {}, button(say("changes-large"), () => choose(plan, comparison()), { class: "plain" })), pages.map((page, index) => {
    const picture = h("img", { alt: say("page-of", { page: index + 1, pages: pages.length }), src: ofDocument(plan, comparison(), "pages", String(index + 1), `${page.digest}.svg`) });
    picture.style.aspectRatio = `${page.width} / ${page.height}`;
    return picture;
  }));
}, () => fill(changes, h("p", { class: "empty" }, say("changes-none"))));

function load() {
  if (state.tab === "register") loadRegister("register");
  if (!state.plan) return;
  if (state.tab === "touched") showTouched();
  if (state.tab === "changes") showChanges();
}

function showTouched() {
  if (!mayIssue() || chosenDocument()?.state === "issued") fill(touched, h("p", { class: "empty" }, say("touched-issued")));
  else loadTouched(`${state.plan}\n${state.document}`);
}

function showChanges() {
  if (comparison()) loadChanges(state.plan);
  else fill(changes, h("p", { class: "empty" }, say("changes-none")));
}

on("tab", load);
on("chosen", load);
on("event", (event) => {
  // What an issue would do is asked when one looks: it takes as long as the command.
  if (event.event === "plans" && state.tab === "register") load();
  if (event.event === "pages" && event.document === comparison() && state.tab === "changes") load();
});
