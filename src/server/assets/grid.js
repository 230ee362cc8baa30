// The tab of figures: quotas and results as sheets, with the keys that sheets have.

import { get, newest, ofPlan } from "./api.js";
import { button, fill, h } from "./dom.js";
import { changeAll, isDirty, readAs, versionOf } from "./saving.js";
import { showPlace } from "./pages.js";
import { unitTools } from "./units.js";
import { chooseTab, emit, mayWrite, on, state } from "./state.js";
import { number, say } from "./words.js";

const box = h("div", { class: "grids", id: "grids" });
const tools = h("div", { class: "tools bar", hidden: true }, unitTools());
let sheets = [];

/** The tab of figures. */
export function gridView() {
  return [tools, h("p", { class: "quiet hint" }, say("grid-keys")), box];
}

/** The files that figures are in, and what was changed in them here. */
const FILES = ["quotas.yaml", "results.yaml"];
const versions = (plan) => FILES.map((file) => versionOf(plan, file)).join();

async function read(plan, signal) {
  const version = versions(plan);
  return { version, ...(await get(ofPlan(plan, "grid"), signal)) };
}

const load = newest(read, (answer, plan) => {
  if (plan !== state.plan || FILES.some((file) => isDirty(plan, file)) || answer.version !== versions(plan)) return;
  tools.hidden = !mayWrite();
  const all = [...answer.quotas.map((each) => whole(each, "quota")), ...answer.results.map((each) => whole(each, "result"))];
  const shape = (each) => [each.what, each.path, each.file, each.periods.map((p) => p.id), each.rows.map((r) => r.unit)].join();
  const same = sheets.length === all.length && sheets.every((sheet, index) => shape(sheet.data) === shape(all[index]));
  if (same) {
    all.forEach((data, index) => sheets[index].take(data));
    markFindings();
    return goToWanted();
  }
  const focused = sheets.findIndex((sheet) => sheet.table.contains(document.activeElement));
  const at = sheets[focused]?.at;
  sheets = all.map((data) => new Sheet(data));
  fill(box, sheets.length ? sheets.map((sheet) => sheet.element) : h("p", { class: "empty" }, say("no-figures")));
  markFindings();
  if (focused >= 0 && sheets[focused]) sheets[focused].go(at.row, at.column);
  goToWanted();
});

/** The periods that were added here and have no figure yet, by plan and sheet. */
const added = new Map();

/** A sheet with one more period behind those that it has. */
function withPeriod(data, period) {
  const at = data.periods.filter((each) => each.id !== "total").length;
  if (at === 0 || data.periods.some((each) => each.id === period.id)) return data;
  const more = (list, cell) => [...list.slice(0, at), cell, ...list.slice(at)];
  const beside = (cells) => more(cells, { ...cells[at - 1], path: cells[at - 1].path.replace(/[^.]+$/, period.id), value: null });
  return {
    ...data, periods: more(data.periods, period), rows: data.rows.map((row) => ({ ...row, cells: beside(row.cells) })),
    later: data.later.filter((each) => each.id !== period.id),
    totals: data.totals.cells.length ? { ...data.totals, cells: beside(data.totals.cells) } : data.totals,
  };
}

function addPeriod(sheet) {
  const [period] = sheet.data.later;
  const key = `${state.plan}\n${sheet.data.path}`;
  added.set(key, [...(added.get(key) ?? []), period]);
  emit("announce", say("period-added", { period: period.name }));
  loadGrid();
}

/** A sheet as it is drawn: where no holder has a share, the one row of all of them. */
function whole(given, what) {
  const data = (added.get(`${state.plan}\n${given.path}`) ?? []).reduce(withPeriod, given);
  if (!data.totals.is_alone) return { ...data, what };
  return { ...data, what, totals: { cells: [], total: {} }, rows: [{ unit: "", name: say("all-together"), cells: data.totals.cells }] };
}

/** Asks for the figures as they are now. */
export function loadGrid() {
  if (state.plan && state.tab === "figures") load(state.plan);
}

/** A figure as it is typed, as a number: `73,1` → 73.1; null where it is none. */
export function figure(text) {
  const plain = String(text ?? "").trim().replace("%", "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Figures of a sheet as they are copied there: without the spaces and points between thousands. */
export function pasted(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => {
    const plain = cell.trim().replace(/^"(.*)"$/, "$1").replace(/[\s\u00a0]/g, "");
    if (plain === "-" || plain === "–") return "";
    return /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  }));
}

/** A sum as a sheet shows it; null where there is nothing to add. */
function sumOf(values) {
  const figures = values.map(figure).filter((each) => each !== null);
  return figures.length === 0 ? null : Math.round(figures.reduce((a, b) => a + b, 0) * 1000) / 1000;
}

const shown = (sum) => (sum === null ? "" : number(sum));

/** A sum as the data write it: with a comma before decimals, and the percent sign that the former one has. */
const written = (sum, before) => `${String(sum ?? 0).replace(".", ",")}${String(before).trim().endsWith("%") ? "%" : ""}`;

const columnName = (period) => period.name ?? say("whole");

class Sheet {
  constructor(data) {
    this.data = data;
    this.at = { row: 0, column: 0 };
    this.from = null;
    this.editor = null;
    this.table = h("table", { class: "grid", role: "grid", "aria-label": data.title, "aria-multiselectable": "true", "aria-readonly": mayWrite() ? null : "true" });
    this.alarm = h("p", { class: "disagreement", role: "status" });
    this.aim = h("p", { class: "quiet" });
    this.element = h("section", {}, h("h3", {}, say(`of-${data.what}`), " ", data.title, data.unit && ` (${data.unit})`), this.aim, this.alarm, h("div", { class: "wide" }, this.table),
      mayWrite() && data.later.length > 0 && button(say("period-add", { period: data.later[0].name }), () => addPeriod(this), { class: "plain add-period" }));
    this.build();
    this.listen();
    this.take(data);
  }

  build() {
    const heads = this.data.periods.map((period) => h("th", { scope: "col" }, columnName(period)));
    const isAlone = this.data.totals.cells.length === 0;
    const rows = this.data.rows.map((row, r) => h("tr", {}, h("th", { scope: "row", title: row.name }, row.name),
      row.cells.map((_, c) => h("td", { role: "gridcell", tabindex: "-1", data: { row: String(r), column: String(c) } })),
      h("td", { class: "sum", role: "gridcell", "aria-readonly": "true" })));
    fill(this.table, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("unit")), heads, h("th", { scope: "col", class: "sum" }, say("sum")))),
      h("tbody", {}, rows),
      !isAlone && h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, say("sum")), this.data.periods.map(() => h("td", { class: "sum" })), h("td", { class: "sum all" }))));
    this.cells = [...this.table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td[data-row]")]);
    if (this.cells[0]?.[0]) this.cells[0][0].tabIndex = 0;
  }

  /** Takes the values that the server has now. */
  take(data) {
    this.data = data;
    readAs(state.plan, data.file, data.digest);
    fill(this.aim, data.target && [say("aim"), " ", h("button", { type: "button", class: "link", on: { click: () => emit("open-field", { file: data.file, path: data.target.path }) } }, data.target.value)]);
    data.rows.forEach((row, r) => row.cells.forEach((cell, c) => this.write(r, c, cell.value)));
    this.sums();
  }

  write(r, c, value) {
    const td = this.cells[r]?.[c];
    if (!td || td === this.editor?.parentElement) return;
    const cell = this.data.rows[r].cells[c];
    td.textContent = value === null || value === undefined ? "" : String(value);
    td.classList.toggle("computed", Boolean(cell.computed));
    if (cell.computed || !mayWrite()) td.setAttribute("aria-readonly", "true");
    else td.removeAttribute("aria-readonly");
  }

  value(r, c) {
    return this.data.rows[r].cells[c].value;
  }

  /** Totals of what is in the cells now, and where those that the data state are others. */
  sums() {
    const { rows, totals, adds_up: isSum } = this.data;
    const column = (c) => sumOf(rows.map((row) => row.cells[c].value));
    rows.forEach((row, r) => {
      this.table.tBodies[0].rows[r].lastChild.textContent = isSum ? shown(sumOf(row.cells.map((cell) => cell.value))) : "";
    });
    const wrong = isSum ? this.stated().filter(({ value, sum }) => figure(value) !== null && figure(value) !== (sum ?? 0)) : [];
    const foot = this.table.tFoot?.rows[0].cells;
    totals.cells.forEach((_, c) => {
      foot[c + 1].textContent = isSum ? shown(column(c)) : "";
      foot[c + 1].classList.toggle("wrong", wrong.some((each) => each.column === c));
    });
    if (foot) foot[foot.length - 1].textContent = isSum ? shown(this.all()) : "";
    fill(this.alarm, wrong.map(({ name, value, sum }) => h("span", {}, say("total-differs", { name, value, sum: shown(sum) || "0" }), " ")),
      wrong.length > 0 && mayWrite() && button(say("total-follow"), () => this.send(this.follow(wrong)), { class: "plain" }));
    this.alarm.hidden = wrong.length === 0;
  }

  all() {
    return sumOf(this.data.rows.flatMap((row) => row.cells.map((cell) => cell.value)));
  }

  /** The totals that the data state, with the sums that they should be. */
  stated() {
    const { rows, periods, totals } = this.data;
    if (totals.cells.length === 0) return [];
    const columns = totals.cells.map((cell, c) => ({ ...cell, column: c, name: columnName(periods[c]), sum: sumOf(rows.map((row) => row.cells[c].value)) }));
    const known = columns.filter((each) => periods[each.column].id !== "total");
    return [...known, { ...totals.total, name: say("sum"), sum: this.all() }].filter((each) => each.value !== null && each.value !== undefined);
  }

  /** The changes that make totals the sums, which they are from now on here, too. */
  follow(wrong) {
    const { cells, total } = this.data.totals;
    return wrong.map(({ path, value, sum }) => {
      const edit = { op: "set", path, value: written(sum, value) };
      for (const cell of [...cells, total].filter((each) => each.path === path)) cell.value = edit.value;
      return edit;
    });
  }

  listen() {
    this.table.addEventListener("mousedown", (event) => {
      const td = event.target.closest("td[data-row]");
      if (!td || td.contains(this.editor)) return;
      event.preventDefault();
      this.go(Number(td.dataset.row), Number(td.dataset.column), event.shiftKey);
      this.dragging = true;
    });
    this.table.addEventListener("mouseover", (event) => {
      const td = event.target.closest("td[data-row]");
      if (td && this.dragging && event.buttons === 1) this.go(Number(td.dataset.row), Number(td.dataset.column), true);
      else this.dragging = false;
    });
    this.table.addEventListener("dblclick", (event) => event.target.closest("td[data-row]") && this.edit());
    this.table.addEventListener("focusin", (event) => {
      const td = event.target.closest("td[data-row]");
      if (td && !this.editor && td === event.target) this.point(Number(td.dataset.row), Number(td.dataset.column));
    });
    this.table.addEventListener("keydown", (event) => this.onKey(event));
    this.table.addEventListener("copy", (event) => this.copy(event));
    this.table.addEventListener("cut", (event) => (this.copy(event), this.clear()));
    this.table.addEventListener("paste", (event) => this.paste(event));
  }

  point(row, column) {
    this.cells.flat().forEach((td) => (td.tabIndex = -1));
    this.at = { row, column };
    this.cells[row][column].tabIndex = 0;
    this.select();
  }

  /** Goes to a cell; `isRange` keeps the other end of the range. */
  go(row, column, isRange = false) {
    if (this.cells.length === 0) return;
    if (this.editor) this.commit();
    const kept = isRange ? this.from ?? { ...this.at } : null;
    const r = Math.min(Math.max(row, 0), this.cells.length - 1);
    const c = Math.min(Math.max(column, 0), this.cells[r].length - 1);
    this.from = kept;
    this.point(r, c);
    this.cells[r][c].focus({ preventScroll: false });
    this.select();
  }

  range() {
    const [a, b] = [this.from ?? this.at, this.at];
    return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
  }

  select() {
    const { top, bottom, left, right } = this.range();
    const isMany = top !== bottom || left !== right;
    this.cells.forEach((row, r) => row.forEach((td, c) => {
      const isIn = r >= top && r <= bottom && c >= left && c <= right;
      td.setAttribute("aria-selected", String(isIn));
      td.classList.toggle("ranged", isIn && isMany);
    }));
  }

  onKey(event) {
    if (this.editor) return this.onEditorKey(event);
    const { row, column } = this.at;
    const whole = event.ctrlKey || event.metaKey;
    const steps = {
      ArrowUp: [whole ? 0 : row - 1, column], ArrowDown: [whole ? 1e6 : row + 1, column],
      ArrowLeft: [row, whole ? 0 : column - 1], ArrowRight: [row, whole ? 1e6 : column + 1],
      Home: [whole ? 0 : row, 0], End: [whole ? 1e6 : row, 1e6], PageUp: [row - 10, column], PageDown: [row + 10, column],
    };
    if (event.altKey) return undefined;
    if (event.key in steps) {
      event.preventDefault();
      return this.go(...steps[event.key], event.shiftKey);
    }
    if (event.key === "Enter" && whole) return showPlace(this.data.file, this.data.rows[row].cells[column].path);
    if (event.key === "Enter" || event.key === "F2") return this.stop(event, () => this.edit());
    if (event.key === "Tab") return this.tab(event);
    if (event.key === "Delete" || event.key === "Backspace") return this.stop(event, () => this.clear());
    if (event.key === "Escape") return this.go(row, column);
    if (whole && event.key.toLowerCase() === "a") return this.stop(event, () => this.chooseAll());
    if (!whole && event.key.length === 1 && event.key !== " ") return this.stop(event, () => this.edit(event.key));
    return undefined;
  }

  stop(event, act) {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  chooseAll() {
    this.from = { row: 0, column: 0 };
    this.go(1e6, 1e6, true);
  }

  /** Tab goes through the cells, and out of the sheet at its ends. */
  tab(event) {
    const { row, column } = this.at;
    const last = this.cells[row].length - 1;
    const by = event.shiftKey ? -1 : 1;
    const inRow = column + by;
    if (inRow >= 0 && inRow <= last) return this.stop(event, () => this.go(row, inRow));
    const next = row + by;
    if (next < 0 || next >= this.cells.length) return undefined;
    return this.stop(event, () => this.go(next, by > 0 ? 0 : last));
  }

  onEditorKey(event) {
    const { row, column } = this.at;
    const by = event.shiftKey ? -1 : 1;
    if (event.key === "Enter") return this.stop(event, () => this.go(row + by, column));
    if (event.key === "Tab") {
      this.commit();
      this.cells[row][column].focus();
      return this.tab(event);
    }
    if (event.key === "Escape") return this.stop(event, () => this.leave());
    if (this.typed && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      return this.stop(event, () => this.go(row + (event.key === "ArrowUp" ? -1 : 1), column));
    }
    event.stopPropagation();
    return undefined;
  }

  edit(start = null) {
    const { row, column } = this.at;
    const td = this.cells[row]?.[column];
    if (!td || this.data.rows[row].cells[column].computed || !mayWrite()) return;
    const text = start ?? String(this.value(row, column) ?? "");
    this.typed = start !== null;
    this.editor = h("input", { value: text, inputmode: "decimal", autocomplete: "off", "aria-label": `${this.data.rows[row].name}, ${this.data.periods[column]?.name ?? ""}` });
    fill(td, this.editor);
    this.editor.focus();
    this.editor.setSelectionRange(text.length, text.length);
    this.editor.addEventListener("blur", () => this.editor && this.commit());
  }

  /** Leaves the cell as it was. */
  leave() {
    const { row, column } = this.at;
    this.editor = null;
    this.write(row, column, this.value(row, column));
    this.cells[row][column].focus();
  }

  commit() {
    const { row, column } = this.at;
    // The points between thousands go, as where figures are pasted.
    const [[text = ""] = []] = pasted(this.editor.value.trim());
    this.editor = null;
    this.write(row, column, this.value(row, column));
    if (text !== "" && figure(text) === null) return this.refuse(row, column, text);
    this.mark(row, column, "");
    if (text !== String(this.value(row, column) ?? "")) this.set([[row, column, text]]);
  }

  /** What is no figure leaves the cell as it was, and is said there. */
  refuse(row, column, text) {
    const said = say("no-figure", { text: text.slice(0, 40), name: this.data.rows[row].name });
    this.mark(row, column, said);
    emit("announce", said);
  }

  /** Marks a cell as wrong, with the reason; none takes the mark away. */
  mark(row, column, why) {
    const td = this.cells[row]?.[column];
    if (!td) return;
    td.classList.toggle("wrong", why !== "");
    td.title = why;
    if (why) td.setAttribute("aria-invalid", "true");
    else td.removeAttribute("aria-invalid");
  }

  /** Marks the cells that findings are about; members of lists are named by their numbers there. */
  markFindings(findings, place) {
    const { file, rows } = this.data;
    const list = file.replace(".yaml", "");
    const own = findings.filter((each) => each.file === file && each.path && each.severity !== "note");
    rows.forEach((row, r) => row.cells.forEach((cell, c) => {
      const found = own.find((each) => [cell.path, numberedPath(this.data.path, cell.path, list, place)].includes(each.path));
      this.mark(r, c, found?.text ?? "");
    }));
  }

  /** Sets cells: shown at once, and sent as one change; totals that agreed before go with them. */
  set(changes) {
    if (!mayWrite()) return;
    const agreed = this.data.adds_up ? this.stated().filter(({ value, sum }) => figure(value) === (sum ?? 0)).map((each) => each.path) : [];
    const touched = changes.filter(([r, c, text]) => {
      const cell = this.data.rows[r]?.cells[c];
      return cell && !cell.computed && String(cell.value ?? "") !== text;
    });
    if (touched.length === 0) return;
    for (const [r, c, text] of touched) {
      this.data.rows[r].cells[c].value = text === "" ? null : text;
      this.write(r, c, this.value(r, c));
    }
    const edits = this.edits(touched);
    const following = this.stated().filter(({ path, value, sum }) => agreed.includes(path) && figure(value) !== (sum ?? 0));
    this.send([...edits, ...this.follow(following)]);
  }

  /** The changes of the file: a row that has nothing yet is put in whole. */
  edits(touched) {
    const { rows, periods } = this.data;
    const isNew = ([r]) => rows[r].is_new;
    const old = touched.filter((each) => !isNew(each)).map(([r, c, text]) => {
      const { path } = rows[r].cells[c];
      return text === "" ? { op: "remove", path } : { op: "set", path, value: text };
    });
    const added = [...new Set(touched.filter(isNew).map(([r]) => r))].map((r) => {
      const entries = rows[r].cells.map((cell, c) => [periods[c].id, cell.value]).filter(([, value]) => value !== null && value !== undefined);
      const value = Object.fromEntries(entries);
      return entries.length ? { op: "set", path: rows[r].path, value: "total" in value ? value.total : value } : { op: "remove", path: rows[r].path };
    });
    return [...old, ...added];
  }

  send(edits) {
    this.sums();
    if (edits.length > 0) changeAll(state.plan, this.data.file, edits).then(loadGrid);
  }

  clear() {
    const { top, bottom, left, right } = this.range();
    const changes = [];
    for (let r = top; r <= bottom; r += 1) for (let c = left; c <= right; c += 1) changes.push([r, c, ""]);
    this.set(changes);
  }

  copy(event) {
    if (this.editor) return;
    event.preventDefault();
    const { top, bottom, left, right } = this.range();
    const lines = this.data.rows.slice(top, bottom + 1).map((row) => row.cells.slice(left, right + 1).map((cell) => cell.value ?? "").join("\t"));
    event.clipboardData.setData("text/plain", lines.join("\r\n"));
    emit("announce", say("copied"));
  }

  paste(event) {
    const text = event.clipboardData.getData("text/plain");
    if (this.editor && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    if (this.editor) this.leave();
    const rows = pasted(text);
    const { top, left } = this.range();
    const changes = rows.flatMap((row, r) => row.map((cell, c) => [top + r, left + c, cell]));
    const outside = changes.filter(([r, c]) => !this.data.rows[r]?.cells[c]).length;
    const wrong = changes.filter(([, , cell]) => cell !== "" && figure(cell) === null);
    if (wrong.length) return emit("announce", say("paste-no-figure", { text: wrong[0][2].slice(0, 40) }));
    this.set(changes);
    this.from = { row: top, column: left };
    this.go(top + rows.length - 1, left + Math.max(...rows.map((row) => row.length)) - 1, true);
    emit("announce", outside ? say("paste-outside", { count: outside }) : say("pasted", { count: changes.length }));
    return undefined;
  }
}

/** The path of a cell with its quota or result by its number. */
const numberedPath = (root, path, list, place) => `${list}.${place + 1}${path.slice(root.length)}`;

let findings = [];
function markFindings() {
  sheets.forEach((sheet) => sheet.markFindings(findings, sheets.filter((each) => each.data.what === sheet.data.what).indexOf(sheet)));
}
on("findings-list", (list) => {
  findings = list;
  markFindings();
});

let wantedCell = null;

/** Goes to the figure that a click on a page means. */
function goToWanted() {
  if (!wantedCell || sheets.length === 0) return;
  const { file, path } = wantedCell;
  const list = file.replace(".yaml", "");
  for (const sheet of sheets.filter((each) => each.data.file === file)) {
    const place = sheets.filter((each) => each.data.what === sheet.data.what).indexOf(sheet);
    for (const [r, row] of sheet.data.rows.entries()) {
      const own = row.cells.map((cell) => [cell.path, numberedPath(sheet.data.path, cell.path, list, place)]);
      const exact = own.findIndex((paths) => paths.includes(path));
      const isRow = row.path && [row.path, numberedPath(sheet.data.path, row.path, list, place)].includes(path);
      if (exact >= 0 || isRow) {
        wantedCell = null;
        return sheet.go(r, Math.max(exact, 0));
      }
    }
  }
  wantedCell = null;
  return emit("open-field", { file, path });
}
on("open-figure", (field) => {
  wantedCell = field;
  emit("view", "work");
  if (state.tab === "figures") goToWanted();
  else chooseTab("figures");
});

on("chosen", ({ other }) => {
  if (other) {
    sheets = [];
    fill(box);
  }
  loadGrid();
});
on("tab", loadGrid);
on("reload-fields", loadGrid);
on("saved", ({ plan }) => plan === state.plan && loadGrid());
on("event", (event) => event.plan === state.plan && (event.event === "files" || event.event === "findings") && loadGrid());
