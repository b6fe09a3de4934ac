"""Words for events that users bring along. Usage: own_lexicon_test.py DATELINE"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]
STORY = ("BAGHDAD, June 16, 2014 (Northwire) - Militants zapped an army post in Samarra on Sunday. "
         "Zorgons captured Baiji on Saturday. Troops shelled Tikrit on Friday.\n")
HEAD = "lemma\tpos\ttype\twhen\tactor\ttarget\tplace\tstatus\n"


class OwnLexicon(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.home = pathlib.Path(self.scratch.name)
        self.story = self.home / "story.txt"
        self.story.write_text(STORY, encoding="utf-8")
        self.mine = self.home / "data/dateline/lexicon/event"
        self.mine.mkdir(parents=True)

    def extract(self, *options):
        return subprocess.run([DATELINE, "extract", "--format", "geojson", *options, self.story], capture_output=True,
                              text=True, timeout=120, env={**os.environ, "XDG_DATA_HOME": str(self.home / "data")})

    def events(self, *options):
        done = self.extract(*options)
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = [f["properties"] for f in json.loads(done.stdout)["features"]]
        return {(e["type"], e["place"]): e["actor"] for e in rows if e["kind"] == "event"}

    def write(self, folder, name, text):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def test_a_word_of_ones_own_tells_an_event(self):
        self.assertNotIn(("attack", "Samarra"), self.events())
        self.write(self.mine, "triggers.tsv", HEAD + "zap\tv\tattack\t\tsubj\tobj\tobj,in,any\t\n")
        self.assertEqual(self.events()[("attack", "Samarra")], "Militants")

    def test_a_row_without_a_type_keeps_a_word_silent(self):
        self.assertIn(("shelling", "Tikrit"), self.events())
        self.write(self.mine, "triggers.tsv", HEAD + "shell\tv\t-\tsubj=armed\t\t\t\t\n")
        self.assertNotIn(("shelling", "Tikrit"), self.events())

    def test_nouns_and_groups_are_added(self):
        self.write(self.mine, "nouns.tsv", "class\tlemmas\ngremlin\tzorgon\n")
        self.write(self.mine, "triggers.tsv", HEAD + "capture\tv\tprotest\tsubj=gremlin\tsubj\t\tobj,any\t\n")
        self.write(self.mine, "groups.tsv", "name\taliases\nZorgon Front\tzorgons\n")
        self.assertEqual(self.events()[("protest", "Baiji")], "Zorgons")

    def test_a_folder_that_is_named_lies_over_the_own_one(self):
        other = self.home / "other"
        self.write(self.mine, "triggers.tsv", HEAD + "zap\tv\tattack\t\tsubj\tobj\tobj,in,any\t\n")
        self.write(other, "triggers.tsv", HEAD + "zap\tv\tairstrike\t\tsubj\tobj\tobj,in,any\t\n")
        self.assertIn(("airstrike", "Samarra"), self.events("--own-lexicon", str(other)))

    def test_a_slip_in_ones_own_folder_is_told_and_left_out(self):
        self.write(self.mine, "triggers.tsv", HEAD + "zap\tv\tmischief\t\tsubj\tobj\tany\t\n")
        done = self.extract()
        self.assertEqual(done.returncode, 0)
        self.assertIn("triggers.tsv:2", done.stderr)
        self.assertIn("mischief", done.stderr)
        self.assertIn("Tikrit", done.stdout)

    def test_a_slip_in_a_folder_that_is_named_stops_with_its_line(self):
        other = self.home / "other"
        self.write(other, "triggers.tsv", HEAD + "zap\tv\tattack\tobj=unheard-of\tsubj\tobj\tany\t\n")
        done = self.extract("--own-lexicon", str(other))
        self.assertEqual(done.returncode, 4)
        self.assertIn("triggers.tsv:2", done.stderr)
        self.assertIn("unheard-of", done.stderr)

    def test_a_folder_without_tables_is_refused(self):
        done = self.extract("--own-lexicon", str(self.home / "nothing"))
        self.assertEqual(done.returncode, 4)
        self.assertIn("triggers.tsv", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
