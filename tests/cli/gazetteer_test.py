"""What `dateline gazetteer` answers people and scripts. Usage: gazetteer_test.py DATELINE SHARE_FOLDER"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]
SHARE = pathlib.Path(sys.argv[2])


def run(*words):
    return subprocess.run([DATELINE, "gazetteer", *map(str, words)], capture_output=True, timeout=120)


def answer(*words):
    done = run(*words, "--format", "json")
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


class Gazetteer(unittest.TestCase):
    def test_any_spelling_finds_the_place(self):
        for spelling in ("Tal Afar", "Tel Afar", "Tall \u02bfAfar", "Telafer", "Talafar", "TAL AFAR", "\u062a\u0644\u0639\u0641\u0631"):
            first = answer("find", spelling)[0]
            self.assertEqual(first["name"], "Tal Afar", spelling)
            self.assertAlmostEqual(first["lat"], 36.38, delta=0.05)
            self.assertIn("Nineveh", first["in"])

    def test_namesakes_come_greatest_first_and_are_counted(self):
        done = run("find", "Springfield", "--most", "3")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stdout.splitlines()), 3)
        self.assertRegex(done.stderr.decode(), r"\d+ more; --most N shows more")
        people = [p["population"] for p in answer("find", "Springfield", "--most", "3")]
        self.assertEqual(people, sorted(people, reverse=True))

    def test_what_lies_about_a_point_comes_nearest_first(self):
        places = answer("near", "42.45,36.38", "--km", "15")
        self.assertIn("Tal Afar", [p["name"] for p in places])
        self.assertEqual([p["km"] for p in places], sorted(p["km"] for p in places))
        self.assertLessEqual(places[-1]["km"], 15)
        self.assertTrue(answer("near", "-92.4,30.5", "--most", "1"), "west of Greenwich")

    def test_a_point_may_be_given_in_any_notation(self):
        wanted = answer("near", "42.45,36.38", "--most", "3")
        for point in ("36.38N 42.45E", "36\u00b022'48\"N 42\u00b027'00\"E", "lat 36.38 lon 42.45", "42.45, 36.38", "42.45 36.38",
                      "38S KF 71259 29117", "38S 271259 4029117"):
            self.assertEqual([p["key"] for p in answer("near", point, "--most", "3")], [p["key"] for p in wanted], point)
        for point in ("36.38,142.45,3", "142.45,136.38", "36.38N", "Mosul"):
            self.assertEqual(run("near", point).returncode, 2, point)

    def test_a_name_that_no_place_has_is_told(self):
        done = run("find", "Qwrtpsdf")
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertIn("no place is called", done.stderr.decode())

    def test_a_point_that_is_none_is_refused_with_the_form(self):
        for point in ("x", "42.45", "42.45,91", "36 N,42 N"):
            done = run("near", point)
            self.assertEqual(done.returncode, 2, point)
            self.assertIn("longitude first", done.stderr.decode())

    def test_layers_tell_their_licence_and_sources(self):
        for layer in answer("info", "--gazetteer", SHARE / "gazetteer"):
            self.assertTrue(layer["places"] and layer["licence"] and layer["sources"], layer)

    def test_half_a_name_and_a_mistyped_one_find_the_place_and_say_how(self):
        self.assertEqual(answer("find", "Bagdhad")[0]["name"], "Baghdad")
        half = answer("find", "fallu")[0]
        self.assertEqual((half["name"], half["match"]), ("Fallujah", "beginning"))
        slip = answer("find", "Kirkup")[0]
        self.assertEqual((slip["spelling"], slip["match"], slip["slips"]), ("Kirkuk", "slips", 1))

    def test_a_colleagues_table_becomes_a_layer_over_the_shipped_ones(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            table = folder / "camps.csv"
            table.write_text("name,lat,lon,country,kind,population\n"
                             "Xarbuqa,36.2,43.3,Iraq,settlement,900\n"
                             "Mosul,36.34,43.13,IQ,settlement,\n"
                             "Nowhere,99,0,,,\n", encoding="utf-8")
            layer = folder / "camps.dlgaz"
            done = run("build", layer, table, "--licence", "CC0")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(b"2 places (1 of them in the layers below", done.stdout)
            self.assertIn(b"row 4", done.stderr)
            found = answer("find", "Xarbuqa", "--own-gazetteer", layer)[0]
            self.assertEqual((found["country"], found["in"][0]), ("IQ", "Nineveh"))
            mosul = answer("find", "Mosul", "--own-gazetteer", layer)[0]
            self.assertEqual((mosul["key"], mosul["lat"]), ("geonames:99072", 36.34))
            self.assertEqual(answer("info", "--own-gazetteer", layer)[-1]["licence"], "CC0")
            # A story knows the place too, by the option or because it lies in the user's own folder.
            story = folder / "story.txt"
            story.write_text("Fighting raged in Xarbuqa on Monday, officials in Baghdad said.", encoding="utf-8")
            own = folder / "data" / "dateline" / "gazetteer"
            own.mkdir(parents=True)
            shutil.copy(layer, own)
            (own / "old.dlgaz").write_bytes(b"DLGAZ of yesterday")
            for words, home in ((("--own-gazetteer", layer), folder / "none"), ((), folder / "data")):
                done = subprocess.run([DATELINE, "extract", story, "--date", "2014-06-16", "--format", "json", *words],
                                      capture_output=True, timeout=120, env={**os.environ, "XDG_DATA_HOME": str(home)})
                self.assertEqual(done.returncode, 0, done.stderr)
                places = {p["name"]: p["lat"] for p in json.loads(done.stdout)["places"]}
                self.assertEqual(places.get("Xarbuqa"), 36.2, (words, places))
            self.assertIn(b"old.dlgaz", done.stderr)  # told of and left out

    def test_what_cannot_be_made_into_a_layer_is_refused_with_a_word(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            out = folder / "x.dlgaz"
            table = folder / "x.csv"
            table.write_text("Colour,Size\nred,1\n", encoding="utf-8")
            for words, status, say in (((folder / "none.csv",), 3, "no such file"),
                                       ((table,), 3, "Colour, Size"),
                                       ((table, "--column", "name"), 2, "MEANING=HEADING"),
                                       ((table, "--classes", "P"), 2, "GeoNames")):
                done = run("build", out, *words)
                self.assertEqual(done.returncode, status, (words, done.stderr))
                self.assertIn(say, done.stderr.decode())
                self.assertFalse(out.exists())
                self.assertEqual([p.name for p in folder.iterdir()], ["x.csv"])

    def test_a_damaged_layer_is_found_by_verify_and_named(self):
        self.assertEqual(run("verify").returncode, 0)
        with tempfile.TemporaryDirectory() as folder:
            damaged = pathlib.Path(folder) / "10-regions.dlgaz"
            shutil.copy(SHARE / "gazetteer" / "10-regions.dlgaz", damaged)
            with open(damaged, "r+b") as file:
                file.seek(-1000, 2)
                byte = file.read(1)
                file.seek(-1000, 2)
                file.write(bytes([byte[0] ^ 1]))
            done = run("verify", "--gazetteer", damaged)
            self.assertEqual(done.returncode, 4)
            self.assertIn(damaged.name, done.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
