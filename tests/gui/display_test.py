#!/usr/bin/env python3
"""How the window looks: colours, sizes and motion, set in it and remembered."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None
THEMES = ("light", "dark", "print", "high-contrast", "high-contrast-dark")


def width(box):
    return box[2] - box[0]


def height(box):
    return box[3] - box[1]


class Display(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.state_home = tempfile.TemporaryDirectory()
        self.window = self.start_one()

    def tearDown(self):
        self.window.close()
        self.state_home.cleanup()

    def start_one(self, options=(), size="1280x720"):
        window = Window(PROGRAM, self.display, self.stories, options, size, state_home=self.state_home.name)
        self.read = window.wait_for("the story is read", lambda s: s["counts"]["all"] > 0 and s["concluded"])
        window.settle()
        return window

    def again(self, options=(), size="1280x720"):
        """The next run."""
        self.window.close()
        self.window = self.start_one(options, size)
        return self.window.state()

    def open(self):
        self.window.key("ctrl+comma")
        self.window.wait_for("the dialog is there", lambda s: s["dialog"] and "display/print" in s["boxes"])
        self.window.settle()

    def settings(self):
        return json.loads((Path(self.state_home.name) / "dateline" / "settings.json").read_text(encoding="utf-8"))

    def test_every_theme_is_chosen_in_the_dialog_and_remembered(self):
        self.open()
        for theme in reversed(THEMES):
            self.window.click("display/" + theme)
            self.window.wait_for(theme, lambda s, t=theme: s["theme"] == t)
        self.window.click("display/high-contrast")
        self.window.wait_for("high contrast", lambda s: s["theme"] == "high-contrast")
        self.window.key("Escape")
        self.window.wait_for("the dialog is gone", lambda s: not s["dialog"])
        self.assertEqual(self.again()["theme"], "high-contrast")
        self.window.key("t")
        self.window.wait_for("its own dark", lambda s: s["theme"] == "high-contrast-dark")

    def test_the_size_of_everything_changes_at_once_and_is_remembered(self):
        before = height(self.window.box("panel/status"))
        self.open()
        self.window.click("display/size-150")
        self.window.wait_for("it is larger", lambda s: s["display"]["size"] == 150 and
                             height(s["boxes"]["panel/status"]) == before * 1.5)
        self.window.key("Escape")
        self.assertEqual(height(self.again()["boxes"]["panel/status"]), before * 1.5)
        state = self.again(["--scale", "1"])
        self.assertEqual(height(state["boxes"]["panel/status"]), before, "--scale wins for the run")
        self.assertEqual(state["display"]["size"], 150)
        self.assertEqual(self.settings()["display"]["size"], 150, "and is not remembered")

    def test_dates_are_written_as_people_there_write_them_and_remembered(self):
        self.open()
        for style in ("month-first", "iso"):
            self.window.click("display/dates-" + style)
            self.window.wait_for(style, lambda s, t=style: s["display"]["dates"] == t)
        self.window.settle()
        self.window.click("button/close-dialog")
        self.window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        self.window.settle()
        self.assertEqual(self.settings()["display"]["dates"], "iso")
        self.assertEqual(self.again()["display"]["dates"], "iso")

    def test_times_are_read_out_on_a_second_clock_that_is_remembered(self):
        self.open()
        self.assertNotIn("timeline/elsewhere", self.window.state()["boxes"])
        self.window.click("display/zone")
        self.window.wait_for("the list of clocks is open", lambda s: "zone/0" in s["boxes"])
        self.window.settle()
        self.window.click("zone/0")
        self.window.wait_for("UTC is chosen", lambda s: s["display"]["zone"] == 0 and
                             "timeline/elsewhere" in s["boxes"])
        self.window.settle()
        self.window.click("button/close-dialog")
        self.window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        self.window.settle()
        self.assertEqual(self.settings()["display"]["zone"], 0)
        state = self.again()
        self.assertEqual(state["display"]["zone"], 0)
        self.assertIn("timeline/elsewhere", state["boxes"])

    def test_text_grows_apart_from_the_map(self):
        marker = next(n for n in self.read["boxes"] if n.startswith("marker/"))
        before = self.window.state()["boxes"]
        self.open()
        self.window.click("display/text-130")
        state = self.window.wait_for("words are larger", lambda s: s["display"]["text"] == 130 and
                                     height(s["boxes"]["panel/status"]) > height(before["panel/status"]))
        self.assertAlmostEqual(width(state["boxes"]["button/story"]), width(before["button/story"]) * 1.3, delta=3)
        self.assertAlmostEqual(width(state["boxes"][marker]), width(before[marker]), delta=1)

    def test_keys_make_everything_larger_and_smaller(self):
        self.window.key("ctrl+plus")
        self.window.wait_for("larger", lambda s: s["display"]["size"] == 110)
        self.window.key("ctrl+minus", "ctrl+minus")
        self.window.wait_for("smaller", lambda s: s["display"]["size"] == 90)
        self.window.key("ctrl+0")
        self.window.wait_for("as usual", lambda s: s["display"]["size"] == 100)

    def test_with_little_motion_the_map_is_there_at_once(self):
        self.open()
        self.window.click("display/still")
        self.window.wait_for("it is set", lambda s: s["display"]["still"])
        self.window.key("Escape")
        self.window.wait_for("the dialog is gone", lambda s: not s["dialog"])
        self.window.key("Home")
        self.window.settle()
        zooms = {round(self.window.state()["camera"]["zoom"], 6)}
        self.window.key("Right", "f")
        for _ in range(40):
            zooms.add(round(self.window.state()["camera"]["zoom"], 6))
        zooms.add(round(self.window.settle()["camera"]["zoom"], 6))
        self.assertEqual(len(zooms), 2, "no step of a flight between where it was and where it is")

    def test_the_inspector_of_a_narrow_window_can_be_used(self):
        self.again(size="900x720")
        self.window.key("Home", "Right")
        state = self.window.wait_for("an event is selected", lambda s: s["selected"])
        self.assertNotIn("panel/story", self.window.settle()["boxes"], "it lies where the story was")
        self.window.click("button/edit")
        self.window.wait_for("its editor is open", lambda s: "field/type" in s["boxes"])
        self.window.key("Escape", "Escape", "Escape")
        self.window.wait_for("the story is back", lambda s: "panel/story" in s["boxes"])
        self.assertTrue(state["selected"])

    def test_dialogs_stay_within_a_low_window_with_large_text(self):
        self.open()
        self.window.click("display/text-150")
        self.window.wait_for("words are larger", lambda s: s["display"]["text"] == 150)
        self.window.settle()
        for name in ("display/light", "display/size-100"):
            box = self.window.box(name)
            self.assertGreaterEqual(box[1], 0, name)
            self.assertLessEqual(box[3], 720, name)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
