#!/usr/bin/env python3
"""idle.py DATELINE_DESKTOP STORY [SECONDS]: what the window costs while nobody touches it.

The window stands on a virtual screen (Xvfb) with the story read and compared; from there on its processor
time is counted for 30 seconds, or as many as are given, from /proc. The limit is 1 % of one core. Also
printed: how many frames it drew in that time, of which there should be none.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from first_frame import start_screen

LIMIT = 1.0  # per cent of one core
PATIENCE = 120  # seconds until the story is read
SETTLES = 10  # and that the window may take after it, to keep what it has read


def state_of(path):
    """What the window says it shows; {} before its first frame."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def processor_seconds(process):
    """User and system time of a process with all its threads."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rest(run, state_file, seconds):
    """Share of one core, per cent, and the frames drawn in that time."""
    end = time.monotonic() + PATIENCE
    state = {}
    while not (state.get("concluded") and state.get("counts", {}).get("all", 0) > 0 and not state.get("busy")):
        if run.poll() is not None or time.monotonic() > end:
            sys.exit(f"the window has not read the story; status {run.returncode}")
        time.sleep(0.1)
        state = state_of(state_file)
    time.sleep(SETTLES)
    frames, spent, start = state_of(state_file)["frames"], processor_seconds(run.pid), time.monotonic()
    time.sleep(seconds)
    share = (processor_seconds(run.pid) - spent) / (time.monotonic() - start) * 100
    return share, state_of(state_file)["frames"] - frames


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    desktop, story = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) == 4 else 30.0
    screen, display = start_screen()
    try:
        with tempfile.TemporaryDirectory() as home:
            environment = {name: value for name, value in os.environ.items()
                           if not name.startswith("XDG_") and name != "WAYLAND_DISPLAY"}
            environment |= {"HOME": home, "DISPLAY": display}
            state_file = Path(home) / "state.json"
            with subprocess.Popen([desktop, story, "--size", "1280x720", "--state", str(state_file), "--no-guide"],
                                  env=environment, stdin=subprocess.DEVNULL) as run:
                try:
                    share, frames = rest(run, state_file, seconds)
                finally:
                    run.terminate()
    finally:
        screen.terminate()
        screen.wait()
    print(f"{'the window at rest':40} {share:7.3f} % of one core, limit {LIMIT:.0f} %, "
          f"{frames} frames in {seconds:.0f} s")
    if share > LIMIT:
        sys.exit(1)


if __name__ == "__main__":
    main()
