"""What `dateline timeline --statements` makes of what users say. Usage: statements_test.py DATELINE"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]

STORIES = {
    "fall.txt": "KIRKUK, June 16, 2014 (Wire) - The army recaptured Tikrit on June 12. "
    "Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.\n",
    "again.txt": "BAGHDAD, June 17, 2014 (Southpress) - The army recaptured Tikrit on June 12, officials said. "
    "Soldiers clashed with gunmen in Ramadi last week.\n",
}


class Statements(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        for name, text in STORIES.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def run_on(self, names, statements=None, form="json", command="timeline"):
        options = []
        if statements is not None:
            file = self.folder / "mine.jsonl"
            lines = [s if isinstance(s, str) else json.dumps(s) for s in statements]
            file.write_text("\n".join(lines), encoding="utf-8")
            options = ["--statements", file]
        done = subprocess.run([DATELINE, command, "--format", form, *options, *[self.folder / n for n in names]],
                              capture_output=True, timeout=120)
        self.status, self.errors = done.returncode, done.stderr.decode()
        return done.stdout.decode()

    def answer(self, names, statements=None):
        answer = json.loads(self.run_on(names, statements))
        self.assertEqual(self.status, 0, self.errors)
        return answer

    def ids(self, names):
        """Ids by type and place, as stories tell them in turn."""
        extracted = json.loads(self.run_on(names, command="extract", form="geojson"))
        out = {}
        for f in extracted["features"]:
            p = f["properties"]
            out.setdefault((p["type"], p["place"]), []).append(f.get("id", p.get("id")))
        return out

    @staticmethod
    def times(answer):
        return {e["id"]: (e["begins"]["earliest"], e["ends"]["latest"]) for e in answer["events"]}

    def test_a_corrected_date_moves_what_hangs_on_it_and_says_so(self):
        ids = self.ids(["fall.txt"])
        fall, raid = ids["capture", "Tikrit"][0], ids["abduction", "Kirkuk"][0]
        before = self.answer(["fall.txt"])
        self.assertEqual(before["statements"], [])
        self.assertEqual(self.times(before)[raid][1], "2014-06-12T23:59")
        after = self.answer(["fall.txt"], [{"event": fall, "time": "10 June 2014", "note": "I was there"}])
        self.assertEqual(self.times(after)[fall], ("2014-06-10T00:00", "2014-06-10T23:59"))
        self.assertEqual(self.times(after)[raid], ("2014-06-09T00:00", "2014-06-10T23:59"))
        why = next(e for e in after["events"] if e["id"] == raid)["because"]
        mine = next(s for s in why if s["said_by"] == "user")
        self.assertEqual((mine["kind"], mine["statement"], mine["event"], mine["time"], mine["note"]),
                         ("time", 1, fall, "2014-06-10", "I was there"))
        self.assertTrue(any(s["kind"] == "order" and s["said_by"] == "story" for s in why))
        self.assertEqual([s["outcome"] for s in after["statements"]], ["holds"])

    def test_what_a_story_says_against_it_is_set_aside_and_both_are_listed(self):
        fall = self.ids(["fall.txt"])["capture", "Tikrit"][0]
        found, = self.answer(["fall.txt"], [{"event": fall, "time": "2014-06-10"}])["contradictions"]
        self.assertEqual([s["said_by"] for s in found["said"]], ["user", "story"])
        self.assertEqual(found["set_aside"]["said_by"], "story")
        self.assertEqual(found["set_aside"]["quote"], "The army recaptured Tikrit on June 12.")

    def test_the_later_of_two_that_clash_is_set_aside(self):
        fall = self.ids(["fall.txt"])["capture", "Tikrit"][0]
        answer = self.answer(["fall.txt"], [{"event": fall, "time": "2014-06-10", "of": "begins"},
                                            {"event": fall, "time": "2014-06-08", "of": "ends"}])
        self.assertEqual([s["outcome"] for s in answer["statements"]], ["holds", "set_aside"])
        own = [c for c in answer["contradictions"] if c["set_aside"]["said_by"] == "user"]
        self.assertEqual([[s["statement"] for s in c["said"]] for c in own], [[1, 2]])

    def test_order_across_stories_and_days_between(self):
        ids = self.ids(["fall.txt", "again.txt"])
        fall, clash = ids["capture", "Tikrit"][0], ids["clash", "Ramadi"][0]
        for says, earliest, latest in (
                ({"is": "before"}, "2014-06-09T00:00", "2014-06-12T23:59"),
                ({"is": "after"}, "2014-06-12T00:00", "2014-06-15T23:59"),
                ({"is": "same_time"}, "2014-06-12T00:00", "2014-06-12T23:59"),
                ({"is": "during"}, "2014-06-12T00:00", "2014-06-12T23:59"),
                ({"is": "before", "days": {"at_least": 3}}, "2014-06-09T00:00", "2014-06-10T23:58")):
            answer = self.answer(["fall.txt", "again.txt"], [{"event": clash, "other": fall, **says}])
            self.assertEqual(self.times(answer)[clash], (earliest, latest), says)
            self.assertEqual(answer["statements"][0].get("days"), says.get("days"))

    def test_a_time_given_to_one_telling_is_that_of_the_other(self):
        ids = self.ids(["fall.txt", "again.txt"])["capture", "Tikrit"]
        self.assertEqual(len(ids), 2)
        for given in ids:
            times = self.times(self.answer(["fall.txt", "again.txt"], [{"event": given, "time": "2014-06-11"}]))
            self.assertEqual([times[i] for i in ids], [("2014-06-11T00:00", "2014-06-11T23:59")] * 2)

    def test_one_of_a_story_that_is_not_there_is_reported_and_waits(self):
        clash = self.ids(["again.txt"])["clash", "Ramadi"][0]
        said = [{"event": clash, "time": "2014-06-11"}]
        alone = self.answer(["fall.txt"], said)
        self.assertEqual([s["outcome"] for s in alone["statements"]], ["no_event"])
        self.assertIn("statement 1: none of these stories", self.errors)
        self.assertEqual(self.times(self.answer(["fall.txt", "again.txt"], said))[clash][0], "2014-06-11T00:00")

    def test_people_read_what_they_said(self):
        fall = self.ids(["fall.txt"])["capture", "Tikrit"][0]
        text = self.run_on(["fall.txt"], [{"event": fall, "time": "10 June 2014", "note": "I was there"}], form="text")
        self.assertIn("as you say, capture, Tikrit: 10 June 2014 (I was there)", text)
        self.assertIn("you: I was there", text)
        self.assertIn("Left out of account: capture, Tikrit: 12 June 2014.", text)

    def test_who_held_a_place_follows_too(self):
        fall = self.ids(["fall.txt"])["capture", "Tikrit"][0]
        for statements, since in ((None, "2014-06-13T00:00"), ([{"event": fall, "time": "10 June 2014"}], "2014-06-11T00:00")):
            tikrit, = json.loads(self.run_on(["fall.txt"], statements, command="holders"))
            self.assertEqual(next(s["from"] for s in tikrit["spans"] if s["held"] == "surely"), since)

    def test_a_bad_file_names_its_line_and_field(self):
        good = {"event": "e1", "time": "2014"}
        for bad, what in (("nonsense", "is no JSON"),
                          ({"event": "e1", "time": "32 June 2014"}, '"time"'),
                          ({"event": "e1", "time": "11 June"}, "with its year"),
                          ({"event": "e1", "tiem": "2014"}, '"tiem"'),
                          ({"event": "e1", "is": "near", "other": "e2"}, '"is"'),
                          ("[" * 100000, "mine.jsonl:3")):
            self.assertEqual(self.run_on(["fall.txt"], [good, "", bad]), "")
            self.assertEqual(self.status, 3)
            self.assertIn("mine.jsonl:3: ", self.errors)
            self.assertIn(what, self.errors)
        done = subprocess.run([DATELINE, "timeline", "--statements", "/no/such/file", self.folder / "fall.txt"],
                              capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"/no/such/file", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
