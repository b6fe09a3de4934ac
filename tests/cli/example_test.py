"""The example briefing that is shipped: what is in it, and its hand-outs as other programs show them.
Usage: example_test.py DATELINE SHARE SOURCES FOLDER-OF-TOOLS"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

from brief_rig import BriefTest, Png
from json_schema import faults
from other_programs import HEIGHT, WIDTH, ReadsFilms, ReadsSheets
from page_rig import browser_tools
from project_rig import ProjectTest

SHARE, SOURCES, TOOLS = (pathlib.Path(a) for a in sys.argv[2:5])
EXAMPLE = SHARE / "briefing" / "example.dateline"
STORIES = ["sample.txt", "border-towns.txt", "sinjar.txt", "mosul-dam.txt", "amerli.txt"]
SCENES = json.loads((SOURCES / "assets" / "briefing" / "scenes.json").read_text(encoding="utf-8"))["scenes"]
FILM = (320, 180)
DAY = re.compile(r"\b(\d{1,2}) (June|July|August)\b")
MONTHS = {"June": "06", "July": "07", "August": "08"}


def in_share():
    return {p.name: p.stat().st_mtime_ns for p in EXAMPLE.parent.iterdir()}


class Example(ReadsFilms, ReadsSheets, BriefTest):
    def setUp(self):
        ProjectTest.setUp(self)
        self.project = EXAMPLE
        before = in_share()
        self.addCleanup(lambda: self.assertEqual(in_share(), before, "nothing is written where it lies"))

    def events(self):
        """{id: properties} of all stories, as they are read now."""
        out = {}
        for story in STORIES:
            answer = json.loads(self.done(EXAMPLE.parent / story, "--format", "json", command="extract"))
            out.update({e["id"]: e["properties"] for e in answer["events"]})
        return out

    def test_five_stories_are_told_in_thirteen_scenes(self):
        info = self.info()
        self.assertEqual((info["stories"], info["unread"], info["scenes"], len(SCENES)), (5, 0, 13, 13))
        self.assertEqual([s["file"] for s in self.read()["stories"]], STORIES)
        self.assertIn("Nothing is wrong", self.done("check", EXAMPLE))
        self.assertNotIn(str(SOURCES), EXAMPLE.read_text(encoding="utf-8"))
        self.assertNotIn(str(SHARE).encode(), EXAMPLE.with_name("example.dateline-readings").read_bytes())
        kinds = [s["kind"] for s in SCENES]
        self.assertEqual((kinds[0], kinds[-1], kinds.count("section")), ("title", "black", 2))
        for scene in SCENES:
            self.assertTrue(scene["notes"], scene)
            self.assertTrue(scene.get("quote", {"source": "none"})["source"], scene)
        looks = [s["look"] for s in SCENES if s["kind"] == "map"]
        for field, value in (("projection", "conic"), ("language", "arabic"), ("plays", 1440)):
            self.assertIn(value, [look.get(field) for look in looks])

    def test_all_that_scenes_name_is_told(self):
        done = self.run_it("scenes", EXAMPLE)
        self.assertEqual((done.returncode, done.told), (0, ""))
        printed = json.loads(done.out)
        self.assertEqual(faults(printed, json.loads((SOURCES / "docs/scenes-file.schema.json").read_text())), [])
        named = lambda scenes: [len(s.get("look", {}).get("selected", [])) for s in scenes]
        self.assertEqual(named(printed["scenes"]), named(SCENES))
        events = self.events()
        for scene in self.read()["scenes"]:
            for anchor in scene.get("look", {}).get("selected", []):
                self.assertEqual(events[anchor["event"]]["type"], anchor["type"])

    def test_captions_say_what_their_events_say(self):
        events = self.events()
        days = set()
        for scene in self.read()["scenes"]:
            selected = [events[a["event"]] for a in scene.get("look", {}).get("selected", [])]
            words = scene.get("title", "") + " " + scene.get("caption", "")
            for event in selected:
                place = {"Anah": "Ana", "Mosul Dam": "Mosul dam"}.get(event["place"], event["place"])
                self.assertIn(place, words)
            spans = [(e["earliest"][:10], e["latest"][:10]) for e in selected]
            for day, month in DAY.findall(re.sub(r"[Kk]nown by \d+ \w+", "", scene.get("caption", ""))):
                told = f"2014-{MONTHS[month]}-{int(day):02}"
                days.add(told)
                if selected:
                    self.assertTrue(any(first <= told <= last for first, last in spans), (told, words, spans))
        self.assertGreater(len(days), 10)

    def test_the_check_finds_nothing(self):
        self.assertEqual(json.loads(self.done(EXAMPLE, "--check", "--json", command="brief")), {"findings": []})

    def test_pages_and_slides_look_like_the_pictures_elsewhere(self):
        scenes = "1,3,5,10,13"  # a title, a conic map with a quote, Arabic, what is claimed, black
        files = self.brief("--to", "png,pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}", "--scenes", scenes)
        out = self.folder / "out"
        plates = sorted(name for name in files if name.endswith(".png"))
        self.assertEqual(len(plates), 5)
        slides = self.slides_as_pdf(out / "example.pptx")
        for pdf in (out / "example.pdf", slides):
            for page, name in enumerate(plates, 1):
                with self.subTest(f"{pdf.parent.name}: {name}"):
                    self.looks_like(pdf, page, files[name], name, one_in=40)  # Arabic names are set a little otherwise
            words = self.said("pdftotext", pdf, "-").decode()
            for part in ("Three cities in a week", "The road is full of cars.", "Provincial official, Dateline sample"):
                self.assertIn(part, words)

    @unittest.skipUnless(shutil.which("ffmpeg") and shutil.which("ffprobe"), "NOT TESTED: ffmpeg is not installed")
    def test_a_film_shows_the_pictures_of_its_scenes(self):
        files = self.brief("--to", "mp4,gif,png", "--size", "{}x{}".format(*FILM), "--rate", "2", "--seconds", "1",
                           "--scenes", "1,8,9")
        for name, codec in (("example.mp4", "h264"), ("example.gif", "gif")):
            width, height, pictures, _, read_by = self.probe(name)
            self.assertEqual((width, height, read_by), (*FILM, codec))
            self.assertGreater(pictures, 5)
        plates = [b"".join(Png(files[name]).rows) for name in sorted(files) if name.endswith(".png")]
        end = self.probe("example.mp4")[3]
        first, last = self.frame("example.mp4", 0.4, FILM), self.frame("example.mp4", end - 0.6, FILM)
        self.assertLess(max(self.apart(first, plates[0]), self.apart(last, plates[2])), 4)
        self.assertGreater(self.apart(first, last), 6)

    def test_a_page_is_gone_through_in_a_browser(self):
        self.brief("--to", "html")
        titles = json.dumps([s.get("title", "") for s in SCENES])
        done = subprocess.run(["node", "--test", "example.test.mjs"], cwd=browser_tools(TOOLS), capture_output=True,
                              text=True, timeout=300,
                              env={**os.environ, "PAGE": str(self.folder / "out" / "example.html"), "SCENES": titles})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
