"""Hand-outs of briefings, by the command line. Usage: brief_test.py DATELINE"""
import sys
import unittest

from brief_rig import BriefTest, Png


class Brief(BriefTest):
    def briefing(self):
        self.scene("title", title="The fall of Tikrit", caption="What was told by 16 June")
        self.scene(caption="Rebels captured Tikrit", look={"selected": [self.anchor("tikrit", "captured")]},
                   quote={"words": "Rebels captured Tikrit on June 11, 2014.", "source": "Northwire, 16 June 2014"})
        self.scene("section", title="Mosul")
        self.scene("black")

    def test_each_scene_is_a_picture_of_its_shape_and_the_same_twice(self):
        self.briefing()
        files = self.brief()
        self.assertEqual(list(files), ["01-the-fall-of-tikrit.png", "02-rebels-captured-tikrit.png", "03-mosul.png",
                                       "04-black.png"])
        self.assertEqual(files, self.brief(out="again"))
        for name, bytes_ in files.items():
            png = Png(bytes_)
            self.assertEqual((png.width, png.height, png.alpha), (1920, 1080, False), name)
        self.assertEqual(Png(files["02-rebels-captured-tikrit.png"]).text, "Rebels captured Tikrit")
        self.assertEqual(Png(files["04-black.png"]).colours(), {b"\0\0\0"})

    def test_shapes_and_sizes(self):
        self.briefing()
        for words, size in ((("--shape", "4:3"), (1440, 1080)), (("--shape", "1:1"), (1080, 1080)),
                            (("--size", "640x400"), (640, 400))):
            files = self.brief(*words, "--scenes", "2", out="-".join(words).replace(":", "x"))
            png = Png(files["02-rebels-captured-tikrit.png"])
            self.assertEqual((png.width, png.height), size)
            self.assertEqual(len(files), 1)

    def test_scenes_are_chosen_and_other_files_stay(self):
        self.briefing()
        kept = self.file("out/notes.txt", "mine")
        self.file("out/03-mosul.png", "old")
        files = self.brief("--scenes", "1,3", "--size", "320x240")
        self.assertEqual(list(files), ["01-the-fall-of-tikrit.png", "03-mosul.png", "notes.txt"])
        self.assertEqual(kept.read_text(), "mine")
        self.assertEqual(Png(files["03-mosul.png"]).width, 320)

    def test_the_filter_the_time_and_the_theme_change_the_picture(self):
        self.scene(title="A")
        self.scene(title="B", look={"playhead": "2014-06-09T12:00"})
        self.scene(title="C", look={"filter": {"text": "Mosul"}})
        files = self.brief("--size", "640x400")
        self.assertEqual(len(set(files.values())), 3)
        dark = self.brief("--size", "640x400", "--theme", "dark", out="dark")
        self.assertEqual(list(dark), list(files))
        light_corner, dark_corner = Png(files["01-a.png"]).pixel(2, 2), Png(dark["01-a.png"]).pixel(2, 2)
        self.assertGreater(sum(light_corner), 600)
        self.assertLess(sum(dark_corner), 200)
        arabic = self.brief("--size", "640x400", "--language", "ar", out="arabic")
        self.assertNotEqual(arabic["01-a.png"], files["01-a.png"])

    def test_arabic_words_stand_at_the_right(self):
        arabic = "\u0633\u0642\u0637\u062a \u0627\u0644\u0645\u0648\u0635\u0644"
        self.scene(title=arabic, caption="Northwire: " + arabic)
        self.scene("section", title=arabic)
        self.scene(title="Mosul", caption="fell")
        plate, section, english = (Png(bytes_) for bytes_ in self.brief("--size", "640x400").values())

        def ink(picture, x0, x1, y0, y1):
            return sum(sum(picture.pixel(x, y)) < 300 for y in range(y0, y1) for x in range(x0, x1))

        # By its title: words of another direction below it keep to its side.
        self.assertEqual(ink(plate, 0, 213, 0, 60), 0)
        self.assertGreater(ink(plate, 427, 640, 0, 60), 100)
        self.assertEqual(ink(section, 0, 213, 0, 400), 0)
        self.assertGreater(ink(section, 427, 640, 0, 400), 100)
        self.assertEqual(ink(english, 427, 640, 0, 60), 0)
        self.assertGreater(ink(english, 0, 213, 0, 60), 100)

    def test_words_stand_on_nothing_where_that_is_asked(self):
        self.briefing()
        files = self.brief("--transparent", "--size", "320x240")
        title = Png(files["01-the-fall-of-tikrit.png"])
        self.assertTrue(title.alpha)
        self.assertEqual(title.pixel(0, 0)[3], 0)
        self.assertIn(255, {colour[3] for colour in title.colours()})
        # Around a map there is nothing but words, and the map is as it always is.
        plate = Png(files["02-rebels-captured-tikrit.png"])
        solid = Png(self.brief("--size", "320x240", out="solid")["02-rebels-captured-tikrit.png"])
        self.assertTrue(plate.alpha)
        self.assertFalse(solid.alpha)
        beside = [(x, y) for y in range(240) for x in (0, 319) if plate.pixel(x, y)[3] != 255]
        self.assertTrue({(0, 0), (319, 0), (0, 239), (319, 239)} <= set(beside))
        rows = [y for y in range(240) if all(plate.pixel(x, y)[3] == 255 for x in range(320))]
        self.assertGreater(len(rows), 60)
        for y in rows[2:-2]:
            apart = [max(abs(a - b) for a, b in zip(plate.pixel(x, y), solid.pixel(x, y))) for x in range(320)]
            self.assertLess(max(apart), 3, y)

    def test_what_is_wrong_is_said_and_nothing_is_left(self):
        self.refuse(said=["has no scenes", "key C", self.project.name])
        self.assertFalse((self.folder / "out").exists())
        self.briefing()
        self.refuse("--to", "docx", said=["docx", "png"], status=2)
        self.refuse("--scenes", "9", said=["no scene 9", "from 1 to 4"], status=2)
        self.refuse("--scenes", "2-x", said=["2,4-6"], status=2)
        self.refuse("--size", "wide", said=["--size", "1920x1080"], status=2)
        self.refuse("--shape", "3:1", said=["16:9"], status=2)
        self.refuse("--size", "100x100", said=["160 to"], status=2)
        self.refuse("--size", "9999x9999", "--scenes", "1", said=["to 8192"], status=2)
        self.file("taken", "a file")
        self.refuse(out="taken", said=["taken", "is no folder", "-o"])
        self.refuse(out="taken/below", said=["taken/below", "-o"])
        # A stick that is not there: the link to it stays, and so does no folder that was made on the way.
        (self.folder / "stick").symlink_to(self.folder / "not mounted")
        self.refuse(out="stick", said=["stick", "-o"])
        self.assertTrue((self.folder / "stick").is_symlink())
        self.refuse(out="new/" + 300 * "x", said=["-o"])
        self.assertFalse((self.folder / "new").exists())
        # A folder where a file is to go: nothing of the others is there, either.
        (self.folder / "mixed" / "war.pdf").mkdir(parents=True)
        self.refuse("--to", "png,pdf", "--size", "320x240", out="mixed", said=["war.pdf", "is a folder"])
        self.assertEqual([p.name for p in (self.folder / "mixed").iterdir()], ["war.pdf"])
        done = self.run_it("missing.dateline", "-o", "out", command="brief")
        self.refused(done, "missing.dateline")
        self.assertEqual(self.run_it(command="brief").returncode, 2)
        self.assertEqual(list((self.folder / "out").iterdir()) if (self.folder / "out").exists() else [], [])

    def test_a_layer_that_is_gone_stops_it_and_is_named(self):
        self.scene(title="A")
        file = self.read()
        file["layers"].append({"n": file["next"], "name": "Front", "file": "front.geojson", "layer": "front",
                               "colour": "violet", "width": 1.5, "opacity": 1.0, "order": 0})
        file["next"] += 1
        self.write(file)
        self.refuse(said=["front.geojson", "scene 1"])
        self.file("front.geojson", '{"type":"FeatureCollection","name":"front","features":[{"type":"Feature",'
                  '"properties":{},"geometry":{"type":"Polygon","coordinates":[[[42,34],[45,34],[45,36],[42,34]]]}}]}')
        with_layer = self.brief("--size", "640x400")["01-a.png"]
        file = self.read()
        file["scenes"][0]["look"]["layers"] = []
        self.write(file)
        self.assertNotEqual(with_layer, self.brief("--size", "640x400", out="without")["01-a.png"])

    def test_words_that_leave_no_room_for_the_map_are_said(self):
        self.scene(title="A", caption="word " * 400, quote={"words": "word " * 400, "source": "S"})
        self.refuse("--size", "480x160", said=["scene 1", "no room"])
        self.assertEqual(len(self.brief()), 1)  # large ones have it: words that are too many end in an ellipsis


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
