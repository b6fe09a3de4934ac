#!/usr/bin/env python3
"""filter_test.py PROGRAM [unittest options]: which events are shown, by the map, the selection and time."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None


class FilterTest(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        self.window.click("button/events")
        self.window.box("button/in-view")
        self.start = self.window.settle()
        self.mosul = self.window.event(self.start, "capture", "Mosul")
        self.baghdad = self.window.event(self.start, "bombing", "Baghdad")

    def tearDown(self):
        self.window.close()

    def shown(self, state):
        return {name[len("row/"):] for name in state["boxes"] if name.startswith("row/")}

    def all_are_shown(self):
        return self.window.wait_for("all are shown", lambda s: s["counts"]["shown"] == s["counts"]["all"])

    def zoom_to_mosul(self):
        for _ in range(3):
            self.window.wheel(*self.window.middle("marker/" + self.mosul), 2)
            self.window.settle()

    def select_north(self):
        """Draws a box with Shift around what lies in the upper part of the map."""
        x0, y0, x1, y1 = self.window.box("panel/map")
        below = self.window.box("marker/" + self.mosul)[3] + 12
        self.window.drag((x0 + 8, y0 + 8), (x1 - 90, below), keys=["shift"])
        return self.window.wait_for("the box selects", lambda s: self.mosul in s["selected"])

    def test_only_what_is_in_view_goes_with_the_map(self):
        self.window.key("i")
        self.window.box("filter/view")
        self.zoom_to_mosul()
        state = self.window.wait_for("Baghdad is out of view",
                                     lambda s: s["counts"]["shown"] < s["counts"]["all"] and "bar/" + self.baghdad not in s["boxes"])
        self.assertNotIn("row/" + self.baghdad, self.window.settle()["boxes"])
        self.assertIn("row/" + self.mosul, state["boxes"])
        self.assertIn("bar/" + self.mosul, state["boxes"])
        self.window.key("0")
        self.all_are_shown()
        self.zoom_to_mosul()
        self.window.wait_for("fewer again", lambda s: s["counts"]["shown"] < s["counts"]["all"])
        self.window.key("i")
        state = self.all_are_shown()
        self.assertNotIn("filter/view", self.window.settle()["boxes"])

    def test_a_box_on_the_map_becomes_the_filter(self):
        selected = self.select_north()["selected"]
        self.assertNotIn(self.baghdad, selected)
        self.window.settle()
        self.window.click("button/only-selected")
        state = self.window.wait_for("only these are shown", lambda s: s["counts"]["shown"] == len(selected))
        self.window.key("Escape")
        state = self.window.wait_for("they stay when nothing is selected", lambda s: not s["selected"])
        state = self.window.settle()
        self.assertEqual(self.shown(state), set(selected))
        self.assertNotIn("marker/" + self.baghdad, state["boxes"])
        self.window.click("filter/only")
        self.all_are_shown()

    def test_a_range_on_the_timeline_filters_the_list(self):
        x0, _, x1, _ = self.window.box("bar/" + self.mosul)
        _, top, _, bottom = self.window.box("timeline/ruler")
        self.window.drag((x0 + 2, (top + bottom) / 2), (x1 - 2, (top + bottom) / 2), keys=["ctrl"])
        self.window.wait_for("a range is set", lambda s: s["range"] is not None)
        state = self.window.settle()
        self.assertIn("row/" + self.mosul, state["boxes"])
        self.assertNotIn("row/" + self.baghdad, state["boxes"])
        self.window.click("filter/time")
        self.all_are_shown()

    def test_filters_combine_and_one_reset_clears_all(self):
        selected = self.select_north()["selected"]
        self.window.settle()
        self.window.click("button/only-selected")
        self.window.wait_for("only these", lambda s: s["counts"]["shown"] == len(selected))
        self.window.key("ctrl+f")
        self.window.settle()  # keys are letters from the next frame on
        self.window.enter("Mosul")
        self.window.key("Escape")
        self.window.wait_for("the field is left", lambda s: s["typed"] is None)
        self.window.settle()
        self.window.key("i")
        state = self.window.wait_for("three chips", lambda s: all(
            "filter/" + part in s["boxes"] for part in ("text", "view", "only")))
        self.assertLess(state["counts"]["shown"], len(selected))
        # One is taken out alone.
        self.window.click("filter/text")
        self.window.wait_for("the others stay", lambda s: s["counts"]["shown"] == len(selected))
        self.assertNotIn("filter/text", self.window.settle()["boxes"])
        self.window.click("filter/reset")
        self.all_are_shown()
        self.assertFalse([name for name in self.window.settle()["boxes"] if name.startswith("filter/")])

    def test_a_saved_view_keeps_them_in_the_projects_file(self):
        self.zoom_to_mosul()
        self.window.key("i")
        few = self.window.wait_for("fewer are shown", lambda s: s["counts"]["shown"] < s["counts"]["all"])["counts"]["shown"]
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.type("save this view")
        self.window.wait_for("it is found", lambda s: "palette/chosen/action/save-view" in s["boxes"])
        self.window.key("Return")
        self.window.field("field/view-name")
        self.window.enter("North")
        self.window.key("Return")
        self.window.wait_for("the view is kept", lambda s: s["records"]["views"] == ["North"])
        self.window.key("Escape")
        self.window.settle()
        self.window.click("button/reset")
        self.all_are_shown()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name) / "war.dateline"
        self.window.save_as(path)
        self.assertIn('"in_view":true', path.read_text(encoding="utf-8").replace(" ", ""))
        self.window.close()
        self.window = Window(PROGRAM, self.display, [path], ["--theme", "light"])
        self.window.wait_for("it is open", lambda s: s["stories"] == 1 and not s["busy"])
        self.window.settle()
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.type("north")
        state = self.window.settle()
        self.window.click(next(name for name in state["boxes"] if name.startswith("palette/view/")))
        self.window.wait_for("the filter is back", lambda s: s["counts"]["shown"] == few)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
