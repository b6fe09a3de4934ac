// places_trie_plain.mjs exact|sounds NAMES.tsv RUNS CORPUS.json...: what places_trie.mjs finds, by a trie as it is usually
// written: a node is an object with a Map from a folded word to the next node, and every word of a text is folded as it
// comes. Nothing is kept from one word to the next or one text to the next. Prints the same as that one.
//
// "exact" folds case, diacritics, apostrophes and stops. "sounds" goes on to what one name is written with in several
// romanisations, as the gazetteer's own folding does: without articles (Al-, el-, ash-), q as k, dh and z as d, ou and oo
// as u, doubled letters once, a final -ah as -a, Tal as Tel and Tall.
import { readFileSync } from 'node:fs';
import { timeRounds } from './trie_rounds.mjs';

const [level, namesFile, runs, ...corpora] = process.argv.slice(2);
if (level !== 'exact' && level !== 'sounds') throw new Error(`"${level}" is no level of folding`);

const SPELLED_OUT = new Map([['st', 'saint'], ['ste', 'sainte'], ['mt', 'mount'], ['ft', 'fort']]);
const ARTICLES = new Set(
  'ad adh al an ar as ash at ath az ech ed el en er es esh et ez il ud ul'.split(' '));
function foldExactly(word) {
  const plain = word
    .replace(/['`\u00b4\u02b9\u02bb-\u02bf\u02c8\u2018\u2019\u201b\u2032.]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return SPELLED_OUT.get(plain) ?? plain;
}
/** '' for an article, which a name may have or lack. */
function foldSounds(word) {
  const exact = foldExactly(word);
  if (ARTICLES.has(exact)) return '';
  return exact
    .replace(/q/g, 'k')
    .replace(/dh|z/g, 'd')
    .replace(/ou|oo/g, 'u')
    .replace(/(.)\1/g, '$1')
    .replace(/ah$/, 'a')
    .replace(/^t[ae]l$/, 'tal');
}
const fold = level === 'sounds' ? foldSounds : foldExactly;

const root = { next: new Map(), place: null };
let names = 0;
for (const line of readFileSync(namesFile, 'utf8').split('\n')) {
  if (!line) continue;
  const [name, key, population] = line.split('\t');
  let node = root;
  for (const spelled of name.split(' ')) {
    const word = level === 'sounds' ? fold(spelled) : spelled;
    if (word === '') continue;
    let next = node.next.get(word);
    if (next === undefined) node.next.set(word, (next = { next: new Map(), place: null }));
    node = next;
  }
  if (node === root) continue;
  if (node.place === null || node.place.population < +population) node.place = { key, population: +population };
  ++names;
}

function find(text) {
  const tokens = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}&][\p{L}\p{N}\p{M}&'`\u2019.]*/gu)) {
    const word = match[0].replace(/['\u2019]s$/, '');
    tokens.push({ start: match.index, end: match.index + word.length, capital: /^\p{Lu}/u.test(word), fold: fold(word) });
  }
  const mentions = [];
  for (let i = 0; i < tokens.length;) {
    let best = null;
    let end = i;
    if (tokens[i].capital) {
      let node = root;
      for (let k = i; k < tokens.length; ++k) {
        if (tokens[k].fold === '') continue;
        node = node.next.get(tokens[k].fold);
        if (node === undefined) break;
        if (node.place !== null) {
          best = node.place;
          end = k + 1;
        }
      }
    }
    if (best === null) {
      ++i;
      continue;
    }
    mentions.push({ start: tokens[i].start, end: tokens[end - 1].end, ...best });
    i = end;
  }
  return mentions;
}

timeRounds(corpora, +runs, names, find);
