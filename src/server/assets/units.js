// Units: added, given another name, merged. Each is one change of the file, taken back by one undo.

import { get, ofPlan, post, segment } from "./api.js";
import { dialog, field, flag, check, text } from "./commands.js";
import { button, fill, h } from "./dom.js";
import { settled } from "./saving.js";
import { idOf } from "./shapes.js";
import { emit, state } from "./state.js";
import { dateText, keyName, say, today } from "./words.js";

const FILE = "quotas.yaml";

/** The buttons for units. */
export const unitTools = () => [
  button(say("unit-add"), () => open(addForm), { id: "act-unit-add" }),
  button(say("unit-rename"), () => open(renameForm), { id: "act-unit-rename" }),
  button(say("unit-merge"), () => open(mergeForm), { id: "act-unit-merge" }),
];

/** The day before a day, both as the data write them. */
export function dayBefore(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

/** The units of a file's tree, with what decides what can be done with each. */
export function unitsOf(nodes) {
  const list = nodes.find((node) => node.key === "units" && node.line);
  const value = (node, key) => node.children.find((child) => child.key === key && child.line);
  return (list?.children ?? []).map((node, index) => ({
    path: `units.${index + 1}`,
    id: String(value(node, "id")?.value ?? ""),
    name: String(nameNow(node) ?? value(node, "id")?.value ?? ""),
    kind: value(node, "kind")?.value ?? "village",
    isOver: Boolean(value(node, "until")),
    isRenamed: Boolean(value(node, "renamed")),
  }));

  function nameNow(node) {
    const names = value(node, "renamed")?.children ?? [];
    return value(names.at(-1) ?? node, "name")?.value;
  }
}

/** An id that no unit has. */
export function freeId(name, units) {
  const start = idOf(name) || "don-vi";
  const isTaken = (id) => units.some((unit) => unit.id === id);
  let id = start;
  for (let count = 2; isTaken(id); count += 1) id = `${start}-${count}`;
  return id;
}

/** The first day of a period: `2026-Q3` → `2026-07-01`; null of one that is none of these. */
export function firstDay(period) {
  const [, year, kind, part] = period.match(/^(\d{4})(?:-([QH]?)(\d{1,2}))?$/) ?? [];
  if (!year) return null;
  const month = part === undefined ? 1 : kind === "Q" ? part * 3 - 2 : kind === "H" ? part * 6 - 5 : Number(part);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** The changes that bring quotas of periods from a day on to the unit that others become. What is no count stays. */
export function movedQuotas(nodes, ids, id, day) {
  const quotas = nodes.find((node) => node.key === "quotas" && node.line)?.children ?? [];
  return quotas.flatMap((quota) => {
    const shares = quota.children.find((node) => node.key === "units" && node.line);
    const counts = (share) => (share?.children ?? []).filter((node) => node.line && firstDay(node.key) !== null && /^\d+$/.test(String(node.value)));
    const share = (unit) => shares?.children.find((node) => node.key === unit && node.line);
    const old = ids.map(share).filter(Boolean);
    const moved = new Map();
    const removed = old.flatMap((each) => {
      const later = counts(each).filter((node) => firstDay(node.key) >= day);
      later.forEach((node) => moved.set(node.key, (moved.get(node.key) ?? 0) + Number(node.value)));
      const isAll = later.length > 0 && later.length === each.children.filter((node) => node.line).length;
      return isAll ? [{ op: "remove", path: each.path }] : later.map((node) => ({ op: "remove", path: node.path }));
    });
    if (moved.size === 0) return [];
    const there = share(id);
    const own = new Map(counts(there).map((node) => [node.key, Number(node.value)]));
    const added = there
      ? [...moved].map(([period, count]) => ({ op: "set", path: `${there.path}.${period}`, value: count + (own.get(period) ?? 0) }))
      : [{ op: "set", path: `${shares.path}.${id}`, value: Object.fromEntries(moved) }];
    // The unit that is added comes first, so that the list is never without any.
    return [...added, ...removed];
  });
}

/** The changes that merge units into another from a day on: one that is there, or a new one of this name. */
export function mergeEdits(nodes, units, merged, into, day) {
  const id = into.id ?? freeId(into.name, units);
  const ends = merged.filter((unit) => unit.id !== id).flatMap((unit) => [
    { op: "set", path: `${unit.path}.until`, value: dayBefore(day) },
    { op: "set", path: `${unit.path}.merged_into`, value: id },
  ]);
  const added = { op: "insert", path: "units.0", value: { id, name: into.name, kind: merged[0].kind, from: day } };
  const figures = movedQuotas(nodes, merged.map((unit) => unit.id), id, day);
  return [...ends, ...(into.id ? [] : [added]), ...figures];
}

/** The changes that give a unit another name: from a day on, or as it should have been from the beginning. */
export function renameEdits(unit, name, day) {
  if (!day && unit.isRenamed) return [];
  if (!day) return [{ op: "set", path: `${unit.path}.name`, value: name }];
  const value = { name, from: day };
  return [unit.isRenamed ? { op: "insert", path: `${unit.path}.renamed.0`, value } : { op: "set", path: `${unit.path}.renamed`, value: [value] }];
}

async function open(form) {
  if (!(await settled())) return emit("announce", say("unsaved-first"));
  try {
    const { digest, tree, issued } = await get(ofPlan(state.plan, "files", segment(FILE)));
    if (issued) return emit("announce", say("issued-locked"));
    const nodes = tree.children ?? tree;
    return show(form(unitsOf(nodes), nodes), digest);
  } catch (error) {
    return emit("announce", error.status === 404 ? say("no-figures") : error.message || say("offline"));
  }
}

/** A dialog whose form makes edits; it closes when they are on the disk. */
function show({ title, intro, controls, edits, done }, digest) {
  const plan = state.plan;
  const trouble = h("p", { class: "trouble", role: "alert" });
  const submit = async (event) => {
    event.preventDefault();
    const made = edits();
    if (typeof made === "string") return fill(trouble, made);
    try {
      const answer = await post(ofPlan(plan, "edits"), { file: FILE, digest, edits: made });
      box.close();
      emit("saved", { plan, file: FILE, answer, shaped: true });
      emit("reload-fields");
      emit("announce", done());
    } catch (error) {
      fill(trouble, error.message || say("offline"));
    }
    return undefined;
  };
  const box = dialog(title, h("form", { on: { submit } }, intro && h("p", {}, intro), controls, trouble,
    h("div", { class: "ends" }, button(say("cancel"), () => box.close(), { class: "plain" }), h("button", { type: "submit", class: "main" }, say("save")))));
  box.querySelector("input, select")?.focus();
}

const dayInput = () => h("input", { type: "date", value: today(), required: true });
const present = (units) => units.filter((unit) => !unit.isOver);
const options = (units) => units.map((unit) => h("option", { value: unit.id }, unit.name));

function addForm(units) {
  const name = text("", { required: true });
  const kinds = [...new Set([...units.map((unit) => unit.kind), "village", "school", "agency", "police", "military", "company"])];
  const kind = h("select", {}, kinds.map((each) => h("option", { value: each }, keyName(`choice-${each}`) ?? each)));
  const day = h("input", { type: "date" });
  return {
    title: say("unit-add"), controls: [field(say("key-name"), name), field(say("key-kind"), kind), field(say("key-from"), day, say("unit-from-help"))],
    edits: () => {
      const value = { id: freeId(name.value, units), name: name.value.trim(), kind: kind.value };
      return [{ op: "insert", path: "units.0", value: day.value ? { ...value, from: day.value } : value }];
    },
    done: () => say("unit-added", { name: name.value.trim() }),
  };
}

function renameForm(units) {
  const unit = h("select", {}, options(present(units)));
  const name = text("", { required: true });
  const isSlip = check();
  const day = dayInput();
  const dayField = field(say("unit-rename-day"), day, say("unit-rename-day-help"));
  isSlip.addEventListener("change", () => {
    dayField.hidden = isSlip.checked;
    day.disabled = isSlip.checked;
  });
  return {
    title: say("unit-rename"), controls: [field(say("unit"), unit), field(say("unit-new-name"), name), dayField, flag(say("unit-slip"), isSlip)],
    edits: () => {
      const made = renameEdits(units.find((each) => each.id === unit.value), name.value.trim(), isSlip.checked ? null : day.value);
      return made.length > 0 ? made : say("unit-slip-renamed");
    },
    done: () => say("unit-renamed", { name: name.value.trim() }),
  };
}

function mergeForm(units, nodes) {
  const there = present(units);
  const boxes = there.map((unit) => ({ unit, box: check() }));
  const into = h("select", {}, h("option", { value: "" }, say("unit-merge-new")), options(there));
  const name = text("", { required: true });
  const day = dayInput();
  const nameField = field(say("unit-new-name"), name);
  into.addEventListener("change", () => {
    nameField.hidden = into.value !== "";
    name.disabled = into.value !== "";
  });
  const merged = () => boxes.filter(({ unit, box }) => box.checked && unit.id !== into.value).map(({ unit }) => unit);
  return {
    title: say("unit-merge"), intro: say("unit-merge-what"),
    controls: [
      h("fieldset", { class: "choices" }, h("legend", {}, say("unit-merge-which")), boxes.map(({ unit, box }) => flag(unit.name, box))),
      field(say("unit-merge-into"), into), nameField, field(say("unit-merge-day"), day, say("unit-merge-day-help")),
    ],
    edits: () => {
      const chosen = merged();
      if (chosen.length < (into.value ? 1 : 2)) return say("unit-merge-few");
      return mergeEdits(nodes, units, chosen, into.value ? { id: into.value } : { name: name.value.trim() }, day.value);
    },
    done: () => say("unit-merged", { names: merged().map((unit) => unit.name).join(", "), day: dateText(day.value) }),
  };
}
