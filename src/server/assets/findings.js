// The tab of findings: what is wrong, how it is mended, and where.

import { get, newest, ofPlan, post } from "./api.js";
import { button, fill, h, newId } from "./dom.js";
import { showPlace } from "./pages.js";
import { chosenPlan, choose, emit, mayWrite, on, state } from "./state.js";
import { settled } from "./saving.js";
import { number, say } from "./words.js";

const list = h("ul", { class: "findings" });
const summary = h("p", { class: "quiet counted", role: "status" });
const ORDER = { error: 0, warning: 1, note: 2 };

/** The tab of findings. */
export function findingsView() {
  return [summary, list];
}

const load = newest((plan, signal) => get(ofPlan(plan, "findings"), signal), ({ findings }, plan) => {
  if (plan !== state.plan) return;
  const open = findings.filter((each) => !each.accepted).sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const accepted = findings.filter((each) => each.accepted);
  fill(list, open.map(card), accepted.length > 0 && h("li", {}, h("details", {}, h("summary", {}, say("accepted-count", { count: number(accepted.length) })), h("ul", { class: "findings" }, accepted.map(card)))));
  const count = (severity) => open.filter((each) => each.severity === severity).length;
  summary.textContent = open.length === 0 ? say("no-findings")
    : [say("errors-count", { count: number(count("error")) }), say("warnings-count", { count: number(count("warning")) }), count("note") > 0 && say("notes-count", { count: number(count("note")) })].filter(Boolean).join(" · ");
  emit("findings-list", open);
  emit("findings", { errors: count("error"), warnings: count("warning") });
});

/** Asks for the findings as they are now. */
export const loadFindings = () => state.plan && load(state.plan);

function card(finding) {
  const where = finding.file ? `${finding.file}${finding.line ? `:${finding.line}${finding.column ? `:${finding.column}` : ""}` : ""}` : "";
  const open = () => {
    const known = chosenPlan()?.documents.find((each) => each.name === finding.document);
    if (known) choose(state.plan, finding.document);
    if (finding.path) showPlace(finding.file, finding.path);
    if (finding.file) emit("open-field", { file: finding.file, path: finding.path ?? "", line: finding.line });
  };
  return h("li", { class: `finding ${finding.severity}` },
    h("p", { class: "what" }, h("span", { class: "severity" }, say(finding.severity)), " ", finding.text),
    finding.accepted && h("p", { class: "cure" }, h("b", {}, say("reason")), ": ", finding.accepted),
    !finding.accepted && finding.help && h("p", { class: "cure" }, h("b", {}, say("cure")), " ", finding.help),
    h("p", { class: "tools" },
      finding.file && button(where, open, { class: "link" }),
      h("code", { class: "quiet" }, finding.code),
      mayWrite() && finding.fix !== null && finding.fix !== undefined && button(say("mend"), () => act("fix", { fix: finding.fix }, say("mended"))),
      mayWrite() && !finding.accepted && finding.acceptable && accepting(finding)));
}

function accepting(finding) {
  const id = newId("reason");
  const reason = h("input", { id, required: true, autocomplete: "off" });
  const form = h("form", { class: "accept", hidden: true, on: { submit: (event) => (event.preventDefault(), act("accept", { finding: finding.id, reason: reason.value }, say("accepted"))) } },
    h("label", { for: id }, say("reason")), reason, h("button", { type: "submit" }, say("accept")));
  const open = button(say("accept-ask"), () => {
    form.hidden = !form.hidden;
    open.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) reason.focus();
  }, { class: "plain", "aria-expanded": "false" });
  return [open, form];
}

async function act(what, body, done) {
  if (!(await settled())) return;
  try {
    const answer = await post(ofPlan(state.plan, what), body);
    emit("saved", { plan: state.plan, file: answer.file, answer, shaped: true });
    emit("reload-fields");
    emit("announce", done);
    loadFindings();
  } catch (error) {
    emit("trouble", error);
  }
}

on("chosen", ({ other }) => {
  if (other) fill(list);
  loadFindings();
});
on("event", (event) => event.event === "findings" && (!event.plan || event.plan === state.plan) && loadFindings());
on("back", loadFindings);
