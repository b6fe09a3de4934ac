"""Writes a layer: gzip'd newline-delimited GeoJSON (RFC 7946, RFC 8142 without separators), byte for byte the same each time."""

import gzip
import io
import json

from . import grid


def number(units):
    text = f"{units / grid.UNITS:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _point(p):
    return f"[{number(p[0])},{number(p[1])}]"


def _ring(points, counter_clockwise):
    if (grid.ring_area(points) > 0) != counter_clockwise:
        points = points[::-1]
    return "[" + ",".join(map(_point, points)) + "]"


def polygon(polygons):
    """A Polygon or MultiPolygon; outer rings counter-clockwise, holes clockwise (RFC 7946, 3.1.6)."""
    parts = ["[" + ",".join(_ring(r, i == 0) for i, r in enumerate(rings)) + "]" for rings in polygons]
    if len(parts) == 1:
        return f'{{"type":"Polygon","coordinates":{parts[0]}}}'
    return f'{{"type":"MultiPolygon","coordinates":[{",".join(parts)}]}}'


def lines(parts):
    texts = ["[" + ",".join(map(_point, p)) + "]" for p in parts]
    if len(texts) == 1:
        return f'{{"type":"LineString","coordinates":{texts[0]}}}'
    return f'{{"type":"MultiLineString","coordinates":[{",".join(texts)}]}}'


def point(p):
    return f'{{"type":"Point","coordinates":{_point(p)}}}'


def layer(path, features):
    """`features`: (properties, geometry text) in any order; they are sorted by their text."""
    rows = sorted(f'{{"type":"Feature","properties":{json.dumps(p, ensure_ascii=False, sort_keys=True, separators=(",", ":"))},'
                  f'"geometry":{g}}}' for p, g in features)
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as out:
        for row in rows:
            out.write(row.encode() + b"\n")
    path.write_bytes(buffer.getvalue())
    print(f"{path.name}: {len(rows)} features, {len(buffer.getvalue()) / 1024:.0f} KB")
