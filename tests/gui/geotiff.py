"""Pictures of the ground that tests make: GeoTIFF in WGS 84."""
import random
import struct
import zlib


def geotiff(west, north, degrees, rows):
    """A GeoTIFF of RGB pixels in WGS 84 by its public description (TIFF 6.0, GeoTIFF 1.1), uncompressed: one strip."""
    height, width = len(rows), len(rows[0])
    pixels = b"".join(bytes(colour) for row in rows for colour in row)
    keys = (1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)
    doubles = struct.pack("<9d", degrees, degrees, 0, 0, 0, 0, west, north, 0)
    tags = 13
    behind = 8 + 2 + 12 * tags + 4
    bits, scale, geo = behind, behind + 6, behind + 6 + len(doubles)
    strip = geo + 2 * len(keys)
    entries = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 3, bits), (259, 3, 1, 1), (262, 3, 1, 2),
               (273, 4, 1, strip), (277, 3, 1, 3), (278, 3, 1, height), (279, 4, 1, len(pixels)), (284, 3, 1, 1),
               (33550, 12, 3, scale), (33922, 12, 6, scale + 24), (34735, 3, len(keys), geo)]
    directory = struct.pack("<H", tags) + b"".join(struct.pack("<HHII", *e) for e in entries) + struct.pack("<I", 0)
    return (b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<3H", 8, 8, 8) + doubles +
            struct.pack(f"<{len(keys)}H", *keys) + pixels)


def large_geotiff(west, north, degrees, side, colour):
    """A square of about one colour, which is long to read and short to write: all its strips are one, deflated (TIFF 6.0
    with Adobe's compression 8), with a noise that keeps the inflating slow."""
    rows = 64
    strips = side // rows
    noise = random.Random(7)
    pixels = bytearray(3 * side * rows)
    for band, value in enumerate(colour):
        grain = bytes(min(value + by % 8, 255) for by in range(256))
        pixels[band::3] = noise.randbytes(side * rows).translate(grain)
    pixels = zlib.compress(pixels)
    keys = (1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)
    doubles = struct.pack("<9d", degrees, degrees, 0, 0, 0, 0, west, north, 0)
    tags = 13
    bits = 8 + 2 + 12 * tags + 4
    scale = bits + 6
    geo = scale + len(doubles)
    offsets = geo + 2 * len(keys)
    sizes = offsets + 4 * strips
    strip = sizes + 4 * strips
    entries = [(256, 3, 1, side), (257, 3, 1, side), (258, 3, 3, bits), (259, 3, 1, 8), (262, 3, 1, 2),
               (273, 4, strips, offsets), (277, 3, 1, 3), (278, 3, 1, rows), (279, 4, strips, sizes), (284, 3, 1, 1),
               (33550, 12, 3, scale), (33922, 12, 6, scale + 24), (34735, 3, len(keys), geo)]
    directory = struct.pack("<H", tags) + b"".join(struct.pack("<HHII", *e) for e in entries) + struct.pack("<I", 0)
    return (b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<3H", 8, 8, 8) + doubles +
            struct.pack(f"<{len(keys)}H", *keys) + struct.pack("<I", strip) * strips +
            struct.pack("<I", len(pixels)) * strips + pixels)
