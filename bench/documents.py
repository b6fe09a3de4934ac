#!/usr/bin/env python3
"""documents.py DATELINE [FILE.json...]: how many documents a second `times --jsonl` and `extract --jsonl` answer.

A FILE holds a list of {"id", "text"} and perhaps "date"; without one, the stories of tests/stories are read, over and
over. The reference is Python's own json and re finding the words of the same documents. Median of five runs,
alternated, process start to end.
"""
import json
import pathlib
import re
import statistics
import subprocess
import sys
import time

RUNS = 5
ENOUGH = 500  # documents, so that starting the program weighs little


def documents(files):
    if files:
        read = [document for file in files for document in json.loads(pathlib.Path(file).read_text(encoding="utf-8"))]
    else:
        folder = pathlib.Path(__file__).parent.parent / "tests" / "stories"
        read = [{"id": facts.stem, "text": facts.with_suffix(".txt").read_text(encoding="utf-8"),
                 "date": json.loads(facts.read_text(encoding="utf-8"))["date"]}
                for facts in sorted(folder.glob("*.json"))]
    return read * max(1, -(-ENOUGH // len(read)))


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    docs = documents(sys.argv[2:])
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"], "date": d.get("date") or "2014-06-16"}) + "\n"
                    for d in docs).encode()
    words = re.compile(r"\w+|[^\w\s]")
    tokens = sum(len(words.findall(d["text"])) for d in docs)

    def ours(command):
        run = subprocess.run([sys.argv[1], command, "--jsonl"], input=lines, stdout=subprocess.PIPE, check=True)
        if run.stdout.count(b"\n") != len(docs):
            sys.exit(f"{command}: {run.stdout.count(10)} answers to {len(docs)} documents")

    def reference():
        return [words.findall(json.loads(line)["text"]) for line in lines.splitlines()]

    print(f"{len(docs)} documents of {tokens / len(docs):.0f} tokens")
    print(f"{'measure':20} {'documents a second':>20} {'reference':>12}   ours/reference")
    for command in ("times", "extract"):
        ours(command)  # warms the page cache
        pairs = [(seconds(lambda: ours(command)), seconds(reference)) for _ in range(RUNS)]
        mine, other = (statistics.median(side) for side in zip(*pairs))
        print(f"{command + ' --jsonl':20} {len(docs) / mine:20.0f} {len(docs) / other:12.0f}   {mine / other:.2f}")


if __name__ == "__main__":
    main()
