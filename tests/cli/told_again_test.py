"""What `dateline timeline` answers of events that several stories tell. Usage: told_again_test.py DATELINE"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]

STORIES = {
    "north.txt": "MOSUL, Iraq, June 11, 2014 (Northwire) - Militants captured Tikrit on Wednesday, police said. "
    "At least 10 soldiers were killed in a car bombing in Samarra on Wednesday, a police officer said.\n",
    "copy.txt": "MOSUL, Iraq, June 11, 2014 (Northwire) - Militants captured Tikrit on Wednesday, police said. "
    "At least 10 soldiers were killed in a car bombing in Samarra on Wednesday, a police officer said. The town is quiet.\n",
    "south.txt": "BAGHDAD, June 12, 2014 (Southpress) - Militants captured Tikrit on Wednesday, residents said. "
    "A car bombing in Samarra on Wednesday killed 24 soldiers, the Interior Ministry said.\n",
    "later.txt": "BAGHDAD, June 13, 2014 (Southpress) - The government denied that militants had captured Tikrit. "
    "A car bombing in Samarra on Wednesday killed 31 soldiers, the Interior Ministry said.\n",
    "east.txt": "ERBIL, Iraq, June 14, 2014 (Eastnews) - Militants captured Tikrit on Wednesday. "
    "Nine soldiers were killed in a car bombing in Samarra on Wednesday, doctors said. "
    "Soldiers clashed with gunmen in Ramadi on Thursday.\n",
}
OTHERS = {
    "west.txt": "MOSUL, Iraq, June 11, 2014 (Westnews) - The city of Tikrit was captured by militants on Wednesday, police said.\n",
    "held.txt": "BAGHDAD, June 12, 2014 (Southpress) - Islamic State fighters captured Baiji on Wednesday.\n",
    "lost.txt": "BAGHDAD, June 15, 2014 (Southpress) - The Iraqi army recaptured Baiji on Saturday.\n",
    "apart.txt": "BAGHDAD, June 18, 2014 (Southpress) - A car bombing in Samarra on Tuesday killed seven people, police said. "
    "The army captured Tikrit on Tuesday.\n",
}


class ToldAgain(unittest.TestCase):
    def run_on(self, names, *options, form="json", command="timeline"):
        with tempfile.TemporaryDirectory() as scratch:
            paths = [pathlib.Path(scratch) / name for name in names]
            for path in paths:
                path.write_text({**STORIES, **OTHERS}[path.name], encoding="utf-8")
            done = subprocess.run(
                [DATELINE, command, "--format", form, *options, *paths], capture_output=True, timeout=120)
        self.errors = done.stderr.decode()
        self.status = done.returncode
        return done.stdout.decode()

    def occurrences(self, names, *options):
        return json.loads(self.run_on(names, *options))["occurrences"]

    def test_one_event_of_all_its_stories(self):
        found = self.occurrences(STORIES)
        self.assertEqual([len(o["events"]) for o in found], [5, 5, 1])
        self.assertEqual([len(o["documents"]) for o in found], [5, 5, 1])
        told = [e for o in found for e in o["events"]]
        self.assertEqual(len(told), len(set(told)), "each event is of one occurrence")
        self.assertEqual([len(o["reasons"]) for o in found], [4, 4, 0])

    def test_copies_and_one_outlet_are_one_source(self):
        self.assertEqual([o["sources"] for o in self.occurrences(["north.txt", "copy.txt"])], [1, 1])
        self.assertEqual([o["sources"] for o in self.occurrences(["south.txt", "later.txt"])], [1, 1])
        self.assertEqual([o["sources"] for o in self.occurrences(["north.txt", "south.txt"])], [2, 2])
        same = self.occurrences(["north.txt", "west.txt"])
        self.assertEqual([len(o["documents"]) for o in same], [2, 1])
        self.assertEqual(same[0]["sources"], 1, "police are one source, whoever quotes them")

    def test_the_days_of_the_first_and_the_last_report(self):
        capture, bombing, clash = self.occurrences(STORIES)
        self.assertEqual((capture["first_told"], capture["last_told"]), ("2014-06-11", "2014-06-14"))
        self.assertEqual((clash["first_told"], clash["last_told"]), ("2014-06-14", "2014-06-14"))
        self.assertEqual(bombing["told_by"], ["Interior Ministry", "doctors", "police officer"])

    def test_what_one_denies_is_a_dispute_with_both_quotes(self):
        capture = self.occurrences(STORIES)[0]
        self.assertEqual([d["about"] for d in capture["disputes"]], ["happened"])
        first, second = capture["disputes"][0]["claims"]
        self.assertEqual((first["value"], second["value"]), ("happened", "denied"))
        self.assertEqual(first["quote"], "Militants captured Tikrit on Wednesday, police said.")
        self.assertEqual(second["quote"], "The government denied that militants had captured Tikrit.")
        self.assertEqual((first["told_by"], second["told_by"]), ("police", "government"))
        self.assertEqual((first["sources"], second["sources"]), (3, 1))

    def test_numbers_stand_side_by_side_and_a_correction_is_known(self):
        dispute, = self.occurrences(STORIES)[1]["disputes"]
        self.assertEqual((dispute["about"], dispute["of"]), ("number", "killed"))
        claims = dispute["claims"]
        self.assertEqual([c["value"] for c in claims], ["At least 10 soldiers", "24 soldiers", "31 soldiers", "Nine soldiers"])
        self.assertEqual([c.get("replaced_by") for c in claims], [None, 2, None, None])
        self.assertFalse(dispute["revised"])
        for c in claims:
            self.assertIn(c["text"], c["quote"])
        alone, = self.occurrences(["south.txt", "later.txt"])[1]["disputes"]
        self.assertTrue(alone["revised"], "who told 24 now tells 31")
        self.assertEqual(self.occurrences(["north.txt", "south.txt"])[1]["disputes"], [], "at least 10 may be 24")

    def test_what_was_known_by_a_day(self):
        found = self.occurrences(STORIES, "--known-by", "2014-06-12")
        self.assertEqual([len(o["events"]) for o in found], [3, 3])
        self.assertEqual([o["disputes"] for o in found], [[], []])
        self.assertEqual(self.run_on(STORIES, "--known-by", "2014-06-10", form="text"), "")
        self.assertIn("no story is as early as 2014-06-10", self.errors)
        for known_by, quotes in (("2014-06-12", 1), ("2014-06-15", 2)):
            baiji, = json.loads(self.run_on(["held.txt", "lost.txt"], "--known-by", known_by, command="holders"))
            self.assertEqual(len({b["quote"] for s in baiji["spans"] for b in s["because"]}), quotes)
        self.run_on(STORIES, "--known-by", "soon", form="text")
        self.assertEqual(self.status, 2)
        self.assertIn("--known-by", self.errors)

    def test_people_read_it_once(self):
        text = self.run_on(STORIES, form="text")
        self.assertEqual(text.count("capture, Tikrit"), 1)
        self.assertIn("told by 5 stories, 3 independent sources, first on 11 June 2014, last on 14 June 2014", text)
        self.assertIn("disputed, whether it happened:", text)
        self.assertIn("24 soldiers (Interior Ministry, south.txt, 12 June 2014), later 31 soldiers", text)

    def test_other_events_stay_apart(self):
        found = self.occurrences(["north.txt", "apart.txt"])
        self.assertEqual([len(o["events"]) for o in found], [1, 1, 1, 1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
