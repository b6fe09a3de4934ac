// What the page was given, made ready: world coordinates run from 0 to 1 (Web Mercator), times are
// minutes of the story's own clock since 1970.
const parsed = (id) => JSON.parse(document.getElementById(id).textContent);
const UNITS = 1e8;

export const themes = parsed("themes");
export const content = parsed("content");
export const world = ([x, y]) => ({ x: x / UNITS, y: y / UNITS });

const LOWEST = -Infinity;
const HIGHEST = Infinity;

/** [earliest, latest] with open ends as infinities; undefined where nothing is known. */
const bounds = (given) => given && { from: given[0] ?? LOWEST, to: given[1] ?? HIGHEST };

/** When a step by event goes to it: when it has surely begun, as far as can be told. */
function begins(event) {
  for (const known of [event.start?.to, event.time?.to, event.start?.from, event.time?.from]) {
    if (Number.isFinite(known)) return known;
  }
  return undefined;
}

export const events = content.events.map((given, index) => {
  const event = { ...given, index };
  for (const name of ["time", "start", "end"]) event[name] = bounds(given[name]);
  for (const name of ["at", "from", "to"]) event[name] = given[name] && world(given[name]);
  event.begins = begins(event);
  return event;
});

export const stories = content.stories;
export const sentences = content.sentences.map(([story, order, text], index) => ({
  index, story, order, text, events: [],
}));
for (const event of events) {
  for (const [sentence] of event.said) sentences[sentence].events.push(event.index);
}

export const held = content.held.map((given) => ({
  ...given, at: world(given.at), time: bounds(given.time),
}));

export const scenes = content.scenes.map((given, index) => {
  const scene = { ...given, index, isMap: given.kind === "map" };
  if (!scene.isMap) return scene;
  const [x0, y0, x1, y1] = given.view.map((v) => v / UNITS);
  scene.view = { x0, y0, x1, y1 };
  scene.events = given.events.map((i) => events[i]);
  scene.selected = given.selected ?? [];
  scene.held = given.held?.map((i) => held[i]);
  scene.pin = given.pin && { ...given.pin, at: world(given.pin.at) };
  scene.own = (given.own ?? []).map(([at, name]) => ({ at: world(at), name }));
  return scene;
});

/** The time that the slider goes through: all that any scene shows. */
export const extent = (() => {
  const timed = scenes.filter((scene) => scene.isMap && scene.timed);
  if (timed.length === 0) return undefined;
  let [from, to] = [HIGHEST, LOWEST];
  for (const scene of timed) {
    from = Math.min(from, scene.window[0], scene.at);
    to = Math.max(to, scene.window[1], scene.at);
  }
  return { from, to };
})();

/** Right to left, by the language of a text; "auto" where that is not known. */
export const direction = (lang) =>
  !lang ? "auto" : /^(ar|fa|he|iw|ur|ps|ckb|sd|ug|yi)\b/.test(lang) ? "rtl" : "ltr";

/**
 * A line in Google's Encoded Polyline Algorithm Format with whole numbers, as x, y, x, y, ...
 */
export function decoded(code) {
  const out = [];
  let [at, x, y] = [0, 0, 0];
  const step = () => {
    let [value, shift, bits] = [0, 0, 0];
    do {
      bits = code.charCodeAt(at++) - 63;
      value |= (bits & 31) << shift;
      shift += 5;
    } while (bits >= 32);
    return value & 1 ? ~(value >>> 1) : value >>> 1;
  };
  while (at < code.length) {
    x += step();
    y += step();
    out.push(x, y);
  }
  return out;
}

/** A grid of the data in world coordinates. */
export function grid({ from, to, step }) {
  return { ...world(from), x1: to[0] / UNITS, y1: to[1] / UNITS, step: step / UNITS };
}
