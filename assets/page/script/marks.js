// The symbols of events, and rings for many of them (circles.js has their buttons). Hovering or
// choosing one lights its bar and its sentences.
import { events } from "./data.js";
import { attributes, byId, colour, svg, symbol } from "./elements.js";
import { view } from "./camera.js";
import { choose } from "./choice.js";
import { placeCircles } from "./circles.js";
import { on, scaled, setEvents, state } from "./store.js";
import { CROWD, sitesOf, symbolSize } from "./sites.js";
import { number, trFormatIn } from "./tr.js";
import { inSight, listed, seen } from "./when.js";

let layer;
const marks = new Map();  // by event: {mark, turn, ring}
let clusters = [];
/** As they are drawn, for the names around them. */
export let sites = [];

function made(event) {
  const mark = svg("g", { class: `mark ${colour(event)}`, "data-event": event.index },
    svg("circle", { class: "hit", r: 14 }),
    symbol(event, 16),
    svg("title", {}, trFormatIn("event, when", "{}, {}", event.title, event.when)));
  const out = { mark };
  marks.set(event, out);
  return out;
}

/** From twelve o'clock, clockwise. */
function arc(share) {
  if (share <= 0 || share >= 1) return "";
  const r = 11.6;
  const turn = share * 2 * Math.PI;
  return `M0 ${-r}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 1 ${r * Math.sin(turn)} ${-r * Math.cos(turn)}`;
}

function ring(site) {
  const count = new Map();
  for (const event of site.events) {
    const name = event.status === "denied" ? "denied" : `family-${event.family}`;
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  const r = site.radius;
  const around = 2 * Math.PI * r;
  const group = svg("g", {
    class: "cluster", transform: `translate(${site.at.x} ${site.at.y})`,
  }, svg("circle", { class: "disc", r: r + scaled(2) }));
  let done = 0;
  for (const [name, n] of [...count].sort()) {
    const share = n / site.events.length;
    group.append(svg("circle", {
      class: `share ${name}`, r, "stroke-width": scaled(4.5), transform: "rotate(-90)",
      "stroke-dasharray": `${share * around} ${around}`, "stroke-dashoffset": -done * around,
    }));
    done += share;
  }
  const lit = site.events.some((e) => state.hovered.has(e.index) || state.chosen.has(e.index));
  if (lit) group.append(svg("circle", { class: "cluster-lit", r: r + scaled(5) }));
  group.append(svg("text", { "text-anchor": "middle", dy: "0.36em" }, number(site.events.length)));
  return group;
}

/** What changes with the playhead alone. */
function age(event, signs) {
  const { mark } = signs;
  const { happened, opacity } = seen(event);
  if (happened < 1 && !signs.turn) {
    signs.turn = svg("path", { class: "arc" });
    mark.firstChild.after(svg("circle", { class: "arc-ground", r: 11.6 }), signs.turn);
  }
  const asked = state.chosen.has(event.index) || state.hovered.has(event.index);
  attributes(mark, { opacity: asked ? 1 : opacity.toFixed(2) });
  if (signs.turn) attributes(signs.turn, { d: arc(Math.round(happened * 60) / 60) });
  mark.classList.toggle("uncertain", happened < 1);
}

let drawn = "";

function draw(changed) {
  const shown = inSight();
  const now = shown.map((event) => event.index).join(" ");
  // Time goes by and the same symbols stand where they stood.
  if (now === drawn && [...changed].every((name) => name === "at")) {
    for (const event of shown) if (marks.get(event)?.mark.isConnected) age(event, marks.get(event));
    return;
  }
  drawn = now;
  // By all of the scene, so that nothing is arranged anew as time goes by.
  sites = sitesOf(shown, listed().length > CROWD);
  for (const cluster of clusters) cluster.remove();
  clusters = [];
  const placed = new Set();
  const circles = [];
  const size = symbolSize() / 16;
  for (const site of sites) {
    const out = scaled(60);
    if (site.at.x < -out || site.at.y < -out || site.at.x > view.width + out || site.at.y > view.height + out) continue;
    if (Math.hypot(site.at.x - site.anchor.x, site.at.y - site.anchor.y) > scaled(8)) {
      const leader = svg("g", { class: "leader" },
        svg("path", { d: `M${site.anchor.x} ${site.anchor.y}L${site.at.x} ${site.at.y}` }),
        svg("circle", { cx: site.anchor.x, cy: site.anchor.y, r: scaled(2) }));
      clusters.push(leader);
      layer.prepend(leader);
    }
    if (site.cluster) {
      const group = ring(site);
      clusters.push(group);
      layer.append(group);
      circles.push(site);
      continue;
    }
    for (const { event, x, y } of site.spots) {
      const signs = marks.get(event) ?? made(event);
      const { mark } = signs;
      const chosen = state.chosen.has(event.index);
      const lit = state.hovered.has(event.index);
      placed.add(event);
      if (!mark.isConnected) layer.append(mark);
      attributes(mark, {
        transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${(size * (chosen ? 1.25 : 1)).toFixed(3)})`,
      });
      age(event, signs);
      if ((chosen || lit) && !signs.ring) {
        signs.ring = svg("circle", { class: "lit-ring", r: 13.5 });
        mark.firstChild.after(signs.ring);
      }
      mark.classList.toggle("chosen", chosen);
      mark.classList.toggle("lit", lit);
    }
  }
  placeCircles(circles);
  for (const [event, { mark }] of marks) if (!placed.has(event)) mark.remove();
  // What is asked for lies on top.
  for (const index of [...state.chosen, ...state.hovered]) {
    const mark = marks.get(events[index])?.mark;
    if (mark?.isConnected && mark.nextSibling) layer.append(mark);
  }
}

const under = (target) => {
  const mark = target.closest?.("[data-event]");
  return mark ? [Number(mark.dataset.event)] : undefined;
};

export function startMarks() {
  layer = byId("symbols-layer");
  layer.addEventListener("pointerover", (e) => { const found = under(e.target); if (found) setEvents("hovered", found); });
  layer.addEventListener("pointerout", (e) => { if (under(e.target)) setEvents("hovered", []); });
  // A click on the map beside all symbols lets go of what is chosen; d3-zoom keeps drags from being clicks.
  byId("map").addEventListener("click", (e) => choose(under(e.target) ?? [], { add: e.ctrlKey || e.metaKey }));
  on(["camera", "size", "at", "scene", "hidden", "hovered", "chosen"], draw);
}
