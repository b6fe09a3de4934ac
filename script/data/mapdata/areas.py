"""Land, borders, countries and provinces, all from Natural Earth 1:10m."""

from . import grid, shapes, simplify, sources, write
from .topology import Topology

# Natural Earth's boundary classes and what the map draws for them.
BORDER_CLASSES = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Line of control (please verify)": "line_of_control",
    "Overlay limit": "line_of_control",  # UN zones on the Golan and on Cyprus
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Lease limit": "line_of_control",
    # The package's own changes to Natural Earth: the northern edge of Western Sahara, Morocco with Algeria.
    "ForgetMagics": "disputed",
    "International boundary (Magics)": "international",
}

# Areas that Natural Earth shows apart, and the country whose area they are counted to when the cursor asks
# which country it is over. The disputed line itself is drawn all the same.
COUNTED_TO = {"SOL": "SOM", "CYN": "CYP", "KAB": "KAZ", "KAS": "IND", "ESB": "GBR", "WSB": "GBR", "USG": "CUB",
              "CSI": "AUS", "ATC": "AUS", "ALD": "FIN", "CLP": "FRA"}
# Codes that differ from ISO 3166-1 alpha-3 or that have no alpha-2 in the source.
ALPHA2 = {"KOS": "XK", "PSX": "PS", "SDS": "SS", "SAH": "EH", "FRA": "FR", "NOR": "NO", "SOM": "SO", "CYP": "CY",
          "KAZ": "KZ", "IND": "IN", "GBR": "GB", "CUB": "CU", "AUS": "AU", "FIN": "FI"}
ALPHA3 = {"KOS": "XKX", "PSX": "PSE", "SDS": "SSD", "SAH": "ESH"}

# Provinces smaller than this (square degrees) are drawn in the detailed box only.
MIN_COARSE_PROVINCE = 0.5


def land():
    for _, geometry in sources.natural_earth("land"):
        for rings in shapes.polygons(geometry):
            cut = [simplify.ring(r) for r in rings]
            for part in shapes.repaired([r for r in cut if r] if cut[0] else []):
                yield {}, write.polygon([part])


def borders():
    groups = {}
    for properties, geometry in sources.natural_earth("admin_0_boundary_lines_land"):
        if properties["featurecla"] not in BORDER_CLASSES:
            raise SystemExit(f"unknown class of border: {properties['featurecla']}")
        kind = BORDER_CLASSES[properties["featurecla"]]
        groups.setdefault((kind, properties["name"] or ""), []).extend(
            simplify.without_repeats(l) for l in shapes.lines(geometry))
    for (kind, name), lines in groups.items():
        lines = [l for l in lines if len(l) > 1]
        for part in simplify.joined(lines):
            yield {"class": kind, "name": name}, write.lines([simplify.line(part)])


def _clean(name):
    return " ".join((name or "").split())


def _province_names(p):
    english = _clean(p["name_en"]) or _clean(p["name"])
    arabic = _clean(p["name_ar"])
    for prefix in ("محافظة ",):  # "governorate": the class says so already
        arabic = arabic.removeprefix(prefix)
    return english, arabic


def admin(work):
    """Countries and provinces, (countries, provinces, province lines) as lists of features."""
    properties, areas = {}, {}
    for i, (p, geometry) in enumerate(sources.provinces(work)):
        p["country"] = COUNTED_TO.get(p["adm0_a3"], p["adm0_a3"])
        properties[i], areas[i] = p, shapes.polygons(geometry)
    topology = Topology(areas)
    topology.simplify()

    parts = {i: [r for rings in topology.polygons(i) for r in shapes.repaired(rings)] for i in areas}
    size = {i: sum(abs(grid.ring_area(r[0])) for r in parts[i]) for i in areas}
    near = {i: any(grid.overlaps_box(r[0]) for r in parts[i]) for i in areas}
    shown = {i for i in areas if parts[i] and (near[i] or size[i] >= MIN_COARSE_PROVINCE)}

    lines = []
    for points, users in topology.arcs():
        users = sorted(users)
        if (len(users) > 1 and len({properties[u]["country"] for u in users}) == 1 and
                any(u in shown for u in users)):
            lines.append(({"country": _alpha2(properties[users[0]])}, write.lines([points])))

    provinces = []
    for i in sorted(shown):
        p = properties[i]
        if not near[i] or p["adm0_a3"] == "ATA" or not p["iso_3166_2"]:
            continue  # elsewhere the line is enough
        english, arabic = _province_names(p)
        label = grid.to_units(p["longitude"], p["latitude"])
        provinces.append(({"iso_3166_2": p["iso_3166_2"], "country": _alpha2(p), "name_en": english,
                           "name_ar": arabic, "rank": p["labelrank"], "label_lon": label[0] / grid.UNITS,
                           "label_lat": label[1] / grid.UNITS}, write.polygon(parts[i])))
    return _countries(properties, parts), provinces, lines


def _alpha2(p):
    code = ALPHA2.get(p["country"]) or p["iso_a2"]
    return code if len(code) == 2 and code.isalpha() else ""


def _countries(properties, parts):
    english, arabic = sources.cldr_territories("en"), sources.cldr_territories("ar")
    members = {}
    for i, p in properties.items():
        members.setdefault(p["country"], []).append(i)
    out = []
    for code, numbers in sorted(members.items()):
        polygons = [rings for i in numbers for rings in parts[i]]
        if not polygons:
            continue
        polygons = [[r for r in rings if len(r) >= 4] for rings in shapes.union(polygons)]
        own = next((properties[i] for i in numbers if properties[i]["adm0_a3"] == code), properties[numbers[0]])
        alpha2 = _alpha2(own)
        x, y = shapes.inner_point(polygons)
        area = sum(abs(grid.ring_area(r[0])) for r in polygons)
        out.append(({"iso_a2": alpha2, "iso_a3": ALPHA3.get(code, code),
                     "name_en": english.get(alpha2, own["admin"]), "name_ar": arabic.get(alpha2, ""),
                     "area": round(area, 3), "label_lon": x / grid.UNITS, "label_lat": y / grid.UNITS},
                    write.polygon(polygons)))
    return out
