// Which part of the world the map shows. d3-zoom has the hands (mouse, wheel, touch); flights take
// van Wijk's and Nuij's path, as in films.
import { easeCubicInOut } from "d3-ease";
import { interpolateZoom } from "d3-interpolate";
import { event as d3event, select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { content } from "./data.js";
import { attributes, byId } from "./elements.js";
import { calm, scaled, set, touch } from "./store.js";

const CLOSEST = 11.5; // zoom: what the base map is drawn for, and a little

/** x, y of a world point on the map: x * k + left. All in pixels of the layout. */
export const view = { k: 1000, left: 0, top: 0, width: 1, height: 1 };
export const project = (p) => ({ x: p.x * view.k + view.left, y: p.y * view.k + view.top });

/** The zoom level of the base map at which its lines and names are chosen. */
export const level = () => Math.log2(view.k / scaled(256));

let map;
let flight = 0;
let byHand = false;

const behaviour = zoom()
  .filter(() => !d3event.button) // pinching a pad comes as a wheel with Ctrl
  .on("zoom", () => {
    const { k, x, y } = d3event.transform;
    Object.assign(view, { k, left: x, top: y });
    if (d3event.sourceEvent) byHand = true;
    if (byHand) {
      stop();
      set({ explored: true });
    }
    byHand = false;
    touch("camera");
  });

function stop() {
  cancelAnimationFrame(flight);
  flight = 0;
}

function put(x, y, k) {
  const at = zoomIdentity.translate(view.width / 2 - x * k, view.height / 2 - y * k).scale(k);
  behaviour.transform(map, at);
}

const middle = () => ({
  x: (view.width / 2 - view.left) / view.k, y: (view.height / 2 - view.top) / view.k,
});

/** [x, y, width] of the view that shows all of a box of the world. */
function around(box) {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const k = Math.min(view.width / width, view.height / height);
  return [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, view.width / k];
}

/** Shows a box; `along` is told from 0 to 1 how far the way there is, and once where there is none. */
export function flyTo(box, along = () => {}, atOnce = false) {
  stop();
  const to = around(box);
  const from = [middle().x, middle().y, view.width / view.k];
  const path = interpolateZoom(from, to);
  if (calm.matches || atOnce || path.duration < 1) {
    put(to[0], to[1], view.width / to[2]);
    along(1);
    return;
  }
  const takes = Math.min(800, Math.max(400, path.duration));
  const begun = performance.now();
  const frame = (now) => {
    const share = Math.min(1, Math.max(0, (now - begun) / takes));
    const [x, y, width] = share < 1 ? path(easeCubicInOut(share)) : to;
    flight = share < 1 ? requestAnimationFrame(frame) : 0;
    put(x, y, view.width / width);
    along(easeCubicInOut(share));
  };
  flight = requestAnimationFrame(frame);
}

/** The closest that the map comes: x, y of a world point times this are its pixels. */
export const closest = () => behaviour.scaleExtent()[1];

/** Shows points with room around them, as a hand would come closer; `then` is told once it has. */
export function comeCloser(points, then) {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const box = { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
  const margin = Math.min(scaled(80), view.width / 4, view.height / 4);
  const k = Math.min(closest(), (view.width - 2 * margin) / Math.max(box.x1 - box.x0, 1e-12),
    (view.height - 2 * margin) / Math.max(box.y1 - box.y0, 1e-12));
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  const half = { x: view.width / k / 2, y: view.height / k / 2 };
  set({ explored: true });
  flyTo({ x0: x - half.x, x1: x + half.x, y0: y - half.y, y1: y + half.y }, (share) => share === 1 && then());
}

/** Moves by so many pixels, as a hand would. */
export function pan(dx, dy) {
  byHand = true;
  behaviour.translateBy(map, dx / view.k, dy / view.k);
}
export function zoomBy(factor) {
  byHand = true;
  behaviour.scaleBy(map, factor);
}

/** Brings a point into the view if it is not, without another zoom. */
export function bringInto(p) {
  const at = project(p);
  const margin = scaled(40);
  const inside = at.x > margin && at.y > margin && at.x < view.width - margin && at.y < view.height - margin;
  if (inside) return;
  const half = { x: view.width / view.k / 2, y: view.height / view.k / 2 };
  set({ explored: true });
  flyTo({ x0: p.x - half.x, x1: p.x + half.x, y0: p.y - half.y, y1: p.y + half.y });
}

/** Takes the size that the layout gives; what was in the middle stays there. */
export function resize() {
  const box = byId("map").getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return false;
  const was = { ...view, ...middle() };
  Object.assign(view, { width: box.width, height: box.height });
  // Paper has another width: all that lies on the map is scaled with it.
  byId("map").style.setProperty("--wide", box.width / box.height);
  for (const id of ["marks", "symbols-layer"]) attributes(byId(id), { viewBox: `0 0 ${box.width} ${box.height}` });
  const all = content.ground.levels[0];
  const [x0, y0] = all.from.map((v) => v / 1e8);
  const [x1, y1] = all.to.map((v) => v / 1e8);
  const least = Math.max(box.width / (x1 - x0), box.height / (y1 - y0));
  behaviour.extent([[0, 0], [box.width, box.height]])
    .translateExtent([[x0, y0], [x1, y1]])
    .scaleExtent([least, Math.max(least, scaled(256) * 2 ** CLOSEST)]);
  if (was.width > 1) put(was.x, was.y, was.k * (box.width / was.width));
  return true;
}

export function startCamera() {
  map = select(byId("map")).call(behaviour);
  if (calm.matches) behaviour.duration(0);
  byId("zoom-in").addEventListener("click", () => zoomBy(1.6));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.6));
}
