#!/usr/bin/env python3
"""assemble.py PAGE STYLE SCRIPT LICENCE OUT: the page as one file, with its style and script in it.

What the page may run and look like is told to browsers by the hashes of both, so that nothing else that came
to stand in it would run. Places for what a briefing says stay as they are: dateline brief fills them.
"""
import base64
import hashlib
import re
import sys
from pathlib import Path


def hashed(text):
    """A source of a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def assembled(page, style, script):
    for name, text in (("style", style), ("script", script)):
        if re.search(rf"</{name}|<!--|\\{{\\{{(theme|themes|title|symbols|content)\\}}\\}}", text, re.IGNORECASE):
            raise ValueError(f"the {name} holds what ends it or what stands for something else")
    parts = {"style-hash": hashed(style), "script-hash": hashed(script), "style": style, "script": script}
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda place: parts.get(place[1], place[0]), page)


def main():
    page, style, script, licence = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:5])
    script = f"/*\n{licence}*/\n{script}"  # of the libraries in it, which ask for that
    Path(sys.argv[5]).write_text(assembled(page, style, script), encoding="utf-8")


if __name__ == "__main__":
    main()
