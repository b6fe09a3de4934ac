#!/usr/bin/env python3
"""gazetteer_dump.py OUT --names TABLE [--places N] [--alternates M] [--seed S]

Writes allCountries.txt and alternateNamesV2.txt in GeoNames' form into the folder OUT: N places
(12 million) with M further names (16 million). Names are put together from the words of a table of
places (columns name and names, as assets/gazetteer/geonames.tsv.gz), so that their length, their
scripts and their repetitions are those of real ones; the places themselves are made up.
"""
import argparse
import gzip
import pathlib
import random
import re

CLASSES = [("P", "PPL", 40), ("H", "STM", 18), ("S", "SCH", 8), ("T", "MT", 10), ("T", "HLL", 6),
           ("L", "LCTY", 5), ("S", "HTL", 4), ("H", "LK", 4), ("P", "PPLX", 2), ("V", "FRST", 2),
           ("A", "ADM3", 1)]


def words_of(table):
    """(whole names, first words, last words, names in other scripts) of a table of places."""
    whole, first, last, other = [], [], [], []
    opened = gzip.open(table, "rt", encoding="utf-8") if table.suffix == ".gz" \
        else table.open(encoding="utf-8")
    with opened as lines:
        header = next(lines).rstrip("\n").split("\t")
        name_at, names_at = header.index("name"), header.index("names")
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            whole.append(fields[name_at])
            parts = fields[name_at].split(" ")
            if len(parts) > 1:
                first.append(parts[0])
                last.append(parts[-1])
            for name in fields[names_at].split("|"):
                tag = re.match(r"[a-z]{2,4}:", name)
                name = name[tag.end():] if tag else name
                if name and "," not in name and not name.isascii():
                    other.append(name)
    return whole, first, last, other or whole


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--names", type=pathlib.Path, required=True)
    parser.add_argument("--places", type=int, default=12_000_000)
    parser.add_argument("--alternates", type=int, default=16_000_000)
    parser.add_argument("--seed", type=int, default=1)
    o = parser.parse_args()
    whole, first, last, other = words_of(o.names)
    single = [name for name in whole if " " not in name]
    rnd = random.Random(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    kinds = rnd.choices(CLASSES, [c[2] for c in CLASSES], k=4096)
    # Each turn draws what a batch needs in a few calls: twelve million single draws take minutes.
    batch = 50_000
    countries = [a + b for a in "ABCDEGIKLMNPSTUVZ" for b in "ADEGLMNORSTUYZ"]

    def names(count):
        base = rnd.choices(whole, k=count)
        words = rnd.choices(single, k=count)
        before = rnd.choices(first, k=count)
        after = rnd.choices(last, k=count)
        forms = rnd.choices("wwfflbb", k=count)
        for form, w, s, f, l in zip(forms, base, words, before, after):
            if form == "w":
                yield w
            elif form == "f":
                yield f + " " + s
            elif form == "l":
                yield s + " " + l
            else:  # one name's beginning with another's end
                yield s[:len(s) // 2 + 1] + w[len(w) // 2:].lower()

    with (o.out / "allCountries.txt").open("w", encoding="utf-8") as dump:
        for start in range(0, o.places, batch):
            count = min(batch, o.places - start)
            at = rnd.choices(range(4096), k=count)
            lines = []
            for i, name, k in zip(range(start, start + count), names(count), at):
                cls, code, _ = kinds[k]
                country = countries[(i * 7919 >> 12) % len(countries)]
                lat = (k * 37 + i * 0.618) % 140 - 60
                lon = (k * 91 + i * 0.755) % 360 - 180
                people = k * 13 if cls == "P" and k % 5 == 0 else 0
                lines.append(f"{i + 1}\t{name}\t{name if name.isascii() else ''}\t\t{lat:.5f}\t{lon:.5f}\t"
                             f"{cls}\t{code}\t{country}\t\t{k % 30:02d}\t\t\t\t{people}\t\t\tUTC\t2026-01-01\n")
            dump.write("".join(lines))
    with (o.out / "alternateNamesV2.txt").open("w", encoding="utf-8") as dump:
        for start in range(0, o.alternates, batch):
            count = min(batch, o.alternates - start)
            lines = []
            foreign = rnd.choices(other, k=count)
            for i, name, f in zip(range(start, start + count), names(count), foreign):
                if i % 3 == 0:
                    other_half = foreign[-1 - i % count]
                    name = f if i % 2 == 0 else f[:len(f) // 2 + 1] + other_half[len(other_half) // 2:]
                place = (i * 2654435761) % o.places + 1
                lines.append(f"{i + 1}\t{place}\t{'ar' if i % 3 == 0 else 'en'}\t{name}\t\t\t\t\t\t\n")
            dump.write("".join(lines))


if __name__ == "__main__":
    main()
