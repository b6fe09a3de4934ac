#!/usr/bin/env python3
"""long_story.py DATELINE [COMMAND...]: whether the time of a command grows as the length of a story does.

The stories of tests/stories are pasted into one text (`pasted`), one of them is copied over and over (`copies`), and
one is told on with other names and numbers (`one story`, no sentence twice), each at 1, 4 and 16 times 128 KB. Per
length: seconds and peak memory, seconds a megabyte, and those against the shortest: 1.0 throughout is linear. Starting
the program is subtracted. Median of three runs.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

COMMANDS = ("extract", "places", "times", "timeline", "holders")
LENGTHS = (1, 4, 16)
UNIT = 128 << 10
RUNS = 3
STORIES = [path.read_text(encoding="utf-8")
           for path in sorted((pathlib.Path(__file__).parent.parent / "tests" / "stories").glob("*.txt"))]


def numbered(i):
    """A paragraph that no other i has, with an event, a place and a time."""
    places = ("Mosul", "Tikrit", "Samarra", "Kirkuk", "Ramadi", "Falluja", "Baquba", "Hawija")
    verbs = ("seized", "shelled", "attacked", "recaptured")
    return (f"Brigade {i} {verbs[i % 4]} {places[i % 8]} on June {1 + i % 14}, killing {3 + i} people, said officer "
            f"number {i}. A day later {i * 3} families fled to {places[(i * 5 + 3) % 8]}, {i} kilometers away.\n\n")


def fill(parts, length):
    out, size = [], 0
    for part in parts:
        out.append(part)
        size += len(part.encode())
        if size >= length:
            return "".join(out)
    raise AssertionError("never ends")


def endless(kind):
    i = 0
    while True:
        if kind == "pasted":
            # A number tells the rounds apart, so that no sentence of a later one is a mere copy.
            yield STORIES[i % len(STORIES)].replace(" the ", f" the {i // len(STORIES)} ", 8) + "\n\n"
        elif kind == "copies":
            yield max(STORIES, key=len) + "\n\n"
        else:
            yield numbered(i)
        i += 1


def run(command):
    """(seconds, peak MB)"""
    start = time.perf_counter()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {program.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, commands = sys.argv[1], sys.argv[2:] or COMMANDS
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "story.txt"
        print(f"{'command':10} {'text':10} {'MB':>6} {'seconds':>9} {'peak MB':>8} {'s/MB':>8}   against the shortest")
        for command in commands:
            path.write_text("A tree stands there.\n", encoding="utf-8")
            bare = statistics.median(run([program, command, path, "--date", "2014-06-16"])[0] for _ in range(RUNS))
            for kind in ("pasted", "copies", "one story"):
                shortest = None
                for times in LENGTHS:
                    path.write_text(fill(endless(kind), times * UNIT), encoding="utf-8")
                    size = path.stat().st_size / (1 << 20)
                    runs = [run([program, command, path, "--date", "2014-06-16"]) for _ in range(RUNS)]
                    seconds = statistics.median(r[0] for r in runs) - bare
                    shortest = shortest or seconds / size
                    print(f"{command:10} {kind:10} {size:6.2f} {seconds:9.3f} {max(r[1] for r in runs):8.0f} "
                          f"{seconds / size:8.2f}   {seconds / size / shortest:5.2f}", flush=True)


if __name__ == "__main__":
    main()
