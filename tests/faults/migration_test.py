#!/usr/bin/env python3
"""migration_test.py VOLATILE_DISK DATELINE PROJECTS [TEST...]: projects of earlier formats whose program dies, whose
machine loses power or whose disk is full while they are brought to the present format: at any moment there is the
project as it was or as it is to be, with all of its work, and never the second without a copy of the first."""
import json
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import after_crash
import crash_rig

LIBRARY, DATELINE, PROJECTS = sys.argv[1:4]
STORY = "BAGHDAD, June 16, 2014 - Gunmen abducted a judge in Ramadi on Saturday.\n"
PARTS = ("", "-readings", "-journal")
KILLS = 12
PATIENCE = 120  # seconds


class OfFormat1(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.start, self.root, self.trace = (self.folder / name for name in ("start", "root", "trace"))
        shutil.copytree(PROJECTS + "/format_1", self.start)
        (self.start / "more.txt").write_text(STORY)
        self.before = {part: (self.start / f"war.dateline{part}").read_bytes() for part in PARTS}
        self.seen = set()

    def command(self, root):
        return [DATELINE, "project", "add", root / "war.dateline", root / "more.txt"]

    def run_it(self, *words):
        done = subprocess.run([DATELINE, "project", *map(str, words)], capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def whole(self, project, stories):
        info = json.loads(self.run_it("info", project, "--format", "json"))
        counts = {what: info[what] for what in ("unread", "corrections", "fitting", "places", "views", "graded")}
        self.assertEqual(counts, {"unread": 0, "corrections": 13, "fitting": 13, "places": 1, "views": 1, "graded": 1})
        self.assertIn(info["stories"], stories)
        self.assertEqual(info["undo"], 17 + info["stories"])  # a step for each that came after the first two

    def look(self, state):
        project = state.folder / "war.dateline"
        version = json.loads(project.read_bytes())["version"]
        self.seen.add(version)
        self.whole(project, (3, 4))
        if version == 1:
            self.assertEqual(project.read_bytes(), self.before[""])
        else:
            for part in PARTS:
                kept = (state.folder / f"war.v1.dateline{part}").read_bytes()
                self.assertTrue(kept.startswith(self.before[part]), part)
            self.whole(state.folder / "war.v1.dateline", (3,))
        # Whoever goes on has it all, as if nothing had been.
        self.run_it(*self.command(state.folder)[2:])
        self.whole(project, (4,))
        self.whole(state.folder / "war.v1.dateline", (3,))
        self.assertEqual([p.name for p in state.folder.iterdir() if ".old-" in p.name], [])

    def test_power_fails_at_any_moment(self):
        shutil.copytree(self.start, self.root)
        run = crash_rig.run_and_kill(self.command(self.root), self.root, self.trace, PATIENCE, crash_rig.under_shim(LIBRARY))
        self.assertIsNone(run.killed)
        present = json.loads((self.root / "war.dateline").read_bytes())["version"]
        ops = after_crash.read_trace(self.trace)
        self.assertEqual(after_crash.differences(ops, self.start, self.root), [])
        self.assertTrue(any(op.kind == "link" for op in ops), "the readings are not copied")
        luck = random.Random(3)
        for point in range(len(ops) + 1):
            seed, out = luck.getrandbits(32), self.folder / "state"
            after_crash.crash_states(ops, self.start, out, point, seed)
            with self.subTest(f"power loss after {point} of {len(ops)} operations, seed {seed}"):
                self.look(crash_rig.State(out, [], 0, False, ""))
            shutil.rmtree(out)
        self.assertEqual(self.seen, {1, present})

    def test_the_program_is_killed_at_any_moment(self):
        luck = random.Random(4)
        for kill in range(KILLS):
            crash_rig.check(self.command, self.start, self.folder / "work", luck.uniform(0, 0.5), self.look, kill,
                            crash_rig.under_shim(LIBRARY), losses=2)

    def test_a_full_disk_leaves_it_as_it_was(self):
        refused = 0
        for n in range(1, 9):
            with self.subTest(n=n):
                shutil.rmtree(self.root, ignore_errors=True)
                shutil.copytree(self.start, self.root)
                self.trace.write_bytes(b"")
                env = dict(crash_rig.under_shim(LIBRARY, f"enospc@{n}"), VOLATILE_DISK_ROOT=str(self.root),
                           VOLATILE_DISK_TRACE=str(self.trace))
                done = subprocess.run(list(map(str, self.command(self.root))), env=env, capture_output=True, text=True,
                                      timeout=PATIENCE)
                self.assertIn(done.returncode, (0, 3), done.stderr)
                if "cannot be brought to the present format" in done.stderr:
                    refused += 1
                    self.assertIn("the disk is full", done.stderr)
                    self.assertEqual((self.root / "war.dateline").read_bytes(), self.before[""])
                self.look(crash_rig.State(self.root, [], 0, True, ""))
        self.assertGreater(refused, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
