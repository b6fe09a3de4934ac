#!/usr/bin/env python3
"""nested.py DATELINE [MARKS]: how the time of reading grows with quotes and brackets nested in one another.

For each kind of mark and for an endless sentence: seconds of `dateline extract` on a text with MARKS of them
(1,000,000 unless told otherwise), and how many times that of a text with a quarter as many. Four is linear.
"""
import subprocess
import sys
import tempfile
import time

KINDS = {"(": ("(", ")"), "\u201c": ("\u201c", "\u201d"), "[\"(": ("[\"(", ")\"]"), "\u201che said": ("\u201che said ", "")}


def seconds(dateline, opening, closing, marks):
    deep = marks // (2 * len(opening.strip()) if closing else len(opening.split()))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("BAGHDAD, June 16, 2014 - " + opening * deep + "Rebels seized Mosul on Sunday" + closing * deep + ".\n")
        file.flush()
        start = time.perf_counter()
        subprocess.run([dateline, "extract", file.name, "--format", "json"], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    marks = int(sys.argv[2]) if len(sys.argv) == 3 else 1_000_000
    print(f"{'nested ' + format(marks, ',')[:24]:28} {'seconds':>10} {'a quarter':>10}   ratio")
    for name, (opening, closing) in KINDS.items():
        quarter = seconds(sys.argv[1], opening, closing, marks // 4)
        whole = seconds(sys.argv[1], opening, closing, marks)
        print(f"{name:28} {whole:10.2f} {quarter:10.2f}   {whole / quarter:.2f}")


if __name__ == "__main__":
    main()
