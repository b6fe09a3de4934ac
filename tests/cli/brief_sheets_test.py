"""Pages (PDF) and slides (PPTX) of briefings, read by poppler and LibreOffice. Usage: brief_sheets_test.py DATELINE"""
import io
import re
import sys
import unittest
import zipfile

from brief_rig import BriefTest
from other_programs import HEIGHT, WIDTH, ReadsSheets
from project_rig import HEAD


class Sheets(ReadsSheets, BriefTest):
    def setUp(self):
        super().setUp()
        self.scene("title", title="The fall of Tikrit", caption="What was told by 16 June")
        self.scene(title="Rebels captured Tikrit", caption="On the road to Baghdad", notes="Pause here.\nThen the north.",
                   quote={"words": "Rebels captured Tikrit on June 11, 2014.", "source": "Northwire, 16 June 2014"})
        self.scene("black")
        self.files = self.brief("--to", "png,pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}")
        self.pdf = self.folder / "out" / f"{self.project.stem}.pdf"
        self.pptx = self.folder / "out" / f"{self.project.stem}.pptx"

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

    def test_its_pages_look_like_the_plates(self):
        for page, name in enumerate(sorted(n for n in self.files if n.endswith(".png")), 1):
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
        for page, name in enumerate(sorted(n for n in self.files if n.endswith(".png")), 1):
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


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
