#!/usr/bin/env python3
"""reliability.py DATELINE CORPUS.json... [-- OPTION...]: how often answers of `places --jsonl` of each confidence are right.

A CORPUS holds a list of {"id", "text", "places": [{"start", "end", "lat", "lon", "country"?}]}. A place found is right when
an annotation lies there and the answer within 161 km of it, or is the same country; one given (by "mentions") when the
answer is. Answers without a place are left out, and so are demonyms and places that were annotated without coordinates.

Of corpora that the shipped weights were trained on the figures flatter: `script/train-places` prints those of documents
kept aside, and OPTIONs such as --model FILE go to the program, to try others.
"""
import json
import math
import pathlib
import subprocess
import sys


def km(a, b):
    lat1, lat2 = math.radians(a["lat"]), math.radians(b["lat"])
    h = (math.sin((lat2 - lat1) / 2) ** 2
         + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2)
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def right(gold, answer):
    if gold.get("country") and answer["kind"] == "country" and answer["country"] == gold["country"]:
        return True
    return km(gold, answer) <= 161


def overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def outermost(places):
    """The longest of overlapping annotations that have coordinates."""
    kept = []
    for place in sorted((p for p in places if p["lat"] is not None), key=lambda p: p["start"] - p["end"]):
        if not any(overlap(place, k) for k in kept):
            kept.append(place)
    return sorted(kept, key=lambda p: p["start"])


def answers(command, docs, given):
    lines = []
    for d in docs:
        line = {"id": d["id"], "text": d["text"]}
        if given:
            line["mentions"] = [{"start": p["start"], "end": p["end"]} for p in outermost(d["places"])]
        lines.append(json.dumps(line) + "\n")
    run = subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line)["places"] for line in run.stdout.splitlines()]


def judged(docs, answered, given):
    """(confidence, whether it is right) of every answer that can be judged."""
    for d, places in zip(docs, answered):
        gold = outermost(d["places"])
        if given:
            yield from ((p["confidence"], right(g, p)) for g, p in zip(gold, places) if p["lat"] is not None)
            continue
        taken = {}
        for g in gold:
            first = next((i for i, p in enumerate(places) if i not in taken and overlap(p, g)), None)
            if first is not None:
                taken[first] = g
        for i, p in enumerate(places):
            if p["lat"] is None:
                continue
            wanted = any(overlap(p, g) for g in gold)
            if wanted or not (p["role"] == "adjective" or any(overlap(p, g) for g in d["places"])):
                yield p["confidence"], i in taken and right(taken[i], p)


def report(title, pairs):
    bins = [[] for _ in range(10)]
    for said, good in pairs:
        bins[min(9, int(said * 10))].append((said, good))
    print(f"{title}\n  bin        said   right  answers")
    off = 0
    for i, pairs_in in enumerate(bins):
        n = len(pairs_in)
        if n == 0:
            print(f"  {i / 10:.1f}-{i / 10 + 0.1:.1f}       -       -        0")
            continue
        said, good = (sum(column) for column in zip(*pairs_in))
        off += abs(said - good)
        print(f"  {i / 10:.1f}-{i / 10 + 0.1:.1f}   {said / n:.3f}   {good / n:.3f}  {n:7}")
    n = max(1, len(pairs))
    brier = sum((said - good) ** 2 for said, good in pairs) / n
    print(f"  expected calibration error {off / n:.3f}, Brier score {brier:.3f}, {len(pairs)} answers")


def main():
    arguments = sys.argv[1:]
    options = []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    for corpus in map(pathlib.Path, arguments[1:]):
        docs = json.loads(corpus.read_text(encoding="utf-8"))
        for given in (False, True):
            answered = answers([arguments[0], "places", "--jsonl", *options], docs, given)
            report(f"{corpus.stem}, {'given' if given else 'found'}", list(judged(docs, answered, given)))


if __name__ == "__main__":
    main()
