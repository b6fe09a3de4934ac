"""Tables and stories into a project, by the command line. Usage: import_test.py DATELINE"""
import csv
import io
import json
import sys
import unittest

from project_rig import MOSUL, TIKRIT, ProjectTest

TABLE = """Datum,Ort,Breite,Länge,Art,Tote
2014-06-10,Mosul,36.34,43.13,Gefecht,3
2014-06-11,Tikrit,34.61,43.68,Beschuss,0
2014-06-12,Baiji,34.93,43.49,Gefecht,2
"""
ANSWERS = ("--column", "Datum=date", "--column", "Ort=place", "--column", "Breite=latitude", "--column", "Länge=longitude",
           "--column", "Art=type", "--column", "Tote=killed", "--value", "Gefecht=clash", "--value", "Beschuss=shelling")


class Import(ProjectTest):
    def setUp(self):
        super().setUp()
        self.table = self.file("vorfaelle.csv", TABLE)

    def imported(self, *words, status=0):
        """(stories, rows, unchanged, failed)"""
        done = self.run_it(self.project, *words, "--format", "json", command="import")
        self.assertEqual(done.returncode, status, done.told)
        counts = json.loads(done.out)
        return tuple(counts[what] for what in ("stories", "rows", "unchanged", "failed"))

    def preview(self, *words):
        answer = json.loads(self.done(self.project, *words, "--preview", "--format", "json", command="import"))
        self.assertFalse(self.project.exists(), "a preview writes nothing")
        return answer[0]

    def events(self):
        self.done(self.project, "-o", "out.csv", "--force", command="export")
        return list(csv.DictReader(io.StringIO((self.folder / "out.csv").read_text(encoding="utf-8"), newline="")))

    def test_a_project_is_made_of_a_table_and_the_answers_of_its_user(self):
        self.assertEqual(self.imported(self.table, *ANSWERS), (0, 3, 0, 0))
        events = self.events()
        self.assertEqual([(e["type"], e["place"], e["earliest"]) for e in events],
                         [("clash", "Mosul", "2014-06-10"), ("shelling", "Tikrit", "2014-06-11"), ("clash", "Baiji", "2014-06-12")])
        self.assertEqual(events[0]["killed_least"], "3")
        history = self.read()["done"]
        self.assertEqual([step["name"] for step in history], ["add the events of vorfaelle.csv"])

    def test_the_same_again_adds_nothing_and_other_answers_take_its_place(self):
        self.imported(self.table, *ANSWERS)
        self.assertEqual(self.imported(self.table, *ANSWERS), (0, 0, 1, 0))
        self.assertEqual(self.imported(self.table, *ANSWERS, "--value", "Beschuss=airstrike"), (0, 3, 0, 0))
        self.assertEqual([e["type"] for e in self.events()], ["clash", "airstrike", "clash"])

    def test_stories_and_tables_come_together(self):
        story, other = self.file("tikrit.txt", TIKRIT), self.file("news/mosul.txt", MOSUL)
        self.assertEqual(self.imported(story, other.parent, self.table, *ANSWERS), (2, 3, 0, 0))
        self.assertEqual({e["title"] for e in self.events() if e["place"] == "Baiji" and e["type"] == "clash"},
                         {"vorfaelle.csv, rows 1–3"})

    def test_a_preview_shows_what_is_guessed_with_samples_and_what_is_missing(self):
        shown = self.preview(self.table)
        self.assertEqual((shown["rows"], shown["rows_counted"], shown["profile"]), (3, True, None))
        self.assertEqual([c["heading"] for c in shown["columns"]], ["Datum", "Ort", "Breite", "Länge", "Art", "Tote"])
        self.assertEqual(shown["columns"][4]["samples"], ["Gefecht", "Beschuss"])
        answered = self.preview(self.table, *ANSWERS)
        self.assertEqual([c["means"] for c in answered["columns"]], ["date", "place", "latitude", "longitude", "type", "killed"])
        self.assertEqual(answered["values"], [{"value": "Gefecht", "type": "clash", "rows": 2},
                                              {"value": "Beschuss", "type": "shelling", "rows": 1}])
        self.assertIsNone(answered["problem"])
        missing = self.preview(self.table, *ANSWERS, "--column", "Datum=none")
        self.assertIn("--column", missing["problem"])
        text = self.done(self.project, self.table, *ANSWERS, "--preview", command="import")
        for part in ("vorfaelle.csv: 3 rows", "Gefecht · Beschuss", "clash", "2 rows"):
            self.assertIn(part, text)

    def test_rows_with_whole_texts_are_read_as_stories(self):
        text = "TIKRIT, Iraq - Gunmen captured Tikrit on Wednesday, officials said. " + "Residents spoke of a quiet night. " * 6
        other = "MOSUL, Iraq - Militants seized Mosul on Tuesday, officials said. " + "Shops stayed closed all day long. " * 6
        out = io.StringIO()
        csv.writer(out).writerows([["Day", "Headline", "Text", "Publisher", "Link"],
                                   ["2014-06-12", "Tikrit falls", text, "A wire", "https://example.org/t"],
                                   ["2014-06-11", "", other, "", ""], ["2014-06-11", "Nothing", "", "", ""]])
        table = self.file("articles.csv", out.getvalue())
        shown = self.preview(table, "--column", "Day=date")
        self.assertEqual([c["means"] for c in shown["columns"]], ["date", "title", "story", "source", "url"])
        self.assertEqual(self.imported(table, "--column", "Day=date", status=3), (2, 0, 0, 1))
        events = {e["place"]: e for e in self.events() if e["type"] == "capture"}
        self.assertEqual((events["Tikrit"]["earliest"], events["Tikrit"]["title"], events["Tikrit"]["publisher"],
                          events["Tikrit"]["url"], events["Tikrit"]["story_date"]),
                         ("2014-06-11", "Tikrit falls", "A wire", "https://example.org/t", "2014-06-12"))
        self.assertIn("Gunmen captured Tikrit", events["Tikrit"]["quote"])
        self.assertEqual(events["Mosul"]["earliest"], "2014-06-10")
        self.assertEqual(self.imported(table, "--column", "Day=date", status=3), (0, 0, 2, 1))
        # The same rows go straight into another file.
        self.assertEqual(self.run_it(table, "out.geojson", "--column", "Day=date", command="convert").returncode, 3)
        places = {f["properties"]["place"] for f in json.loads((self.folder / "out.geojson").read_text())["features"]}
        self.assertEqual(places & {"Tikrit", "Mosul"}, {"Tikrit", "Mosul"})

    def test_dates_that_may_be_read_both_ways_are_asked_about(self):
        table = self.file("days.csv", "date,place,lat,lon\n05/06/2014,Mosul,36.34,43.13\n")
        done = self.run_it(self.project, table, command="import")
        self.refused(done, "days.csv", "05/06/2014", "--dates day-first")
        self.assertFalse(self.project.exists(), "nothing was begun")
        self.assertIn("--dates", self.preview(table)["problem"])
        self.assertEqual(self.imported(table, "--dates", "day-first"), (0, 1, 0, 0))
        self.assertEqual([e["earliest"] for e in self.events()], ["2014-06-05"])
        # The same holds for those who only convert.
        self.refused(self.run_it(table, "out.geojson", command="convert"), "--dates month-first")
        self.done(table, "out.geojson", "--dates", "month-first", command="convert")
        self.assertIn("2014-05-06", (self.folder / "out.geojson").read_text())

    def test_rows_that_do_not_fit_are_told_and_the_rest_is_added(self):
        table = self.file("some.csv", "date,place,lat,lon\n" + "2014-06-10,Mosul,36.34,43.13\n" * 9 + "soon,Mosul,36.34,43.13\n")
        done = self.run_it(self.project, table, command="import")
        self.refused(done, "some.csv, row 10", '"soon" is no date', "9 rows of tables added, 0 unchanged, 1 left out")
        self.assertEqual(len(self.events()), 9)

    def test_answers_that_mean_nothing_are_refused_before_anything_is_written(self):
        for words, said, status in ((("--column", "Datum"), "HEADING=MEANING", 2), (("--column", "Tag=date"), "Its columns are", 3),
                                    (("--column", "Datum=day of doom"), "nothing that a column can mean", 3),
                                    (("--value", "Gefecht=fight"), "no type of event", 3), (("--other-values", "fight"), "no type", 2)):
            with self.subTest(words):
                self.refused(self.run_it(self.project, self.table, *words, command="import"), said, status=status)
                self.assertFalse(self.project.exists())

    def test_a_file_that_is_no_project_is_left_alone(self):
        self.project.write_text("my notes")
        self.refused(self.run_it(self.project, self.table, *ANSWERS, command="import"), "war.dateline")
        self.assertEqual(self.project.read_text(), "my notes")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
