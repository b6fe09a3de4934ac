"""Films of briefings, by the command line. Usage: brief_film_test.py DATELINE. Needs Debian's package ffmpeg."""
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.append(str(pathlib.Path(__file__).parents[1] / "gui"))

from brief_rig import BriefTest, Png
from geotiff import geotiff
from other_programs import ReadsFilms
from project_rig import DATELINE

SIZE = (320, 180)
FAST = ("--size", "320x180", "--rate", "5", "--seconds", "1")


@unittest.skipUnless(shutil.which("ffmpeg") and shutil.which("ffprobe"), "NOT TESTED: ffmpeg is not installed")
class Film(ReadsFilms, BriefTest):
    def setUp(self):
        super().setUp()
        self.scene("title", title="The fall of Tikrit")
        self.scene(caption="Mosul", look={"center": [43.1, 36.3], "zoom": 7.0, "playhead": "2014-06-11T12:00"})
        self.scene(caption="Tikrit", look={"center": [43.7, 34.6], "zoom": 8.0})

    def test_each_format_has_all_pictures_and_the_same_bytes_twice(self):
        files = self.brief("--to", "mp4,webm,gif,png", *FAST)
        pngs = [name for name in files if name.endswith(".png")]
        self.assertEqual(len(pngs), 3)
        self.assertEqual(set(files) - set(pngs), {"war.mp4", "war.webm", "war.gif"})
        self.assertEqual(files, self.brief("--to", "mp4,webm,gif,png", *FAST, out="again"))
        # Title 1 s, fade 0.6 s, map 1 s, flight 1 to 5 s, map 1 s.
        width, height, pictures, seconds, codec = self.probe("war.mp4")
        self.assertEqual((width, height, codec), (*SIZE, "h264"))
        self.assertGreaterEqual(pictures, 5 + 3 + 5 + 5 + 5)
        self.assertLessEqual(pictures, 5 + 3 + 5 + 25 + 5)
        self.assertAlmostEqual(seconds, pictures / 5, delta=0.25)
        self.assertEqual(self.probe("war.webm")[:3], (*SIZE, pictures))
        self.assertEqual(self.probe("war.webm")[4], "vp9")
        self.assertEqual(self.probe("war.gif")[:2], SIZE)
        self.assertAlmostEqual(self.probe("war.gif")[3], seconds, delta=0.5)

        # It stands at what the pictures of the scenes show, and flies from one to the next.
        plates = [b"".join(Png(files[name]).rows) for name in sorted(pngs)]
        title, first, last = (self.frame("war.mp4", at, SIZE) for at in (0.5, 2.1, seconds - 0.5))
        flying = self.frame("war.mp4", (2.6 + seconds - 1) / 2, SIZE)
        lost = max(self.apart(shown, plate) for shown, plate in zip((title, first, last), plates))
        self.assertLess(lost, 4)
        for a, b in ((first, last), (flying, first), (flying, last)):
            self.assertGreater(self.apart(a, b), lost + 1)

    def test_a_scene_that_plays_goes_on_until_its_end(self):
        self.brief("--to", "mp4", "--scenes", "2", *FAST)
        still = self.probe("war.mp4")[2]
        file = self.read()
        file["scenes"][1]["look"]["plays"] = 1440
        self.write(file)
        self.brief("--to", "mp4", "--scenes", "2", *FAST, out="plays")
        self.assertGreater(self.probe("war.mp4", out="plays")[2], still + 5)
        end = self.probe("war.mp4", out="plays")[3]
        self.assertGreater(self.apart(self.frame("war.mp4", 0.3, SIZE, out="plays"),
                                      self.frame("war.mp4", end - 0.3, SIZE, out="plays")), 0.3)

    def test_a_picture_of_the_users_own_is_flown_over(self):
        """Two scenes look at its two halves: what is read of it follows the view, standing and flying."""
        (self.folder / "sheet.tif").write_bytes(geotiff(42, 36.5, 0.005, [[(230, 20, 20)] * 200 + [(20, 180, 60)] * 200] * 400))
        file = self.read()
        sheet = file["next"]
        file["layers"].append({"n": sheet, "name": "Sheet", "file": "sheet.tif", "colour": "navy", "width": 1, "opacity": 1.0,
                               "order": 0})
        file["next"] += 1
        for scene, lng in zip(file["scenes"][1:], (42.5, 43.5)):
            scene["look"].update(center=[lng, 35.5], zoom=11.0, layers=[sheet])
        self.write(file)
        self.brief("--to", "mp4", "--scenes", "2,3", *FAST)
        end = self.probe("war.mp4")[3]

        def share(at):
            """How much of a picture is red, and how much green."""
            frame = self.frame("war.mp4", at, SIZE)
            pixels = [frame[i:i + 3] for i in range(0, len(frame), 3)]
            return [sum(p[one] > p[other] + 60 for p in pixels) / len(pixels) for one, other in ((0, 1), (1, 0))]

        (red, none), (left, right), (gone, green) = share(0.5), share(end / 2), share(end - 0.5)
        self.assertGreater(red, 0.3)
        self.assertGreater(green, 0.3)
        self.assertLess(max(none, gone), 0.05)
        self.assertGreater(left + right, 0.3, "between the scenes, too")

    def test_programs_are_told_how_far_it_is(self):
        run = subprocess.run([DATELINE, "brief", self.project, "-o", self.folder / "out", "--to", "mp4,gif,png,pdf",
                              "--name", "talk", "--progress", *FAST], capture_output=True, check=True)
        told = [json.loads(line) for line in run.stdout.decode().splitlines()]
        making = list(dict.fromkeys(line["making"] for line in told if "making" in line))
        self.assertEqual(making, ["png", "talk.pdf", "talk.mp4, talk.gif", "talk.gif"])
        for file in making[:-1]:
            lines = [line for line in told if line.get("making") == file]
            self.assertEqual(lines[0]["done"], 0)
            self.assertEqual(lines[-1]["done"], lines[-1]["of"])
            self.assertEqual([line["done"] for line in lines], sorted(line["done"] for line in lines))
        self.assertEqual(told[-1]["made"], sorted(p.name for p in (self.folder / "out").iterdir()))
        self.assertEqual(len(told[-1]["made"]), 6)
        wrong = subprocess.run([DATELINE, "brief", self.folder / "none.dateline", "-o", self.folder / "never", "--to",
                                "pdf", "--progress"], capture_output=True)
        self.assertEqual(wrong.returncode, 3)
        self.assertIn("none.dateline", json.loads(wrong.stdout)["error"]["where"])
        self.refuse("--to", "pdf", "--name", "a/b", said=["--name"], status=2)

    def test_words_take_their_time_where_none_is_given(self):
        self.brief("--to", "mp4", "--scenes", "1", "--size", "320x180", "--rate", "2")
        self.assertAlmostEqual(self.probe("war.mp4")[3], 3, delta=0.6)

    def test_what_stops_it_leaves_nothing(self):
        run = subprocess.Popen([DATELINE, "brief", self.project, "-o", self.folder / "out", "--to", "mp4", "--seconds",
                                "500", "--rate", "60"], stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while not any((self.folder / "out").glob(".dateline-brief-*/*.mp4")) and time.monotonic() < until:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        run.send_signal(signal.SIGTERM)  # as shells and services do, to be sure
        told = run.communicate(timeout=60)[1].decode()
        self.assertEqual(run.returncode, 1, told)
        self.assertIn("was stopped", told)
        self.assertFalse((self.folder / "out").exists(), "it was made for the film alone")

    def test_without_ffmpeg_it_says_what_to_install(self):
        done = subprocess.run([DATELINE, "brief", self.project, "-o", self.folder / "out", "--to", "webm"],
                              capture_output=True, env={"PATH": str(self.folder)})
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"package ffmpeg", done.stderr)
        self.assertFalse((self.folder / "out").exists())
        self.refuse("--to", "mp4", "--rate", "1000", said=["--rate"], status=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
