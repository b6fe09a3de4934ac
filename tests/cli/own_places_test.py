"""Places of a project's own at the command line: used for the stories that are there and for those that come.
Usage: own_places_test.py DATELINE SCHEMA"""
import json
import shutil
import sys
import unittest

import json_schema
from project_rig import HEAD, KIRKUK, ProjectTest

SCHEMA = sys.argv[2]
MILL = HEAD + "Rebels shelled Mill Hill on Sunday, police in Tikrit said.\n"
LATER = HEAD + "Troops withdrew from Mill Hill on Monday. Gunmen abducted a judge in Kirkuk.\n"
BAIJI = HEAD + "Rebels captured Baiji on Saturday.\n"
AT = ("--at", "34.9 N 43.5 E")


class OwnPlaces(ProjectTest):
    def places(self, project=None):
        """By story the places of the events that lie there, from the project as it is."""
        none = self.folder / "none.dateline"
        if not none.exists():
            self.done("new", none)
        return self.done("diff", none, project or self.project)

    def readings(self):
        """By file, with the versions that read it in place of their number."""
        project = self.read()
        return {s["file"]: {**s["reading"], **project["readers"][s["reading"]["by"]], "by": None}
                for s in project["stories"]}

    def with_place(self, *more):
        return self.done("place", "add", self.project, "--name", "Mill Hill", *AT, "--kind", "relief", "--radius",
                         "0.5", *more)

    def test_the_stories_that_name_it_are_read_again_and_no_others(self):
        self.filled(mill=MILL, kirkuk=KIRKUK)
        before = self.readings()
        out = self.with_place("--note", "on no map")
        self.assertTrue(out.startswith("1 story read anew, 1 with other events\n"), out)
        self.assertIn("Mill Hill", out)
        after = self.readings()
        self.assertEqual(after["kirkuk.txt"], before["kirkuk.txt"])
        self.assertNotEqual(after["mill.txt"]["offset"], before["mill.txt"]["offset"])
        self.assertRegex(after["mill.txt"]["data"], r"^[0-9a-f]{16}\+[0-9a-f]{16}$")
        # The place and what was read for it are one step.
        self.assertEqual([(s["name"], len(s["changes"])) for s in self.read()["done"]][1:],
                         [("add the place Mill Hill", 2)])
        with open(SCHEMA, encoding="utf-8") as file:
            self.assertEqual(json_schema.faults(self.read(), json.load(file)), [])

    def test_it_is_told_of(self):
        self.filled(mill=MILL, kirkuk=KIRKUK)
        self.with_place()
        info = self.info()
        self.assertEqual((info["places"], info["read_with_own_places"]), (1, 1))
        self.assertEqual(info["own_places"], [{"n": 3, "names": ["Mill Hill"], "kind": "relief", "at": [43.5, 34.9],
                                               "radius_km": 0.5}])
        self.assertEqual(len(info["read_by"]), 1, "own places are no other version of the data")
        words = self.done("info", self.project)
        self.assertIn("1, with which 1 story was read", words)
        self.assertIn("3: Mill Hill (relief)", words)

    def test_stories_that_are_added_later_are_read_with_it(self):
        self.filled(kirkuk=KIRKUK)
        self.with_place()
        self.file("later.txt", LATER)
        self.assertEqual(self.add("later.txt"), (1, 0, 0, 0))
        self.assertIn("+", self.readings()["later.txt"]["data"])
        out = self.done("rerun", self.project, "--dry-run")
        self.assertTrue(out.startswith("2 stories read anew, 0 with other events"), out)

    def test_taking_it_away_gives_the_earlier_reading_back(self):
        self.filled(mill=MILL, kirkuk=KIRKUK)
        first = self.folder / "first.dateline"
        shutil.copy(self.project, first)
        shutil.copy(self.folder / "war.dateline-readings", self.folder / "first.dateline-readings")
        self.with_place()
        self.assertNotEqual(self.done("diff", first, self.project), "No event is new, changed or withdrawn.\n")
        self.done("place", "remove", self.project, "mill-hill")
        self.assertEqual(self.done("diff", first, self.project), "No event is new, changed or withdrawn.\n")
        self.assertEqual(self.info()["places"], 0)
        self.assertNotIn("+", self.readings()["mill.txt"]["data"])

    def test_one_that_was_written_into_the_file_is_used_by_a_rerun(self):
        self.filled(mill=MILL)
        file = self.read()
        file["places"].append({"n": file["next"], "names": ["Mill Hill"], "kind": "relief", "at": [43.5, 34.9],
                               "radius_km": 1})
        file["next"] += 1
        self.write(file)
        self.assertIn("Mill Hill", self.done("rerun", self.project))

    def test_corrections_stay_with_stories_that_are_read_again(self):
        self.filled(mill=MILL)
        self.correct(event=self.anchor("mill", "shelled"), change={"is": "actor", "actor": "the tribes"})
        self.with_place()
        info = self.info()
        self.assertEqual((info["corrections"], info["fitting"]), (1, 1))

    def test_at_the_spot_of_a_place_of_the_gazetteer_it_is_that_place(self):
        self.filled(baiji=BAIJI)
        self.done("place", "add", self.project, "--name", "Baiji", "--name", "Beitown", "--at", "34.93 N 43.49 E",
                  "--radius", "5")
        self.file("town.txt", HEAD + "Rebels left Beitown on Sunday, residents of Baiji said.\n")
        self.assertEqual(self.add("town.txt"), (1, 0, 0, 0))
        self.assertEqual(self.info()["read_with_own_places"], 2)

    def test_what_is_wrong_is_told(self):
        self.filled(kirkuk=KIRKUK)
        before = self.project.read_bytes()
        wrong = lambda *words: self.run_it("place", *words)
        self.refused(wrong("remove", self.project, "Nowhere"), "Nowhere", "no place of the project's own")
        self.refused(wrong("add", self.project, "--name", "X", "--at", "here"), "here", status=2)
        self.refused(wrong("add", self.project, "--name", "...", *AT), "is no name", status=2)
        self.assertNotEqual(wrong("add", self.project, "--name", "X", *AT, "--kind", "castle").returncode, 0)
        self.assertNotEqual(wrong("add", self.project, "--name", "X", *AT, "--country", "iq").returncode, 0)
        self.assertEqual(self.project.read_bytes(), before)
        for _ in range(2):
            self.with_place()
        self.refused(wrong("remove", self.project, "Mill Hill"), "may be any of 2 places", status=2)
        numbers = [p["n"] for p in self.info()["own_places"]]
        self.done("place", "remove", self.project, numbers[0])
        self.assertEqual([p["n"] for p in self.info()["own_places"]], numbers[1:])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
