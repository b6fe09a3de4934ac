#!/usr/bin/env python3
"""story_menu_test.py PROGRAM [unittest options]: finds stories and events among many in the real window."""
import sys
import unittest

from driver import StoriesCase, Window

PROGRAM = None

TOWNS = ["Mosul", "Tikrit", "Kirkuk", "Ramadi", "Samarra", "Erbil", "Basra", "Najaf", "Karbala", "Fallujah", "Sinjar", "Hawija"]


def story(i, town):
    return (f"Council of {town} sits late\n{i + 1} June 2014\n\nBAGHDAD, June {i + 1}, 2014 (Northwire) - "
            f"Rebels shelled {town} on Sunday, police said. Gunmen kidnapped a judge in {town} on Saturday.\n")


class StoryMenuTest(StoriesCase):
    STORIES = {f"{town}.txt": story(i, town) for i, town in enumerate(TOWNS)}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("all is read", lambda s: s["stories"] == len(TOWNS) and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def test_a_story_is_found_among_many_by_words_of_its_title(self):
        self.window.click("button/stories")
        self.window.field("field/find-story")
        self.window.settle()
        self.window.enter("KARBALA")
        state = self.window.wait_for("one is left", lambda s: len([b for b in s["boxes"] if b.startswith("story/")]) == 1)
        one, = [b for b in state["boxes"] if b.startswith("story/")]
        self.window.click(one)
        state = self.window.wait_for("it is read", lambda s: s["title"] == "Council of Karbala sits late")
        self.assertNotIn("field/find-story", self.window.settle()["boxes"], "the list is closed")
        self.window.click("button/stories")
        self.window.field("field/find-story")
        self.window.settle()
        self.window.enter("NAJAF")
        self.window.key("Return")
        self.window.wait_for("Enter takes the first", lambda s: s["title"] == "Council of Najaf sits late")
        self.window.settle()
        self.window.click("button/stories")
        self.window.field("field/find-story")
        self.window.settle()
        self.window.enter("karbalax")
        state = self.window.wait_for("none is left", lambda s: not any(b.startswith("story/") for b in s["boxes"]))

    def test_a_story_is_closed_in_the_list_which_stays_open(self):
        self.window.click("button/stories")
        self.window.field("field/find-story")
        self.window.settle()
        self.window.click("button/close-story/0")
        self.window.wait_for("it is closed", lambda s: s["stories"] == len(TOWNS) - 1)
        self.assertIn("button/close-story/0", self.window.settle()["boxes"])
        self.window.key("Escape", "Escape")
        self.window.wait_for("the list is closed", lambda s: "field/find-story" not in s["boxes"])
        self.window.key("ctrl+z")
        self.window.wait_for("the story is there again", lambda s: s["stories"] == len(TOWNS))

    def test_the_list_of_events_goes_to_the_one_that_is_selected(self):
        self.window.click("button/events")
        state = self.window.wait_for("they are listed", lambda s: any(b.startswith("row/") for b in s["boxes"]))
        rows = [b for b in state["boxes"] if b.startswith("row/")]
        self.assertLess(len(rows), state["counts"]["shown"], "only those in sight are drawn")
        away = next(e for e in reversed(state["events"]) if "row/" + e["id"] not in state["boxes"]
                    and "marker/" + e["id"] in state["boxes"])
        self.window.click("marker/" + away["id"])
        self.window.wait_for("it is in sight", lambda s: "row/" + away["id"] in s["boxes"] and away["id"] in s["selected"])
        top, panel = self.window.settle()["boxes"]["row/" + away["id"]], state["boxes"]["panel/events"]
        self.assertGreaterEqual(top[1], panel[1])
        self.assertLessEqual(top[3], panel[3])
        x, y = self.window.middle("panel/events")
        self.window.wheel(x, y, 30)
        self.window.wait_for("the first is in sight again", lambda s: rows[0] in s["boxes"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
