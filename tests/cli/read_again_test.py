"""What Dateline exports is read again, in each format, with the stories that it rests on. Usage: read_again_test.py DATELINE"""
import csv
import io
import json
import sys
import unittest
import zipfile

from project_rig import HEAD, KIRKUK, MOSUL, OUTLINES, TIKRIT, ProjectTest

ENDINGS = ("csv", "gpkg", "geojson", "fgb", "kml", "kmz", "jsonld")
# Those that a table does not bring back: the id of a story that is no more than quoted.
OTHER = {"document"}
CASUALTIES = HEAD + ("Shelling killed at least 12 people in Mosul on Saturday, a doctor said. Thousands of families fled Mosul for "
                     "Erbil. About 300 troops were sent to Samarra on June 12, 2014.\n")


class ReadAgain(ProjectTest):
    def setUp(self):
        super().setUp()
        self.stories = [self.file(name, text) for name, text in
                        (("tikrit.txt", TIKRIT), ("kirkuk.txt", KIRKUK), ("mosul.txt", MOSUL), ("dead.txt", CASUALTIES),
                         ("outlines.txt", OUTLINES),
                         ("undated.txt", "Troops leave Baiji\n\nTroops withdrew from Baiji on Tuesday. They burned their camp.\n"))]

    def table(self, *words, out="out.csv", command="export"):
        self.done(*words, "-o", out, "--force", command=command)
        text = (self.folder / out).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def same(self, was, now, but=()):
        self.assertEqual(len(now), len(was))
        now = {row["id"]: row for row in now}
        for row in was:
            other = now[row["id"]]
            self.assertEqual({f: v for f, v in other.items() if f not in OTHER | set(but)},
                             {f: v for f, v in row.items() if f not in OTHER | set(but)})

    def test_each_format_gives_the_events_the_sentences_and_the_stories(self):
        first = self.table(*self.stories)
        self.assertGreater(len(first), 8)
        for field in ("destination", "relative_days", "also_told", "told_by", "numbers", "publisher", "outline", "start_earliest",
                      "end_latest"):
            self.assertTrue(any(row[field] for row in first), f"a story must tell of {field}")
        for ending in ENDINGS:
            with self.subTest(ending):
                self.done(*self.stories, "-o", f"events.{ending}", command="export")
                again = self.table(f"events.{ending}", out=f"{ending}.csv")
                known = {row["id"] for row in again}
                left = [row for row in first if row["id"] in known] if ending == "fgb" else first
                self.assertGreater(len(left), 6)
                self.same(left, again)

    def test_a_third_time_is_as_the_second(self):
        self.table(*self.stories, out="one.csv")
        two = self.table("one.csv", out="two.csv")
        self.same(two, self.table("two.csv", out="three.csv"))

    def test_kml_by_story_and_with_parts_left_out_is_known_too(self):
        first = self.table(*self.stories)
        for ending in ("kml", "kmz"):
            self.done(*self.stories, "-o", f"events.{ending}", "--folders", "story", command="export")
            self.same(first, self.table(f"events.{ending}"))
        bare = ("--without", "names,sources,sentences", "--coarsen", "20")
        self.done(*self.stories, "-o", "bare.kml", *bare, command="export")
        again = self.table("bare.kml")
        was = self.table(*self.stories, *bare)
        self.assertEqual({row["outline"] for row in was + again}, {""}, "an outline would tell where it was")
        self.assertNotIn("POLYGON", (self.folder / "bare.kml").read_text())
        for field in ("type", "status", "earliest", "latest", "start_earliest", "end_latest", "place", "lat", "lon", "radius_km", "stories"):
            self.assertEqual(sorted(row[field] for row in again), sorted(row[field] for row in was))
        self.assertEqual({row["title"] for row in again}, {f"bare.kml, rows 1–{len(again)}"})

    def test_a_project_shows_the_stories_and_what_was_put_right(self):
        self.filled(tikrit=TIKRIT, mosul=MOSUL)
        self.correct(event=self.anchor("tikrit", "captured Tikrit"), change={"is": "status", "status": "denied"})
        self.correct(event=self.anchor("mosul", "withdrew from Mosul"), change={"is": "verified"})
        first = self.table(self.project, out="first.csv")
        self.assertEqual({row["by_hand"] for row in first}, {"", "status", "verified"})
        self.done("other.dateline", "first.csv", command="import")
        self.same(first, self.table("other.dateline", out="again.csv"))
        stories = json.loads((self.folder / "other.dateline").read_text())["stories"]
        self.assertEqual(sorted(s["title"] for s in stories), sorted({row["title"] for row in first}))

    def test_a_table_of_events_that_a_project_has_tells_them_again_and_adds_none(self):
        self.filled(tikrit=TIKRIT, mosul=MOSUL)
        first = self.table(self.project, out="first.csv")
        text = (self.folder / "first.csv").read_text()
        self.file("changed.csv", text.replace("capture,happened", "siege,denied", 1))
        self.done(self.project, "changed.csv", command="import")
        again = self.table(self.project, out="again.csv")
        self.assertEqual(len(again), len(first))
        self.assertEqual({row["stories"] for row in again}, {"2"})
        self.done(self.project, "changed.csv", command="import")
        self.assertEqual(len(self.table(self.project, out="twice.csv")), len(first))

    def test_a_changed_cell_changes_its_event_though_the_sentence_stays(self):
        self.table(*self.stories, out="events.csv")
        text = (self.folder / "events.csv").read_text()
        self.done(self.project, "events.csv", command="import")
        self.file("events.csv", text.replace("withdrawal,happened", "withdrawal,denied", 1))
        counts = json.loads(self.done(self.project, "events.csv", "--format", "json", command="import"))
        self.assertGreater(counts["rows"], 0)
        self.assertGreater(counts["unchanged"], 0, "other stories are as they were")
        self.assertIn("denied", {row["status"] for row in self.table(self.project)})

    def test_cells_that_are_no_days_are_told_with_their_row(self):
        self.table(*self.stories, out="events.csv")
        text = (self.folder / "events.csv").read_text()
        self.file("events.csv", text.replace(',"2014-06-16",', ",soon,", 1))
        done = self.run_it("events.csv", "-o", "back.csv", command="export")
        self.refused(done, "events.csv, row ", '"soon" is no date')

    def test_kmz_of_others_is_a_table_and_damaged_ones_are_refused(self):
        kml = ('<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark><name>Raid</name><TimeStamp><when>'
               '2014-06-10</when></TimeStamp><Point><coordinates>43.1,36.3</coordinates></Point></Placemark></Folder></Document></kml>')
        with zipfile.ZipFile(self.folder / "other.kmz", "w") as packed:
            packed.writestr("images/a.png", b"")
            packed.writestr("places.kml", kml)
        rows = self.table("other.kmz")
        self.assertEqual([(r["earliest"], r["latest"], r["lat"]) for r in rows], [("2014-06-10", "2014-06-10", "36.3")])
        self.file("cut.kmz", (self.folder / "other.kmz").read_bytes()[:-30])
        self.refused(self.run_it("cut.kmz", "-o", "b.csv", command="export"), "cut.kmz", "damaged")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
