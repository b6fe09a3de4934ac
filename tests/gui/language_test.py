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
# Another agency's word of the same days, which knows one of them otherwise.
AGAIN = """Militants hold Mosul
17 June 2014

BAGHDAD, June 17, 2014 (Southpress) - Gunmen seized Mosul on June 11, residents said. Militants captured Tal Afar on Sunday.

Soldiers clashed with gunmen near Baiji before the militants captured Tal Afar, killing at least 12 people.
"""
TABLE = """date,lat,lon,type,killed,remarks
05/06/2014,36.34,43.13,IED,3,A car blew up at a checkpoint
07/06/2014,33.31,44.36,Incident 7,,Shots were heard
"""
DISTRICTS = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "Anbar east", "people": 12, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5},
     "geometry": {"type": "Polygon", "coordinates": [[[42, 33.2], [43, 33.2], [43, 34.2], [42, 34.2], [42, 33.2]]]}}]})


class LanguageCase(StoriesCase):
    STORIES = {"fall.txt": SEIZED, "again.txt": AGAIN}

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

    def start(self, *options, stories=None, guide=False):
        stories = self.stories[:1] if stories is None else stories
        self.window = Window(PROGRAM, self.display, stories, options, state_home=self.state_home.name,
                             data_home=self.data.name, guide=guide)
        if stories:
            self.window.wait_for("the stories are read", lambda s: s["stories"] == len(stories) and s["counts"]["all"] > 0
                                 and s["concluded"])
        else:
            self.window.wait_for("the window is there", lambda s: "interface" in s)
        return self.window.settle()

    def picture(self, name):
        """To be looked at, where a folder is given."""
        if folder := os.environ.get("DATELINE_PICTURES"):
            write_png(screen(self.display.name), Path(folder) / f"language-{name}.png")


class Choice(LanguageCase):
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


class AllWords(LanguageCase):
    """Whatever is opened and done: each text that is looked up has a translation, and nothing goes wrong."""

    def speak(self, *options, **more):
        self.write("xx", catalogue(TEMPLATE.read_text(encoding="utf-8")))
        state = self.start("--language", "xx", *options, **more)
        self.assertEqual(state["interface"], "xx")
        return state

    def check(self, name):
        """What was said so far."""
        state = self.window.settle()
        self.picture(name)
        self.assertEqual(state["untranslated"], [], f"at {name}: run script/languages, or a text is put together before tr()")
        self.assertEqual(state["error"], "", f"at {name}")
        return state

    def do(self, typed, action):
        """By its English name, which the palette knows in every language."""
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.enter(typed)
        self.window.box(f"palette/action/{action}")
        self.window.settle()
        self.window.click(f"palette/action/{action}")
        self.window.wait_for("the palette is closed", lambda s: "panel/palette" not in s["boxes"])
        return self.window.settle()

    def leave(self):
        self.window.key("Escape")
        self.window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        self.window.settle()

    def menu(self, target):
        self.window.click(target, button=3)
        self.window.wait_for("a menu is there", lambda s: any(b.startswith("menu/") for b in s["boxes"]))
        return self.window.settle()

    def test_dialogs(self):
        self.speak()
        for keys in ("question", "ctrl+comma", "g", "ctrl+g", "ctrl+o", "ctrl+s", "ctrl+v", "ctrl+r", "m"):
            self.window.key(keys)
            self.window.wait_for(f"{keys} opens a dialog", lambda s: s["dialog"] or "map/banner" in s["boxes"])
            self.check(f"key-{keys}")
            self.window.key("Escape")
            self.window.wait_for(f"{keys} is closed", lambda s: not s["dialog"] and "map/banner" not in s["boxes"])
        for typed, action in (("second clock", "known-by"), ("picture", "save-map"), ("export events", "export-events"), ("add a layer", "add-layer"),
                              ("table", "open-table"), ("written", "story-date")):
            self.do(typed, action)
            self.window.wait_for(f"{action} opens a dialog", lambda s: s["dialog"])
            self.check(action)
            self.leave()

    def test_hand_outs(self):
        self.speak()
        self.window.key("c")
        self.window.wait_for("a scene", lambda s: len(s["records"]["scenes"]) == 1)
        self.window.settle()
        self.window.key("ctrl+p")
        self.window.box("button/make-hand-outs")
        self.window.settle()
        for format_ in ("png", "html"):
            self.window.click(f"hand-outs/{format_}")
            self.window.settle()
        self.check("hand-outs")
        self.window.click("button/make-hand-outs")
        self.window.box("hand-outs/made/4")
        self.check("hand-outs-made")
        self.window.click("button/make-others")
        self.window.settle()
        self.window.enter_in("field/hand-out-size", "1x1")
        self.window.click("button/make-hand-outs")
        self.window.box("hand-outs/complaint")
        self.check("hand-outs-complaint")
        self.leave()

    def test_what_is_typed_wrong_is_told(self):
        self.speak()
        for typed in ("tomorrowish", "31 June", "June 2014 15", "Tuesday"):
            self.window.key("g")
            self.window.field("field/date")
            self.window.enter(typed)
            self.window.key("Return")
            self.check("complaint")
            if self.window.state()["dialog"]:
                self.leave()
        self.window.key("ctrl+g")
        self.window.field("field/place")
        for typed in ("Mosul", "qqqqq", "36.3 43.1"):
            self.window.enter(typed)
            self.check(f"place-{typed[:5]}")
        self.leave()

    def test_panels(self):
        self.speak(stories=self.stories)
        read = self.window.state()
        self.window.click("marker/" + self.window.event(read, "capture", "Mosul"))
        self.window.wait_for("it is selected", lambda s: s["selected"])
        self.check("inspector")
        self.window.wheel(*self.window.middle("panel/inspector"), -30)
        self.check("inspector-below")
        for typed, action in (("what was put right", "corrections"), ("what was done", "history"),
                              ("contradict", "contradictions"), ("scenes", "scenes"), ("your own layers", "layers"),
                              ("compare two", "compare-versions"), ("table tab", "show-events"),
                              ("in numbers", "show-numbers")):
            self.do(typed, action)
            self.check(action)
            for button in ("types", "statuses") if action == "show-events" else ():
                self.window.click("button/" + button)
                if button == "types":
                    self.window.box("button/types-all")
                self.window.settle()
                self.check(f"menu-{button}")
                self.window.key("Escape")
                self.window.settle()
        for button in ("view", "stories", "lanes"):
            self.window.click("button/" + button)
            self.check(f"menu-{button}")
            self.window.key("Escape")
            self.window.settle()
        for key in ("w", "h", "d", "o", "x", "t", "m"):
            self.window.key(key)
            self.check(f"key-{key}")

    def test_what_is_put_right_and_the_history_of_it(self):
        read = self.speak(stories=self.stories)
        event = self.window.event(read, "withdrawal")
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()
        self.window.click("button/edit")
        self.window.box("editor")
        self.check("editor")
        self.window.click("button/verify")
        self.check("verified")
        self.window.correct_time("11 June 2014 14:00", "the log says so")
        self.check("time")
        self.window.click("button/reject")
        self.window.wait_for("it is gone", lambda s: not any(e["id"] == event for e in s["events"]))
        for action, typed in (("history", "what was done"), ("corrections", "what was put right")):
            self.do(typed, action)
            self.check(f"{action}-filled")
        self.window.key("ctrl+z")
        self.window.key("ctrl+z")
        self.check("undone")
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.enter("undo")
        self.check("palette-undo")
        self.leave()

    def test_scenes(self):
        self.speak()
        self.do("scenes", "scenes")
        self.check("no-scenes")
        self.window.click("button/capture-scene")
        self.window.box("scene/1")
        self.check("capture-scene")
        for kind in ("title", "section", "black"):
            self.window.click("button/add-scene")
            self.window.box(f"menu/add-{kind}")
            self.check("menu-of-scenes")
            self.window.click(f"menu/add-{kind}")
            if kind != "black":  # its words are asked for
                self.window.field("field/scene-title")
                self.check(f"editor-{kind}")
                self.window.key("Return")
            self.window.settle()
        self.window.click("scene/1")
        self.window.settle()
        self.window.key("F2")
        self.window.box("field/scene-notes")
        self.check("scene-editor")
        self.window.key("Escape")
        self.window.key("Next", "Next", "Next")
        self.check("scene-shown")
        self.window.key("ctrl+Down")
        self.window.key("ctrl+Up")
        self.window.key("Delete")
        self.do("what was done", "history")
        self.check("history-of-scenes")

    def test_menus_of_the_map_and_of_names(self):
        read = self.speak()
        x, y = self.window.middle("panel/map")
        self.menu((x, y))
        self.check("map-menu")
        self.window.click("menu/new-place")
        self.window.box("field/own-names")
        self.check("own-place")
        self.window.click("button/own-add")
        self.check("own-place-complaint")
        self.window.enter_in("field/own-names", "Falcon Ridge")
        self.window.click("button/own-add")
        self.window.wait_for("it is there", lambda s: "own-place/Falcon Ridge" in s["boxes"])
        self.window.move(*self.window.middle("own-place/Falcon Ridge"))
        self.check("own-place-tip")
        self.do("what was put right", "corrections")
        self.check("own-place-listed")
        self.menu((x + 60, y + 60))
        self.window.click("menu/add-event")
        self.window.box("button/event-place")
        self.check("add-event")
        self.leave()
        event = self.window.event(read, "capture", "Mosul")
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        mention = next(name for name in self.window.settle()["boxes"] if name.startswith("mention/") and "Mosul" in name)
        self.window.click(mention, button=3)
        self.window.box("card/mention")
        self.check("mention-card")
        self.window.key("Escape")
        self.window.settle()
        self.window.click("button/source")
        self.window.box("field/source-publisher")
        self.check("source")

    def test_the_guide(self):
        self.speak(guide=True)
        for step in (1, 2, 3):
            self.window.wait_for(f"step {step}", lambda s: s["guide"] == step)
            self.check(f"guide-{step}")
            self.window.click("button/guide-next")

    def test_the_empty_window(self):
        self.speak(stories=[])
        self.check("empty")

    def test_a_table_and_a_layer(self):
        with tempfile.TemporaryDirectory() as folder:
            table, layer = Path(folder) / "incidents.csv", Path(folder) / "districts.geojson"
            table.write_text(TABLE, encoding="utf-8")
            layer.write_text(DISTRICTS, encoding="utf-8")
            self.speak("--layer", layer, stories=[])
            self.do("your own layers", "layers")
            self.check("layer")
            self.window.click("layer/1")
            self.check("layer-open")
            self.window.close()
            self.write("xx", catalogue(TEMPLATE.read_text(encoding="utf-8")))
            self.window = Window(PROGRAM, self.display, [table], ["--language", "xx"], data_home=self.data.name)
            self.window.box("button/add-table")
            self.check("table")
            self.window.click("column/lat")
            self.check("table-meanings")

    def test_a_project_with_changes_asks_before_it_is_closed(self):
        self.speak()
        with tempfile.TemporaryDirectory() as folder:
            self.window.save_as(Path(folder) / "a.dateline")
            self.check("saved")
            self.window.key("c")
            self.window.wait_for("there is something to save", lambda s: s["file"]["unsaved"])
            self.window.key("ctrl+q")
            self.window.box("button/dont-save")
            self.check("quit")
            self.leave()
            self.window.key("ctrl+n")
            self.check("new-project")


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
