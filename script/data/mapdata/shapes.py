"""From OGR geometries to grid points and back, and repair of polygons that simplification broke."""

from osgeo import gdal, ogr

from . import grid, simplify

ogr.UseExceptions()
gdal.UseExceptions()
gdal.SetConfigOption("CPL_LOG", "/dev/null")  # IsValid() warns about what is then repaired


def grid_line(geometry):
    return simplify.without_repeats([grid.to_units(*p[:2]) for p in geometry.GetPoints()])


def polygons(geometry):
    """Every polygon in a geometry, as lists of rings of grid points (outer ring first)."""
    if geometry is None or geometry.IsEmpty():
        return []
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbPolygon:
        return [[grid_line(geometry.GetGeometryRef(i)) for i in range(geometry.GetGeometryCount())]]
    if kind in (ogr.wkbMultiPolygon, ogr.wkbGeometryCollection):
        return [p for i in range(geometry.GetGeometryCount())
                for p in polygons(geometry.GetGeometryRef(i))]
    return []


def lines(geometry):
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbLineString:
        return [grid_line(geometry)] if geometry.GetPointCount() > 1 else []
    return [l for i in range(geometry.GetGeometryCount()) for l in lines(geometry.GetGeometryRef(i))]


def to_ogr(rings):
    """A polygon on the grid itself (grid units), so that set operations stay exact where they can."""
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for points in rings:
        r = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points:
            r.AddPoint_2D(x, y)
        polygon.AddGeometry(r)
    return polygon


def from_ogr(geometry):
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbPolygon:
        return [[simplify.without_repeats([(round(p[0]), round(p[1])) for p in
                                           geometry.GetGeometryRef(i).GetPoints()])
                 for i in range(geometry.GetGeometryCount())]]
    if kind in (ogr.wkbMultiPolygon, ogr.wkbGeometryCollection):
        return [p for i in range(geometry.GetGeometryCount())
                for p in from_ogr(geometry.GetGeometryRef(i))]
    return []


def repaired(rings):
    """The valid polygons that cover what `rings` (grid points) covers; a valid polygon comes back as it is."""
    rings = [r for r in rings if len(r) >= 4]
    if not rings:
        return []
    polygon = to_ogr(rings)
    if not polygon.IsValid():
        polygon = polygon.MakeValid()
    return [[r for r in p if len(r) >= 4] for p in from_ogr(polygon) if len(p[0]) >= 4]


def union(parts):
    """The union of many polygons (lists of rings in grid units), neighbours first."""
    pieces = []
    for rings in sorted(parts):
        piece = to_ogr(rings)
        pieces.append(piece if piece.IsValid() else piece.MakeValid())
    while len(pieces) > 1:
        pieces = [pieces[i].Union(pieces[i + 1]) if i + 1 < len(pieces) else pieces[i]
                  for i in range(0, len(pieces), 2)]
    return from_ogr(pieces[0])


def inner_point(polygon_list):
    """A point inside the largest polygon, for a label: (x, y) in grid units."""
    largest = max(polygon_list, key=lambda rings: abs(grid.ring_area(rings[0])))
    geometry = to_ogr(largest)
    centroid = geometry.Centroid()
    if not geometry.Contains(centroid):
        centroid = geometry.PointOnSurface()
    return round(centroid.GetX()), round(centroid.GetY())


def to_ogr_point(p):
    geometry = ogr.Geometry(ogr.wkbPoint)
    geometry.AddPoint_2D(*p)
    return geometry
