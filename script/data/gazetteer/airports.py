"""Airports and air bases (OurAirports by an ODbL package): all of the detailed map's part of the
world, the large ones elsewhere."""

import contextlib
import json
import re
import sqlite3

import fetch
import names
from layer import Row, in_detail_box

_MILITARY = re.compile(
    r"\b(Air ?Base|Airbase|AFB|AB|RAF|Army|Naval|Navy|Air Force|Military|Forward Operating Base|"
    r"Camp|Base|Air Station|NAS|Garrison|Barracks|Fort)\b")
_FACILITY = re.compile(
    r"\b(air|airport|airbase|airfield|aerodrome|base|camp|field|fob|fort|raf|afb|nas|station|"
    r"intl|international|strip)\b|\u0645\u0637\u0627\u0631|\u0642\u0627\u0639\u062f\u0629", re.I)
_HELIPORT_OF_INTEREST = re.compile(r"\b(Air ?[Bb]ase|Naval Base|Camp|Operating Base|Army)\b")
_RADIUS_KM = {"large_airport": 3.0, "medium_airport": 2.0}


def _spellings(name):
    """The parts of 'A / B' and 'A (B)', bare of notes such as 'under construction'."""
    parts = [p.strip(" -") for p in re.split(r"\s*/\s*|\s*\(|\)", name) if p.strip(" -")]
    return [p for p in parts if names.usable(p) and not re.match(r"(under|closed|old|former)\b", p,
                                                                 re.I)]


def _keywords(folder):
    """{ident: other names} from the package that keeps OurAirports' keywords."""
    entries = json.loads((folder / "data/airports.json").read_text(encoding="utf-8"))
    return {e["ident"]: [k.strip(" \u200e\u200f") for k in e["keywords"].split(",") if k.strip()]
            for e in entries if e["keywords"]}


def _wanted(kind, name, lat, lon):
    if kind in ("large_airport",):
        return True
    if not in_detail_box(lat, lon):
        return False
    if kind in ("heliport", "closed"):
        return bool(_HELIPORT_OF_INTEREST.search(name)) and "Hospital" not in name
    return kind in ("medium_airport", "small_airport")


def _feature(display, name):
    """A civil airport shared with an air force counts as an airport."""
    if "Airport" in display:
        return "AIRP"
    return "AIRB" if _MILITARY.search(name) else "AIRP"


def build(folders, shapes, admin_keys):
    """`admin_keys`: {shape: (admin1, admin2)} of the region rows."""
    keywords = _keywords(folders["airport_keywords"])
    path = folders["airports"] / "dist/airports.sqlite"
    rows = []
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT icao, name, type, latitude, longitude, country_code "
                                 "FROM airports ORDER BY icao").fetchall()
    for ident, name, kind, lat, lon, country in found:
        spellings = _spellings(name)
        if not spellings or not _wanted(kind, name, lat, lon):
            continue
        # A keyword that says no kind of facility is a town, a region or a people.
        others = [k for k in keywords.get(ident, []) if names.usable(k) and _FACILITY.search(k)]
        others += [re.sub(r"\b(Army )?Air ?[Ff]ield\b", "Airfield", s) for s in spellings]
        others += [re.sub(r"\bAir Base\b", "Airbase", s) for s in spellings]
        plain = names.plain(spellings[0]) if country in names.ROMANISED else spellings[0]
        row = Row(f"ourairports:{ident}", plain, "facility",
                  _feature(spellings[0], name), country,
                  lat, lon, _RADIUS_KM.get(kind, 1.5), fetch.tag("airports"),
                  names.alternates(spellings + others, plain, country, True))
        shape = shapes.at(lat, lon, country)
        if shape is not None:
            row.admin1, row.admin2 = admin_keys.get(shape, ("", ""))
        rows.append(row)
    return rows
