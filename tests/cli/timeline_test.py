"""What `dateline timeline` answers. Usage: timeline_test.py DATELINE"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]

AGREES = """KIRKUK, June 16, 2014 (Wire) - The army recaptured Tikrit on June 12. Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.
"""
CLASHES = """KIRKUK, June 16, 2014 (Wire) - Militants captured Hawija on June 12 after the army withdrew from it on June 14, officials said.
"""


class Timeline(unittest.TestCase):
    def answer(self, text, form="json"):
        with tempfile.TemporaryDirectory() as scratch:
            story = pathlib.Path(scratch) / "story.txt"
            story.write_text(text, encoding="utf-8")
            done = subprocess.run([DATELINE, "timeline", "--format", form, story], capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return json.loads(done.stdout) if form == "json" else done.stdout.decode()

    def test_what_is_told_of_the_order_makes_a_time_sharper_and_says_why(self):
        answer = self.answer(AGREES)
        first, second = answer["events"]
        self.assertEqual(first["begins"]["earliest"], "2014-06-09T00:00")
        self.assertEqual(first["ends"]["latest"][:10], "2014-06-12", "last week, but before the 12th was over")
        self.assertTrue(first["tightened"])
        self.assertFalse(second["tightened"])
        order = next(s for s in first["because"] if s["kind"] == "order")
        self.assertEqual((order["event"], order["other"], order["text"]), (first["id"], second["id"], "before"))
        self.assertIn("before the army recaptured Tikrit", order["quote"])
        self.assertEqual(answer["contradictions"], [])

    def test_what_cannot_all_be_true_is_named(self):
        found = self.answer(CLASHES)["contradictions"]
        self.assertEqual(len(found), 1)
        self.assertEqual(sorted(s["kind"] for s in found[0]["said"]), ["order", "time", "time"])
        self.assertEqual(found[0]["set_aside"]["kind"], "order")

    def test_people_read_the_same(self):
        self.assertIn("sharper since abduction, Kirkuk before capture, Tikrit (\"before\")", self.answer(AGREES, "text"))
        text = self.answer(CLASHES, "text")
        self.assertIn("These cannot all be true:", text)
        self.assertIn("Left out of account: withdrawal, Hawija before capture, Hawija (\"after\").", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
