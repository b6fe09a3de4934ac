"""Reads pictures for comparing: PNG files of 8-bit RGB or RGBA, and what an X server shows."""
import struct
import zlib

from Xlib import X, display


class Pixels:
    """Rows of (red, green, blue) bytes, three for each pixel, the first at the top."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    def part(self, x0, y0, x1, y1):
        return Pixels(x1 - x0, y1 - y0, [row[3 * x0:3 * x1] for row in self.rows[y0:y1]])

    def unlike(self, other, tolerance):
        """The share of pixels in which a channel differs by more than the tolerance."""
        assert (self.width, self.height) == (other.width, other.height)
        count = 0
        for a, b in zip(self.rows, other.rows):
            if a == b:
                continue
            for x in range(0, len(a), 3):
                if any(abs(a[x + c] - b[x + c]) > tolerance for c in range(3)):
                    count += 1
        return count / (self.width * self.height)


def _unfiltered(kind, line, above, step):
    out = bytearray(line)
    for i, value in enumerate(line):
        left = out[i - step] if i >= step else 0
        up = above[i]
        corner = above[i - step] if i >= step else 0
        if kind == 1:
            value += left
        elif kind == 2:
            value += up
        elif kind == 3:
            value += (left + up) // 2
        elif kind == 4:
            near = min((abs(up - corner), 0, left), (abs(left - corner), 1, up),
                       (abs(left + up - 2 * corner), 2, corner))
            value += near[2]
        out[i] = value & 255
    return out


def read_png(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "not a PNG"
    at, packed, width, height, channels = 8, b"", 0, 0, 3
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", body[:10])
            assert bits == 8 and colour in (2, 6)
            channels = 3 if colour == 2 else 4
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    raw = zlib.decompress(packed)
    stride = width * channels
    above, rows = bytearray(stride), []
    for y in range(height):
        begin = y * (stride + 1)
        above = _unfiltered(raw[begin], raw[begin + 1:begin + 1 + stride], above, channels)
        rows.append(bytes(above) if channels == 3 else
                    bytes(v for i, v in enumerate(above) if i % 4 != 3))
    return Pixels(width, height, rows)


def screen(name):
    """What the X server of that name shows."""
    server = display.Display(name)
    try:
        root = server.screen().root
        size = root.get_geometry()
        image = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xffffffff)
        rows = []
        for y in range(size.height):
            line = image.data[4 * size.width * y:4 * size.width * (y + 1)]
            row = bytearray(3 * size.width)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows.append(bytes(row))
        return Pixels(size.width, size.height, rows)
    finally:
        server.close()


def write_png(picture, path):
    """Each row as what it adds to the one above, which suits windows."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    above, lines = bytes(3 * picture.width), []
    for row in picture.rows:
        lines.append(b"\x02" + bytes((a - b) & 255 for a, b in zip(row, above)))
        above = row
    path.write_bytes(b"\x89PNG\r\n\x1a\n"
                     + chunk(b"IHDR", struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(b"".join(lines), 9)) + chunk(b"IEND", b""))
