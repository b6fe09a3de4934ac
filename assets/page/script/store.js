// The one state that all parts of the page show. Parts subscribe and are told once a frame of what
// has changed.
export const state = {
  scene: 0,            // place in the list of scenes
  at: 0,               // the playhead, minutes
  window: [0, 1],      // of the bars, minutes
  playing: false,
  speed: 1440,         // minutes a second
  hovered: new Set(),  // events
  chosen: new Set(),   // events
  hidden: new Set(),   // types that the reader has switched off
  explored: false,     // map or time are not as the scene has them
  theme: "light",
};

const subscribers = [];
let pending = new Set();
let asked = false;

function flush() {
  asked = false;
  const changed = pending;
  pending = new Set();
  for (const { names, call } of subscribers) {
    if (names.some((name) => changed.has(name))) call(changed);
  }
}

/** Calls once a frame in which any of these has changed. */
export function on(names, call) {
  subscribers.push({ names, call });
}

/** Says that something has changed that is not in the state: the camera, sizes. */
export function touch(...names) {
  for (const name of names) pending.add(name);
  if (!asked) {
    asked = true;
    requestAnimationFrame(flush);
  }
}

export function set(patch) {
  for (const [name, value] of Object.entries(patch)) {
    if (Object.is(state[name], value)) continue;
    state[name] = value;
    touch(name);
  }
}

const same = (a, b) => a.size === b.size && [...a].every((x) => b.has(x));

/** Sets of events only change when what is in them does. */
export function setEvents(name, events) {
  const next = new Set(events);
  if (!same(state[name], next)) set({ [name]: next });
}

export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Logical pixels of a length that is given for type of 16 pixels. */
let unit = 1;
export const scaled = (length) => length * unit;
export function measure() {
  unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
