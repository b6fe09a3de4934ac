"""Scenes as a file of their own, by the command line. Usage: scenes_test.py DATELINE SCHEMA"""
import copy
import json
import os
import pathlib
import sys
import unittest

from brief_rig import BriefTest
from json_schema import faults
from project_rig import HEAD, ProjectTest

SCHEMA = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
TITLE = {"kind": "title", "title": "The fall of Tikrit", "notes": "Wait for the door."}
MAP = {"kind": "map", "caption": "Rebels captured Tikrit",
       "quote": {"words": "Rebels captured Tikrit", "source": "Northwire", "story": "tikrit.txt",
                 "from": "Rebels captured Tikrit on June 11, 2014."},
       "look": {"center": [43.5, 35.2], "zoom": 6.5, "playhead": "2014-06-16T12:00",
                "selected": [{"story": "tikrit.txt", "type": "capture", "words": "captured Tikrit"},
                             {"story": "mosul.txt", "words": "captured  its\nairport"}],
                "filter": {"only": [{"story": "tikrit.txt", "words": "shelled Baiji"}]}}}


class Scenes(BriefTest):
    def scenes_file(self, *scenes, **more):
        return self.file("scenes.json", json.dumps({"dateline": "scenes", "version": 1, "scenes": scenes, **more}))

    def put(self, *scenes, words=()):
        self.done("scenes", self.project, self.scenes_file(*scenes), "--user", "A. Said", *words)

    def printed(self):
        scenes = json.loads(self.done("scenes", self.project))
        self.assertEqual(faults(scenes, SCHEMA), [])
        return scenes["scenes"]

    def kept(self):
        return sorted(self.read()["scenes"], key=lambda s: s["order"])

    def looks(self):
        return [s.get("look") for s in self.kept()]

    def test_a_file_of_scenes_says_what_users_would_capture(self):
        self.assertEqual(faults({"dateline": "scenes", "version": 1, "scenes": [TITLE, MAP]}, SCHEMA), [])
        self.put(TITLE, MAP)
        title, scene = self.kept()
        self.assertEqual((title["title"], title["notes"]), ("The fall of Tikrit", "Wait for the door."))
        capture = self.anchor("tikrit", "captured")
        self.assertEqual(scene["look"]["selected"], [capture, self.anchor("mosul", "airport")])
        self.assertEqual(scene["look"]["filter"], {"only": [self.anchor("tikrit", "shelled")["event"]]})
        self.assertEqual({f: scene["quote"][f] for f in ("words", "story", "sentence")},
                         {"words": "Rebels captured Tikrit", "story": capture["story"],
                          "sentence": "Rebels captured Tikrit on June 11, 2014."})
        step = self.read()["done"][-1]
        self.assertEqual((step["name"], step["author"], len(step["changes"])), ("add 2 scenes", "A. Said", 2))
        self.assertEqual(len(self.brief("--size", "320x240")), 2)

    def test_what_is_printed_gives_the_same_scenes_again_in_other_projects_too(self):
        self.put(TITLE, MAP, {"kind": "black"})
        before, printed = self.kept(), self.printed()
        self.assertEqual(printed[0], TITLE)
        self.assertEqual(printed[1]["look"]["selected"][0],
                         {"story": "tikrit.txt", "type": "capture", "words": "Rebels captured Tikrit on June 11, 2014"})
        self.file("printed.json", self.done("scenes", self.project))
        self.done("scenes", self.project, "printed.json", "--replace")
        self.assertEqual([{k: v for k, v in s.items() if k != "n"} for s in self.kept()],
                         [{k: v for k, v in s.items() if k != "n"} for s in before])
        # A project whose stories lie elsewhere, and have more text before what is quoted.
        text = (self.folder / "tikrit.txt").read_text(encoding="utf-8")
        self.file("other/tikrit.txt", text.replace(HEAD, HEAD + "A mosque was bombed in Samarra on Sunday. "))
        self.project = self.folder / "other.dateline"
        self.done("new", self.project)
        self.done("add", self.project, "other/tikrit.txt", "mosul.txt")
        self.done("scenes", self.project, "printed.json")
        self.assertEqual(self.printed(), printed)

    def test_scenes_come_behind_those_that_are_there_or_in_their_place(self):
        self.put(TITLE)
        self.put({"kind": "section", "title": "Then"}, {"kind": "black"})
        self.assertEqual([s["kind"] for s in self.kept()], ["title", "section", "black"])
        self.put({"kind": "section", "title": "Alone"}, words=["--replace"])
        self.assertEqual([s.get("title") for s in self.kept()], ["Alone"])
        self.assertEqual(len(self.read()["done"][-1]["changes"]), 4, "one step of undo")
        self.put(words=["--replace"])
        self.assertEqual(self.printed(), [])

    def test_words_that_stand_there_twice_are_told_apart(self):
        self.file("twice.txt", HEAD + "Gunmen attacked a bus in Kirkuk on June 9. On June 12 gunmen attacked a bus in Kirkuk.\n")
        self.done("add", self.project, "twice.txt")
        event = {"story": "twice.txt", "words": "gunmen attacked a bus in Kirkuk"}
        second = dict(event, at=0)
        scene = {"kind": "map", "look": {"center": [44, 35], "zoom": 6, "selected": [dict(event, words="attacked a bus in Kirkuk")]}}
        self.refused(self.run_it("scenes", self.project, self.scenes_file(scene)), "scenes[0].look.selected[0].words",
                     "stand 2 times in twice.txt", "Quote more")
        scene["look"]["selected"] = [second]
        self.put(scene)
        self.assertIn("June 12", self.kept()[0]["look"]["selected"][0]["sentence"])

    def test_what_is_wrong_is_said_with_its_place_and_nothing_is_changed(self):
        before = self.project.read_bytes()

        def wrong(change, *said):
            scene = copy.deepcopy(MAP)
            change(scene)
            with self.subTest(said[0]):
                self.refused(self.run_it("scenes", self.project, self.scenes_file(TITLE, scene)), "scenes.json", *said)
                self.assertEqual(self.project.read_bytes(), before)

        def look(**values):
            return lambda s: s["look"].update(values)

        def event(**values):
            return lambda s: s["look"]["selected"][0].update(values)

        wrong(lambda s: s.pop("look"), "scenes[1].look", "is missing")
        wrong(lambda s: s.update(look=7), "scenes[1].look", "is no object")
        wrong(lambda s: s.update(kind="film"), "scenes[1].kind", "film")
        wrong(lambda s: s.update(order=4), "scenes[1].order", "Take it out")
        wrong(lambda s: s.update(zoom=4), "scenes[1]", '"zoom" is no field')
        wrong(lambda s: s.update(caption="x" * 20_001), "scenes[1].caption", "20000 bytes")
        wrong(lambda s: s.update(caption=["x"]), "scenes[1].caption", "in quotes")
        wrong(look(zoom=31), "scenes[1].look.zoom", "from 0 to 30")
        wrong(look(zoom="near"), "scenes[1].look.zoom")
        wrong(look(center=[400, 35]), "scenes[1].look.center")
        wrong(look(center=[44]), "scenes[1].look.center")
        wrong(look(playhead="yesterday"), "scenes[1].look.playhead")
        wrong(look(map={"width": 0, "height": 9}), "scenes[1].look.map.width")
        wrong(look(selected={}), "scenes[1].look.selected", "is no list")
        wrong(look(selected=["captured"]), "scenes[1].look.selected[0]", "is no object")
        wrong(look(layers=["Districts"]), "scenes[1].look.layers[0]", "is no layer")
        wrong(look(filter={"only": ["e123"]}), "scenes[1].look.filter.only[0]", "is no object")
        wrong(event(story="nowhere.txt"), "scenes[1].look.selected[0].story", "nowhere.txt", "add the story first")
        wrong(event(words="was never said"), "scenes[1].look.selected[0].words", "do not stand in tikrit.txt")
        wrong(event(words="  "), "scenes[1].look.selected[0].words")
        wrong(event(words="BAGHDAD"), "scenes[1].look.selected[0].words", "tell no capture")
        wrong(event(type="picnic"), "scenes[1].look.selected[0].type", "picnic")
        wrong(event(at=-1), "scenes[1].look.selected[0].at")
        wrong(event(mood="grim"), "scenes[1].look.selected[0]", '"mood" is no field')
        wrong(lambda s: s["quote"].update({"from": "Nobody said this"}), "scenes[1].quote.from", "do not stand")
        wrong(lambda s: s["quote"].update(words=5), "scenes[1].quote.words")

    def test_files_that_are_none_are_refused(self):
        before = self.project.read_bytes()
        head = '{"dateline": "scenes", "version": 1, "scenes": '
        for text, said in ((b"", ["is no JSON"]), (b"\xff", ["not UTF-8"]), (b"[]", ["is no object"]),
                           ("[" * 5000, ["nested too deeply"]), ('{"a":' * 5000, ["nested too deeply"]),
                           (head + '[{"kind":"map","look":{"center":[NaN,35],"zoom":6}}]}', ["is no JSON", "projects.md"]),
                           (head + '[{"kind":"map","look":{"center":[1e999,35],"zoom":6}}]}', ["too large"]),
                           (head + json.dumps([{"kind": "black"}] * 1001) + "}", ["scenes", "1000 entries"]),
                           (head + "{}}", ["scenes", "is no list"]), ('{"dateline": "scenes", "version": 1}', ['no "scenes"']),
                           ('{"dateline": "scenes", "version": 2, "scenes": []}', ["version", "later program"]),
                           ('{"dateline": "project", "version": 1, "scenes": []}', ["dateline", "file of scenes"]),
                           (head + "[]" + " " * (17 << 20) + "}", ["too large"])):
            self.file("bad.json", text)
            with self.subTest(said[0]):
                self.refused(self.run_it("scenes", self.project, "bad.json"), "bad.json", *said)
        self.refused(self.run_it("scenes", self.project, "gone.json"), "gone.json")
        self.refused(self.run_it("scenes", self.project, "--replace"), "FILE", status=2)
        self.assertEqual(self.project.read_bytes(), before)

    def test_what_is_no_longer_told_is_left_out_and_named(self):
        self.put(MAP)
        file = self.read()
        file["scenes"][0]["look"]["selected"][1].update(sentence="Something else.", event="e0")
        self.write(file)
        done = self.run_it("scenes", self.project)
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("scene 1: an event that it highlights is no longer told and is left out", done.told)
        self.assertEqual(len(json.loads(done.out)["scenes"][0]["look"]["selected"]), 1)


class Reproducible(ProjectTest):
    def made(self, folder, epoch="1409529600"):
        """The files of a project that is made from nothing in a folder."""
        place = self.folder / folder
        (place / "tikrit.txt").parent.mkdir()
        (place / "tikrit.txt").write_text(HEAD + "Rebels captured Tikrit on June 11, 2014.\n", encoding="utf-8")
        (place / "scenes.json").write_text(json.dumps({"dateline": "scenes", "version": 1, "scenes": [TITLE]}), encoding="utf-8")
        os.environ["SOURCE_DATE_EPOCH"] = epoch
        self.addCleanup(os.environ.pop, "SOURCE_DATE_EPOCH", None)
        project = place / "war.dateline"
        self.done("new", project)
        self.done("add", project, place / "tikrit.txt", "--user", "A. Said")
        self.done("scenes", project, place / "scenes.json", "--user", "A. Said")
        self.done("place", "add", project, "--name", "Mill Hill", "--at", "44,35", "--user", "A. Said")
        return {p.name: p.read_bytes() for p in sorted(place.iterdir())}

    def test_the_same_input_at_a_given_moment_gives_the_same_bytes(self):
        first = self.made("one")
        self.assertEqual(first, self.made("two"))
        self.assertNotEqual(first["war.dateline"], self.made("three", "1409529601")["war.dateline"])
        self.assertEqual({s["made"] for s in json.loads(first["war.dateline"])["done"]}, {"2014-09-01T00:00:00Z"})

    def test_a_moment_that_is_none_is_said(self):
        os.environ["SOURCE_DATE_EPOCH"] = "today"
        self.addCleanup(os.environ.pop, "SOURCE_DATE_EPOCH", None)
        self.refused(self.run_it("new", self.project), "SOURCE_DATE_EPOCH", "number of seconds")
        self.assertFalse(self.project.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
