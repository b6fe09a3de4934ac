#!/usr/bin/env python3
"""hand_outs_test.py PROGRAM [unittest options]: the scenes of a briefing are handed out from the window."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None


class HandOutsCase(StoriesCase):
    """The window with two scenes, and what is done in the dialog."""
    STORIES = {"fall.txt": SEIZED}
    PATH = None  # of programs; None: as it is

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        path = os.environ["PATH"]
        if self.PATH is not None:
            os.environ["PATH"] = self.PATH
            self.addCleanup(lambda: os.environ.__setitem__("PATH", path))
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        os.environ["PATH"] = path
        self.window.environment["PATH"] = path
        self.addCleanup(self.window.close)
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.window.settle()
        self.window.key("c")
        self.window.wait_for("a scene", lambda s: len(s["records"]["scenes"]) == 1)
        self.window.key("s")
        self.window.box("scene/1")
        self.window.settle()
        self.window.key("c")
        self.window.wait_for("two scenes", lambda s: len(s["records"]["scenes"]) == 2)

    def ask(self):
        self.window.settle()
        self.window.click("button/hand-outs")
        self.window.box("button/make-hand-outs")
        self.window.settle()

    def choose(self, *formats, size="320x180", folder=None):
        """From what it stands at: PowerPoint and PDF are chosen."""
        for format_ in {"pptx", "pdf"} ^ set(formats):
            self.window.click(f"hand-outs/{format_}")
            self.window.settle()
        self.window.enter_in("field/hand-out-size", size)
        self.window.enter_in("field/hand-out-folder", str(folder or self.folder / "out"))

    def make(self):
        self.window.settle()
        self.window.click("button/make-hand-outs")

    def made(self, count):
        self.window.box(f"hand-outs/made/{count}")
        return {p.name: p.read_bytes() for p in sorted((self.folder / "out").iterdir())}

    def at_work(self):
        return any((self.folder / "out").glob(".dateline-brief-*/*.mp4"))

    def wait_for_work(self):
        until = time.monotonic() + 60
        while not self.at_work() and time.monotonic() < until:
            time.sleep(0.05)
        self.assertTrue(self.at_work())

    def wait_until_gone(self):
        until = time.monotonic() + 60
        while (self.folder / "out").exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.assertFalse((self.folder / "out").exists(), "the folder was made for it, and is empty")


class HandOutsTest(HandOutsCase):
    def test_what_is_chosen_is_made_as_the_command_line_makes_it(self):
        window = self.window
        self.ask()
        self.choose("pdf", "html", "png")
        self.make()
        files = self.made(4)
        self.assertEqual([n for n in files if not n.endswith(".png")], ["briefing.html", "briefing.pdf"])
        window.settle()
        window.click("button/done")
        window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        window.settle()
        window.save_as(self.folder / "war.dateline")
        dateline = Path(PROGRAM).parent / "dateline"
        subprocess.run([dateline, "brief", self.folder / "war.dateline", "-o", self.folder / "again", "--to",
                        "pdf,html,png", "--size", "320x180", "--name", "briefing", "--theme", "light"], check=True,
                       capture_output=True)
        self.assertEqual(files, {p.name: p.read_bytes() for p in (self.folder / "again").iterdir()})

        # What was chosen stays chosen; name and folder are those of the project now.
        window.key("ctrl+p")
        window.box("button/make-hand-outs")
        window.settle()
        window.enter_in("field/hand-out-scenes", "2")
        self.make()
        window.box("hand-outs/made/3")
        out = self.folder / "war-hand-outs"
        self.assertEqual(sorted(p.suffix for p in out.iterdir()), [".html", ".pdf", ".png"])
        # Files of the same names are asked about before they are written over, others are left alone.
        (out / "war.html").write_text("mine")
        (out / "other.txt").write_text("mine")
        window.settle()
        window.click("button/make-others")
        window.box("button/make-hand-outs")
        self.make()
        window.box("hand-outs/there-already")
        self.assertEqual((out / "war.html").read_text(), "mine")
        window.settle()
        window.click("button/make-hand-outs")
        window.box("hand-outs/made/3")
        self.assertNotEqual((out / "war.html").read_text(encoding="utf-8"), "mine")
        self.assertEqual((out / "other.txt").read_text(), "mine")

    def test_what_cannot_be_is_told_before_anything_is_begun(self):
        window = self.window
        self.ask()
        self.choose("pdf", size="12x12")
        self.make()
        window.box("hand-outs/complaint")
        window.settle()
        window.enter_in("field/hand-out-size", "320 x 180")
        window.enter_in("field/hand-out-scenes", "7")
        self.make()
        window.settle()
        self.assertIn("hand-outs/complaint", window.state()["boxes"])
        window.enter_in("field/hand-out-scenes", "1-2")
        # A folder that cannot be made.
        (self.folder / "file").write_text("")
        window.enter_in("field/hand-out-folder", str(self.folder / "file" / "out"))
        self.make()
        state = window.wait_for("it is told", lambda s: s["error"])
        self.assertIn(str(self.folder / "file"), state["error"])
        self.assertFalse((self.folder / "out").exists())

    def test_the_folder_can_be_looked_for(self):
        window = self.window
        (self.folder / "talks").mkdir()
        self.ask()
        self.choose("pdf", folder=self.folder / "talks" / "new")
        window.settle()
        window.click("button/browse")
        window.field("field/path")
        window.settle()
        window.key("Escape")
        window.box("button/make-hand-outs")
        window.settle()
        window.click("button/browse")
        window.field("field/path")
        window.settle()
        window.enter("june")
        window.key("Return")
        window.box("button/make-hand-outs")
        self.make()
        window.box("hand-outs/made/1")
        self.assertTrue((self.folder / "talks" / "june" / "briefing.pdf").exists())

    @unittest.skipUnless(shutil.which("ffmpeg"), "NOT TESTED: ffmpeg is not installed")
    def test_a_film_can_be_given_up_and_leaves_nothing(self):
        window = self.window
        self.ask()
        self.choose("mp4", size="1920x1080")
        for long in ("seconds-30", "rate-60"):
            window.click(f"hand-outs/{long}")
            window.settle()
        self.make()
        window.box("hand-outs/progress")
        self.wait_for_work()
        window.click("button/stop-hand-outs")
        window.wait_for("it is told", lambda s: s["said"] == "No hand-outs were made")
        self.wait_until_gone()

        # The window works meanwhile, and is not closed without asking.
        self.ask()
        window.enter_in("field/hand-out-folder", str(self.folder / "out"))
        self.make()
        self.wait_for_work()
        window.click("button/go-on-working")
        window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        window.key("c")
        window.wait_for("another scene", lambda s: len(s["records"]["scenes"]) == 3)
        self.assertTrue(window.state()["busy"] or self.at_work())
        window.ask_to_close()
        window.box("button/let-them-be-made")
        time.sleep(0.6)  # what is being made never lets it come to rest
        window.click("button/let-them-be-made")
        window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        self.assertTrue(self.at_work())
        window.ask_to_close()
        window.box("button/stop-and-close")
        time.sleep(0.6)  # what is being made never lets it come to rest
        window.click("button/stop-and-close")
        window.box("button/dont-save")
        window.settle()
        window.click("button/dont-save")
        self.assertEqual(window.process.wait(60), 0)
        self.wait_until_gone()


class WithoutFilmMakerTest(HandOutsCase):
    """Where ffmpeg is missing, all else can be made."""
    PATH = "/nowhere"

    def test_it_is_told_what_to_install(self):
        self.ask()
        self.window.box("hand-outs/no-film-maker")
        self.window.click("hand-outs/mp4")
        self.window.settle()
        self.assertNotIn("hand-outs/rate-25", self.window.state()["boxes"])
        self.choose("pdf")
        self.make()
        self.made(1)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
