#!/usr/bin/env python3
"""The window in another language: chosen, remembered, and all that it says is in the file that translators get."""
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window
from png_pixels import screen, write_png
from pseudo_language import catalogue, pseudo

PROGRAM = None
TEMPLATE = Path(__file__).parents[2] / "assets" / "languages" / "dateline.pot"
ITALIAN = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "the language itself"
msgid "English"
msgstr "Italiano"

msgid "Names on the map"
msgstr "Nomi sulla carta"

msgid "Measure distance and bearing by dragging"
msgstr "Calcola quanto dista"
"""


class Language(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.data = tempfile.TemporaryDirectory()
        self.state_home = tempfile.TemporaryDirectory()
        self.folder = Path(self.data.name) / "dateline" / "languages"
        self.folder.mkdir(parents=True)

    def tearDown(self):
        self.window.close()
        self.state_home.cleanup()
        self.data.cleanup()

    def write(self, code, text):
        (self.folder / f"{code}.po").write_text(text, encoding="utf-8")

    def start(self, *options):
        self.window = Window(PROGRAM, self.display, self.stories, options, state_home=self.state_home.name,
                             data_home=self.data.name)
        self.window.wait_for("the story is read", lambda s: s["counts"]["all"] > 0 and s["concluded"])
        return self.window.settle()

    def open_display(self):
        self.window.key("ctrl+comma")
        self.window.wait_for("the dialog is there", lambda s: s["dialog"] and "display/print" in s["boxes"])
        self.window.settle()

    def test_a_language_is_chosen_in_the_dialog_and_remembered(self):
        self.write("it", ITALIAN)
        self.start()
        self.open_display()
        self.window.click("display/language-it")
        self.window.wait_for("Italian", lambda s: s["interface"] == "it" and s["untranslated"])
        self.window.settle()
        self.window.click("display/language-en")
        self.window.wait_for("English", lambda s: s["interface"] == "" and not s["untranslated"])
        self.window.settle()
        self.window.click("display/language-it")
        self.window.wait_for("Italian", lambda s: s["interface"] == "it")
        self.window.settle()
        self.window.close()
        self.assertEqual(self.start()["interface"], "it")

    def test_the_palette_finds_what_is_done_by_its_name_in_either_language(self):
        self.write("it", ITALIAN)
        self.start("--language", "it")
        for typed in ("quanto dista", "measure distance"):
            self.window.key("ctrl+k")
            self.window.field("field/palette")
            self.window.enter(typed)
            self.window.wait_for(typed, lambda s: "palette/action/measure" in s["boxes"])
            self.window.settle()
            self.window.key("Escape")
            self.window.wait_for("it is closed", lambda s: not s["dialog"])

    def test_what_is_broken_or_missing_is_told_and_the_window_speaks_english(self):
        self.write("it", "msgid \"Close\"\nmsgstr \"Chiudi\n")
        self.start("--language", "it")
        self.window.wait_for("it is told", lambda s: "it.po:2" in s["error"])
        self.window.close()
        self.start("--language", "xx")
        self.window.wait_for("it is told", lambda s: "xx.po" in s["error"])

    def test_all_that_the_window_says_is_in_the_translators_file(self):
        self.write("xx", catalogue(TEMPLATE.read_text(encoding="utf-8")))
        read = self.start("--language", "xx")
        self.window.click("marker/" + self.window.event(read, "capture", "Mosul"))
        self.window.wait_for("it is selected", lambda s: s["selected"])
        self.window.settle()
        self.picture("inspector")
        self.window.key("Escape")
        self.window.settle()
        for keys in ("question", "ctrl+comma", "g", "ctrl+o", "ctrl+s"):
            self.window.key(keys)
            self.window.wait_for(f"{keys} opens a dialog", lambda s: s["dialog"])
            self.window.settle()
            self.picture(keys)
            self.window.key("Escape")
            self.window.wait_for(f"{keys} is closed", lambda s: not s["dialog"])
            self.window.settle()
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.settle()
        self.picture("palette")
        self.window.key("Escape")
        self.window.settle()
        for key in ("w", "h", "d", "o"):
            self.window.key(key)
            self.window.settle()
        self.picture("panels")
        state = self.window.state()
        self.assertEqual(state["interface"], "xx")
        self.assertEqual(state["error"], "")
        self.assertEqual(state["untranslated"], [], "run script/languages, or a text is put together before tr()")

    def picture(self, name):
        """To be looked at, where a folder is given."""
        if folder := os.environ.get("DATELINE_PICTURES"):
            write_png(screen(self.display.name), Path(folder) / f"language-{name}.png")


class Pseudo(unittest.TestCase):
    def test_texts_are_longer_and_their_values_stay(self):
        self.assertEqual(pseudo("{} of {:.1f} km"), "‹{} óf {:.1f} km·····›")

    def test_a_catalogue_has_each_message(self):
        text = catalogue('msgid ""\nmsgstr ""\n"a\\n"\n\n#: x.cpp\nmsgctxt "c"\nmsgid "Say \\"a\\" "\n"b"\nmsgstr ""\n\n'
                         'msgid "{} cat"\nmsgid_plural "{} cats"\nmsgstr[0] ""\nmsgstr[1] ""\n')
        self.assertIn('msgctxt "c"\nmsgid "Say \\"a\\" b"\nmsgstr "‹Šáý \\"á\\" b···›"\n', text)
        self.assertIn('msgstr[1] "‹{} çátš', text)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
