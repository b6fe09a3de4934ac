// places_trie_plain.mjs NAMES.tsv RUNS CORPUS.json...: what places_trie.mjs finds, by a trie as it is usually written: a
// node is an object with a Map from a folded word to the next node, and every word of a text is folded as it comes.
// Nothing is kept from one word to the next or one text to the next. Prints the same as that one.
import { readFileSync } from 'node:fs';
import { timeRounds } from './trie_rounds.mjs';

const [namesFile, runs, ...corpora] = process.argv.slice(2);

const SPELLED_OUT = new Map([['st', 'saint'], ['ste', 'sainte'], ['mt', 'mount'], ['ft', 'fort']]);
function fold(word) {
  const plain = word
    .replace(/['`\u00b4\u02b9\u02bb-\u02bf\u02c8\u2018\u2019\u201b\u2032.]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return SPELLED_OUT.get(plain) ?? plain;
}

const root = { next: new Map(), place: null };
let names = 0;
for (const line of readFileSync(namesFile, 'utf8').split('\n')) {
  if (!line) continue;
  const [name, key, population] = line.split('\t');
  let node = root;
  for (const word of name.split(' ')) {
    let next = node.next.get(word);
    if (next === undefined) node.next.set(word, (next = { next: new Map(), place: null }));
    node = next;
  }
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
