// Land, waters, borders and rivers on a canvas. Lines are kept as paths in units of their grid, cut
// into cells, so that a frame draws only what is in sight.
import { content, decoded, grid } from "./data.js";
import { byId } from "./elements.js";
import { level, view } from "./camera.js";
import { drawLayers, layersNow } from "./layers.js";
import { on, scaled } from "./store.js";
import { palette } from "./theme.js";
import { trFormat } from "./tr.js";

const CELLS = 10; // a side of a level's box

function cells(codes, of, closed) {
  const side = Math.max(of.x1 - of.x, of.y1 - of.y) / of.step / CELLS;
  const out = new Map();
  for (const code of codes) {
    const at = decoded(code);
    const key = `${Math.floor(at[0] / side)},${Math.floor(at[1] / side)}`;
    if (!out.has(key)) out.set(key, { path: new Path2D(), box: [Infinity, Infinity, -Infinity, -Infinity] });
    const { path, box } = out.get(key);
    for (let i = 0; i < at.length; i += 2) {
      if (i === 0) path.moveTo(at[0], at[1]);
      else path.lineTo(at[i], at[i + 1]);
      box[0] = Math.min(box[0], at[i]);
      box[1] = Math.min(box[1], at[i + 1]);
      box[2] = Math.max(box[2], at[i]);
      box[3] = Math.max(box[3], at[i + 1]);
    }
    if (closed) path.closePath();
  }
  return [...out.values()];
}

const levels = (content.ground?.levels ?? []).map((given, i) => {
  const of = grid(given);
  let made;
  return {
    grid: of,
    // A level is made ready when it is first seen.
    get parts() {
      made ??= {
        land: cells(given.land, of, true),
        lakes: cells(given.lakes, of, true),
        lines: given.lines.map(([kind, cls, codes]) => ({ kind, cls, cells: cells(codes, of, false) })),
      };
      return made;
    },
    closer: i > 0,
  };
});

/** As scene/base_layer.cpp has it: which lines say something at a zoom, and how wide they are. */
function look(kind, cls, zoom) {
  const { colours } = palette();
  switch (kind) {
    case "river": {
      if (zoom < ([2.5, 4, 5.5, 7][cls] ?? 8)) return undefined;
      const width = [1.6, 1.25, 1, 0.8, 0.7, 0.7][cls] * (0.8 + 0.9 * Math.min(1, Math.max(0, (zoom - 5) / 5)));
      return { colour: colours.river, width, dash: cls === 4 ? [6, 3] : [] };
    }
    case "shore": return { colour: colours["lake-edge"], width: 0.9, dash: [] };
    case "coast": return { colour: colours.coast, width: 1, dash: [] };
    case "province": return zoom < 4.5 ? undefined : { colour: colours.province, width: 0.9, dash: [] };
    default:
      return { colour: colours.border, width: zoom < 4 ? 0.9 : 1.3, dash: [[], [4, 3], [1.5, 2.5], [11, 5]][cls] ?? [] };
  }
}

let canvas;
let pen;
let density = 1;

function drawLevel({ grid: of, parts }) {
  const unit = of.step * view.k; // pixels of the layout
  const left = of.x * view.k + view.left;
  const top = of.y * view.k + view.top;
  const seen = [-left / unit, -top / unit, (view.width - left) / unit, (view.height - top) / unit];
  const inSight = ({ box }) => box[0] <= seen[2] && box[2] >= seen[0] && box[1] <= seen[3] && box[3] >= seen[1];
  const { colours } = palette();
  pen.setTransform(unit * density, 0, 0, unit * density, left * density, top * density);
  pen.lineJoin = "round";
  pen.setLineDash([]);
  for (const [name, colour] of [["land", colours.land], ["lakes", colours.water]]) {
    pen.fillStyle = pen.strokeStyle = colour;
    pen.lineWidth = 1 / unit;
    for (const cell of parts[name].filter(inSight)) {
      pen.fill(cell.path, "evenodd");
      pen.stroke(cell.path); // tiles touch: no seam shows between them
    }
  }
  const zoom = level();
  for (const { kind, cls, cells: all } of parts.lines) {
    const style = look(kind, cls, zoom);
    if (!style) continue;
    pen.strokeStyle = style.colour;
    pen.lineWidth = scaled(style.width) / unit;
    pen.setLineDash(style.dash.map((length) => scaled(length) / unit));
    for (const cell of all) if (inSight(cell)) pen.stroke(cell.path);
  }
}

function draw() {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = palette().colours.water;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const one of levels) {
    const { x, y, x1, y1, step } = one.grid;
    const box = [x * view.k + view.left, y * view.k + view.top, x1 * view.k + view.left, y1 * view.k + view.top];
    if (box[2] < 0 || box[3] < 0 || box[0] > view.width || box[1] > view.height) continue;
    // Closer ones once their points are far enough apart to be told; steps are half a tolerance.
    if (one.closer && step * view.k < 0.4) continue;
    pen.save();
    if (one.closer) {
      pen.setTransform(density, 0, 0, density, 0, 0);
      pen.beginPath();
      pen.rect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
      pen.clip();
      pen.fillStyle = palette().colours.water;
      pen.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    }
    drawLevel(one);
    pen.restore();
  }
  drawLayers(pen, density);
}

/** Whom to name: of the map, and of layers that ask for it. */
function tellCredit() {
  const all = [content.ground.credit, ...layersNow().map((layer) => layer.credit)].filter(Boolean);
  byId("credit").textContent = trFormat("Map: {}", [...new Set(all)].join(" · "));
}

/** A canvas as large as the map, in the screen's own pixels. */
export function fitCanvas(element) {
  density = Math.min(3, window.devicePixelRatio || 1);
  element.width = Math.round(view.width * density);
  element.height = Math.round(view.height * density);
  return density;
}

export function startGround() {
  canvas = byId("ground");
  pen = canvas.getContext("2d", { alpha: false });
  on(["camera", "size", "theme", "scene"], (changed) => {
    if (changed.has("scene")) tellCredit();
    if (changed.has("size") || canvas.width === 300) fitCanvas(canvas);
    draw();
  });
}
