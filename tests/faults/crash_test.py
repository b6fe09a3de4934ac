#!/usr/bin/env python3
"""crash_test.py VOLATILE_DISK EDIT_FOREVER KILLS: kills a program that edits and saves a project KILLS times, or as
often as DATELINE_KILLS says, each time at a random moment, and opens what is left: as the kernel keeps it, and as a disk may have it after the power
failed at the same time. The project must open every time, with every edit that was said to be kept and every edit
done more than two seconds before, and be to the byte as it was after one of the edits.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import crash_rig

SECONDS = 2.0  # of work that may be lost
LOSSES = 3  # power losses tried of each kill


def count_of(lines, words):
    return max((int(line.split()[1]) for line in lines if line.split()[0] in words), default=0)


class Check:
    def __init__(self, program, seed):
        self.program = program
        self.seed = seed
        self.lost = []

    def __call__(self, state):
        texts = [line.text for line in state.lines]
        kept = count_of(texts, ("kept", "saved"))
        old = count_of([line.text for line in state.lines if line.time < state.moment - SECONDS], ("did",))
        run = subprocess.run([self.program, "check", state.folder / "war.dateline", str(self.seed), str(max(kept, old))],
                             capture_output=True, text=True)
        if run.returncode != 0:
            raise AssertionError(f"{run.stderr.strip()} ({kept} were kept, {old} older than {SECONDS} s)")
        at = int(run.stdout.split()[1])
        did = count_of(texts, ("did",))
        if state.killed_only:
            self.lost.append(did - at)


def main():
    library, program, kills = sys.argv[1], sys.argv[2], int(os.environ.get("DATELINE_KILLS") or sys.argv[3])
    luck = random.Random(20140610)
    started = time.monotonic()
    edits = compactions = 0
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder) / "start"
        start.mkdir()
        subprocess.run([program, "create", start / "war.dateline"], check=True)
        env = crash_rig.under_shim(library)
        for kill in range(kills):
            seed = luck.randrange(1 << 30)
            look = Check(program, seed)
            # Most die early, when the files are new; some after several seconds.
            seconds = luck.uniform(0.01, 0.4) if kill % 20 else luck.uniform(2.2, 3.5)
            run = crash_rig.check(lambda root, seed=seed: [program, "edit", root / "war.dateline", str(seed)], start,
                                  Path(folder) / "work", seconds, look, seed, env, losses=LOSSES)
            edits += count_of([line.text for line in run.lines], ("did",))
            compactions += sum(line.text.startswith("compacted") for line in run.lines)
            shutil.rmtree(Path(folder) / "work", ignore_errors=True)
    print(f"{kills} kills, {edits} edits, {compactions} times readings went, {kills * (1 + LOSSES)} states opened in {time.monotonic() - started:.0f} s")
    if edits < 20 * kills or compactions < kills / 20:
        sys.exit("hardly anything was edited: this shows nothing")


if __name__ == "__main__":
    main()
