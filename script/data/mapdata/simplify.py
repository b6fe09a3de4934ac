"""Line simplification after Douglas and Peucker (1973), with a tolerance that depends on the place."""

from . import grid


def douglas_peucker(points, tolerance):
    """Keeps the two ends and every point farther than `tolerance` (grid units) from the line so far."""
    if len(points) < 3:
        return list(points)
    keep = bytearray(len(points))
    keep[0] = keep[-1] = 1
    stack = [(0, len(points) - 1)]
    limit = tolerance * tolerance
    while stack:
        first, last = stack.pop()
        ax, ay = points[first]
        bx, by = points[last]
        dx, dy = bx - ax, by - ay
        length2 = dx * dx + dy * dy
        worst, at = limit, -1
        for i in range(first + 1, last):
            px, py = points[i]
            ux, uy = px - ax, py - ay
            if length2:
                t = (ux * dx + uy * dy) / length2
                t = 0.0 if t < 0 else 1.0 if t > 1 else t
                ux -= t * dx
                uy -= t * dy
            d2 = ux * ux + uy * uy
            if d2 > worst:
                worst, at = d2, i
        if at >= 0:
            keep[at] = 1
            stack.append((first, at))
            stack.append((at, last))
    return [p for p, k in zip(points, keep) if k]


def without_repeats(points):
    out = [points[0]]
    for p in points[1:]:
        if p != out[-1]:
            out.append(p)
    return out


def line(points, fine=0.0, coarse=grid.COARSE_TOLERANCE):
    """Cuts a line down: tolerance `fine` in the detailed box, `coarse` outside (degrees).

    Runs inside and outside the box are cut down one by one with their ends kept, so that a line that is
    shared by two areas stays shared whichever way it is read.
    """
    points = without_repeats(points)
    if len(points) < 3:
        return points
    if points[0] > points[-1]:  # one answer for both directions
        return line(points[::-1], fine, coarse)[::-1]
    out = [points[0]]
    start = 0
    inside = [grid.in_box(*p) for p in points]
    for i in range(1, len(points)):
        if i == len(points) - 1 or inside[i] != inside[i - 1]:
            run = points[start:i + 1]
            tolerance = (fine if inside[start] or inside[i - 1] else coarse) * grid.UNITS
            out.extend((douglas_peucker(run, tolerance) if tolerance else run)[1:])
            start = i
    return out


def ring(points, fine=0.0, coarse=grid.COARSE_TOLERANCE, min_area=grid.COARSE_MIN_AREA):
    """Cuts a closed ring down; empty when it is too small to be kept or collapses."""
    points = without_repeats(points)
    if len(points) < 4 or points[0] != points[-1]:
        return []
    if not grid.overlaps_box(points) and abs(grid.ring_area(points)) < min_area:
        return []
    # A ring has no ends: cut it at the two points that are farthest apart along x and y.
    body = points[:-1]
    first = min(range(len(body)), key=lambda i: body[i])
    body = body[first:] + body[:first]
    far = max(range(len(body)), key=lambda i: (body[i][0] - body[0][0])**2 + (body[i][1] - body[0][1])**2)
    out = line(body[:far + 1], fine, coarse)[:-1] + line(body[far:] + body[:1], fine, coarse)
    return out if len(out) >= 4 and grid.ring_area(out) != 0 else []


def joined(lines):
    """Lines put end to end wherever exactly two ends meet, so that they can be simplified as one."""
    ends = {}
    for number, points in enumerate(lines):
        for end in (points[0], points[-1]):
            ends.setdefault(end, []).append(number)
    used, out = set(), []

    def follow(points):
        """Adds to the end of `points` while one unused line goes on from there."""
        while len(ends[points[-1]]) == 2:
            onwards = [n for n in ends[points[-1]] if n not in used]
            if len(onwards) != 1:
                break
            used.add(onwards[0])
            more = lines[onwards[0]]
            points += (more if more[0] == points[-1] else more[::-1])[1:]
        return points

    for number, points in enumerate(lines):
        if number not in used:
            used.add(number)
            there = follow(list(points))
            out.append(follow(there[::-1])[::-1] if there[0] != there[-1] else there)
    return out
