// Bars of the events in time under a ruler; ends that are not sure fade. The window of time moves by
// wheel, hand and keys, and with scenes.
import { events } from "./data.js";
import { attributes, byId, colour, svg, symbol } from "./elements.js";
import { choose } from "./choice.js";
import { on, scaled, set, setEvents, state, touch } from "./store.js";
import { dayAndTime, ruler } from "./words.js";
import { listed, scene, seen } from "./when.js";

const ROW = 19;
const RULER = 24;
const LEAST = 10;            // minutes that the window may be long
const MOST = 1440 * 366 * 12000;

let holder;
let sheet;
let marks; // the ruler, which stays while the bars are scrolled
let width = 1;
let room = { width: 0, height: 0 };
let bars = new Map();   // by event
let layout = new Map(); // by event: where its bar lies, also out of sight

const x = (minute) => ((minute - state.window[0]) / (state.window[1] - state.window[0])) * width;
const minuteAt = (px) => state.window[0] + (px / width) * (state.window[1] - state.window[0]);

/** Where a bar lies: its ends, and within them what is certain or likeliest. */
function extentOf(event) {
  const open = scaled(48);
  const known = Number.isFinite;
  const { from, to } = event.time;
  let x0 = known(from) ? x(from) : x(to) - open;
  let x1 = known(to) ? x(to + 1) : x(from) + open;
  let core0 = known(event.start?.to) ? x(event.start.to) : NaN;
  let core1 = known(event.end?.from) ? x(event.end.from + 1) : NaN;
  const sharp = known(from) && known(to) && to - from <= 1440; // a day is as sharp as news gets
  if (!(core0 <= core1)) {
    const third = sharp ? 0 : (x1 - x0) / 3;
    core0 = known(from) ? x0 + third : x1;
    core1 = known(to) ? x1 - third : x0;
    if (!known(from)) core0 = core1 = x1;
    if (!known(to)) core0 = core1 = x0;
  }
  const instant = x1 - x0 < scaled(12);
  if (instant) {
    const middle = (x0 + x1) / 2;
    x0 = middle - scaled(7);
    x1 = middle + scaled(7);
  }
  return { x0, x1, core0, core1, instant };
}

function makeBar(event, at, row) {
  const { x0, x1, core0, core1, instant } = at;
  const h = scaled(10);
  const y = row * scaled(ROW) + (scaled(ROW) - h) / 2;
  const hollow = ["planned", "considered", "denied"].includes(event.status);
  const group = svg("g", { class: `bar ${colour(event)}${hollow ? " hollow" : ""}`, "data-event": event.index });
  group.append(svg("rect", { class: "hit", x: x0 - 2, y: row * scaled(ROW), width: x1 - x0 + 4, height: scaled(ROW) }));
  group.frame = () => group.firstChild.after(svg("rect", { class: "frame", x: x0 - 2.5, y: y - 2.5, width: x1 - x0 + 5, height: h + 5, rx: 3 }));
  if (instant) {
    group.append(svg("g", { transform: `translate(${(x0 + x1) / 2} ${y + h / 2})` }, symbol(event, scaled(12))));
  } else {
    const part = (a, b, fill) => b - a > 0.3 && group.append(svg("rect", { class: "body", x: a, y, width: b - a, height: h, fill }));
    const name = event.status === "denied" ? "denied" : event.family;
    part(x0, core0, `url(#${Number.isFinite(event.time.from) ? "soft" : "open"}-in-${name})`);
    part(core0, core1);
    part(core1, x1, `url(#${Number.isFinite(event.time.to) ? "soft" : "open"}-out-${name})`);
    if (hollow) group.append(svg("rect", { class: "edge", x: x0 + 0.5, y: y + 0.5, width: Math.max(1, x1 - x0 - 1), height: h - 1, "stroke-dasharray": event.status === "denied" ? undefined : `${scaled(3)} ${scaled(2)}` }));
    if (event.status === "reported") group.append(svg("rect", { x: x0, y, width: x1 - x0, height: h, fill: "url(#reported)" }));
  }
  group.append(svg("title", {}, `${event.title}, ${event.when}`));
  return group;
}

/** Gradients for ends that fade, by family. */
function definitions() {
  const defs = byId("symbols");
  if (byId("reported")) return;
  for (const name of ["control", "fighting", "people", "forces", "liberty", "peace", "denied"]) {
    const shade = name === "denied" ? "denied" : `family-${name}`;
    for (const [kind, least] of [["soft", 0.2], ["open", 0]]) {
      for (const [way, a, b] of [["in", least, 1], ["out", 1, least]]) {
        defs.append(svg("linearGradient", { id: `${kind}-${way}-${name}` },
          svg("stop", { class: `stop-${shade}`, offset: 0, "stop-opacity": a }),
          svg("stop", { class: `stop-${shade}`, offset: 1, "stop-opacity": b })));
      }
    }
  }
  defs.append(svg("pattern", { id: "reported", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { class: "reported-line", width: 2, height: 5 })));
}

const placeOf = (event) => (scene().arabic && event.placeAr) || (event.place ?? "");

function layOut() {
  const rows = []; // where each is free from
  const placed = new Map();
  const timed = listed().filter((e) => e.time).map((event) => ({ event, at: extentOf(event) }))
    .filter(({ at }) => at.x1 >= 0 && at.x0 <= width)
    .sort((a, b) => a.at.x0 - b.at.x0 || a.event.index - b.event.index);
  for (const { event, at } of timed) {
    const place = placeOf(event);
    const room = place.length * scaled(6.6) + scaled(8);
    // Where the edge would cut a name, it stands before its bar.
    const before = place !== "" && at.x1 + room > width && at.x1 < width && at.x0 > room;
    let row = rows.findIndex((free) => free <= at.x0 - (before ? room : 0));
    if (row < 0) row = rows.push(0) - 1;
    rows[row] = at.x1 + (place && !before ? room : scaled(4));
    placed.set(event, { at, row, before });
  }
  return { placed, rows: Math.max(1, rows.length) };
}

function draw(changed) {
  if (!scene().isMap) return;
  if (changed.has("scene")) holder.scrollTop = 0;
  byId("time").hidden = !scene().timed;
  if (!scene().timed) return;
  if (room.width < 1) return;
  width = room.width;
  const { placed, rows } = layOut();
  const height = rows * scaled(ROW) + scaled(4);
  const least = room.height - scaled(RULER);
  attributes(marks, { width, height: scaled(RULER), viewBox: `0 0 ${width} ${scaled(RULER)}` });
  attributes(sheet, { width, height: Math.max(height, least), viewBox: `0 0 ${width} ${Math.max(height, least)}` });
  const lines = svg("g", { class: "ruler" });
  const words = svg("g", { class: "ruler" });
  const body = svg("g");
  let free = -Infinity;
  for (const [at, name, major] of ruler(state.window, width, scaled(92), scene().relative)) {
    const px = x(at);
    const line = (y1) => svg("line", { x1: px, x2: px, y1, y2: "100%", class: major ? "major" : undefined });
    lines.append(line(0));
    words.append(line(scaled(RULER - 5)));
    const w = name.length * scaled(6.8);
    if (px - w / 2 < Math.max(free, 2) || px + w / 2 > width - 2) continue;
    words.append(svg("text", { x: px, y: scaled(15), "text-anchor": "middle", "data-half": w / 2 }, name));
    free = px + w / 2 + scaled(10);
  }
  if (scene().range) {
    const [from, to] = scene().range;
    const [a, b] = [x(from ?? state.window[0]), x(to ?? state.window[1])];
    lines.prepend(svg("rect", { class: "range", x: a, y: 0, width: Math.max(0, b - a), height: "100%" }));
  }
  bars = new Map();
  layout = placed;
  // Bars out of sight are made once they are scrolled to.
  const [top, bottom] = [holder.scrollTop / scaled(ROW) - 3, (holder.scrollTop + room.height) / scaled(ROW) + 3];
  for (const [event, { at, row, before }] of placed) {
    if (row < top || row > bottom) continue;
    const bar = makeBar(event, at, row);
    if (event.place) {
      bar.append(svg("text", { class: "place", x: before ? at.x0 - scaled(4) : Math.max(at.x1, 0) + scaled(4), "text-anchor": before ? "end" : undefined, y: row * scaled(ROW) + scaled(ROW / 2 + 4) }, placeOf(event)));
    }
    bars.set(event, bar);
    body.append(bar);
  }
  body.append(...links(placed));
  marks.replaceChildren(words, svg("g", { class: "playhead" }));
  sheet.replaceChildren(lines, body, svg("g", { class: "playhead" }));
  light();
  if (!changed.has("scrolled")) reveal();
}

/** What was before what, and what cannot both be true. */
function links(placed) {
  const out = [];
  const middle = (i) => {
    const found = placed.get(events[i]);
    return found && { x: (found.at.x0 + found.at.x1) / 2, x0: found.at.x0, x1: found.at.x1, y: (found.row + 0.5) * scaled(ROW) };
  };
  for (const [from, to, told] of scene().arrows ?? []) {
    const [a, b] = [middle(from), middle(to)];
    if (!a || !b) continue;
    out.push(svg("path", { class: `order${told ? "" : " follows"}`, d: `M${a.x1} ${a.y}C${a.x1 + scaled(14)} ${a.y} ${b.x0 - scaled(14)} ${b.y} ${b.x0} ${b.y}` }));
  }
  for (const [from, to] of scene().conflicts ?? []) {
    const [a, b] = [middle(from), middle(to)];
    if (!a || !b) continue;
    const n = Math.max(2, Math.round(Math.hypot(b.x - a.x, b.y - a.y) / scaled(6)));
    const [nx, ny] = [-(b.y - a.y), b.x - a.x].map((v) => v / (Math.hypot(b.x - a.x, b.y - a.y) || 1));
    let d = `M${a.x} ${a.y}`;
    for (let i = 1; i < n; ++i) {
      const side = (i % 2 ? 1 : -1) * scaled(2.5);
      d += `L${a.x + ((b.x - a.x) * i) / n + nx * side} ${a.y + ((b.y - a.y) * i) / n + ny * side}`;
    }
    out.push(svg("path", { class: "conflict", d: `${d}L${b.x} ${b.y}` }));
  }
  return out;
}

/** What changes with the playhead and with what is hovered or chosen alone. */
function light() {
  if (!scene().isMap || !scene().timed) return;
  for (const [event, bar] of bars) {
    const { happened, opacity } = seen(event);
    const asked = state.chosen.has(event.index) || state.hovered.has(event.index);
    const fade = (asked ? 1 : happened > 0 ? Math.max(0.45, opacity) : 0.3).toFixed(2);
    if (bar.fade !== fade) bar.style.setProperty("--fade", fade);
    bar.fade = fade;
    bar.classList.toggle("to-come", !asked && happened <= 0);
    if (asked && bar.frame) {
      bar.frame();
      bar.frame = undefined;
    }
    bar.classList.toggle("chosen", state.chosen.has(event.index));
    bar.classList.toggle("lit", state.hovered.has(event.index));
  }
  const line = sheet.querySelector(".playhead");
  if (!line) return;
  const px = x(state.at);
  const words = dayAndTime(state.at, scene().relative);
  const w = words.length * scaled(6.7) + scaled(12);
  const left = Math.min(width - w - 1, Math.max(1, px - w / 2));
  // No word is half under the playhead's flag.
  for (const text of marks.querySelectorAll("[data-half]")) {
    const [at, half] = [Number(text.getAttribute("x")), Number(text.dataset.half)];
    text.setAttribute("visibility", at + half > left && at - half < left + w ? "hidden" : "visible");
  }
  line.replaceChildren(svg("line", { x1: px, x2: px, y1: 0, y2: "100%" }));
  marks.querySelector(".playhead").replaceChildren(...(px >= 0 && px <= width ? [
    svg("line", { x1: px, x2: px, y1: scaled(10), y2: "100%" }),
    svg("rect", { x: left, y: 1, width: w, height: scaled(19), rx: scaled(3) }),
    svg("text", { x: left + w / 2, y: scaled(15), "text-anchor": "middle" }, words)] : []));
}

export function setWindow(from, to, byHand = true) {
  const length = Math.min(MOST, Math.max(LEAST, to - from));
  const middle = (from + to) / 2;
  set({ window: [middle - length / 2, middle + length / 2] });
  if (byHand) set({ explored: true });
}

export function zoomTime(factor, around = (state.window[0] + state.window[1]) / 2) {
  setWindow(around - (around - state.window[0]) * factor, around + (state.window[1] - around) * factor);
}

function drag(event) {
  if (event.button !== 0) return;
  const box = holder.getBoundingClientRect();
  const onRuler = event.clientY - box.top < scaled(RULER);
  const [from, to] = state.window;
  const begun = event.clientX;
  let moved = false;
  const move = (e) => {
    moved = moved || Math.abs(e.clientX - begun) > 3;
    if (onRuler) set({ at: Math.round(minuteAt(e.clientX - box.left)), explored: true });
    else if (moved) {
      const by = ((begun - e.clientX) / width) * (to - from);
      setWindow(from + by, to + by);
    }
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    if (moved) addEventListener("click", (e) => e.stopPropagation(), { capture: true, once: true });
  };
  if (onRuler) move(event);
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end); // a finger that scrolls up or down
}

const under = (target) => {
  const bar = target.closest?.("[data-event]");
  return bar ? [Number(bar.dataset.event)] : undefined;
};

/** Shows the bar of what was chosen elsewhere. */
function reveal() {
  const found = layout.get(events[[...state.chosen][0]]);
  if (!found) return;
  const top = found.row * scaled(ROW);
  const bottom = top + scaled(ROW) - (room.height - scaled(RULER)); // the ruler covers its own height
  if (holder.scrollTop > top) holder.scrollTop = top;
  else if (holder.scrollTop < bottom) holder.scrollTop = Math.ceil(bottom / scaled(ROW)) * scaled(ROW); // no row half under the ruler
}

export function startTimeline() {
  holder = byId("lanes");
  sheet = byId("bars");
  marks = byId("ruler");
  definitions();
  sheet.addEventListener("pointerover", (e) => { const found = under(e.target); if (found) setEvents("hovered", found); });
  sheet.addEventListener("pointerout", (e) => { if (under(e.target)) setEvents("hovered", []); });
  sheet.addEventListener("click", (e) => choose(under(e.target) ?? [], { add: e.ctrlKey || e.metaKey }));
  holder.addEventListener("pointerdown", drag);
  holder.addEventListener("scroll", () => touch("scrolled"));
  holder.addEventListener("wheel", (e) => {
    if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) return;
    e.preventDefault();
    zoomTime(2 ** (e.deltaY * 0.002), minuteAt(e.clientX - holder.getBoundingClientRect().left));
  }, { passive: false });
  on(["size", "room", "window", "scene", "hidden", "scrolled"], draw);
  on(["at", "hovered", "chosen"], (changed) => {
    light();
    if (changed.has("chosen")) reveal();
  });
  new ResizeObserver(() => {
    room = { width: holder.clientWidth, height: holder.clientHeight };
    touch("room");
  }).observe(holder);
}
