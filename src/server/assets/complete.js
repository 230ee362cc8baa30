// Names offered while a text between `{{` and `}}` is typed.

import { get, ofPlan } from "./api.js";
import { fill, h, newId } from "./dom.js";
import { emit, on } from "./state.js";
import { say } from "./words.js";

const MOST = 12;
let known = new Map();
let open = null;
let taken = false;

on("saved", () => (known = new Map()));
on("event", (event) => event.event === "files" && (known = new Map()));

/** What is typed between the last open `{{` and the caret; null outside. */
export function opened(text, caret) {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("{{");
  if (at < 0 || before.indexOf("}}", at) >= 0) return null;
  const inside = before.slice(at + 2);
  const bar = inside.lastIndexOf("|");
  const isFilter = bar >= 0;
  const typed = (isFilter ? inside.slice(bar + 1) : inside).match(/[\p{L}\p{N}_.["\]-]*$/u)[0];
  return { typed, isFilter, start: caret - typed.length };
}

/** Offers names in a text field. */
export function completed(area, where) {
  const grow = CSS.supports("field-sizing", "content") ? () => {} : () => grown(area);
  seen?.observe(area);
  area.addEventListener("input", () => {
    grow();
    offer(area, where());
  });
  area.addEventListener("click", () => offer(area, where()));
  area.addEventListener("keydown", (event) => onKey(event, area, where));
  area.addEventListener("blur", () => setTimeout(() => open?.area === area && close(), 150));
  area.setAttribute("aria-autocomplete", "list");
}

/** Browsers that do not size a field by its text: sized when it comes into sight, and as one types. */
function grown(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

const seen = CSS.supports("field-sizing", "content") ? null
  : new IntersectionObserver((entries) => entries.filter((each) => each.isIntersecting).forEach((each) => grown(each.target)));

async function names({ plan, file, path }) {
  const key = `${plan}\n${file}\n${path}`;
  if (!known.has(key)) known.set(key, get(`${ofPlan(plan, "names")}?${new URLSearchParams({ file, path })}`).catch(() => ({ names: [] })));
  return known.get(key);
}

async function offer(area, where) {
  if (taken) return;
  const place = opened(area.value, area.selectionStart);
  if (!place) {
    close();
    return;
  }
  const all = await names(where);
  const now = opened(area.value, area.selectionStart);
  if (!now || document.activeElement !== area) {
    close();
    return;
  }
  const list = (now.isFilter ? all.filters : all.names) ?? [];
  const typed = now.typed.toLowerCase();
  const found = list.map((each) => (typeof each === "string" ? { name: each } : each))
    .filter((each) => each.name.toLowerCase().includes(typed))
    .sort((a, b) => isWholeOf(b) - isWholeOf(a) || b.name.toLowerCase().startsWith(typed) - a.name.toLowerCase().startsWith(typed));
  show(area, now, found.slice(0, MOST));
}

/** The total of the unit that gets an extract comes before its parts. */
const isWholeOf = ({ name }) => /^holder\..*\.total$/.test(name);

function show(area, place, found) {
  if (found.length === 0 || (found.length === 1 && found[0].name === place.typed)) return close();
  if (open?.area !== area) close();
  const box = open?.box ?? h("ul", { class: "offers", role: "listbox", id: newId("offers"), "aria-label": say("names") });
  open = { area, box, place, found, at: 0 };
  fill(box, found.map((each, index) => h("li", {
    role: "option", id: `${box.id}-${index}`, "aria-selected": String(index === 0),
    on: { mousedown: (event) => (event.preventDefault(), take(index)) },
  }, h("code", {}, each.name), h("span", { class: "quiet" }, each.value ?? each.help ?? ""))));
  if (!box.isConnected) {
    area.after(box);
    emit("whisper", say("names-offered", { count: found.length }));
  }
  area.setAttribute("aria-controls", box.id);
  point(0);
}

function point(at) {
  open.at = (at + open.found.length) % open.found.length;
  [...open.box.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === open.at)));
  open.area.setAttribute("aria-activedescendant", open.box.children[open.at].id);
  open.box.children[open.at].scrollIntoView({ block: "nearest" });
}

function close() {
  if (!open) return;
  open.area.removeAttribute("aria-activedescendant");
  open.area.removeAttribute("aria-controls");
  open.box.remove();
  open = null;
}

function take(index) {
  const { area, place, found } = open;
  const name = found[index].name;
  const end = area.selectionStart;
  const rest = area.value.slice(end);
  const closing = /^\s*(\||\}\})/.test(rest) ? "" : " }}";
  const spaced = area.value.slice(0, place.start).endsWith("{{") || area.value.slice(0, place.start).endsWith("|") ? ` ${name}` : name;
  area.setRangeText(spaced + closing, place.start, end, "end");
  if (closing) area.selectionStart = area.selectionEnd = area.selectionEnd - closing.length;
  close();
  taken = true;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  taken = false;
}

function onKey(event, area, where) {
  if (event.key === " " && event.ctrlKey) return offer(area, where());
  if (open?.area !== area || event.altKey || event.ctrlKey) return undefined;
  const acts = { ArrowDown: () => point(open.at + 1), ArrowUp: () => point(open.at - 1), Enter: () => take(open.at), Tab: () => take(open.at), Escape: close };
  const act = acts[event.key];
  if (!act) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return act();
}
