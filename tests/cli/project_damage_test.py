"""Projects that are open elsewhere, damaged, or of another version. Usage: project_damage_test.py DATELINE"""
import fcntl
import json
import os
import random
import sys
import unittest

from project_rig import KIRKUK, MOSUL, TIKRIT, ProjectTest

LOOK = {"filter": {}, "center": [43, 35], "zoom": 6, "window": {}, "cumulative": True, "map": {"width": 800, "height": 500},
        "arrows": "selected", "holders": True, "language": "english"}
COMMANDS = (("info",), ("check",), ("rerun",), ("rerun", "--dry-run"), ("add", "more.txt"))


class InUse(ProjectTest):
    def test_a_project_that_another_program_has_open_is_refused_and_says_who(self):
        self.filled(tikrit=TIKRIT)
        self.file("more.txt", KIRKUK)
        before = self.project.read_bytes()
        lock = self.file("war.dateline-lock", "process 4711 on anna\n")
        with open(lock, "r+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            for words in (["add", self.project, "more.txt"], ["rerun", self.project]):
                self.refused(self.run_it(*words), self.project, "is open already, in process 4711 on anna")
            self.assertEqual(self.info()["stories"], 1)  # looking is free
            self.done("rerun", self.project, "--dry-run")
        self.assertEqual(self.project.read_bytes(), before)
        self.assertEqual(self.add("more.txt"), (1, 0, 0, 0))  # a lock that is left over holds nobody up
        self.assertFalse(lock.exists())

    def test_a_folder_that_may_not_be_written_can_be_looked_into(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.filled(tikrit=TIKRIT)
        self.file("more.txt", KIRKUK)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        self.assertEqual(self.info()["stories"], 1)
        self.refused(self.run_it("add", self.project, "more.txt"), self.project, "cannot be written", "Copy")


class DamagedFile(ProjectTest):
    def refused_by_all(self, data, *said):
        self.file("more.txt", KIRKUK)
        self.project.write_bytes(data)
        for command, *more in COMMANDS:
            self.refused(self.run_it(command, self.project, *more), *said)
            self.assertEqual(self.project.read_bytes(), data)
        self.assertFalse((self.folder / "war.dateline-lock").exists())
        self.assertFalse((self.folder / "war.dateline-journal").exists())

    def test_a_later_version_is_refused_and_left_as_it_is(self):
        self.filled(tikrit=TIKRIT)
        later = self.read()["version"] + 1
        file = {**self.read(), "version": later, "stories": [{"what": "nobody knows yet"}], "new": True}
        readings = (self.folder / "war.dateline-readings").read_bytes()
        self.refused_by_all(json.dumps(file).encode(), self.project, "later version", f"format {later}",
                            "leaves it as it is")
        self.assertEqual((self.folder / "war.dateline-readings").read_bytes(), readings)

    def test_what_is_no_project_is_refused(self):
        self.filled(tikrit=TIKRIT)
        for data in (b"{}", b"[]", b"7", b'{"dateline": "journal", "version": 1}', b'{"dateline": "project", "version": "1"}',
                     b'{"dateline": "project", "version": 0}', b'{"dateline": "project", "version": 1e300}'):
            self.refused_by_all(data, self.project, "is no project of Dateline")

    def test_broken_json_is_refused_with_its_line(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        whole = self.project.read_bytes()

        def at(words):
            return f"{self.project}:{whole[:whole.index(words)].count(bytes([10])) + 1}"

        self.refused_by_all(b"", f"{self.project}:1: is no JSON")
        self.refused_by_all(whole[:len(whole) // 2], f"{self.project}:", "is no JSON", "backup")
        self.refused_by_all(whole.replace(b'"saved": 1', b'"saved": one'), at(b'"saved"') + ": is no JSON")
        self.refused_by_all(whole.replace(b"Tikrit", b"Tikr\xeft", 1), at(b"Tikrit") + ": is not UTF-8")
        self.refused_by_all(whole.replace(b'"corrections": []', b'"corrections": ' + b"[" * 100_000), "nested too deeply",
                            at(b'"corrections"'))
        self.refused_by_all(whole.replace(b'"saved": 1', b'"saved": 1e999'), self.project, "number that is too large")

    def test_wrong_values_are_refused_with_the_way_to_them(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        anchor = self.anchor("tikrit", "captured")
        self.correct(event=anchor, change={"is": "verified"})
        whole = self.project.read_text(encoding="utf-8")
        c = "corrections[0]"

        def change(**what):
            return lambda f: f["corrections"][0].update(change=what)

        def scene(**what):
            return lambda f: f.update(scenes=[{"n": 3, "kind": "title", "order": 0, **what}])

        def layer(**what):
            return lambda f: f.update(layers=[{"n": 3, "name": "Camps", "file": "camps.gpkg", "colour": "pink", "width": 1.5,
                                               "opacity": 1, "order": 0, **what}])
        slips = [
            (layer(name=""), "layers[0].name: is empty"),
            (layer(file=""), "layers[0].file: is empty"),
            (layer(colour="red"), 'layers[0].colour: "red" is not known'),
            (layer(width=0), "layers[0].width: is no number"),
            (layer(opacity=2), "layers[0].opacity: is no number"),
            (layer(order=0.5), "layers[0].order: is no whole number"),
            (layer(fill="red"), 'layers[0]: "fill" is no field'),
            (lambda f: f.update(id="me"), "id: is not 32 hexadecimal digits"),
            (lambda f: f.update(saved=-1), "saved: is no whole number"),
            (lambda f: f.update(saved=10 ** 19), "saved: is no whole number"),
            (lambda f: f.update(colour="red"), 'the file: "colour" is no field'),
            (lambda f: f.pop("next"), 'the file: has no "next"'),
            (lambda f: f.update(next=2), '"n": comes twice, or is not below "next"'),
            (lambda f: f["stories"][1].update(n=1), '"n": comes twice, or is not below "next"'),
            (lambda f: f.update(stories={}), "stories: is no list"),
            (lambda f: f["stories"].append(5), "stories[2]: is no object"),
            (lambda f: f["stories"][1].update(id=""), "stories[1].id: is empty"),
            (lambda f: f["stories"][1].update(title=["a"]), "stories[1].title: is no text"),
            (lambda f: f["stories"][1].update(date="2014-06-31"), "stories[1].date: is no day"),
            (lambda f: f["stories"][1].update(added="today"), "stories[1].added: is no time"),
            (lambda f: f["stories"][1].update(reliability="G"), "stories[1].reliability: is none of A to F"),
            (lambda f: f["stories"][1].update(credibility=7), "stories[1].credibility: is no whole number from 1 to 6"),
            (lambda f: f["stories"][0]["reading"].update(offset=1.5), "stories[0].reading.offset: is no whole number"),
            (lambda f: f["stories"][0]["reading"].update(checksum="xyz"), "stories[0].reading.checksum: is no number of 16"),
            (lambda f: f["stories"][0]["reading"].pop("by"), 'stories[0].reading: has no "by"'),
            (lambda f: f["stories"][0]["reading"].update(by=1), 'stories[0].reading.by: is no place in "readers"'),
            (lambda f: f["stories"][0]["reading"].update(by=-1), "stories[0].reading.by: is no whole number"),
            (lambda f: f["readers"][0].pop("data"), 'readers[0]: has no "data"'),
            (lambda f: f.update(readers={}), "readers: is no list"),
            (lambda f: f["corrections"][0].pop("event"), f'{c}: has no "event"'),
            (lambda f: f["corrections"][0]["event"].update(span=[9, 3]), f"{c}.event.span: is no span"),
            (lambda f: f["corrections"][0]["event"].update(span=[0, 2 ** 64]), f"{c}.event.span: is no span"),
            (lambda f: f["corrections"][0]["event"].update(type="party"), f'{c}.event.type: "party" is not known'),
            (change(**{"is": "magic"}), f'{c}.change.is: "magic" is not known'),
            (change(**{"is": "time", "of": "whole", "time": {}}), f"{c}.change.time: says no time"),
            (change(**{"is": "time", "of": "whole", "time": {"earliest": "2014-06-11"}}), f"{c}.change.time.earliest: is no time"),
            (change(**{"is": "place", "place": {"name": "x", "at": [200, 95], "precision": "point", "radius_km": 1}}),
             f"{c}.change.place.at: is no position"),
            (change(**{"is": "place", "place": {"name": "x", "at": [1, 2], "precision": "point", "radius_km": 1e9}}),
             f"{c}.change.place.radius_km: is no number"),
            (change(**{"is": "verified", "by": "me"}), f'{c}.change: "by" is no field'),
            (lambda f: f.update(places=[{"n": 3, "names": [], "kind": "other", "at": [1, 2], "radius_km": 1}]),
             "places[0].names: is empty"),
            (lambda f: f.update(views=[{"n": 3, "name": "v", "filter": {"types": ["party"]}, "center": [1, 2], "zoom": 3}]),
             "views[0].filter.types[0]: is no kind"),
            (scene(kind="film"), 'scenes[0].kind: "film" is not known'),
            (scene(order=2 ** 60), "scenes[0].order: is no whole number"),
            (scene(kind="map"), "scenes[0].look: is missing"),
            (scene(look={}), 'scenes[0].look: has no "filter"'),
            (scene(look={**LOOK, "map": {"width": 0, "height": 5}}), "scenes[0].look.map.width: is no number"),
            (scene(look={**LOOK, "arrows": "some"}), 'scenes[0].look.arrows: "some" is not known'),
            (scene(look={**LOOK, "projection": "globe"}), 'scenes[0].look.projection: "globe" is not known'),
            (scene(look={**LOOK, "graticule": 1}), "scenes[0].look.graticule: "),
            (scene(look={**LOOK, "layers": [3, -1]}), "scenes[0].look.layers[1]: is no number of a layer"),
            (scene(look={**LOOK, "plays": 1.5}), "scenes[0].look.plays: is no whole number"),
            (scene(look={**LOOK, "selected": [{"story": "s"}]}), 'scenes[0].look.selected[0]: has no "event"'),
            (scene(quote={"words": "a", "span": [0, 1]}), 'scenes[0].quote: has no "story"'),
            (scene(author="me"), 'scenes[0]: "author" is no field'),
            (lambda f: f["done"][0].update(changes=[{"n": 1}, {"n": 1}]), "done[0].changes[1].n: comes twice"),
            (lambda f: f["done"][0].update(changes=[{"n": 5}]), '"n": comes twice, or is not below "next"'),
            (lambda f: f["done"][0].update(changes=[{"n": 1, "kind": "poem", "to": {}}]), "done[0].changes[0].kind"),
        ]
        for slip, said in slips:
            file = json.loads(whole)
            slip(file)
            self.write(file)
            broken = self.project.read_bytes()
            with self.subTest(said):
                self.refused(self.run_it("info", self.project), f"{self.project}: {said}")
                self.assertEqual(self.project.read_bytes(), broken)

    def test_a_file_that_is_missing_or_a_folder_is_named(self):
        self.refused(self.run_it("info", self.project), self.project, "no such file")
        self.refused(self.run_it("add", self.project, "x"), self.project, "no such file")
        self.assertEqual(list(self.folder.iterdir()), [])
        self.project.mkdir()
        self.refused(self.run_it("info", self.project), self.project, "is a folder")
        self.refused(self.run_it("new", self.folder / "none" / "war.dateline"), "none")


class DamagedReadings(ProjectTest):
    def setUp(self):
        super().setUp()
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK, mosul=MOSUL)
        self.correct(event=self.anchor("tikrit", "captured Tikrit"), change={"is": "verified"})
        self.readings = self.folder / "war.dateline-readings"
        self.whole = self.readings.read_bytes()
        self.sound = self.info()

    def rerun_mends(self, unread):
        for path in self.folder.glob("*.txt"):
            path.unlink()  # the project has their texts
        info = self.info()
        self.assertEqual(info["unread"], unread)
        self.assertEqual(info["stories"], 3)
        if unread > 0:
            self.assertIn(f"{unread} to be read again", self.done("info", self.project))
            done = self.run_it("check", self.project)
            self.refused(done)
            self.assertGreaterEqual(done.out.count("war.dateline-readings: "), unread)
        self.assertTrue(self.done("rerun", self.project).startswith("3 stories read anew"))
        info = self.info()
        for what in ("stories", "unread", "tellings", "events", "corrections", "fitting"):
            self.assertEqual(info[what], self.sound[what], what)

    def test_missing(self):
        self.readings.unlink()
        self.rerun_mends(3)

    def test_empty_or_of_something_else_it_is_set_aside(self):
        for data in (b"", b"SQLite format 3\0" + bytes(4000), self.whole[:30]):
            self.readings.write_bytes(data)
            done = self.run_it("rerun", self.project)
            self.assertEqual(done.returncode, 0, done.told)
            self.assertIn("is no file of readings", done.told)
            self.assertRegex(done.told, r"set aside as war\.dateline-readings\.old-\d")
        self.assertEqual((self.folder / "war.dateline-readings.old-2").read_bytes()[:6], b"SQLite")
        self.rerun_mends(0)

    def test_of_another_project_it_is_set_aside(self):
        other = self.folder / "other.dateline"
        self.done("new", other)
        foreign = (self.folder / "other.dateline-readings").read_bytes()
        self.readings.write_bytes(foreign)
        self.assertEqual(self.info()["unread"], 3)
        done = self.run_it("rerun", self.project)
        self.assertIn("readings of another project", done.told)
        self.assertEqual((self.folder / "war.dateline-readings.old-1").read_bytes(), foreign)
        self.rerun_mends(0)

    def test_cut_short(self):
        self.readings.write_bytes(self.whole[:-10])
        self.rerun_mends(1)

    def test_flipped_bits_cost_the_reading_that_they_are_in_and_no_more(self):
        luck = random.Random(7)
        stories = self.read()["stories"]
        for _ in range(30):
            story = luck.choice(stories)["reading"]
            at = story["offset"] + luck.randrange(story["size"] + 16)
            data = bytearray(self.whole)
            data[at] ^= 1 << luck.randrange(8)
            self.readings.write_bytes(data)
            info = self.info()
            self.assertEqual((info["stories"], info["unread"], info["corrections"]), (3, 1, 1), at)
        self.rerun_mends(1)

    def test_texts_that_are_nowhere_are_told_and_the_others_are_read(self):
        self.readings.unlink()
        file = self.read()
        for story in file["stories"]:
            del story["text"]
        self.write(file)
        (self.folder / "mosul.txt").unlink()
        done = self.run_it("rerun", self.project)
        self.refused(done, "mosul.txt: no such file")
        self.assertTrue(done.out.startswith("2 stories read anew"))
        self.file("mosul.txt", MOSUL)
        self.done("rerun", self.project)
        self.assertEqual(self.info()["tellings"], self.sound["tellings"])


class DamagedJournal(ProjectTest):
    def test_a_foreign_or_broken_journal_is_set_aside_and_told(self):
        self.filled(tikrit=TIKRIT)
        self.file("more.txt", KIRKUK)
        journal = self.folder / "war.dateline-journal"
        for number, data in enumerate((b"", b"{}\n", b"\xff\xfe" * 50, b"[" * 5000), 1):
            journal.write_bytes(data)
            self.assertEqual(self.info()["stories"], min(number, 2))
            self.assertEqual(journal.read_bytes(), data)  # who only looks changes nothing
            done = self.run_it("add", self.project, "more.txt")
            self.assertEqual(done.returncode, 0, done.told)
            self.assertIn(f"set aside as war.dateline-journal.old-{number}", done.told)
            self.assertEqual((self.folder / f"war.dateline-journal.old-{number}").read_bytes(), data)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
