"""Relief shading from the elevation tiles that Marble ships, in Web Mercator.

The heights are 8-bit grey on a scale that is not linear and not documented: good for shading, not for metres.
"""

import json
import math

import numpy
from osgeo import gdal, ogr, osr

from . import grid, sources

TILE = 675  # pixels; 16 x 8 tiles cover the world: 30 pixels a degree
PER_DEGREE = 30
SEA_LEVEL = 95  # grey just below the lowest coastal plains: the sea's floor must not shade the coast


def _heights(west, south, east, north):
    """Heights in a box of whole degrees, one float a pixel, north up."""
    out = numpy.zeros(((north - south) * PER_DEGREE, (east - west) * PER_DEGREE), numpy.float32)
    left, top = (west + 180) * PER_DEGREE, (90 - north) * PER_DEGREE
    for row in range(top // TILE, (top + out.shape[0] - 1) // TILE + 1):
        for column in range(left // TILE, (left + out.shape[1] - 1) // TILE + 1):
            path = sources.need(sources.MARBLE_DEM / f"{row:06d}" / f"{row:06d}_{column:06d}.jpg",
                                "marble-qt-data")
            source = gdal.Open(str(path))  # must outlive its band
            tile = source.GetRasterBand(1).ReadAsArray()
            y, x = row * TILE - top, column * TILE - left
            y0, y1, x0, x1 = max(y, 0), min(y + TILE, out.shape[0]), max(x, 0), min(x + TILE, out.shape[1])
            out[y0:y1, x0:x1] = tile[y0 - y:y1 - y, x0 - x:x1 - x]
    return out


def _smooth(a):
    """A 3 x 3 binomial filter: takes the blocks of the JPEG away, keeps the ridges."""
    for axis in (0, 1):
        p = numpy.pad(a, [(1, 1) if i == axis else (0, 0) for i in (0, 1)], mode="edge")
        n = a.shape[axis]
        a = (p.take(range(n), axis) + 2 * p.take(range(1, n + 1), axis) + p.take(range(2, n + 2), axis)) / 4
    return a


def _shade(heights, steepness):
    """Lambert shading with the light in the north-west at 45 degrees; flat ground is 128."""
    dy, dx = numpy.gradient(_smooth(_smooth(_smooth(heights))) * steepness)
    light = numpy.array([-1.0, -1.0, math.sqrt(2)]) / 2  # towards the light: west, north, up
    normal = numpy.sqrt(dx * dx + dy * dy + 1)
    lit = (-dx * light[0] - dy * light[1] + light[2]) / normal
    # Steep slopes are pressed together, so that the Zagros does not go black where the desert is just seen.
    return 128 + 100 * numpy.tanh((lit - light[2]) * 2.2)


def _mercator_y(lat):
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _land_mask(land_path, west, east, top, height, width):
    """1 on land; `top` and the pixel size are in degrees of Mercator."""
    target = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    step = (east - west) / width
    target.SetGeoTransform((west, step, 0, top, 0, -step))
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    plane = osr.SpatialReference()
    plane.SetLocalCS("Mercator degrees")
    target.SetProjection(plane.ExportToWkt())
    layer = memory.CreateLayer("land", plane, ogr.wkbPolygon)
    source = ogr.Open(f"/vsigzip/{land_path}")
    for feature in source.GetLayer(0):
        rings = feature.GetGeometryRef()
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for i in range(rings.GetGeometryCount()):
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for lon, lat, *_ in rings.GetGeometryRef(i).GetPoints():
                ring.AddPoint_2D(lon, _mercator_y(max(-85.0, min(85.0, lat))))
            polygon.AddGeometry(ring)
        out = ogr.Feature(layer.GetLayerDefn())
        out.SetGeometry(polygon)
        layer.CreateFeature(out)
    gdal.RasterizeLayer(target, [1], layer, burn_values=[1])
    return target.GetRasterBand(1).ReadAsArray()


def build(path, land_path, west, south, east, north, per_degree, steepness):
    """Writes one 8-bit grey PNG, flat ground and sea 128, and returns what says where it lies."""
    heights = numpy.maximum(_heights(west, south, east, north), SEA_LEVEL)
    factor = PER_DEGREE // per_degree
    if factor > 1:
        h, w = heights.shape
        heights = heights.reshape(h // factor, factor, w // factor, factor).mean((1, 3))
    shaded = _shade(heights, steepness)

    top, bottom = _mercator_y(north), _mercator_y(south)
    rows = round((top - bottom) * per_degree)
    # Rows of equal latitude to rows of equal Mercator distance, linear between neighbours.
    y = top - (numpy.arange(rows) + 0.5) * (top - bottom) / rows
    lat = numpy.degrees(numpy.arctan(numpy.sinh(numpy.radians(y))))
    at = numpy.clip((north - lat) * per_degree - 0.5, 0, shaded.shape[0] - 1)
    low = numpy.minimum(at.astype(int), shaded.shape[0] - 2)
    part = (at - low)[:, None]
    picture = shaded[low] * (1 - part) + shaded[low + 1] * part

    if south <= -50:  # the world's picture ends on land in the north: no edge should show
        picture = 128 + (picture - 128) * numpy.clip((top - y) / 12, 0, 1)[:, None]

    mask = _land_mask(land_path, west, east, top, rows, picture.shape[1])
    # Steps of 4: finer ones are noise to the eye and would double the file.
    grey = numpy.clip(numpy.round(picture / 4) * 4, 0, 255).astype(numpy.uint8)
    grey = numpy.where(mask, grey, 128).astype(numpy.uint8)
    memory = gdal.GetDriverByName("MEM").Create("", grey.shape[1], grey.shape[0], 1, gdal.GDT_Byte)
    memory.GetRasterBand(1).WriteArray(grey)
    gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
    gdal.GetDriverByName("PNG").CreateCopy(str(path), memory, options=["ZLEVEL=9"])
    print(f"{path.name}: {grey.shape[1]} x {grey.shape[0]}, {path.stat().st_size / 1024:.0f} KB")
    return {"file": path.name, "west": west, "south": south, "east": east, "north": north}


def write_index(path, pictures):
    text = json.dumps({"projection": "Web Mercator", "neutral": 128, "pictures": pictures}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
