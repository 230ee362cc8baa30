// How parts of a file are named, and what can be added to each: the shapes that people write.

import { keyName, say } from "./words.js";

/** The first words of a part. */
export function snippet(node) {
  const text = firstText(node).replace(/\s+/g, " ");
  return text.length > 90 ? `${text.slice(0, 88)}…` : text;
}

function firstText(node) {
  // A switch that is on is its name, and a word of the program what people call it.
  if (node.kind === "flag") return node.value === true || node.value === "true" ? nameOfKey(node) : "";
  if (["measure", "kind", "state"].includes(node.key) && node.value) return keyName(`choice-${node.value}`) ?? String(node.value);
  if (node.kind !== "map" && node.kind !== "list") return node.value === null || node.value === undefined ? "" : String(node.value);
  const children = node.children ?? [];
  const named = ["title", "name", "text", "paragraph", "measure", "id", "about"].map((key) => children.find((child) => child.key === key && child.value)).find(Boolean);
  if (named) return firstText(named);
  if (node.kind === "list" && isBody(node)) return "";
  return children.filter((child) => child.line).slice(0, 3).map(firstText).filter(Boolean).join(" · ");
}

const isBody = (node) => node.key === "body";

/** The name of a field or part as people read it. */
export function nameOfNode(node, parent, index) {
  if (parent?.kind === "list") return memberName(node, parent, index);
  return nameOfKey(node);
}

/** The name of a key; of one without a name what the schema says first. */
function nameOfKey({ key, help }) {
  const said = document.documentElement.lang === "vi" ? help?.split(/[:;,.(]/)[0].trim() : null;
  return keyName(key) ?? (said && said.length < 46 ? said : key);
}

function memberName(node, parent, index) {
  const kinds = ["title", "text", "items", "progress", "table", "quota_table", "target_table", "chart", "image", "org_chart", "paragraph"];
  const has = (key) => (node.children ?? []).some((child) => child.key === key && child.line);
  if (parent.key === "body") {
    const kind = node.kind === "map" ? kinds.find(has) : "paragraph";
    return `${index + 1}. ${kind ? say(`part-${kind.replace("_", "-")}`) : ""}`.trim();
  }
  return `${keyName(`one-${parent.key}`) ?? say("member")} ${index + 1}`;
}

/** A short id of a name: `Thôn Văn Tràng` → `thon-van-trang`. */
export function idOf(name) {
  const letters = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
}

/** What can be put into a body. */
const bodyParts = () => [
  { label: say("part-paragraph"), value: () => say("new-paragraph") },
  { label: say("part-title"), value: () => ({ title: say("new-title"), body: [say("new-paragraph")] }), opens: "title" },
  { label: say("part-text"), value: () => ({ text: say("new-paragraph") }), opens: "text" },
  { label: say("part-items"), value: () => ({ items: [say("new-item")] }) },
  { label: say("part-table"), value: () => ({ table: { columns: [say("new-column"), say("new-column")], rows: [["…", "…"]] } }) },
];

/** Members of lists of maps, by the key of the list. */
const MEMBERS = {
  units: (name) => ({ id: idOf(name), name, kind: "village" }),
  organisations: (name) => ({ id: idOf(name), name }),
  annexes: (name) => ({ title: name, body: [say("new-paragraph")] }),
  signature: (name) => ({ position: say("new-position"), signer: name }),
  quotas: (name) => ({ measure: idOf(name), period: new Date().getFullYear(), target: 1 }),
};

/** Maps whose keys are names that people give, with the value of a new one. */
const NAMED = {
  citations: () => ({ type: say("new-citation-type"), number: 1, symbol: "NQ/ĐU", date: `${new Date().getFullYear()}-01-01` }),
  figures: () => "1",
};

/** What can be added to a part: each with the change that adds it. */
export function additions(node, there, absent) {
  if (node.kind === "list") return listAdditions(node, there);
  if (node.key in NAMED && node.kind === "map") {
    const edit = (name) => {
      const key = idOf(name ?? "").replaceAll("-", "_");
      return key && { op: "insert", path: `${node.path}.${key}`, value: NAMED[node.key]() };
    };
    return [{ label: keyName(`one-${node.key}`) ?? say("member"), named: true, edit }];
  }
  return absent.map((child) => ({
    label: nameOfKey(child),
    edit: () => ({ op: "insert", path: child.path, value: firstValue(child) }),
    opens: child.kind === "map" || child.kind === "list" ? null : undefined,
  }));
}

function listAdditions(node, there) {
  const path = nextPath(node, there);
  if (node.key === "body") {
    return bodyParts().map((part) => ({ label: part.label, opens: part.opens, edit: () => ({ op: "insert", path, value: part.value() }) }));
  }
  const label = keyName(`one-${node.key}`) ?? say("member");
  const make = MEMBERS[node.key];
  const holdsMaps = there.some((child) => child.kind === "map");
  if (make && (holdsMaps || there.length === 0)) {
    return [{ label, named: true, edit: (name) => name && { op: "insert", path, value: make(name) } }];
  }
  if (holdsMaps) return [{ label, edit: () => ({ op: "insert", path, value: like(there.at(-1)) }) }];
  if (there.some((child) => child.kind === "list")) return [{ label, edit: () => ({ op: "insert", path, value: (there.at(-1).children ?? []).map(() => "…") }) }];
  return [{ label, edit: () => ({ op: "insert", path, value: say("new-item") }) }];
}

/** The path behind the last member. */
function nextPath(node, there) {
  const last = there.at(-1)?.path;
  if (!last) return `${node.path}.0`;
  const at = last.lastIndexOf(".") + 1;
  return `${last.slice(0, at)}${Number(last.slice(at)) + 1}`;
}

/** A member with the keys of another, to be filled in. */
function like(node) {
  const entries = (node.children ?? []).filter((child) => child.line).map((child) => [child.key, child.kind === "map" ? like(child) : child.kind === "list" ? [] : child.value ?? "…"]);
  return Object.fromEntries(entries);
}

/** The first value of a key that is added, one that the file takes. */
function firstValue(node) {
  const today = new Date();
  const known = {
    number: 1, date: String(today.getFullYear()), draft: 1, amended: true, place: "…", body: [say("new-paragraph")],
    items: [say("new-item")], recipients: [say("new-recipient")], legal_bases: [say("new-item")], addressees: [say("new-recipient")],
    signature: { position: say("new-position"), signer: say("new-signer") }, issuer: { name: "…", cited: "…" },
    annexes: [{ title: say("new-title"), body: [say("new-paragraph")] }],
    citations: { van_ban: NAMED.citations() }, figures: { so_lieu: "1" },
    replaces: { type: "plan", number: 1, date: `${today.getFullYear()}-01-01` },
    unit: node.kind === "map" ? { abstract: [say("new-extract-abstract"), say("new-extract-unit")], body: [say("new-extract-text")] } : "…",
    units: [{ id: "don-vi-1", name: say("new-unit"), kind: "village" }],
    text: say("new-paragraph"), title: say("new-title"), id: "phan_moi",
  };
  if (node.key in known) return known[node.key];
  if (node.kind === "flag") return true;
  if (node.kind === "number") return 1;
  if (node.kind === "choice") {
    const first = (node.choices ?? [])[0];
    return typeof first === "object" ? first.value : first ?? "…";
  }
  if (node.kind === "list") return [];
  if (node.kind === "map") return {};
  return "…";
}
