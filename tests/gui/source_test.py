#!/usr/bin/env python3
"""source_test.py PROGRAM [unittest options]: Enter opens the source at the sentence, whatever lies there."""
import sys
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None

# Long enough that its end is out of sight.
LONG = "From Mosul to Baghdad\n16 June 2014\n\nBAGHDAD, June 16, 2014 - Gunmen captured Mosul on June 10.\n\n" + "\n\n".join(
    f"Nothing of note was said about matter {i} by anybody who was asked about it at the time of writing." for i in range(40)
) + "\n\nTwo car bombs exploded in Baghdad on June 14.\n"


class SourceCase(StoriesCase):
    STORIES = {"long.txt": LONG, "fall.txt": SEIZED}
    SIZE = "1280x720"

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"], size=self.SIZE)
        self.window.wait_for("the stories are read and compared",
                             lambda s: s["stories"] == 2 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.bombing = [e["id"] for e in self.start["events"] if e["type"] == "bombing"]

    def tearDown(self):
        self.window.close()

    def in_sight(self, state, event):
        """Whether the event's sentence lies within what is seen of the story."""
        box, panel = state["boxes"].get("sentence/" + event), state["boxes"].get("panel/story")
        return bool(box and panel) and panel[0] <= box[0] and box[2] <= panel[2] and panel[1] <= box[1] and box[3] <= panel[3]

    def select_far(self):
        """The event at the long story's end, chosen on the timeline; its sentence is out of sight where one reads the story's beginning."""
        self.window.key("ctrl+Prior")
        self.window.wait_for("the long one is read", lambda s: s["title"] == "From Mosul to Baghdad")
        state = self.window.settle()
        self.far = next(e for e in self.bombing if "sentence/" + e in state["boxes"])
        self.assertFalse(self.in_sight(state, self.far), "it would prove nothing")
        self.window.click("bar/" + self.far)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [self.far])
        return self.window.settle()


class Source(SourceCase):
    def test_it_is_scrolled_to_again_after_the_reader_has_scrolled_away(self):
        state = self.select_far()
        self.assertTrue(self.in_sight(state, self.far))
        x, y = self.window.middle("panel/story")
        self.window.wheel(x, y, 40)
        self.window.wait_for("the beginning is read", lambda s: not self.in_sight(s, self.far))
        camera = self.window.settle()["camera"]
        self.window.key("Return")
        state = self.window.wait_for("it is in sight again", lambda s: self.in_sight(s, self.far))
        self.assertEqual((state["camera"], state["selected"]), (camera, [self.far]))

    def test_a_folded_panel_is_opened(self):
        self.select_far()
        self.window.click("button/fold-story")
        self.window.wait_for("it is folded", lambda s: "panel/story" not in s["boxes"])
        self.window.key("Return")
        self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))

    def test_another_list_gives_way(self):
        self.select_far()
        self.window.click("button/numbers")
        self.window.wait_for("numbers are there", lambda s: "panel/story" not in s["boxes"])
        self.window.key("Return")
        self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))

    def test_its_story_comes_back_after_another_was_read(self):
        self.select_far()
        self.window.key("ctrl+Next")
        self.window.wait_for("the other one is read", lambda s: s["title"] == "Militants seize Tal Afar")
        self.window.settle()
        self.window.key("Return")
        state = self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))
        self.assertEqual((state["title"], state["selected"]), ("From Mosul to Baghdad", [self.far]))


class NarrowWindow(SourceCase):
    SIZE = "1000x700"

    def test_the_inspector_gives_way_until_something_is_chosen_anew(self):
        state = self.select_far()
        self.assertIn("panel/inspector", state["boxes"])
        self.assertNotIn("panel/story", state["boxes"])
        self.window.key("Return")
        state = self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))
        self.assertNotIn("panel/inspector", state["boxes"])
        self.assertEqual(state["selected"], [self.far])
        self.window.key("Escape")
        state = self.window.wait_for("the inspector is back", lambda s: "panel/inspector" in s["boxes"])
        self.assertEqual(state["selected"], [self.far])
        self.window.key("Return")
        self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))
        self.window.click("bar/" + self.far)
        self.window.wait_for("the inspector shows what was clicked", lambda s: "panel/inspector" in s["boxes"])

    def test_a_list_in_its_place_gives_way_too(self):
        self.select_far()
        self.window.key("y")
        self.window.wait_for("the list is there", lambda s: "panel/history" in s["boxes"])
        self.window.key("Return")
        self.window.wait_for("the sentence is in sight", lambda s: self.in_sight(s, self.far))


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
