"""Lakes from Natural Earth, GSHHG and OpenStreetMap; rivers from WDBII (detailed box) and Natural Earth (elsewhere)."""

import heapq
import math

from . import grid, shapes, simplify, sources, write

# What is asked of GMT: a margin around the box, so that what its edge cuts is whole.
REGION = (0.0, 0.0, 85.0, 55.0)

FINE_LAKE = 0.0008  # degrees: tolerance in the box
FINE_RIVER = 0.0010
MIN_LAKE_KM2 = 1
MAX_GSHHG_LAKE = 1.5  # square degrees: the Caspian is sea here, and the Aral Sea is no longer GSHHG's
MAX_NAME_DISTANCE = 0.1  # degrees

# WDBII class of GMT -> class of the map: 0 great, 1 major, 2 medium, 3 minor, 4 intermittent, 5 canal.
RIVER_CLASS = {0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 4, 7: 4, 8: 5, 9: 5, 10: 5}

# A named river follows WDBII's lines from one waypoint to the next; gaps up to this length (degrees) are
# jumped where the lines do not quite meet, at ten times the cost of a line, and a waypoint must lie so near a line.
MAX_GAP = 0.06
MAX_SNAP = 0.25
MAX_BANK = 0.08  # how far the two banks of a river lie apart at most


class LakeNames:
    """lakes.tsv: gives each name to one lake."""

    def __init__(self, folder):
        self._rows = [row | {"at": grid.to_units(float(row["lon"]), float(row["lat"]))}
                      for row in sources.table(folder / "lakes.tsv")]
        self._found = set()

    def points(self, origin):
        return [row["at"] for row in self._rows if row["from"] == origin]

    def take(self, polygon, origin):
        """The names of the lake with this shape, or two empty ones."""
        for row in self._rows:
            point = shapes.to_ogr_point(row["at"])
            if (row["from"] == origin and row["_at"] not in self._found and
                    polygon.Distance(point) < MAX_NAME_DISTANCE * grid.UNITS):
                self._found.add(row["_at"])
                return row["name_en"], row["name_ar"]
        return "", ""

    def check(self):
        missing = [f"{row['_at']}: no lake at {row['name_en']}" for row in self._rows if row["_at"] not in self._found]
        if missing:
            raise SystemExit("\n".join(missing))


def _lake_features(faces, origin, names, fine):
    out, used = [], set()
    for rings, own_name in sorted(faces, key=lambda f: -abs(grid.ring_area(f[0][0]))):
        cut = [simplify.ring(r, fine=fine) for r in rings]
        for part in shapes.repaired([r for r in cut if r] if cut[0] else []):
            polygon = shapes.to_ogr(part)
            english, arabic = names.take(polygon, origin)
            english = english or own_name
            if english in used:  # the lesser part of a lake that the source has in two
                english = arabic = ""
            used.add(english)
            x, y = shapes.inner_point([part])
            out.append(({"name_en": english, "name_ar": arabic,
                         "area": round(abs(grid.ring_area(part[0])), 4),
                         "label_lon": x / grid.UNITS, "label_lat": y / grid.UNITS}, write.polygon([part])))
    return out


def lakes(work, folder):
    """Lakes of three sources, (Natural Earth, GSHHG, OpenStreetMap): each lake from the first that has it."""
    names = LakeNames(folder)
    first = []
    for properties, geometry in sources.natural_earth("ocean"):
        if properties["featurec_2"]:  # the layer holds the oceans too
            name = properties["name"] or ""
            first += [(rings, name if name.isascii() else "") for rings in shapes.polygons(geometry)]
    known = [shapes.to_ogr(rings).MakeValid() for rings, _ in first]
    second = [(rings, "") for rings in sources.gshhg_lakes(REGION, "f", MIN_LAKE_KM2)
              if grid.overlaps_box(rings[0]) and abs(grid.ring_area(rings[0])) < MAX_GSHHG_LAKE and
              not _touches_any(rings, known)]
    third = sources.osm_waters(work, names.points("osm"))
    out = (_lake_features(first, "ne", names, 0.0), _lake_features(second, "gshhg", names, FINE_LAKE),
           _lake_features([(rings, "") for rings in third], "osm", names, 0.0))
    names.check()
    return out


def _touches_any(rings, known):
    polygon = shapes.to_ogr(rings)
    west, east, south, north = polygon.GetEnvelope()
    for other in known:
        w, e, s, n = other.GetEnvelope()
        if w <= east and west <= e and s <= north and south <= n and polygon.Intersects(other):
            return True
    return False


def world_rivers(folder):
    """Natural Earth's rivers outside the detailed box, with their names there."""
    west, south, east, north = (v * grid.UNITS for v in grid.BOX)
    for properties, geometry in sources.natural_earth("rivers_lake_centerlines"):
        name = " ".join((properties["name"] or "").split())
        if not name.isascii() or "?" in name:
            name = ""  # the package's letters with diacritics are lost
        parts = []
        for points in shapes.lines(geometry):
            run = []
            for p in simplify.line(points) + [None]:
                if p is None or west < p[0] < east and south < p[1] < north:
                    if len(run) > 1:
                        parts.append(run)
                    run = []
                else:
                    run.append(p)
        if parts:
            rank = int(properties["scalerank"] or 6)
            yield {"class": 0 if rank <= 2 else 1 if rank <= 4 else 2, "name_en": name, "name_ar": ""}, \
                write.lines(parts)


class _Network:
    """WDBII's lines in the box as a graph: nodes are every point of every line."""

    def __init__(self, lines):
        self.lines = lines
        self.nodes = {}  # point -> number
        self.points = []
        self.edges = []  # per node: [(node, cost, line)]
        for number, (_, points) in enumerate(lines):
            for a, b in zip(points, points[1:]):
                i, j = self._node(a), self._node(b)
                cost = math.dist(a, b)
                self.edges[i].append((j, cost, number))
                self.edges[j].append((i, cost, number))
        self._cells = {}
        for i, p in enumerate(self.points):
            self._cells.setdefault(self._cell(p), []).append(i)
        self._join_ends()

    @staticmethod
    def _cell(p):
        size = MAX_SNAP * grid.UNITS
        return math.floor(p[0] / size), math.floor(p[1] / size)

    def _node(self, p):
        number = self.nodes.setdefault(p, len(self.nodes))
        if number == len(self.points):
            self.points.append(p)
            self.edges.append([])
        return number

    def near(self, p, distance):
        cx, cy = self._cell(p)
        return [i for x in (cx - 1, cx, cx + 1) for y in (cy - 1, cy, cy + 1)
                for i in self._cells.get((x, y), ()) if math.dist(p, self.points[i]) <= distance]

    def _join_ends(self):
        limit = MAX_GAP * grid.UNITS
        for _, points in self.lines:
            for end in (points[0], points[-1]):
                i = self.nodes[end]
                for j in self.near(end, limit):
                    if j != i:
                        gap = math.dist(end, self.points[j])
                        self.edges[i].append((j, gap * 10, None))
                        self.edges[j].append((i, gap * 10, None))

    def snap(self, lon, lat):
        p = grid.to_units(lon, lat)
        near = self.near(p, MAX_SNAP * grid.UNITS)
        return min(near, key=lambda i: math.dist(p, self.points[i])) if near else None

    def path(self, start, goal):
        """The cheapest way (Dijkstra): [(node, line that led to it)], or None."""
        best, came, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            cost, i = heapq.heappop(queue)
            if i == goal:
                out = [(i, None)]
                while i != start:
                    previous, line = came[i]
                    out[-1] = (i, line)
                    out.append((previous, None))
                    i = previous
                return out[::-1]
            if cost > best[i]:
                continue
            for j, step, line in self.edges[i]:
                if cost + step < best.get(j, math.inf):
                    best[j] = cost + step
                    came[j] = i, line
                    heapq.heappush(queue, (cost + step, j))
        return None


def _courses(row):
    """Waypoints, one list a course: "|" parts courses where a reservoir or a marsh breaks the lines."""
    return [[tuple(map(float, pair.split(","))) for pair in course.split()] for course in row["waypoints"].split("|")]


def regional_rivers(folder):
    """WDBII's rivers in the box; those on the course of a river in rivers.tsv carry its names."""
    west, south, east, north = grid.BOX
    region = (west - 1, south - 1, east + 1, north + 1)
    lines = [(RIVER_CLASS[kind], points) for kind in RIVER_CLASS
             for points in sources.wdbii_rivers(region, kind, "f")]
    network = _Network(lines)
    named = {}  # (point, point) -> row
    failures = []
    for row in sources.table(folder / "rivers.tsv"):
        for course in _courses(row):
            failures += [f"{row['_at']}: {fault}" for fault in _name_course(network, course, row, named)]
    if failures:
        raise SystemExit("\n".join(failures))
    courses = list(_cut_by_name(lines, named))
    return [_river(kind, points, row) for kind, points, row in courses
            if row or kind != 0 or not _is_other_bank(points, network, named)]


def _is_other_bank(points, network, named):
    """WDBII draws the widest rivers (class 0) by both banks: true for the bank that carries no name."""
    def near_named(p):
        return any(frozenset((network.points[i], network.points[j])) in named
                   for i in network.near(p, MAX_BANK * grid.UNITS) for j, _, line in network.edges[i] if line is not None)
    probes = points[::4]
    return sum(map(near_named, probes)) > 0.6 * len(probes)


def _name_course(network, course, row, named):
    """Gives the edges along a course to a row of rivers.tsv; says what is wrong with the course."""
    stops = [network.snap(*w) for w in course]
    if None in stops:
        return [f"no river near {course[stops.index(None)]}"]
    faults = []
    for a, b, at in zip(stops, stops[1:], course):
        way = network.path(a, b)
        if way is None:
            faults.append(f"no way onwards from {at}")
            continue
        straight = math.dist(network.points[a], network.points[b])
        length = sum(math.dist(network.points[i], network.points[j]) for (i, _), (j, _) in zip(way, way[1:]))
        if length > 3.5 * straight + grid.UNITS * 0.3:
            faults.append(f"the way onwards from {at} is {length / straight:.1f} times as long as the straight line")
        for (i, _), (j, line) in zip(way, way[1:]):
            if line is not None:
                named.setdefault(frozenset((network.points[i], network.points[j])), row)
    return faults


def _cut_by_name(lines, named):
    for kind, points in lines:
        run, row = [points[0]], named.get(frozenset(points[:2]))
        for a, b in zip(points, points[1:]):
            here = named.get(frozenset((a, b)))
            if here is not row:
                yield kind, run, row
                run, row = [a], here
            run.append(b)
        yield kind, run, row


def _river(kind, points, row):
    properties = {"class": kind, "name_en": "", "name_ar": ""}
    if row:
        # A great river that WDBII counts as a minor one in its upper course is drawn with its rank.
        properties = {"class": min(kind, int(row["class"])), "name_en": row["name_en"], "name_ar": row["name_ar"]}
    return properties, write.lines([simplify.line(points, fine=FINE_RIVER)])
