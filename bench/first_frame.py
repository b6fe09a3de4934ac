#!/usr/bin/env python3
"""first_frame.py DATELINE_DESKTOP EMPTY_WINDOW FONTS: the time to the window's first frame.

Both programs start without a story on one virtual screen (Xvfb), alternated, with a home folder of their
own. The time runs from the start of the process until it says on standard output that its first frame is
shown; the median of 15 runs, after two that warm the page cache and the driver's cache of shaders.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

WARM_UPS = 2
RUNS = 15
LONGEST = 60  # seconds that a program may take
LINE = b"first frame\n"


def start_screen():
    """An Xvfb on a display number that it chooses itself, and its name, as ":1"."""
    read_end, write_end = os.pipe()
    try:
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        sys.exit(f"Xvfb cannot be started: {error.strerror}. Install the package xvfb.")
    os.close(write_end)
    with os.fdopen(read_end) as chosen:
        number = chosen.readline().strip()
    if not number:
        sys.exit(f"Xvfb ended with status {screen.wait()} before it had a screen")
    return screen, f":{number}"


def seconds_to_first_frame(command, environment):
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as run:
        line = run.stdout.readline()
        spent = time.perf_counter() - start
        try:
            _, errors = run.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            run.kill()
            sys.exit(f"{' '.join(command)}: does not end")
    if line != LINE or run.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {run.returncode}\n{errors.decode(errors='replace')}")
    return spent


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    desktop, empty, fonts = sys.argv[1:]
    ours = [desktop, "--first-frame", "--size", "1280x720", "--scale", "1"]
    reference = [empty, fonts]
    screen, display = start_screen()
    try:
        with tempfile.TemporaryDirectory() as home:
            environment = {name: value for name, value in os.environ.items()
                           if not name.startswith("XDG_") and name != "WAYLAND_DISPLAY"}
            environment |= {"HOME": home, "DISPLAY": display}
            pairs = [(seconds_to_first_frame(ours, environment),
                      seconds_to_first_frame(reference, environment))
                     for _ in range(WARM_UPS + RUNS)][WARM_UPS:]
    finally:
        screen.terminate()
        screen.wait()
    median = [statistics.median(times) for times in zip(*pairs)]
    slowest = [max(times) for times in zip(*pairs)]
    print(f"{'first frame of a window':40} {'median':>9} {'slowest':>9}")
    print(f"{'Dateline':40} {median[0]:7.3f} s {slowest[0]:7.3f} s")
    print(f"{'an empty ImGui window, the same fonts':40} {median[1]:7.3f} s {slowest[1]:7.3f} s   "
          f"ratio {median[0] / median[1]:.2f}")


if __name__ == "__main__":
    main()
