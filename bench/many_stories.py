#!/usr/bin/env python3
"""many_stories.py BIN STORIES [COUNT [THREADS]]: puts COUNT stories (10,000) to a new project, beside `dateline extract
--jsonl` over the same ones with as many threads, then opens the project. The stories are made of the .txt files in the
folder STORIES: their sentences in another order, with other names, numbers and days. BIN holds dateline and, for the
times until the window shows the project's map and until it has closed, dateline-desktop. Prints seconds and ratios of
one run, and the memory of each at its peak.
"""
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import first_frame

PEOPLE = ["Rahman", "Okoye", "Lindqvist", "Petrov", "Nasser", "Ferreira", "Tanaka", "Dubois", "Haddad", "Moreno"]


def variant(text, luck):
    """Another story of the same kind: no two are worded alike."""
    head, _, body = text.partition("\n\n")
    parts = body.split("\n\n")
    luck.shuffle(parts)
    text = "\n\n".join([head, *parts])
    text = re.sub(r"\b([1-9]|[12][0-9])\b(?= (January|February|March|April|May|June|July|August|September|October|November"
                  r"|December))", lambda m: str(luck.randint(1, 28)), text)
    text = re.sub(r"\b[0-9]{2,4}\b(?!,)", lambda m: m[0] if len(m[0]) == 4 else str(luck.randint(10, 99)), text)
    return re.sub(r"(?<=said )([A-Z][a-z]+ [A-Z][a-z]+)", lambda m: luck.choice(PEOPLE) + " " + luck.choice(PEOPLE), text)


def timed(command, **kwargs):
    before = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), **kwargs)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} {command[1]}: status {process.returncode}")
    return time.perf_counter() - before, usage.ru_maxrss / 1024


def reopened(desktop, project, home):
    """Median seconds from the window's start until the map is there, without a project and with it, from then until
    the program has ended, without and with it, and the memory (MB) at its peak. It ends while the stories are compared."""
    screen, display = first_frame.start_screen()
    try:
        environment = {**os.environ, "HOME": str(home), "DISPLAY": display}
        times = {name: [] for name in ("empty", "project", "end empty", "end project")}
        memory = []
        for _ in range(5):
            for name, what in (("empty", []), ("project", [project])):
                start = time.perf_counter()
                with subprocess.Popen([desktop, "--first-frame", "--size", "1280x720", "--scale", "1", *what],
                                      env=environment, stdout=subprocess.PIPE) as window:
                    if window.stdout.readline() != first_frame.LINE:
                        sys.exit(f"{desktop}: shows nothing")
                    shown = time.perf_counter()
                    times[name].append(shown - start)
                    _, status, usage = os.wait4(window.pid, 0)
                    times["end " + name].append(time.perf_counter() - shown)
                    window.returncode = os.waitstatus_to_exitcode(status)
                    if window.returncode != 0:
                        sys.exit(f"{desktop}: status {window.returncode}")
                    if what:
                        memory.append(usage.ru_maxrss / 1024)
    finally:
        screen.terminate()
        screen.wait()
    return *map(statistics.median, times.values()), max(memory)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    dateline = Path(sys.argv[1]) / "dateline"
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    threads = sys.argv[4] if len(sys.argv) > 4 else str(os.cpu_count())
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[2]).glob("*.txt"))]
    luck = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder) / "stories.jsonl"
        with stories.open("w", encoding="utf-8") as out:
            for i in range(count):
                story = {"id": f"story-{i}", "text": variant(luck.choice(texts), luck), "date": "2014-06-16"}
                out.write(json.dumps(story) + "\n")
        megabytes = stories.stat().st_size / 1e6
        project = Path(folder) / "many.dateline"
        subprocess.run([dateline, "project", "new", project], check=True)
        with stories.open("rb") as lines, open(os.devnull, "wb") as nowhere:
            extract, extract_mb = timed([dateline, "extract", "--jsonl", "--threads", threads], stdin=lines, stdout=nowhere)
        with open(os.devnull, "wb") as nowhere:
            add, add_mb = timed([dateline, "project", "add", project, stories, "--threads", threads], stderr=nowhere)
            again, again_mb = timed([dateline, "project", "add", project, stories, "--threads", threads], stderr=nowhere)
        desktop = dateline.with_name("dateline-desktop")
        window = reopened(desktop, project, folder) if desktop.exists() else None
        sizes = {p.name: p.stat().st_size / 1e6 for p in sorted(Path(folder).glob("many.*"))}
    print(f"{count} stories of {megabytes:.1f} MB, {threads} threads")
    print(f"extract --jsonl   {extract:7.1f} s {extract_mb:7.0f} MB of memory")
    print(f"project add       {add:7.1f} s {add_mb:7.0f} MB of memory, {add / extract:.2f} times extract")
    print(f"again, unchanged  {again:7.1f} s {again_mb:7.0f} MB of memory, {again / extract:.2f} times extract")
    if window:
        empty, shown, empty_ended, ended, shown_mb = window
        print(f"map shown after   {shown:7.2f} s {shown_mb:7.0f} MB of memory, {shown / empty:.1f} times an empty window")
        print(f"ended after       {ended:7.2f} s, {ended / empty_ended:.1f} times an empty window")
    print("files: " + ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items()))


if __name__ == "__main__":
    main()
