"""Pages (PDF) and slides (PPTX) of briefings, read by poppler and LibreOffice. Usage: brief_sheets_test.py DATELINE"""
import io
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

from brief_rig import BriefTest, Png

FONTS = pathlib.Path(__file__).parents[2] / "assets" / "fonts"
WIDTH, HEIGHT = 960, 540


def blocks(pixel, size=12):
    """The mean colour of each block of a picture, which small differences of edges and type do not change."""
    out = []
    for y in range(0, HEIGHT - size + 1, size):
        for x in range(0, WIDTH - size + 1, size):
            seen = [pixel(x + i, y + j) for j in range(0, size, 2) for i in range(0, size, 2)]
            out.append([sum(p[c] for p in seen) / len(seen) for c in range(3)])
    return out


class Sheets(BriefTest):
    def setUp(self):
        super().setUp()
        self.scene("title", title="The fall of Tikrit", caption="What was told by 16 June")
        self.scene(title="Rebels captured Tikrit", caption="On the road to Baghdad", notes="Pause here.\nThen the north.",
                   quote={"words": "Rebels captured Tikrit on June 11, 2014.", "source": "Northwire, 16 June 2014"})
        self.scene("black")
        self.files = self.brief("--to", "png,pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}")
        self.pdf = self.folder / "out" / f"{self.project.stem}.pdf"
        self.pptx = self.folder / "out" / f"{self.project.stem}.pptx"

    def said(self, *command):
        # The fonts that slides name: those of the program, wherever others lie.
        fonts = self.file("fonts.conf", f"<fontconfig><dir>{FONTS}</dir><cachedir>{self.folder}</cachedir></fontconfig>")
        done = subprocess.run(command, capture_output=True, check=True, timeout=180,
                              env={**os.environ, "HOME": str(self.folder), "FONTCONFIG_FILE": str(fonts)})
        return done.stdout

    def looks_like(self, pdf, page, name):
        """Whether a page looks like the plate: at most one block in fifty is of another colour."""
        raw = self.said("pdftoppm", "-r", "96", "-f", str(page), "-l", str(page), str(pdf))
        size = re.match(rb"P6\n(\d+) (\d+)\n255\n", raw)
        width, height = (int(n) for n in size.groups())
        self.assertEqual(width, WIDTH)
        self.assertIn(height, (HEIGHT, HEIGHT + 1))  # a size in points may be rounded
        rows = raw[size.end():]
        plate = Png(self.files[name])
        pairs = list(zip(blocks(plate.pixel), blocks(lambda x, y: rows[3 * (y * WIDTH + x):3 * (y * WIDTH + x) + 3])))
        apart = sum(any(abs(a - b) > 24 for a, b in zip(*pair)) for pair in pairs)
        self.assertLessEqual(apart, len(pairs) // 50, f"{apart} of {len(pairs)} blocks of {name}")

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
                self.looks_like(self.pdf, page, name)

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
        self.said("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(self.folder / "read"), str(self.pptx))
        read = self.folder / "read" / self.pdf.name
        self.assertIn("On the road to Baghdad", self.said("pdftotext", read, "-").decode())
        for page, name in enumerate(sorted(n for n in self.files if n.endswith(".png")), 1):
            with self.subTest(name):
                self.looks_like(read, page, name)

    def test_the_same_project_gives_the_same_bytes(self):
        again = self.brief("--to", "pdf,pptx", "--size", f"{WIDTH}x{HEIGHT}", out="again")
        self.assertEqual(again, {n: b for n, b in self.files.items() if not n.endswith(".png")})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
