#!/usr/bin/env python3
"""table_test.py PROGRAM [unittest options]: a table of events is opened, asked about, shown and kept."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

from driver import Display, Window

PROGRAM = None

ROWS = """date,lat,lon,type,killed,remarks
2014-06-10,36.34,43.13,IED,3,A car blew up at a checkpoint
2014-06-12,33.31,44.36,Incident 7,,Shots were heard
2014-06-14,35.47,44.39,Mortar fire,1,Two rounds fell near the market
"""


class TableTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.table = Path(self.folder.name) / "incidents.csv"
        self.table.write_text(ROWS, encoding="utf-8")
        self.window = None

    def tearDown(self):
        if self.window:
            self.window.close()
        self.folder.cleanup()

    def open(self, *files):
        self.window = Window(PROGRAM, self.display, files or [self.table], ["--theme", "light"])

    def add(self):
        self.window.box("button/add-table")
        self.window.settle()
        self.window.click("button/add-table")
        return self.window.wait_for("its events are there", lambda s: s["counts"]["all"] == 3 and not s["busy"] and s["concluded"])

    def choose(self, field, line):
        self.window.box(field)
        self.window.settle()
        self.window.click(field)
        self.window.box(line)
        self.window.settle()
        self.window.click(line)
        self.window.wait_for("the list has closed", lambda s: line not in s["boxes"])

    def test_it_is_asked_about_once_and_every_row_is_an_event_with_its_row_as_source(self):
        self.open()
        state = self.add()
        self.assertEqual(state["counts"]["unplaced"], 0)
        bar = next(name for name in state["boxes"] if name.startswith("bar/"))
        self.window.settle()
        self.window.click(bar)
        event = bar[len("bar/"):]
        state = self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.wait_for("its row is in sight", lambda s: "sentence/" + event in s["boxes"])
        self.window.wait_for("its marker, too", lambda s: "marker/" + event in s["boxes"])

    def test_types_and_columns_are_put_right_before_they_are_added(self):
        self.open()
        self.choose("type-of/Incident 7", "means/protest")
        self.choose("column/killed", "meaning/wounded")
        state = self.add()
        self.assertEqual(sorted(e["type"] for e in state["events"]), ["bombing", "protest", "shelling"])

    def test_escape_adds_nothing(self):
        self.open()
        self.window.box("button/add-table")
        self.window.settle()
        self.window.key("Escape")
        state = self.window.wait_for("it is given up", lambda s: not s["dialog"])
        self.assertEqual(state["counts"]["all"], 0)

    def test_one_undo_takes_all_of_it_back(self):
        self.open()
        self.add()
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("they are gone", lambda s: s["counts"]["all"] == 0)
        self.window.key("ctrl+shift+z")
        self.window.wait_for("they are back", lambda s: s["counts"]["all"] == 3)

    def test_rows_that_do_not_fit_are_told_with_their_number(self):
        self.table.write_text(ROWS + "soon,36.3,43.1,IED,,\n", encoding="utf-8")
        self.open()
        state = self.add()
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn("incidents.csv, row 4", state["error"])
        self.assertIn("soon", state["error"])

    def test_a_saved_project_has_them_without_the_table(self):
        self.open()
        self.add()
        self.window.settle()
        project = Path(self.folder.name) / "war.dateline"
        self.window.save_as(project)
        self.window.close()
        self.table.unlink()
        self.open(project)
        self.window.wait_for("they are back", lambda s: s["counts"]["all"] == 3 and not s["busy"])

    def test_geodata_opens_as_events_where_it_is_asked_for_as_a_table(self):
        features = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [lng, lat]},
                     "properties": {"date": day, "type": what, "note": note}}
                    for lng, lat, day, what, note in [(43.13, 36.34, "2014-06-10", "IED", "A car blew up"),
                                                      (44.36, 33.31, "2014-06-12", "Mortar fire", "Two rounds fell"),
                                                      (44.39, 35.47, "2014-06-14", "IED", "A bomb at the bridge")]]
        table = Path(self.folder.name) / "incidents.geojson"
        table.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        story = Path(self.folder.name) / "seized.txt"
        story.write_text("BAGHDAD, June 16, 2014 (Reuters) - Nothing happened.\n", encoding="utf-8")
        self.open(story)
        self.window.wait_for("it is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.window.key("ctrl+k")
        self.window.wait_for("the palette is open", lambda s: s["typed"] == "")
        self.window.enter("table of events")
        self.window.key("Return")
        self.window.field("field/path")
        self.window.enter(str(table))
        self.window.key("Return")
        state = self.add()
        self.assertEqual(state["counts"]["unplaced"], 0)
        self.assertEqual([round(e["at"][0], 2) for e in state["events"]], [43.13, 44.36, 44.39])
        self.window.settle()
        project = Path(self.folder.name) / "war.dateline"
        self.window.save_as(project)
        self.window.close()
        self.open(project)
        state = self.window.wait_for("they are back", lambda s: s["counts"]["all"] == 3 and not s["busy"] and s["concluded"])
        self.assertEqual(state["error"], "")

    def test_what_is_no_table_says_so(self):
        self.table.write_bytes(b"\0\1\2")
        self.open()
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn("incidents.csv", state["error"])
        self.assertEqual(state["counts"]["all"], 0)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
