"""Rows of the gazetteer's layer files, and how they are written.

A layer is one TSV file, gzipped, holding data of one licence. Every row is a place.
"""

import dataclasses
import gzip
import io
import math

COLUMNS = ("key", "name", "names", "kind", "feature", "country", "admin1", "admin2",
           "lat", "lon", "radius_km", "population", "source")
KINDS = ("country", "region", "settlement", "district", "facility", "water", "relief", "area",
         "other")

# The part of the world that the detailed map shows: west, south, east, north, in degrees.
DETAIL_BOX = (10.0, 8.0, 75.0, 45.0)

EARTH_RADIUS_KM = 6371.0


@dataclasses.dataclass
class Row:
    """One place. lat, lon in degrees (WGS 84); radius_km of the circle that holds the place."""

    key: str
    name: str
    kind: str
    feature: str
    country: str
    lat: float
    lon: float
    radius_km: float
    source: str
    names: list = dataclasses.field(default_factory=list)
    admin1: str = ""
    admin2: str = ""
    population: int = 0

    def cells(self):
        alternates = [n for n in dict.fromkeys(self.names) if n and n != self.name]
        return (self.key, self.name, "|".join(alternates), self.kind, self.feature, self.country,
                self.admin1, self.admin2, f"{self.lat:.5f}", f"{self.lon:.5f}",
                f"{self.radius_km:.1f}", str(self.population) if self.population else "",
                self.source)


def in_detail_box(lat, lon):
    west, south, east, north = DETAIL_BOX
    return west <= lon <= east and south <= lat <= north


def distance_km(lat1, lon1, lat2, lon2):
    """Great-circle distance by the haversine formula."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half_dlat = (p2 - p1) / 2
    half_dlon = math.radians(lon2 - lon1) / 2
    a = math.sin(half_dlat) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(half_dlon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(a)))


def write_table(path, columns, rows):
    """Writes rows (tuples of str) sorted, gzipped with no time stamp: same rows, same bytes."""
    def clean(cell):
        return " ".join(cell.split())
    lines = ["\t".join(columns)]
    lines += sorted("\t".join(clean(cell) for cell in row) for row in rows)
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))
    path.write_bytes(buffer.getvalue())


def write_layer(path, rows):
    write_table(path, COLUMNS, [row.cells() for row in rows])


class PointIndex:
    """Items by position, for look-ups within a few kilometres."""

    CELL_DEGREES = 0.25

    def __init__(self):
        self._cells = {}

    def _cell(self, lat, lon):
        return (math.floor(lat / self.CELL_DEGREES), math.floor(lon / self.CELL_DEGREES))

    def add(self, lat, lon, item):
        self._cells.setdefault(self._cell(lat, lon), []).append((lat, lon, item))

    def near(self, lat, lon, degrees):
        """(offset in degrees, item) of items within `degrees` in lat and lon."""
        row, column = self._cell(lat, lon)
        reach = math.ceil(degrees / self.CELL_DEGREES)
        for r in range(row - reach, row + reach + 1):
            for c in range(column - reach, column + reach + 1):
                for item_lat, item_lon, item in self._cells.get((r, c), ()):
                    offset = max(abs(item_lat - lat), abs(item_lon - lon))
                    if offset <= degrees:
                        yield offset, item
