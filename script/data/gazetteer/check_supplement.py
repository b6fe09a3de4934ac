#!/usr/bin/python3
"""Checks the hand-written tables of places, assets/gazetteer/supplement.tsv and areas.tsv.

Prints every fault with file and line; exit status 1 if there is any.
"""

import argparse
import collections
import gzip
import pathlib
import re
import sys

from layer import COLUMNS, KINDS, distance_km, PointIndex

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
LEAST_ROWS = {"supplement.tsv": 7500, "areas.tsv": 150}
KINDS_OF_AREAS = ("area", "water", "relief", "other")
# Where Arabic is the language of the press, a place without its Arabic name is not found in it.
ARABIC_COUNTRIES = frozenset("IQ SY LB PS YE LY EG JO KW QA BH AE SA SD".split())
NAMESAKES_KM = 5.0
# A place on land lies within this of some settlement of its own country; deserts are wide.
FARTHEST_KM = 160.0
_KEY = re.compile(r"^dateline:[a-z0-9]+(-[a-z0-9]+)*$")
_TAG = re.compile(r"^([a-z]{2,4}):(.+)$")
_RECALLED = re.compile(r"^recalled ~([0-9.]+) km$")
_ARABIC = re.compile("^[\u0600-\u06ff\u200c .\u0660-\u0669\u06f0-\u06f90-9-]+$")
_KURDISH_LATIN = re.compile("^[A-Za-z\u00c0-\u017f .'-]+$")


class Checker:
    """Reads the tables and collects faults."""

    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        self.keys = {}
        self.rows = []
        self.regions = self._packages("regions.tsv.gz")
        self.settlements = PointIndex()
        for row in self._packages("geonames.tsv.gz").values():
            self.settlements.add(float(row["lat"]), float(row["lon"]), row["country"])

    def _packages(self, name):
        with gzip.open(self.folder / name, "rt", encoding="utf-8") as table:
            columns = next(table).rstrip("\n").split("\t")
            rows = (dict(zip(columns, line.rstrip("\n").split("\t"))) for line in table)
            return {row["key"]: row for row in rows}

    def fault(self, where, text):
        self.faults.append(f"{where}: {text}")

    def table(self, name):
        path = self.folder / name
        if not path.exists():
            self.fault(name, "is missing")
            return
        head, count, last = None, 0, ""
        for number, raw in enumerate(path.read_bytes().split(b"\n"), 1):
            where = f"{name}:{number}"
            try:
                line = raw.decode("utf-8")
            except UnicodeDecodeError:
                self.fault(where, "is not UTF-8")
                continue
            if not line:
                continue
            if head is None and line.startswith("#"):
                continue
            cells = line.split("\t")
            if head is None:
                head = cells
                if tuple(head) != COLUMNS:
                    self.fault(where, f"columns are {head}, expected {COLUMNS}")
                    return
                continue
            if len(cells) != len(COLUMNS):
                self.fault(where, f"has {len(cells)} cells, expected {len(COLUMNS)}")
                continue
            row = dict(zip(COLUMNS, cells))
            self.row(name, where, row)
            if row["key"] <= last:
                self.fault(where, "is not sorted by key")
            count, last = count + 1, row["key"]
        if count < LEAST_ROWS[name]:
            self.fault(name, f"has {count} rows, expected at least {LEAST_ROWS[name]}")

    def row(self, table, where, row):
        if not _KEY.match(row["key"]):
            self.fault(where, f"key '{row['key']}' is not of the form dateline:some-place")
        if row["key"] in self.keys:
            self.fault(where, f"key {row['key']} is that of {self.keys[row['key']]} too")
        self.keys[row["key"]] = where
        for column, cell in row.items():
            if cell != cell.strip() or "  " in cell:
                self.fault(where, f"{column} has stray blanks")
        if not row["name"] or not re.fullmatch("[A-Z]{2,6}[0-9]?H?", row["feature"]):
            self.fault(where, "name is empty or feature is no GeoNames code")
        if row["kind"] not in KINDS:
            self.fault(where, f"unknown kind '{row['kind']}'")
        if table == "areas.tsv" and row["kind"] not in KINDS_OF_AREAS:
            self.fault(where, f"kind '{row['kind']}' belongs in supplement.tsv")
        if not re.fullmatch("([A-Z]{2})?", row["country"]):
            self.fault(where, f"country '{row['country']}' is no alpha-2 code")
        if row["population"] and not row["population"].isdigit():
            self.fault(where, f"population '{row['population']}' is not a number")
        if row["admin1"]:
            region = self.regions.get(row["admin1"])
            if region is None or region["country"] != row["country"]:
                self.fault(where, f"admin1 '{row['admin1']}' is no region of the country")
        self.names(where, row)
        if self.numbers(where, row):
            self.rows.append((where, row))

    def names(self, where, row):
        spellings = row["names"].split("|") if row["names"] else []
        folded = [s.casefold() for s in (row["name"], *spellings)]
        if len(set(folded)) != len(folded):
            self.fault(where, "a spelling is given twice, though perhaps in other capitals")
        for spelling in spellings:
            tag = _TAG.match(spelling)
            text = tag[2] if tag else spelling
            if not text.strip() or text != text.strip() or re.search("[():;]", text):
                self.fault(where, f"spelling '{spelling}' is empty or has signs that no text has")
            elif tag and tag[1] == "ar" and not _ARABIC.match(tag[2]):
                self.fault(where, f"'{spelling}' is not Arabic")
            elif tag and tag[1] == "ku" and not (_ARABIC.match(tag[2]) or
                                                 _KURDISH_LATIN.match(tag[2])):
                self.fault(where, f"'{spelling}' is not Kurdish")
            elif not tag and re.search("[\u0600-\u06ff]", spelling):
                self.fault(where, f"'{spelling}' needs its language before it")
        if row["country"] in ARABIC_COUNTRIES and not any(s.startswith("ar:") for s in spellings):
            self.fault(where, "has no Arabic name")

    def numbers(self, where, row):
        sound = True
        for column, low, high in (("lat", -90, 90), ("lon", -180, 180), ("radius_km", 0.1, 8000)):
            try:
                value = float(row[column])
            except ValueError:
                value = float("nan")
            if not low <= value <= high:
                self.fault(where, f"{column} '{row[column]}' is not in {low}..{high}")
                sound = False
        recalled = _RECALLED.match(row["source"])
        if not row["source"] or (row["source"].startswith("recalled") and not recalled):
            self.fault(where, "source is empty or not of the form 'recalled ~N km'")
        elif sound and recalled and float(recalled[1]) > float(row["radius_km"]):
            self.fault(where, f"may be off by {recalled[1]} km, which radius_km does not hold")
        return sound

    def geometry(self):
        by_name = collections.defaultdict(list)
        for where, row in self.rows:
            place = (where, row["kind"], row["country"], float(row["lat"]), float(row["lon"]))
            for name in {n.casefold() for n in (row["name"], *row["names"].split("|"))} - {""}:
                by_name[(name, row["kind"])].append(place)
            if row["kind"] in ("settlement", "district") and row["country"]:
                self.at_home(where, row)
        seen = set()
        for (name, kind), places in by_name.items():
            for i, a in enumerate(places):
                for b in places[i + 1:]:
                    if distance_km(*a[3:], *b[3:]) < NAMESAKES_KM and (a[0], b[0]) not in seen:
                        seen.add((a[0], b[0]))
                        self.fault(b[0], f"{kind} '{name}' is within {NAMESAKES_KM:g} km of {a[0]}")

    def at_home(self, where, row):
        """A coordinate with swapped digits mostly lies far from every town of its country."""
        lat, lon = float(row["lat"]), float(row["lon"])
        for reach in range(0, 8):
            for dlat in (-reach, reach):
                for dlon in range(-reach, reach + 1):
                    for a, b in ((dlat, dlon), (dlon, dlat)):
                        near = self.settlements.near(lat + a * 0.25, lon + b * 0.25, 0.25)
                        if any(country == row["country"] for _, country in near):
                            return
        self.fault(where, f"lies over {FARTHEST_KM:g} km from every settlement of {row['country']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path,
                        default=REPOSITORY / "assets/gazetteer")
    checker = Checker(parser.parse_args().folder)
    for name in LEAST_ROWS:
        checker.table(name)
    checker.geometry()
    for fault in checker.faults[:100]:
        print(fault, file=sys.stderr)
    kinds = collections.Counter(row["kind"] for _, row in checker.rows)
    print(f"{len(checker.rows)} rows, {dict(sorted(kinds.items()))}; {len(checker.faults)} faults")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
