"""What the tests of presentations have in common: a project with scenes, and what is seen of it.

The scenes: 1 a title, 2 a map, 3 a map of an earlier day farther south, 4 a map that plays, 5 a section, 6 a map.
"""
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from driver import Window
from png_pixels import read_png, screen

HEAD = "BAGHDAD, June 16, 2014 (Northwire) - "
STORIES = {
    "tikrit.txt": HEAD + "Rebels captured Tikrit on June 11, 2014. Troops shelled Baiji on Sunday, police said.\n",
    "mosul.txt": HEAD + "Troops withdrew from Mosul on June 10, 2014. Rebels captured its airport on the same day.\n",
    "basra.txt": HEAD + "Two car bombs exploded in Basra on June 13, 2014, killing 9 people, police said.\n"}
LOOK = {"filter": {}, "center": [43.5, 35.2], "zoom": 6.5, "cumulative": True, "selected": [], "arrows": "selected",
        "window": {"earliest": "2014-06-08T00:00", "latest": "2014-06-17T00:00"}, "playhead": "2014-06-16T12:00",
        "map": {"width": 800.0, "height": 450.0}, "holders": True, "language": "english"}
SCENES = [
    {"kind": "title", "title": "The fall of Mosul", "caption": "What was told by 16 June", "notes": "Welcome everybody."},
    {"kind": "map", "title": "Where it began", "caption": "Mosul and Tikrit fell within two days",
     "notes": "Say that nobody expected it.\nThen wait.", "look": LOOK},
    {"kind": "map", "title": "The south", "caption": "Bombs in Basra",
     "look": {**LOOK, "center": [46.5, 31.5], "zoom": 6.8, "playhead": "2014-06-13T20:00", "language": "arabic",
              "holders": False, "arrows": "all"}},
    {"kind": "map", "title": "Four days", "look": {**LOOK, "playhead": "2014-06-10T00:00", "plays": 2880}},
    {"kind": "section", "title": "What we do not know"},
    {"kind": "map", "title": "The end", "look": {**LOOK, "zoom": 7.5, "center": [43.2, 36.3]}}]


class TalkCase(unittest.TestCase):
    """A project of those scenes in `project`, and a window that shows it, once open() was called."""

    PROGRAM = None  # set before the tests run
    SCENES = SCENES

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.dateline = Path(cls.PROGRAM).parent / "dateline"
        cls.project = cls.folder / "war.dateline"
        for name, text in STORIES.items():
            (cls.folder / name).write_text(text, encoding="utf-8")
        cls.run_it("project", "new", cls.project)
        cls.run_it("project", "add", cls.project, *STORIES, "--user", "A. Said")
        file = json.loads(cls.project.read_text(encoding="utf-8"))
        for i, scene in enumerate(cls.SCENES):
            file["scenes"].append({"n": file["next"] + i, "order": 1000 * (i + 1), **scene})
        file["next"] += len(cls.SCENES)
        cls.project.write_text(json.dumps(file), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def run_it(cls, *words):
        subprocess.run([cls.dateline, *map(str, words)], check=True, capture_output=True, cwd=cls.folder)

    def plates(self, width, height):
        """What `dateline brief` draws of each scene, in the order of the briefing."""
        out = self.folder / f"plates-{width}x{height}"
        if not out.exists():
            self.run_it("brief", self.project, "-o", out, "--size", f"{width}x{height}", "--theme", "light")
        return [read_png(path.read_bytes()) for path in sorted(out.iterdir())]

    def open(self, display, settings=None, size="1000x640", **more):
        """The window with the project at rest; `settings` as the file of settings has them."""
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.settings_file = Path(home.name) / "dateline" / "settings.json"
        self.settings_file.parent.mkdir(parents=True)
        self.settings_file.write_text(json.dumps({"guided": True, **(settings or {})}), encoding="utf-8")
        self.window = Window(self.PROGRAM, display, [self.project], ["--theme", "light"], size=size,
                             state_home=home.name, **more)
        self.addCleanup(self.window.close)
        self.start = self.window.wait_for("the project is there", lambda s: s["concluded"] and not s["busy"]
                                          and len(s["records"]["scenes"]) == len(self.SCENES))
        self.start = self.window.settle()
        return self.start

    def talk(self, what, condition=lambda talk: True):
        """The state of the presentation once that holds."""
        return self.window.wait_for(what, lambda s: s["talk"] is not None and condition(s["talk"]))["talk"]

    def present(self, key="p"):
        """Presents; what the check has found is told first and is no hindrance."""
        self.window.key(key)
        state = self.window.wait_for("it is presented, or asked about", lambda s: s["talk"] is not None or s["dialog"])
        if state["talk"] is None:
            self.window.settle()
            self.window.key("Return")
        return self.at_rest("it is presented")

    def at_rest(self, what, scene=None):
        """The presentation once it stands, at that scene, and the next one is ready."""
        return self.talk(what, lambda t: not t["moving"] and t["ready"] and (scene is None or t["scene"] == scene))

    def go(self, key, scene):
        """Presses a key that leads to a scene, and waits until that stands."""
        self.window.key(*([key] if isinstance(key, str) else key))
        self.talk(f"{key} leads to scene {scene}", lambda t: t["scene"] == scene)
        return self.at_rest(f"{key} leads to scene {scene}", scene)

    def seen(self):
        return screen(self.window.display.name)

    def assert_seen(self, picture, share=0.004, of=None):
        """The screen shows the picture, but for a few edges of letters."""
        seen = of or self.seen()
        unlike = seen.unlike(picture, 48)
        self.assertLess(unlike, share)
