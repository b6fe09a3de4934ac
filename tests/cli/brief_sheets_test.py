"""Pages (PDF) and slides (PPTX) of briefings, read by poppler and LibreOffice. Usage: brief_sheets_test.py DATELINE"""
import io
import json
import pathlib
import re
import sys
import unittest
import zipfile

from brief_rig import BriefTest
from other_programs import HEIGHT, WIDTH, ReadsSheets
from project_rig import HEAD


class SheetTest(ReadsSheets, BriefTest):
    def make(self, *words):
        """Plates, pages and slides of all scenes so far."""
        self.files = self.brief("--to", "png,pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}", *words)
        self.pdf = self.folder / "out" / f"{self.project.stem}.pdf"
        self.pptx = self.folder / "out" / f"{self.project.stem}.pptx"
        self.plates = sorted(n for n in self.files if n.endswith(".png"))

    def slide(self, number):
        with zipfile.ZipFile(io.BytesIO(self.pptx.read_bytes())) as deck:
            return deck.read(f"ppt/slides/slide{number}.xml").decode()

    def pictures(self, page):
        """How many pictures there are on a page of the PDF, masks not counted."""
        listed = self.said("pdfimages", "-list", "-f", str(page), "-l", str(page), str(self.pdf)).decode()
        return sum(line.split()[2] == "image" for line in listed.splitlines()[2:])

    def paths(self, page):
        """(colour of the fill, commands) of each filled path of a page."""
        svg = self.said("pdftocairo", "-svg", "-f", str(page), "-l", str(page), str(self.pdf), "-").decode()
        self.svg = svg
        return [(m[1], len(re.findall("[MLC]", m[2]))) for m in
                re.finditer(r'<path style=" stroke:none;fill-rule:\w+;fill:(rgb\([^)]*\));fill-opacity:1;" d="([^"]*)"', svg)]


class Sheets(SheetTest):
    def setUp(self):
        super().setUp()
        self.scene("title", title="The fall of Tikrit", caption="What was told by 16 June")
        self.scene(title="Rebels captured Tikrit", caption="On the road to Baghdad", notes="Pause here.\nThen the north.",
                   quote={"words": "Rebels captured Tikrit on June 11, 2014.", "source": "Northwire, 16 June 2014"})
        self.scene("black")
        self.make()

    def test_a_pdf_has_words_bookmarks_and_a_page_of_sources(self):
        text = self.said("pdftotext", "-layout", self.pdf, "-").decode()
        pages = text.split("\f")
        self.assertEqual(len(pages), 4 + 1, "three scenes, the sources, and what stands after the last")
        self.assertIn("The fall of Tikrit", pages[0])
        for words in ("Rebels captured Tikrit", "On the road to Baghdad", "Northwire, 16 June 2014", "Tikrit", "Mosul"):
            self.assertIn(words, pages[1])
        self.assertIn("Sources", pages[3])
        self.assertIn("2. Rebels captured Tikrit", pages[3])
        self.assertIn("Northwire", pages[3])
        self.assertNotIn("Pause here", text)
        info = self.said("pdfinfo", self.pdf).decode()
        self.assertRegex(info, r"Title: +The fall of Tikrit")
        self.assertNotIn(" no  no ", self.said("pdffonts", self.pdf).decode())
        for bookmark in (b"(1. The fall of Tikrit)", b"(2. Rebels captured Tikrit)", b"(Sources)"):
            self.assertIn(bookmark, self.pdf.read_bytes())

    def test_on_an_arabic_map_places_are_arabic_beside_their_bars_too(self):
        def mosul(out, *words):
            self.brief("--to", "pdf", "--scenes", "2", *words, out=out)
            text = self.said("pdftotext", "-l", "1", self.folder / out / self.pdf.name, "-").decode()
            return text.count("Mosul")

        self.assertGreaterEqual(mosul("english"), 2, "on the map, and beside a bar")
        self.assertEqual(mosul("arabic", "--language", "ar"), 0)

    def test_its_pages_look_like_the_plates(self):
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(self.pdf, page, self.files[name], name)

    def test_slides_can_be_edited_and_have_notes(self):
        with zipfile.ZipFile(io.BytesIO(self.pptx.read_bytes())) as deck:
            names = deck.namelist()
            self.assertEqual(len([n for n in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]), 3)
            slide = deck.read("ppt/slides/slide2.xml").decode()
            notes = deck.read("ppt/notesSlides/notesSlide2.xml").decode()
        groups = re.findall(r'<p:nvGrpSpPr><p:cNvPr id="\d+" name="([^"]*)"', slide)
        for group in ("capture, Tikrit", "legend", "timeline", "words and credits"):
            self.assertIn(group, groups)
        self.assertIn("<a:t>On the road to Baghdad</a:t>", slide)
        self.assertEqual(slide.count("<p:pic>"), 1, "the map's ground alone is a picture")
        for words in ("Pause here.", "Then the north.", "Sources: Northwire"):
            self.assertIn(words, notes)

    def test_slides_look_like_the_plates_in_another_program(self):
        read = self.slides_as_pdf(self.pptx)
        self.assertIn("On the road to Baghdad", self.said("pdftotext", read, "-").decode())
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(read, page, self.files[name], name)

    def test_the_same_project_gives_the_same_bytes(self):
        again = self.brief("--to", "pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}", out="again")
        self.assertEqual(again, {n: b for n, b in self.files.items() if not n.endswith(".png")})

    def test_pointers_at_the_edge_of_an_arabic_map_say_their_number_in_order(self):
        story = self.file("kirkuk.txt", HEAD + "Gunmen abducted a judge in Kirkuk on Saturday. Bombs exploded in Kirkuk on Friday.\n")
        self.done("add", self.project, story)
        self.scene(caption="Baghdad", look={"center": [44.4, 33.3], "zoom": 9.5, "language": "arabic"})
        self.brief("--to", "pdf", "--scenes", "4", out="arabic")
        words = self.said("pdftotext", "-bbox", self.folder / "arabic" / self.pdf.name, "-").decode()
        at = {word: float(x) for x, word in re.findall(r'<word xMin="([0-9.]+)"[^>]*>([^<]*)</word>', words)}
        self.assertIn("events", at)
        self.assertLess(at["2"], at["events"], words)


LAYER = {"type": "FeatureCollection", "name": "front", "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
        [[42, 34], [45, 34], [45, 36], [43, 36.4], [42, 34]], [[43, 34.5], [43.5, 34.5], [43.5, 35], [43, 34.5]]]}},
    {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[41, 36], [43, 33], [46, 36]]}},
    {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": [[41, 35], [44, 35.5]]}}]}


class Grounds(SheetTest):
    """What lies beneath the events, on paper and on slides."""

    def setUp(self):
        super().setUp()
        self.scene(title="Near", look={"center": [43.5, 34.5], "zoom": 6.2, "inset": True})
        self.scene(title="Conic", look={"center": [40, 34], "zoom": 4.3, "projection": "conic", "graticule": True})
        self.scene(title="Coast", look={"center": [35.5, 33.8], "zoom": 7})
        self.scene(title="Heat", look={"center": [43.5, 34.5], "zoom": 6.2, "heat": True})
        self.scene(title="Layer", look={"center": [43.5, 34.5], "zoom": 6.2})
        file = self.read()
        front = file["next"]
        file["layers"].append({"n": front, "name": "Front", "file": "front.geojson", "layer": "front", "colour": "violet",
                               "width": 2.5, "opacity": 0.6, "order": 0})
        file["next"] += 1
        for scene in file["scenes"]:
            scene["look"]["layers"] = [front] if scene["title"] == "Layer" else []
        self.write(file)
        self.file("front.geojson", json.dumps(LAYER))

    def test_maps_in_a_pdf_are_shapes_but_for_relief_and_look_like_the_plates(self):
        self.make()
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(self.pdf, page, self.files[name], name)
                self.assertEqual(self.pictures(page), 1, "the relief alone")
                land = max(self.paths(page), key=lambda path: path[1])
                self.assertGreater(land[1], 100, "a coast, a border of a tile and what lies between")
                self.assertGreater(self.svg.count("stroke-linejoin:round"), 3, "borders, coasts and rivers")
        # What is drawn finer than any plate is no larger than the plates are.
        self.assertLess(len(self.pdf.read_bytes()), 1.5 * sum(len(self.files[name]) for name in self.plates))

    def test_without_relief_there_is_no_picture_at_all(self):
        self.make("--theme", "print")
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(self.pdf, page, self.files[name], name)
                self.assertEqual(self.pictures(page), 0)

    def test_dark_maps_look_like_the_plates_as_well(self):
        self.make("--theme", "dark")
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(self.pdf, page, self.files[name], name)

    def test_slides_show_heat_and_layers_as_the_plates_do(self):
        self.make()
        read = self.slides_as_pdf(self.pptx)
        for page, name in enumerate(self.plates, 1):
            with self.subTest(name):
                self.looks_like(read, page, self.files[name], name)
        heat = self.plates.index("04-heat.png") + 1
        self.assertLess(self.slide(heat).count("<p:sp>"), 400, "its colours are in the picture")

    def test_a_legend_of_a_square_hides_no_event(self):
        sample = pathlib.Path(__file__).parents[2] / "assets" / "stories" / "sample.txt"
        self.done("add", self.project, self.file("sample.txt", sample.read_bytes()), "--user", "A. Said")
        self.brief("--to", "pptx", "--size", "1080x1080")
        self.pptx = self.folder / "out" / f"{self.project.stem}.pptx"
        place = r'<a:xfrm><a:off x="(-?\d+)" y="(-?\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>'
        groups = re.findall(r'name="([^"]*)"/><p:cNvGrpSpPr/>(.*?)</p:grpSp>', self.slide(1))
        # The first shape of the legend is its ground; of an event its rim.
        places = [(name, tuple(map(int, re.search(r"<p:sp>.*?" + place, body).groups()))) for name, body in groups]
        (legend,) = (at for name, at in places if name == "legend")
        events = [(name, at) for name, at in places if "," in name]
        self.assertGreater(len(events), 10)
        x, y, w, h = legend
        for name, (left, top, wide, high) in events:
            self.assertFalse(left < x + w and x < left + wide and top < y + h and y < top + high, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
