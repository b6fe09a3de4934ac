#!/usr/bin/env python3
"""reading_test.py PROGRAM [unittest options]: several stories as tabs, the story that follows the playhead, what was
known by a day, distances on the map, names as the story has them."""
import sys
import unittest

from driver import SEIZED, StoriesCase, Window

PROGRAM = None

# Told four days later, of the same days and of one more; spells a town its own way.
LATER = """Militia shells Mosul
20 June 2014

ERBIL, June 20, 2014 - Militia shelled Al Mawsil on Thursday, residents said.

About 9,000 people fled from Mosul to Erbil on June 11.
"""

# Long enough that its end is out of sight.
LONG = "From Mosul to Baghdad\n16 June 2014\n\nBAGHDAD, June 16, 2014 - Gunmen captured Mosul on June 10.\n\n" + "\n\n".join(
    f"Nothing of note was said about matter {i} by anybody who was asked about it at the time of writing." for i in range(40)
) + "\n\nTwo car bombs exploded in Baghdad on June 14.\n"


class ReadingCase(StoriesCase):
    STORIES = {"fall.txt": SEIZED, "later.txt": LATER}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the stories are read and compared",
                             lambda s: s["stories"] == len(self.STORIES) and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()


class SeveralStories(ReadingCase):
    def test_each_has_a_tab_and_a_click_reads_it(self):
        self.assertEqual(self.start["title"], "Militia shells Mosul")
        self.window.click("story-tab/0")
        self.window.wait_for("it is read", lambda s: s["title"] == "Militants seize Tal Afar")
        self.window.click("story-tab/1")
        self.window.wait_for("the other one is", lambda s: s["title"] == "Militia shells Mosul")

    def test_publisher_and_day_stand_above_the_text(self):
        self.assertIn("story-day/20 June 2014", self.start["boxes"])
        self.assertIn("source", self.start["boxes"])
        self.window.key("ctrl+Prior")
        self.window.wait_for("of the one before", lambda s: "story-day/16 June 2014" in s["boxes"])
        self.assertNotIn("story-day/20 June 2014", self.window.settle()["boxes"])

    def test_a_tab_that_the_keyboard_reaches_tells_what_the_mouse_is_told(self):
        self.window.move(640, 300)
        for _ in range(80):
            self.window.key("Tab")
            if self.window.settle()["reached"] == "story-tab/0":
                break
        self.assertIn("told-of-story/0", self.window.settle()["boxes"])

    def test_keys_go_to_the_story_before_and_behind_and_stop_at_the_ends(self):
        self.window.key("ctrl+Prior")
        self.window.wait_for("the one before", lambda s: s["title"] == "Militants seize Tal Afar")
        self.window.key("ctrl+Prior")
        self.assertEqual(self.window.settle()["title"], "Militants seize Tal Afar")
        self.window.key("ctrl+Next")
        self.window.wait_for("the one behind", lambda s: s["title"] == "Militia shells Mosul")

    def test_what_was_known_by_a_day_leaves_out_what_was_told_later(self):
        all_of_them = self.start["counts"]["shown"]
        self.window.key("shift+g")
        self.window.field("field/date")
        self.window.enter("16 June 2014")
        self.window.key("Return")
        state = self.window.wait_for("fewer are shown", lambda s: s["counts"]["shown"] < all_of_them)
        self.assertFalse([e for e in state["events"] if e["type"] == "shelling" and "bar/" + e["id"] in state["boxes"]])
        self.window.click("button/events")
        self.window.click("filter/known")
        self.window.wait_for("all are shown again", lambda s: s["counts"]["shown"] == all_of_them)

    def test_names_on_the_map_are_those_of_the_story_that_is_read(self):
        self.window.key("n")
        self.window.wait_for("Arabic", lambda s: s["language"] == "arabic")
        self.window.key("n")
        self.window.wait_for("as the story has them", lambda s: s["language"] == "story")
        self.window.key("n")
        self.window.wait_for("English", lambda s: s["language"] == "english")


class Measuring(ReadingCase):
    def test_dragging_from_marker_to_marker_says_how_far_and_in_which_direction(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        kirkuk = self.window.event(self.start, "withdrawal", "Kirkuk")
        camera = self.start["camera"]
        self.window.key("z")
        self.window.box("map/banner")
        self.window.settle()
        self.window.drag(self.window.middle("marker/" + mosul), self.window.middle("marker/" + kirkuk))
        state = self.window.wait_for("it is measured", lambda s: any(n.startswith("measured/") for n in s["boxes"]))
        words = next(n for n in self.window.settle()["boxes"] if n.startswith("measured/"))[len("measured/"):]
        # Some 150 km lie between the towns; a symbol that stepped aside still means its town.
        self.assertRegex(words, r"^1[45][0-9]\u00a0km, south-east \(1[23][0-9]\u00b0\)$")
        self.assertEqual(self.window.state()["camera"], camera)
        self.window.key("Escape")
        self.window.wait_for("it is gone", lambda s: not any(n.startswith("measured/") for n in s["boxes"]))
        x, y = self.window.middle("panel/map")
        self.window.drag((x, y + 60), (x + 50, y + 90))
        self.window.wait_for("dragging pans again", lambda s: s["camera"] != camera)


class Following(ReadingCase):
    STORIES = {"long.txt": LONG}

    def test_the_story_scrolls_with_the_playhead_when_asked(self):
        bombing = self.window.event(self.start, "bombing", "Baghdad")
        capture = self.window.event(self.start, "capture", "Mosul")
        self.window.key("Home")
        self.window.settle()
        self.window.click("button/follow")
        self.window.settle()
        self.window.key("End")
        self.window.wait_for("its last event is in sight", lambda s: self.in_sight(s, bombing))
        self.window.settle()
        self.window.key("Home")
        self.window.wait_for("its first one is", lambda s: self.in_sight(s, capture))
        self.window.settle()
        self.window.click("button/follow")
        self.window.settle()
        self.window.key("End")
        self.assertTrue(self.in_sight(self.window.settle(), capture))

    def in_sight(self, state, event):
        box = state["boxes"].get("sentence/" + event)
        panel = state["boxes"]["panel/story"]
        return box is not None and panel[1] < box[1] < state["boxes"]["panel/timeline"][1] and box[1] > 60


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
