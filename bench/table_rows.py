#!/usr/bin/env python3
"""table_rows.py PROGRAM [ROWS]: how long the window takes to have a table of ROWS (1,000,000) events on its map.

PROGRAM is dateline_table_rows. The table is made here: a CSV with the columns of a conflict data set, places within
Iraq, no two rows alike, always the same for the same number. The reference, in the same run, is GDAL reading the rows
and doing nothing with them.
"""
import csv
import datetime
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TOWNS = [("Mosul", "Ninewa", 36.335, 43.119), ("Tikrit", "Salah al-Din", 34.607, 43.678), ("Baghdad", "Baghdad", 33.341, 44.401),
         ("Kirkuk", "Kirkuk", 35.468, 44.392), ("Baiji", "Salah al-Din", 34.931, 43.493), ("Samarra", "Salah al-Din", 34.198, 43.874),
         ("Ramadi", "Anbar", 33.426, 43.299), ("Fallujah", "Anbar", 33.349, 43.783), ("Erbil", "Erbil", 36.191, 44.009),
         ("Basra", "Basra", 30.508, 47.783), ("Najaf", "Najaf", 32.026, 44.346), ("Karbala", "Karbala", 32.616, 44.024)]
TYPES = [("Battles", "Armed clash"), ("Explosions/Remote violence", "Air/drone strike"), ("Violence against civilians", "Attack"),
         ("Explosions/Remote violence", "Remote explosive/landmine/IED"), ("Protests", "Peaceful protest")]
SIDES = ["Military Forces of Iraq", "Islamic State", "Police Forces of Iraq", "Unidentified Armed Group", "Civilians (Iraq)"]
HEADINGS = ["event_id", "event_date", "event_type", "sub_event_type", "actor1", "actor2", "admin1", "location", "latitude",
            "longitude", "source", "notes", "fatalities"]


def write(path, rows):
    """Row by row, so that a table of any length can be made."""
    pick = random.Random(7)
    first = datetime.date(2014, 1, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for i in range(rows):
            town, province, lat, lng = pick.choice(TOWNS)
            kind, sub = pick.choice(TYPES)
            one, other = pick.choice(SIDES), pick.choice(SIDES)
            killed = pick.randrange(12)
            out.writerow([f"IRQ{i}", (first + datetime.timedelta(days=pick.randrange(3650))).isoformat(), kind, sub, one, other,
                          province, town, f"{lat + pick.gauss(0, 0.15):.4f}", f"{lng + pick.gauss(0, 0.15):.4f}", f"Agency {i % 40}",
                          f"{one} and {other} near {town}, report {i}: {killed} people were killed.", killed])


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "events.csv"
        write(table, rows)
        print(f"{rows} rows, {table.stat().st_size / 1e6:.0f} MB")
        sys.stdout.flush()
        sys.exit(subprocess.run([sys.argv[1], table]).returncode)


if __name__ == "__main__":
    main()
