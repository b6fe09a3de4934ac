// What is chosen: events, by their symbols, bars or sentences. Choosing shows all three.
import { events } from "./data.js";
import { say } from "./elements.js";
import { bringInto } from "./camera.js";
import { set, setEvents, state } from "./store.js";
import { number, trFormat, trFormatIn } from "./tr.js";
import { scene } from "./when.js";

/** `add` keeps what is chosen; the same again lets go. `move` also brings time and place into view. */
export function choose(indices, { add = false, move = false } = {}) {
  const here = new Set(scene().isMap ? scene().events.map((e) => e.index) : []);
  const wanted = indices.filter((i) => here.has(i));
  const known = wanted.length > 0 && wanted.every((i) => state.chosen.has(i));
  if (add) {
    const next = new Set(state.chosen);
    for (const i of wanted) known ? next.delete(i) : next.add(i);
    setEvents("chosen", next);
  } else {
    setEvents("chosen", known && !move && wanted.length === state.chosen.size ? [] : wanted);
  }
  if (wanted.length === 0 || (known && !move)) return;
  const event = events[wanted[0]];
  if (move) {
    if (event.begins !== undefined) set({ at: event.begins, explored: true });
    if (event.at) bringInto(event.at);
  }
  say(wanted.length > 1 ? trFormat("{}, {}, and {} more", event.title, event.when, number(wanted.length - 1))
    : trFormatIn("event, when", "{}, {}", event.title, event.when));
}
