// Where the symbols of events stand: side by side where their places are the same at this zoom, and
// as one ring with their number where they are many.
import { project } from "./camera.js";
import { scaled } from "./store.js";

const MOST = 8;      // side by side
/** So many events are gathered from further around, and few of them stand side by side. */
export const CROWD = 120;
const SYMBOL = 16;   // pixels at rest
const PITCH = 21;

export const symbolSize = () => scaled(SYMBOL);

/** [{at, anchor, events, cluster, spots: [{event, x, y}], radius}] of placed events, in the order of time. */
export function sitesOf(events, crowded) {
  const reach = scaled(crowded ? 34 : 20);
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
  for (const site of sites) size(site, crowded ? 2 : MOST);
  spread(sites);
  for (const site of sites) arrange(site);
  return sites;
}

const MANY = 90; // sites that step aside; more would make the map a net of leaders

/** How much room the symbols of a site take, half of it. */
function size(site, most) {
  const n = site.events.length;
  site.anchor = site.at;
  site.cluster = n > most;
  site.rows = n > 4 ? 2 : 1;
  site.columns = Math.ceil(n / site.rows);
  site.radius = scaled(11 + 3 * Math.log10(n));
  site.half = site.cluster ? { x: site.radius + scaled(3), y: site.radius + scaled(3) }
    : { x: (site.columns * scaled(PITCH)) / 2, y: (site.rows * scaled(PITCH)) / 2 };
}

/** Sites that run into each other step aside, the shorter way, and not far. */
function spread(sites) {
  if (sites.length > MANY) return;
  const most = scaled(46);
  const gap = scaled(2);
  for (let round = 0; round < 24; ++round) {
    let moved = false;
    for (let i = 0; i < sites.length; ++i) {
      for (let k = i + 1; k < sites.length; ++k) {
        const [a, b] = [sites[i], sites[k]];
        const dx = b.at.x - a.at.x;
        const dy = b.at.y - a.at.y;
        const over = { x: a.half.x + b.half.x + gap - Math.abs(dx), y: a.half.y + b.half.y + gap - Math.abs(dy) };
        if (over.x <= 0 || over.y <= 0) continue;
        moved = true;
        const by = over.x < over.y ? { x: (over.x / 2) * (dx < 0 ? -1 : 1), y: 0 } : { x: 0, y: (over.y / 2) * (dy < 0 ? -1 : 1) };
        a.at = { x: a.at.x - by.x, y: a.at.y - by.y };
        b.at = { x: b.at.x + by.x, y: b.at.y + by.y };
      }
    }
    if (!moved) break;
  }
  for (const site of sites) {
    const far = Math.hypot(site.at.x - site.anchor.x, site.at.y - site.anchor.y);
    if (far <= most) continue;
    const share = most / far;
    site.at = { x: site.anchor.x + (site.at.x - site.anchor.x) * share, y: site.anchor.y + (site.at.y - site.anchor.y) * share };
  }
}

function arrange(site) {
  const { rows, columns, half } = site;
  site.box = { x0: site.at.x - half.x, x1: site.at.x + half.x, y0: site.at.y - half.y, y1: site.at.y + half.y };
  if (site.cluster) return;
  const n = site.events.length;
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
}
