// The page's own words, in the language that it was made in: its texts are looked up by the English
// ones, as the window's are (base/translate.hpp); what has no translation stays English. Briefings,
// names and sentences are nobody's to translate.
import { byId } from "./elements.js";

const { texts = {}, counts = {} } = JSON.parse(byId("own-words").textContent);
const language = document.documentElement.lang;
const CONTEXT = "\u0004"; // as gettext joins context and text

/** Whether the page, not its map, runs from right to left. */
export const mirrored = document.documentElement.dir === "rtl";

const AGAINST = mirrored ? /[A-Za-z\u00c0-\u058f]/ : /[\u0590-\u08ff]/;
/** What runs the other way keeps to itself, so that numbers and marks beside it stay where they belong. */
const apart = (value) => (typeof value === "string" && AGAINST.test(value) ? `\u2068${value}\u2069` : String(value ?? ""));

/** With values for its braces: "{}" in their order, or "{1} {0}" by number. */
function filled(text, values) {
  let next = 0;
  return text.replace(/\{\{|\}\}|\{(\d*)\}/g, (brace, number) =>
    (number === undefined ? brace[0] : apart(values[number === "" ? next++ : Number(number)])));
}

export const tr = (english) => texts[english] ?? english;
export const trIn = (context, english) => texts[context + CONTEXT + english] ?? english;
export const trFormat = (english, ...values) => filled(tr(english), values);
export const trFormatIn = (context, english, ...values) => filled(trIn(context, english), values);
/** A text in a table, to be given to tr() or trIn() where it is shown. */
export const mark = (english) => english;
export const markIn = (_context, english) => english;

// Digits are those of the map and of what the window writes; what parts thousands is the language's.
const numbers = (() => {
  try {
    return new Intl.NumberFormat(language, { numberingSystem: "latn" });
  } catch {
    return new Intl.NumberFormat("en");
  }
})();
export const number = (n) => numbers.format(n);

/** "{} event", "{} events": the form that the language has for the number. */
export function trCount(one, many, n) {
  // Rules look at a number itself below 100, beyond at how it ends.
  const [forms, which] = counts[one] ?? [[one, many], ""];
  const form = which === "" ? Number(n !== 1) : Number(which[n < 100 ? n : 100 + (n % 100)]);
  return filled(forms[form] ?? many, [number(n)]);
}

