#!/usr/bin/env python3
"""newcomer_test.py TOP PRESET: script/run of the checkout TOP where there is no display, with the program that PRESET
builds. script/test starts it.
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PRESET = sys.argv.pop(2) if len(sys.argv) > 2 else "release"
TOP = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path()
STORY = TOP / "assets/stories/sample.txt"


class NewcomerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("DISPLAY", "WAYLAND_DISPLAY")} | {"DATELINE_PRESET": PRESET}

    def run_in_folder(self, *command):
        done = subprocess.run(list(map(str, command)), cwd=self.folder, env=self.environment, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done.stdout.decode()

    def test_the_sample_is_drawn_into_a_picture_where_there_is_no_display(self):
        said = self.run_in_folder(TOP / "script/run")
        drawn = self.folder / "dateline-map.png"
        self.assertIn(str(drawn.resolve()), said)
        by_hand = self.folder / "by-hand.png"
        self.run_in_folder(TOP / "build" / PRESET / "bin/dateline", "render", STORY, "-o", by_hand)
        self.assertEqual(drawn.read_bytes(), by_hand.read_bytes())

    def test_a_story_of_ones_own_is_drawn_by_the_day_that_options_give(self):
        story = self.folder / "story.txt"
        story.write_text("The army recaptured Tikrit on Sunday.\n", encoding="utf-8")
        pictures = []
        for day in ("2014-06-16", "2015-03-30"):
            self.run_in_folder(TOP / "script/run", story, "--date", day)
            pictures.append((self.folder / "dateline-map.png").read_bytes())
        self.assertNotEqual(*pictures)

    def test_a_story_that_is_not_there_is_named(self):
        done = subprocess.run([str(TOP / "script/run"), "gone.txt"], cwd=self.folder, env=self.environment,
                              capture_output=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("gone.txt", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
