// Elements made of values. A text is always put in as text: nothing here reads markup.

/** An element: `on` holds listeners, `data` data attributes, `null` and `false` leave an attribute out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "open") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

/** Appends texts and elements; what is empty is left out. */
export function append(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replaces what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

export function button(text, listener, attributes = {}) {
  return h("button", { type: "button", ...attributes, on: { click: listener } }, text);
}

/** A button with a sign in it and its name for those who do not see it. */
export function signButton(sign, name, listener, attributes = {}) {
  const { class: extra, ...others } = attributes;
  return h("button", { type: "button", title: name, "aria-label": name, class: `sign ${extra ?? ""}`.trim(), ...others, on: { click: listener } }, icon(sign));
}

let count = 0;
/** An id that no other element has. */
export const newId = (start) => `${start}-${++count}`;

/** Signs that are drawn, so that no font need have them. */
const SIGNS = {
  undo: "M6 3L2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6", redo: "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3",
  plus: "M8 3v10M3 8h10", minus: "M3 8h10", up: "M8 13V3M4 7l4-4 4 4", down: "M8 3v10M4 9l4 4 4-4", cross: "M4 4l8 8M12 4l-8 8",
  place: "M8 1v4M8 11v4M1 8h4M11 8h4M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6",
};

const DRAWN = "http://www.w3.org/2000/svg";

/** A drawn sign in a square of 16. */
function icon(sign) {
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(DRAWN, "path");
  line.setAttribute("d", SIGNS[sign]);
  svg.append(line);
  return svg;
}
