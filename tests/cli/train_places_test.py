"""Weights trained on other people's corpora. Usage: train_places_test.py TRAINER DATELINE SHARE_FOLDER

The corpus is made here: short stories about well-known towns, and as many about persons who bear names of towns.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

TRAINER, DATELINE = sys.argv[1:3]
SHARE = pathlib.Path(sys.argv[3])

TOWNS = {"Mosul": (36.34, 43.13, "IQ"), "Kirkuk": (35.47, 44.39, "IQ"), "Tikrit": (34.61, 43.68, "IQ"), "Aleppo": (36.2, 37.16, "SY"),
         "Khartoum": (15.55, 32.53, "SD"), "Kharkiv": (49.98, 36.25, "UA"), "Baton Rouge": (30.44, -91.19, "US")}
PERSONS = ["Clinton", "Lincoln", "Houston", "Austin", "Sherman"]


def document(number, town):
    lat, lon, country = TOWNS[town]
    person = PERSONS[number % len(PERSONS)]
    text = f"Troops moved into {town} on Sunday. Mr. {person} said that people had fled from {town}."
    at = [i for i in range(len(text)) if text.startswith(town, i)]
    return {"id": f"d{number}", "text": text,
            "places": [{"start": i, "end": i + len(town), "lat": lat, "lon": lon, "country": country} for i in at]}


def train(out, *corpora, more=()):
    return subprocess.run([TRAINER, "--gazetteer", SHARE / "gazetteer", "--lexicon", SHARE / "lexicon" / "geo", "--out", out, *more,
                           *corpora], capture_output=True, timeout=300)


class TrainPlaces(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.corpus = self.folder / "corpus.json"
        self.corpus.write_text(json.dumps([document(n, town) for n, town in enumerate(list(TOWNS) * 6)]), encoding="utf-8")

    def test_what_was_trained_finds_towns_and_leaves_persons(self):
        out = self.folder / "weights.tsv"
        done = train(out, self.corpus)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn("corpus", done.stdout.decode())
        line = json.dumps({"id": "x", "text": "Soldiers moved into Ramadi on Friday. Mr. Houston said that people had fled."})
        answer = subprocess.run([DATELINE, "places", "--jsonl", "--model", out], input=line.encode(), capture_output=True, timeout=120)
        self.assertEqual(answer.returncode, 0, answer.stderr.decode())
        self.assertEqual([p["name"] for p in json.loads(answer.stdout)["places"]], ["Ramadi"])

    def test_the_same_corpus_gives_the_same_bytes_and_another_others(self):
        first, second, third = (self.folder / name for name in ("a.tsv", "b.tsv", "c.tsv"))
        self.assertEqual(train(first, self.corpus).returncode, 0)
        self.assertEqual(train(second, self.corpus).returncode, 0)
        self.assertEqual(train(third, self.corpus, more=("--leave-out", "0")).returncode, 0)
        self.assertEqual(first.read_bytes(), second.read_bytes())
        self.assertNotEqual(first.read_bytes(), third.read_bytes())

    def test_what_is_no_corpus_is_named_and_nothing_written(self):
        out = self.folder / "weights.tsv"
        for text in ("{}", "[", '[{"id": "x"}]', '[{"text": "In Mosul.", "places": [{"start": 3}]}]', '[{"text": 3, "places": []}]'):
            bad = self.folder / "bad.json"
            bad.write_text(text)
            done = train(out, bad)
            self.assertEqual(done.returncode, 1, text)
            self.assertIn("bad.json", done.stderr.decode(), text)
            self.assertFalse(out.exists(), text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
