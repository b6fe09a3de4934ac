"""What the command line does with input that it cannot use: a clear error that names the file and the
cure, an exit status that is not 0, and never a crash. Usage: bad_input_test.py BIN_FOLDER SHARE_FOLDER"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv[1])
SHARE = pathlib.Path(sys.argv[2])


def run(*words, stdin=b"", program="dateline"):
    return subprocess.run([str(BIN / program), *map(str, words)], input=stdin, capture_output=True, timeout=240)


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-faults-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def refused(self, done, status, *said):
        text = done.stderr.decode()
        self.assertEqual(done.returncode, status, text)
        for part in said:
            self.assertIn(str(part), text)

    def test_an_empty_file_is_told_apart_from_a_story(self):
        path = self.file("empty.txt", b"")
        self.refused(run("extract", path), 3, path, "holds no text")

    def test_a_story_over_16_mb_is_refused(self):
        path = self.file("big.txt", b"word " * 3_400_000)
        self.refused(run("extract", path), 3, path, "too large", "16777216")

    def test_a_million_characters_in_one_line_are_read(self):
        path = self.file("line.txt", b"Rebels seized Tikrit on June 11, 2014. " + b"word " * 200_000)
        done = run("extract", path, "--date", "2014-06-16", "--format", "geojson")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["type"], "FeatureCollection")

    def test_a_sentence_that_never_ends_is_read(self):
        """Each clause tells an event; the costs of a sentence must not grow as the square of its length."""
        clause = b"rebels, who seized Tikrit on June 11, 2014, which fell, \xe2\x80\x9csaid "
        path = self.file("endless.txt", b"BAGHDAD, June 16, 2014 - " + clause * 6000)
        done = run("extract", path, "--format", "geojson")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(json.loads(done.stdout)["features"])

    def test_quotes_and_brackets_nested_a_hundred_thousand_deep_are_read(self):
        for opening, closing in ((b"(", b")"), (b"\xe2\x80\x9c", b"\xe2\x80\x9d"), (b"[\"(", b")\"]")):
            deep = 100_000 // len(opening.decode())
            path = self.file("deep.txt", b"BAGHDAD, June 16, 2014 - " + opening * deep
                             + b"Rebels seized Tikrit on Sunday" + closing * deep + b".\n")
            done = run("extract", path, "--format", "geojson")
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_text_that_is_damaged_utf8_is_refused_with_its_line(self):
        path = self.file("cut.txt", b"One line: caf\xc3\xa9, th\xc3\xa9.\nCaf\xe9 in Mosul.\n")
        self.refused(run("extract", path), 3, "%s:2" % path, "UTF-8")

    def test_a_binary_file_is_refused(self):
        path = self.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
        self.refused(run("extract", path), 3, path, "is a picture, not plain text")
        path = self.file("data.txt", bytes(range(256)))
        self.refused(run("extract", path), 3, path, "not plain text")

    def test_missing_files_and_folders_are_named(self):
        self.refused(run("extract", self.folder / "none.txt"), 3, "none.txt", "no such file")
        self.refused(run("extract", self.folder), 3, self.folder, "holds no story")

    def test_one_bad_story_does_not_keep_the_others_from_being_read(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on June 11, 2014.")
        done = run("extract", self.folder / "none.txt", good, "--date", "2014-06-16", "--format", "geojson")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(len(json.loads(done.stdout)["features"]), 1)

    def test_dates_that_do_not_exist_are_refused(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on Friday.")
        for date in ("2014-02-30", "2014-13-01", "soon", "2014"):
            self.refused(run("extract", good, "--date", date), 2, "--date")

    def test_a_story_without_a_date_is_read_and_the_cure_told(self):
        good = self.file("good.txt", b"Rebels seized Tikrit overnight.")
        done = run("extract", good, "--format", "geojson")
        self.assertEqual(done.returncode, 0)
        self.assertIn("--date", done.stderr.decode())
        self.assertEqual(json.loads(done.stdout)["features"][0]["properties"]["relative_days"], [-1, 0])

    def test_wrong_options_end_with_status_2(self):
        self.refused(run("extract", "--no-such-option"), 2)
        self.refused(run("extract"), 2, "no story")
        self.refused(run("extract", "x", "--format", "docx"), 2, "--format")

    def test_missing_and_broken_assets_are_named(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on Friday.")
        self.refused(run("extract", good, "--assets", self.folder / "none"), 4, "none")
        self.refused(run("extract", good, "--assets", self.folder), 4, "gazetteer")
        assets = self.folder / "share"
        shutil.copytree(SHARE, assets)
        for name in ("syntax/english.dlsyn", "lexicon/event/triggers.tsv", "lexicon/time/rules.tsv"):
            path = assets / name
            whole = path.read_bytes()
            path.write_bytes(whole[: len(whole) // 2] + b"\xff\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n" + whole[len(whole) // 2 + 40 :])
            self.refused(run("extract", good, "--assets", assets), 4, name)
            path.write_bytes(whole)
        layer = sorted((assets / "gazetteer").glob("*.dlgaz"))[0]
        layer.write_bytes(layer.read_bytes()[:1000])
        self.refused(run("extract", good, "--assets", assets), 4, layer.name)

    def test_bad_lines_are_answered_with_an_error_and_the_rest_goes_on(self):
        lines = [b"{", b'"text"', b'{"id": "a"}', b'{"id": "b", "text": "x", "date": "2014-02-30"}',
                 b'{"id": "c", "text": "Rebels seized Tikrit.", "date": "2014-06-16"}', b"[" * 100_000,
                 b'{"id": "d", "text": "x", "mentions": [{"start": 0, "end": 99}]}', b'{"id": "e", "text": ""}']
        done = run("extract", "--jsonl", stdin=b"\n".join(lines) + b"\n")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(answers), len(lines))
        self.assertEqual(done.returncode, 3)
        self.assertEqual([bool(a.get("error")) for a in answers], [True, True, True, True, False, True, True, False])
        self.assertEqual(answers[3]["error"]["line"], 4)
        self.assertEqual(len(answers[4]["events"]), 1)

    def test_given_mentions_are_answered_one_by_one(self):
        line = json.dumps({"id": "a", "text": "From Mosul to nowhere at all.", "mentions": [{"start": 14, "end": 21}, {"start": 5, "end": 10}]})
        done = run("places", "--jsonl", stdin=line.encode() + b"\n")
        places = json.loads(done.stdout)["places"]
        self.assertEqual([(p["start"], p["end"]) for p in places], [(14, 21), (5, 10)])
        self.assertEqual(places[1]["country"], "IQ")

    def test_pictures_say_what_is_wrong(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on June 11, 2014.")
        self.refused(run("render", good), 2, "--output")
        self.refused(run("render", good, "-o", self.folder / "a.png", "--size", "big"), 2, "--size")
        self.refused(run("render", good, "-o", self.folder / "a.png", "--at", "2014-02-30"), 2, "--at")
        self.refused(run("render", good, "-o", self.folder / "no" / "a.png", "--date", "2014-06-16"), 3, "a.png")
        layer = self.file("layer.geojson", b'{"type":"FeatureCollection","features":[')
        self.refused(run("render", good, "-o", self.folder / "a.png", "--date", "2014-06-16", "--layer", layer), 3, layer)
        self.refused(run("render", self.folder / "none.txt", "-o", self.folder / "a.png"), 3, "none.txt")

    def test_a_picture_is_drawn_without_a_display(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on June 11, 2014.")
        out = self.folder / "map.png"
        done = run("render", good, "-o", out, "--date", "2014-06-16", "--size", "640x400")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(out.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(int.from_bytes(out.read_bytes()[16:20], "big"), 640)

    def test_a_layer_of_the_users_own_is_drawn(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on June 11, 2014.")
        layer = self.file("own.geojson", json.dumps({"type": "Feature", "properties": {}, "geometry": {
            "type": "LineString", "coordinates": [[43.0, 34.0], [44.4, 35.2]]}}).encode())
        pictures = []
        for extra in ((), ("--layer", layer)):
            out = self.folder / ("map%d.png" % len(extra))
            done = run("render", good, "-o", out, "--date", "2014-06-16", "--size", "640x400", *extra)
            self.assertEqual(done.returncode, 0, done.stderr)
            pictures.append(out.read_bytes())
        self.assertNotEqual(*pictures)

    def test_a_picture_is_drawn_in_the_conic_and_with_a_graticule_where_asked(self):
        good = self.file("good.txt", b"Rebels seized Tikrit on June 11, 2014. Soldiers left Kabul on June 12.")
        pictures = set()
        for i, extra in enumerate(((), ("--projection", "conic"), ("--graticule",), ("--projection", "conic", "--graticule"))):
            out = self.folder / f"map{i}.png"
            done = run("render", good, "-o", out, "--date", "2014-06-16", "--size", "640x400", *extra)
            self.assertEqual(done.returncode, 0, done.stderr)
            pictures.add(out.read_bytes())
        self.assertEqual(len(pictures), 4)
        self.refused(run("render", good, "-o", self.folder / "a.png", "--projection", "globe"), 2, "--projection")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
