#!/usr/bin/env python3
"""How many of the expressions of time in annotated texts Dateline finds, and how many values are right.

    times_test.py DATELINE FILE... [--verbose] [--least-strict F] [--least-relaxed F] [--least-value F]

README.md beside this file says how the texts are annotated. Exit status 1 where a file could not be read or a
figure of any file stays below its floor.
"""
import argparse
import json
import pathlib
import subprocess
import sys


def f1(hits, gold, found):
    return 2 * hits / (gold + found) if gold + found else 1.0


def pair(gold, found):
    """Pairs of overlapping expressions, each in one pair at most; those that share a span come first."""
    free = list(found)
    pairs = []
    for exact in (True, False):
        for want in gold:
            if any(want is done for done, _ in pairs):
                continue
            for got in free:
                same = (got["start"], got["end"]) == (want["start"], want["end"])
                if same if exact else (got["start"] < want["end"] and want["start"] < got["end"]):
                    pairs.append((want, got))
                    free.remove(got)
                    break
    return pairs, free


def answers(dateline, documents):
    lines = "".join(json.dumps({key: d[key] for key in ("id", "text", "date")}) + "\n" for d in documents)
    run = subprocess.run([dateline, "times", "--jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    out = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if run.returncode != 0 or [a.get("id") for a in out] != [d["id"] for d in documents]:
        sys.exit(f"{dateline} times: status {run.returncode}, {len(out)} answers to {len(documents)} documents")
    return [answer["times"] for answer in out]


def score(dateline, path, verbose):
    documents = json.loads(path.read_text(encoding="utf-8"))
    gold = found = strict = relaxed = value = 0
    for document, times in zip(documents, answers(dateline, documents)):
        pairs, extra = pair(document["times"], times)
        gold += len(document["times"])
        found += len(times)
        relaxed += len(pairs)
        for want, got in pairs:
            strict += (want["start"], want["end"]) == (got["start"], got["end"])
            value += want["value"] == got["value"]
        if verbose:
            words = document["text"]
            for want, got in pairs:
                if want["value"] != got["value"]:
                    print(f"  {document['id']}: {words[want['start']:want['end']]!r} is {want['value']}, "
                          f"read as {got['value']} ({got.get('rule')})")
            for want in document["times"]:
                if not any(want is done for done, _ in pairs):
                    print(f"  {document['id']}: {words[want['start']:want['end']]!r} is missed")
            for got in extra:
                print(f"  {document['id']}: {words[got['start']:got['end']]!r} is extra ({got.get('rule')})")
    return f1(strict, gold, found), f1(relaxed, gold, found), f1(value, gold, found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true")
    for name in ("strict", "relaxed", "value"):
        parser.add_argument(f"--least-{name}", type=float, default=0.0)
    arguments = parser.parse_args()
    floors = (arguments.least_strict, arguments.least_relaxed, arguments.least_value)
    low = False
    for path in arguments.files:
        figures = score(arguments.dateline, path, arguments.verbose)
        print(f"{path.name:16} strict {figures[0]:.3f}  relaxed {figures[1]:.3f}  value {figures[2]:.3f}")
        low = low or any(figure < floor for figure, floor in zip(figures, floors))
    if low:
        sys.exit("a figure stays below its floor (strict {}, relaxed {}, value {})".format(*floors))


if __name__ == "__main__":
    main()
