#!/usr/bin/env python3
"""packages.py [TOP]: compares script/setup's libraries with third_party/VERSIONS.md; exit status 1 on a difference."""
import re
import sys
from pathlib import Path


def differences(setup, versions):
    """One line for each library that one of the two texts does not name."""
    listing = setup.split("<<'LIST'")[1].split("\nLIST")[0]
    needed = {line.split()[1] for line in listing.splitlines()
              if line.split() and line.split()[0] in ("build", "test", "bench")}
    needed = {name for name in needed if name.endswith("-dev") or name == "python3-glad"}
    rows = [line.split("|") for line in versions.splitlines() if line.startswith("| ")][2:]
    listed = {name for row in rows for name in re.split(r",\s*", row[2].strip())}
    return [f"third_party/VERSIONS.md does not list {name}" for name in sorted(needed - listed)] + [
        f"script/setup does not install {name}" for name in sorted(listed - needed)]


def main():
    top = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2]
    found = differences((top / "script/setup").read_text(encoding="utf-8"),
                        (top / "third_party/VERSIONS.md").read_text(encoding="utf-8"))
    print("\n".join(found) if found else "Every library is listed with its licence.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
