#!/usr/bin/env python3
"""statements_test.py PROGRAM [unittest options]: tells the real window what the stories do not."""
import sys
import time
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None

FALL = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.

Soldiers clashed with gunmen in Ramadi last week.
"""

# The same fall by another paper.
AGAIN = """BAGHDAD, June 17, 2014 (Southpress) - The army recaptured Tikrit on June 12, residents said.
"""


def times(state, event):
    found = next(e for e in state["events"] if e["id"] == event)
    return found["earliest"], found["latest"]


class StatementsTest(StoriesCase):
    STORIES = {"fall.txt": FALL, "again.txt": AGAIN}

    def setUp(self):
        self.story, self.again = self.stories
        self.window = Window(PROGRAM, self.display, [self.story], ["--theme", "light"])
        self.window.wait_for("the story is compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.fall = self.window.event(self.start, "capture", "Tikrit")
        self.raid = self.window.event(self.start, "abduction", "Kirkuk")
        self.clash = self.window.event(self.start, "clash", "Ramadi")

    def tearDown(self):
        self.window.close()

    def select(self, event, keys=()):
        self.window.click("bar/" + event, keys=keys)
        self.window.wait_for("it is selected", lambda s: event in s["selected"])
        self.window.settle()

    def test_a_corrected_date_moves_the_bar_and_what_hangs_on_it_and_undo_gives_both_back(self):
        self.select(self.fall)
        before = self.window.settle()
        self.window.click("button/correct-time")
        self.window.field("field/time")
        self.window.enter("10 June 2014")
        self.window.key("Return")
        state = self.window.wait_for("it is moved", lambda s: s["concluded"] and times(s, self.fall)[1] == "2014-06-10T23:59")
        self.assertEqual(times(state, self.fall)[0], "2014-06-10T00:00")
        self.assertEqual(times(state, self.raid)[1], "2014-06-10T23:59")
        self.assertEqual(state["undo"], "correct the time of capture in Tikrit")
        self.assertEqual(state["contradictions"], 1)
        state = self.window.settle()
        self.assertLess(state["boxes"]["bar/" + self.fall][0], before["boxes"]["bar/" + self.fall][0] - 3)
        self.assertIn("statement/0", state["boxes"])
        self.assertNotIn("field/time", state["boxes"])
        self.window.key("ctrl+z")
        state = self.window.wait_for("it is as it was", lambda s: times(s, self.fall) == times(self.start, self.fall))
        self.assertEqual(times(state, self.raid), times(self.start, self.raid))
        self.assertEqual(self.window.settle()["boxes"]["bar/" + self.fall], before["boxes"]["bar/" + self.fall])
        self.window.key("ctrl+shift+z")
        self.window.wait_for("it is moved again", lambda s: times(s, self.fall)[1] == "2014-06-10T23:59")

    def test_what_is_no_date_says_so_under_the_field_and_escape_leaves_all_as_it_is(self):
        self.select(self.fall)
        self.window.correct_time("32 june")
        state = self.window.wait_for("it says so", lambda s: "complaint" in s["boxes"])
        self.assertGreaterEqual(state["boxes"]["complaint"][1], state["boxes"]["field/time"][3])
        self.window.type("e")  # it still has the keyboard
        self.window.wait_for("a new try", lambda s: "complaint" not in s["boxes"])
        self.window.key("Escape")
        state = self.window.wait_for("the field is gone", lambda s: "field/time" not in s["boxes"])
        self.assertEqual(state["selected"], [self.fall])
        self.assertEqual(state["statements"], 0)
        self.assertEqual(times(state, self.fall), times(self.start, self.fall))

    def test_an_empty_field_takes_the_correction_back_and_so_does_its_button(self):
        self.select(self.fall)
        for clock in ("2014-06-11 14:00", "june 11 14:00"):
            self.window.correct_time(clock, "seen by our man")
            self.window.wait_for("it is moved", lambda s: times(s, self.fall) == ("2014-06-11T14:00",) * 2)
            self.window.settle()
            if clock.startswith("2014"):
                self.window.correct_time("")
            else:
                self.window.click("button/remove-statement/0")
            state = self.window.wait_for("it is taken back", lambda s: s["concluded"] and s["statements"] == 0)
            self.assertEqual(times(state, self.fall), times(self.start, self.fall))

    def test_which_of_two_was_first_is_said_with_a_button_and_taken_back_with_it(self):
        self.assertEqual(times(self.start, self.clash)[1], "2014-06-15T23:59")
        self.select(self.clash)
        self.window.click("bar/" + self.fall, keys=["ctrl"])
        self.window.wait_for("both are selected", lambda s: s["selected"] == [self.clash, self.fall])
        self.window.settle()
        for button, expected in (("order-before", ("2014-06-09T00:00", "2014-06-12T23:59")),
                                 ("order-after", ("2014-06-12T00:00", "2014-06-15T23:59")),
                                 ("order-same", ("2014-06-12T00:00", "2014-06-12T23:59"))):
            self.window.click("button/" + button)
            state = self.window.wait_for(button, lambda s: s["concluded"] and times(s, self.clash) == expected)
            self.assertEqual(state["statements"], 1, "a change of mind, not another statement")
            self.window.settle()
        self.window.click("button/order-same")
        state = self.window.wait_for("it is taken back", lambda s: s["concluded"] and s["statements"] == 0)
        self.assertEqual(times(state, self.clash), times(self.start, self.clash))

    def test_an_event_that_two_stories_tell_is_corrected_in_both(self):
        self.window.close()
        self.window = Window(PROGRAM, self.display, [self.story, self.again], ["--theme", "light"])
        self.window.wait_for("both are compared", lambda s: s["stories"] == 2 and s["concluded"] and not s["busy"])
        state = self.window.settle()
        falls = [e["id"] for e in state["events"] if e["type"] == "capture"]
        self.select(next(f for f in falls if "bar/" + f in state["boxes"]))
        self.window.correct_time("10 June 2014")
        self.window.wait_for("it is moved in each", lambda s: {times(s, f)[1] for f in falls} == {"2014-06-10T23:59"})
        for fall in falls:
            if "bar/" + fall in self.window.settle()["boxes"]:
                self.select(fall)
                self.window.wait_for("it is listed", lambda s: "statement/0" in s["boxes"])
        self.window.correct_time("11 June 2014")
        state = self.window.wait_for("each again", lambda s: {times(s, f)[1] for f in falls} == {"2014-06-11T23:59"})
        self.assertEqual(state["statements"], 1)

    def test_a_clash_with_a_story_lists_what_was_said_by_whom(self):
        self.select(self.fall)
        self.window.correct_time("14 June 2014", "seen by our man")
        self.window.wait_for("a contradiction is counted", lambda s: s["contradictions"] == 1)
        self.window.key("x")
        state = self.window.wait_for("it is listed", lambda s: "contradiction/0" in s["boxes"])
        self.assertEqual(len([b for b in state["boxes"] if b.startswith("said/0/")]), 2)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
