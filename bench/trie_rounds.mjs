// What the tries of bench/places.py share: how they are timed.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Prints, as JSON for each corpus, the fastest of `runs` rounds of `find(text)`; in each every other document is read
 * first, then the rest by the clock. One round more is not counted. `begin` is called before each. */
export function timeRounds(corpora, runs, names, find, begin = () => {}) {
  for (const corpus of corpora) {
    const texts = JSON.parse(readFileSync(corpus, 'utf8')).map((d) => d.text);
    let seconds = Infinity;
    let mentions = 0;
    let documents = 0;
    for (let run = 0; run <= runs; ++run) {
      begin();
      let start = 0;
      for (const first of [1, 0]) {
        mentions = documents = 0;
        start = performance.now();
        for (let i = first; i < texts.length; i += 2, ++documents) mentions += find(texts[i]).length;
      }
      if (run > 0) seconds = Math.min(seconds, (performance.now() - start) / 1000);
    }
    console.log(JSON.stringify({ corpus, documents, seconds, mentions, names }));
  }
}
