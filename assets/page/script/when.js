// What of the events is to be seen at a time, as the window has it (scene/event_marks.cpp).
import { scenes } from "./data.js";
import { state } from "./store.js";

/** Probability that it has begun by then, if every minute of its bounds is as likely. */
export function happenedBy(time, at) {
  if (!time) return 1;
  if (at >= time.to) return 1;
  if (at < time.from) return 0;
  if (!Number.isFinite(time.from) || !Number.isFinite(time.to)) return 0.5;
  return Math.min(1, Math.max(0, (at - time.from + 1) / (time.to - time.from + 1)));
}

const lastOf = (time) => (Number.isFinite(time.to) ? time.to : time.from);

/** 1 while it is news, then evenly down to 0.35. */
export function freshness(time, at, fresh) {
  const last = time && lastOf(time);
  if (!time || !Number.isFinite(last)) return 1;
  const age = at - last;
  const old = 7 * fresh;
  if (age <= fresh) return 1;
  return age >= old ? 0.35 : 1 - (0.65 * (age - fresh)) / (old - fresh);
}

export const scene = () => scenes[state.scene];

/** {happened, opacity} of an event at the playhead; happened 0 where it is not to be seen. */
export function seen(event, at = state.at) {
  const { fresh, past } = scene();
  if (state.hidden.has(event.type)) return { happened: 0, opacity: 0 };
  const happened = happenedBy(event.start ?? event.time, at);
  const opacity = freshness(event.time, at, fresh);
  if (!past && event.time && lastOf(event.time) < at - fresh) return { happened: 0, opacity: 0 };
  return { happened, opacity };
}

/** Those of the scene that the reader has not switched off. */
export const listed = () => (scene().isMap ? scene().events.filter((e) => !state.hidden.has(e.type)) : []);
export const inSight = () => listed().filter((event) => seen(event).happened > 0);

/** What of the playhead is to be seen on the map: the same where a step of time changes nothing there. */
export function sight() {
  const parts = [];
  for (const event of listed()) {
    const { happened, opacity } = seen(event);
    if (happened > 0) parts.push(`${event.index}:${opacity.toFixed(1)}`);
  }
  for (const { place, time, how } of scene().held ?? []) {
    if (state.at >= time.from && state.at <= time.to) parts.push(`${place}:${how}`);
  }
  return parts.join(" ");
}
