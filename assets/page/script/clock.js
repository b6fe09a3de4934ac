// Playing, the slider over all of the time, and steps from event to event.
import { extent } from "./data.js";
import { attributes, byId, html, say, svg } from "./elements.js";
import { choose } from "./choice.js";
import { on, scaled, set, state, touch } from "./store.js";
import { number, tr, trCount, trFormat } from "./tr.js";
import { day, moment, speed } from "./words.js";
import { inSight, listed, scene, seen } from "./when.js";

const SPEEDS = [1, 10, 60, 180, 360, 720, 1440, 2880, 10080, 43800, 525600];

let last = 0;

function frame(now) {
  if (!state.playing) return;
  const seconds = Math.min(0.1, (now - last) / 1000);
  last = now;
  const at = state.at + seconds * state.speed;
  const end = state.speed < 0 ? at <= extent.from : at >= extent.to;
  set({ at: Math.min(extent.to, Math.max(extent.from, at)) });
  follow();
  if (end) stop();
  else requestAnimationFrame(frame);
}

/** The window of the bars goes along. */
function follow() {
  const [from, to] = state.window;
  const length = to - from;
  if (state.at > to - length * 0.05) set({ window: [state.at - length * 0.5, state.at + length * 0.5] });
  else if (state.at < from + length * 0.02) set({ window: [state.at - length * 0.1, state.at + length * 0.9] });
}

export function play(minutes = Math.abs(state.speed)) {
  if (!extent || !scene().isMap || !scene().timed) return;
  set({ speed: minutes });
  if (minutes > 0 && state.at >= extent.to) set({ at: extent.from });
  if (minutes < 0 && state.at <= extent.from) set({ at: extent.to });
  if (state.playing) return;
  set({ playing: true, explored: true });
  last = performance.now();
  requestAnimationFrame(frame);
}

export function stop() {
  if (!state.playing) return;
  set({ playing: false, at: Math.round(state.at) });
  say(moment(state.at, scene()));
}

export const toggle = () => (state.playing ? stop() : play());

export function faster(by) {
  const at = SPEEDS.findIndex((minutes) => minutes >= Math.abs(state.speed));
  const next = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (at < 0 ? SPEEDS.length - 1 : at) + by))];
  set({ speed: Math.sign(state.speed || 1) * next });
}

export function goTo(minute) {
  if (!extent) return;
  stop();
  set({ at: Math.round(Math.min(extent.to, Math.max(extent.from, minute))), explored: true });
  follow();
}

/** The next event in time, or the one before; chosen, so that its place and sentence are lit. */
export function stepEvent(by) {
  const order = listed().filter((e) => e.begins !== undefined).sort((a, b) => a.begins - b.begins || a.index - b.index);
  if (order.length === 0) return;
  const current = order.findIndex((e) => state.chosen.has(e.index) && e.begins === state.at);
  const next = current >= 0 ? order[current + by]
    : by > 0 ? order.find((e) => e.begins > state.at) : order.filter((e) => e.begins < state.at).at(-1);
  if (!next) {
    say(by > 0 ? tr("That was the last event") : tr("That was the first event"));
    return;
  }
  stop();
  set({ explored: true });
  choose([next.index], { move: true });
  follow();
}

export const stepDay = (by) => goTo((Math.floor(state.at / 1440) + by) * 1440 + 720);

let strip = { width: 0, height: 0 }; // the room of the histogram
let pieces = [];                     // its bars, with the time in their middle

/** How many events each part of the time has; those that may lie in several count in parts. */
function histogram() {
  const sheet = byId("histogram");
  const { width, height } = strip;
  if (!extent || width < 10) return;
  const n = Math.max(20, Math.min(200, Math.floor(width / scaled(6))));
  const length = extent.to - extent.from || 1;
  const bins = new Float64Array(n);
  for (const event of listed()) {
    if (!event.time) continue;
    const from = Number.isFinite(event.time.from) ? event.time.from : event.time.to;
    const to = Number.isFinite(event.time.to) ? event.time.to : from;
    const a = ((from - extent.from) / length) * n;
    const b = Math.max(a + 1e-9, ((to + 1 - extent.from) / length) * n);
    for (let i = Math.max(0, Math.floor(a)); i < Math.min(n, b); ++i) {
      bins[i] += Math.max(0, Math.min(b, i + 1) - Math.max(a, i)) / (b - a);
    }
  }
  const most = Math.max(...bins, 1e-9);
  attributes(sheet, { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none" });
  const parts = [];
  pieces = [];
  const [w0, w1] = state.window.map((at) => ((at - extent.from) / length) * width);
  parts.push(svg("rect", { class: "shown", x: Math.max(0, w0), y: 0, width: Math.max(2, Math.min(width, w1) - Math.max(0, w0)), height }));
  bins.forEach((value, i) => {
    if (value <= 0) return;
    const h = Math.max(1.5, (value / most) * (height - 3));
    const bar = svg("rect", { x: (i / n) * width + 0.5, y: height - h, width: Math.max(1, width / n - 1), height: h });
    pieces.push({ bar, at: extent.from + ((i + 0.5) / n) * length });
    parts.push(bar);
  });
  sheet.replaceChildren(...parts);
  pass();
}

function pass() {
  for (const { bar, at } of pieces) attributes(bar, { class: at <= state.at ? "past" : "to-come" });
}

function tell() {
  const here = scene();
  if (!here.isMap) return;
  const words = moment(state.at, here);
  byId("now").textContent = words;
  const slider = byId("slider");
  attributes(slider, { "aria-valuetext": words });
  slider.value = String(Math.round(state.at));
  const all = listed();
  const shown = inSight().length;
  const unplaced = all.filter((e) => !e.at && seen(e).happened > 0).length;
  const undated = all.filter((e) => !e.time).length;
  byId("shown").textContent = [trFormat("{} of {} events", number(shown), number(all.length)),
    unplaced && trCount("{} without a place", "{} without a place", unplaced),
    undated && trCount("{} undated", "{} undated", undated)].filter(Boolean).join(" · ");
}

export function startClock() {
  const select = byId("speed");
  if (extent) {
    const wanted = (extent.to - extent.from) / 30;
    state.speed = SPEEDS.find((minutes) => minutes >= wanted) ?? SPEEDS.at(-1);
    attributes(byId("slider"), { min: Math.floor(extent.from), max: Math.ceil(extent.to) });
  }
  for (const minutes of SPEEDS) select.append(html("option", { value: minutes }, speed(minutes)));
  select.addEventListener("change", () => set({ speed: Number(select.value) }));
  byId("play").addEventListener("click", toggle);
  byId("event-back").addEventListener("click", () => stepEvent(-1));
  byId("event-next").addEventListener("click", () => stepEvent(1));
  byId("slider").addEventListener("input", (e) => goTo(Number(e.target.value)));
  on(["speed"], () => {
    const minutes = Math.abs(state.speed);
    if (![...select.options].some((o) => Number(o.value) === minutes)) select.append(html("option", { value: minutes }, speed(minutes)));
    select.value = String(minutes);
  });
  on(["playing"], () => {
    attributes(byId("play"), { "aria-pressed": state.playing, "aria-label": state.playing ? tr("Pause") : tr("Play") });
    document.body.classList.toggle("playing", state.playing);
  });
  on(["at", "scene", "hidden"], tell);
  on(["scene", "hidden", "window", "strip"], histogram);
  on(["at"], pass);
  new ResizeObserver(([entry]) => {
    strip = { width: entry.contentRect.width, height: entry.contentRect.height };
    touch("strip");
  }).observe(byId("histogram").parentElement);
}

export const dayWords = () => day(state.at, scene().relative);
