// The middle: the pages of the chosen document, drawn by the server, each replaced only where it changed.

import { get, newest, ofDocument } from "./api.js";
import { button, fill, h, signButton } from "./dom.js";
import { chosenDocument, chosenPlan, emit, on, state } from "./state.js";
import { say } from "./words.js";

/** Points of a page to pixels of the screen at full size. */
const POINT = 96 / 72;
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

let zoom = null;
let shown = { plan: null, document: null, pages: [] };
let wanted = null;

const sheets = h("div", { id: "sheets", class: "sheets" });
const stale = h("p", { class: "stale", role: "status", hidden: true });
const scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": say("pages") }, stale, sheets);
const heading = h("h2", { class: "clip" });
const percent = button("", () => setZoom(null), { title: say("zoom-fit"), class: "plain percent" });

/** The middle of the page. */
export function pagesView() {
  return [
    h("div", { class: "bar" }, heading,
      h("span", { class: "tools" },
        signButton("minus", say("zoom-out"), () => step(-1)),
        percent,
        signButton("plus", say("zoom-in"), () => step(1)),
        button(say("print"), () => window.print(), { class: "plain wide-only" }))),
    scroller,
  ];
}

const width = () => Math.max(...shown.pages.map((page) => page.width), 1) * POINT;
const fitting = () => Math.min(1.6, Math.max(0.2, (scroller.clientWidth - 34) / width()));
const present = () => zoom ?? fitting();

function step(by) {
  const now = present();
  const next = by > 0 ? ZOOMS.find((each) => each > now + 0.01) : [...ZOOMS].reverse().find((each) => each < now - 0.01);
  if (next) setZoom(next);
}

/** Another size, with the same place in sight; null fits the width. */
function setZoom(next) {
  const middle = (scroller.scrollTop + scroller.clientHeight / 2) / Math.max(1, scroller.scrollHeight);
  zoom = next;
  measure();
  scroller.scrollTop = middle * scroller.scrollHeight - scroller.clientHeight / 2;
}

function measure() {
  const scale = present() * POINT;
  percent.textContent = `${Math.round(present() * 100)}%`;
  [...sheets.children].forEach((sheet, index) => {
    const page = shown.pages[index];
    if (!page) return;
    sheet.style.width = `${page.width * scale}px`;
    sheet.style.height = `${page.height * scale}px`;
  });
}

/** Draws the pages of an answer: those with another digest are fetched, and take the place of the old ones when they are there. */
function draw(answer, key) {
  const [plan, document] = JSON.parse(key);
  const other = plan !== shown.plan || document !== shown.document;
  const before = other ? [] : shown.pages;
  shown = { plan, document, pages: answer.pages, revision: answer.revision };
  stale.hidden = !answer.stale;
  stale.textContent = answer.stale ? say(answer.pages.length ? "pages-stale" : "pages-none") : "";
  sheets.classList.toggle("old", answer.stale);
  while (sheets.children.length > answer.pages.length) sheets.lastChild.remove();
  answer.pages.forEach((page, index) => {
    const sheet = sheets.children[index] ?? sheets.appendChild(newSheet(index));
    sheet.querySelector("img").alt = say("page-of", { page: index + 1, pages: answer.pages.length });
  });
  if (other) scroller.scrollTop = 0;
  measure();
  replaceAll(answer.pages.map((page, index) => ({ page, index })).filter(({ page, index }) => before[index]?.digest !== page.digest), other);
  if (wanted) place(wanted);
  emit("drawn", shown);
}

function newSheet(index) {
  const sheet = h("div", { class: "sheet", data: { page: String(index + 1) } }, h("img", { draggable: "false", alt: "" }));
  sheet.addEventListener("click", (event) => clicked(event, sheet, index));
  return sheet;
}

/** The pages in sight first; the others when those are painted. */
async function replaceAll(changed, other) {
  const isInSight = ({ index }) => {
    const [box, own] = [scroller.getBoundingClientRect(), sheets.children[index].getBoundingClientRect()];
    return own.bottom > box.top && own.top < box.bottom;
  };
  for (const { page, index } of changed) {
    sheets.children[index].dataset.digest = page.digest;
    if (other) sheets.children[index].querySelector("img").removeAttribute("src");
  }
  const replaced = ({ page, index }) => replace(sheets.children[index], page, index);
  const first = changed.filter(isInSight);
  await Promise.all(first.map(replaced));
  changed.filter((each) => !first.includes(each)).forEach((each) => sheets.children[each.index]?.dataset.digest === each.page.digest && replaced(each));
}

function replace(sheet, page, index) {
  const address = ofDocument(shown.plan, shown.document, "pages", String(index + 1), `${page.digest}.svg`);
  const picture = h("img", { draggable: "false", alt: "", src: address });
  const put = () => {
    if (sheet.dataset.digest !== page.digest) return;
    picture.alt = sheet.querySelector("img").alt;
    sheet.querySelector("img").replaceWith(picture);
    sheet.querySelectorAll(".place").forEach((mark) => mark.remove());
    if (wanted) place(wanted);
    emit("painted", { page: index + 1, digest: page.digest });
  };
  return picture.decode().then(put, put);
}

function markStale(text) {
  stale.hidden = false;
  stale.textContent = text;
  sheets.classList.add("old");
}

async function clicked(event, sheet, index) {
  const page = shown.pages[index];
  const box = sheet.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * page.width;
  const y = ((event.clientY - box.top) / box.height) * page.height;
  const question = new URLSearchParams({ page: index + 1, x: x.toFixed(2), y: y.toFixed(2) });
  try {
    const { field } = await get(`${ofDocument(shown.plan, shown.document, "at")}?${question}`);
    if (field && /^(quotas|results)\.[^.]+\.(units|organisations|periods|total)\b/.test(field.path) && /^(quotas|results)\.yaml$/.test(field.file)) emit("open-figure", field);
    else if (field) emit("open-field", field);
    else emit("announce", say("nothing-there"));
  } catch {
    emit("announce", say("nothing-there"));
  }
}

/** Shows where a field is printed. */
export async function showPlace(file, path) {
  try {
    const question = new URLSearchParams({ file, path });
    const { places } = await get(`${ofDocument(state.plan, state.document, "where")}?${question}`);
    wanted = places;
    place(places, true);
    emit("announce", places.length ? say("place-on", { page: places[0].page }) : say("place-none"));
  } catch {
    emit("announce", say("place-none"));
  }
}

function place(places, scroll = false) {
  sheets.querySelectorAll(".place").forEach((mark) => mark.remove());
  places.forEach((each, index) => {
    const [sheet, page] = [sheets.children[each.page - 1], shown.pages[each.page - 1]];
    if (!sheet || !page) return;
    const mark = h("span", { class: "place", "aria-hidden": "true" });
    const part = (value, whole) => `${(value / whole) * 100}%`;
    Object.assign(mark.style, {
      left: part(each.x - 2, page.width), top: part(each.y - 2, page.height),
      width: part(each.width + 4, page.width), height: part(each.height + 4, page.height),
    });
    sheet.append(mark);
    if (scroll && index === 0) mark.scrollIntoView({ block: "center", behavior: "instant" });
  });
}

const load = newest(
  (key, signal) => {
    const [plan, document] = JSON.parse(key);
    return get(ofDocument(plan, document, "pages"), signal);
  },
  draw,
  (error) => markStale(error.status === 0 ? say("offline") : error.message || say("pages-stale")),
);

/** Asks for the pages as they are now. */
export function loadPages() {
  const [plan, document] = [chosenPlan(), chosenDocument()];
  heading.textContent = document ? document.title || document.name : plan ? plan.title || plan.id : "";
  if (!state.plan || !state.document) return fill(sheets);
  return load(JSON.stringify([state.plan, state.document]));
}

on("chosen", () => {
  wanted = null;
  loadPages();
});
on("saved", ({ plan }) => plan === state.plan && loadPages());
on("event", (event) => {
  if (event.event === "pages" && event.plan === state.plan && (!event.document || event.document === state.document)) loadPages();
});
on("back", loadPages);
new ResizeObserver(() => shown.pages.length && zoom === null && measure()).observe(scroller);
scroller.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  step(event.deltaY < 0 ? 1 : -1);
}, { passive: false });
