"""Natural Earth's first-level regions: their outlines, what lies in them, how far they reach."""

import json
import math

from osgeo import ogr

from layer import distance_km

ogr.UseExceptions()
KM_PER_DEGREE = 111.2

# Natural Earth's country codes that are not ISO 3166-1 alpha-3, and the alpha-2 shown for each.
_ODD_COUNTRIES = {"KOS": "XK", "SDS": "SS", "PSX": "PS", "SOL": "SO", "CYN": "CY", "SAH": "EH",
                  "ALD": "AX", "KAB": "KZ", "USG": "CU", "WSB": "CY", "ESB": "CY", "CNM": "CY",
                  "KAS": "IN", "CLP": "FR", "IOA": "AU", "ATC": "AU", "CSI": "AU"}

# Regions that ISO 3166-2 and GeoNames count to another country than Natural Earth does.
_COUNTED_TO = {"UA.11": "UA", "UA.20": "UA"}


def _polygons(geometry):
    flat = ogr.GT_Flatten(geometry.GetGeometryType())
    if flat == ogr.wkbPolygon:
        return [geometry]
    return [part for i in range(geometry.GetGeometryCount())
            for part in _polygons(geometry.GetGeometryRef(i))] if flat != ogr.wkbPoint else []


class Shape:
    """One region: its fields, country (alpha-2 or ''), outline in degrees."""

    def __init__(self, fields, geometry, country):
        self.fields = fields
        self.country = country
        self.geometry = geometry
        self.box = geometry.GetEnvelope()  # west, east, south, north
        self._prepared = geometry.CreatePreparedGeometry()

    def holds(self, lat, lon):
        west, east, south, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(lon, lat)
        return self._prepared.Contains(point)

    def area_km2(self):
        """Area, by scaling degrees at the middle latitude."""
        scale = math.cos(math.radians((self.box[2] + self.box[3]) / 2))
        return self.geometry.GetArea() * scale * KM_PER_DEGREE ** 2

    @property
    def code(self):
        """GeoNames' code by Natural Earth's account ('IQ.15'); may be out of date."""
        return self.fields.get("gn_a1_code") or ""


def centre_and_radius(shapes):
    """A representative point inside the shapes taken together, and the radius in km round it
    that holds 90 percent of their area (outline vertices stand for the area of their part)."""
    parts = [p for s in shapes for p in _polygons(s.geometry)]
    areas = [p.GetArea() * math.cos(math.radians(p.Centroid().GetY())) for p in parts]
    total = sum(areas)
    if total <= 0:
        west, east, south, north = shapes[0].box
        return (south + north) / 2, (west + east) / 2, 1.0
    centroids = [p.Centroid() for p in parts]
    lat = sum(a * c.GetY() for a, c in zip(areas, centroids)) / total
    lon = sum(a * c.GetX() for a, c in zip(areas, centroids)) / total
    if not any(s.holds(lat, lon) for s in shapes):
        inside = parts[max(range(len(parts)), key=areas.__getitem__)].PointOnSurface()
        lat, lon = inside.GetY(), inside.GetX()
    weighted = []
    for part, area in zip(parts, areas):
        ring = part.GetGeometryRef(0)
        count = ring.GetPointCount()
        step = max(1, count // 400)
        picked = range(0, count, step)
        for i in picked:
            weighted.append((distance_km(lat, lon, ring.GetY(i), ring.GetX(i)),
                             area / len(picked)))
    weighted.sort()
    reached = 0.0
    for distance, weight in weighted:
        reached += weight
        if reached >= 0.9 * total:
            return lat, lon, max(0.5, distance)
    return lat, lon, max(0.5, weighted[-1][0])


class Shapes:
    """All regions, found by point."""

    def __init__(self, folder, alpha2_by_alpha3):
        features = json.loads((folder / "data/build.json").read_text(encoding="utf-8"))["features"]
        self.all = []
        self._cells = {}
        for feature in features:
            fields = feature["properties"]
            if not feature["geometry"]:
                continue
            a3 = fields["adm0_a3"]
            country = _ODD_COUNTRIES.get(a3) or alpha2_by_alpha3.get(a3, "")
            if fields.get("gn_a1_code") in _COUNTED_TO:
                country = _COUNTED_TO[fields["gn_a1_code"]]
            shape = Shape(fields, ogr.CreateGeometryFromJson(json.dumps(feature["geometry"])),
                          country)
            self.all.append(shape)
            west, east, south, north = shape.box
            for row in range(math.floor(south), math.floor(north) + 1):
                for column in range(math.floor(west), math.floor(east) + 1):
                    self._cells.setdefault((row, column), []).append(shape)

    def at(self, lat, lon, country):
        """The region of that country that holds the point, or None (sea, coast, elsewhere)."""
        for shape in self._cells.get((math.floor(lat), math.floor(lon)), ()):
            if shape.country == country and shape.holds(lat, lon):
                return shape
        return None
