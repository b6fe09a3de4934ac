#!/usr/bin/env python3
"""window_scrub.py DATELINE_DESKTOP [EVENTS [STEPS]]: what a step of the playhead takes in the whole window.

A folder of made-up stories that tell EVENTS events (1,000) is opened at 1280x720 on a virtual screen (Xvfb); the
playhead goes over them in STEPS steps (200). Each is timed from its command until its picture is in the window: map,
timeline, story and bars. The reference is the same window with one story of one event, alternated. Medians of five
runs of each, in milliseconds.
"""
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import first_frame

RUNS = 5
TOWNS = ["Mosul", "Tikrit", "Baghdad", "Kirkuk", "Baiji", "Samarra", "Ramadi", "Fallujah", "Erbil", "Basra", "Najaf",
         "Karbala", "Tal Afar", "Sinjar", "Kut", "Hillah", "Nasiriyah", "Haditha", "Rutba", "Baqubah"]
TOLD = ["A bomb exploded in {} on June {}, killing {} people.", "Gunmen attacked a checkpoint in {} on June {}, and {} died.",
        "The army retook {} on June {} with {} men.", "Residents fled {} on June {}, {} families said.",
        "Clashes broke out in {} on June {}, wounding {} people."]


def stories(folder, events):
    a_story = min(events, 25)
    for story in range(max(1, events // a_story)):
        lines = [TOLD[(story + i) % len(TOLD)].format(TOWNS[(7 * story + 3 * i) % len(TOWNS)], 1 + (story + i) % 25,
                                                      11 + (13 * story + i) % 80) for i in range(a_story)]
        (folder / f"{story:04}.txt").write_text(
            f"BAGHDAD, June 26, 2014 (Dateline bench) - Report number {story}.\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")


def steps(desktop, folder, count, display):
    # A home of its own: a run after it would ask, over a veil, what shall become of the work that this one leaves unsaved.
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "DISPLAY": display, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        run = subprocess.run([desktop, "--scrub-steps", str(count), "--size", "1280x720", "--scale", "1", folder],
                             env=environment, capture_output=True, text=True)
    times = [float(line) for line in run.stdout.split()]
    if run.returncode != 0 or len(times) != count:
        sys.exit(f"{desktop}: status {run.returncode}, {len(times)} steps\n{run.stderr}")
    return times


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    desktop = sys.argv[1]
    events = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    screen, display = first_frame.start_screen()
    try:
        with tempfile.TemporaryDirectory() as top:
            many, one = Path(top) / "many", Path(top) / "one"
            for folder, n in ((many, events), (one, 1)):
                folder.mkdir()
                stories(folder, n)
            medians = {many: [], one: []}
            worst = []
            for _ in range(RUNS):
                for folder in (many, one):
                    times = steps(desktop, folder, count, display)
                    medians[folder].append(statistics.median(times))
                    if folder == many:
                        worst.append(statistics.quantiles(times, n=20)[-1])
    finally:
        screen.terminate()
        screen.wait()
    ours, reference = statistics.median(medians[many]), statistics.median(medians[one])
    print(f"scrub step, {events} events told   {ours:.1f} ms at the median, {statistics.median(worst):.1f} ms at the 95th percentile")
    print(f"scrub step, one event   {reference:.1f} ms at the median   ratio {ours / reference:.2f}")


if __name__ == "__main__":
    main()
