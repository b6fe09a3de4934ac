// The steps of the briefing: list, words, and how one leads to the next.
import { scenes } from "./data.js";
import { byId, html, say } from "./elements.js";
import { flyTo } from "./camera.js";
import { play, stop } from "./clock.js";
import { calm, on, set, setEvents, state } from "./store.js";
import { mark, tr, trFormat, trFormatIn } from "./tr.js";
import { events as eventsWords, moment } from "./words.js";
import { inSight, scene } from "./when.js";

const KINDS = { map: mark("Map"), title: mark("Title"), section: mark("Section"), black: mark("Black") };

let playing;

/** Shows a scene; map and time go there together. */
export function go(index, { atOnce = false, quiet = false } = {}) {
  const to = scenes[Math.min(scenes.length - 1, Math.max(0, index))];
  stop();
  clearTimeout(playing);
  set({ scene: to.index });
  setEvents("hovered", []);
  setEvents("chosen", to.isMap ? to.selected : []);
  show(to);
  if (to.isMap) {
    const from = { at: state.at, window: [...state.window] };
    const between = (a, b, share) => a + (b - a) * share;
    flyTo(to.view, (share) => {
      set({
        at: Math.round(between(from.at, to.at, share)),
        window: [between(from.window[0], to.window[0], share), between(from.window[1], to.window[1], share)],
      });
      if (share === 1) {
        set({ explored: false });
        if (to.plays && !calm.matches && !atOnce) playing = setTimeout(() => state.scene === to.index && play(to.plays), 1500);
      }
    }, atOnce);
  }
  if (!quiet) announce(to);
}

export const step = (by) => go(state.scene + by);

function announce(to) {
  const parts = [trFormat("Scene {} of {}: {}.", to.index + 1, scenes.length, to.name)];
  if (to.caption && to.caption !== to.name) parts.push(to.caption);
  if (to.isMap) parts.push(`${moment(to.at, to)}.`, `${eventsWords(inSight().length)}.`);
  say(parts.join(" "));
}

function put(id, words) {
  byId(id).textContent = words ?? "";
  byId(id).hidden = !words;
}

function show(to) {
  document.body.dataset.kind = to.kind;
  byId("words").hidden = to.isMap;
  for (const id of ["map", "legend", "credit", "scale", "time"]) byId(id).hidden = !to.isMap || (id === "time" && !to.timed);
  document.querySelector(".map-tools").hidden = !to.isMap;
  byId("lists").classList.toggle("without", !to.isMap);
  byId("words").replaceChildren(...(to.kind === "black" ? [] : [
    html("p", { class: "large", dir: "auto" }, to.title ?? to.caption ?? ""),
    to.title && to.caption ? html("p", { class: "caption", dir: "auto" }, to.caption) : "",
  ].filter(Boolean)));
  const heading = to.title ?? to.caption ?? tr(KINDS[to.kind]);
  put("scene-kind", [trFormat("Scene {}", to.index + 1), to.isMap ? "" : tr(KINDS[to.kind])].filter(Boolean).join(" · "));
  put("scene-title", heading);
  put("scene-caption", to.caption !== heading ? to.caption : "");
  put("scene-sources", to.sources && trFormat("Sources: {}", to.sources));
  byId("scene-quote").hidden = !to.quote;
  if (to.quote) {
    byId("scene-quote").querySelector("blockquote").textContent = to.quote[0];
    byId("scene-quote").querySelector("figcaption").textContent = to.quote[1];
  }
  byId("scene-count").textContent = trFormatIn("which of how many scenes", "{} / {}", to.index + 1, scenes.length);
  byId("scene-back").disabled = to.index === 0;
  byId("scene-next").disabled = to.index === scenes.length - 1;
  byId("side").scrollTop = document.querySelector("main").scrollTop = 0;
  for (const button of byId("scenes").querySelectorAll("button")) {
    const current = Number(button.dataset.scene) === to.index;
    if (current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
}

export function startScenes() {
  byId("title").textContent = document.title;
  for (const one of scenes) {
    byId("scenes").append(html("li", {}, html("button", {
      type: "button", "data-scene": one.index, class: one.isMap ? "" : "apart", onclick: () => go(one.index),
    }, html("span", { class: "number" }, String(one.index + 1)), html("span", { dir: "auto" }, one.name))));
  }
  byId("scene-back").addEventListener("click", () => step(-1));
  byId("scene-next").addEventListener("click", () => step(1));
  byId("back").addEventListener("click", () => go(state.scene));
  on(["explored", "scene"], () => { byId("back").disabled = !state.explored || !scene().isMap; });
}
