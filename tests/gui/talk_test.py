#!/usr/bin/env python3
"""talk_test.py PROGRAM [unittest options]: a briefing is presented on one screen, by the keys that hands know."""
import json
import sys
import time
import unittest

from driver import Display
from geotiff import geotiff
from talk_rig import LOOK, TalkCase


class TalkTest(TalkCase):
    SIZE = (1280, 720)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.display = Display(*cls.SIZE)

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        super().tearDownClass()

    def test_scenes_are_shown_all_over_the_screen_as_the_hand_outs_have_them(self):
        self.open(self.display)
        talk = self.present()
        plates = self.plates(*self.SIZE)
        self.assertEqual((talk["scene"], talk["of"], talk["screen"], talk["full_screen"]), (1, 6, "scene", True))
        self.assertEqual((talk["monitors"], talk["speaker"]), (1, False), "with one screen the audience would read the notes")
        self.assert_seen(plates[0])
        for key, scene in (("Next", 2), ("space", 3)):
            self.go(key, scene)
            self.assert_seen(plates[scene - 1])
        self.go(["6", "Return"], 6)
        self.assert_seen(plates[5])
        self.go("Prior", 5)
        self.assert_seen(plates[4])
        self.go("Home", 1)
        self.assert_seen(plates[0])
        self.go("End", 6)
        self.go(["3", "Return"], 3)
        self.assert_seen(plates[2])
        self.window.key("Escape")
        state = self.window.wait_for("it is over", lambda s: s["talk"] is None)
        self.assertEqual(state["title"], self.start["title"])

    def test_numbers_that_are_no_scene_lead_nowhere_and_are_taken_back(self):
        self.open(self.display)
        self.present()
        self.window.key("9")
        self.talk("it is typed", lambda t: t["number"] == "9")
        self.window.key("Return")
        self.talk("there is no such scene", lambda t: t["number"] == "" and t["scene"] == 1)
        self.window.key("2", "4")
        self.talk("it is typed", lambda t: t["number"] == "24")
        self.window.key("BackSpace")
        self.talk("a digit is taken back", lambda t: t["number"] == "2")
        self.go("Return", 2)
        self.window.key("3", "Escape")
        self.talk("Esc gives a number up, and no more", lambda t: t["number"] == "" and t["scene"] == 2)

    def test_the_screen_is_black_or_white_and_the_scene_comes_again(self):
        self.open(self.display)
        self.present()
        self.go("Next", 2)
        plate = self.plates(*self.SIZE)[1]
        for key, name, colour in (("b", "black", b"\0\0\0"), ("period", "black", b"\0\0\0"), ("w", "white", b"\xff\xff\xff")):
            self.window.key(key)
            self.talk(f"{key} makes it {name}", lambda t, name=name: t["screen"] == name)
            self.window.settle()
            picture = self.seen()
            self.assertEqual({row[x:x + 3] for row in picture.rows[::40] for x in range(0, len(row), 300)}, {colour}, key)
            self.window.key(key)
            self.talk("the scene is back", lambda t: t["screen"] == "scene" and t["scene"] == 2)
            self.window.settle()
            self.assert_seen(plate)
        self.window.key("b")
        self.talk("black", lambda t: t["screen"] == "black")
        self.window.key("Next")
        self.talk("on goes the scene where it was", lambda t: t["screen"] == "scene" and t["scene"] == 2)

    def test_who_looks_around_comes_back_to_exactly_what_was_seen(self):
        self.open(self.display)
        self.present()
        before = self.go(["3", "Return"], 3)
        plate = self.plates(*self.SIZE)[2]
        x0, y0, x1, y1 = self.window.box("talk/map")
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        self.window.drag(middle, (middle[0] + 200, middle[1] + 90))
        away = self.talk("the map follows the hand", lambda t: t["off_path"] and t["map"]["lng"] < before["map"]["lng"] - 0.3
                         and t["map"]["lat"] > before["map"]["lat"] + 0.1)
        self.assertEqual((away["scene"], away["playhead"]), (3, before["playhead"]))
        self.window.settle()
        free = self.seen()
        self.assertGreater(free.unlike(plate, 48), 0.02, "the map is another one")
        # What stands above and beneath the map stays.
        top = int(y0) - 2
        self.assertLess(free.part(0, 0, self.SIZE[0], top // 2).unlike(plate.part(0, 0, self.SIZE[0], top // 2), 48), 0.004)
        self.window.wheel(*middle, 2)
        self.talk("the wheel comes closer", lambda t: t["map"]["zoom"] > before["map"]["zoom"] + 0.5)
        self.window.key("Left")
        self.talk("time goes to another event", lambda t: t["playhead"] != before["playhead"] and t["selected"])
        self.window.key("BackSpace")
        self.talk("the scene is back", lambda t: not t["off_path"])
        after = self.at_rest("the scene is back", 3)
        self.assertEqual((after["map"], after["playhead"], after["selected"]), (before["map"], before["playhead"], ""))
        self.assert_seen(plate)
        # From elsewhere the next scene is gone to as from anywhere.
        self.window.drag(middle, (middle[0] - 150, middle[1]))
        self.talk("it is left again", lambda t: t["off_path"])
        self.go("Prior", 2)
        self.assertFalse(self.window.state()["talk"]["off_path"])
        self.assert_seen(self.plates(*self.SIZE)[1])

    def test_a_click_on_an_event_chooses_it_and_esc_leads_back(self):
        self.open(self.display)
        self.present()
        self.go("Next", 2)
        x0, y0, x1, y1 = self.window.box("talk/map")
        self.window.click((x0 + 30, y1 - 30))
        self.talk("the path is left", lambda t: t["off_path"] and t["selected"] == "")
        tikrit = next(e for e in self.start["events"] if e["place"] == "Tikrit")
        self.window.click(self.on_screen(*tikrit["at"]))
        self.talk("the event there is chosen", lambda t: t["selected"] == tikrit["id"])
        self.window.key("Left")
        state = self.talk("another one is, by time", lambda t: t["selected"] not in ("", tikrit["id"]))
        self.assertTrue(state["off_path"])
        self.window.key("Escape")
        self.talk("one level out", lambda t: not t["off_path"] and t["scene"] == 2)
        self.window.key("Escape")
        self.window.wait_for("and out", lambda s: s["talk"] is None)

    def test_nothing_that_scenes_or_looking_around_change_stays_changed(self):
        self.open(self.display)
        self.window.key("s")
        self.window.box("panel/scenes")
        before = self.window.settle()
        settings = self.settings_file.read_text(encoding="utf-8")
        self.present()
        self.go(["3", "Return"], 3)
        x0, y0, x1, y1 = self.window.box("talk/map")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 3)
        self.talk("the path is left", lambda t: t["off_path"])
        self.window.key("Escape", "Escape")
        self.window.wait_for("it is over", lambda s: s["talk"] is None)
        after = self.window.settle()
        for what in ("playhead", "camera", "selected", "counts", "language", "holders_shown", "arrows", "window", "records",
                     "undo", "file", "boxes", "projection"):
            self.assertEqual(after[what], before[what], what)
        self.assertEqual(self.settings_file.read_text(encoding="utf-8"), settings)
        # Nor later, when something else is kept.
        self.window.key("t")
        self.window.wait_for("it is dark", lambda s: s["theme"] == "dark")
        self.window.settle()
        kept = json.loads(self.settings_file.read_text(encoding="utf-8"))
        self.assertEqual((kept["theme"], kept["language"], kept["holders"], kept["arrows"]), ("dark", "english", True, "selected"))

    def test_after_the_last_scene_comes_a_black_end(self):
        self.open(self.display)
        self.present()
        self.go("End", 6)
        self.window.key("Next")
        self.talk("the end", lambda t: t["screen"] == "end")
        self.window.settle()
        self.assertEqual(self.seen().rows[100][:3], b"\0\0\0")
        self.window.key("Next", "Prior")
        self.talk("the last scene is back", lambda t: t["screen"] == "scene" and t["scene"] == 6)

    def test_it_begins_with_the_scene_shown_and_from_the_start_by_another_key(self):
        self.open(self.display)
        self.window.key("Next", "Next")
        self.window.wait_for("the second is shown", lambda s: s["records"]["scenes"][1]["shown"])
        self.window.settle()
        self.assertEqual(self.present()["scene"], 2)
        self.window.key("Escape")
        self.window.wait_for("it is over", lambda s: s["talk"] is None)
        self.window.settle()
        self.assertEqual(self.present("F5")["scene"], 1)

    def test_what_the_check_found_is_told_and_can_be_looked_at(self):
        self.open(self.display)
        self.window.key("p")
        self.window.box("button/present-anyway")
        self.window.settle()
        self.window.click("button/look-at-findings")
        self.window.wait_for("the findings are listed", lambda s: any(b.startswith("finding/") for b in s["boxes"]))
        self.window.settle()
        self.window.key("p")
        self.talk("it is told once")

    def test_the_program_can_be_started_into_it(self):
        self.open(self.display, options=["--theme", "light", "--present"])
        self.assertEqual(self.at_rest("it is presented", 1)["screen"], "scene")
        self.assert_seen(self.plates(*self.SIZE)[0])
        self.window.key("Escape")
        state = self.window.wait_for("the window is there", lambda s: s["talk"] is None and "panel/map" in s["boxes"])
        self.assertEqual(state["title"], self.start["title"])

    def test_how_it_is_presented_is_kept(self):
        self.open(self.display)
        self.window.key("s")
        self.window.box("panel/scenes")
        self.window.settle()
        self.window.click("button/present-options")
        self.window.box("present/by-itself")
        self.window.settle()
        for name in ("present/by-itself", "present/loop", "present/speaker/always"):
            x0, y0, x1, y1 = self.window.box(name)
            self.assertLess(x1, 1000, "within the window")
            self.window.click((x0 + 8, (y0 + y1) / 2))
            self.window.settle()
        kept = json.loads(self.settings_file.read_text(encoding="utf-8"))["presenting"]
        self.assertEqual((kept["by_itself"], kept["loop"], kept["speaker"]), (True, True, "always"))

    def test_a_button_presents_too(self):
        self.open(self.display)
        self.window.key("s")
        self.window.box("panel/scenes")
        self.window.settle()
        self.window.click("button/present")
        self.window.box("button/present-anyway")
        self.window.settle()
        self.window.click("button/present-anyway")
        self.talk("it is presented")

    def test_by_itself_it_goes_through_all_scenes_and_begins_again(self):
        self.open(self.display, {"presenting": {"by_itself": True, "seconds": 1, "loop": True}})
        self.window.key("p")
        self.window.box("button/present-anyway")
        self.window.settle()
        self.window.key("Return")
        for scene in (1, 2, 3, 4, 5, 6, 1, 2):
            self.talk(f"scene {scene} comes", lambda t, scene=scene: t["scene"] == scene and t["auto"])
        self.window.key("a")
        self.talk("it stops", lambda t: t["paused"])
        self.at_rest("it stands")
        scene = self.window.state()["talk"]["scene"]
        time.sleep(3)
        self.assertEqual(self.window.state()["talk"]["scene"], scene)
        self.window.key("a")
        self.talk("it goes on", lambda t: t["scene"] != scene)

    def test_nothing_is_drawn_while_a_scene_stands(self):
        self.open(self.display)
        self.present()
        self.go("Next", 2)
        self.window.move(640, 360)
        self.window.settle()
        time.sleep(2.5)  # the mouse goes out of sight
        frames = self.window.state()["frames"]
        time.sleep(3)
        self.assertEqual(self.window.state()["frames"], frames)

    def test_a_scene_that_plays_plays_and_can_be_left_in_its_midst(self):
        self.open(self.display)
        self.present()
        self.window.key("4", "Return")
        begun = self.talk("it plays", lambda t: t["scene"] == 4 and "2014-06-10T06:00" < t["playhead"] < "2014-06-15")
        x0, y0, x1, y1 = self.window.box("talk/map")
        self.window.click((x0 + 30, y1 - 30))
        left = self.talk("it stands where it was left", lambda t: t["off_path"] and not t["moving"])
        self.assertGreaterEqual(left["playhead"], begun["playhead"])
        time.sleep(1)
        self.assertEqual(self.window.state()["talk"]["playhead"], left["playhead"])
        self.window.key("BackSpace")
        self.talk("it plays on to its end", lambda t: not t["off_path"] and t["playhead"] > left["playhead"])
        self.at_rest("it has played", 4)

    def test_the_speakers_window_lies_beside_the_map_where_there_is_one_screen(self):
        self.open(self.display)
        self.present()
        self.go("Next", 2)
        self.window.key("n")
        talk = self.talk("it is open", lambda t: t["speaker"] and not t["full_screen"])
        self.assertEqual(talk["notes"], "Say that nobody expected it.\nThen wait.")
        self.talk("the map has its own part", lambda t: not t["moving"])
        x0, y0, x1, y1 = self.window.box("talk/screen")
        self.assertTrue(0.5 * self.SIZE[0] < x1 < 0.75 * self.SIZE[0], x1)
        self.window.key("n")
        self.talk("it is closed", lambda t: not t["speaker"] and t["full_screen"])
        self.window.wait_for("the map is all over the screen", lambda s: s["boxes"]["talk/screen"][2] == self.SIZE[0])
        self.at_rest("it stands", 2)
        self.window.settle()
        self.assert_seen(self.plates(*self.SIZE)[1])


class PicturesTest(TalkCase):
    """The second scene shows a picture of the user's own, the first none."""
    SCENES = [{"kind": "map", "title": "Before", "look": {**LOOK, "layers": []}},
              {"kind": "map", "title": "The old sheet", "look": LOOK}]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.display = Display(1280, 720)
        cls.addClassCleanup(cls.display.close)
        (cls.folder / "sheet.tif").write_bytes(geotiff(42, 36.5, 0.005, [[(230, 20, 20)] * 200 + [(20, 180, 60)] * 200] * 400))
        file = json.loads(cls.project.read_text(encoding="utf-8"))
        number = file["next"]
        file["next"] += 1
        file["layers"].append({"n": number, "name": "Sheet", "file": "sheet.tif", "colour": "navy", "width": 1,
                               "opacity": 0.7, "order": 1000})
        file["scenes"][1]["look"]["layers"] = [number]
        cls.project.write_text(json.dumps(file), encoding="utf-8")

    def test_pictures_of_the_next_scene_are_there_before_it_is_called(self):
        # Far from the picture: none of it is in view in the window.
        self.open(self.display)
        for _ in range(7):
            self.window.key("ctrl+shift+Right")
        self.window.settle()
        self.window.key("s")
        self.window.settle()
        self.present("F5")
        self.window.wait_for("what the next scene shows is read", lambda s: s["records"]["layers"][0]["tiles"] > 0 and not s["busy"])
        self.at_rest("the first scene still stands", 1)
        self.assert_seen(self.plates(1280, 720)[0])
        self.go("Next", 2)
        self.assert_seen(self.plates(1280, 720)[1])


if __name__ == "__main__":
    TalkCase.PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
