#!/usr/bin/env python3
"""disk_faults_test.py VOLATILE_DISK EDIT_FOREVER DATELINE [TEST...]: projects on disks that are full, broken, read-only or gone.
A program that edits one goes on or ends with an error that names a file and a cure; the project then opens, with all
that was said to be kept, also after the power fails."""
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import after_crash
import crash_rig

LIBRARY, EDIT, DATELINE = sys.argv[1:4]
FULL = [*range(1, 16), 18, 22, 27, 33, 40, 50, 63, 80, 100, 140]
BROKEN = [1, 2, 3, 4, 5, 7, 10, 15, 24, 40]
EDITS = 250
PATIENCE = 120  # seconds
# "edit_forever: FILE: what. Cure." and the same of dateline
ERROR = re.compile(r"^(edit_forever|dateline): \S*/war\.dateline\S*: [^.]+\. [A-Z].*\.$", re.MULTILINE)


class DiskFaults(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.start = self.folder / "start"
        self.start.mkdir()
        subprocess.run([EDIT, "create", self.start / "war.dateline"], check=True)
        self.root = self.folder / "root"
        self.trace = self.folder / "trace"

    def run_on_fault(self, fault, *command):
        """On a copy of the folder `start` with that fault."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.trace.unlink(missing_ok=True)
        shutil.copytree(self.start, self.root)
        self.trace.touch()
        env = dict(crash_rig.under_shim(LIBRARY, fault), VOLATILE_DISK_ROOT=str(self.root),
                   VOLATILE_DISK_TRACE=str(self.trace))
        return subprocess.run(list(map(str, command)), env=env, capture_output=True, text=True, timeout=PATIENCE)

    def ended_well(self, done, *statuses):
        """Gives whether it ended with an error, which must be one that helps."""
        self.assertIn(done.returncode, (0, *statuses), done.stderr)
        if done.returncode != 0:
            self.assertRegex(done.stderr, ERROR)
        return done.returncode != 0

    def kept(self, lines):
        return max((int(line.split()[1]) for line in lines if line.split()[0] in ("kept", "saved")), default=0)

    def opens_with(self, folder, seed, least):
        done = subprocess.run([EDIT, "check", folder / "war.dateline", str(seed), str(least)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, f"{done.stderr} ({least} were kept)")
        left = [p.name for p in folder.iterdir() if ".old-" in p.name]
        self.assertEqual(left, [], "nothing is set aside of a project that is sound")

    def opens_after_power_loss(self, seed, losses):
        ops = after_crash.read_trace(self.trace)
        self.assertEqual(after_crash.differences(ops, self.start, self.root), [])
        luck = random.Random(seed)
        for number in range(losses):
            point = len(ops) if number % 2 == 0 else luck.randint(0, len(ops))
            state, dice = self.folder / "state", luck.getrandbits(32)
            after_crash.crash_states(ops, self.start, state, point, dice)
            with self.subTest(f"power loss after {point} of {len(ops)} operations, seed {dice}"):
                self.opens_with(state, seed, self.kept(after_crash.said_by(ops, point)))
            shutil.rmtree(state)

    def test_a_full_disk_loses_nothing_that_was_kept(self):
        failed = 0
        for n in FULL:
            with self.subTest(n=n):
                done = self.run_on_fault(f"enospc@{n}", EDIT, "edit", self.root / "war.dateline", n, EDITS)
                if self.ended_well(done, 1):
                    failed += 1
                    self.assertIn("disk is full", done.stderr)
                ops = after_crash.read_trace(self.trace)
                self.opens_after_power_loss(n, 3)
                self.opens_with(self.root, n, self.kept(after_crash.said_by(ops, len(ops))))
        self.assertGreater(failed, 15)

    def test_a_disk_that_breaks_once_loses_nothing_that_was_kept(self):
        failed = 0
        for n in BROKEN:
            with self.subTest(n=n):
                done = self.run_on_fault(f"eio-fsync@{n}", EDIT, "edit", self.root / "war.dateline", n, EDITS)
                failed += self.ended_well(done, 1)
                ops = after_crash.read_trace(self.trace)
                self.opens_after_power_loss(n, 3)
                self.opens_with(self.root, n, self.kept(after_crash.said_by(ops, len(ops))))
        self.assertGreater(failed, 5)

    def test_who_goes_on_after_a_fault_is_told_the_truth_from_then_on(self):
        failed = 0
        for n in range(1, 30):
            with self.subTest(n=n):
                done = self.run_on_fault(f"eio-fsync@{n}", EDIT, "edit", self.root / "war.dateline", n, EDITS, "stubborn")
                self.assertEqual(done.returncode, 0, done.stderr)
                failed += "failed" in done.stdout
                self.assertEqual(self.kept(done.stdout.splitlines()), EDITS, done.stderr)
                self.opens_after_power_loss(n, 6)
                self.opens_with(self.root, n, EDITS)
        self.assertGreater(failed, 15)

    def test_a_disk_that_may_not_be_written_to_is_told(self):
        done = self.run_on_fault("readonly", EDIT, "edit", self.root / "war.dateline", 1, EDITS)
        self.assertEqual(done.returncode, 1)
        self.assertIn("open for reading. Save it under another name", done.stderr)
        self.assertEqual(done.stdout, "")
        done = self.run_on_fault("readonly", EDIT, "create", self.root / "war2.dateline")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"war2\.dateline-lock: cannot be made: .+\. Check")
        for words in (["new", self.root / "war2.dateline"], ["add", self.root / "war.dateline", self.story("a")],
                      ["rerun", self.root / "war.dateline"]):
            done = self.run_on_fault("readonly", DATELINE, "project", *words)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("war", done.stderr)
        for words in (["info"], ["check"], ["rerun", "--dry-run"]):
            done = self.run_on_fault("readonly", DATELINE, "project", words[0], self.root / "war.dateline", *words[1:])
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_folder_that_is_moved_away_takes_all_with_it(self):
        for seed in range(6):
            with self.subTest(seed=seed):
                root, away = self.folder / f"root{seed}", self.folder / f"away{seed}"
                output = self.folder / f"said{seed}"
                shutil.copytree(self.start, root)
                with output.open("wb") as out, subprocess.Popen([EDIT, "edit", root / "war.dateline", str(seed)], stdout=out,
                                                                stderr=subprocess.PIPE, text=True) as process:
                    self.wait_for_the_first_edit(output, process)
                    time.sleep(0.1 * seed)
                    root.rename(away)
                    _, told = process.communicate(timeout=PATIENCE)
                said = output.read_text()
                self.assertEqual(process.returncode, 1)
                self.assertRegex(told, ERROR)
                self.assertIn("folder does not exist", told)
                self.assertFalse(root.exists())
                self.opens_with(away, seed, self.kept(said.splitlines()))

    def wait_for_the_first_edit(self, output, process):
        """A busy machine may take long to start a program, which must have opened the project before it is moved."""
        until = time.monotonic() + PATIENCE
        while output.stat().st_size == 0 and process.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        self.assertGreater(output.stat().st_size, 0)

    def story(self, name):
        path = self.folder / "stories" / (name + ".txt")
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"BAGHDAD, June 16, 2014 - Rebels captured the mill of {name} near Tikrit on June 11, 2014.\n" * 20)
        return path

    def counted(self, path):
        done = subprocess.run([DATELINE, "project", "info", path, "--format", "text"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("to be read again", done.stdout)
        return int(re.search(r"^stories +(\d+)", done.stdout, re.MULTILINE).group(1))

    def test_stories_are_added_on_a_full_or_broken_disk_or_not_at_all(self):
        subprocess.run([DATELINE, "project", "add", self.start / "war.dateline", self.story("first")], check=True,
                       capture_output=True)
        for i in range(40):
            self.story(f"n{i}")
        failed = 0
        faults = [f"enospc@{n}" for n in FULL[:12]] + [f"eio-fsync@{n}" for n in BROKEN[:6]]
        for fault in faults:
            with self.subTest(fault):
                done = self.run_on_fault(fault, DATELINE, "project", "add", self.root / "war.dateline",
                                         self.folder / "stories", "--threads", "2")
                stories = self.counted(self.root / "war.dateline")
                if self.ended_well(done, 1, 3):
                    failed += 1
                    self.assertIn(stories, range(1, 42))
                else:
                    self.assertEqual(stories, 41)
                # What is missing comes with the next try.
                again = subprocess.run([DATELINE, "project", "add", self.root / "war.dateline", self.folder / "stories"],
                                       capture_output=True, text=True)
                self.assertEqual(again.returncode, 0, again.stderr)
                self.assertEqual(self.counted(self.root / "war.dateline"), 41)
                left = [p.name for p in self.root.iterdir()]
                self.assertEqual(sorted(left), ["war.dateline", "war.dateline-readings"])
        self.assertGreater(failed, 5)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
