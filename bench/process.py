#!/usr/bin/env python3
"""process.py DATELINE STORY...: the time of whole runs of `dateline extract`, process start to end.

For each story the median of 20 warm runs, and of as many runs of `dateline --version`, alternated: what
starting the program costs without reading a story.
"""
import statistics
import subprocess
import sys
import time

RUNS = 20


def seconds(command):
    start = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    spent = time.perf_counter() - start
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {run.returncode}\n{run.stderr.decode(errors='replace')}")
    return spent


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, stories = sys.argv[1], sys.argv[2:]
    print(f"{'dateline extract':40} {'median':>9} {'slowest':>9} {'--version':>9}   ratio")
    for story in stories:
        extract = [program, "extract", story, "--format", "json"]
        bare = [program, "--version"]
        seconds(extract)  # warms the page cache
        pairs = [(seconds(extract), seconds(bare)) for _ in range(RUNS)]
        ours = statistics.median(pair[0] for pair in pairs)
        start = statistics.median(pair[1] for pair in pairs)
        print(f"{story[-40:]:40} {ours:7.3f} s {max(pair[0] for pair in pairs):7.3f} s "
              f"{start:7.3f} s   {ours / start:.1f}")


if __name__ == "__main__":
    main()
