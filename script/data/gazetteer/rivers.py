"""Named rivers of the world: Natural Earth's centre lines, by Debian's libmagics++-data."""

import collections

from osgeo import ogr

import fetch
import names
from layer import Row, distance_km

_SAME_RIVER_KM = 400.0


def _full(name):
    """A river's name as it is unmistakable: many are states' and persons' names by themselves."""
    words = name.split()
    if {w.lower() for w in words} & {"river", "rio", "fork", "creek", "canal", "nile", "delta",
                                     "channel", "brook", "nahr", "wadi", "shatt", "lake"}:
        return name
    return f"{name} River"


def _points(geometry):
    if geometry.GetGeometryCount():
        return [p for i in range(geometry.GetGeometryCount())
                for p in _points(geometry.GetGeometryRef(i))]
    return geometry.GetPoints() or []


def build(folders, by_hand):
    """`by_hand`: (country, loose names, lat, lon) of hand-made rows, which take precedence."""
    path = folders["magics"] / "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
    source = ogr.Open(str(path))
    lines = collections.defaultdict(list)
    for feature in source.GetLayer(0):
        # The package's table has lost the letters outside ASCII: such names are of no use.
        name = " ".join((feature.GetField("name") or "").split())
        if name and "?" not in name and "(" not in name and names.usable(name) \
                and feature.geometry():
            lines[(feature.GetField("rivernum"), name)] += _points(feature.geometry())
    rows = []
    for (number, name), points in sorted(lines.items(), key=lambda e: (e[0][0], e[0][1])):
        middle_lon = sum(p[0] for p in points) / len(points)
        middle_lat = sum(p[1] for p in points) / len(points)
        lon, lat = min((p[:2] for p in points),
                       key=lambda p: distance_km(middle_lat, middle_lon, p[1], p[0]))
        radius = max(distance_km(lat, lon, p[1], p[0]) for p in points)
        display = _full(name)
        wanted = {names.loose(display), names.loose(name)}
        if any(wanted & loose and distance_km(lat, lon, y, x) < _SAME_RIVER_KM + radius
               for _, loose, y, x in by_hand):
            continue
        alternates = [f"River {name}"] if display != name else []
        slug = names.folded(name).replace(" ", "-")
        rows.append(Row(f"ne-river:{number}-{slug}", display, "water", "STM", "", lat, lon,
                        max(5.0, min(radius, 3000.0)), fetch.tag("magics"), alternates))
    return rows
