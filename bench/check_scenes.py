#!/usr/bin/env python3
"""check_scenes.py DATELINE PROGRAM [ROWS]: what the check of a briefing costs in a project of ROWS (100,000) events.

PROGRAM is dateline_check_scenes. The table is that of bench/table_rows.py with a status, of which one in twenty is planned
or denied; DATELINE imports it into a new project, and PROGRAM drafts a briefing of its events and checks each scene, then maps
that show all of it. The reference, in the same run, is opening the project. Then DATELINE checks those by the command line.
"""
import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import table_rows

MAP = {"filter": {}, "center": [44.0, 33.5], "zoom": 5.6, "window": {"earliest": "2014-01-01T00:00", "latest": "2024-01-01T00:00"},
       "playhead": "2023-12-30T12:00", "cumulative": True, "map": {"width": 1280.0, "height": 720.0}, "selected": [],
       "arrows": "selected", "holders": True, "language": "english"}


def with_status(path, rows):
    """The same table; every twentieth row tells of what has not happened."""
    plain = path.with_suffix(".plain")
    table_rows.write(plain, rows)
    with plain.open(encoding="utf-8", newline="") as given, path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        for i, row in enumerate(csv.reader(given)):
            out.writerow([*row, "status" if i == 0 else "happened" if i % 20 else ("planned", "denied")[i // 20 % 2]])
    plain.unlink()


def seconds(command, statuses=(0,)):
    start = time.perf_counter()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode not in statuses:
        sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stderr}")
    return time.perf_counter() - start


def add_scenes(project, scenes):
    """A title, and maps of all that is told."""
    file = json.loads(project.read_text(encoding="utf-8"))
    for i in range(scenes + 1):
        scene = {"n": file["next"], "kind": "map", "order": 1000 * (i + 1), "title": f"Scene {i}", "look": MAP}
        if i == 0:
            scene = {"n": file["next"], "kind": "title", "order": 1000, "title": "Ten years"}
        file["scenes"].append(scene)
        file["next"] += 1
    project.write_text(json.dumps(file), encoding="utf-8")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    dateline, program = sys.argv[1:3]
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        project, table = Path(folder) / "bench.dateline", Path(folder) / "events.csv"
        with_status(table, rows)
        seconds([dateline, "project", "new", project])
        print(f"{rows} rows imported in {seconds([dateline, 'import', project, table]):.1f} s")
        sys.stdout.flush()
        scenes = 4
        for what in ("drafted scenes", "maps of all"):
            print(f"-- {what}")
            sys.stdout.flush()
            status = subprocess.run([program, project]).returncode
            if status != 0:
                sys.exit(status)
            if what == "drafted scenes":
                add_scenes(project, scenes)
        check = [dateline, "brief", project, "--check"]
        bare = min(seconds([*check, "--scenes", "1"], (0, 1)) for _ in range(2))
        all_ = min(seconds(check, (0, 1)) for _ in range(2))
        print(f"dateline brief --check: {all_:.2f} s with {scenes} maps of all, {bare:.2f} s with words alone: "
              f"{1e3 * (all_ - bare) / scenes:.0f} ms a map, {(all_ - bare) / scenes / bare:.3f} of opening")


if __name__ == "__main__":
    main()
