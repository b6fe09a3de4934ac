#!/usr/bin/env python3
"""pseudo_language.py TEMPLATE OUT.po: a language in which each text of the template is itself with accents, a third
longer, between marks: what stays plain in the window was never translated, what does not fit is seen."""
import re
import sys
from pathlib import Path

ACCENTS = str.maketrans("aeiouAEIOUcnsyzCNSYZ", "áéíóúÁÉÍÓÚçñšýžÇÑŠÝŽ")
# Of Python, for what a .po file has.
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def pseudo(text):
    """Values in braces stay as they are."""
    parts = re.split(r"(\{[^}]*\})", text)
    longer = "·" * max(1, len(text) // 3)
    return "‹" + "".join(p if p.startswith("{") else p.translate(ACCENTS) for p in parts) + longer + "›"


def quoted(text):
    return '"' + "".join(ESCAPES.get(c, c) for c in text) + '"'


def unquoted(lines):
    out = "".join(re.fullmatch(r'[^"]*"(.*)"', line).group(1) for line in lines)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), out)


def messages(template):
    """Dictionaries of msgctxt, msgid and msgid_plural, without the header."""
    for block in re.split(r"\n\s*\n", template):
        found, keyword = {}, None
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith('"'):
                keyword = line.split(" ")[0]
            found.setdefault(keyword, []).append(line)
        message = {k: unquoted(v) for k, v in found.items() if not k.startswith("msgstr")}
        if message.get("msgid"):
            yield message


def catalogue(template):
    out = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for m in messages(template):
        lines = [f"{k} {quoted(m[k])}" for k in ("msgctxt", "msgid", "msgid_plural") if k in m]
        if "msgid_plural" in m:
            lines += [f"msgstr[0] {quoted(pseudo(m['msgid']))}", f"msgstr[1] {quoted(pseudo(m['msgid_plural']))}"]
        else:
            lines.append(f"msgstr {quoted(pseudo(m['msgid']))}")
        out.append("\n".join(lines) + "\n")
    return "\n".join(out)


def main():
    template, out = map(Path, sys.argv[1:3])
    out.write_text(catalogue(template.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
