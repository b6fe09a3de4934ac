#!/usr/bin/env python3
"""example_test.py PROGRAM [unittest options]: the example briefing is opened from the empty window, gone through, and
left as it is."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import Display, Window

PROGRAM = None


class ExampleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.addClassCleanup(cls.display.close)

    def setUp(self):
        self.share = Path(PROGRAM).resolve().parents[1] / "share" / "dateline" / "briefing"
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.state_home = Path(scratch.name)
        before = self.in_share()
        self.open()
        self.addCleanup(lambda: self.assertEqual(self.in_share(), before, "nothing is written where it lies"))

    def in_share(self):
        return {p.name: (p.stat().st_mtime_ns, p.stat().st_size) for p in self.share.iterdir()}

    def open(self, *files):
        self.window = Window(PROGRAM, self.display, files, ["--theme", "light"], state_home=str(self.state_home))
        self.addCleanup(self.window.close)

    def unsaved(self):
        folder = self.state_home / "dateline" / "unsaved"
        return sorted(p.name for p in folder.glob("*.dateline"))

    def scenes(self, state):
        return state["records"]["scenes"]

    def shown(self, state):
        return [i + 1 for i, s in enumerate(self.scenes(state)) if s["shown"]]

    def example_is_there(self):
        state = self.window.wait_for("the example is there", lambda s: s["stories"] == 5 and s["concluded"] and not s["busy"])
        self.assertEqual(len(self.scenes(state)), 13)
        self.assertIn("panel/scenes", state["boxes"])
        self.assertIn("in a copy of your own", state["notice"])
        return self.window.settle()

    def test_a_click_in_the_empty_window_opens_it_and_page_down_goes_through_it(self):
        self.window.wait_for("the empty window", lambda s: "button/begin-open-example" in s["boxes"])
        self.window.settle()
        self.window.click("button/begin-open-example")
        self.example_is_there()
        self.window.key("Escape")
        self.window.wait_for("it has been read", lambda s: s["notice"] == "")
        for number in (1, 2, 3, 4):
            self.window.key("Next")
            state = self.window.wait_for(f"scene {number}", lambda s, n=number: self.shown(s) == [n])
            if number == 3:
                self.assertEqual(len(state["selected"]), 3)
        self.assertEqual(state["playing"], 1, "this one plays")
        # Who only looked is asked nothing, and leaves nothing behind.
        self.window.ask_to_close()
        self.assertEqual(self.window.process.wait(60), 0)
        self.assertEqual(self.unsaved(), [])

    def test_the_palette_opens_it_too_and_what_is_changed_goes_into_a_copy(self):
        self.window.wait_for("the empty window", lambda s: "button/begin-open-example" in s["boxes"])
        self.window.settle()
        self.window.key("ctrl+k")
        self.window.wait_for("the palette is open", lambda s: s["dialog"])
        self.window.settle()
        self.window.enter("example brief")
        self.window.key("Return")
        self.example_is_there()
        self.window.key("c")
        state = self.window.wait_for("a scene is captured", lambda s: len(self.scenes(s)) == 14)
        state = self.window.wait_for("it is said where", lambda s: "kept in a copy" in s["notice"] and s["file"]["path"] == "")
        self.assertTrue(state["file"]["unsaved"])
        self.window.settle()
        self.assertEqual(len(self.unsaved()), 1)
        self.window.save_as(self.state_home / "mine.dateline")
        self.window.wait_for("it is saved", lambda s: s["file"]["path"].endswith("mine.dateline") and not s["file"]["unsaved"])
        self.assertEqual(self.unsaved(), [])

    def test_named_on_the_command_line_it_stays_as_it_is_too(self):
        self.window.close()
        self.open(self.share / "example.dateline")
        state = self.window.wait_for("the example is there", lambda s: s["stories"] == 5 and s["concluded"] and not s["busy"])
        self.assertIn("stays as it is", state["notice"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
