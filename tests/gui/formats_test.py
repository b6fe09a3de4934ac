#!/usr/bin/env python3
"""formats_test.py PROGRAM [unittest options]: stories in every format, opened, dropped and pasted; what their files say
of their source; a project of them."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
import article_files as made  # noqa: E402
import other_program  # noqa: E402
from driver import Display, Window  # noqa: E402

PROGRAM = None


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.stories = self.folder / "in"
        self.stories.mkdir()
        for name, data in made.one_of_each().items():
            (self.stories / name).write_bytes(data)
        self.window = None

    def tearDown(self):
        if self.window:
            self.window.close()

    def open(self, *files):
        if self.window:
            self.window.close()
        self.window = Window(PROGRAM, self.display, files, ["--theme", "light"])
        self.window.wait_for("it is there", lambda s: not s["busy"])

    def read(self, count):
        return self.window.wait_for(f"{count} stories are read", lambda s: s["stories"] == count and not s["busy"] and s["concluded"])

    def towns(self, state):
        return " ".join(str(e["place"]) for e in state["events"])

    def test_a_folder_with_one_of_each_is_nine_stories_on_the_map(self):
        self.open(self.stories)
        state = self.read(9)
        self.assertEqual(state["error"], "")
        for town in made.TOWNS.values():
            self.assertIn(town, self.towns(state))
        self.assertNotIn("Cairo", self.towns(state))

    def test_files_of_every_format_are_dropped_on_the_window(self):
        self.open()
        self.window.settle()
        other_program.drop(self.display.name, "Dateline", sorted(self.stories.iterdir()), *self.window.middle("panel/map"))
        state = self.read(9)
        for town in made.TOWNS.values():
            self.assertIn(town, self.towns(state))

    def test_a_page_shows_its_story_and_what_it_says_of_its_source(self):
        self.open(self.stories / "c.html")
        state = self.read(1)
        self.assertEqual(state["title"], "Troops shell Baiji")
        of = state["records"]["stories"][0]
        self.assertEqual((of["publisher"], of["author"]), ("Northwire", "Jane Doe"))
        self.assertEqual(state["counts"]["all"], 1)
        # Nothing was done yet that could be lost.
        self.assertFalse(state["file"]["unsaved"])

    def test_the_source_of_a_page_is_pasted_as_its_story(self):
        clipboard = other_program.Clipboard(self.display.name, made.html("Troops shell Baiji", made.SENTENCES["html"]).decode())
        self.addCleanup(clipboard.close)
        self.open()
        self.window.settle()
        self.window.key("ctrl+v")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.settle()
        self.window.click("button/read")
        state = self.read(1)
        self.assertEqual(state["title"], "Troops shell Baiji")
        self.assertIn("Baiji", self.towns(state))

    def test_a_project_of_them_opens_without_the_files(self):
        self.open(self.stories)
        self.read(9)
        self.window.settle()
        project = self.folder / "war.dateline"
        self.window.save_as(project)
        for path in self.stories.iterdir():
            path.unlink()
        self.open(project)
        state = self.read(9)
        self.assertEqual(sorted(s["publisher"] for s in state["records"]["stories"] if s["publisher"]),
                         ["Eastwire", "Eastwire", "Northwire", "Northwire"])

    def test_a_file_that_has_changed_is_read_again(self):
        self.open(self.stories / "e.docx")
        self.read(1)
        (self.stories / "e.docx").write_bytes(made.docx("Troops leave Mosul", made.SENTENCES["docx"], "Rebels captured Tikrit on Sunday."))
        other_program.take_keyboard_for_a_moment(self.display.name, self.window.state()["title"])
        self.window.wait_for("the file is noticed", lambda s: s["changed_on_disk"] == 1)
        self.window.box("button/read-changed")
        self.window.settle()
        self.window.click("button/read-changed")
        state = self.window.wait_for("it is read again", lambda s: s["report"] and not s["busy"])
        self.assertIn("Tikrit", self.towns(state))
        self.assertEqual(state["records"]["stories"][0]["author"], "Jane Doe")

    def test_what_was_guessed_is_said(self):
        path = self.folder / "old.txt"
        path.write_bytes((made.HEAD + "Rebels captured \u201cTikrit\u201d on Sunday.").encode("cp1252"))
        self.open(path)
        self.read(1)
        self.window.wait_for("it is told", lambda s: "old.txt: read as windows-1252" in s["notice"])

    def test_what_was_guessed_of_one_of_a_folder_is_said_too(self):
        (self.stories / "old.txt").write_bytes((made.HEAD + "Rebels left \u201cSinjar\u201d on Sunday.").encode("cp1252"))
        (self.stories / "g.eml").unlink()  # it has something of its own to say
        self.open(self.stories)
        self.read(9)
        self.window.wait_for("it is told", lambda s: "old.txt: read as windows-1252" in s["notice"])

    def test_a_file_that_is_not_what_it_is_called_says_what_it_is(self):
        path = self.folder / "report.docx"
        path.write_bytes(made.simple_pdf("Rebels took the mill."))
        self.open(path)
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn("report.docx: is a PDF document", state["error"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
