// What lies under the symbols: over which ground a place is uncertain, who held which place, where
// people went, and places that were pinned.
import { content, decoded, grid } from "./data.js";
import { attributes, byId, colour, svg } from "./elements.js";
import { project, view } from "./camera.js";
import { on, scaled, state } from "./store.js";
import { listed, scene, seen, sight } from "./when.js";

const EARTH = 40075.0167; // km around the equator

let layer;
const outlines = new Map(); // by area: the path of its rings, in units of its grid

function outline(index) {
  if (!outlines.has(index)) {
    const area = content.areas[index];
    let d = "";
    for (const code of area.rings) {
      const at = decoded(code);
      for (let i = 0; i < at.length; i += 2) d += `${i === 0 ? "M" : "L"}${at[i]} ${at[i + 1]}`;
      d += "Z";
    }
    outlines.set(index, { d, grid: grid(area) });
  }
  return outlines.get(index);
}

/** A symbol hides what is smaller, and what is as wide as the map would drown it. */
const worth = (pixels, lit) => pixels >= scaled(13) && (lit || pixels <= 0.35 * Math.max(view.width, view.height));

function areaOf(event, lit) {
  if (event.wide && !lit) return undefined;
  const width = scaled(lit ? 2 : 1.2);
  const style = {
    class: `area ${colour(event)}`, "stroke-width": width, "stroke-dasharray": `${scaled(5)} ${scaled(4)}`,
  };
  if (event.area !== undefined) {
    const { d, grid: of } = outline(event.area);
    const half = (Math.max(of.x1 - of.x, of.y1 - of.y) / 2) * view.k;
    if (!worth(half, lit)) return undefined;
    const unit = of.step * view.k;
    const at = project(of);
    return svg("path", { ...style, d, transform: `translate(${at.x} ${at.y}) scale(${unit})` });
  }
  if (!event.km) return undefined;
  const latitude = Math.atan(Math.sinh((0.5 - event.at.y) * 2 * Math.PI));
  const r = (event.km / EARTH / Math.cos(latitude)) * view.k;
  if (!worth(r, lit)) return undefined;
  const at = project(event.at);
  return svg("circle", { ...style, cx: at.x, cy: at.y, r });
}

/** Curved and tapering; dashed where it has not happened. */
function arrow(event, from, to) {
  const a = project(from);
  const b = project(to);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const gap = scaled(13);
  if (length < 3 * gap) return undefined;
  const people = event.people ?? 0;
  const width = scaled(people > 0 ? Math.min(6, Math.max(2, 1 + Math.log10(people))) : 2.5);
  const bend = { x: (a.x + b.x) / 2 - dy * 0.14, y: (a.y + b.y) / 2 + dx * 0.14 };
  const toward = (p, q, by) => {
    const d = Math.hypot(q.x - p.x, q.y - p.y);
    return { x: p.x + ((q.x - p.x) / d) * by, y: p.y + ((q.y - p.y) / d) * by };
  };
  const begin = toward(a, bend, gap);
  const tip = toward(b, bend, gap);
  const neck = toward(tip, bend, 3 * width);
  const side = toward(neck, tip, 1);
  const across = { x: -(side.y - neck.y), y: side.x - neck.x };
  const at = (p, by) => `${(p.x + across.x * by).toFixed(1)} ${(p.y + across.y * by).toFixed(1)}`;
  const head = `M${at(tip, 0)}L${at(neck, 1.5 * width)}L${at(neck, -1.5 * width)}Z`;
  const group = svg("g", { class: `movement ${colour(event)}` });
  const q = `${bend.x.toFixed(1)} ${bend.y.toFixed(1)}`;
  if (["planned", "considered", "denied"].includes(event.status)) {
    group.append(svg("path", {
      class: "line", d: `M${begin.x} ${begin.y}Q${q} ${neck.x} ${neck.y}`, "stroke-width": width * 0.8,
      "stroke-dasharray": `${scaled(6)} ${scaled(4)}`,
    }));
  } else {
    const body = `M${at(begin, 0.25 * width)}Q${q} ${at(neck, 0.5 * width)}L${at(neck, -0.5 * width)}Q${q} ${at(begin, -0.25 * width)}Z`;
    group.append(svg("path", { class: "body", d: body }));
  }
  group.append(svg("path", { class: "body", d: head }));
  return group;
}

/** A pattern of all holders' colours for a place that is contested. */
function contested(holders) {
  const id = `contested-${holders.map(([, c]) => (c < 0 ? "none" : c)).join("-")}`;
  if (!byId(id)) {
    const step = 4;
    const n = Math.max(2, holders.length);
    const pattern = svg("pattern", {
      id, width: step * n, height: step * n, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)",
    });
    holders.forEach(([, c], i) => pattern.append(svg("rect", { class: `holder-${c < 0 ? "none" : c}`, x: 0, y: i * step, width: step * n, height: step * 0.8 })));
    byId("symbols").append(pattern);
  }
  return `url(#${id})`;
}

function hold(given) {
  const at = project(given.at);
  const r = scaled(19);
  const group = svg("g", { class: "hold", transform: `translate(${at.x} ${at.y})` }, svg("circle", { class: "hold-ground", r }));
  const first = given.holders[0]?.[1] ?? -1;
  const name = `holder-${first < 0 ? "none" : first}`;
  if (given.how === "contested") {
    group.append(svg("circle", { r, fill: contested(given.holders), opacity: 0.75 }), svg("circle", { class: "hold-ring contested", r }));
  } else {
    group.append(svg("circle", { class: `hold-fill ${name}`, r, opacity: given.how === "surely" ? 0.42 : 0.26 }),
      svg("circle", { class: `hold-ring ${name}`, r, "stroke-dasharray": given.how === "surely" ? undefined : `${scaled(4)} ${scaled(3)}` }));
  }
  return group;
}

export const heldNow = () => (scene().held ?? []).filter(({ time }) => state.at >= time.from && state.at <= time.to);

function sign(at, kind) {
  const p = project(at);
  const s = scaled(1);
  return kind === "pin"
    ? svg("path", { class: "pin", d: "M0 0C-2-5-7-8-7-13.5A7 7 0 1 1 7-13.5C7-8 2-5 0 0Z", transform: `translate(${p.x} ${p.y}) scale(${s})` })
    : svg("path", { class: "own", d: "M0-5L5 0 0 5-5 0Z", transform: `translate(${p.x} ${p.y}) scale(${s})` });
}

let drawn = "";

function draw(changed) {
  const now = sight();
  if (now === drawn && [...changed].every((name) => name === "at")) return;
  drawn = now;
  const parts = [];
  if (scene().isMap) {
    for (const given of heldNow()) if (given.holders.length > 0) parts.push(hold(given));
    const areas = [];
    const arrows = [];
    for (const event of listed()) {
      const { happened, opacity } = seen(event);
      if (!event.at || happened <= 0) continue;
      const lit = state.hovered.has(event.index) || state.chosen.has(event.index);
      const drawn = [areaOf(event, lit), event.from && arrow(event, event.from, event.at), event.to && arrow(event, event.at, event.to)];
      drawn.forEach((part, i) => {
        if (!part) return;
        if (!lit) attributes(part, { opacity });
        (i === 0 ? areas : arrows).push(part);
      });
    }
    parts.push(...areas, ...arrows, ...scene().own.map(({ at }) => sign(at, "own")));
    if (scene().pin) parts.push(sign(scene().pin.at, "pin"));
  }
  layer.replaceChildren(...parts);
}

export function startAreas() {
  layer = byId("marks");
  on(["camera", "size", "at", "scene", "hidden", "hovered", "chosen", "theme"], draw);
}
