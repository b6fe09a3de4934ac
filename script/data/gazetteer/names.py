"""Names of places: folding, comparing, cleaning alternates, choosing the English one."""

import csv
import functools
import pathlib
import re
import unicodedata

# Countries whose GeoNames names are scholarly romanisations (macrons, dots, half rings), which
# news never prints: there the display name is folded to plain letters.
ROMANISED = frozenset(
    "AE AF BD BH BT DJ DZ EG EH ER ET IL IN IQ IR JO JP KH KW KZ KG LA LB LK LY MA MM MN MR MV NP "
    "OM PK PS QA SA SD SO SS SY TH TJ TM TN UZ YE".split())
ARABIC_LANDS = frozenset("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())

_QUOTES = "'`\u2018\u2019\u02bb\u02bc\u02be\u02bf\u2032\u0060\u00b4"
_STROKES = str.maketrans({"\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O",
                          "\u0111": "d", "\u0110": "D", "\u0131": "i", "\u00df": "ss",
                          "\u00e6": "ae", "\u00c6": "Ae", "\u0153": "oe", "\u0152": "Oe",
                          "\u0127": "h", "\u0126": "H", "\u0259": "e", "\u018f": "E",
                          "\u00f0": "d", "\u00d0": "D", "\u00fe": "th", "\u00de": "Th",
                          **{q: "" for q in _QUOTES}})
_ARTICLES = frozenset("al el ad ar as at an az ash ath adh the".split())
_GENERIC = frozenset("nahiyat madinat qada markaz city town muhafazat".split())
_KURDISH_LETTERS = frozenset("\u06d5\u06c6\u06ce\u0695\u06b5\u06a4\u0698")
_PERSIAN_LETTERS = frozenset("\u067e\u0686\u0698\u06af\u06a9\u06cc")
_ODD = re.compile(r"[^\w\s.,'\u2018\u2019\u02bb\u02bc\u02be\u02bf`()/\-\u2013&]|[\d_]{3,}|//")
_ACRONYM = re.compile(r"^[A-Z]{2,5}$")


def plain(text):
    """Letters without marks, strokes or half rings; case and spaces kept."""
    text = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(c for c in text if not unicodedata.combining(c)).replace("\u2013", "-")


@functools.lru_cache(maxsize=1 << 20)
def folded(text):
    """Equal for names that differ in marks, case, hyphens and apostrophes alone."""
    return " ".join(plain(text).casefold().replace("-", " ").replace(".", " ").split())


@functools.lru_cache(maxsize=1 << 20)
def loose(text):
    """Equal for the usual romanisations of one name: without articles, generic words, doubled
    letters, final h; q as k, dh as d, ou and oo as u, ee as i, y as i."""
    words = folded(text).split()
    while len(words) > 1 and words[0] in _ARTICLES | _GENERIC:
        words.pop(0)
    joined = "".join(c for c in "".join(words) if c.isalnum())
    for old, new in (("dh", "d"), ("kh", "k"), ("gh", "g"), ("ou", "u"), ("oo", "u"),
                     ("ee", "i"), ("aw", "u"), ("ay", "i"), ("ei", "i"), ("ai", "i"),
                     ("q", "k"), ("y", "i"), ("o", "u"), ("e", "i"), ("w", "u")):
        joined = joined.replace(old, new)
    joined = re.sub(r"(.)\1+", r"\1", joined)
    return re.sub(r"(?<=.)h$", "", joined)


@functools.lru_cache(maxsize=4096)
def _script(char):
    if not char.isalpha():
        return ""
    return unicodedata.name(char, "?").split(" ", 1)[0]


def script(text):
    """'LATIN', 'ARABIC' or another script's name; '' when mixed or without letters."""
    scripts = {_script(c) for c in text} - {""}
    scripts.discard("MODIFIER")
    return scripts.pop() if len(scripts) == 1 else ""


def tagged_arabic(text, country):
    """An Arabic-script name with its language where letters or the country tell it."""
    letters = set(text)
    if letters & (_KURDISH_LETTERS - {"\u0698"}):
        return "ku:" + text
    if country == "IR":
        return "fa:" + text
    if country in ARABIC_LANDS and not letters & _PERSIAN_LETTERS:
        return "ar:" + text
    return text


def usable(text):
    """Whether an alternate is a name and not a code, a link or a machine's transliteration.

    GeoNames fills its list with airport and UN/LOCODE codes (LON, GBLON) and with lower-case
    transliterations of other scripts (lun dun, tl 'fr); both would match ordinary words.
    """
    if not 2 <= len(text) <= 60 or _ODD.search(text) or _ACRONYM.match(text) \
            or text.count("(") != text.count(")"):
        return False
    if script(text) == "LATIN":
        first = text.lstrip(_QUOTES)[:1]
        particle = re.match(r"(al|el|ad|ar|as|at|an|az|ash|ath|de|la|le|les|das|den)[- ]", text)
        return (first.isupper() or bool(particle)) and any(c.isupper() for c in text)
    return True


def alternates(texts, display, country, keep_arabic):
    """Cleans alternates: one of each fold (the plainest), tagged where the language is known."""
    best = {}
    arabic = {}
    for text in texts:
        text = " ".join(text.replace("|", " ").split()).strip(" ,;")
        if ":" in text or not usable(text):
            continue
        kind = script(text)
        if kind == "LATIN":
            fold = folded(text)
            old = best.get(fold)
            rank = (sum(ord(c) > 127 for c in text), "'" in text or "`" in text, text)
            if old is None or rank < old[0]:
                best[fold] = (rank, text)
        elif kind == "ARABIC" and keep_arabic:
            arabic[text] = tagged_arabic(text, country)
    best.pop(folded(display), None)
    return [text for _, text in sorted(best.values(), key=lambda e: e[1])] + \
        sorted(arabic.values())


@functools.lru_cache(maxsize=1)
def _chosen():
    """{key: row} of english_names.tsv: what no rule finds. name: as news writes it; more: usual
    spellings that no package has; wrong: alternates that a package has and that mislead."""
    path = pathlib.Path(__file__).with_name("english_names.tsv")
    with path.open(encoding="utf-8", newline="") as table:
        return {row["key"]: row
                for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


def is_chosen(key):
    return key in _chosen()


def apply_choices(rows):
    """Adds the hand-made spellings to rows and takes the wrong ones away. Returns the keys of
    english_names.tsv that no row has."""
    unused = set(_chosen())
    for row in rows:
        choice = _chosen().get(row.key)
        if not choice:
            continue
        unused.discard(row.key)
        wrong = set(filter(None, (choice["wrong"] or "").split("|")))
        have = {folded(n) for n in (row.name, *row.names)}
        row.names = [n for n in row.names if n not in wrong] + \
            [n for n in filter(None, (choice["more"] or "").split("|")) if folded(n) not in have]
    return unused


def english(key, name, preferred, country):
    """The name as English-language news writes it.

    1. The hand-made table english_names.tsv decides (Iraq, Syria and their neighbours).
    2. Else a name in plain letters is English already (Aleppo, Rome, Munich) and stays.
    3. Else GeoNames' preferred English name, if that has plain letters (Cologne for Koeln) and is
       no administrative title.
    4. Else, where names are romanised from another script, the name without marks (Yabrud);
       elsewhere the name as written there (Sao Paulo with its tilde).
    """
    if is_chosen(key):
        return _chosen()[key]["name"]
    if name.isascii() and "'" not in name and "`" not in name:
        return name
    if preferred and preferred.isascii() and "`" not in preferred and not re.search(
            r"\b(District|City|County|Governorate|Municipality|Province|Region)$", preferred):
        return preferred
    return plain(name) if country in ROMANISED else name.replace("\u2019", "'")
