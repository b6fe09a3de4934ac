#!/usr/bin/env python3
"""versions_test.py PROGRAM [unittest options]: stories read again in the window, and two versions of a story
compared."""
import os
import sys
import tempfile
import unittest
from pathlib import Path

import other_program
from driver import Display, Window

PROGRAM = None

# What both versions share, so that the later one is known for a rewrite.
SHARED = """
The town lies on the Tigris, and its people have lived from the river and its fields for as long as anyone can
remember. Its market is known for dates, figs and carpets, its schools are among the oldest of the province, and many
of its families have relatives in the capital and abroad. The old bridge is of stone, the new one of steel, and
between the two of them stands the mosque with the green dome that is on every postcard of the place.
"""

BEFORE = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 (Northpress) - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week.

Soldiers clashed with gunmen in Ramadi last week.
""" + SHARED
# The agency wrote on: another day, a paragraph less, a paragraph more.
AFTER = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 (Northpress) - The army recaptured Tikrit on June 13, officials said.

Soldiers clashed with gunmen in Ramadi last week.

Rebels seized Tal Afar on Sunday.
""" + SHARED
OTHER = """Aid reaches Mosul
17 June 2014

BAGHDAD, June 17, 2014 (Southpress) - An aid convoy reached Mosul on Monday. A bomb exploded in Baghdad on Tuesday.
"""


def told(state):
    """The events, whatever is selected of them."""
    return [{k: v for k, v in e.items() if k not in ("lit", "hovered")} for e in state["events"]]


def kinds(events):
    return sorted((e["is"], e["type"], e["place"]) for e in events)


DIFFERENT = [("changed", "capture", "Tikrit"), ("new", "capture", "Tal Afar"), ("withdrawn", "abduction", "Kirkuk")]


class VersionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = Path(self.folder.name)
        self.fall = self.write("fall.txt", BEFORE)
        self.other = self.write("other.txt", OTHER)
        self.project = self.home / "war.dateline"
        self.state = tempfile.TemporaryDirectory()
        self.addCleanup(self.state.cleanup)

    def write(self, name, text):
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, *files, count=None):
        window = Window(PROGRAM, self.display, files, ["--theme", "light"], state_home=self.state.name)
        self.addCleanup(lambda: window.process.poll() is None and window.close())
        self.window = window
        self.ready(len(files) if count is None else count)
        return window.settle()

    def ready(self, count):
        return self.window.wait_for("all is read and compared",
                                    lambda s: s["stories"] == count and s["concluded"] and not s["busy"])

    def come_back(self):
        """As a user does who was in another program."""
        title = self.window.state()["title"]
        other_program.take_keyboard_for_a_moment(self.display.name, title)

    def show_bar(self, event):
        """Shows the whole of time where the bar is not in sight."""
        for _ in range(2):
            if self.window.middle("bar/" + event)[0] > 10:
                return
            self.window.key("0")
            self.window.settle()

    def correct(self, state, kind, place, typed):
        event = self.window.event(state, kind, place)
        self.show_bar(event)
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: event in s["selected"])
        self.window.settle()
        self.window.correct_time(typed)
        self.window.wait_for("it is said", lambda s: "field/time" not in s["boxes"])
        return self.window.settle()

    def press(self, name):
        self.window.box(name)
        self.window.settle()
        self.window.click(name)

    def read_changed(self):
        self.write("fall.txt", AFTER)
        self.come_back()
        self.window.wait_for("it is noticed", lambda s: s["changed_on_disk"] == 1)
        self.press("button/read-changed")
        return self.window.wait_for("it is told what has changed", lambda s: s["report"] and not s["busy"]
                                    and "panel/reading" in s["boxes"] and s["changed_on_disk"] == 0)

    def test_a_file_that_changed_is_noticed_read_again_and_told_and_undone_in_one_step(self):
        state = self.open(self.fall, self.other)
        self.correct(state, "abduction", "Kirkuk", "9 June 2014")
        before = self.correct(state, "clash", "Ramadi", "10 June 2014")
        self.assertEqual(before["changed_on_disk"], 0)
        self.assertNotIn("button/read-changed", before["boxes"])
        self.assertEqual(before["title"], "Army retakes Tikrit")
        state = self.read_changed()
        self.assertEqual(state["report"]["read"], 1)
        self.assertEqual([c["title"] for c in state["report"]["changed"]], ["Army retakes Tikrit"])
        events = state["report"]["changed"][0]["events"]
        self.assertEqual(kinds(events), DIFFERENT)
        changed = next(e for e in events if e["is"] == "changed")
        self.assertEqual(len(changed["what"]), 1)
        self.assertIn("time: 13 June 2014, was 12 June 2014", changed["what"][0])
        self.assertEqual(state["records"]["done"], before["records"]["done"] + 1)
        fates = [c["fate"] for c in state["records"]["corrections"]]
        self.assertEqual(sorted(fates), ["misfit", "moved"])
        self.assertEqual(len(state["report"]["lost"]), 1)
        clash = next(e for e in state["events"] if e["type"] == "clash")
        self.assertEqual(clash["earliest"], "2014-06-10T00:00", "what was put right stays")
        self.window.settle()
        self.window.key("ctrl+z")
        state = self.window.wait_for("it is undone", lambda s: "report/undone" in s["boxes"] and s["concluded"])
        self.assertEqual(state["records"]["done"], before["records"]["done"])
        self.assertEqual(told(state), told(before))
        self.window.wait_for("the file is another one again", lambda s: s["changed_on_disk"] == 1)

    def test_what_is_told_leads_to_stories_events_and_corrections(self):
        state = self.open(self.fall, self.other)
        self.correct(state, "abduction", "Kirkuk", "9 June 2014")
        state = self.read_changed()
        lost = state["report"]["lost"][0]
        titles = ["Aid reaches Mosul", "Army retakes Tikrit"]

        def show_other():
            self.window.click("button/stories")
            self.window.settle()
            self.window.click("story/1")
            self.window.wait_for("the other story is shown", lambda s: s["title"] == titles[0])
            self.window.settle()

        show_other()
        self.press(f"report-correction/{lost}")  # its words are gone: its story is shown
        self.window.wait_for("its story is shown", lambda s: s["title"] == titles[1])
        show_other()
        self.press("report-story/0")
        self.window.wait_for("the story is shown", lambda s: s["title"] == titles[1])
        events = state["report"]["changed"][0]["events"]
        show_other()
        for i, e in enumerate(events):
            self.press(f"report-event/0/{i}")
            if e["is"] == "withdrawn":
                state = self.window.wait_for("its place is shown", lambda s: s["pin"] and not s["selected"])
                self.assertEqual(state["pin"]["label"], "Withdrawn: abduction in Kirkuk")
            else:
                event = self.window.event(self.window.state(), e["type"], e["place"])
                self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
            self.assertEqual(self.window.settle()["title"], titles[1])

    def test_all_stories_are_read_again_and_nothing_is_another_one(self):
        before = self.open(self.fall, self.other)
        self.window.key("ctrl+r")
        self.window.wait_for("the files were looked at", lambda s: "again/outdated/0" in s["boxes"])
        self.press("again/all")
        self.press("button/read-again")
        state = self.window.wait_for("it is told", lambda s: s["report"] and not s["busy"])
        self.assertEqual(state["report"], {"read": 2, "changed": [], "lost": [], "moved": [], "found": [],
                                           "errors": []})
        self.assertEqual(state["undo"], "read the stories anew")
        self.assertEqual(told(state), told(before))
        self.assertEqual(state["records"]["done"], before["records"]["done"] + 1)

    def test_reading_again_is_stopped_and_nothing_is_changed(self):
        many = self.home / "many"
        many.mkdir()
        for i in range(500):
            # Long enough for a hand to be quicker than the program.
            (many / f"{i}.txt").write_text("KIRKUK, June 16, 2014 - " + "\n\n".join(
                f"Rebels seized Tikrit on June {(i + j) % 14 + 1}, said clerk {i}. Soldiers clashed with gunmen in Ramadi last "
                f"week. The army took Mosul on Friday, said {j}." for j in range(8)) + "\n", encoding="utf-8")
        before = self.open(many, count=500)
        self.window.key("ctrl+r")
        self.press("again/all")
        self.press("button/read-again")
        self.window.click("button/cancel-reading")
        state = self.window.wait_for("it ends", lambda s: not s["busy"])
        self.assertIsNone(state["report"])
        self.assertEqual(state["records"]["done"], before["records"]["done"])

    def test_a_file_that_can_no_longer_be_read_leaves_its_story_as_it_was(self):
        before = self.open(self.fall)
        self.fall.write_text("\n", encoding="utf-8")
        self.come_back()
        self.press("button/read-changed")
        state = self.window.wait_for("it is told", lambda s: s["report"] and not s["busy"])
        self.assertEqual(len(state["report"]["errors"]), 1)
        self.assertIn("holds no text", state["report"]["errors"][0])
        self.assertEqual(told(state), told(before))
        self.assertEqual(state["records"]["done"], before["records"]["done"])
        self.window.box("report-error/0")

    def test_what_changed_while_the_project_was_closed_is_noticed_when_it_is_opened(self):
        self.open(self.fall, self.other)
        self.window.save_as(self.project)
        self.window.close()
        os.utime(self.other)  # touched, and the same
        self.write("fall.txt", AFTER)
        self.open(self.project, count=2)
        self.window.wait_for("it is noticed", lambda s: s["changed_on_disk"] == 1)

    def test_an_earlier_reading_is_compared_also_after_the_project_was_opened_again(self):
        self.open(self.fall)
        self.read_changed()
        self.window.save_as(self.project)
        self.window.close()
        self.open(self.project, count=1)
        self.window.key("v")
        state = self.window.wait_for("they are compared", lambda s: "difference/2" in s["boxes"])
        self.assertNotIn("difference/3", state["boxes"])
        self.assertIn("version/sum", state["boxes"])
        state = self.window.settle()
        marks = [b.split("/")[1] for b in state["boxes"] if b.startswith("version/") and b[-1].isdigit()]
        self.assertEqual(sorted(marks), ["changed", "new", "withdrawn"])
        self.press("difference/2")  # withdrawn ones come last
        state = self.window.wait_for("where it was is shown", lambda s: s["pin"])
        self.assertEqual(state["pin"]["label"], "Withdrawn: abduction in Kirkuk")
        self.window.settle()
        self.press("difference/0")
        self.window.wait_for("an event is selected", lambda s: len(s["selected"]) == 1)
        self.window.key("Escape")
        state = self.window.wait_for("Esc closes it", lambda s: "panel/versions" not in s["boxes"])
        self.assertFalse([b for b in self.window.settle()["boxes"] if b.startswith("version/")])

    def test_two_stories_are_compared_and_either_version_leads_to_its_own_events(self):
        later = self.write("later.txt", AFTER)
        state = self.open(self.fall, later)
        self.press("button/compare-original")
        self.window.box("difference/2")
        self.window.settle()
        self.press("difference/2")
        raid = self.window.event(state, "abduction", "Kirkuk")
        state = self.window.wait_for("what the earlier one tells is selected", lambda s: s["selected"] == [raid])
        self.assertEqual(self.window.settle()["focus"][0], 0)
        # The other way round, what was new is withdrawn.
        self.press("field/version-earlier")
        self.window.settle()
        self.assertIn("version-story/1", self.window.state()["boxes"])
        self.window.key("Escape")
        self.window.settle()


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
