"""What `dateline holders` answers. Usage: holders_test.py DATELINE"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]

FIRST = """MOSUL, June 12, 2014 (Wire) - Islamic State militants captured the city of Mosul on Tuesday after two days of fighting.
"""
SECOND = """BAGHDAD, June 20, 2014 (Wire) - Jets bombed Islamic State-held Mosul on Friday, an official said.
"""


def holders(*words):
    return subprocess.run([DATELINE, "holders", *map(str, words)], capture_output=True, timeout=120)


class Holders(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.first = pathlib.Path(scratch.name) / "first.txt"
        self.second = pathlib.Path(scratch.name) / "second.txt"
        self.first.write_text(FIRST, encoding="utf-8")
        self.second.write_text(SECOND, encoding="utf-8")

    def spans(self, *stories):
        done = holders("--format", "json", *stories)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        mosul = next(p for p in json.loads(done.stdout) if p["place"] == "Mosul")
        return [(s["from"], s["held"], s["holders"]) for s in mosul["spans"]], mosul

    def test_one_story_is_sure_to_its_day_and_a_second_makes_the_days_between_sure(self):
        spans, _ = self.spans(self.first)
        self.assertEqual(spans[0], (None, "unknown", []))
        held = {start: how for start, how, _ in spans}
        self.assertEqual(held["2014-06-11T00:00"], "surely")
        self.assertEqual(held["2014-06-13T00:00"], "probably")
        spans, _ = self.spans(self.first, self.second)
        self.assertNotIn("2014-06-13T00:00", [start for start, _, _ in spans])
        self.assertIn("Islamic State", spans[-2][2][0])

    def test_each_span_names_the_sentence_it_rests_on(self):
        _, mosul = self.spans(self.first, self.second)
        for span in mosul["spans"]:
            self.assertEqual(span["held"] == "unknown", not span["because"])
            for reason in span["because"]:
                self.assertIn(reason["text"], reason["quote"])

    def test_people_read_the_same(self):
        text = holders(self.first).stdout.decode()
        self.assertIn("Mosul\n", text)
        self.assertRegex(text, r"11 June 2014 \u2013 12 June 2014 +surely: ")
        self.assertIn("took: ", text)

    def test_a_story_that_says_nothing_is_told_so(self):
        self.first.write_text("Rain fell on Mosul on Sunday.\n")
        done = holders("--date", "2014-06-16", self.first)
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertIn("no one says who held a place", done.stderr.decode())
        self.assertEqual(holders("/nowhere.txt").returncode, 3)
        self.assertEqual(holders().returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
