// Times as people read them: days first, 24 hours, the zone of the story.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
export const DAY = 1440;

const dated = (minute) => new Date(minute * 60000);
const year = (date) => {
  const y = date.getUTCFullYear();
  return y > 0 ? String(y) : `${1 - y} BC`;
};
const two = (n) => String(n).padStart(2, "0");

export function day(minute, relative) {
  if (relative) {
    const n = Math.floor(minute / DAY);
    if (n === 0) return "day of the story";
    const count = `${Math.abs(n)} ${Math.abs(n) === 1 ? "day" : "days"}`;
    return n < 0 ? `${count} before the story` : `${count} after the story`;
  }
  const d = dated(minute);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${year(d)}`;
}

export function time(minute) {
  const d = dated(minute);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

export function moment(minute, scene) {
  const zone = scene.zone ? ` ${scene.zone}` : "";
  return `${day(minute, scene.relative)}, ${time(minute)}${zone}`;
}

/** Marks of a ruler of so many pixels: [minute, words, whether a larger unit begins there]. */
export function ruler([from, to], width, least, relative) {
  const most = Math.max(2, Math.floor(width / least));
  const length = to - from;
  for (const step of [10, 30, 60, 180, 360, 720, DAY, 2 * DAY, 7 * DAY]) {
    if (length / step <= most) return even(from, to, step, relative);
  }
  if (relative) return even(from, to, Math.ceil(length / most / DAY) * DAY, relative);
  for (const months of [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000]) {
    if (length / (months * 30.4 * DAY) <= most) return calendar(from, to, months);
  }
  return [];
}

function even(from, to, step, relative) {
  const out = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const d = dated(at);
    const midnight = at % DAY === 0;
    const words = relative && midnight ? `day ${Math.floor(at / DAY)}`
      : midnight ? (step > DAY ? `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()].slice(0, 3)}`
        : `${DAYS[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()].slice(0, 3)}`)
        : time(at);
    out.push([at, words, midnight && (step < DAY || d.getUTCDate() === 1)]);
  }
  return out;
}

function calendar(from, to, months) {
  const out = [];
  const d = dated(from);
  let index = Math.ceil((d.getUTCFullYear() * 12 + d.getUTCMonth()) / months) * months;
  for (;; index += months) {
    const first = new Date(0);
    first.setUTCFullYear(Math.floor(index / 12), ((index % 12) + 12) % 12, 1);
    const at = first.getTime() / 60000;
    if (at > to) return out;
    if (at < from) continue;
    const january = first.getUTCMonth() === 0;
    out.push([at, january || months >= 12 ? year(first) : MONTHS[first.getUTCMonth()].slice(0, 3), january]);
  }
}

export function speed(minutes) {
  const units = [[525600, "year"], [43800, "month"], [10080, "week"], [1440, "day"], [60, "hour"], [1, "min"]];
  const [size, name] = units.find(([length]) => minutes >= length) ?? units.at(-1);
  const n = Math.round(minutes / size);
  return `${n} ${name}${n === 1 || name === "min" ? "" : "s"}/s`;
}

export const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
