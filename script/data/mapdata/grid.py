"""The detailed box and the integer grid that every layer is snapped to."""

# The box that is drawn in detail: lon 10..75, lat 8..45 (west, south, east, north).
BOX = (10.0, 8.0, 75.0, 45.0)

# Grid units a degree. Ten-thousandths of a degree are about 11 m, well below the error of any source.
UNITS = 10_000

# Outside the box, lines are cut down with this tolerance (degrees) and islands smaller than MIN_AREA
# (square degrees) are left out.
COARSE_TOLERANCE = 0.02
COARSE_MIN_AREA = 0.01


def to_units(lon: float, lat: float) -> tuple[int, int]:
    return round(lon * UNITS), round(lat * UNITS)


def in_box(x: int, y: int, margin: float = 0.5) -> bool:
    """Whether a grid point lies in the detailed box, widened by `margin` degrees."""
    west, south, east, north = BOX
    return ((west - margin) * UNITS <= x <= (east + margin) * UNITS and
            (south - margin) * UNITS <= y <= (north + margin) * UNITS)


def overlaps_box(points) -> bool:
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    west, south, east, north = (v * UNITS for v in BOX)
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def ring_area(ring) -> float:
    """Signed area of a closed ring in square degrees; positive when it runs counter-clockwise."""
    twice = 0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        twice += x0 * y1 - x1 * y0
    return twice / 2 / UNITS / UNITS
