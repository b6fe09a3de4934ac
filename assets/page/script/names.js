// Names on the map: those of events first, then of places as the base map ranks them. None is
// written over another or over a symbol; one that finds no room is left out.
import { content } from "./data.js";
import { byId } from "./elements.js";
import { level, project, view } from "./camera.js";
import { fitCanvas } from "./ground.js";
import { sites } from "./marks.js";
import { on, scaled, state } from "./store.js";
import { palette } from "./theme.js";
import { scene, seen, sight } from "./when.js";

const UNITS = 1e8;
const FAMILY = '"Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, -apple-system, Roboto, "DejaVu Sans", sans-serif';

const labels = (content.ground?.labels ?? []).map(([kind, rank, from, to, x, y, en, ar, lean]) => ({
  kind, rank, from: from / 10, to: to === 0 ? Infinity : to / 10, x: x / UNITS, y: y / UNITS, en, ar, lean,
}));

let canvas;
let pen;
let density = 1;
let taken = [];

const meets = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
const isFree = (box) => box.x0 > 2 && box.y0 > 2 && box.x1 < view.width - 2 && box.y1 < view.height - 2 &&
  !taken.some((other) => meets(box, other));

const widths = new Map();
function width(font, words, spacing) {
  const key = `${font}|${spacing}|${words}`;
  if (!widths.has(key)) {
    if (widths.size > 4000) widths.clear();
    pen.font = font;
    pen.letterSpacing = `${spacing}px`;
    widths.set(key, pen.measureText(words).width);
  }
  return widths.get(key);
}

function write(words, look, x, y, lean = 0) {
  pen.save();
  pen.translate(x, y);
  if (lean) pen.rotate((lean * Math.PI) / 180);
  pen.font = look.font;
  pen.letterSpacing = `${look.spacing ?? 0}px`;
  pen.direction = /[\u0590-\u08ff]/.test(words) ? "rtl" : "ltr";
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  pen.lineJoin = "round";
  pen.globalAlpha = look.opacity ?? 1;
  if (look.halo) {
    pen.strokeStyle = look.halo;
    pen.lineWidth = scaled(3.2);
    pen.strokeText(words, 0, 0);
  }
  pen.fillStyle = look.colour;
  pen.fillText(words, 0, 0);
  pen.restore();
}

/** As scene/base_labels.cpp has them. */
function lookOf(label, arabic) {
  const { colours } = palette();
  const zoom = level();
  const text = (size, style = "") => `${style} ${scaled(size)}px ${FAMILY}`;
  switch (label.kind) {
    case "capital": return { font: text(13.5, "bold"), size: 13.5, colour: colours.label, halo: colours.halo, dot: 3, ring: true };
    case "town": {
      const size = label.from <= zoom - 3 ? 13 : label.from <= zoom - 1.5 ? 12.5 : 12;
      return { font: text(size), size, colour: colours.label, halo: colours.halo, dot: 2 };
    }
    case "province": return { font: text(11.5), size: 11.5, colour: colours.secondary, halo: colours.halo, spacing: arabic ? 0 : scaled(1.2), upper: !arabic };
    case "country": return { font: text(zoom < 4 ? 12.5 : 15), size: 15, colour: colours.secondary, halo: colours.halo, spacing: arabic ? 0 : scaled(2.2), upper: !arabic };
    default: {
      const size = label.kind === "ocean" ? 14 : label.kind === "river" ? 11.5 : 12.5;
      return { font: text(size, arabic ? "" : "italic"), size, colour: colours["water-label"], halo: label.kind === "river" ? colours.halo : colours.water };
    }
  }
}

/** Beside a point: right, left, below, above; undefined where there is no room. */
function beside(at, w, size, gap) {
  const h = size * 0.5;
  const spots = [
    { x: at.x + gap, y: at.y }, { x: at.x - gap - w, y: at.y },
    { x: at.x - w / 2, y: at.y + gap + h }, { x: at.x - w / 2, y: at.y - gap - h },
  ];
  for (const spot of spots) {
    const box = { x0: spot.x - 3, x1: spot.x + w + 3, y0: spot.y - h - 2, y1: spot.y + h + 2 };
    if (isFree(box)) return { box, x: spot.x, y: spot.y + size * 0.36 };
  }
  return undefined;
}

/** "Tal Afar · captured · 15–16 June" beside the symbols of one place. */
function eventNames() {
  const { colours } = palette();
  const arabic = scene().arabic;
  const strength = (site) => Math.max(...site.events.map((e) => {
    if (state.chosen.has(e.index)) return 4;
    if (state.hovered.has(e.index)) return 3;
    return seen(e).opacity * (e.status === "happened" || e.status === "ongoing" ? 1 : 0.95);
  }));
  const crowded = sites.length > 60;
  const named = new Set();
  const ranked = sites.map((site) => ({ site, rank: strength(site) })).sort((a, b) => b.rank - a.rank);
  for (const { site, rank } of ranked) {
    if (crowded && rank < 3 && site.events.length < 2) continue;
    const lead = site.events.find((e) => state.chosen.has(e.index)) ?? site.events.find((e) => state.hovered.has(e.index)) ?? usual(site.events);
    const place = (arabic && lead.placeAr) || lead.place || "";
    const size = scaled(rank >= 3 ? 13.5 : 12.5);
    const bold = `bold ${size}px ${FAMILY}`;
    const plain = `${size}px ${FAMILY}`;
    const alone = site.events.length === 1 || rank >= 3;
    const kinds = new Set(site.events.map((e) => `${e.label} · ${e.short}`));
    // Right to left, the place comes first on the right; between both there is a dot.
    const rtl = /[\u0590-\u08ff]/.test(place);
    const said = alone ? `${lead.label} · ${lead.short}` : site.events.length <= 3 && kinds.size === 1 ? [...kinds][0] : "";
    const full = said && (rtl === /[\u0590-\u08ff]/.test(said) ? ` · ${said}` : `${said} · `);
    const half = { x: (site.box.x1 - site.box.x0) / 2 + scaled(rank >= 3 ? 11 : 5), y: (site.box.y1 - site.box.y0) / 2 + scaled(4) };
    for (const rest of full && (!crowded || rank >= 3) ? [full, ""] : [""]) {
      const w1 = width(bold, place, 0);
      const w2 = rest ? width(plain, rest, 0) : 0;
      const spot = aroundSite(site.at, half, w1 + w2, size, rank >= 3);
      if (!spot) continue;
      taken.push(spot.box);
      const look = { colour: colours.label, halo: colours.halo, opacity: rank >= 3 ? 1 : Math.max(0.75, rank) };
      write(place, { ...look, font: bold }, rtl ? spot.x + w2 : spot.x, spot.y);
      if (rest) write(rest, { ...look, font: plain, ltr: true }, rtl ? spot.x : spot.x + w1, spot.y);
      break;
    }
    for (const event of site.events) for (const name of [event.place, event.placeAr]) if (name) named.add(name);
  }
  return named;
}

/** The last event of the place that most of them name. */
function usual(all) {
  const count = new Map();
  for (const { place } of all) count.set(place, (count.get(place) ?? 0) + 1);
  const most = Math.max(...count.values());
  return all.findLast(({ place }) => count.get(place) === most);
}

/** What is asked for may stand a little way off rather than nowhere. */
function aroundSite(at, half, w, size, asked) {
  const h = size * 0.5;
  const spots = [
    { x: at.x + half.x, y: at.y }, { x: at.x - half.x - w, y: at.y },
    { x: at.x - w / 2, y: at.y + half.y + h }, { x: at.x - w / 2, y: at.y - half.y - h },
    ...[1, -1].flatMap((way) => [0.5, 1].flatMap((far) => [
      { x: at.x + half.x - scaled(4), y: at.y + way * (half.y + h) * far },
      { x: at.x - half.x - w + scaled(4), y: at.y + way * (half.y + h) * far }])),
    ...(asked ? [1.8, 2.6] : []).flatMap((far) => [1, -1].map((way) => ({ x: at.x - w / 2, y: at.y + way * (half.y + h) * far }))),
  ];
  for (const spot of spots) {
    const box = { x0: spot.x - 3, x1: spot.x + w + 3, y0: spot.y - h - 2, y1: spot.y + h + 2 };
    if (isFree(box)) return { box, x: spot.x, y: spot.y + size * 0.36 };
  }
  return undefined;
}

function signNames() {
  const { colours } = palette();
  const { pin, own } = scene();
  const signs = own.map(({ at, name }) => ({ at, name, up: 0 }));
  if (pin?.label) signs.unshift({ at: pin.at, name: pin.label, up: scaled(13) });
  for (const { at, name, up } of signs) {
    const p = project(at);
    const size = scaled(12.5);
    const font = `bold ${size}px ${FAMILY}`;
    const spot = beside({ x: p.x, y: p.y - up }, width(font, name, 0), size, scaled(10));
    if (!spot) continue;
    taken.push(spot.box);
    write(name, { font, colour: colours.label, halo: colours.halo }, spot.x, spot.y);
  }
}

function mapNames(named) {
  const zoom = level();
  const { arabic, spellings } = scene();
  const written = new Map(); // rivers: where a name stands
  for (const label of labels) {
    if (label.from > zoom || label.to <= zoom) continue;
    const at = project(label);
    if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
    const isArabic = arabic && label.ar !== "";
    const look = lookOf(label, isArabic);
    let words = isArabic ? label.ar : spellings?.[label.en] ?? label.en;
    const isTown = label.kind === "town" || label.kind === "capital";
    const isNamed = isTown && named.has(words);
    if (look.upper) words = words.toLocaleUpperCase("en");
    const size = scaled(look.size);
    const w = width(look.font, words, look.spacing ?? 0);
    if (isTown) {
      const dot = square(at, scaled(look.dot + 1));
      if (isNamed || !isFree(dot)) continue;
      const spot = beside(at, w, size, scaled(look.dot + 4));
      if (!spot) continue;
      taken.push(spot.box, dot);
      drawDot(at, look);
      write(words, look, spot.x, spot.y);
      continue;
    }
    if (label.kind === "river") {
      const others = written.get(label.en) ?? [];
      if (others.some((p) => Math.hypot(p.x - at.x, p.y - at.y) < scaled(320))) continue;
      const turn = (label.lean * Math.PI) / 180;
      const half = {
        x: (Math.abs(Math.cos(turn)) * w + Math.abs(Math.sin(turn)) * size) / 2,
        y: (Math.abs(Math.sin(turn)) * w + Math.abs(Math.cos(turn)) * size) / 2,
      };
      const box = { x0: at.x - half.x, x1: at.x + half.x, y0: at.y - half.y, y1: at.y + half.y };
      if (!isFree(box)) continue;
      taken.push(box);
      written.set(label.en, [...others, at]);
      const up = size * 0.36;
      write(words, look, at.x - (Math.cos(turn) * w) / 2 - Math.sin(turn) * up,
        at.y - (Math.sin(turn) * w) / 2 + Math.cos(turn) * up, label.lean);
      continue;
    }
    const box = { x0: at.x - w / 2 - 4, x1: at.x + w / 2 + 4, y0: at.y - size * 0.7, y1: at.y + size * 0.7 };
    if (!isFree(box)) continue;
    taken.push(box);
    write(words, look, at.x - w / 2, at.y + size * 0.36);
  }
}

const square = (p, r) => ({ x0: p.x - r, x1: p.x + r, y0: p.y - r, y1: p.y + r });

function drawDot(at, look) {
  pen.beginPath();
  pen.arc(at.x, at.y, scaled(look.dot), 0, 2 * Math.PI);
  pen.fillStyle = look.ring ? look.halo : look.colour;
  pen.strokeStyle = look.ring ? look.colour : look.halo;
  pen.lineWidth = scaled(look.ring ? 1.6 : 1);
  if (!look.ring) pen.stroke();
  pen.fill();
  if (look.ring) pen.stroke();
}

/** What lies over the map: names keep clear of it. */
let cover = [];
function findCover() {
  const map = byId("map").getBoundingClientRect();
  const out = [];
  for (const id of ["legend", "credit", "scale"]) {
    const box = byId(id).getBoundingClientRect();
    if (box.width > 0) out.push({ x0: box.left - map.left - 4, x1: box.right - map.left + 4, y0: box.top - map.top - 4, y1: box.bottom - map.top + 4 });
  }
  const tools = document.querySelector(".map-tools").getBoundingClientRect();
  out.push({ x0: tools.left - map.left - 4, x1: tools.right - map.left + 4, y0: tools.top - map.top - 4, y1: tools.bottom - map.top + 4 });
  cover = out;
}

let drawn = "";

function draw(changed) {
  if (!scene().isMap) return;
  const now = sight();
  if (now === drawn && [...changed].every((name) => name === "at")) return;
  drawn = now;
  if (["size", "scene", "hidden", "cover"].some((name) => changed.has(name))) findCover();
  if (changed.has("size") || canvas.width === 300) density = fitCanvas(canvas);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(density, 0, 0, density, 0, 0);
  taken = [...sites.map((site) => site.box), ...cover];
  const named = eventNames();
  signNames();
  mapNames(named);
}

export function startNames() {
  canvas = byId("names");
  pen = canvas.getContext("2d");
  on(["camera", "size", "at", "scene", "hidden", "hovered", "chosen", "theme", "cover"], draw);
}
