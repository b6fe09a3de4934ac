"""Hand-outs of briefings as other programs show them: pages by poppler, slides by LibreOffice, films by FFmpeg. For
classes of tests that have a `folder`."""
import json
import os
import pathlib
import re
import subprocess

from brief_rig import Png

FONTS = pathlib.Path(__file__).parents[2] / "assets" / "fonts"
WIDTH, HEIGHT = 960, 540  # of plates that sheets are compared with


def blocks(pixel, size=12):
    """The mean colour of each block of a picture, which small differences of edges and type do not change."""
    out = []
    for y in range(0, HEIGHT - size + 1, size):
        for x in range(0, WIDTH - size + 1, size):
            seen = [pixel(x + i, y + j) for j in range(0, size, 2) for i in range(0, size, 2)]
            out.append([sum(p[c] for p in seen) / len(seen) for c in range(3)])
    return out


class ReadsSheets:
    def said(self, *command):
        # The fonts that slides name: those of the program, wherever others lie.
        fonts = self.file("fonts.conf", f"<fontconfig><dir>{FONTS}</dir><cachedir>{self.folder}</cachedir></fontconfig>")
        done = subprocess.run(command, capture_output=True, check=True, timeout=180,
                              env={**os.environ, "HOME": str(self.folder), "FONTCONFIG_FILE": str(fonts)})
        return done.stdout

    def slides_as_pdf(self, pptx):
        """What LibreOffice makes of slides."""
        self.said("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(self.folder / "read"), str(pptx))
        return self.folder / "read" / f"{pptx.stem}.pdf"

    def looks_like(self, pdf, page, plate, name, one_in=50):
        """Whether a page looks like the plate (bytes of a PNG): at most one block in so many is of another colour."""
        raw = self.said("pdftoppm", "-r", "96", "-f", str(page), "-l", str(page), str(pdf))
        size = re.match(rb"P6\n(\d+) (\d+)\n255\n", raw)
        width, height = (int(n) for n in size.groups())
        self.assertEqual(width, WIDTH)
        self.assertIn(height, (HEIGHT, HEIGHT + 1))  # a size in points may be rounded
        rows = raw[size.end():]
        pairs = list(zip(blocks(Png(plate).pixel), blocks(lambda x, y: rows[3 * (y * WIDTH + x):3 * (y * WIDTH + x) + 3])))
        apart = sum(any(abs(a - b) > 24 for a, b in zip(*pair)) for pair in pairs)
        self.assertLessEqual(apart, len(pairs) // one_in, f"{apart} of {len(pairs)} blocks of {name}")


class ReadsFilms:
    def probe(self, name, out="out"):
        """(width, height, pictures, seconds, codec)"""
        done = subprocess.run(["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json",
                               self.folder / out / name], capture_output=True, check=True)
        told = json.loads(done.stdout)
        stream = told["streams"][0]
        self.assertEqual(len(told["streams"]), 1)
        return (stream["width"], stream["height"], int(stream["nb_read_frames"]), float(told["format"]["duration"]),
                stream["codec_name"])

    def frame(self, name, at, size, out="out"):
        """The picture at so many seconds: bytes of red, green, blue."""
        done = subprocess.run(["ffmpeg", "-v", "error", "-ss", str(at), "-i", self.folder / out / name, "-frames:v", "1",
                               "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], capture_output=True, check=True)
        self.assertEqual(len(done.stdout), 3 * size[0] * size[1])
        return done.stdout

    def apart(self, a, b):
        """How far two pictures are from each other on the mean, 0 to 255."""
        self.assertEqual(len(a), len(b))
        return sum(abs(x - y) for x, y in zip(a, b)) / len(a)
