#!/usr/bin/env python3
"""export_test.py PROGRAM [unittest options]: the events that are shown go into a file of another program."""
import csv
import json
import sys
import tempfile
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None

FALL = """Militants seize Tal Afar
16 June 2014

BAGHDAD, June 16, 2014 - Militants captured Tal Afar on Sunday after heavy fighting, officials said.

Gunmen seized Mosul on June 10 and soldiers withdrew from Kirkuk on June 12.
"""


class ExportTest(StoriesCase):
    STORIES = {"fall.txt": FALL}

    def setUp(self):
        super().setUp()
        self.window = Window(PROGRAM, self.display, self.stories, [])
        self.addCleanup(self.window.close)
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        self.window.settle()
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def ask(self):
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.type("export events")
        self.window.wait_for("it is found", lambda s: "palette/chosen/action/export-events" in s["boxes"])
        self.window.key("Return")

    def name(self, path):
        self.window.field("field/path")
        self.window.enter(str(path))
        self.window.key("Return")

    def test_what_is_shown_goes_out_by_the_ending(self):
        window = self.window
        state = window.state()
        self.ask()
        self.name(self.folder / "all.csv")
        n = state["counts"]["shown"]
        window.wait_for("it is written", lambda s: s["said"] == f"all.csv: {n} events are exported")
        with open(self.folder / "all.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), n)
        self.assertIn(("capture", "Mosul", "2014-06-10"), [(r["type"], r["place"], r["edtf"]) for r in rows])
        window.key("ctrl+f")
        window.settle()  # keys are letters from the next frame on
        window.enter("withdrawal")
        few = window.wait_for("few are shown", lambda s: 0 < s["counts"]["shown"] < n)["counts"]["shown"]
        window.key("Escape")
        window.wait_for("the field is left", lambda s: s["typed"] is None)
        window.settle()
        window.click("button/view")
        window.box("view/export-events")
        window.settle()
        window.click("view/export-events")
        self.name(self.folder / "few.geojson")
        window.wait_for("it is written", lambda s: s["said"].startswith("few.geojson: "))
        features = json.loads((self.folder / "few.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual(len(features), few)
        self.assertEqual({f["properties"]["place"] for f in features}, {"Kirkuk"})

    def test_places_are_made_coarse_and_names_left_out_where_that_is_asked(self):
        window = self.window
        self.ask()
        window.box("export/grid-25")
        window.settle()
        window.click("export/names")
        window.settle()
        window.click("export/grid-25")
        window.settle()
        self.name(self.folder / "public.csv")
        window.wait_for("it is written", lambda s: s["said"].startswith("public.csv: "))
        text = (self.folder / "public.csv").read_text(encoding="utf-8")
        for word in ("Militants", "Gunmen", "soldiers", "captured"):
            self.assertNotIn(word, text)
        mosul = next(r for r in csv.DictReader(text.splitlines()) if r["place"] == "Mosul")
        self.assertGreaterEqual(float(mosul["radius_km"]), 12.5)
        event = next(e for e in window.state()["events"] if e["place"] == "Mosul")
        self.assertNotAlmostEqual(float(mosul["lon"]), event["at"][0], places=3)

    def test_what_is_there_is_not_written_over_unasked_and_odd_endings_are_told(self):
        window = self.window
        there = self.folder / "there.kml"
        there.write_text("mine", encoding="utf-8")
        self.ask()
        self.name(self.folder / "a.docx")
        window.settle()
        self.assertTrue(window.state()["dialog"], "it asks on")
        self.name(there)
        window.box("button/write-over")
        window.settle()
        self.assertEqual(there.read_text(encoding="utf-8"), "mine")
        window.click("button/write-over")
        window.wait_for("it is written", lambda s: s["said"].startswith("there.kml: "))
        self.assertIn("<Placemark>", there.read_text(encoding="utf-8"))
        self.assertEqual([p.name for p in self.folder.iterdir()], ["there.kml"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
