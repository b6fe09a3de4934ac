#!/usr/bin/env python3
"""layers_test.py PROGRAM [unittest options]: the user's own geodata is added, styled, ordered, kept and found again."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window
from geotiff import geotiff, large_geotiff
from png_pixels import read_png, screen

PROGRAM = None


def feature(name, kind, coordinates, **columns):
    return {"type": "Feature", "properties": {"name": name, **columns},
            "geometry": {"type": kind, "coordinates": coordinates}}


def square(west, south, east, north):
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


DISTRICTS = collection(feature("Anbar east", "Polygon", square(42, 33.2, 43, 34.2), people=12),
                       feature("Saladin", "Polygon", square(43, 33.2, 44, 34.2), people=34))
CAMPS = collection(feature("Hajj Ali", "Point", [43.3, 35.2]), feature("Dibaga", "Point", [44.2, 35.0]))
TRACKS = """<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="34.6" lon="42.4"><name>post</name></wpt>
<trk><name>patrol</name><trkseg><trkpt lat="34.5" lon="42.1"/><trkpt lat="34.9" lon="43.6"/></trkseg></trk></gpx>"""


class LayersTest(StoriesCase):
    STORIES = {"seized.txt": SEIZED}

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.home = Path(scratch.name)
        self.project = self.home / "war.dateline"
        self.districts = self.home / "districts.geojson"
        self.districts.write_text(DISTRICTS, encoding="utf-8")
        self.camps = self.home / "camps.geojson"
        self.camps.write_text(CAMPS, encoding="utf-8")

    def open(self, *layers, files=None, options=()):
        given = [word for layer in layers for word in ("--layer", layer)]
        window = Window(PROGRAM, self.display, files or self.stories, ["--theme", "light", *map(str, given), *options],
                        state_home=str(self.home / "state"))
        self.addCleanup(lambda: window.process.poll() is None and window.close())
        window.wait_for("all is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"] and
                        len(s["records"]["layers"]) >= len(layers))
        window.settle()
        return window

    def add_by_hand(self, window, path):
        self.listed(window)
        window.click("button/add-layer")
        window.field("field/path")
        window.enter(str(path))
        window.key("Return")

    def layers(self, state):
        return state["records"]["layers"]

    def names(self, state):
        return [layer["name"] for layer in self.layers(state)]

    def listed(self, window):
        window.key("w")
        window.box("panel/layers")
        return window.settle()

    def pixel(self, window, lng, lat):
        """The colour of the map on screen at a place."""
        import math
        state = window.state()
        camera = state["camera"]
        x0, y0, x1, y1 = window.box("panel/map")
        scale = 256 * 2 ** camera["zoom"]

        def world(a, b):
            return a / 360, -math.asinh(math.tan(math.radians(b))) / (2 * math.pi)
        ax, ay = world(lng, lat)
        bx, by = world(camera["lng"], camera["lat"])
        x, y = (x0 + x1) / 2 + (ax - bx) * scale, (y0 + y1) / 2 + (ay - by) * scale
        picture = screen(self.display.name)
        return tuple(picture.rows[round(y)][3 * round(x):3 * round(x) + 3]), (x, y)

    def alike(self, window, colour, west, east):
        """Of nine places between two meridians, how many are of a colour on screen."""
        return sum(self.unlike(self.pixel(window, west + (east - west) * x / 2, lat)[0], colour) < 12
                   for x in range(3) for lat in (34.9, 34.3, 33.1))

    def unlike(self, a, b):
        return max(abs(x - y) for x, y in zip(a, b))

    def test_a_file_is_added_from_the_list_and_lies_where_it_says(self):
        window = self.open()
        before, spot = self.pixel(window, 42.5, 33.7)
        self.add_by_hand(window, self.districts)
        state = window.wait_for("it is added and read", lambda s: self.names(s) == ["districts"] and
                                self.layers(s)[0]["features"] == 2)
        self.assertEqual(state["undo"], "add the layer districts")
        window.settle()
        after, _ = self.pixel(window, 42.5, 33.7)
        self.assertGreater(self.unlike(before, after), 8, "the area is filled")
        outside = self.pixel(window, 41.6, 33.7)[0]
        self.assertGreater(self.unlike(outside, after), 8)
        # The panel moved the map: the place of the same point is another one.
        _, spot = self.pixel(window, 42.5, 33.7)
        window.move(*spot)
        window.wait_for("it tells what is there", lambda s: "tip/feature" in s["boxes"])
        window.click(spot)
        window.box("panel/feature")
        window.settle()
        window.key("Escape")
        window.wait_for("it is closed, and the list is not", lambda s: "panel/feature" not in s["boxes"] and
                        "panel/layers" in s["boxes"])
        zoom = window.state()["camera"]["zoom"]
        window.xdotool("click", "--repeat", 2, "--delay", 60, 1)
        window.wait_for("a double click comes closer all the same", lambda s: s["camera"]["zoom"] > zoom + 0.5)

    def test_a_file_is_added_from_the_palette(self):
        window = self.open()
        window.key("ctrl+k")
        window.wait_for("it is open", lambda s: s["dialog"])
        window.enter("add a layer")
        window.key("Return")
        window.field("field/path")
        window.enter(str(self.camps))
        window.key("Return")
        window.wait_for("it is added", lambda s: self.names(s) == ["camps"] and self.layers(s)[0]["features"] == 2)

    def test_of_a_file_with_several_layers_those_are_added_that_are_chosen(self):
        tracks = self.home / "tracks.gpx"
        tracks.write_text(TRACKS, encoding="utf-8")
        window = self.open()
        self.add_by_hand(window, tracks)
        window.box("choose-layer/tracks")
        window.settle()
        x0, y0, _, y1 = window.box("choose-layer/waypoints")
        window.click((x0 + 10, (y0 + y1) / 2))
        window.settle()
        window.click("button/add-layers")
        window.wait_for("one is added", lambda s: self.names(s) == ["tracks"] and self.layers(s)[0]["features"] == 1)

    def test_an_eye_hides_and_shows_and_undo_takes_back(self):
        window = self.open(self.districts)
        self.listed(window)
        shown, _ = self.pixel(window, 42.5, 33.7)
        window.click("button/eye/1")
        window.wait_for("it is hidden", lambda s: not self.layers(s)[0]["visible"])
        window.settle()
        hidden, _ = self.pixel(window, 42.5, 33.7)
        self.assertGreater(self.unlike(shown, hidden), 8)
        window.key("ctrl+z")
        window.wait_for("it is shown again", lambda s: self.layers(s)[0]["visible"])
        window.settle()
        self.assertLess(self.unlike(self.pixel(window, 42.5, 33.7)[0], shown), 3)

    def test_a_scene_shows_the_layers_that_were_visible_when_it_was_captured(self):
        window = self.open(self.districts)
        self.listed(window)
        window.key("c")
        window.wait_for("the first scene", lambda s: len(s["records"]["scenes"]) == 1)
        window.settle()
        window.click("button/eye/1")
        window.wait_for("it is hidden", lambda s: not self.layers(s)[0]["visible"])
        window.settle()
        window.key("c")
        window.wait_for("the second scene", lambda s: len(s["records"]["scenes"]) == 2)
        done = window.settle()["records"]["done"]
        hidden, _ = self.pixel(window, 42.5, 33.7)
        window.key("Prior")
        window.wait_for("the first scene shows it", lambda s: self.layers(s)[0]["visible"])
        window.settle()
        self.assertGreater(self.unlike(self.pixel(window, 42.5, 33.7)[0], hidden), 8)
        window.key("Next")
        window.wait_for("the second does not", lambda s: not self.layers(s)[0]["visible"])
        self.assertEqual(window.settle()["records"]["done"], done)  # to look at scenes changes no project
        window.key("Prior")
        window.wait_for("the first again", lambda s: self.layers(s)[0]["visible"])
        window.settle()
        window.click("button/eye/1")
        window.wait_for("an eye hides it in a scene as well", lambda s: not self.layers(s)[0]["visible"])

    def test_looks_are_chosen_in_place(self):
        window = self.open(self.districts)
        self.listed(window)
        window.click("layer/1")
        window.box("swatch/navy")
        window.settle()
        window.click("swatch/navy")
        window.wait_for("it is recoloured", lambda s: self.layers(s)[0]["colour"] == "navy" and
                        s["undo"] == "recolour the layer districts")
        window.settle()
        window.click("layer-width/Bold")
        window.wait_for("its lines are bold", lambda s: self.layers(s)[0]["width"] == 2.5)
        window.settle()
        x0, y0, _, y1 = window.box("layer-filled")
        window.click((x0 + 10, (y0 + y1) / 2))
        window.wait_for("it is not filled", lambda s: not self.layers(s)[0]["filled"])
        window.settle()
        x0, y0, x1, y1 = window.box("slider/layer-opacity")
        done = window.state()["records"]["done"]
        window.drag((x1 - 8, (y0 + y1) / 2), ((x0 + x1) / 2, (y0 + y1) / 2))
        state = window.wait_for("it is fainter", lambda s: 0.4 < self.layers(s)[0]["opacity"] < 0.6)
        self.assertEqual(state["records"]["done"], done + 1, "one step, wherever the hand went")
        window.settle()
        window.click("choice/layer-label")
        window.box("label/name")
        window.settle()
        window.click("label/name")
        window.wait_for("it is named by a column", lambda s: self.layers(s)[0]["label"] == "name")
        window.settle()
        window.key("F2")
        window.field("field/layer-name")
        window.enter("Areas")
        window.key("Return")
        window.wait_for("it is renamed", lambda s: self.names(s) == ["Areas"])

    def test_keys_and_dragging_put_them_in_order_and_delete_removes(self):
        window = self.open(self.districts, self.camps)
        self.assertEqual(self.names(window.state()), ["camps", "districts"])
        self.listed(window)
        window.click("layer/1")
        window.box("field/layer-name")
        window.settle()
        window.key("ctrl+Down")
        window.wait_for("it is below", lambda s: self.names(s) == ["districts", "camps"])
        window.settle()
        window.key("ctrl+Up")
        window.wait_for("it is on top again", lambda s: self.names(s) == ["camps", "districts"])
        window.settle()
        window.key("Escape")  # folds its looks
        window.wait_for("they are folded", lambda s: "field/layer-name" not in s["boxes"])
        window.settle()
        x, y = window.middle("layer/1")
        _, _, _, end = window.box("layer/2")
        window.drag((x, y), (x, end + 4))
        window.wait_for("it was dragged down", lambda s: self.names(s) == ["districts", "camps"])
        window.settle()
        window.click("layer/2")
        window.box("field/layer-name")
        window.settle()
        window.key("Delete")
        window.wait_for("it is gone", lambda s: self.names(s) == ["districts"] and s["undo"] == "remove the layer camps")
        window.settle()
        window.key("ctrl+z")
        window.wait_for("it is back and read", lambda s: self.names(s) == ["districts", "camps"] and
                        self.layers(s)[1]["features"] == 2)

    def test_the_map_is_fitted_to_a_layer(self):
        far = self.home / "far.geojson"
        far.write_text(collection(feature("x", "Point", [10.0, 50.0]), feature("y", "Point", [12.0, 51.0])), encoding="utf-8")
        window = self.open(far)
        self.listed(window)
        window.click("layer/1")
        window.box("button/fit-layer/1")
        window.settle()
        window.click("button/fit-layer/1")
        window.wait_for("it is in view", lambda s: abs(s["camera"]["lng"] - 11) < 0.2 and abs(s["camera"]["lat"] - 50.5) < 0.3)

    def test_they_are_kept_and_a_missing_file_is_told_and_taken_up_again(self):
        window = self.open(self.camps)
        self.listed(window)
        window.click("layer/1")
        window.box("swatch/olive")
        window.settle()
        window.click("swatch/olive")
        window.wait_for("it is recoloured", lambda s: self.layers(s)[0]["colour"] == "olive")
        window.settle()
        window.save_as(self.project)
        window.close()
        self.assertIn('"file":"camps.geojson"', self.project.read_text(encoding="utf-8"), "it moves with the project")
        away = self.home / "away.geojson"
        self.camps.rename(away)
        window = self.open(files=[self.project])
        state = window.wait_for("it is listed", lambda s: self.names(s) == ["camps"] and self.layers(s)[0]["error"] != "")
        self.assertEqual((self.layers(state)[0]["colour"], self.layers(state)[0]["error"]), ("olive", "no such file"))
        self.listed(window)
        window.box("layer-error/1")
        away.rename(self.camps)
        window.wait_for("it is found again by itself", lambda s: self.layers(s)[0]["features"] == 2 and
                        self.layers(s)[0]["error"] == "")
        self.assertFalse(window.state()["file"]["unsaved"], "nothing of that is a change")

    def test_a_file_that_is_none_is_refused_with_a_word(self):
        broken = self.home / "broken.geojson"
        broken.write_text('{"type": "Feat', encoding="utf-8")
        window = self.open()
        self.add_by_hand(window, broken)
        state = window.wait_for("it says so", lambda s: s["error"] != "")
        self.assertIn("cannot be read as geodata", state["error"])
        self.assertEqual(self.names(state), [])

    def test_a_picture_lies_where_its_file_says_under_the_lines_and_grows_fainter(self):
        sheet = self.home / "sheet.tif"
        red, green = (230, 20, 20), (20, 180, 60)
        sheet.write_bytes(geotiff(42, 35, 0.005, [[red] * 200 + [green] * 200] * 400))
        window = self.open(sheet)
        state = window.wait_for("what is in view is read", lambda s: self.layers(s)[0]["tiles"] > 0 and not s["busy"])
        self.assertEqual(self.layers(state)[0]["error"], "")
        self.listed(window)
        window.settle()
        self.assertGreater(self.alike(window, red, 42.1, 42.9), 4, "but where a line or a word lies over it")
        self.assertGreater(self.alike(window, green, 43.1, 43.9), 4)
        self.assertEqual(self.alike(window, red, 41.2, 41.9), 0)
        tiles = self.layers(window.state())[0]["tiles"]
        window.click("layer/1")
        window.box("button/fit-layer/1")
        window.settle()
        self.assertNotIn("swatch/navy", window.state()["boxes"], "a picture has its own colours")
        window.click("button/fit-layer/1")
        window.wait_for("finer tiles are read", lambda s: self.layers(s)[0]["tiles"] > tiles and not s["busy"])
        window.settle()
        self.assertGreater(self.alike(window, red, 42.1, 42.97), 4)
        self.assertGreater(self.alike(window, green, 43.03, 43.9), 4)
        x0, y0, x1, y1 = window.box("slider/layer-opacity")
        window.drag((x1 - 8, (y0 + y1) / 2), (x0 + 4, (y0 + y1) / 2))
        window.wait_for("it is gone from sight", lambda s: self.layers(s)[0]["opacity"] < 0.1)
        window.settle()
        self.assertEqual(self.alike(window, red, 42.1, 42.97), 0)

    def test_a_picture_that_is_cancelled_leaves_nothing_behind_and_can_be_read_again(self):
        sheet = self.home / "sheet.tif"
        red = (230, 20, 20)
        sheet.write_bytes(large_geotiff(41.5, 36, 3 / 16000, 16000, red))
        window = self.open()
        window.save_as(self.project)
        before = window.settle()
        bare = self.alike(window, red, 42.1, 43.9)
        self.assertEqual(bare, 0)
        self.add_by_hand(window, sheet)
        window.wait_for("it is listed, and is being read", lambda s: self.names(s) == ["sheet"] and
                        "button/cancel-reading" in s["boxes"])
        added = window.state()["records"]
        self.assertEqual(self.layers(window.state())[0]["tiles"], 0, "it takes longer than this")
        window.click("button/cancel-reading")
        window.wait_for("it is given up", lambda s: "cancelled" in self.layers(s)[0]["error"])
        state = window.settle()
        self.assertFalse(state["busy"])
        self.assertEqual(self.layers(state)[0]["tiles"], 0, "nothing of it is there")
        self.assertFalse(self.layers(state)[0]["reading"])
        self.assertEqual(self.alike(window, red, 42.1, 43.9), 0, "nor to be seen")
        self.assertEqual((state["error"], state["dialog"]), ("", False), "who cancelled needs no word of it")
        self.assertIn("layer-error/1", state["boxes"], "but its row says so")
        for field in ("done", "undone", "stories", "places", "views", "scenes", "corrections"):
            self.assertEqual(state["records"][field], added[field], field)
        self.assertEqual(self.names(state), ["sheet"])
        self.assertEqual(state["events"], before["events"])
        window.click("layer/1")
        window.box("button/read-layer/1")
        window.settle()
        window.click("button/read-layer/1")
        window.wait_for("it is read after all", lambda s: self.layers(s)[0]["tiles"] > 0 and not s["busy"] and
                        self.layers(s)[0]["error"] == "")
        window.settle()
        self.assertGreater(self.alike(window, red, 42.1, 43.9), 4)
        window.key("ctrl+z")
        state = window.wait_for("adding it is one step", lambda s: self.names(s) == [])
        self.assertEqual(window.settle()["records"]["done"], before["records"]["done"])
        self.assertEqual(self.alike(window, red, 42.1, 43.9), 0)

    def test_a_picture_that_is_none_is_refused_with_a_word(self):
        broken = self.home / "broken.tif"
        broken.write_bytes(geotiff(42, 35, 0.05, [[(1, 2, 3)] * 4] * 4)[:120])
        window = self.open()
        self.add_by_hand(window, broken)
        state = window.wait_for("it says so", lambda s: s["error"] != "")
        self.assertIn("picture", state["error"])
        self.assertEqual(self.names(state), [])

    def test_a_picture_of_the_window_shows_them(self):
        shots = []
        for layers in ([], ["--layer", str(self.districts)]):
            picture = self.home / "window.png"
            window = Window(PROGRAM, self.display, self.stories, ["--theme", "light", *layers, "--screenshot", str(picture)])
            self.assertEqual(window.process.wait(60), 0)
            window.home.cleanup()
            shots.append(read_png(picture.read_bytes()))
        self.assertGreater(shots[1].unlike(shots[0], 8), 0.01)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
