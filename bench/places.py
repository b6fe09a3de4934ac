#!/usr/bin/env python3
"""places.py FOLDER CORPUS.json...: how many documents a second have their places found, in one run, one thread each.

FOLDER is a build's bin with dateline and dateline_places_rate; a CORPUS holds a list of {"id", "text"}. Three measures:
finding and ranking alone (stories are read, nothing is parsed, all names were loaded before the clock); a single-pass
trie of tokens in node.js with a population prior over the same folded names, loaded before the clock; and the whole of
`dateline places --jsonl` with roles, process start to end. Of all but the last every other document is timed, after the
rest were read: none that is timed was seen before. The fastest of forty rounds of each, in eight turns, since others use
the machine too, and of three of the whole.

The trie is written in three ways: "sounds" folds words as far as the gazetteer's own folding does, so that Tall Afar and
Tel Afar meet; "exact" folds case and marks alone; "packed" does that as fast as it can be made (words as numbers, steps
in one table, the fold of each spelling kept).
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import time

TURNS = 8
ROUNDS = 5  # a turn
WHOLE_ROUNDS = 3
ASSETS = pathlib.Path(__file__).parent.parent / "assets" / "gazetteer"


def lines_of(command):
    run = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def name_tables(folder):
    """The tables that the gazetteer is compiled of, unpacked; those of demonyms hold no names."""
    for path in sorted(ASSETS.glob("*.tsv*")):
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        head = next(line for line in text.split(b"\n") if not line.startswith(b"#"))
        if head.startswith(b"key\tname\tnames\t"):
            table = folder / path.name.removesuffix(".gz")
            table.write_bytes(text)
            yield table


def whole(dateline, corpus):
    docs = json.loads(corpus.read_text(encoding="utf-8"))
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs).encode()
    best = float("inf")
    for _ in range(WHOLE_ROUNDS):
        start = time.perf_counter()
        run = subprocess.run([dateline, "places", "--jsonl"], input=lines, stdout=subprocess.PIPE, check=True)
        best = min(best, time.perf_counter() - start)
        if run.stdout.count(b"\n") != len(docs):
            sys.exit(f"{run.stdout.count(10)} answers to {len(docs)} documents")
    return len(docs) / best


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    programs = pathlib.Path(sys.argv[1])
    corpora = [pathlib.Path(path) for path in sys.argv[2:]]
    share = programs.parent / "share" / "dateline"
    rate = programs / "dateline_places_rate"
    with tempfile.TemporaryDirectory() as scratch:
        names = pathlib.Path(scratch) / "names.txt"
        with names.open("wb") as out:
            subprocess.run([rate, "names", share / "gazetteer", *name_tables(pathlib.Path(scratch))], stdout=out, check=True)
        # By turns, so that a busy moment of the machine does not fall on one side alone.
        bench = pathlib.Path(__file__).parent
        tries = {"sounds": ["places_trie_plain.mjs", "sounds"], "exact": ["places_trie_plain.mjs", "exact"],
                 "packed": ["places_trie.mjs"]}
        turns = [[lines_of([rate, "find", share / "gazetteer", share / "lexicon" / "geo", ROUNDS, *corpora]),
                  *(lines_of(["node", bench / script, *level, names, ROUNDS, *corpora])
                    for script, *level in tries.values())]
                 for _ in range(TURNS)]
    ours, *others = ([min(rounds, key=lambda one: one["seconds"]) for rounds in zip(*side)] for side in zip(*turns))
    print(f"{'documents a second':18} {'find and rank':>13} {'MB/s':>6} {'but reading':>12}"
          + "".join(f" {'trie, ' + name:>13} {'ours/it':>8}" for name in tries)
          + f" {'places --jsonl':>15}   mentions, ours and tries")
    for corpus, mine, *theirs in zip(corpora, ours, *others):
        if any(one["documents"] != mine["documents"] for one in theirs):
            sys.exit(f"{corpus}: the tries read other documents")
        n, t = mine["documents"], mine["seconds"]
        print(f"{corpus.stem:18} {n / t:13.0f} {mine['bytes'] / t / 1e6:6.1f} {n / (t - mine['reading_seconds']):12.0f}"
              + "".join(f" {n / one['seconds']:13.0f} {one['seconds'] / t:8.2f}" for one in theirs)
              + f" {whole(programs / 'dateline', corpus):15.0f}"
              + f"   {', '.join(str(one['mentions']) for one in (mine, *theirs))}")


if __name__ == "__main__":
    main()
