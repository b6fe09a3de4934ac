// Making and finding elements. Words come in as text alone, never as markup.
const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Writes only what is another than before, so that nothing is drawn again for nothing. */
export function attributes(element, values) {
  for (const [name, value] of Object.entries(values)) {
    const text = String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** The symbol of an event, `size` pixels across without its rings. */
export function symbol(event, size) {
  const side = (size * 48) / 28;
  return svg("use", {
    href: `#symbol-${event.type}-${event.status}`, x: -side / 2, y: -side / 2, width: side, height: side,
  });
}

/** The same as a picture in a line of text. */
export const icon = (event) =>
  svg("svg", { class: `symbol ${colour(event)}`, viewBox: "-24 -24 48 48", "aria-hidden": "true" },
    svg("use", { href: `#symbol-${event.type}-${event.status}`, x: -24, y: -24, width: 48, height: 48 }));

/** The class that gives an event its family's colour. */
export const colour = (event) => (event.status === "denied" ? "denied" : `family-${event.family}`);

let said;
/** For those who listen: replaces what was said last. */
export function say(words) {
  clearTimeout(said);
  said = setTimeout(() => { byId("live").textContent = words; }, 120);
}
