// What the symbols on the map mean. Each kind of event is a button that hides and shows it.
import { byId, colour, html, icon, svg } from "./elements.js";
import { view } from "./camera.js";
import { content } from "./data.js";
import { layerColour, layersNow } from "./layers.js";
import { on, scaled, set, state, touch } from "./store.js";
import { heldNow } from "./areas.js";
import { number, tr, trFormat } from "./tr.js";
import { scene } from "./when.js";

const STATUSES = ["ongoing", "reported", "planned", "considered", "denied"];

function kinds() {
  const by = new Map();
  for (const event of scene().events) {
    if (!by.has(event.type)) by.set(event.type, []);
    by.get(event.type).push(event);
  }
  return [...by].map(([type, all]) => {
    const sign = all.find((e) => e.status === "happened") ?? all[0];
    const button = html("button", { type: "button", class: "kind", "aria-pressed": String(!state.hidden.has(type)), "data-type": type },
      icon(sign), html("span", {}, content.kinds[type]), html("span", { class: "number" }, number(all.length)));
    button.addEventListener("click", () => {
      const next = new Set(state.hidden);
      next.has(type) ? next.delete(type) : next.add(type);
      set({ hidden: next });
    });
    return html("li", {}, button);
  });
}

const entry = (sign, words) => html("li", { class: "entry" }, sign, html("span", { dir: "auto" }, words));
const swatch = (...children) => svg("svg", { viewBox: "-24 -24 48 48", class: "symbol", "aria-hidden": "true" }, ...children);

function fill() {
  if (!scene().isMap) return;
  const focused = document.activeElement?.dataset?.type;
  const rows = [html("ul", { class: "kinds" }, ...kinds())];
  const entries = [];
  for (const status of STATUSES) {
    const event = scene().events.find((e) => e.status === status);
    if (event) entries.push(entry(icon(event), content.statuses[status]));
  }
  if (scene().events.some((e) => e.at && (e.km >= 15 || e.area !== undefined))) {
    entries.push(entry(swatch(svg("circle", { class: "area plain", r: 17, "stroke-width": 3, "stroke-dasharray": "8 6" })), tr("uncertain place")));
  }
  if (scene().events.some((e) => e.from || e.to)) {
    entries.push(entry(swatch(svg("path", { class: "way", d: "M-18 8Q-4-12 12-8M4-16 16-8 2-1" })), tr("where people went")));
  }
  const holders = new Map();
  for (const { holders: all } of scene().held ?? []) for (const [name, c] of all) holders.set(name, c);
  for (const [name, c] of [...holders].sort()) {
    const hue = `holder-${c < 0 ? "none" : c}`;
    entries.push(entry(swatch(svg("circle", { class: `hold-fill ${hue}`, r: 17, opacity: 0.42 }), svg("circle", { class: `hold-ring ${hue}`, r: 17, "stroke-width": 4 })), trFormat("held by {}", name)));
  }
  if (heldNow().some((h) => h.how !== "surely")) entries.push(entry(swatch(svg("circle", { class: "hold-ring contested", r: 17, "stroke-width": 3, "stroke-dasharray": "8 6" })), tr("probably held")));
  for (const layer of layersNow()) {
    entries.push(entry(swatch(svg("rect", { x: -17, y: -11, width: 34, height: 22, rx: 3, fill: layerColour(layer), "fill-opacity": layer.filled ? 0.22 : 0, stroke: layerColour(layer), "stroke-width": 3 })), layer.name));
  }
  if (entries.length > 0) rows.push(html("ul", { class: "entries" }, ...entries));
  byId("legend-rows").replaceChildren(...rows);
  if (focused) byId("legend-rows").querySelector(`[data-type="${CSS.escape(focused)}"]`)?.focus();
}

/** A bar of a round number of kilometres. */
function scale() {
  const latitude = Math.atan(Math.sinh((0.5 - (view.height / 2 - view.top) / view.k) * 2 * Math.PI));
  const pixels = view.k / (40075.0167 * Math.cos(latitude)); // a kilometre
  const most = scaled(120) / pixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((n) => n * power).find((n) => n <= most) ?? power;
  const bar = html("span", {});
  bar.style.width = `${km * pixels}px`;
  byId("scale").replaceChildren(bar, km < 1 ? trFormat("{} m", Math.round(km * 1000)) : trFormat("{} km", number(km)));
}

export function startLegend() {
  const legend = byId("legend");
  legend.open = byId("stage").clientWidth > scaled(820) && byId("stage").clientHeight > scaled(640);
  legend.addEventListener("toggle", () => touch("cover"));
  on(["scene", "hidden", "theme"], fill);
  on(["camera", "size"], scale);
}
