#!/usr/bin/env python3
"""records_test.py PROGRAM [unittest options]: what users own in the window: their history, their
corrections, what they say of sources, the views that they keep."""
import sys
import tempfile
import unittest
from pathlib import Path

import other_program
from driver import Display, Window

PROGRAM = None

FALL = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 (Northpress) - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.

Soldiers clashed with gunmen in Ramadi last week.
"""

# The same fall by another paper.
AGAIN = """BAGHDAD, June 17, 2014 (Southpress) - The army recaptured Tikrit on June 12, residents said.
"""

# The first story, printed by a third.
COPY = FALL.replace("Army retakes Tikrit", "Tikrit retaken").replace("(Northpress)", "(Westpress)")


def times(state, event):
    found = next(e for e in state["events"] if e["id"] == event)
    return found["earliest"], found["latest"]


def story(state, number):
    return state["records"]["stories"][number]


class RecordsTest(unittest.TestCase):
    STORIES = ("fall", "again")

    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.folder = tempfile.TemporaryDirectory()
        cls.paths = {}
        for name, text in (("fall", FALL), ("again", AGAIN), ("copy", COPY)):
            cls.paths[name] = Path(cls.folder.name) / f"{name}.txt"
            cls.paths[name].write_text(text, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        cls.folder.cleanup()

    def setUp(self):
        self.open(*self.STORIES)

    def tearDown(self):
        self.window.close()

    def open(self, *names):
        self.window = Window(PROGRAM, self.display, [self.paths[n] for n in names], ["--theme", "light"])
        self.wait_compared(len(names))
        self.start = self.window.settle()

    def wait_compared(self, count):
        return self.window.wait_for(
            "the stories are compared", lambda s: s["stories"] == count and s["concluded"] and not s["busy"])

    def select(self, event):
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: event in s["selected"])
        self.window.settle()

    def correct(self, event, typed, note=None):
        """Opens the field of an event's time by its key, and leaves it with Enter."""
        self.select(event)
        self.window.correct_time(typed, note)
        self.window.wait_for("it is said", lambda s: "field/time" not in s["boxes"])
        self.window.settle()

    def open_menu(self, name):
        self.window.click("button/" + name)
        self.window.settle()  # it finds its place a frame after it is there

    def show_first_story(self):
        self.open_menu("stories")
        self.window.click("story/0")
        self.window.wait_for("it is shown", lambda s: s["title"] == "Army retakes Tikrit")
        self.window.settle()

    def two_corrections(self):
        clash = self.window.event(self.start, "clash", "Ramadi")
        self.correct(clash, "10 June 2014", "seen by our man")
        self.correct(clash, "11 June 2014")
        self.raid = self.window.event(self.start, "abduction", "Kirkuk")
        self.correct(self.raid, "9 June 2014", "from the families")
        self.clash = clash

    def test_a_click_in_the_history_goes_back_and_forward(self):
        self.two_corrections()
        done = self.window.state()["records"]["done"]
        self.window.key("y")
        state = self.window.wait_for("it is listed", lambda s: f"history/{done}" in s["boxes"])
        self.window.settle()
        self.assertEqual(sorted(b for b in state["boxes"] if b.startswith("history/")),
                         sorted(f"history/{i}" for i in range(done + 1)))
        self.window.click(f"history/{done - 2}")
        state = self.window.wait_for("two steps back", lambda s: s["records"]["undone"] == 2)
        self.assertEqual(state["records"]["done"], done - 2)
        self.assertEqual(times(state, self.clash)[1], "2014-06-10T23:59")
        self.assertEqual(times(state, self.raid), times(self.start, self.raid))
        self.assertIn(f"history/{done}", state["boxes"])  # what was undone is still listed
        self.window.click(f"history/{done}")
        state = self.window.wait_for("and forward", lambda s: s["records"]["undone"] == 0)
        self.assertEqual(times(state, self.raid)[1], "2014-06-09T23:59")
        self.window.click("history/0")
        self.window.wait_for("before everything", lambda s: s["stories"] == 0 and s["records"]["done"] == 0)
        self.window.key("ctrl+shift+z")
        self.window.wait_for("and one forward by its key", lambda s: s["records"]["done"] == 1)
        self.window.click("button/history")
        self.window.wait_for("its button closes it", lambda s: "panel/history" not in s["boxes"])

    def test_corrections_are_listed_found_shown_and_taken_back(self):
        self.two_corrections()
        self.assertEqual(len(self.window.state()["records"]["corrections"]), 2)
        self.window.click("button/corrections")
        self.window.wait_for("both are listed", lambda s: "correction/1" in s["boxes"])
        self.window.settle()
        self.window.enter_in("field/find-corrections", "families")
        self.window.wait_for("one is found", lambda s: "correction/1" not in s["boxes"]
                             and "corrections/hidden" in s["boxes"])
        self.window.key("Escape")
        self.window.settle()
        self.window.click(f"bar/{self.clash}")
        self.window.wait_for("another is selected", lambda s: s["selected"] == [self.clash])
        self.window.click("correction/0")
        self.window.wait_for("the event it speaks of is selected", lambda s: s["selected"] == [self.raid])
        self.window.settle()
        self.window.click("button/take-back/0")
        state = self.window.wait_for("it is taken back", lambda s: len(s["records"]["corrections"]) == 1)
        self.assertEqual(times(state, self.raid), times(self.start, self.raid))
        self.assertNotIn("correction/0", self.window.settle()["boxes"])  # the filter is on
        self.window.key("ctrl+z")
        state = self.window.wait_for("and given back", lambda s: len(s["records"]["corrections"]) == 2)
        self.assertEqual(times(state, self.raid)[1], "2014-06-09T23:59")
        self.window.key("ctrl+shift+z")
        self.window.wait_for("and taken again", lambda s: len(s["records"]["corrections"]) == 1)
        self.window.key("Escape")
        self.window.wait_for("Esc closes the list", lambda s: "panel/corrections" not in s["boxes"])

    def test_a_correction_whose_story_was_closed_is_kept_and_listed(self):
        self.two_corrections()
        self.open_menu("stories")
        self.window.click("button/close-story/0")
        self.window.wait_for("the story is gone", lambda s: s["stories"] == 1)
        self.window.key("Escape")  # the menu
        self.window.key("r")
        state = self.window.wait_for("they are listed", lambda s: "correction/1" in s["boxes"])
        self.assertEqual({c["fate"] for c in state["records"]["corrections"]}, {"no story"})

    def test_a_correction_that_no_longer_fits_is_counted_listed_first_and_leads_to_its_story(self):
        self.two_corrections()
        fall = self.paths["fall"]
        self.addCleanup(lambda: fall.write_text(FALL, encoding="utf-8"))
        fall.write_text(FALL.replace("Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.\n\n",
                                     ""), encoding="utf-8")
        other_program.take_keyboard_for_a_moment(self.display.name, self.window.state()["title"])
        self.window.wait_for("the file is noticed", lambda s: s["changed_on_disk"] == 1)
        self.window.box("button/read-changed")
        self.window.settle()
        self.window.click("button/read-changed")
        state = self.window.wait_for("it is read again", lambda s: s["report"] and not s["busy"])
        self.assertEqual(sorted(c["fate"] for c in state["records"]["corrections"]), ["misfit", "moved"])
        self.assertEqual(len(state["report"]["lost"]), 1)
        state = self.window.wait_for("it is counted", lambda s: {"corrections/misfits", "button/misfits"} <= set(s["boxes"]))
        self.open_menu("stories")
        self.window.click("story/1")
        self.window.wait_for("another story is shown", lambda s: s["title"] != "Army retakes Tikrit")
        self.window.settle()
        self.window.click("button/misfits")
        self.window.box("correction/1")
        self.window.settle()
        self.window.click("correction/0")
        self.window.wait_for("its story is shown", lambda s: s["title"] == "Army retakes Tikrit")

    def write(self, name, text):
        self.window.enter_in(f"field/source-{name}", text)

    def test_a_source_is_described_graded_and_its_grade_shown(self):
        self.show_first_story()
        self.window.click("button/source")
        self.window.field("field/source-publisher")
        self.window.enter("The Northern Press")  # it has the keyboard
        self.write("author", "A. Writer")
        self.write("url", "https://north.example/1")
        self.write("list", "north")
        self.window.click("grade/B")
        self.window.click("grade/2")
        self.window.click("button/source-save")
        state = self.window.wait_for("it is kept", lambda s: story(s, 0)["reliability"] == "B")
        self.assertEqual({k: v for k, v in story(state, 0).items() if k != "id"},
                         {"publisher": "The Northern Press", "author": "A. Writer", "list": "north",
                          "url": "https://north.example/1", "reliability": "B", "credibility": 2})
        self.window.wait_for("the grade is shown", lambda s: "source/B2" in s["boxes"])
        state = self.wait_compared(2)
        fall = next(e["id"] for e in state["events"] if e["type"] == "capture")
        self.select(fall)
        state = self.window.wait_for("who tells it is said", lambda s: "told-by" in s["boxes"])
        self.assertIn("tellings", self.scrolled()["boxes"])
        self.assertIn("best/B2", self.window.state()["boxes"])
        self.window.key("ctrl+z")
        state = self.window.wait_for("undo", lambda s: story(s, 0)["publisher"] == "")
        self.assertEqual(story(state, 0), story(self.start, 0))
        self.window.key("ctrl+shift+z")
        self.window.wait_for("redo", lambda s: story(s, 0)["reliability"] == "B" and "source/B2" in s["boxes"])

    def scrolled(self):
        x0, y0, x1, y1 = self.window.box("panel/inspector")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, -4)
        return self.window.settle()

    def test_what_is_written_of_a_source_is_dropped_by_escape_and_kept_by_enter(self):
        self.show_first_story()
        for key, kept in (("Escape", ""), ("Return", "Nobody")):
            self.window.click("button/source")
            self.window.field("field/source-publisher")
            self.window.enter("Nobody")
            self.window.key(key)
            self.window.wait_for("it is closed", lambda s: "field/source-publisher" not in s["boxes"])
            self.assertEqual(story(self.window.settle(), 0)["publisher"], kept)

    def test_a_view_is_kept_by_name_shown_again_and_taken_back(self):
        self.window.key("ctrl+f")
        self.window.enter("Ramadi")
        self.window.key("Escape")
        kept = self.window.wait_for("one event is shown", lambda s: s["counts"]["shown"] == 1)
        self.open_menu("view")
        self.window.click("button/save-view")
        self.window.field("field/view-name")
        self.window.enter("Around Ramadi")
        self.window.key("Return")
        self.window.wait_for("it is kept", lambda s: s["records"]["views"] == ["Around Ramadi"])
        self.window.key("Escape")
        self.window.wait_for("the menu is closed", lambda s: "view/holders" not in s["boxes"])
        self.assertEqual(self.window.settle()["counts"]["shown"], 1)
        self.window.click("button/reset")
        x0, y0, x1, y1 = self.window.box("panel/map")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 3)
        self.window.wait_for("all is shown, nearer", lambda s: s["counts"]["shown"] > 1
                             and s["camera"]["zoom"] > kept["camera"]["zoom"] + 0.2)
        self.window.settle()
        self.open_menu("view")
        self.window.click("view/Around Ramadi")
        state = self.window.wait_for("it is as it was", lambda s: s["counts"]["shown"] == 1
                                     and abs(s["camera"]["zoom"] - kept["camera"]["zoom"]) < 0.01)
        self.assertEqual(state["window"], kept["window"])
        self.window.settle()
        self.open_menu("view")
        self.window.click("button/take-back-view/0")
        self.window.wait_for("it is taken back", lambda s: s["records"]["views"] == [])
        self.window.key("Escape", "ctrl+z")
        self.window.wait_for("undo", lambda s: s["records"]["views"] == ["Around Ramadi"])
        self.window.key("ctrl+shift+z")
        self.window.wait_for("redo", lambda s: s["records"]["views"] == [])

    def test_a_copy_says_of_which_story_and_leads_there(self):
        self.window.close()
        self.open("fall", "copy")
        self.assertEqual(self.start["title"], "Tikrit retaken")
        self.window.click("button/original")
        state = self.window.wait_for("it is shown", lambda s: s["title"] == "Army retakes Tikrit")
        self.assertNotIn("button/original", self.window.settle()["boxes"])
        self.assertEqual(state["stories"], 2)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
