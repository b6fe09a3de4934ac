#!/usr/bin/python3
"""Checks the gazetteer's layer files: columns, ranges, keys, and well-known places.

Prints every fault with file and line; exit status 1 if there is any.
"""

import argparse
import collections
import csv
import gzip
import pathlib
import re
import sys

from layer import COLUMNS, KINDS, distance_km

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
DEMONYM_COLUMNS = ("demonym", "country", "tag", "source")
LAYERS = ("geonames", "regions", "countries", "airports", "countrystatecity", "rivers")
_KEY = re.compile(r"^[a-z0-9][a-z0-9-]*:\S+$")
_TAG = re.compile(r"^[a-z]{2,4}:")


class Checker:
    """Reads layers and collects faults."""

    def __init__(self):
        self.faults = []
        self.rows = {}
        self.by_name = collections.defaultdict(list)

    def fault(self, where, text):
        self.faults.append(f"{where}: {text}")

    def read(self, path, columns):
        if not path.exists():
            self.fault(path.name, "is missing; run script/data/build-gazetteer")
            return
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as table:
            head = next(table).rstrip("\n").split("\t")
            if tuple(head) != columns:
                self.fault(f"{path.name}:1", f"columns are {head}, expected {columns}")
                return
            for number, line in enumerate(table, 2):
                cells = line.rstrip("\n").split("\t")
                if len(cells) != len(columns):
                    self.fault(f"{path.name}:{number}", f"has {len(cells)} cells")
                    continue
                yield f"{path.name}:{number}", dict(zip(columns, cells))

    def row(self, where, row):
        if row["key"] in self.rows:
            self.fault(where, f"key {row['key']} occurs twice")
        self.rows[row["key"]] = (where, row)
        if not _KEY.match(row["key"]):
            self.fault(where, f"key '{row['key']}' has no scheme")
        if not row["name"] or not row["source"] or not row["feature"]:
            self.fault(where, "name, feature or source is empty")
        if row["kind"] not in KINDS:
            self.fault(where, f"unknown kind '{row['kind']}'")
        if not re.fullmatch(r"([A-Z]{2})?", row["country"]):
            self.fault(where, f"country '{row['country']}' is no alpha-2 code")
        for column, low, high in (("lat", -90, 90), ("lon", -180, 180), ("radius_km", 0.1, 8000)):
            try:
                value = float(row[column])
            except ValueError:
                value = float("nan")
            if not low <= value <= high:
                self.fault(where, f"{column} '{row[column]}' is not in {low}..{high}")
        if row["population"] and not row["population"].isdigit():
            self.fault(where, f"population '{row['population']}' is not a number")
        spellings = [_TAG.sub("", n) for n in row["names"].split("|")] if row["names"] else []
        if any(not s.strip() or ":" in s for s in spellings):
            self.fault(where, "an alternate name is empty or holds a colon")
        for name in {row["name"], *spellings}:
            self.by_name[name].append(row)

    def admin_keys(self):
        for where, row in self.rows.values():
            for column in ("admin1", "admin2"):
                key = row[column]
                if not key:
                    continue
                if key not in self.rows:
                    self.fault(where, f"{column} '{key}' is no row")
                elif self.rows[key][1]["kind"] != "region":
                    self.fault(where, f"{column} '{key}' is no region")
                elif self.rows[key][1]["country"] != row["country"]:
                    self.fault(where, f"{column} '{key}' lies in another country")

    def required(self, path):
        with path.open(encoding="utf-8", newline="") as table:
            for number, want in enumerate(csv.DictReader(table, delimiter="\t"), 2):
                where = f"{path.name}:{number}"
                found = [r for r in self.by_name.get(want["name"], ())
                         if r["country"] == want["country"] and r["kind"] == want["kind"]
                         and distance_km(float(r["lat"]), float(r["lon"]), float(want["lat"]),
                                         float(want["lon"])) <= float(want["within_km"])]
                if not found:
                    self.fault(where, f"no {want['kind']} '{want['name']}' near "
                                      f"{want['lat']}, {want['lon']}")
                elif want["display"] and not any(r["name"] == want["display"] for r in found):
                    self.fault(where, f"'{want['name']}' is shown as {found[0]['name']}, "
                                      f"not {want['display']}")
                elif want["feature"] and not any(r["feature"] == want["feature"] for r in found):
                    self.fault(where, f"'{want['name']}' is {found[0]['feature']}, "
                                      f"not {want['feature']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path,
                        default=REPOSITORY / "assets/gazetteer")
    folder = parser.parse_args().folder
    checker = Checker()
    for name in LAYERS:
        for where, row in checker.read(folder / f"{name}.tsv.gz", COLUMNS):
            checker.row(where, row)
    checker.admin_keys()
    checker.required(pathlib.Path(__file__).with_name("required_places.tsv"))
    demonyms = set()
    for where, row in checker.read(folder / "demonyms.tsv.gz", DEMONYM_COLUMNS):
        demonyms.add((row["demonym"], row["country"]))
        if row["country"] not in checker.rows:
            checker.fault(where, f"country '{row['country']}' is no row")
    for pair in (("Iraqi", "iso3166:IQ"), ("American", "iso3166:US"), ("Turkish", "iso3166:TR"),
                 ("British", "iso3166:GB"), ("Saudi", "iso3166:SA"), ("Turk", "iso3166:TR")):
        if pair not in demonyms:
            checker.fault("demonyms.tsv.gz", f"has no {pair}")
    size = sum(p.stat().st_size for p in folder.iterdir())
    if size > 25e6:
        checker.fault(str(folder), f"holds {size} bytes, more than 25 MB")
    for fault in checker.faults[:50]:
        print(fault, file=sys.stderr)
    print(f"{len(checker.rows)} rows, {len(checker.by_name)} different names, {size} bytes; "
          f"{len(checker.faults)} faults")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
