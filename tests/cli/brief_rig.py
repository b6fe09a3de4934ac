"""What the tests of briefings have in common: a project with scenes, and what a picture says."""
import struct
import zlib

from project_rig import MOSUL, TIKRIT, ProjectTest

WINDOW = {"earliest": "2014-06-08T00:00", "latest": "2014-06-17T00:00"}


class Png:
    """What a file of a picture says: size, whether it has an alpha, its title, and its pixels."""

    def __init__(self, bytes_):
        assert bytes_[:8] == b"\x89PNG\r\n\x1a\n"
        self.width, self.height, depth, kind = struct.unpack(">IIBB", bytes_[16:26])
        assert depth == 8
        self.alpha = kind == 6
        self.text, packed, at = "", b"", 8
        while at < len(bytes_):
            size, name = struct.unpack(">I4s", bytes_[at:at + 8])
            body = bytes_[at + 8:at + 8 + size]
            if name == b"iTXt":
                self.text = body.split(b"\0", 5)[-1].decode()
            if name == b"IDAT":
                packed += body
            at += 12 + size
        self.rows = self.unfiltered(zlib.decompress(packed))

    def unfiltered(self, raw):
        """Rows of bytes; of the filters that PNG has those alone that the program writes."""
        step = 4 if self.alpha else 3
        width, rows, above = self.width * step, [], bytes(self.width * step)
        for y in range(self.height):
            kind, row = raw[y * (width + 1)], bytearray(raw[y * (width + 1) + 1:(y + 1) * (width + 1)])
            assert kind in (0, 1, 2), kind
            if kind == 1:
                for x in range(step, width):
                    row[x] = (row[x] + row[x - step]) & 255
            elif kind == 2:
                row = bytearray((a + b) & 255 for a, b in zip(row, above))
            above = bytes(row)
            rows.append(above)
        return rows

    def pixel(self, x, y):
        step = 4 if self.alpha else 3
        return tuple(self.rows[y][x * step:(x + 1) * step])

    def colours(self):
        step = 4 if self.alpha else 3
        return {row[x:x + step] for row in self.rows for x in range(0, len(row), step)}


class BriefTest(ProjectTest):
    def setUp(self):
        super().setUp()
        self.filled(tikrit=TIKRIT, mosul=MOSUL)

    def scene(self, kind="map", look=None, **words):
        """Puts a scene at the end of the briefing."""
        file = self.read()
        scene = {"n": file["next"], "kind": kind, "order": 1000 * (len(file["scenes"]) + 1), **words}
        if kind == "map":
            scene["look"] = {"filter": {}, "center": [43.5, 35.2], "zoom": 6.5, "window": WINDOW,
                             "playhead": "2014-06-16T12:00", "cumulative": True,
                             "map": {"width": 800.0, "height": 450.0}, "selected": [], "arrows": "selected",
                             "holders": True, "language": "english", **(look or {})}
        file["scenes"].append(scene)
        file["next"] += 1
        self.write(file)

    def brief(self, *words, out="out"):
        self.done(self.project, "-o", out, *words, command="brief")
        return {p.name: p.read_bytes() for p in sorted((self.folder / out).iterdir())}

    def refuse(self, *words, said, status=3, out="out"):
        self.refused(self.run_it(self.project, "-o", out, *words, command="brief"), *said, status=status)
