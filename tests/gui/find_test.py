#!/usr/bin/env python3
"""find_test.py PROGRAM [unittest options]: words that are looked for, in events and in the text of the stories."""
import sys
import unittest
from pathlib import Path

from driver import StoriesCase, Window
from png_pixels import screen

PROGRAM = None

# No event is told of most of its matters.
LONG = "From Mosul to Baghdad\n16 June 2014\n\nBAGHDAD, June 16, 2014 - Gunmen captured Mosul on June 10.\n\n" + "\n\n".join(
    f"Nothing of note was said about matter {i} by anybody who was asked about it at the time of writing." for i in range(40)
) + "\n\nTwo car bombs exploded in Baghdad on June 14.\n"

ACCENTS = """Army retakes Tikrit
20 June 2014

KIRKUK, June 20, 2014 - The army recaptured Tikrit on June 18, General Çağlar said.

The matter of the café was not spoken of.
"""


def found(state):
    """Which of how many places is at hand; None where nothing is looked for."""
    names = [name for name in state["boxes"] if name.startswith("found/")]
    return tuple(map(int, names[0].split("/")[1:])) if names else None


def in_sight(state):
    box, panel = state["boxes"].get("found-now"), state["boxes"].get("panel/story")
    return bool(box and panel) and panel[0] <= box[0] and box[2] <= panel[2] and panel[1] <= box[1] and box[3] <= panel[3]


class FindTest(StoriesCase):
    STORIES = {"accents.txt": ACCENTS, "long.txt": LONG}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the stories are read", lambda s: s["stories"] == 2 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.assertEqual(self.start["title"], "From Mosul to Baghdad")

    def tearDown(self):
        self.window.close()

    def find(self, words):
        self.window.key("ctrl+f")
        self.window.field("field/search")
        self.window.enter(words)

    def at(self, which):
        return self.window.wait_for(f"{which} is at hand", lambda s: found(s) == which and in_sight(s))

    def test_words_that_no_event_tells_are_found_counted_and_stepped_through(self):
        self.find("MATTER 3")
        state = self.at((1, 11))
        self.assertEqual(state["counts"]["shown"], 0, "no event tells it")
        self.window.key("Return")
        self.at((2, 11))
        state = self.window.settle()
        self.assertEqual(state["typed"], "MATTER 3", "the field keeps the keyboard")
        self.window.key("Return")
        self.at((3, 11))
        self.window.settle()
        self.window.key("shift+Return")
        self.at((2, 11))
        self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("the field is left", lambda s: s["typed"] is None)
        self.window.key("F3")
        self.at((3, 11))
        self.window.key("shift+F3", "shift+F3")
        self.at((1, 11))
        self.window.click("button/found-next")
        self.at((2, 11))
        self.window.click("button/found-previous")
        self.at((1, 11))
        self.window.key("shift+F3")
        self.at((11, 11))
        self.window.click("button/reset")
        self.window.wait_for("nothing is looked for", lambda s: found(s) is None and s["counts"]["shown"] == s["counts"]["all"])

    def test_it_goes_on_into_the_next_story_that_has_them(self):
        self.find("matter")
        self.at((1, 40))
        self.window.key("shift+Return")
        state = self.at((1, 1))
        self.assertEqual(state["title"], "Army retakes Tikrit")
        self.window.settle()
        self.window.key("Return")
        state = self.at((1, 40))
        self.assertEqual(state["title"], "From Mosul to Baghdad")

    def test_capitals_and_accents_need_not_be_typed(self):
        self.find("caglar")
        state = self.window.wait_for("its event passes", lambda s: s["counts"]["shown"] == 1)
        self.assertEqual(found(self.window.settle()), (0, 0), "not in the story that is read")
        self.window.key("Return")
        state = self.at((1, 1))
        self.assertEqual(state["title"], "Army retakes Tikrit")
        self.window.settle()
        self.find("CAFE")
        self.at((1, 1))

    def test_a_list_or_a_folded_panel_gives_way_to_what_is_found(self):
        self.find("matter 7")
        self.at((1, 1))
        self.window.key("Escape")
        self.window.wait_for("the field is left", lambda s: s["typed"] is None)
        self.window.click("button/events")
        self.window.wait_for("the list is there", lambda s: "panel/story" not in s["boxes"])
        self.window.key("F3")
        self.at((1, 1))
        self.window.click("button/fold-story")
        self.window.wait_for("it is folded", lambda s: "panel/story" not in s["boxes"])
        self.window.key("F3")
        self.at((1, 1))

    def test_they_are_lit(self):
        self.find("captured")
        x0, y0, x1, y1 = self.at((1, 1))["boxes"]["found-now"]
        self.window.key("Escape")
        self.window.settle()
        spot = tuple(map(int, (x0 + 2, y1 - 3, x1 - 2, y1 - 1)))
        lit = screen(self.display.name).part(*spot)
        self.window.click("button/reset")
        self.window.wait_for("nothing is looked for", lambda s: found(s) is None)
        state = self.window.settle()
        # The line with the count is gone from above the text, which is higher by it.
        up = int(round(y0 - state["boxes"]["sentence/" + self.window.event(state, "capture", "Mosul")][1])) - 2
        plain = screen(self.display.name).part(spot[0], spot[1] - up, spot[2], spot[3] - up)
        self.assertGreater(lit.unlike(plain, 12), 0.9)

    def test_f3_asks_what_to_look_for_where_nothing_is(self):
        self.window.key("F3")
        self.window.wait_for("the field has the keyboard", lambda s: s["typed"] == "")


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
