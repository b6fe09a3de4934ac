"""Shared edges: areas that touch are cut into arcs, so that a common edge is simplified once.

The method is the one of planar maps (and of TopoJSON): a vertex where three or more edges meet is a node;
the edges between two nodes are an arc; a ring without a node is an arc of its own.
"""

from . import simplify


class Topology:
    """Built from {key: [polygon, ...]} with polygons as lists of closed rings of grid points."""

    def __init__(self, areas):
        self._arcs = []  # points of each arc
        self._users = []  # keys of the areas that each arc bounds
        self._ids = {}  # canonical points -> arc number
        self._areas = {}  # key -> [polygon -> [ring -> [(arc, reversed)]]]
        nodes = self._find_nodes(areas)
        for key in areas:
            self._areas[key] = [[self._cut(ring, nodes, key) for ring in rings if len(ring) >= 4]
                                for rings in areas[key]]

    @staticmethod
    def _find_nodes(areas):
        neighbours = {}
        for polygons in areas.values():
            for rings in polygons:
                for ring in rings:
                    for a, b in zip(ring, ring[1:]):
                        neighbours.setdefault(a, set()).add(b)
                        neighbours.setdefault(b, set()).add(a)
        return {p for p, n in neighbours.items() if len(n) != 2}

    def _cut(self, ring, nodes, key):
        body = ring[:-1]
        start = next((i for i, p in enumerate(body) if p in nodes), None)
        if start is None:
            start = min(range(len(body)), key=lambda i: body[i])
        body = body[start:] + body[:start + 1]
        out, first = [], 0
        for i in range(1, len(body)):
            if i == len(body) - 1 or body[i] in nodes:
                out.append(self._arc(tuple(body[first:i + 1]), key))
                first = i
        return out

    def _arc(self, points, key):
        back = points[::-1]
        canonical = min(points, back)
        number = self._ids.get(canonical)
        if number is None:
            number = self._ids[canonical] = len(self._arcs)
            self._arcs.append(list(canonical))
            self._users.append(set())
        self._users[number].add(key)
        return number, canonical != points

    def simplify(self):
        """Cuts every arc down. Closed arcs are cut down as rings, and may vanish."""
        for i, arc in enumerate(self._arcs):
            self._arcs[i] = simplify.ring(arc) if arc[0] == arc[-1] else simplify.line(arc)

    def arcs(self):
        """Every arc with the set of areas that it bounds."""
        return [(arc, users) for arc, users in zip(self._arcs, self._users) if len(arc) > 1]

    def polygons(self, key):
        """The polygons of an area, put together from the arcs as they are now."""
        out = []
        for rings in self._areas[key]:
            built = []
            for ring in rings:
                points = []
                for number, backwards in ring:
                    arc = self._arcs[number]
                    points.extend((arc[::-1] if backwards else arc)[1 if points else 0:])
                points = simplify.without_repeats(points) if points else []
                if len(points) >= 4:
                    built.append(points)
                elif not built:
                    break  # the outer ring is gone, so its holes are
            if built:
                out.append(built)
        return out
