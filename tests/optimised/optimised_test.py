#!/usr/bin/env python3
"""optimised_test.py TOP: what users get by script/run, the optimised program, against the one with assertions that all
other tests run. Both have to be built: the presets `release` and `dev` of the checkout TOP. script/test starts it.
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path()
STORY = TOP / "assets/stories/sample.txt"


def program(preset, name="dateline"):
    return TOP / "build" / preset / "bin" / name


class OptimisedTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("DISPLAY", "WAYLAND_DISPLAY")}

    def run_in_folder(self, *command):
        done = subprocess.run(list(map(str, command)), cwd=self.folder, env=self.environment, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done.stdout

    def test_a_newcomer_without_a_display_gets_the_map_of_the_sample_as_a_picture(self):
        said = self.run_in_folder(TOP / "script/run").decode()
        drawn = self.folder / "dateline-map.png"
        self.assertIn(str(drawn.resolve()), said)
        checked = self.folder / "checked.png"
        self.run_in_folder(program("dev"), "render", STORY, "-o", checked)
        self.run_in_folder(program("dev", "dateline-compare-pictures"), checked, drawn, self.folder / "differs.png", "0.001")

    def test_every_answer_is_that_of_the_program_with_assertions(self):
        commands = [["extract", STORY, "--format", f] for f in ("geojson", "json", "csv", "text")]
        commands += [["times", STORY, "--format", "text"], ["timeline", STORY], ["holders", STORY],
                     ["gazetteer", "find", "Tel Afar"]]
        for command in commands:
            with self.subTest(command=" ".join(map(str, command))):
                answers = [self.run_in_folder(program(preset), *command) for preset in ("release", "dev")]
                self.assertEqual(*answers)
                self.assertTrue(answers[0])

    def test_a_project_keeps_the_sample(self):
        self.run_in_folder(program("release"), "project", "new", "war.dateline")
        self.run_in_folder(program("release"), "project", "add", "war.dateline", STORY)
        infos = [self.run_in_folder(program(preset), "project", "info", "war.dateline") for preset in ("release", "dev")]
        self.assertEqual(*infos)


if __name__ == "__main__":
    unittest.main()
