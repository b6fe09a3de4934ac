#!/usr/bin/env python3
"""gazetteer_build.py BIN NAMES_TABLE [--places N] [--alternates M] [--keep FOLDER]

Generates a GeoNames dump (gazetteer_dump.py: 12 million places, 16 million further names), builds a gazetteer of it,
alone and over the shipped layers, and prints time, memory, size, and how soon it opens and finds names, beside a hash
map of the same names. BIN is the bin folder of the preset bench, NAMES_TABLE assets/gazetteer/geonames.tsv.gz.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def built(command):
    """Seconds and peak MB of a command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("names", type=pathlib.Path)
    parser.add_argument("--places", type=int, default=12_000_000)
    parser.add_argument("--alternates", type=int, default=16_000_000)
    parser.add_argument("--keep", type=pathlib.Path, help="folder for dump and gazetteers, used again if there")
    o = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = o.keep or pathlib.Path(temporary)
        if not (folder / "alternateNamesV2.txt").exists():
            subprocess.run([sys.executable, pathlib.Path(__file__).with_name("gazetteer_dump.py"), folder,
                            "--names", o.names, "--places", str(o.places), "--alternates", str(o.alternates)],
                           check=True)
        shipped = sorted((o.bin.parent / "share" / "dateline" / "gazetteer").glob("*.dlgaz"))
        for how, words, below in (("alone", ["--alone"], []), ("over the shipped layers", [], shipped)):
            out = folder / "bench.dlgaz"
            seconds, memory = built([o.bin / "dateline", "gazetteer", "build", out, folder / "allCountries.txt",
                                     "--alternate-names", folder / "alternateNamesV2.txt", *words])
            run = subprocess.run([o.bin / "dateline_gazetteer_rate", *below, out], capture_output=True, check=True)
            r = json.loads(run.stdout)
            # Each place has a display name among its names.
            budget = 60 * r["places"] + 30 * (r["names"] - r["places"])
            print(f"{how}: {r['places']:,} places, {r['names']:,} names with the display names\n"
                  f"  built in {seconds:.0f} s with {memory:,.0f} MB; {r['bytes'] / 1e6:,.0f} MB, "
                  f"{r['bytes'] / budget:.2f} of 60 bytes a place and 30 a further name\n"
                  f"  opens in {r['open_ms']:.2f} ms ({r['open_unread_ms']:.1f} where the system has none of it in memory); a name is found in {r['warm_us']:.2f} us "
                  f"(hash map of names {r['hash_map_us']:.2f}, ratio {r['warm_us'] / r['hash_map_us']:.2f}), at first "
                  f"touch {r['first_us']:.1f} us; typed letters in {r['search_ms']:.1f} ms")


if __name__ == "__main__":
    main()
