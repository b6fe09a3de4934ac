"""A second reader for spreadsheets: what Dateline writes is opened by LibreOffice, and what LibreOffice writes by Dateline.
Needs the package libreoffice-calc-nogui. Usage: spreadsheet_test.py DATELINE"""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

from project_rig import ProjectTest

OFFICE, TABLE, TEXT = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name for name in ("office", "table", "text"))
# Comma, double quote, UTF-8, from the first line on, American English.
AS_IT_IS = "CSV:44,34,76,1,,1033,false,true"
QUOTED_IS_TEXT = "CSV:44,34,76,1,,1033,true,false"

HEADINGS = ("id,type,status,earliest,latest,edtf,place,place_id,lat,lon,radius_km,precision,actor,target,killed_least,killed_most,"
            "confidence,document,title,publisher,story_date,url,stories,quote,also_told").split(",")
NASTY = ("=1+1", "=HYPERLINK(\"https://evil.example\",\"click\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "'=1+1", "''quoted''",
         "007", "1e5", "3/4", "TRUE", "12:30", "50%", "$5", "مدينة الموصل، العراق", "he said \"no\", twice", "a;b|c,d", "two\nlines",
         "a\ttab", "=two\n+lines", "\t=tab first", "#REF!", "2014-06-10", "ünïcödé – “quotes” 🚩", "x" * 30000, "-", "=", "+964 770 123", "<b>&amp;</b>")
MONTHS = "January February March April May June July August September October November December".split()


def shown(cell):
    """The text of a cell as a reader sees it: paragraphs are lines."""
    def words(node):
        out = node.text or ""
        for child in node:
            if child.tag == TEXT + "s":
                out += " " * int(child.get(TEXT + "c", 1))
            elif child.tag == TEXT + "tab":
                out += "\t"
            elif child.tag == TEXT + "line-break":
                out += "\n"
            else:
                out += words(child)
            out += child.tail or ""
        return out
    return "\n".join(words(p) for p in cell.findall(TEXT + "p"))


class Spreadsheets(ProjectTest):
    @classmethod
    def setUpClass(cls):
        cls.office = shutil.which("soffice")
        if cls.office is None:
            raise AssertionError("soffice is not there: script/setup test installs libreoffice-calc-nogui")
        cls.profile = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.profile.cleanup)

    def convert(self, name, to, how=None):
        """A file as LibreOffice saves it in another format."""
        made = self.folder / "made" / (pathlib.Path(name).stem + "." + to)
        words = [self.office, "--headless", f"-env:UserInstallation=file://{self.profile.name}/office", "--convert-to", to]
        if how is not None:
            words.append("--infilter=" + how)
        done = subprocess.run([*words, "--outdir", made.parent, self.folder / name], capture_output=True, timeout=300)
        self.assertTrue(made.exists(), (done.stdout + done.stderr).decode())
        return made

    def cells(self, name, how):
        """Of each row the cells as LibreOffice sees them: (kind, value, text)."""
        root = xml.etree.ElementTree.parse(self.convert(name, "fods", how)).getroot()
        rows = []
        for row in root.iter(TABLE + "table-row"):
            out = []
            for cell in row.findall(TABLE + "table-cell"):
                self.assertIsNone(cell.get(TABLE + "formula"), shown(cell))
                kind = cell.get(OFFICE + "value-type", "")
                value = cell.get(OFFICE + {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value"))
                repeated = int(cell.get(TABLE + "number-columns-repeated", 1))
                if repeated > 1000:  # the empty rest of the row
                    continue
                out += [(kind, value, shown(cell))] * repeated
            if any(kind for kind, _, _ in out):
                rows.append(out)
        return rows

    def written(self, name):
        return list(csv.reader(io.StringIO((self.folder / name).read_bytes().decode(), newline="")))

    def nasty(self):
        """Events whose words are such that a spreadsheet might take them for something else."""
        with (self.folder / "in.csv").open("w", newline="") as file:
            out = csv.DictWriter(file, HEADINGS)
            out.writeheader()
            for i, words in enumerate(NASTY):
                # As Dateline guards words: with one apostrophe more.
                guarded = "'" + words if words.lstrip("'")[:1] in tuple("=+-@") else words
                short = guarded if len(guarded) < 200 else "long"
                out.writerow({
                    "id": f"e{i:016x}", "type": "clash", "status": "happened", "earliest": f"2014-06-{i % 28 + 1:02}T09:10+03:00",
                    "latest": f"2014-06-{i % 28 + 1:02}", "place": short, "lat": f"-{i}.{i:03}5", "lon": f"{i}.25", "radius_km": "1.5",
                    "precision": "point", "actor": short, "target": short, "killed_least": str(i), "killed_most": str(i + 1),
                    "confidence": "0.75", "document": f"s{i}", "title": guarded, "publisher": guarded, "story_date": "2014-06-30",
                    "stories": "1", "quote": guarded})
        self.done("in.csv", "-o", "out.csv", command="export")
        return self.written("out.csv")

    def told(self):
        """The same words as stories have them: who published them, and what they say."""
        with (self.folder / "in.jsonl").open("w") as file:
            for i, words in enumerate(NASTY):
                story = {"id": f"s{i}", "publisher": words, "url": "https://a.example/" + words[:100], "date": "2024-06-16",
                         "text": f"Rebels captured Tikrit on {MONTHS[i % 12]} 11, {1980 + i}, said \u201c{words[:100]}\u201d."}
                file.write(json.dumps(story) + "\n")
        self.done("in.jsonl", "-o", "out.csv", "--force", command="export")
        return self.written("out.csv")

    def test_cells_are_what_was_exported_and_none_is_a_formula(self):
        for make, field in ((self.nasty, "title"), (self.told, "publisher")):
            with self.subTest(field):
                rows = make()
                names = rows[0]
                self.assertGreaterEqual(len(rows), len(NASTY) + 1)
                there = {row[names.index(field)] for row in rows[1:]}
                for words in NASTY:
                    line = words.replace("\n", " ").replace("\t", " ")
                    self.assertTrue({line, "'" + line, line.strip(), "'" + line.strip()} & there, words[:80])
                self.same_in_cells(rows, names)

    def same_in_cells(self, rows, names):
        seen = self.cells("out.csv", QUOTED_IS_TEXT)
        self.assertEqual(len(seen), len(rows))
        for row, cells in zip(rows, seen):
            for name, wrote, (kind, value, text) in zip(names, row, cells + [("", None, "")] * len(row)):
                if kind == "float":
                    self.assertIn(name, ("lat", "lon", "radius_km", "killed_least", "killed_most", "confidence", "stories"), wrote)
                    self.assertEqual(float(value), float(wrote))
                else:
                    self.assertIn(kind, ("string", ""))
                    self.assertEqual(text, wrote, name)

    def test_opened_by_a_double_click_dates_and_coordinates_are_what_they_were(self):
        rows = self.nasty()
        names = rows[0]
        kinds = {}
        for row, cells in zip(rows[1:], self.cells("out.csv", AS_IT_IS)[1:]):
            for name, wrote, (kind, value, text) in zip(names, row, cells):
                if name in ("lat", "lon", "radius_km", "confidence"):
                    self.assertEqual((kind, float(value)), ("float", float(wrote)))
                elif name in ("latest", "story_date"):
                    self.assertEqual((kind, value), ("date", wrote))
                elif name in ("id", "earliest", "type", "document"):
                    self.assertEqual((kind, text), ("string", wrote))
                elif wrote.startswith("'"):
                    self.assertEqual((kind, text), ("string", wrote))
                kinds.setdefault(name, set()).add(kind)
        self.assertEqual(kinds["lat"], {"float"})

    def test_what_libreoffice_saves_of_it_is_read_with_all_rows_and_words(self):
        self.nasty()
        self.done("out.csv", "-o", "csv.csv", command="export")
        for ending in ("xlsx", "ods"):
            for how in (QUOTED_IS_TEXT, AS_IT_IS):
                with self.subTest(ending, how=how):
                    made = self.convert("out.csv", ending, how)
                    self.done(made, "-o", f"{ending}.csv", "--force", command="export")
                    was, now = self.written("csv.csv"), self.written(f"{ending}.csv")
                    self.assertEqual(len(now), len(was))
                    names = was[0]
                    # What LibreOffice makes numbers and dates of is theirs; all else has to stay.
                    theirs = {"document"} | (set() if how == QUOTED_IS_TEXT else {"title", "publisher", "place", "actor", "target", "quote"})
                    by_id = {row[0]: dict(zip(names, row)) for row in now}
                    for row in was[1:]:
                        for name, words in zip(names, row):
                            if name not in theirs or words.startswith("'") and name != "document":
                                self.assertEqual(by_id[row[0]][name], words, name)

    def test_sheets_of_other_people_are_read_with_all_rows(self):
        """Dates, times, numbers and texts as a spreadsheet has them; one column has nothing but texts."""
        rows = [["Event date", "Town", "Latitude", "Longitude", "Event type", "Killed", "Notes"]]
        for i in range(1300):
            rows.append([f"2014-{i % 12 + 1:02}-{i % 28 + 1:02}", "الموصل" if i % 2 else "Mosul", f"36.{i % 90 + 10}", "43.13",
                         ("Shelling", "Clash", "Car bomb")[i % 3], str(i % 7), f"Report number {i}, \"as told\"; =no formula"])
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        self.file("sheet.csv", text.getvalue())
        for ending in ("xlsx", "ods"):
            for how in (AS_IT_IS, "CSV:44,34,76,1,2/2/2/2/2/2/2,1033,false,false".replace("2/2/2/2/2/2/2", "/".join(f"{k}/2" for k in range(1, 8)))):
                with self.subTest(ending, how=how):
                    made = self.convert("sheet.csv", ending, how)
                    self.done(made, "-o", "back.csv", "--force", command="export")
                    names, *told_back = self.written("back.csv")
                    back = [dict(zip(names, row)) for row in told_back]
                    self.assertEqual(len(back), 1300)
                    told = sorted((r["earliest"], r["latest"], float(r["lat"]), r["type"], int(r["killed_least"] or 0)) for r in back)
                    kinds = {"Shelling": "shelling", "Clash": "clash", "Car bomb": "bombing"}
                    self.assertEqual(told, sorted((r[0], r[0], float(r[2]), kinds[r[4]], int(r[5])) for r in rows[1:]))
                    self.assertEqual(sum("الموصل" in r["quote"] for r in back), 650)
                    self.done(self.folder / f"{ending}{len(how)}.dateline", made, command="import")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
