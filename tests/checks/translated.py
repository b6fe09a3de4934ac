#!/usr/bin/env python3
"""translated.py [SRC]: prints each text of the window's own that no translator is given.

It reads the string literals of what makes the window (docs/adr/0023) and prints those that people would read and that
stand in no call of tr() or its like: what looks like words for people, wherever it stands, and whatever has a letter and
is handed to what draws. What is left out is below, with its reason; a reason that fits nothing any more is printed, too.
Exit status 1 if anything was printed.
"""
import re
import sys
from pathlib import Path

# Where the window's words are made. Errors of files and what the command line says stay English.
FOLDERS = ("gui", "scene", "project", "curation", "app/desktop")
FILES = ("time/phrase.cpp", "time/typed_date.cpp", "timeline/user_statement.cpp", "timeline/dispute.cpp",
         "timeline/occurrences.cpp", "timex/explain.cpp", "tabular/meaning.hpp", "tabular/mapping.cpp")

# Calls that hand a text to translators.
WRAPS = {"tr", "tr_in", "tr_format", "tr_format_in", "tr_count", "tr_plain_count", "tr_label", "tr_button", "mark", "mark_in"}
# Calls that draw what they are given, with the places of the words among their arguments.
DRAWS = {
    "Text": (0,), "TextUnformatted": (0,), "TextDisabled": (0,), "TextWrapped": (0,), "TextColored": (1,),
    "BulletText": (0,), "LabelText": (0, 1), "Button": (0,), "SmallButton": (0,), "Checkbox": (0,), "RadioButton": (0,),
    "MenuItem": (0,), "BeginMenu": (0,), "Selectable": (0,), "SetTooltip": (0, 1), "InputTextWithHint": (1,),
    "CollapsingHeader": (0,), "TreeNode": (0,), "SliderFloat": (0,), "Combo": (0,),
    # Our own.
    "text": (0, 2, 3), "field": (1,), "tip_for_item": (0,), "icon_button": (3,), "draw_panel_heading": (1, 2),
    "with_key": (0,), "draw_lit_button": (1, 4), "draw_link": (2,), "text_width": (0,), "begin_control": (2,),
    "heading": (1,), "section": (1,), "add_section": (1,), "link": (0,), "item": (0,), "typed_date": (1,),
    "draw_warning": (2, 4),
}
# Calls whose texts nobody reads in the window: names for tests and the keyboard, ids, keys of files, the terminal.
HIDES = {"name_box", "name_last_item", "reach_last_item", "PushID", "GetID", "InvisibleButton", "begin_panel",
         "begin_overlay", "Begin", "BeginChild", "BeginPopup", "OpenPopup", "BeginCombo", "getenv", "environment",
         "fprintf", "print", "puts", "static_assert", "glfwWindowHintString", "starts_with", "ends_with"}

# What is left English: file (or folder ending in /), pattern of the whole literal, reason.
EXCEPTIONS = [
    ("gui/actions.cpp", "[a-z0-9 ]+", "words that the palette finds an action by besides its name, in English"),
    ("gui/database_dialog.cpp", "postgresql://.*", "how an address is written, in every language"),
    ("gui/export_dialog.cpp", "postgresql://.*|public", "how an address is written, and a name that stands in a table"),
    ("gui/display_dialog.cpp", "English", "the language itself, which whoever reads it wants to find"),
    ("gui/inspector.cpp", r"EDTF  %s\\n%s", "the name of a format of dates"),
    ("gui/story_menu.cpp", "Dateline", "the program's name"),
    ("app/desktop/desktop.cpp", "Dateline", "the program's name"),
    ("scene/base_map.cpp", ".*", "errors of a file that is installed with the program"),
    ("scene/base_map_directory.cpp", ".*", "errors of a file that is installed with the program"),
    ("app/desktop/options.cpp", ".*", "what the command line says, before there is a window"),
    ("app/desktop/window.cpp", ".*", "what the terminal is told where no window can be opened"),
    ("app/desktop/place_look_up.cpp", "places of the project", "where an error of places is, composed with io's"),
    ("gui/", "what became of a correction|a pin on the map", "a context of tr_kept()"),
    ("scene/", "kind of event|family of kinds of events|whether an event happened|how well a place is known|"
               "kind of place|beside a place|day of the week", "a context of tr_in()"),
    ("time/phrase.cpp", "month with a day|month alone", "a context of tr_in()"),
    ("curation/quoted.cpp", ".*", "what the command line says of a file of scenes"),
    ("curation/notes.cpp", "Notes", "the title of a document, as exports have it"),
    ("curation/revise.cpp", "no story", "a name for tests"),
    ("curation/revise_story.cpp", "a user", "what a place's source is called in files"),
    ("project/story_loader.cpp", "pasted text", "the name of a story, as exports have it"),
    ("timeline/occurrences.cpp", "A user says that both tell one event.|A table tells it again, with the id that it has here.",
     "a reason that answers of the command line have"),
]

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|#[^\n]*'
    r'|[A-Za-z_]\w*(?:\s*(?:::|\.|->)\s*[A-Za-z_]\w*)*|\s+|.', re.S)
ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[^u]")
VALUE = re.compile(r"\{[^}]*\}|%[-+ #0-9.*]*[a-zA-Z%]")


class Literal:
    """A string literal, parts that follow each other joined; the calls around it, the innermost last."""

    def __init__(self, line, text, calls):
        self.line, self.text, self.calls = line, text, calls

    def innermost(self):
        """Name and place among its arguments of the call that it is given to, however deep in parentheses."""
        return self.calls[-1] if self.calls else ("", 0)

    def words(self):
        """What a reader would see of it."""
        shown = self.text.split("##")[0]
        return VALUE.sub(" ", ESCAPE.sub(" ", shown)).strip()


def literals(source):
    """Those of a C++ source, in its order."""
    out, stack, before, line, joined = [], [], "", 1, None
    for match in TOKEN.finditer(source):
        token, at = match.group(), line
        line += token.count("\n")
        if token.isspace() or token.startswith(("//", "/*", "#")):
            continue
        if token.startswith(('"', 'R"')):
            text = token[1:-1] if token[0] == '"' else token
            if joined is not None:
                joined.text += text
            else:
                joined = Literal(at, text, [(name, place) for name, place in stack if name])
                out.append(joined)
            before = token
            continue
        joined = None
        if token in "([{":
            name = re.split(r"::|\.|->", before)[-1].strip() if token == "(" and re.match(r"[A-Za-z_]", before) else ""
            stack.append([name, 0])
        elif token in ")]}":
            if stack:
                stack.pop()
        elif token == "," and stack:
            stack[-1][1] += 1
        elif token == ";":
            pass
        before = token
    return out


def is_for_people(words):
    """Whether they look so: several words, or one with a capital; not paths, keys and names of formats."""
    if re.search(r"[A-Za-z]{2,}[,;:.]? +[A-Za-z]", words) or re.search(r"^[a-z']+ [a-z']+$", words):
        return True
    return bool(re.fullmatch(r"[A-Z][a-z]+[.!?:]?", words))


def is_missed(literal):
    words = literal.words()
    if not re.search(r"[A-Za-z]{2}", words):
        return False
    names = [name for name, _ in literal.calls]
    if any(name in WRAPS for name in names):
        return False
    name, place = literal.innermost()
    if name in HIDES:
        return False
    return is_for_people(words) or place in DRAWS.get(name, ())


def excepted(place, text):
    """The number of the exception that fits; None for none."""
    for number, (where, pattern, _) in enumerate(EXCEPTIONS):
        if (place == where or (where.endswith("/") and place.startswith(where))) and re.fullmatch(pattern, text):
            return number
    return None


def faults(src):
    """One line for each text below `src` that is missed, and for each exception that is needed no more."""
    found, used = [], set()
    paths = [p for folder in FOLDERS for p in sorted((src / folder).rglob("*")) if p.suffix in (".cpp", ".hpp")]
    paths += [src / file for file in FILES if (src / file).is_file()]
    for path in paths:
        place = path.relative_to(src).as_posix()
        for literal in literals(path.read_text(encoding="utf-8")):
            if not is_missed(literal):
                continue
            number = excepted(place, literal.text)
            if number is None:
                found.append(f'{path}:{literal.line}: "{literal.text}" is no text of tr(), mark() or their like')
            else:
                used.add(number)
    for number, (where, pattern, _) in enumerate(EXCEPTIONS):
        if number not in used:
            found.append(f"tests/checks/translated.py: nothing in {where} is {pattern} any more")
    return found


def main():
    src = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "src"
    found = faults(src)
    print("\n".join(found) if found else "All words of the window are given to translators.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
