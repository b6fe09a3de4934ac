// Times as people read them: days first, 24 hours, the zone of the story.
import { markIn, number, tr, trCount, trFormat, trFormatIn, trIn } from "./tr.js";

const WITH_DAY = [
  markIn("month with a day", "January"), markIn("month with a day", "February"), markIn("month with a day", "March"),
  markIn("month with a day", "April"), markIn("month with a day", "May"), markIn("month with a day", "June"),
  markIn("month with a day", "July"), markIn("month with a day", "August"), markIn("month with a day", "September"),
  markIn("month with a day", "October"), markIn("month with a day", "November"), markIn("month with a day", "December")];
const SHORT = [
  markIn("month in a few letters", "Jan"), markIn("month in a few letters", "Feb"), markIn("month in a few letters", "Mar"),
  markIn("month in a few letters", "Apr"), markIn("month in a few letters", "May"), markIn("month in a few letters", "Jun"),
  markIn("month in a few letters", "Jul"), markIn("month in a few letters", "Aug"), markIn("month in a few letters", "Sep"),
  markIn("month in a few letters", "Oct"), markIn("month in a few letters", "Nov"), markIn("month in a few letters", "Dec")];
const DAYS = [
  markIn("day of the week", "Sun"), markIn("day of the week", "Mon"), markIn("day of the week", "Tue"),
  markIn("day of the week", "Wed"), markIn("day of the week", "Thu"), markIn("day of the week", "Fri"),
  markIn("day of the week", "Sat")];
export const DAY = 1440;

const dated = (minute) => new Date(minute * 60000);
const year = (date) => {
  const y = date.getUTCFullYear();
  return y > 0 ? String(y) : trFormat("{} BC", 1 - y);
};
const two = (n) => String(n).padStart(2, "0");

export function day(minute, relative) {
  if (relative) {
    const n = Math.floor(minute / DAY);
    if (n === 0) return tr("day of the story");
    return n < 0 ? trCount("{} day before the story", "{} days before the story", -n)
      : trCount("{} day after the story", "{} days after the story", n);
  }
  const d = dated(minute);
  const month = trIn("month with a day", WITH_DAY[d.getUTCMonth()]);
  return trFormatIn("day and month, year", "{} {}", trFormatIn("day and month", "{} {}", d.getUTCDate(), month), year(d));
}

export function time(minute) {
  const d = dated(minute);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/** "16 June 2014, 12:00": a day with the time of it. */
export const dayAndTime = (minute, relative) => trFormatIn("day, time", "{}, {}", day(minute, relative), time(minute));

export function moment(minute, scene) {
  const words = dayAndTime(minute, scene.relative);
  return scene.zone ? `${words} ${scene.zone}` : words;
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

const monthName = (d) => trIn("month in a few letters", SHORT[d.getUTCMonth()]);

function midnightWords(at, step, relative) {
  if (relative) return trFormat("day {}", Math.floor(at / DAY));
  const d = dated(at);
  const words = trFormatIn("day and month", "{} {}", d.getUTCDate(), monthName(d));
  return step > DAY ? words : `${trIn("day of the week", DAYS[d.getUTCDay()])} ${words}`;
}

function even(from, to, step, relative) {
  const out = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const midnight = at % DAY === 0;
    out.push([at, midnight ? midnightWords(at, step, relative) : time(at),
      midnight && (step < DAY || dated(at).getUTCDate() === 1)]);
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
    out.push([at, january || months >= 12 ? year(first) : monthName(first), january]);
  }
}

/** Of the story's time in a second of the reader's. */
export function speed(minutes) {
  const units = [
    [525600, (n) => trCount("{} year/s", "{} years/s", n)], [43800, (n) => trCount("{} month/s", "{} months/s", n)],
    [10080, (n) => trCount("{} week/s", "{} weeks/s", n)], [1440, (n) => trCount("{} day/s", "{} days/s", n)],
    [60, (n) => trCount("{} hour/s", "{} hours/s", n)], [1, (n) => trFormat("{} min/s", number(n))]];
  const [size, words] = units.find(([length]) => minutes >= length) ?? units.at(-1);
  return words(Math.round(minutes / size));
}

export const events = (n) => trCount("{} event", "{} events", n);
