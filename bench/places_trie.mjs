// places_trie.mjs NAMES.tsv RUNS CORPUS.json...: the reference of bench/places.py. A single-pass trie of tokens with a
// population prior: at each token the longest name that begins there, and of its places the most populous.
//
// NAMES.tsv holds folded name, key and population of the most populous place, a name a line, and is loaded before the
// clock. As fast as it can be made plainly: words become numbers, and a step through the trie is one look-up in a table
// of pairs (node, word), and the fold of a spelling is kept. Prints as JSON, for each corpus, the fastest of RUNS rounds;
// in each every other document is read first, which warms the compiler and fills the table of spellings, then the rest
// by the clock. One round more is not counted.
import { readFileSync } from 'node:fs';
import { timeRounds } from './trie_rounds.mjs';

const [namesFile, runs, ...corpora] = process.argv.slice(2);

// The fold of names: lower case, no diacritics, no apostrophes, stops dropped, "St" spelled out.
const SPELLED_OUT = new Map([['st', 'saint'], ['ste', 'sainte'], ['mt', 'mount'], ['ft', 'fort']]);
const APOSTROPHES = /['`\u00b4\u02b9\u02bb-\u02bf\u02c8\u2018\u2019\u201b\u2032.]/g;
const PLAIN = /^[a-z0-9&]+$/;
const PLAIN_UPPER = /^[A-Za-z0-9&]+$/;
function fold(word) {
  if (PLAIN.test(word)) return word;
  if (PLAIN_UPPER.test(word)) return word.toLowerCase();
  return word.replace(APOSTROPHES, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// Words are numbered; the fold of each spelling met is kept, as any program would that reads more than one text.
const numbers = new Map();
const ofSpelling = new Map();
const placeOf = [0];    // of each node: the place that its name means, 0 for none
const steps = new Map(); // node * 2^21 + word -> node
const WORDS = 2 ** 21;
const keys = [''];
const populations = [0];
for (const line of readFileSync(namesFile, 'utf8').split('\n')) {
  if (!line) continue;
  const [name, key, population] = line.split('\t');
  let node = 0;
  for (const word of name.split(' ')) {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = numbers.size + 1));
    const step = node * WORDS + number;
    let next = steps.get(step);
    if (next === undefined) {
      next = placeOf.push(0) - 1;
      steps.set(step, next);
    }
    node = next;
  }
  if (placeOf[node] === 0 || populations[placeOf[node]] < +population) {
    placeOf[node] = keys.push(key) - 1;
    populations.push(+population);
  }
}

const TOKEN = /[\p{L}\p{N}\p{M}&][\p{L}\p{N}\p{M}&'`\u2019.]*/gu;
function find(text) {
  const words = [];
  const starts = [];
  const ends = [];
  const capitals = [];
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(text); m !== null; m = TOKEN.exec(text)) {
    let token = m[0];
    if (token.endsWith("'s") || token.endsWith('\u2019s')) token = token.slice(0, -2);
    let number = ofSpelling.get(token);
    if (number === undefined) {
      const folded = fold(token);
      number = numbers.get(SPELLED_OUT.get(folded) ?? folded) ?? 0;
      ofSpelling.set(token, number);
    }
    words.push(number);
    starts.push(m.index);
    ends.push(m.index + token.length);
    const first = token[0];
    capitals.push(first !== first.toLowerCase());
  }
  const mentions = [];
  for (let i = 0; i < words.length;) {
    let node = 0;
    let best = 0;
    let end = i;
    if (capitals[i]) {
      for (let k = i; k < words.length && words[k] !== 0; ++k) {
        node = steps.get(node * WORDS + words[k]);
        if (node === undefined) break;
        if (placeOf[node] !== 0) {
          best = placeOf[node];
          end = k + 1;
        }
      }
    }
    if (best === 0) {
      ++i;
      continue;
    }
    mentions.push({ start: starts[i], end: ends[end - 1], key: keys[best], population: populations[best] });
    i = end;
  }
  return mentions;
}

timeRounds(corpora, +runs, placeOf.length, find, () => ofSpelling.clear());
