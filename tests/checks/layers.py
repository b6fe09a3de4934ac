#!/usr/bin/env python3
"""layers.py [SRC]: reads every #include below SRC and prints each that crosses the layers.

The table below is the architecture: who may use whom, and which module may see which foreign
library. ARCHITECTURE.md explains it; a new arrow needs a line here and a reason in docs/adr/.
Exit status 1 if anything was printed.
"""
import re
import sys
from pathlib import Path

# A core module may use what its row names, and base.
CORE = {
    "base": (),
    "geo": (),
    "time": ("geo",),  # the zone of a place is that of the nearest one that tzdata names
    "text": (),
    "syntax": ("text",),
    "gazetteer": ("text", "geo"),
    "timex": ("syntax", "text", "time"),
    "geoparse": ("gazetteer", "syntax", "text", "geo"),
    "event": ("gazetteer", "geoparse", "timex", "syntax", "text", "time", "geo"),
    "timeline": ("event", "text", "time", "geo"),
    "store": ("timeline", "event", "geoparse", "timex", "syntax", "text", "time", "geo"),
    "tabular": ("event", "gazetteer", "geoparse", "text", "time", "geo"),
    "curation": ("store", "timeline", "event", "geoparse", "gazetteer", "text", "time", "geo"),
}
# Any other may use what its row names, and every core module (typeset: base alone).
HEADLESS = {
    "intake": (),  # stories in the formats that people have, as text (ADR 0022)
    "io": ("intake",),
    "typeset": (),
    "project": ("intake",),
    "scene": ("typeset",),
    "brief": ("project", "scene", "typeset"),  # what the map of a project shows (ADR 0025)
}
EDGE = {
    "render": ("scene", "typeset"),
    "publish": ("brief", "project", "scene", "typeset", "render"),
    "gui": ("brief", "project", "scene", "typeset"),
    "app": ("intake", "io", "typeset", "project", "scene", "brief", "render", "publish", "gui"),
}
MODULES = {**CORE, **HEADLESS, **EDGE}

# Foreign headers: pattern, and the modules (or folders of modules) that may include them.
EVERYONE = tuple(MODULES)
FOREIGN = [
    (r"fmt/", EVERYONE),
    (r"utf8proc\.h$", ("base", "text")),
    (r"GeographicLib/", ("geo",)),
    (r"date/", ("time",)),
    (r"(gdal|ogr|cpl_)\w*\.h$", ("io",)),
    (r"libpq-fe\.h$", ("io",)),
    (r"(zlib|zconf)\.h$", ("io", "publish", "app")),
    (r"nlohmann/", ("intake", "io", "publish", "app")),
    (r"(gumbo|iconv)\.h$", ("intake",)),
    (r"zip\.h$|pugixml\.hpp$", ("intake", "publish")),
    (r"(hb(-\w+)?|fribidi(-\w+)?|ft2build)\.h$|(harfbuzz|fribidi|freetype)/", ("typeset",)),
    (r"(glad|EGL|GL|KHR)/", ("render",)),
    (r"CLI/", ("app",)),
    (r"GLFW/", ("app/desktop",)),
    (r"(backends/|misc/(cpp|freetype)/)?imgui", ("gui", "app/desktop")),
    (r"cairo", ("publish",)),
    (r"png\.h$", ("publish", "app")),  # app: the compiler of the base map reads its relief
    (r"geos_c\.h$", ("io", "publish", "app")),
    # What an operating system offers beyond the standard library stays in few places.
    (r"emmintrin\.h$", ("text",)),
    (r"(unistd|malloc|fcntl|dlfcn|poll|signal|spawn|dirent)\.h$|sys/|linux/", ("base", "app")),
]
STANDARD = re.compile(r"^[a-z0-9_]+$")  # <vector>, <cmath>; C's own <math.h> has its C++ name

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')


def allowed(module):
    """The modules that `module` may use, itself among them."""
    if module in CORE:
        return {module, "base", *CORE[module]}
    if module == "typeset":
        return {module, "base"}
    return {module, *CORE, *MODULES[module]}


def fault(place, module, header, quoted):
    """What is wrong with `place` (a path below src/) including `header`; "" if nothing is."""
    first = header.split("/")[0]
    if first in MODULES and "/" in header:
        if first in allowed(module):
            return ""
        return f"{module} may not use {first} (it may use {', '.join(sorted(allowed(module) - {module}))})"
    for pattern, homes in FOREIGN:
        if re.match(pattern, header):
            if any(place == home or place.startswith(home + "/") for home in homes):
                return ""
            return f"<{header}> belongs in {', '.join(homes)}"
    if quoted:
        return f'"{header}" is not written as "module/file.hpp" from src/'
    if STANDARD.match(header):
        return ""
    return f"<{header}> is no standard header and no library that tests/checks/layers.py knows"


def violations(src):
    """One line for each #include below `src` that the table does not allow."""
    found = []
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".cpp", ".hpp", ".h", ".in") or not path.is_file():
            continue
        place = path.relative_to(src).as_posix()
        module = place.split("/")[0]
        if module not in MODULES:
            found.append(f"{path}: {module} is not a module that tests/checks/layers.py knows")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            if module == "app" and match[2] and (path.parent / match[2]).is_file():
                continue  # a program's own header, beside its source
            why = fault(place, module, match[1] or match[2], match[2] is not None)
            if why:
                found.append(f"{path}:{number}: {why}")
    return found


def main():
    src = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "src"
    found = violations(src)
    print("\n".join(found) if found else "No #include crosses the layers.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
