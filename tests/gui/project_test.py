#!/usr/bin/env python3
"""project_test.py PROGRAM [unittest options]: what is done in the window stays, however the program ends."""
import os
import shutil
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

from driver import Display, Window

PROGRAM = None
FALL = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week.
"""
LOST_AT_MOST = 2.0  # seconds of work


class ProjectTest(unittest.TestCase):
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
        self.story = self.home / "fall.txt"
        self.story.write_text(FALL, encoding="utf-8")
        self.project = self.home / "war.dateline"
        self.state = tempfile.TemporaryDirectory()  # the user's own folder, over several runs
        self.addCleanup(self.state.cleanup)

    def open(self, *files):
        window = Window(PROGRAM, self.display, files, ["--theme", "light"], state_home=self.state.name)
        self.addCleanup(self.end, window)
        window.wait_for("nothing is read any more", lambda s: s["concluded"] or s["stories"] == 0)
        return window

    def end(self, window):
        if window.process.poll() is None:
            window.close()

    def open_story(self):
        window = self.open(self.story)
        window.wait_for("the story is compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        window.settle()
        return window

    def correct(self, window, typed="11 June 2014"):
        state = window.settle()
        event = window.event(state, "capture", "Tikrit")
        window.click("bar/" + event)
        window.wait_for("it is selected", lambda s: event in s["selected"])
        window.correct_time(typed)
        window.wait_for("it is corrected", lambda s: len(s["records"]["corrections"]) == 1)

    def press(self, window, button):
        window.box(button)
        window.settle()  # a dialog takes a frame or two to find its size
        window.click(button)

    def save_as(self, window, path):
        window.key("ctrl+s")
        window.field("field/path")
        window.enter(str(path))
        window.key("Return")

    def saved(self, window, path):
        return window.wait_for("it is saved", lambda s: s["file"]["path"] == str(path) and not s["file"]["unsaved"])

    def test_a_project_is_saved_and_opened_again_with_its_corrections_and_its_history(self):
        window = self.open_story()
        self.correct(window)
        self.save_as(window, self.project)
        self.saved(window, self.project)
        self.assertTrue(self.project.is_file())
        window.close()
        again = self.open(self.project)
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.assertFalse(state["file"]["unsaved"])
        fall = next(e for e in state["events"] if e["type"] == "capture")
        self.assertEqual(fall["earliest"], "2014-06-11T00:00")
        again.key("ctrl+z")
        state = again.wait_for("it is undone", lambda s: not s["records"]["corrections"] and s["concluded"])
        self.assertTrue(state["file"]["unsaved"])
        again.key("ctrl+z")
        again.wait_for("the story is closed", lambda s: s["stories"] == 0)
        again.key("ctrl+shift+z", "ctrl+shift+z")
        again.wait_for("both are there again", lambda s: s["stories"] == 1 and len(s["records"]["corrections"]) == 1)

    def test_what_is_saved_again_takes_no_question(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        before = self.project.read_bytes()
        self.correct(window)
        window.wait_for("it is unsaved", lambda s: s["file"]["unsaved"])
        window.key("ctrl+s")
        self.saved(window, self.project)
        self.assertNotEqual(self.project.read_bytes(), before)
        self.assertFalse(window.state()["dialog"])

    def test_killed_it_loses_at_most_two_seconds(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        self.correct(window)
        time.sleep(LOST_AT_MOST)
        window.process.send_signal(signal.SIGKILL)
        window.process.wait(30)
        again = self.open(self.project)
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.assertTrue(state["file"]["unsaved"])
        self.assertIn("unsaved change", state["notice"])
        self.assertFalse(state["error"])

    def test_killed_without_a_name_the_work_is_offered_at_the_next_start(self):
        window = self.open_story()
        self.correct(window)
        time.sleep(LOST_AT_MOST)
        window.process.send_signal(signal.SIGKILL)
        window.process.wait(30)
        again = self.open()
        self.press(again, "button/open-left-behind")
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.assertEqual(state["file"]["path"], "")
        self.assertTrue(state["file"]["unsaved"])

    def test_stories_alone_leave_nothing_behind(self):
        window = self.open_story()
        window.key("ctrl+n")
        window.wait_for("it is a new project", lambda s: s["stories"] == 0)
        window.ask_to_close()
        self.assertEqual(window.process.wait(30), 0)
        left = list((Path(self.state.name) / "dateline" / "unsaved").iterdir())
        self.assertEqual(left, [])

    def test_closing_asks_where_there_is_work_and_saves_it(self):
        window = self.open_story()
        self.correct(window)
        window.ask_to_close()
        self.press(window, "button/cancel")
        window.wait_for("it stays", lambda s: not s["dialog"])
        window.ask_to_close()
        self.press(window, "button/save")
        window.field("field/path")
        window.enter(str(self.project))
        window.key("Return")
        self.assertEqual(window.process.wait(30), 0)
        self.assertIn('"is":"time"', self.project.read_text(encoding="utf-8"))

    def test_closing_without_saving_gives_the_work_up(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        self.correct(window)
        window.ask_to_close()
        self.press(window, "button/dont-save")
        self.assertEqual(window.process.wait(30), 0)
        again = self.open(self.project)
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and not s["busy"])
        self.assertEqual(state["records"]["corrections"], [])
        self.assertFalse(state["file"]["unsaved"])

    def test_a_folder_is_added_at_once_as_one_step(self):
        folder = self.home / "june"
        (folder / "second").mkdir(parents=True)
        for i in range(30):
            text = f"KIRKUK, June 16, 2014 - Rebels seized Tikrit on June {i % 14 + 1}, said clerk number {i}.\n"
            (folder / ("second" if i % 2 else "") / f"{i}.txt").write_text(text, encoding="utf-8")
        (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
        window = self.open(folder)
        state = window.wait_for("all are there", lambda s: s["stories"] == 30 and not s["busy"])
        self.assertIn("broken.txt", state["error"])
        self.assertEqual({s["list"] for s in state["records"]["stories"]}, {"june"})
        window.key("Escape", "ctrl+z")
        window.wait_for("they are gone", lambda s: s["stories"] == 0)
        window.key("ctrl+shift+z")
        window.wait_for("they are back", lambda s: s["stories"] == 30)

    def test_a_file_that_another_program_changed_is_not_written_over(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        self.correct(window)
        other = self.project.read_text(encoding="utf-8") + "\n"
        self.project.write_text(other, encoding="utf-8")
        window.key("ctrl+s")
        state = window.wait_for("it says so", lambda s: s["error"])
        self.assertIn("has been changed by another program", state["error"])
        self.assertEqual(self.project.read_text(encoding="utf-8"), other)
        self.assertTrue(state["file"]["unsaved"])

    def test_a_folder_that_vanishes_is_told_and_the_work_can_be_saved_elsewhere(self):
        gone = self.home / "stick"
        gone.mkdir()
        window = self.open_story()
        self.save_as(window, gone / "war.dateline")
        self.saved(window, gone / "war.dateline")
        shutil.rmtree(gone)
        self.correct(window)
        window.wait_for("it says so", lambda s: s["error"])
        window.key("Escape")
        window.key("ctrl+shift+s")
        window.field("field/path")
        window.enter(str(self.project))
        window.key("Return")
        self.saved(window, self.project)
        window.close()
        again = self.open(self.project)
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertEqual(len(state["records"]["corrections"]), 1)

    def test_a_project_that_is_open_in_another_window_is_refused(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        second = self.open(self.project)
        state = second.wait_for("it says so", lambda s: s["error"])
        self.assertIn("is open already", state["error"])

    def test_a_project_of_an_earlier_format_is_opened_and_what_was_done_with_it_told(self):
        shutil.copytree(Path(__file__).parent.parent / "projects" / "format_1", self.home, dirs_exist_ok=True)
        before = self.project.read_bytes()
        window = self.open(self.project)
        state = window.wait_for("it is there", lambda s: s["stories"] >= 3 and s["concluded"] and not s["busy"])
        self.assertEqual(state["error"], "")
        self.assertIn("It was kept as it was in war.v1.dateline", state["notice"])
        self.assertIn("1 unsaved change of an earlier run was restored", state["notice"])
        self.assertEqual((self.home / "war.v1.dateline").read_bytes(), before)
        self.assertEqual(len(state["records"]["corrections"]), 13)
        window.settle()
        window.key("Escape")
        window.wait_for("it has been seen", lambda s: s["notice"] == "")
        window.key("ctrl+s")
        self.saved(window, self.project)
        self.assertIn('"version": 7', self.project.read_text(encoding="utf-8"))

    def test_changes_to_a_project_that_can_only_be_read_are_kept_in_a_copy(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        window.close()
        before = self.project.read_bytes()
        lock = Path(f"{self.project}-lock")
        lock.unlink(missing_ok=True)
        lock.mkdir()  # root may write to any folder, but into no file of that name
        window = self.open(self.project)
        state = window.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertIn("open for reading", state["notice"])
        self.assertNotEqual(state["file"]["held"], "")
        self.assertFalse(state["file"]["unsaved"])
        window.key("Escape")
        self.correct(window)
        state = window.wait_for("it is a copy", lambda s: s["file"]["unsaved"] and not s["file"]["path"])
        self.assertEqual(state["file"]["held"], "")
        self.assertIn("kept in a copy", state["notice"])
        time.sleep(LOST_AT_MOST)
        window.process.send_signal(signal.SIGKILL)
        window.process.wait(30)
        self.assertEqual(self.project.read_bytes(), before)
        again = self.open()
        self.press(again, "button/open-left-behind")
        state = again.wait_for("it is there", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.assertEqual(len(state["records"]["corrections"]), 1)

    def test_a_project_that_can_only_be_read_can_be_saved_under_another_name(self):
        window = self.open_story()
        self.save_as(window, self.project)
        self.saved(window, self.project)
        window.close()
        lock = Path(f"{self.project}-lock")
        lock.unlink(missing_ok=True)
        lock.mkdir()
        window = self.open(self.project)
        window.wait_for("it is there", lambda s: s["stories"] == 1 and s["file"]["held"])
        window.settle()
        window.key("Escape")
        other = self.home / "other.dateline"
        self.save_as(window, other)
        self.assertEqual(self.saved(window, other)["file"]["held"], "")
        self.correct(window)
        window.wait_for("it is unsaved", lambda s: s["file"]["unsaved"])
        window.key("ctrl+s")
        self.saved(window, other)
        self.assertFalse(window.state()["dialog"])

    def test_left_behind_in_an_earlier_format_it_leaves_nothing_once_it_has_a_name(self):
        unsaved = Path(self.state.name) / "dateline" / "unsaved"
        unsaved.mkdir(parents=True)
        for part in ("", "-readings", "-journal"):
            shutil.copy(Path(__file__).parent.parent / "projects" / "format_1" / f"war.dateline{part}",
                        unsaved / f"1764-0.dateline{part}")
        window = self.open()
        window.wait_for("it is offered, once", lambda s: s["file"]["left_behind"] == 1)
        window.close()
        left = sorted(p.name for p in unsaved.glob("1764*.dateline"))
        self.assertEqual(left, ["1764-0.dateline", "1764-0.v1.dateline"])
        window = self.open(unsaved / "1764-0.dateline")
        window.wait_for("it is there", lambda s: s["stories"] >= 3 and s["concluded"] and not s["busy"])
        self.save_as(window, self.project)
        self.saved(window, self.project)
        self.assertEqual([p.name for p in unsaved.iterdir() if p.name.startswith("1764")], [])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
