"""Projects of many stories, as the command line makes and shows them. Usage: project_test.py DATELINE SCHEMA"""
import json
import os
import sys
import unittest

import json_schema
from project_rig import HEAD, KIRKUK, MOSUL, TIKRIT, WALK, ProjectTest

SCHEMA = sys.argv[2]


class Filling(ProjectTest):
    def test_a_new_project_has_no_stories_and_nothing_is_wrong_with_it(self):
        self.done("new", self.project)
        self.assertEqual(self.info()["stories"], 0)
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")

    def test_a_file_that_is_there_is_never_made_anew(self):
        self.filled(tikrit=TIKRIT)
        before = self.project.read_bytes()
        self.refused(self.run_it("new", self.project), self.project, "is there already")
        self.assertEqual(self.project.read_bytes(), before)

    def test_folders_files_and_lines_are_read_side_by_side(self):
        self.done("new", self.project)
        self.file("in/one.txt", TIKRIT)
        self.file("in/deep/er/two.txt", KIRKUK)
        self.file("in/deep/notes.rst", "Not a story.")
        self.file("in/.hidden.txt", "Not a story either.")
        os.symlink(self.folder / "in", self.folder / "in" / "round")
        os.symlink("nowhere", self.folder / "in" / "lock")
        self.file("in/more.jsonl", json.dumps({"id": "j1", "text": MOSUL, "publisher": "Northwire", "date": "2014-06-12"})
                  + "\n\n" + json.dumps({"text": WALK, "url": None}) + "\n")
        self.file("last.text", HEAD + "A bomb killed four people in Baquba on Sunday.\n")
        self.assertEqual(self.add("in", "last.text"), (5, 0, 0, 0))
        stories = {s.get("id"): s for s in self.read()["stories"]}
        self.assertEqual(stories["j1"]["publisher"], "Northwire")
        self.assertEqual(stories["j1"]["date"], "2014-06-12")
        self.assertEqual([s["file"] for s in self.read()["stories"]],
                         ["in/deep/er/two.txt", "in/more.jsonl", "in/more.jsonl", "in/one.txt", "last.text"])

    def test_what_is_there_already_is_not_read_again(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        readings = self.folder / "war.dateline-readings"
        before = readings.read_bytes()
        self.assertEqual(self.add("tikrit.txt", "kirkuk.txt"), (0, 0, 2, 0))
        self.assertEqual(readings.read_bytes(), before)

    def test_the_same_text_under_two_names_is_one_story(self):
        self.done("new", self.project)
        self.file("a.txt", TIKRIT)
        self.file("b.txt", TIKRIT)
        self.file("c.jsonl", json.dumps({"text": TIKRIT}) + "\n" + json.dumps({"text": KIRKUK}) + "\n")
        self.assertEqual(self.add("a.txt", "b.txt", "c.jsonl"), (2, 0, 2, 0))
        self.assertEqual(self.info()["stories"], 2)

    def test_lists_and_users_are_kept(self):
        self.done("new", self.project)
        self.file("a.txt", TIKRIT)
        self.file("b.txt", KIRKUK)
        self.done("add", self.project, "a.txt", "--list", "June", "--user", "B. Tahir")
        self.done("add", self.project, "b.txt")
        self.assertEqual(self.info()["lists"], ["June: 1 story"])
        self.assertIn("June: 1 story", self.done("info", self.project))
        self.assertEqual(self.read()["done"][0]["author"], "B. Tahir")
        self.assertEqual(self.read()["done"][0]["name"], "add stories to June")

    def test_copies_and_rewrites_are_counted(self):
        wire = " ".join([MOSUL.strip(), "Residents said that the markets were shut and that water had run out in the east.",
                         "The governor left for Erbil and asked the capital for help in a letter to the parliament."])
        self.filled(wire=wire + "\n", copy=wire.replace("(Northwire)", "(Eastwire)").replace("the markets", "all markets"),
                    other=KIRKUK)
        self.assertEqual(self.info()["copies"], 1)
        self.assertIn("1 copy or rewrite of other ones", self.done("info", self.project))

    def test_a_bad_file_is_told_and_nothing_else_is_lost(self):
        self.done("new", self.project)
        self.file("bin.txt", b"\x89PNG\r\n\x1a\n\0\0" + bytes(range(256)))
        self.file("rich.txt", "{\\rtf1 Rebels}")
        self.file("empty.txt", b"")
        self.file("cut.txt", b"One: caf\xc3\xa9, th\xc3\xa9.\nCaf\xe9.\n")
        self.file("a.txt", TIKRIT)
        good = json.dumps({"id": "good", "text": KIRKUK})
        lines = ['{"text": "Rebels', good, '{"text": 5}', "", '{"title": "no text"}', '{"text": "x", "date": "2014-02-30"}',
                 '{"text": "x", "n": 1e999}', "[" * 5000, '{"id": "notes", "text": "x"}',
                 json.dumps({"id": "i" * 300, "text": "x"}), "7"]
        self.file("lines.jsonl", "\n".join(lines).encode() + b"\n{\"text\": \"\xff\"}\n")
        done = self.run_it("add", self.project, "bin.txt", "rich.txt", "empty.txt", "cut.txt", "none.txt", "a.txt",
                           "lines.jsonl")
        self.refused(done, "bin.txt: is a picture, not plain text", "rich.txt: is a document in RTF", "empty.txt: holds no text",
                     "cut.txt:2: ", "none.txt: there is no such file", "2 stories added")
        for line in (1, 3, 5, 6, 7, 8, 9, 10, 11, 12):
            self.assertIn(f"lines.jsonl:{line}: ", done.told)
        self.assertEqual(self.info()["stories"], 2)
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")

    def test_many_threads_make_the_same_project_as_one(self):
        for i in range(24):
            self.file(f"in/{i:02}.txt", HEAD + f"Rebels killed {i + 2} people in Samarra on June {i % 9 + 2}, 2014.\n")
        self.file("in/again.txt", (self.folder / "in" / "07.txt").read_bytes())
        bare = []
        for threads in (1, 4):
            self.project = self.folder / f"war{threads}.dateline"
            self.done("new", self.project)
            self.done("add", self.project, "in", "--threads", threads, "--user", "A. Said")
            file = self.read()
            for story in file["stories"]:
                story.pop("added")
                story["reading"].pop("offset")
            for step in file["done"]:
                step.pop("made")
            bare.append({k: v for k, v in file.items() if k != "id"})
            self.assertEqual(self.info()["stories"], 24)
        self.assertEqual(*bare)


class Changing(ProjectTest):
    def test_a_changed_file_is_the_same_story_and_corrections_stay_with_it(self):
        self.filled(tikrit=TIKRIT)
        story = self.read()["stories"][0]["id"]
        self.correct(event=self.anchor("tikrit", "captured Tikrit"), change={"is": "status", "status": "denied"})
        self.correct(event=self.anchor("tikrit", "shelled Baiji"), change={"is": "rejected"})
        self.assertEqual(self.info()["fitting"], 2)
        self.file("tikrit.txt", TIKRIT.replace(" Rebels", " It rained. Rebels").replace("Baiji", "Sinjar"))
        self.assertEqual(self.add("tikrit.txt"), (0, 1, 0, 0))
        self.assertEqual([s["id"] for s in self.read()["stories"]], [story])
        info = self.info()
        self.assertEqual((info["corrections"], info["fitting"]), (2, 1))
        self.assertIn("2, of which 1 no longer fits", self.done("info", self.project))
        self.refused(self.run_it("check", self.project))
        self.assertRegex(self.run_it("check", self.project).out, r"Correction 3 \(reject shelling.*\) no longer fits: ")

    def test_a_given_day_stays_when_the_text_changes_or_the_readings_are_lost(self):
        self.done("new", self.project)
        self.file("a.txt", "Rebels seized Tikrit on Friday.\n")
        self.done("add", self.project, "a.txt", "--date", "2014-06-16")
        first = self.folder / "first.dateline"
        first.write_bytes(self.project.read_bytes())
        readings = self.folder / "war.dateline-readings"
        readings.rename(self.folder / "first.dateline-readings")
        self.done("rerun", self.project)
        self.assertEqual(self.done("diff", first, self.project), "No event is new, changed or withdrawn.\n")
        self.file("a.txt", "Rebels seized Tikrit on Friday. It rained.\n")
        self.assertEqual(self.add("a.txt"), (0, 1, 0, 0))
        self.assertEqual(self.read()["stories"][0]["date"], "2014-06-16")
        self.assertEqual(self.done("diff", first, self.project), "No event is new, changed or withdrawn.\n")

    def test_the_old_text_of_a_changed_story_can_come_in_as_another_one(self):
        self.filled(tikrit=TIKRIT)
        self.file("tikrit.txt", KIRKUK)
        self.file("old.txt", TIKRIT)
        self.assertEqual(self.add("tikrit.txt", "old.txt"), (1, 1, 0, 0))
        ids = [s["id"] for s in self.read()["stories"]]
        self.assertEqual(len(set(ids)), 2, ids)
        self.assertEqual(self.add("tikrit.txt", "old.txt"), (0, 0, 2, 0))
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")

    def test_corrections_of_every_kind_are_laid_over_the_stories(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK, mosul=MOSUL, walk=WALK)
        capture, judge = self.anchor("tikrit", "captured Tikrit"), self.anchor("kirkuk", "abducted")
        mosul, walk = self.anchor("mosul", "withdrew"), self.anchor("walk", "fled Samarra")
        before = self.info()["tellings"]
        place = {"name": "the mill", "at": [43.5, 34.9], "precision": "point", "radius_km": 0.5,
                 "area": [[43.4, 34.8], [43.6, 34.8], [43.5, 35.0]]}
        changes = [{"is": "place", "place": place}, {"is": "place"}, {"is": "type", "type": "clash"},
                   {"is": "time", "of": "begins", "time": {"earliest": "2014-06-09T00:00", "latest": "2014-06-09T23:59"}},
                   {"is": "status", "status": "reported"}, {"is": "actor", "actor": "the tribes"},
                   {"is": "target", "target": ""}, {"is": "verified"}, {"is": "apart", "other": judge},
                   {"is": "order", "order": "before", "other": walk, "at_least_days": 1, "at_most_days": 3}]
        for change in changes:
            self.correct(event=capture, change=change)
        self.correct(event=mosul, change={"is": "same", "other": self.anchor("mosul", "airport")})
        self.correct(event=self.anchor("kirkuk", "fled to Erbil"), change={"is": "rejected"})
        self.correct(mention={"story": judge["story"], "span": [64, 70], "surface": "Kirkuk", "sentence": judge["sentence"],
                              "reach": "project", "place": {"name": "Kirkuk Mill", "country": "IQ", "kind": "facility",
                                                            "at": [44.1, 35.2], "radius_km": 1}})
        self.correct(added={"type": "protest", "status": "happened", "actor": "bakers", "place": place,
                            "time": {"earliest": "2014-06-14T00:00"}}, note="Told on the phone.")
        info = self.info()
        self.assertEqual((info["corrections"], info["fitting"]), (14, 14), self.run_it("check", self.project).out)
        self.assertEqual(info["tellings"], before - 1)  # one merged, one rejected, one added
        self.assertEqual(self.done("rerun", self.project).splitlines()[0], "4 stories read anew, 0 with other events")
        self.assert_as_the_schema_says()

    def test_scenes_of_every_kind_are_kept_counted_and_as_the_schema_says(self):
        self.filled(tikrit=TIKRIT)
        look = {"filter": {"types": ["capture"]}, "center": [43.5, 34.9], "zoom": 6.5, "window": {"earliest": "2014-06-01T00:00"},
                "playhead": "2014-06-11T17:00", "cumulative": False, "projection": "conic", "graticule": True, "map": {"width": 660.0, "height": 488.0},
                "selected": [self.anchor("tikrit", "captured")], "arrows": "all", "holders": False, "language": "arabic",
                "pin": {"at": [43.0, 34.0], "label": "Mill Hill"}, "layers": [7], "plays": 360}
        quote = {"words": "Rebels captured Tikrit", "source": "Northwire", "story": self.anchor("tikrit", "captured")["story"],
                 "span": [37, 76], "sentence": "Rebels captured Tikrit on June 11, 2014."}
        scenes = [{"n": 2, "kind": "map", "order": 5, "caption": "Tikrit\nfalls", "notes": "Who says so?", "quote": quote, "look": look},
                  {"n": 3, "kind": "title", "order": 0, "title": "June"}, {"n": 4, "kind": "black", "order": 5},
                  {"n": 5, "kind": "section", "order": -7, "quote": {"words": "So they say"}, "look": look}]
        file = self.read()
        undone = {key: value for key, value in scenes[0].items() if key != "n"}
        self.write({**file, "scenes": scenes, "next": 6, "undone": [{"name": "edit scene 1", "made": "2026-11-28T07:40:12Z",
                                                                     "changes": [{"n": 2, "kind": "scene", "to": undone}]}]})
        self.assertEqual(json_schema.faults(self.read(), self.schema()), [])
        self.file("kirkuk.txt", KIRKUK)
        self.assertEqual(self.add("kirkuk.txt"), (1, 0, 0, 0))  # which writes the file anew
        self.assertEqual(self.read()["scenes"], scenes)
        self.assertEqual(self.info()["scenes"], 4)
        self.assertIn("scenes       4\n", self.done("info", self.project))
        schema = self.schema()
        self.assertEqual(json_schema.faults(self.read(), schema), [])
        for wrong in ({"kind": "map", "order": 0}, {"kind": "black", "order": 0, "colour": "red"},
                      {"kind": "title", "order": 0, "quote": {"words": "a", "span": [0, 1]}}):
            self.assertNotEqual(json_schema.faults({**self.read(), "scenes": [{"n": 7, **wrong}]}, schema), [], wrong)

    def schema(self):
        with open(SCHEMA, encoding="utf-8") as file:
            return json.load(file)

    def assert_as_the_schema_says(self):
        schema = self.schema()
        self.assertEqual(json_schema.faults(self.read(), schema), [])
        broken = self.read()
        broken["stories"][0]["colour"] = "red"
        broken["corrections"][0]["change"]["is"] = "nothing"
        del broken["done"][0]["name"]
        self.assertGreaterEqual(len(json_schema.faults(broken, schema)), 3)

    def test_history_is_in_the_file(self):
        self.filled(tikrit=TIKRIT)
        self.file("tikrit.txt", KIRKUK)
        self.add("tikrit.txt")
        info = self.info()
        self.assertEqual((info["undo"], info["redo"], info["unsaved"]), (2, 0, 0))
        was = self.read()["done"][1]["changes"][0]
        self.assertEqual((was["kind"], was["n"]), ("story", 1))
        self.assertTrue(was["to"]["title"].startswith("Rebels captured Tikrit"))
        self.assertTrue(self.read()["stories"][0]["title"].startswith("Gunmen"))

    def test_a_dry_run_changes_nothing_and_needs_no_right_to_write(self):
        self.filled(tikrit=TIKRIT)
        self.correct(event=self.anchor("tikrit", "captured Tikrit"), change={"is": "verified"})
        before = {p.name: p.read_bytes() for p in self.folder.iterdir()}
        self.assertEqual(self.done("rerun", self.project, "--dry-run"), "1 story read anew, 0 with other events\n")
        self.assertEqual({p.name: p.read_bytes() for p in self.folder.iterdir()}, before)

    def test_reading_anew_tells_what_is_other_and_which_corrections_no_longer_fit(self):
        self.filled(tikrit=TIKRIT)
        self.correct(event=self.anchor("tikrit", "shelled Baiji"), change={"is": "verified"})
        words = self.folder / "words"
        words.mkdir()
        (words / "triggers.tsv").write_text("lemma\tpos\ttype\twhen\tactor\ttarget\tplace\tstatus\nshell\tv\t-\tsubj=armed\t\t\t\t\n")
        for dry in (["--dry-run"], []):
            out = self.done("rerun", self.project, "--own-lexicon", words, *dry)
            self.assertIn("1 story read anew, 1 with other events", out)
            self.assertIn("withdrawn: shelling in Baiji", out)
            self.assertRegex(out, "Corrections that no longer fit:\n  .+: .+")
            self.assertEqual(self.info()["fitting"], 1 if dry else 0)
        self.assertEqual(self.read()["done"][-1]["name"], "read the stories anew")
        self.done("rerun", self.project)
        self.assertEqual(self.info()["fitting"], 1)


class Moving(ProjectTest):
    def test_a_project_that_is_moved_with_its_stories_finds_them(self):
        here = self.folder / "here"
        self.file("here/in/a.txt", TIKRIT)
        self.file("b.txt", KIRKUK)
        self.project = here / "war.dateline"
        self.done("new", self.project)
        self.assertEqual(self.add("here/in", "b.txt"), (2, 0, 0, 0))
        self.assertEqual([s["file"] for s in self.read()["stories"]], ["in/a.txt", "../b.txt"])
        away = self.folder / "away" / "there"
        away.parent.mkdir()
        here.rename(away)
        (self.folder / "b.txt").rename(self.folder / "away" / "b.txt")
        self.project = away / "war.dateline"
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        self.assertEqual(self.add(away / "in", "away/b.txt"), (0, 0, 2, 0))

    def test_stories_that_are_gone_cost_nothing_but_a_word(self):
        self.filled(tikrit=TIKRIT)
        (self.folder / "tikrit.txt").unlink()
        done = self.run_it("check", self.project)
        self.refused(done)
        self.assertIn("tikrit.txt: no such file", done.out)
        self.assertIn("nothing is lost", done.out)
        self.assertEqual(self.done("rerun", self.project), "1 story read anew, 0 with other events\n")


class Comparing(ProjectTest):
    def test_two_versions_of_a_story(self):
        a = self.file("a.txt", TIKRIT)
        b = self.file("b.txt", TIKRIT.replace("June 11", "June 12").replace("Troops shelled Baiji", "Gunmen abducted a judge in Kirkuk"))
        text = self.done("diff", a, b)
        for line in ("changed: capture in Tikrit, 12 June 2014", "time: 12 June 2014, was 11 June 2014",
                     "new: abduction in Kirkuk", "withdrawn: shelling in Baiji"):
            self.assertIn(line, text)
        story, = json.loads(self.done("diff", a, b, "--format", "json"))
        self.assertEqual((story["name"], story["is"]), ("b.txt", "changed"))
        self.assertEqual([e["is"] for e in story["events"]], ["changed", "new", "withdrawn"])
        self.assertEqual(self.done("diff", a, a), "No event is new, changed or withdrawn.\n")
        self.assertEqual(json.loads(self.done("diff", a, a, "--format", "json")), [])

    def test_numbers_are_told_in_words(self):
        text = HEAD + "At least 12 people were killed when a car bomb exploded in Samarra on Sunday, police said.\n"
        a = self.file("a.txt", text)
        b = self.file("b.txt", text.replace("12", "17"))
        self.assertIn("numbers: at least 17 killed, was at least 12 killed", self.done("diff", a, b))

    def test_two_projects(self):
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        first = self.folder / "first.dateline"
        first.write_bytes(self.project.read_bytes())
        (self.folder / "first.dateline-readings").write_bytes((self.folder / "war.dateline-readings").read_bytes())
        self.correct(event=self.anchor("tikrit", "shelled Baiji"), change={"is": "status", "status": "denied"})
        self.file("mosul.txt", MOSUL)
        self.add("mosul.txt")
        text = self.done("diff", first, self.project)
        self.assertIn("changed: shelling in Baiji", text)
        self.assertIn("denied", text)
        self.assertIn("new story, 2 events", text)
        self.assertIn("story taken out, 2 events", self.done("diff", self.project, first))
        rows = json.loads(self.done("diff", first, self.project, "--format", "json"))
        self.assertEqual([r["is"] for r in rows], ["changed", "new"])

    def test_a_story_and_a_project_are_not_compared(self):
        self.filled(tikrit=TIKRIT)
        self.refused(self.run_it("diff", self.project, "tikrit.txt"), "two stories or two projects", status=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
