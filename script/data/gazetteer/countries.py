"""Countries and demonyms (world-countries, ODbL), with names and noun forms usual in news."""

import csv
import json
import math
import pathlib
import re

import fetch
import names
from layer import Row
from shapes import centre_and_radius

DEMONYM_COLUMNS = ("demonym", "country", "tag", "source")
_ACRONYM = re.compile(r"^[A-Z][A-Z.]{1,7}$")
MOST_KM = 5000.0  # scattered islands
OWN_SOURCE = "dateline"
# Languages whose names are kept: those of the stories' region, and those of news agencies.
_TRANSLATIONS = {"ara": "ar", "per": "fa", "urd": "ur", "tur": "tr", "fra": "fr", "deu": "de",
                 "spa": "es"}
_NATIVE = {"ara": "ar", "fas": "fa", "prs": "fa", "ckb": "ku", "urd": "ur", "pus": "ps",
           "tur": "tr"}


def key_of(alpha2):
    return f"iso3166:{alpha2}"


def _read_table(name):
    path = pathlib.Path(__file__).with_name(name)
    with path.open(encoding="utf-8", newline="") as table:
        return {row["country"]: row
                for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _names(entry, display, more):
    """Untagged: English and local names in Latin letters; tagged: other languages' names."""
    untagged = [entry["name"]["common"], entry["name"]["official"], *more]
    untagged += [n for n in entry["altSpellings"][1:] if "," not in n and "(" not in n]
    tagged = []
    for native in entry["name"]["native"].items():
        language, both = native
        for text in both.values():
            if language in _NATIVE and names.script(text) == "ARABIC":
                tagged.append(f"{_NATIVE[language]}:{text}")
    for language, tag in _TRANSLATIONS.items():
        both = entry["translations"].get(language, {})
        tagged += [f"{tag}:{t}" for t in both.values() if names.script(t) in ("LATIN", "ARABIC")]
    found, folds = [], {names.folded(display)}
    for text in untagged:
        # Acronyms in the hand-made table are wanted; those of the package are codes.
        wanted = text in more or (names.usable(text) and names.script(text) == "LATIN")
        if wanted and (names.folded(text) not in folds or "." in text):
            folds.add(names.folded(text))
            # US, U.S. and CAR are no words: tagged, so that only the same capitals match.
            found.append(f"abbr:{text}" if _ACRONYM.match(text) else text)
    return found + [t for t in dict.fromkeys(tagged)
                    if names.folded(t.split(":", 1)[1]) not in folds]


def build(folders, shapes_by_country):
    """Returns (rows of countries, rows of demonyms)."""
    entries = json.loads((folders["countries"] / "countries.json").read_text(encoding="utf-8"))
    own_names, own_demonyms = _read_table("country_names.tsv"), _read_table("demonyms.tsv")
    rows, demonyms = [], []
    for entry in entries:
        alpha2 = entry["cca2"]
        own = own_names.get(alpha2, {})
        display = own.get("name") or entry["name"]["common"]
        more = own.get("more", "").split("|") if own else []
        lat, lon = entry["latlng"]
        shapes = shapes_by_country.get(alpha2)
        if shapes:
            centre_lat, centre_lon, radius = centre_and_radius(shapes)
            radius = min(radius, MOST_KM)
            if not any(s.holds(lat, lon) for s in shapes):
                lat, lon = centre_lat, centre_lon
        else:
            radius = max(1.0, math.sqrt(max(entry["area"], 1.0) / math.pi))
        rows.append(Row(key_of(alpha2), display, "country",
                        "PCLI" if entry["independent"] else "PCLD", alpha2, float(lat),
                        float(lon), radius, fetch.tag("countries"), _names(entry, display, more)))
        demonyms += _demonyms(entry, own_demonyms.get(alpha2))
    return rows, demonyms


def _demonyms(entry, own):
    uses = {}
    for language, forms in entry["demonyms"].items():
        for gender, texts in forms.items():
            for text in texts.replace(" or ", ", ").split(","):
                if text.strip():
                    uses.setdefault((language, text.strip()), set()).add(gender)
    rows = []
    for (language, text), genders in uses.items():
        use = language if genders == {"f", "m"} else f"{language}:{min(genders)}"
        rows.append((text, key_of(entry["cca2"]), use, fetch.tag("countries")))
    have = {text for language, text in uses if language == "eng"}
    for text in own["demonyms"].split("|") if own else []:
        if text not in have:
            rows.append((text, key_of(entry["cca2"]), "eng", OWN_SOURCE))
    return rows
