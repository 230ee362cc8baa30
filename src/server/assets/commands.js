// The program's commands in dialogs: what a command would do is shown first, and done when it is confirmed.

import { post } from "./api.js";
import { append, button, fill, h, newId } from "./dom.js";
import { settled } from "./saving.js";
import { chosenDocument, chosenPlan, emit, on, state } from "./state.js";
import { isWhole, say, sayOr, today } from "./words.js";

/** A dialog with a title; it is gone when it is closed. */
export function dialog(title, ...content) {
  const id = newId("dialog");
  const box = h("dialog", { "aria-labelledby": id }, h("h2", { id }, title), content);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

export function field(label, control, help) {
  const id = newId("in");
  control.id = id;
  const note = help ? h("p", { class: "help shown", id: `${id}-help` }, help) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: id }, label), control, note);
}

export const text = (value = "", attributes = {}) => h("input", { type: "text", autocomplete: "off", value, ...attributes });
export const check = (value = false) => h("input", { type: "checkbox", checked: value });
export const flag = (label, control) => h("label", { class: "flag" }, control, " ", label);

/** What a terminal draws around the lines of a file; the page shows the place itself. */
const isDrawn = (line) => /^\s*(\d*\s*\||:::|…|\.\.\.)/.test(line) || line.trim() === "";

/** The lines that a command says, without the drawings of a terminal. */
export const lines = (list) => h("ul", { class: "lines", tabindex: "0" },
  (list ?? []).filter((line) => !isDrawn(line)).map((line) => h("li", { class: lineKind(line) }, line.replace(/^\s*(= |--> )?/, ""))));

function lineKind(line) {
  if (/^kehoach /.test(line)) return "typed";
  if (/^\s*-->/.test(line)) return "at";
  return /^\s/.test(line) ? "below" : null;
}

export const runCommand = (name, args, confirm = null) => post(`/api/commands/${name}`, { arguments: args, confirm });

/** Small letters without marks, so that a word of confirmation can be typed on any keyboard. */
const plainWord = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").trim().toLowerCase();

/**
 * A command in two steps: its settings, then what it would do with a confirmation. `word` has to be typed
 * for what cannot be taken back.
 */
function ask({ name, title, intro, controls, args, word, done }) {
  const area = h("div", { class: "steps" });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const box = dialog(title, area, trouble);
  const cancel = () => button(say("cancel"), () => box.close(), { class: "plain" });
  const failed = (error) => fill(trouble, error.message || say("offline"), lines(error.body?.lines));
  const settings = () => {
    fill(trouble);
    fill(area, h("form", { on: { submit: (event) => (event.preventDefault(), preview(event.submitter)) } },
      intro && h("p", {}, intro), controls,
      h("div", { class: "ends" }, cancel(), h("button", { type: "submit", class: "main" }, say("preview")))));
    area.querySelector("input, select, button")?.focus();
  };
  const preview = async (pressed) => {
    if (!(await settled())) return fill(trouble, say("unsaved-first"));
    if (pressed) pressed.disabled = true;
    fill(trouble, say("wait"));
    try {
      const answer = await runCommand(name, args());
      fill(trouble);
      if (answer.confirm) confirm(answer);
      else finish(answer);
    } catch (error) {
      failed(error);
    }
    if (pressed) pressed.disabled = false;
    return undefined;
  };
  const confirm = (answer) => {
    const typed = word ? text("", { autocapitalize: "off" }) : null;
    const go = h("button", { type: "submit", class: "main", disabled: Boolean(word) }, title);
    typed?.addEventListener("input", () => (go.disabled = plainWord(typed.value) !== plainWord(word)));
    fill(area, h("form", { on: { submit: (event) => (event.preventDefault(), act(answer.confirm, go)) } },
      h("h3", {}, say("would-do")), lines(answer.preview),
      word && field(say("type-word", { word }), typed),
      h("div", { class: "ends" }, controls?.length ? button(say("back"), settings, { class: "plain" }) : null, cancel(), go)));
    (typed ?? go).focus();
  };
  const act = async (token, go) => {
    go.disabled = true;
    fill(trouble, say("wait"));
    try {
      finish(await runCommand(name, args(), token));
    } catch (error) {
      failed(error);
      go.disabled = false;
    }
  };
  const finish = (answer) => {
    fill(trouble);
    fill(area, h("h3", { role: "status" }, say("done")), lines(answer.lines ?? answer.preview),
      h("div", { class: "ends" }, button(say("close"), () => box.close(), { class: "main" })));
    area.querySelector(".main").focus();
    emit("acted", { name, answer });
    done?.(answer);
  };
  if (controls?.length) settings();
  else {
    settings();
    preview();
  }
}

export const planOf = () => state.plan;

/** Builds everything, or the chosen plan. */
export function build() {
  const all = check(state.plan === null);
  ask({ name: "build", title: say("build"), controls: [flag(say("build-all"), all)], args: () => ({ paths: all.checked ? [] : [state.plan] }) });
}

export function issue() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  if (!plan || !document) return;
  const number = text(document.number ?? "", { inputmode: "numeric" });
  const date = h("input", { type: "date", value: isWhole(document.date) ? document.date : today() });
  ask({
    name: "issue", title: say("issue"), word: say("issue-word"), intro: say("issue-what", { title: document.title || document.name, plan: plan.title || plan.id }),
    controls: [field(say("number"), number, say("issue-number-help")), field(say("date"), date, say("issue-date-help"))],
    args: () => ({ plan: state.plan, document: document.name, number: number.value.trim() || null, date: date.value || null }),
  });
}

export function revise() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  if (!plan || !document) return;
  const replace = check();
  const cancel = check();
  ask({
    name: "revise", title: say("revise"), intro: say("revise-what", { title: document.title || document.name, plan: plan.title || plan.id }),
    controls: [flag(say("revise-replace"), replace), flag(say("revise-cancel"), cancel)],
    args: () => ({ plan: state.plan, document: document.name, replace: replace.checked, cancel: cancel.checked }),
  });
}

/** Types of documents that can be begun alone, named as `explain` names them. */
const TYPES = ["to-trinh", "bao-cao", "quyet-dinh", "cong-van", "thong-bao", "nghi-quyet", "chuong-trinh", "huong-dan", "ket-luan", "bien-ban"];

/** A new plan: from the program's own start, from a plan of last year, from a model, or one document of a type. */
export function begin() {
  const how = h("select", {}, [["full", say("new-full")], ["plan", say("new-plan-alone")], state.plans.length && ["from", say("new-from")], ["type", say("new-type")]]
    .filter(Boolean).map(([value, label]) => h("option", { value }, label)));
  const folder = text(say("new-folder"), { required: true });
  const from = h("select", {}, state.plans.map((plan) => h("option", { value: plan.id }, plan.title || plan.id)));
  const type = h("select", {}, TYPES.map((id) => h("option", { value: id }, sayOr(`type-${id}`, id))));
  const [fromField, typeField] = [field(say("new-from-which"), from), field(say("new-type-which"), type)];
  const shown = () => {
    fromField.hidden = how.value !== "from";
    typeField.hidden = how.value !== "type";
  };
  how.addEventListener("change", shown);
  shown();
  ask({
    name: "new", title: say("new"), controls: [field(say("new-how"), how), fromField, typeField, field(say("folder"), folder, say("folder-help"))],
    args: () => ({
      dir: folder.value.trim(), full: how.value === "full", from: how.value === "from" ? from.value : null, type: how.value === "type" ? type.value : null,
    }),
    done: () => emit("begun", folder.value.trim()),
  });
}

/** Brings figures of a sheet in the project's folder into the plan. */
export function bring() {
  const file = text("", { required: true });
  ask({ name: "import", title: say("import"), controls: [field(say("import-file"), file, say("import-help"))], args: () => ({ plan: state.plan, files: [file.value.trim()] }) });
}

/** The dialog of a file that changed underneath: both versions, and a choice. */
export function conflict({ queue, answer }) {
  const close = (act) => () => {
    act();
    box.close();
  };
  const current = () => fetchDigest(queue, answer);
  const box = dialog(say("conflict"),
    h("p", {}, say("conflict-what", { file: queue.file })),
    h("div", { class: "versions" },
      h("section", {}, h("h3", {}, say("conflict-theirs")), version(answer.theirs?.text ?? answer.theirs, answer.yours?.text ?? answer.yours)),
      h("section", {}, h("h3", {}, say("conflict-yours")), version(answer.yours?.text ?? answer.yours, answer.theirs?.text ?? answer.theirs))),
    h("div", { class: "ends" },
      button(say("conflict-take-theirs"), close(async () => {
        queue.takeTheirs(await current());
        emit("reload-fields");
      })),
      button(say("conflict-keep-mine"), close(async () => queue.keepMine(await current())), { class: "main" })));
  box.addEventListener("cancel", (event) => event.preventDefault());
}

async function fetchDigest(queue, answer) {
  if (answer.digest) return answer.digest;
  if (answer.theirs?.digest) return answer.theirs.digest;
  const { get, ofPlan, segment } = await import("./api.js");
  return (await get(ofPlan(queue.plan, "files", segment(queue.file)))).digest;
}

/** The lines of one version that differ from the other, with a few around them. */
function version(own = "", other = "") {
  const [a, b] = [String(own).split("\n"), String(other).split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const box = h("div", { class: "version", tabindex: "0" });
  const from = Math.max(0, start - 3);
  append(box, a.slice(from, a.length - end + 3).map((line, index) => {
    const at = from + index;
    const differs = at >= start && at < a.length - end;
    return h("div", { class: differs ? "differs" : null }, h("span", { class: "at" }, String(at + 1)), line || " ");
  }));
  return box;
}

/** What keys do. */
export function keys() {
  const rows = ["ctrl-k", "f6", "ctrl-s", "ctrl-z", "ctrl-y", "ctrl-enter", "alt-arrows", "ctrl-space", "grid", "f1"];
  const box = dialog(say("keys"), h("table", { class: "keys" }, h("tbody", {}, rows.map((each) =>
    h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, say(`keys-${each}-name`))), h("td", {}, say(`keys-${each}`)))))),
    h("div", { class: "ends" }, button(say("close"), () => box.close(), { class: "main" })));
}

on("conflict", conflict);
on("trouble", (error) => {
  const box = dialog(say("trouble"), h("p", {}, error.message || say("offline")), h("div", { class: "ends" }, button(say("close"), () => box.close(), { class: "main" })));
});
