"""Events in files of other programs, by the command line. Usage: export_test.py DATELINE"""
import csv
import html.parser
import io
import json
import sqlite3
import sys
import unittest
import xml.etree.ElementTree
import zipfile

from project_rig import KIRKUK, MOSUL, TIKRIT, ProjectTest

ENDINGS = ("geojson", "jsonld", "csv", "kml", "kmz", "gpkg", "fgb", "md", "html")
KML = "{http://www.opengis.net/kml/2.2}"


class Page(html.parser.HTMLParser):
    """Sees that each element that is opened is closed, and gathers what is told in which."""
    VOID = {"meta"}

    def __init__(self, text):
        super().__init__()
        self.open, self.told, self.tags = [], {}, set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in ("src", "srcset"), value
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open:
            self.told.setdefault(self.open[-1], []).append(data)


class Export(ProjectTest):
    def setUp(self):
        super().setUp()
        self.story = self.file("tikrit.txt", TIKRIT)

    def export(self, *words, out="out.csv"):
        self.done(*words, "-o", out, command="export")
        return self.folder / out

    def rows(self, *words, out="out.csv"):
        text = self.export(*words, out=out).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def test_each_format_is_known_by_the_ending_and_is_the_same_twice(self):
        for ending in ENDINGS:
            with self.subTest(ending):
                first = self.export(self.story, out=f"a.{ending}").read_bytes()
                self.assertEqual(first, self.export(self.story, out=f"b.{ending}").read_bytes())
                self.assertGreater(len(first), 300)
        self.assertEqual([p.name for p in self.folder.glob(".*")], [], "nothing is left beside them")

    def test_rows_say_what_when_where_who_and_on_whose_word(self):
        rows = self.rows(self.story)
        self.assertEqual([r["type"] for r in rows], ["capture", "shelling"])
        self.assertEqual((rows[0]["place"], rows[0]["earliest"], rows[0]["latest"], rows[0]["edtf"]),
                         ("Tikrit", "2014-06-11", "2014-06-11", "2014-06-11"))
        self.assertEqual((rows[0]["publisher"], rows[0]["story_date"]), ("Northwire", "2014-06-16"))
        self.assertIn("captured Tikrit", rows[0]["quote"])
        self.assertEqual(rows[1]["told_by"], "police")
        self.assertTrue(self.export(self.story, "--bom", out="bom.csv").read_bytes().startswith(b"\xef\xbb\xbfid,"))

    def test_what_users_put_right_goes_out(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        self.correct(event=self.anchor("tikrit", "captured Tikrit"), change={"is": "status", "status": "denied"})
        self.correct(event=self.anchor("tikrit", "shelled Baiji"), change={"is": "rejected"})
        rows = self.rows(self.project)
        self.assertNotIn("shelling", [r["type"] for r in rows])
        capture = next(r for r in rows if r["type"] == "capture")
        self.assertEqual((capture["status"], capture["by_hand"]), ("denied", "status"))
        self.assertNotIn("A. Said", (self.folder / "out.csv").read_text())

    def test_an_event_that_two_stories_tell_goes_out_once_with_both_sentences(self):
        again = self.file("again.txt", TIKRIT.replace("(Northwire)", "(Southpost)").replace("June 16", "June 17"))
        capture = [r for r in self.rows(self.story, again) if r["type"] == "capture"]
        self.assertEqual([r["stories"] for r in capture], ["2"])
        self.assertIn("captured Tikrit", capture[0]["also_told"])

    def test_time_and_types_choose(self):
        other = self.file("mosul.txt", MOSUL)
        self.assertEqual({r["type"] for r in self.rows(self.story, other, "--types", "shelling,withdrawal")},
                         {"shelling", "withdrawal"})
        self.assertEqual([r["type"] for r in self.rows(self.story, "--from", "2014-06-13", out="b.csv")], ["shelling"])
        self.assertEqual([r["type"] for r in self.rows(self.story, "--until", "12 June 2014", out="c.csv")], ["capture"])
        self.assertEqual([r["type"] for r in self.rows(self.story, "--range", "2014-06-14/2014-06-16", out="d.csv")],
                         ["shelling"])

    def test_files_are_written_over_only_when_asked_and_never_half(self):
        there = self.file("there.csv", "mine")
        self.refused(self.run_it(self.story, "-o", there, command="export"), "there.csv", "--force", status=2)
        self.assertEqual(there.read_text(), "mine")
        self.done(self.story, "-o", there, "--force", command="export")
        self.assertIn("Tikrit", there.read_text())
        self.refused(self.run_it(there, "-o", there, "--force", command="export"), "is read", status=2)
        self.refused(self.run_it(self.story, "-o", self.folder / "no" / "a.csv", command="export"), "no/a.csv")

    def test_what_cannot_be_done_names_the_file_and_the_cure(self):
        self.refused(self.run_it(self.story, "-o", "a.docx", command="export"), "a.docx", "--to", status=2)
        self.refused(self.run_it(self.story, "-o", "a.csv", "--to", "dbf", command="export"), "--to", "geojson", status=2)
        self.refused(self.run_it(self.story, "-o", "a.csv", "--types", "war", command="export"), "war", "capture", status=2)
        self.refused(self.run_it(self.story, "-o", "a.csv", "--without", "dates", command="export"), "sentences", status=2)
        self.refused(self.run_it("gone.txt", "-o", "a.csv", command="export"), "gone.txt")
        self.refused(self.run_it(self.story, "-o", "a.csv", "--coarsen", "-3", command="export"), "--coarsen", status=2)
        self.assertEqual(list(self.folder.glob("a.*")), [])

    def test_convert_is_the_short_form_and_comes_back_the_same(self):
        first = self.rows(self.story, out="first.csv")
        for ending in ("csv", "gpkg", "geojson", "fgb"):
            with self.subTest(ending):
                self.done(self.story, f"mid.{ending}", command="convert")
                self.done(f"mid.{ending}", f"back-{ending}.csv", command="convert")
                back = list(csv.DictReader(io.StringIO((self.folder / f"back-{ending}.csv").read_text())))
                same = ("type", "status", "when", "place", "place_id", "lat", "lon", "precision", "radius_km", "actor",
                        "target", "edtf", "told_by", "confidence")
                self.assertEqual([[r[f] for f in same] for r in back], [[r[f] for f in same] for r in first])

    def test_names_sources_and_sentences_stay_here(self):
        for ending in ("geojson", "jsonld", "csv", "kml", "gpkg", "fgb", "md", "html"):
            with self.subTest(ending):
                out = self.export(self.story, "--without", "names,sources,sentences", "--coarsen", "25",
                                  out=f"bare.{ending}").read_bytes()
                for word in (b"Rebels", b"Northwire", b"police", b"captured Tikrit", b"tikrit.txt", b"geonames:",
                             str(self.folder).encode()):
                    self.assertNotIn(word, out)
                self.assertIn(b"Tikrit", out)

    def test_web_pages_are_whole_and_run_nothing(self):
        page = Page(self.export(self.story, "--title", "War & <peace>", out="a.html").read_text())
        self.assertEqual(page.open, [])
        self.assertNotIn("script", page.tags)
        self.assertNotIn("link", page.tags)
        self.assertEqual(page.told["h1"], ["War & <peace>"])
        self.assertIn("captured Tikrit", "".join(page.told["blockquote"]))
        self.assertEqual(page.told["h2"], ["capture, Tikrit", "shelling, Baiji"])

    def test_kml_is_sound_and_packed_alike(self):
        kml = self.export(self.story, "--folders", "story", out="a.kml").read_bytes()
        root = xml.etree.ElementTree.fromstring(kml)
        marks = list(root.iter(KML + "Placemark"))
        self.assertEqual([m.find(KML + "name").text for m in marks], ["capture, Tikrit", "shelling, Baiji"])
        self.assertEqual(marks[0].find(f"{KML}TimeSpan/{KML}begin").text, "2014-06-11")
        styles = {"#" + s.get("id") for s in root.iter(KML + "Style")}
        self.assertTrue({m.find(KML + "styleUrl").text for m in marks} <= styles)
        with zipfile.ZipFile(self.export(self.story, "--folders", "story", out="a.kmz")) as packed:
            self.assertIsNone(packed.testzip())
            self.assertEqual(packed.read("doc.kml"), kml)

    def test_geopackages_are_databases_that_other_programs_read(self):
        with sqlite3.connect(self.export(self.story, out="a.gpkg")) as db:
            self.assertEqual(db.execute("select type, place from events order by fid").fetchall(),
                             [("capture", "Tikrit"), ("shelling", "Baiji")])
            self.assertEqual(db.execute("select table_name, srs_id from gpkg_contents").fetchall(), [("events", 4326)])

    def test_linked_places_have_what_their_readers_need(self):
        answer = json.loads(self.export(self.story, out="a.jsonld").read_text())
        self.assertEqual((answer["type"], answer["@context"][:5]), ("FeatureCollection", "https"))
        for f in answer["features"]:
            self.assertEqual((f["type"], f["geometry"]["type"]), ("Feature", "Point"))
            self.assertTrue(f["@id"] and f["properties"]["title"] and f["names"][0]["toponym"])
            for span in f["when"]["timespans"]:
                self.assertTrue(span["start"] or span["end"])
            self.assertTrue(all(d["value"] for d in f["descriptions"]))
        # And Dateline makes a gazetteer of them.
        self.done("build", "own.dlgaz", self.folder / "a.jsonld", "--from", "linked-places", "--alone", command="gazetteer")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
