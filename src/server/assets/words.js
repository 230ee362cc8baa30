// The page's words: the server sends those of the catalogue that begin with `page-`.

const words = JSON.parse(document.getElementById("words").textContent || "{}");

/** A message with its values in the place of `{$name}`. */
export function say(id, values = {}) {
  const text = words[`page-${id}`] ?? id;
  return text.replace(/\{\s*\$([a-z_]+)\s*\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A message where there is one, else another text. */
export function sayOr(id, other) {
  return words[`page-${id}`] ?? other;
}

/** The name of a key of the data. */
export function keyName(key) {
  return sayOr(`key-${key}`, null);
}

/** A figure as the language writes it. */
export function number(value) {
  return new Intl.NumberFormat(document.documentElement.lang).format(value);
}

/** Whether a date of the data has its day. */
export const isWhole = (date) => /^\d{4}-\d\d-\d\d$/.test(date ?? "");

/** This day as the data write it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A date of the data, `2026-06-12`, as offices write it: `12/06/2026`. */
export function dateText(date) {
  return date ? String(date).split("-").reverse().join("/") : "";
}
