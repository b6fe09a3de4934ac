#!/usr/bin/env python3
"""panels_test.py PROGRAM [unittest options]: panels are folded and drawn wider, and the window remembers it; dialogs
that say where something was lie beside the map."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window
from png_pixels import screen

PROGRAM = None


class PanelsCase(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.state_home = tempfile.TemporaryDirectory()
        self.open()

    def open(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"], state_home=self.state_home.name)
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def restart(self):
        self.window.close()
        self.open()
        return self.start

    def tearDown(self):
        self.window.close()
        self.state_home.cleanup()

    def box(self, name):
        return self.window.settle()["boxes"][name]


class Panels(PanelsCase):
    def test_the_story_is_folded_by_its_button_and_stays_so_until_it_is_opened(self):
        left = self.box("panel/map")[0]
        self.window.click("button/fold-story")
        state = self.window.wait_for("it is folded", lambda s: "panel/story" not in s["boxes"])
        self.assertLess(state["boxes"]["panel/map"][0], 40)
        state = self.restart()
        self.assertNotIn("panel/story", state["boxes"])
        self.assertLess(state["boxes"]["panel/map"][0], 40)
        self.window.click("button/unfold-story")
        self.window.wait_for("it is open", lambda s: "panel/story" in s["boxes"] and s["boxes"]["panel/map"][0] == left)
        self.assertIn("panel/story", self.restart()["boxes"])

    def test_the_timeline_is_folded_by_its_button_and_stays_so_until_it_is_opened(self):
        top = self.box("panel/timeline")[1]
        self.window.click("button/fold-timeline")
        self.window.wait_for("it is folded", lambda s: s["boxes"]["panel/map"][3] > top + 80)
        self.assertGreater(self.restart()["boxes"]["panel/map"][3], top + 80)
        self.window.click("button/fold-timeline")
        self.window.wait_for("it is open", lambda s: s["boxes"]["panel/map"][3] == top)
        self.assertEqual(self.restart()["boxes"]["panel/map"][3], top)

    def test_edges_are_dragged_and_are_there_again_when_the_window_is_next_opened(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click("marker/" + mosul)
        self.window.wait_for("the inspector is there", lambda s: "panel/inspector" in s["boxes"])
        before = self.window.settle()["boxes"]
        for edge, dx, dy in (("edge/story-edge", 70, 0), ("edge/inspector-edge", -60, 0), ("edge/timeline-edge", 0, -50)):
            x, y = self.window.middle(edge)
            self.window.drag((x, y), (x + dx, y + dy))
            self.window.settle()
        after = self.window.settle()["boxes"]
        self.assertAlmostEqual(after["panel/map"][0] - before["panel/map"][0], 70, delta=6)
        self.assertAlmostEqual(before["panel/map"][2] - after["panel/map"][2], 60, delta=6)
        self.assertAlmostEqual(before["panel/map"][3] - after["panel/map"][3], 50, delta=6)
        self.restart()
        self.window.click("marker/" + mosul)
        self.window.wait_for("the inspector is there", lambda s: "panel/inspector" in s["boxes"])
        again = self.window.settle()["boxes"]
        for panel in ("panel/map", "panel/inspector", "panel/timeline", "panel/story"):
            self.assertEqual(again[panel], after[panel], panel)


class BesideTheMap(PanelsCase):
    def covered(self, dialog, over):
        """How many pixels of its width the dialog takes of that."""
        return max(0, min(dialog[2], over[2]) - max(dialog[0], over[0]))

    def map_is_seen(self):
        """The map is as it was, without a veil, and nothing lies on it."""
        state = self.window.settle()
        self.assertEqual(self.covered(state["boxes"]["panel/dialog"], state["boxes"]["panel/map"]), 0)
        x0, y0, x1, y1 = map(int, state["boxes"]["panel/map"])
        part = (x0 + 30, y0 + 40, x1 - 120, y1 - 120)
        return screen(self.display.name).part(*part)

    def test_an_event_is_added_with_the_whole_map_in_view(self):
        x0, y0, x1, y1 = map(int, self.start["boxes"]["panel/map"])
        before = screen(self.display.name).part(x0 + 30, y0 + 40, x1 - 120, y1 - 120)
        self.window.key("m")
        self.window.box("map/banner")
        self.window.settle()
        self.window.click(((x0 + x1) / 2, y0 + 60))
        self.window.wait_for("the dialog is there", lambda s: s["dialog"] and "panel/dialog" in s["boxes"])
        self.window.move(x0 / 2, y1 + 60)
        self.assertLess(self.map_is_seen().unlike(before, 12), 0.02)

    def test_the_map_is_moved_and_pointed_at_while_an_event_is_added(self):
        x, y = self.window.middle("panel/map")
        self.window.click((x + 120, y - 90), button=3)
        self.window.click("menu/add-event")
        self.window.field("field/actor")
        self.window.enter("saboteurs")
        camera = self.window.settle()["camera"]
        self.window.drag((x, y + 40), (x + 70, y + 40))
        self.window.wait_for("the map moves", lambda s: s["camera"] != camera)
        self.window.wheel(x, y, 1)
        state = self.window.settle()
        self.assertTrue(state["dialog"])
        self.window.click((x - 120, y - 100), button=3)
        self.window.click("menu/add-event")
        self.window.settle()
        before = {e["id"] for e in self.window.state()["events"]}
        self.window.click("button/add")
        state = self.window.wait_for("it is added", lambda s: {e["id"] for e in s["events"]} - before)
        event = next(e for e in state["events"] if e["id"] not in before)
        self.assertEqual(event["actor"], "saboteurs", "what was typed stays while the place is pointed at")
        boxes = self.window.settle()["boxes"]
        # The inspector has come, and the middle of the map has moved with its edge.
        middle = (boxes["panel/map"][0] + boxes["panel/map"][2]) / 2
        marker = boxes["marker/" + event["id"]]
        self.assertAlmostEqual((marker[0] + marker[2]) / 2 - middle, -120, delta=14)

    def test_a_place_of_ones_own_is_made_with_the_whole_map_in_view(self):
        x, y = self.window.middle("panel/map")
        self.window.click((x + 120, y - 90), button=3)
        self.window.click("menu/new-place")
        self.window.field("field/own-names")
        self.map_is_seen()
        self.window.enter("Mill Hill")
        self.window.key("Return")
        self.window.wait_for("it is made", lambda s: s["records"]["places"] == [["Mill Hill"]])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
