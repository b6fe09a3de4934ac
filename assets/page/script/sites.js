// Where the symbols of events stand: side by side where their places are the same at this zoom, and
// as one ring with their number where they are many.
import { project } from "./camera.js";
import { scaled } from "./store.js";

const MOST = 8;      // side by side
const SYMBOL = 16;   // pixels at rest
const PITCH = 21;

export const symbolSize = () => scaled(SYMBOL);

/** [{at, events, cluster, spots: [{event, x, y}], radius}] of placed events, in the order of time. */
export function sitesOf(events) {
  const reach = scaled(20);
  const cells = new Map();
  const sites = [];
  const near = (p) => {
    const [cx, cy] = [Math.floor(p.x / reach), Math.floor(p.y / reach)];
    for (let x = cx - 1; x <= cx + 1; ++x) {
      for (let y = cy - 1; y <= cy + 1; ++y) {
        const found = cells.get(`${x},${y}`)?.find((s) => Math.hypot(s.at.x - p.x, s.at.y - p.y) < reach);
        if (found) return found;
      }
    }
    return undefined;
  };
  for (const event of events) {
    if (!event.at) continue;
    const at = project(event.at);
    let site = near(at);
    if (!site) {
      site = { at, events: [] };
      sites.push(site);
      const key = `${Math.floor(at.x / reach)},${Math.floor(at.y / reach)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(site);
    }
    site.events.push(event);
  }
  for (const site of sites) arrange(site);
  return sites;
}

function arrange(site) {
  const n = site.events.length;
  site.cluster = n > MOST;
  if (site.cluster) {
    site.radius = scaled(11 + 3 * Math.log10(n));
    site.box = square(site.at, site.radius + scaled(3));
    return;
  }
  const rows = n > 4 ? 2 : 1;
  const columns = Math.ceil(n / rows);
  const pitch = scaled(PITCH);
  site.spots = site.events.map((event, i) => {
    const row = Math.floor(i / columns);
    const inRow = row === rows - 1 ? n - columns * (rows - 1) : columns;
    return {
      event,
      x: site.at.x + ((i % columns) - (inRow - 1) / 2) * pitch,
      y: site.at.y + (row - (rows - 1) / 2) * pitch,
    };
  });
  const half = pitch / 2;
  site.box = {
    x0: site.at.x - (columns * pitch) / 2, x1: site.at.x + (columns * pitch) / 2,
    y0: site.at.y - rows * half, y1: site.at.y + rows * half,
  };
}

const square = (p, r) => ({ x0: p.x - r, x1: p.x + r, y0: p.y - r, y1: p.y + r });
