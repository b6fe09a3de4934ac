"""Settlements of Iraq, Syria and their neighbours that only an ODbL package has."""

import csv
import json
import re

import fetch
import names
from layer import Row, distance_km

COUNTRIES = frozenset("IQ SY TR IR KW SA JO LB IL PS".split())
# Not towns: Turkish central districts, Lebanese cazas, districts and provinces given as towns.
_NOT_TOWNS = re.compile(r"^(Merkez|Caza de .*|Qa\S+ .*|Nefat .*)$|(District|Governorate|County)$")
_SUPPLEMENT_KM = 15.0
# The package gives many districts as towns, at the district's middle: a point with the name of a
# town this near is that town's district.
_DISTRICT_KM = 80.0


def hand_made(path):
    """(country, loose names, lat, lon) of the hand-made rows, which are better placed."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as table:
        return [(r["country"], {names.loose(n) for n in (r["name"], *r["names"].split("|"))},
                 float(r["lat"]), float(r["lon"]))
                for r in csv.DictReader((line for line in table if not line.startswith("#")),
                                       delimiter="\t", quoting=csv.QUOTE_NONE)]


def build(folders, settlements, shapes, admin_keys, region_names, by_hand):
    """Rows for points that no other layer has. `region_names`: {country: loose names};
    `by_hand`: what hand_made returns."""
    towns = {}
    for town in settlements.rows:
        if town.country in COUNTRIES:
            for loose in {names.loose(n) for n in (town.name, *town.names)}:
                towns.setdefault((town.country, loose), []).append(town)
    rows, seen = [], set()
    for folder in sorted((folders["countrystatecity"] / "dist/data").iterdir()):
        country = folder.name.rsplit("-", 1)[-1]
        if country not in COUNTRIES or not folder.is_dir():
            continue
        for path in sorted(folder.glob("*/cities.json")):
            for point in json.loads(path.read_text(encoding="utf-8")):
                row = _row(point, country)
                loose = names.loose(row.name) if row else ""
                if not loose or (loose, country, path.parent.name) in seen \
                        or loose in region_names.get(country, ()) \
                        or any(distance_km(t.lat, t.lon, row.lat, row.lon) < _DISTRICT_KM
                               for t in towns.get((country, loose), ())) \
                        or any(c == country and loose in n and
                               distance_km(lat, lon, row.lat, row.lon) < _SUPPLEMENT_KM
                               for c, n, lat, lon in by_hand):
                    continue
                seen.add((loose, country, path.parent.name))
                shape = shapes.at(row.lat, row.lon, country)
                if shape is None:
                    continue  # in the sea or another country: a wrong coordinate
                row.admin1, row.admin2 = admin_keys.get(shape, ("", ""))
                rows.append(row)
    return rows


def _row(point, country):
    name = point["name"].strip()
    # The package's quarters of Baghdad lie up to ten kilometres off; they are placed by hand.
    if country == "IQ" and point["state_code"] == "BG":
        return None
    if not point["latitude"] or not point["longitude"] or _NOT_TOWNS.search(name):
        return None
    key = f"countrystatecity:{point['id']}"
    display = names.english(key, name, "", country)
    display = display[:1].upper() + display[1:]
    alternates = names.alternates([name, names.plain(name), point.get("native") or ""], display,
                                  country, True)
    return Row(key, display, "settlement", "PPL", country, float(point["latitude"]),
               float(point["longitude"]), 1.5, fetch.tag("countrystatecity"), alternates)
