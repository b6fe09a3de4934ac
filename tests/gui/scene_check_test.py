#!/usr/bin/env python3
"""scene_check_test.py PROGRAM [unittest options]: a briefing is begun from the events, checked, and put right by a click."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None


class SceneCheckTest(StoriesCase):
    STORIES = {"fall.txt": """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 (Northpress) - Rebels captured Mosul on June 10. Rebels captured Tikrit on June 11.

The army recaptured Tikrit on June 13, officials said. Aircraft bombed a convoy near Mosul on June 14 and killed twelve people.
"""}

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.window = Window(PROGRAM, self.display, [self.stories[0]], ["--theme", "light"],
                             state_home=str(Path(scratch.name) / "state"))
        self.window.wait_for("the story is compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        if self.window.process.poll() is None:
            self.window.close()

    def scenes(self, state=None):
        return (state or self.window.state())["records"]["scenes"]

    def findings(self, state):
        return sorted(name.split("/", 1)[1] for name in state["boxes"] if name.startswith("finding/"))

    def draft(self):
        self.window.key("s")
        self.window.box("button/draft-scenes")
        self.window.settle()
        self.window.click("button/draft-scenes")
        self.window.wait_for("it is drafted", lambda s: len(self.scenes(s)) > 1 and "scene/1" in s["boxes"])
        return self.window.settle()

    def test_a_briefing_is_begun_from_the_events_as_one_step(self):
        state = self.draft()
        scenes = self.scenes(state)
        self.assertEqual([s["kind"] for s in scenes], ["title"] + ["map"] * (len(scenes) - 1))
        self.assertGreaterEqual(len(scenes), 4)
        captions = [s["caption"] for s in scenes]
        self.assertTrue(any("captured Mosul" in c for c in captions), captions)
        self.assertTrue(any("recaptured Tikrit" in c for c in captions), captions)
        self.assertTrue(all("One source only: Northpress" in c for c in captions[1:]), captions)
        self.assertTrue(all(s["source"].startswith("Northpress") and s["highlights"] == 1 for s in scenes[1:]), scenes)
        self.assertTrue(scenes[0]["shown"])
        self.assertEqual(state["said"], f"{len(scenes)} scenes drafted")
        self.window.key("Next")
        first = self.window.wait_for("the first turn is shown", lambda s: self.scenes(s)[1]["shown"] and len(s["selected"]) == 1)
        self.assertLess(first["playhead"], self.start["playhead"])
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("all are gone by one step", lambda s: self.scenes(s) == [] and "button/draft-scenes" in s["boxes"])

    def test_a_draft_comes_behind_the_scenes_that_are_there(self):
        self.window.key("c")
        self.window.wait_for("one is captured", lambda s: len(self.scenes(s)) == 1)
        own = self.scenes()[0]["caption"]
        self.window.settle()
        self.window.key("s")
        self.window.box("button/add-scene")
        self.window.settle()
        self.window.click("button/add-scene")
        self.window.box("menu/add-draft")
        self.window.settle()
        self.window.click("menu/add-draft")
        state = self.window.wait_for("the draft is there", lambda s: len(self.scenes(s)) > 2)
        self.assertEqual(self.scenes(state)[0]["caption"], own)
        self.assertEqual(self.scenes(state)[1]["kind"], "title")
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("its own is left", lambda s: [x["caption"] for x in self.scenes(s)] == [own])

    def test_one_click_mends_a_finding_and_undo_brings_it_back(self):
        event = self.window.event(self.start, "airstrike")
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()
        self.window.key("c")
        state = self.window.wait_for("it is captured", lambda s: len(self.scenes(s)) == 1)
        caption = self.scenes(state)[0]["caption"]
        self.assertNotIn("source", caption)
        self.window.settle()
        self.window.key("Escape", "Home", "s")
        self.window.box("button/check-scenes")
        self.window.settle()
        self.window.click("button/check-scenes")
        state = self.window.wait_for("it is found", lambda s: "one-source/1" in self.findings(s))
        self.window.settle()
        self.window.click("button/finding-show/one-source/1")
        state = self.window.wait_for("the scene is shown and its event selected",
                                     lambda s: self.scenes(s)[0]["shown"] and s["selected"] == [event])
        self.window.settle()
        self.window.click("button/finding-mend/one-source/1")
        state = self.window.wait_for("it is mended", lambda s: "one-source/1" not in self.findings(s)
                                     and self.scenes(s)[0]["caption"] != caption)
        self.assertIn("One source only: Northpress", self.scenes(state)[0]["caption"])
        self.assertEqual(state["undo"], "put scene 1 right")
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("it is found again", lambda s: "one-source/1" in self.findings(s)
                             and self.scenes(s)[0]["caption"] == caption)
        self.window.settle()
        self.window.key("Delete")
        self.assertEqual(len(self.scenes(self.window.settle())), 1, "no scene goes while none is in sight")
        self.window.key("Escape")
        self.window.wait_for("the list is back", lambda s: "scene/1" in s["boxes"] and self.findings(s) == [])

    def test_the_map_is_widened_to_what_was_news_beside_it(self):
        event = self.window.event(self.start, "airstrike")
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()
        x0, y0, x1, y1 = self.window.box("panel/map")
        self.window.drag(((x0 + x1) / 2, (y0 + y1) / 2), (x0 + 40, (y0 + y1) / 2 + 60))
        self.window.settle()
        self.window.drag((x1 - 60, (y0 + y1) / 2), (x0 + 40, (y0 + y1) / 2))
        self.window.settle()
        self.window.key("c")
        self.window.wait_for("it is captured", lambda s: len(self.scenes(s)) == 1)
        self.window.settle()
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.type("Check the scenes")
        self.window.settle()
        self.window.key("Return")
        before = self.window.wait_for("what it highlights is beside the map", lambda s: "off-frame/1" in self.findings(s))
        before = self.window.settle()
        if before["boxes"]["button/finding-mend/off-frame/1"][3] > y1 - 10:
            left, _, right, bottom = self.window.box("panel/scenes")
            self.window.wheel((left + right) / 2, bottom - 60, -5)
            self.window.settle()
        self.window.click("button/finding-mend/off-frame/1")
        self.window.wait_for("the map is wider", lambda s: "off-frame/1" not in self.findings(s)
                                     and s["camera"]["zoom"] < before["camera"]["zoom"] - 0.1)
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("and not any more", lambda s: "off-frame/1" in self.findings(s))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
