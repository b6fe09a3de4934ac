#!/usr/bin/env python3
"""assets.py [--update] [TOP]: checks assets/ against the list assets/SOURCES.md; exit status 1 on a fault.

Every file below assets/ is listed in a table row whose first cell is its path in backticks, relative
to assets/, and whose last cell is its SHA-256. Text that was written for Dateline itself (lexicons,
rules, the sample story) may have `own` there instead, and a row for a whole folder (`lexicon/`):
the project's history vouches for it. --update writes the right checksums into the rows that are there.

Names on the map in Arabic have no teh marbuta inside a word: that is how other languages' spellings write a vowel.
"""
import gzip
import hashlib
import json
import re
import sys
from pathlib import Path

MB = 1_000_000
MOST = 55 * MB
BUDGETS = {"gazetteer": 25 * MB, "map": 8 * MB, "fonts": 3 * MB}
NOT_ARABIC = re.compile("\u0629[\u0621-\u064a]")
ROW = re.compile(r"^\|\s*`([^`]+)`\s*\|.*\|\s*`?(own|[0-9a-f]{64}|-?)`?\s*\|\s*$")


def rows(text):
    """{path: (checksum or "own" or "", line number)} of the tables in SOURCES.md."""
    listed = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = ROW.match(line)
        if match:
            listed[match[1]] = (match[2].strip("-"), number)
    return listed


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wrong_names(layer):
    """One line for each Arabic name in a gzipped layer of GeoJSON lines that is not spelt in Arabic."""
    found = []
    with gzip.open(layer, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            name = (json.loads(line).get("properties") or {}).get("name_ar") or ""
            if NOT_ARABIC.search(name):
                found.append(f"{layer.parent.name}/{layer.name}:{number}: {name} is not how Arabic spells a name")
    return found


def faults(assets):
    """One line for each file that is not listed, has changed, is missing or too large."""
    listing = assets / "SOURCES.md"
    if not assets.is_dir():
        return ["assets/: is missing"]
    if not listing.is_file():
        return [f"{listing}: is missing; it lists origin, licence, script and checksum of each asset"]
    listed = rows(listing.read_text(encoding="utf-8"))
    own_folders = [path for path, (sum_, _) in listed.items() if path.endswith("/") and sum_ == "own"]
    found, sizes = [], {}
    for path in sorted(assets.rglob("*")):
        if not path.is_file() or path == listing:
            continue
        place = path.relative_to(assets).as_posix()
        group = place.split("/")[0] if "/" in place else ""
        sizes[group] = sizes.get(group, 0) + path.stat().st_size
        if place in listed:
            sum_, number = listed[place]
            if sum_ != "own" and sum_ != digest(path):
                found.append(f"SOURCES.md:{number}: {place} has another checksum: {digest(path)}")
        elif not any(place.startswith(folder) for folder in own_folders):
            found.append(f"SOURCES.md: does not list {place}")
        if place.startswith("map/") and place.endswith(".geojsonl.gz"):
            found += wrong_names(path)
    for place, (_, number) in listed.items():
        if not (assets / place).exists():
            found.append(f"SOURCES.md:{number}: lists {place}, which is not there")
    for group, most in BUDGETS.items():
        if sizes.get(group, 0) > most:
            found.append(f"{group}/: {sizes[group]} bytes, over its budget of {most}")
    if sum(sizes.values()) > MOST:
        found.append(f"assets/: {sum(sizes.values())} bytes, over the budget of {MOST}")
    return found


def update(assets):
    """Writes the right checksum into each row of a file that is there and not our own."""
    listing = assets / "SOURCES.md"
    lines = listing.read_text(encoding="utf-8").splitlines(keepends=True)
    for index, line in enumerate(lines):
        match = ROW.match(line)
        if match and match[2] != "own" and (assets / match[1]).is_file():
            start, end = match.span(2)
            lines[index] = line[:start] + digest(assets / match[1]) + line[end:]
    listing.write_text("".join(lines), encoding="utf-8")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    top = Path(arguments[0]) if arguments else Path(__file__).parents[2]
    if "--update" in sys.argv[1:]:
        update(top / "assets")
    found = faults(top / "assets")
    print("\n".join(found) if found else "Every asset is listed and as listed.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
