#!/usr/bin/env python3
"""assemble.py PAGE STYLE SCRIPT LICENCE MODULES OUT: the page as one file, with its style and script in it.

What the page may run and look like is told to browsers by the hashes of both, so that nothing else that came
to stand in it would run. Places for what a briefing says stay as they are, those for the page's own words ({{tr ...}})
too: dateline brief fills them, in the language that is asked for. Of the words that the script says, a list stands in
the place of {{words}}; they are found in MODULES, the folder of its sources, where tr() and its like are called.
"""
import base64
import hashlib
import json
import re
import sys
from pathlib import Path

TEXT = r'"((?:[^"\\]|\\.)*)"'
# Calls with a context, with two forms, and with neither.
CALLS = re.compile(rf"\b(?:(?P<context>trIn|trFormatIn|markIn)\(\s*{TEXT},\s*{TEXT}"
                   rf"|(?P<count>trCount)\(\s*{TEXT},\s*{TEXT}|(?:tr|trFormat|mark)\(\s*{TEXT})")


def hashed(text):
    """A source of a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def words_of(script):
    """[context, text] or [context, one, many] of each text that a module's source has for translators."""
    for call in CALLS.finditer(script):
        a, b, one, many, text = (json.loads(f'"{t}"') if t is not None else None for t in call.group(2, 3, 5, 6, 7))
        yield [a, b] if call["context"] else ["", one, many] if call["count"] else ["", text]


def assembled(page, style, script, words=()):
    for name, text in (("style", style), ("script", script)):
        if re.search(rf"</{name}|<!--|\{{\{{(tr |[a-z]+\}}\}})", text, re.IGNORECASE):
            raise ValueError(f"the {name} holds what ends it or what stands for something else")
    # A text once, in one order whatever that of the files; "<" would end the list in a page.
    listed = json.dumps(sorted(map(list, set(map(tuple, words)))), ensure_ascii=False).replace("<", "\\u003c")
    parts = {"style-hash": hashed(style), "script-hash": hashed(script), "style": style, "script": script,
             "words": "{{words " + listed + "}}"}
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda place: parts.get(place[1], place[0]), page)


def main():
    page, style, script, licence = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:5])
    script = f"/*\n{licence}*/\n{script}"  # of the libraries in it, which ask for that
    words = [w for module in sorted(Path(sys.argv[5]).glob("*.js")) for w in words_of(module.read_text(encoding="utf-8"))]
    Path(sys.argv[6]).write_text(assembled(page, style, script, words), encoding="utf-8")


if __name__ == "__main__":
    main()
