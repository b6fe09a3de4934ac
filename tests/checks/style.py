#!/usr/bin/env python3
"""style.py [TOP]: prints what breaks the project's habits; exit status 1 if anything does.

C++ sources hold ASCII only (other characters as \\u escapes, Arabic names in data files) and at most
500 lines; nothing is left to do by its own words; what they include of ours is there, also where only
benchmarks and fuzzers do, which not every build compiles. Sources over 300 lines are told as a warning.
"""
import re
import sys
from pathlib import Path

SOURCES = (".cpp", ".hpp", ".h", ".in", ".vert", ".frag", ".glsl")
SCRIPTS = (".py", ".sh", ".cmake", ".txt", "")
FOLDERS = ("src", "tests", "bench", "shaders", "cmake", "script", "third_party")
MOST_LINES, MANY_LINES = 500, 300
INCLUDED = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
# Made while the program is built.
MADE = re.compile(r"^(glad/.*|base/version\.hpp|brief/caption_words_table\.hpp|render/shaders\.hpp)$")
# Split, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK")) + r")\b")
SWITCHED_OFF = re.compile(r"DISABLED" r"_|GTEST" r"_SKIP\(|EXPECT_TRUE\(" r"true\)")


def faults(top):
    """(faults, warnings) of the sources below `top`, one line each."""
    found, warned = [], []
    for folder in FOLDERS:
        for path in sorted((top / folder).rglob("*")):
            if not path.is_file() or "seeds" in path.parts or "data" in path.parts:
                continue
            if path.suffix not in SOURCES + SCRIPTS or "__pycache__" in path.parts:
                continue
            place = path.relative_to(top).as_posix()
            raw = path.read_bytes()
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                found.append(f"{place}: is not UTF-8")
                continue
            lines = text.splitlines()
            for number, line in enumerate(lines, 1):
                if path.suffix in SOURCES and not line.isascii():
                    bad = next(c for c in line if not c.isascii())
                    found.append(f"{place}:{number}: write U+{ord(bad):04X} as an escape")
                if path.suffix in SOURCES and is_lost(line, path, top):
                    found.append(f"{place}:{number}: includes what is not there: {line.strip()}")
                if UNFINISHED.search(line):
                    found.append(f"{place}:{number}: is left to do: {line.strip()}")
                if path.suffix in SOURCES and SWITCHED_OFF.search(line):
                    found.append(f"{place}:{number}: a test that is switched off: {line.strip()}")
            if path.suffix in SOURCES and len(lines) > MOST_LINES:
                found.append(f"{place}: {len(lines)} lines, over {MOST_LINES}: split it by what it does")
            elif path.suffix in SOURCES and len(lines) > MANY_LINES:
                warned.append(f"{place}: {len(lines)} lines, over {MANY_LINES}")
    tidy = top / ".clang-tidy"
    if tidy.is_file():
        found += unexplained_checks(tidy.read_text(encoding="utf-8"))
    return found, warned


def is_lost(line, source, top):
    """Whether a line of a source includes a header of ours that does not exist."""
    included = INCLUDED.match(line)
    if not included or MADE.match(included[1]):
        return False
    return not any((folder / included[1]).is_file() for folder in (source.parent, top / "src", top / "tests", top / "bench"))


def unexplained_checks(tidy):
    """Checks that the text of a .clang-tidy switches off without a reason, or the other way round."""
    off = set(re.findall(r"^  -([a-z][a-z0-9.-]+),?$", tidy, re.MULTILINE))
    reasons = set(re.findall(r"^# ([a-z][a-z0-9.-]+): \S", tidy, re.MULTILINE))
    return [f".clang-tidy: {check} is off without a reason" for check in sorted(off - reasons)] + [
        f".clang-tidy: {check} has a reason but is not off" for check in sorted(reasons - off)]


def main():
    top = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2]
    found, warned = faults(top)
    for line in warned:
        print(f"warning: {line}")
    print("\n".join(found) if found else "The sources keep the project's habits.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
