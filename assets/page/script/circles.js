// Circles of several events: buttons over what marks.js draws. A circle opens by coming closer until
// its events part; where they would not, being at one spot, it lists them beside it.
import { closest, comeCloser, view } from "./camera.js";
import { choose } from "./choice.js";
import { content } from "./data.js";
import { attributes, byId, html, icon, say } from "./elements.js";
import { on, scaled, setEvents, state } from "./store.js";
import { mirrored, number, trCount, trFormat } from "./tr.js";
import { events as eventsWords } from "./words.js";

const TELL_APART = 40; // pixels; less, and they would be one circle again

const buttons = new Map(); // by the first event of each, so that one that grows keeps the focus
let holder;
let list;
let open; // {button, site} of the list

/** [type, how many], the most frequent first. */
function byType(events) {
  const count = new Map();
  for (const { type } of events) count.set(type, (count.get(type) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1]);
}

/** "attack 9 · clash 8" */
const typeWords = (events) => byType(events).map(([type, n]) => `${content.kinds[type]} ${number(n)}`).join(" · ");

/** "Mosul · 12 events", where all name one place. */
function heading(events) {
  const [{ place }] = events;
  const words = eventsWords(events.length);
  return place && events.every((event) => event.place === place) ? `${place} · ${words}` : words;
}

function atOneSpot(events) {
  const [xs, ys] = [events.map((e) => e.at.x), events.map((e) => e.at.y)];
  const wide = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return wide * closest() < scaled(TELL_APART);
}

function row(event) {
  const who = [event.actor, event.target].filter(Boolean).join(" → ");
  const button = html("button", { type: "button", class: "row", "data-event": event.index, "aria-pressed": String(state.chosen.has(event.index)) },
    html("span", { class: "event-head" }, icon(event), html("strong", { dir: "auto" }, event.title)),
    html("span", { class: "tag" }, [event.when, event.status !== "happened" && content.statuses[event.status]].filter(Boolean).join(" · ")),
    who ? html("span", { class: "tag", dir: "auto" }, who) : undefined);
  button.addEventListener("click", (e) => {
    const more = e.ctrlKey || e.metaKey;
    choose([event.index], { add: more });
    if (!more) closeCircle();
  });
  button.addEventListener("pointerenter", () => setEvents("hovered", [event.index]));
  button.addEventListener("focus", () => setEvents("hovered", [event.index]));
  return html("li", {}, button);
}

/** Beside the circle, at the side that has more room. */
function put(site) {
  const gap = site.radius + scaled(8);
  const [edge, least] = [scaled(6), scaled(80)];
  list.style.maxHeight = `${Math.max(least, Math.min(scaled(416), view.height - 2 * edge))}px`;
  const { width, height } = list.getBoundingClientRect();
  const right = view.width - site.at.x > site.at.x;
  const x = right ? site.at.x + gap : site.at.x - gap - width;
  const within = (at, size, from, to) => Math.max(from, Math.min(at, to - size));
  // Not over the buttons of the map, where there is room for both.
  const tools = document.querySelector(".map-tools").getBoundingClientRect().width + 2 * edge;
  const roomy = view.width > width + tools + edge;
  const [left, end] = !roomy ? [edge, view.width - edge] : mirrored ? [tools, view.width - edge] : [edge, view.width - tools];
  list.style.left = `${within(x, width, left, end)}px`;
  list.style.top = `${within(site.at.y - height / 2, height, edge, view.height - edge)}px`;
}

function show(button, site) {
  const events = [...site.events].sort((a, b) => (a.begins ?? Infinity) - (b.begins ?? Infinity) || a.index - b.index);
  byId("circle-title").textContent = heading(events);
  byId("circle-types").textContent = typeWords(events);
  byId("circle-rows").replaceChildren(...events.map(row));
  list.hidden = false;
  open = { button, events };
  attributes(button, { "aria-expanded": "true" });
  put(site);
  list.scrollTop = 0;
  byId("circle-rows").querySelector("button").focus({ preventScroll: true });
}

/** True where a list was open. What had been opened has the focus again, if it was in the list. */
export function closeCircle() {
  if (!open) return false;
  const { button } = open;
  open = undefined;
  const back = list.contains(document.activeElement);
  list.hidden = true;
  attributes(button, { "aria-expanded": "false" });
  setEvents("hovered", []);
  if (back) (button.isConnected ? button : byId("map")).focus({ preventScroll: true });
  return true;
}

/** What the map has once it has come closer. */
function tellParted(events) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const circles = [...buttons.values()].filter((b) => events.some((e) => b.site.events.includes(e))).length;
    const inCircles = new Set([...buttons.values()].flatMap((b) => b.site.events));
    const single = events.filter((e) => !inCircles.has(e)).length;
    say(trFormat("The map came closer: {}, {}", trCount("{} circle", "{} circles", circles), trCount("{} single event", "{} single events", single)));
  }));
}

function press(button, e) {
  const { events } = button.site;
  e.stopPropagation(); // it is no click beside all symbols
  if (e.ctrlKey || e.metaKey) {
    choose(events.map((event) => event.index), { add: true });
  } else if (atOneSpot(events)) {
    if (open?.button === button.element) closeCircle();
    else show(button.element, button.site);
  } else {
    closeCircle();
    comeCloser(events.map((event) => event.at), () => tellParted(events));
  }
}

function made(site) {
  const button = { site };
  button.element = html("button", { type: "button", class: "circle", tabindex: -1 });
  button.element.addEventListener("click", (e) => press(button, e));
  const hover = (lit) => () => setEvents("hovered", lit ? button.site.events.map((event) => event.index) : []);
  button.element.addEventListener("pointerenter", hover(true));
  button.element.addEventListener("pointerleave", hover(false));
  button.element.addEventListener("focus", () => {
    hover(true)();
    for (const other of buttons.values()) other.element.tabIndex = other === button ? 0 : -1;
  });
  button.element.addEventListener("blur", () => { if (!open) hover(false)(); });
  return button;
}

/** Puts the buttons where the circles are drawn. */
export function placeCircles(sites) {
  const left = new Set(buttons.keys());
  for (const site of sites) {
    const key = site.events[0].index;
    left.delete(key);
    if (!buttons.has(key)) buttons.set(key, made(site));
    const button = buttons.get(key);
    const { element } = button;
    button.site = site;
    const side = 2 * (site.radius + scaled(3));
    element.style.width = element.style.height = `${side}px`;
    element.style.transform = `translate(${site.at.x - side / 2}px, ${site.at.y - side / 2}px)`;
    const spot = atOneSpot(site.events);
    // Its name is its tooltip, so that it is told once.
    const words = spot ? trFormat("{}: {}. Lists them", heading(site.events), typeWords(site.events))
      : trFormat("{}: {}. Comes closer", heading(site.events), typeWords(site.events));
    attributes(element, { title: words, "data-events": site.events.map((e) => e.index).join(" ") });
    if (spot) attributes(element, { "aria-haspopup": "dialog", "aria-expanded": String(open?.button === element) });
    else for (const name of ["aria-haspopup", "aria-expanded"]) element.removeAttribute(name);
    if (!element.isConnected) holder.append(element);
  }
  for (const key of left) {
    const { element } = buttons.get(key);
    buttons.delete(key);
    if (document.activeElement === element) byId("map").focus({ preventScroll: true });
    element.remove();
  }
  // One of them is reached by Tab, the others from there by arrows.
  const all = [...buttons.values()];
  if (all.length > 0 && !all.some(({ element }) => element.tabIndex === 0)) all[0].element.tabIndex = 0;
  holder.hidden = all.length === 0;
}

/** The nearest that lies more to that side than across it. */
function beside(from, [dx, dy]) {
  let best;
  let least = Infinity;
  for (const button of buttons.values()) {
    const [x, y] = [button.site.at.x - from.site.at.x, button.site.at.y - from.site.at.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0 || across > 2 * along) continue;
    if (along + 2 * across < least) [best, least] = [button, along + 2 * across];
  }
  return best;
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walk(e) {
  const way = WAYS[e.key];
  const from = [...buttons.values()].find(({ element }) => element === e.target);
  if (!way || !from) return;
  e.preventDefault();
  beside(from, way)?.element.focus({ preventScroll: true });
}

function walkRows(e) {
  if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(e.key)) return;
  const all = [...list.querySelectorAll(".row")];
  const at = all.indexOf(e.target);
  const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[e.key];
  e.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, next))].focus();
}

export function startCircles() {
  holder = byId("circles");
  list = byId("circle-list");
  holder.addEventListener("keydown", walk);
  list.addEventListener("keydown", walkRows);
  list.addEventListener("pointerleave", () => setEvents("hovered", []));
  list.addEventListener("focusout", (e) => {
    if (open && e.relatedTarget && !list.contains(e.relatedTarget) && e.relatedTarget !== open.button) closeCircle();
  });
  byId("circle-close").addEventListener("click", closeCircle);
  document.addEventListener("pointerdown", (e) => {
    if (open && !list.contains(e.target) && !open.button.contains(e.target)) closeCircle();
  }, { capture: true });
  on(["camera", "size", "scene", "hidden"], closeCircle);
  on(["chosen"], () => {
    for (const element of list.querySelectorAll(".row")) attributes(element, { "aria-pressed": String(state.chosen.has(Number(element.dataset.event))) });
  });
}
