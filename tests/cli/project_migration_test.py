"""Projects of earlier formats on the command line. Usage: project_migration_test.py DATELINE SCHEMA PROJECTS"""
import json
import shutil
import sys
import unittest
from pathlib import Path

import json_schema
from project_rig import KIRKUK, TIKRIT, ProjectTest

SCHEMA, PROJECTS = sys.argv[2], Path(sys.argv[3])


class OfFormat1(ProjectTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(PROJECTS / "format_1", self.folder, dirs_exist_ok=True)
        self.before = self.files()

    def files(self):
        return {p.name: p.read_bytes() for p in self.folder.iterdir()}

    def test_who_only_looks_changes_nothing(self):
        info = self.info()
        counts = {what: info[what] for what in ("stories", "unread", "graded", "corrections", "fitting", "places", "views", "undo",
                                                "redo", "unsaved")}
        self.assertEqual(counts, {"stories": 3, "unread": 0, "graded": 1, "corrections": 13, "fitting": 13, "places": 1,
                                  "views": 1, "undo": 20, "redo": 0, "unsaved": 1})
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        self.done("rerun", self.project, "--dry-run")
        self.done("diff", self.project, self.project)
        self.assertEqual(self.files(), self.before)

    def test_who_adds_to_it_is_told_and_has_all_of_it(self):
        self.file("more.txt", KIRKUK)
        done = self.run_it("add", self.project, "more.txt")
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("war.dateline was written by an earlier version of Dateline and is in the present format now. "
                      "It was kept as it was in war.v1.dateline, beside it.\n", done.told)
        self.assertIn("1 unsaved change of an earlier run was restored", done.told)
        self.assertEqual(json_schema.faults(self.read(), json.loads(Path(SCHEMA).read_text(encoding="utf-8"))), [])
        info = self.info()
        self.assertEqual((info["stories"], info["corrections"], info["fitting"], info["unread"], info["undo"]), (4, 13, 13, 0, 21))
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        for name in ("", "-readings", "-journal"):
            kept = (self.folder / f"war.v1.dateline{name}").read_bytes()
            self.assertTrue(kept.startswith(self.before[f"war.dateline{name}"]), name)  # of readings there may be more
            self.assertTrue(name == "-readings" or len(kept) == len(self.before[f"war.dateline{name}"]), name)
        # And what was kept is a project like any other.
        kept = self.info(self.folder / "war.v1.dateline")
        self.assertEqual((kept["stories"], kept["unsaved"], kept["unread"]), (3, 1, 0))
        self.assertIn("new story", self.done("diff", self.folder / "war.v1.dateline", self.project))
        self.assertNotIn("earlier version", self.run_it("add", self.project, "more.txt").told)

    def test_a_file_with_slips_is_refused_with_the_way_to_them_and_left_as_it_is(self):
        whole = self.before["war.dateline"].decode()
        for wrong, instead, said in ((',"model":"english 1"', "", 'stories[0].reading: has no "model"'),
                                     ('"reading":{', '"reading":{"by":0,', "stories[0].reading.by: is no field of it"),
                                     ('"stories": [', '"readers": [], "stories": [', '"readers" is no field of it'),
                                     ('"version": 1', '"version": 9', "later version of Dateline"),
                                     ('"stories": [', '"scenes": [], "stories": [', '"scenes" is no field of it')):
            self.assertIn(wrong, whole)
            self.project.write_text(whole.replace(wrong, instead, 1), encoding="utf-8")
            before = self.files()
            for words in (["info", self.project], ["add", self.project, "mill.txt"]):
                self.refused(self.run_it(*words), self.project, said)
            self.assertEqual(self.files(), before)


class OfFormat2(ProjectTest):
    def test_who_adds_to_it_has_all_of_it_and_may_have_scenes(self):
        shutil.copytree(PROJECTS / "format_2", self.folder, dirs_exist_ok=True)
        before = self.project.read_bytes()
        counts = ("stories", "unread", "graded", "corrections", "fitting", "places", "read_with_own_places", "views", "scenes",
                  "undo", "unsaved")
        has = {"stories": 4, "unread": 0, "graded": 1, "corrections": 14, "fitting": 14, "places": 1, "read_with_own_places": 1,
               "views": 2, "scenes": 0, "undo": 24, "unsaved": 1}
        self.assertEqual({what: self.info()[what] for what in counts}, has)
        self.file("more.txt", KIRKUK)
        done = self.run_it("add", self.project, "more.txt")
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("It was kept as it was in war.v2.dateline, beside it.\n", done.told)
        self.assertEqual(json_schema.faults(self.read(), json.loads(Path(SCHEMA).read_text(encoding="utf-8"))), [])
        self.assertEqual({what: self.info()[what] for what in counts}, {**has, "stories": 5, "undo": 25, "unsaved": 0})
        self.assertEqual((self.folder / "war.v2.dateline").read_bytes(), before)
        kept = self.info(self.folder / "war.v2.dateline")
        self.assertEqual((kept["stories"], kept["unsaved"], kept["unread"]), (4, 1, 0))


class OfFormat3(ProjectTest):
    def test_who_adds_to_it_keeps_its_scenes_and_what_was_not_saved(self):
        shutil.copytree(PROJECTS / "format_3", self.folder, dirs_exist_ok=True)
        before = self.project.read_bytes()
        had = self.info()
        self.assertEqual((had["stories"], had["unread"], had["scenes"], had["unsaved"]), (4, 0, 2, 1))
        self.file("more.txt", KIRKUK)
        done = self.run_it("add", self.project, "more.txt")
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("It was kept as it was in war.v3.dateline, beside it.\n", done.told)
        self.assertEqual(json_schema.faults(self.read(), json.loads(Path(SCHEMA).read_text(encoding="utf-8"))), [])
        now = self.info()
        self.assertEqual((now["stories"], now["scenes"], now["unsaved"]), (5, 2, 0))
        self.assertEqual((self.folder / "war.v3.dateline").read_bytes(), before)


class OfFormats4To6(ProjectTest):
    """Each with a change that was not saved."""

    COUNTS = {4: {"stories": 4, "scenes": 3, "layers": 0},
              5: {"stories": 4, "scenes": 3, "layers": 1},
              6: {"stories": 6, "scenes": 3, "layers": 1}}

    def test_who_adds_to_one_keeps_all_and_what_was_not_saved(self):
        schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
        for version, counts in self.COUNTS.items():
            with self.subTest(version=version):
                for old in self.folder.iterdir():
                    old.unlink()
                shutil.copytree(PROJECTS / f"format_{version}", self.folder, dirs_exist_ok=True)
                before = self.project.read_bytes()
                had = self.info()
                self.assertEqual({name: had[name] for name in counts}, counts)
                self.assertEqual((had["unread"], had["unsaved"]), (0, 1))
                self.file("more.txt", KIRKUK)
                done = self.run_it("add", self.project, "more.txt")
                self.assertEqual(done.returncode, 0, done.told)
                self.assertIn(f"It was kept as it was in war.v{version}.dateline, beside it.\n", done.told)
                self.assertEqual(json_schema.faults(self.read(), schema), [])
                now = self.info()
                self.assertEqual({name: now[name] for name in counts}, {**counts, "stories": counts["stories"] + 1})
                self.assertEqual(now["unsaved"], 0)
                self.assertEqual((self.folder / f"war.v{version}.dateline").read_bytes(), before)


class Readings(ProjectTest):
    def test_what_is_of_no_more_use_goes_once_it_is_much(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        readings = self.folder / "war.dateline-readings"
        self.done("rerun", self.project)
        before = readings.stat().st_size
        with open(readings, "ab") as torn:  # as a run leaves it that died
            torn.write(bytes(20_000_000))
        self.assertEqual(self.info()["unread"], 0)
        self.assertEqual(readings.stat().st_size, before + 20_000_000)  # who only looks changes nothing
        self.assertIn("20 MB of readings that were of no more use are gone", self.run_it("rerun", self.project).told)
        self.assertEqual(readings.stat().st_size, before)  # the present ones, and those before them
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        self.assertNotIn("are gone", self.run_it("rerun", self.project).told)
        self.assertEqual(self.add("tikrit.txt"), (0, 0, 1, 0))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
