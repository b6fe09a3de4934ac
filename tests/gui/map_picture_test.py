#!/usr/bin/env python3
"""map_picture_test.py PROGRAM [unittest options]: the map copied and saved as a picture is what the screen shows."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from driver import PATIENCE, StoriesCase, Window
from png_pixels import read_png, screen

PROGRAM = None

FALL = """Militants seize Tal Afar
16 June 2014

BAGHDAD, June 16, 2014 - Militants captured Tal Afar on Sunday after heavy fighting, officials said.

Gunmen seized Mosul on June 10 and soldiers withdrew from Kirkuk on June 12.
"""


class MapPictureTest(StoriesCase):
    STORIES = {"fall.txt": FALL}

    def open(self):
        window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.addCleanup(window.close)
        window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        x0, y0, x1, y1 = window.box("panel/timeline")
        window.move((x0 + x1) / 2, y1 - 4)  # nothing on the map is under the mouse
        window.settle()
        return window

    def check(self, picture, window, before):
        """`picture` is the map as it was on screen, below a line."""
        x0, y0, x1, y1 = (round(v) for v in window.box("panel/map"))
        line = picture.height - (y1 - y0)
        self.assertEqual(picture.width, x1 - x0)
        self.assertTrue(20 <= line <= 60, f"a line of {line} pixels above the map")
        shown = before.part(x0, y0, x1, y1)
        # But for the buttons in the upper right corner, which are no part of the map.
        top = 60
        self.assertLess(picture.part(0, line + top, picture.width, picture.height).unlike(
            shown.part(0, top, shown.width, shown.height), 12), 0.01)
        # There is something to compare, and the line has words.
        self.assertGreater(len(set(picture.rows[line + 200])), 8)
        dark = sum(1 for row in picture.rows[4:line - 4] for x in range(0, 900, 3) if sum(row[x:x + 3]) < 250)
        self.assertGreater(dark, 60)

    def test_the_map_is_copied_as_it_is_on_screen(self):
        window = self.open()
        window.key("ctrl+g")
        window.field("field/place")
        window.enter("36.0 43.5")
        window.key("Return")
        window.wait_for("a place is pinned", lambda s: s["pin"] is not None)
        window.settle()
        before = screen(self.display.name)
        window.key("ctrl+shift+c")
        window.wait_for("it is copied", lambda s: s["said"] == "The map is copied as a picture")
        read = subprocess.run(["xclip", "-selection", "clipboard", "-t", "image/png", "-o"], env=window.environment,
                              check=True, timeout=PATIENCE, capture_output=True)
        self.check(read_png(read.stdout), window, before)

    def test_the_map_is_saved_where_the_user_says(self):
        window = self.open()
        before = screen(self.display.name)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name) / "front"
        window.click("button/view")
        window.box("view/save-map")
        window.settle()
        window.click("view/save-map")
        window.field("field/path")
        window.enter(str(path))
        window.key("Return")
        window.wait_for("it is saved", lambda s: s["said"] == "The map is saved as front.png")
        written = Path(str(path) + ".png").read_bytes()
        self.check(read_png(written), window, before)
        # A picture that is there already is not written over unasked.
        window.key("ctrl+k")
        window.field("field/palette")
        window.type("save map")
        window.wait_for("it is found", lambda s: "palette/chosen/action/save-map" in s["boxes"])
        window.key("Return")
        window.field("field/path")
        window.enter(str(path) + ".png")
        window.key("Return")
        window.box("button/write-over")
        window.key("Escape")
        window.wait_for("nothing is asked any more", lambda s: not s["dialog"])
        self.assertEqual(Path(str(path) + ".png").read_bytes(), written)

    def test_without_a_program_that_keeps_it_the_package_is_named(self):
        path = os.environ["PATH"]
        os.environ["PATH"] = "/nonexistent"
        try:
            window = Window(PROGRAM, self.display, self.stories, [])
        finally:
            os.environ["PATH"] = path
        self.addCleanup(window.close)
        window.environment["PATH"] = path
        window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        window.settle()
        window.key("ctrl+shift+c")
        state = window.wait_for("it says so", lambda s: s["error"])
        self.assertIn("Install the package xclip", str(state["error"]))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
