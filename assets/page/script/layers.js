// Layers of the user's own, on the canvas of the ground.
import { content, decoded, grid } from "./data.js";
import { view } from "./camera.js";
import { scaled } from "./store.js";
import { palette } from "./theme.js";
import { scene } from "./when.js";

const FILL = 0.22;
const made = new Map();

function parts(index) {
  if (!made.has(index)) {
    const given = content.layers[index];
    const path = (codes, closed) => {
      const out = new Path2D();
      for (const code of codes) {
        const at = decoded(code);
        for (let i = 0; i < at.length; i += 2) i === 0 ? out.moveTo(at[0], at[1]) : out.lineTo(at[i], at[i + 1]);
        if (closed) out.closePath();
      }
      return out;
    };
    made.set(index, {
      given, grid: grid(given), lines: path(given.lines, false), rings: path(given.rings, true), dots: decoded(given.dots),
    });
  }
  return made.get(index);
}

export const layersNow = () => (scene().layers ?? []).map((i) => content.layers[i]);
export const layerColour = (layer) => palette().layers[layer.colour];

/** The lowest first. */
export function drawLayers(pen, density) {
  for (const index of [...(scene().layers ?? [])].reverse()) {
    const { given, grid: of, lines, rings, dots } = parts(index);
    const unit = of.step * view.k;
    const left = of.x * view.k + view.left;
    const top = of.y * view.k + view.top;
    pen.save();
    pen.setTransform(unit * density, 0, 0, unit * density, left * density, top * density);
    pen.setLineDash([]);
    pen.lineJoin = pen.lineCap = "round";
    pen.fillStyle = pen.strokeStyle = layerColour(given);
    pen.lineWidth = scaled(given.width) / unit;
    if (given.filled) {
      pen.globalAlpha = given.opacity * FILL;
      pen.fill(rings, "evenodd");
    }
    pen.globalAlpha = given.opacity;
    pen.stroke(rings);
    pen.stroke(lines);
    const r = scaled(1.5 + given.width) / unit;
    for (let i = 0; i < dots.length; i += 2) {
      pen.beginPath();
      pen.arc(dots[i], dots[i + 1], r, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.restore();
  }
}
