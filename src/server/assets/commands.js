// The program's commands in dialogs: what a command would do is shown first, and done when it is confirmed.

import { get, newest, ofPlan, post, segment, send } from "./api.js";
import { append, button, fill, h, newId } from "./dom.js";
import { settled } from "./saving.js";
import { chosenDocument, chosenPlan, emit, on, state } from "./state.js";
import { isWhole, number, say, today } from "./words.js";

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

/**
 * A file to choose, which is sent to the program at once; `id` names it there, null before it has come. Its form cannot be
 * sent off before.
 */
export function fileChooser(accept) {
  const input = h("input", { type: "file", accept, required: true });
  const status = h("p", { class: "quiet", role: "status" });
  const chooser = { id: null, input, status };
  const show = (said, trouble) => {
    status.textContent = said;
    input.setCustomValidity(trouble);
  };
  const bring = newest((file) => send(`/api/uploads?${new URLSearchParams({ name: file.name })}`, file), (answer, file) => {
    chooser.id = answer.upload;
    show(say("file-there", { name: file.name, size: number(Math.max(1, Math.round(file.size / 1024))) }), "");
  }, (error) => show(error.message || say("offline"), error.message || say("offline")));
  input.addEventListener("change", () => {
    const [file] = input.files;
    chooser.id = null;
    show(file ? say("file-sending", { name: file.name }) : "", file ? say("file-wait") : "");
    if (file) bring(file);
  });
  return chooser;
}

export const check = (value = false) => h("input", { type: "checkbox", checked: value });
export const flag = (label, control) => h("label", { class: "flag" }, control, " ", label);

/** What a terminal draws around the lines of a file; the page shows the place itself. */
const isDrawn = (line) => /^\s*(\d*\s*\||:::|…|\.\.\.)/.test(line) || line.trim() === "";

/** The lines that a command says, without the drawings of a terminal. */
export const lines = (list) => h("ul", { class: "lines", tabindex: "0" },
  (list ?? []).filter((line) => !isDrawn(line) && lineKind(line) !== "typed").map((line) => h("li", { class: lineKind(line) }, line.replace(/^\s*(= |--> )?/, ""))));

function lineKind(line) {
  if (/^kehoach /.test(line)) return "typed";
  if (/^\s*-->/.test(line)) return "at";
  return /^\s/.test(line) ? "below" : null;
}

/** Finished documents, each to be taken home. */
const links = (made) => h("ul", { class: "lines made" }, made.map((path) => h("li", {},
  h("a", { class: "link", href: `/api/output?${new URLSearchParams({ path })}`, download: path.split("/").at(-1) }, path))));

const without = (list, made) => (list ?? []).filter((line) => !made?.some((path) => line.trim().endsWith(`/${path}`)));

/** What a command would do: figures that are imported as a table, all else in the command's words. */
function shownChanges({ preview, figures }) {
  if (!figures?.length) return lines(preview);
  const head = ["figure-of", "unit", "period", "figure-old", "figure-new"].map((each) => h("th", { scope: "col" }, say(each)));
  const row = (each) => h("tr", {}, [`${say(`of-${each.kind}`)}: ${each.measure}`, each.unit ?? say("all-together"), [each.period ?? say("whole"), each.part].filter(Boolean).join(", "), each.old ?? "", each.new].map((cell) => h("td", {}, String(cell))));
  return h("div", { class: "wide lines", tabindex: "0" }, h("table", { class: "register figures-changed" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, figures.map(row))));
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
      h("h3", {}, say("would-do")), shownChanges(answer),
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
    fill(area, h("h3", { role: "status" }, say("done")), answer.made?.length ? links(answer.made) : null, lines(without(answer.lines ?? answer.preview, answer.made)),
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

/** What a build writes: finished documents, or files that other programs take. */
const FORMATS = ["pdf", "docx", "xlsx", "png", "svg"];

/** Builds everything, or the chosen plan. */
export function build() {
  const all = check(state.plan === null);
  const format = h("select", {}, FORMATS.map((each) => h("option", { value: each }, say(`format-${each}`))));
  ask({
    name: "build", title: say("build"), controls: [field(say("build-format"), format, say("build-format-help")), state.plan && flag(say("build-all"), all)].filter(Boolean),
    args: () => ({ paths: all.checked ? [] : [state.plan], format: format.value === "pdf" ? null : format.value }),
  });
}

/** A document by its title, and its plan's where that is another. */
function titleOf(document, plan) {
  const [own, whole] = [document.title || document.name, plan.title || plan.id];
  return own === whole ? own : `${own} (${whole})`;
}

export function issue() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  if (!plan || !document) return;
  const own = text(document.number ?? "", { inputmode: "numeric" });
  const next = check();
  next.addEventListener("change", () => (own.disabled = next.checked));
  const date = h("input", { type: "date", value: isWhole(document.date) ? document.date : today() });
  ask({
    name: "issue", title: say("issue"), word: say("issue-word"), intro: say("issue-what", { title: titleOf(document, plan) }),
    controls: [field(say("number"), own, say("issue-number-help")), flag(say("issue-next"), next), field(say("date"), date, say("issue-date-help"))],
    args: () => ({ plan: state.plan, document: document.name, number: next.checked ? "next" : own.value.trim() || null, date: date.value || null }),
  });
}

export function revise() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  if (!plan || !document) return;
  const replace = check();
  ask({
    name: "revise", title: say("revise"), intro: say("revise-what", { title: titleOf(document, plan) }),
    controls: [flag(say("revise-replace"), replace)],
    args: () => ({ plan: state.plan, document: document.name, replace: replace.checked }),
  });
}

/** Ends a revision that began: the document is again as it was issued. */
export function endRevision() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  if (!plan || !document) return;
  ask({
    name: "revise", title: say("revise-cancel"), intro: say("revise-cancel-what", { title: titleOf(document, plan) }), controls: [],
    args: () => ({ plan: state.plan, document: document.name, cancel: true }),
  });
}

/** A new plan: from the program's own start, from a plan of last year, from a model, or one document of a type. */
export function begin() {
  const how = h("select", {}, [["full", say("new-full")], ["plan", say("new-plan-alone")], state.plans.length && ["from", say("new-from")], ["type", say("new-type")], ["word", say("new-word")], ["table", say("new-table")]]
    .filter(Boolean).map(([value, label]) => h("option", { value }, label)));
  const folder = text(say("new-folder"), { required: true });
  const from = h("select", {}, state.plans.map((plan) => h("option", { value: plan.id }, plan.title || plan.id)));
  const type = h("select", {});
  get("/api/types").then(({ types }) => fill(type, types.map((each) => h("option", { value: each.id }, each.name))), () => {});
  const [word, table] = [fileChooser(".docx"), fileChooser(".xlsx,.ods,.csv")];
  const model = h("select", { required: true });
  const year = h("input", { type: "number", min: "1945", max: "9999", value: String(new Date().getFullYear()), required: true });
  const yearField = field(say("new-year"), year, say("new-year-help"));
  const parts = {
    from: [[from, field(say("new-from-which"), from)]], type: [[type, field(say("new-type-which"), type)]],
    word: [[word.input, field(say("new-word-file"), word.input, say("new-word-help"))]],
    table: [[model, field(say("new-model"), model, say("new-model-help"))], [table.input, field(say("new-table-file"), table.input, say("new-table-help"))]],
  };
  const form = h("a", { class: "link", hidden: true, download: "bang-cac-xa.xlsx" }, say("new-table-empty"));
  const formLine = h("p", {}, form);
  const named = () => {
    form.hidden = !model.value;
    if (model.value) form.href = `/api/models/${segment(model.value)}/table.xlsx`;
  };
  model.addEventListener("change", named);
  get("/api/models").then(({ models }) => {
    fill(model, models.length ? models.map((each) => h("option", { value: each }, each)) : h("option", { value: "" }, say("new-model-none")));
    named();
  }, () => {});
  const shown = () => {
    // What is not shown is not asked for either.
    for (const [part, controls] of Object.entries(parts)) {
      for (const [control, row] of controls) control.disabled = row.hidden = how.value !== part;
    }
    year.disabled = yearField.hidden = !["full", "plan"].includes(how.value);
    formLine.hidden = how.value !== "table";
    word.status.hidden = how.value !== "word";
    table.status.hidden = how.value !== "table";
  };
  how.addEventListener("change", shown);
  shown();
  ask({
    name: "new", title: say("new"), controls: [field(say("new-how"), how), yearField, Object.values(parts).flat().map(([, row]) => row), word.status, table.status, formLine, field(say("folder"), folder, say("folder-help"))],
    args: () => ({
      dir: folder.value.trim(), full: how.value === "full", year: ["full", "plan"].includes(how.value) ? Number(year.value) : null, from: how.value === "from" ? from.value : null, type: how.value === "type" ? type.value : null,
      from_word: how.value === "word" ? word.id : null, from_table: how.value === "table" ? table.id : null, model: how.value === "table" ? model.value : null,
    }),
    done: () => how.value !== "table" && emit("begun", folder.value.trim()),
  });
}

/** Brings figures of a sheet into the plan. */
export function bring() {
  const file = fileChooser(".xlsx,.ods,.csv");
  const what = h("select", {}, h("option", { value: "" }, say("import-any")));
  get(ofPlan(state.plan, "grid")).then(({ quotas, results }) => {
    const offer = (each, kind) => h("option", { value: `${kind} ${each.path.split(".").at(-1)}` }, `${say(`of-${kind}`)}: ${each.title}`);
    append(what, [quotas.map((each) => offer(each, "quota")), results.map((each) => offer(each, "result"))]);
  }, () => {});
  ask({
    name: "import", title: say("import"), controls: [field(say("import-file"), file.input, say("import-help")), file.status, field(say("import-what"), what, say("import-what-help"))],
    args: () => {
      const [kind, id] = what.value.split(" ");
      return { plan: state.plan, uploads: [file.id], quota: kind === "quota" ? id : null, result: kind === "result" ? id : null };
    },
  });
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
