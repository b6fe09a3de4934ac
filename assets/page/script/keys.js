// Keys, as the window has them; what a control does with its own keys comes first.
import { byId, html } from "./elements.js";
import { pan, zoomBy } from "./camera.js";
import { choose } from "./choice.js";
import { closeCircle } from "./circles.js";
import { faster, goTo, play, stepDay, stepEvent, stop, toggle } from "./clock.js";
import { scenes, extent } from "./data.js";
import { go, step } from "./scenes.js";
import { set, state } from "./store.js";
import { mark, mirrored, tr } from "./tr.js";
import { zoomTime } from "./timeline.js";

const KEYS = [
  [mark("Page down, page up"), mark("next scene, previous scene")],
  [mirrored ? "←, →" : "→, ←", mark("the same, where no control uses them")],
  [mark("Home, End"), mark("first scene, last scene")],
  [mark("Space or K"), mark("play, pause")],
  ["J, L", mark("play backward, forward")],
  [mark(", and ."), mark("slower, faster")],
  ["N, Shift+N", mark("next event, previous event")],
  ["D, Shift+D", mark("next day, previous day")],
  [mark("→, ← on the bars"), mark("next event, previous event")],
  [mark("Arrows on the map"), mark("move it")],
  [mark("Arrows on a circle"), mark("go to the circle beside it; Enter opens it")],
  ["+, −", mark("zoom in, out: the map, or the bars when they have the focus")],
  [mark("Backspace or 0"), mark("back to the scene as it was")],
  [mark("Esc"), mark("let go of what is chosen")],
  ["T", mark("light or dark colours")],
  ["?", mark("this list")],
];

const isTyping = (element) => ["SELECT", "TEXTAREA"].includes(element.tagName) ||
  (element.tagName === "INPUT" && element.type !== "range");

function onMap(key, shift) {
  const by = shift ? 200 : 60;
  switch (key) {
    case "ArrowLeft": pan(by, 0); return true;
    case "ArrowRight": pan(-by, 0); return true;
    case "ArrowUp": pan(0, by); return true;
    case "ArrowDown": pan(0, -by); return true;
    default: return false;
  }
}

function onBars(key, shift) {
  switch (key) {
    case "ArrowLeft": shift ? stepDay(-1) : stepEvent(-1); return true;
    case "ArrowRight": shift ? stepDay(1) : stepEvent(1); return true;
    case "+": case "=": zoomTime(1 / 1.5); return true;
    case "-": zoomTime(1.5); return true;
    default: return false;
  }
}

function anywhere(event) {
  switch (event.key) {
    case "PageDown": step(1); return true;
    case "PageUp": step(-1); return true;
    case "ArrowRight": step(mirrored ? -1 : 1); return true;
    case "ArrowLeft": step(mirrored ? 1 : -1); return true;
    case "Home": go(0); return true;
    case "End": go(scenes.length - 1); return true;
    case " ": case "k": case "K": toggle(); return true;
    case "j": case "J": stop(); play(-Math.abs(state.speed)); return true;
    case "l": case "L": stop(); play(Math.abs(state.speed)); return true;
    case ",": faster(-1); return true;
    case ".": faster(1); return true;
    case "n": stepEvent(1); return true;
    case "N": stepEvent(-1); return true;
    case "d": stepDay(1); return true;
    case "D": stepDay(-1); return true;
    case "+": case "=": zoomBy(1.6); return true;
    case "-": zoomBy(1 / 1.6); return true;
    case "0": case "Backspace": go(state.scene); return true;
    case "Escape": choose([]); return true;
    case "t": case "T": set({ theme: state.theme === "dark" ? "light" : "dark" }); return true;
    case "?": byId("keys").showModal(); return true;
    default: return false;
  }
}

function press(event) {
  const target = event.target;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || byId("keys").open) return;
  // A button is pressed by space, and rows of a list are walked by arrows.
  if (event.key === " " && target.closest("button, summary, [role=tab]")) return;
  const slider = target.id === "slider";
  if (slider && ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"].includes(event.key) && !event.key.startsWith("Page")) {
    if (event.key === "Home") goTo(extent.from);
    else if (event.key === "End") goTo(extent.to);
    else stepDay(event.key === "ArrowUp" ? 1 : -1);
    event.preventDefault();
    return;
  }
  const done = (event.key === "Escape" && closeCircle()) || (target.id === "map" && onMap(event.key, event.shiftKey)) ||
    ((target.id === "lanes" || slider) && onBars(event.key, event.shiftKey)) || anywhere(event);
  if (done) event.preventDefault();
}

export function startKeys() {
  for (const [key, what] of KEYS) byId("key-rows").append(html("tr", {}, html("th", { scope: "row" }, tr(key)), html("td", {}, tr(what))));
  byId("help").addEventListener("click", () => byId("keys").showModal());
  addEventListener("keydown", press);
}
