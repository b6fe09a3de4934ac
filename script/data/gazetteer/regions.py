"""First- and second-level regions, and which of them each settlement lies in.

GeoNames gives settlements codes of two levels of regions, with names but no positions; Natural
Earth gives outlines of first-level regions, of second-level ones in some countries. Settlements
that lie in an outline tell which code it stands for: where at least 70 percent of an outline's
settlements have one code, and at least 70 percent of that code's settlements lie in the outline,
the two are the same region, and Natural Earth's row (public domain) stands for it. Codes without an
outline become rows of the GeoNames layer, placed by their settlements.
"""

import collections
import json
import math
import re

import fetch
import names
from layer import PointIndex, Row, distance_km
from shapes import centre_and_radius

SAME_SHARE = 0.7
ABBREVIATED = frozenset(("US", "CA", "AU"))
# Natural Earth's postal codes for Australia are not the ones in use.
AUSTRALIAN = {"New South Wales": ("NSW", "N.S.W."), "Queensland": ("QLD", "Qld."),
              "Victoria": ("VIC", "Vic."), "Tasmania": ("TAS", "Tas."),
              "South Australia": ("SA", "S.A."), "Western Australia": ("WA", "W.A."),
              "Northern Territory": ("NT", "N.T."),
              "Australian Capital Territory": ("ACT", "A.C.T.")}
_TITLES = re.compile(
    r"^(Muhafazat|Ostan-e|Wilayat|Wilaya de|Imarat|Mintaqat|Provincia de|Departamento de|"
    r"Estado de|Departement de|Province of|State of)\s+|\s+(Governorate|Province|Region|Emirate|"
    r"Wilaya|Oblast|Department|County|State)$", re.I)


_COMPASS = re.compile(
    r"^(the )?(north|south|east|west|centr\w+|center|coast|upper|lower|middle|capital|new|islands?|"
    r"metropolitan|federal|red|black)?(ern)?([ -]?(north|south|east|west|sea|valley|capital|"
    r"borders|highlands|coast|district))?(ern)?$", re.I)


def bare(name):
    """A region's name without its title: Anbar Governorate -> Anbar; Eastern Province stays."""
    short = _TITLES.sub("", name).strip()
    return name if _COMPASS.match(short) else short


def _full(name, title):
    """A name that is an ordinary word by itself gets its title: Eastern -> Eastern Province."""
    return f"{name} {title or 'Region'}" if _COMPASS.match(name) else name


def _shape_key(shape, taken):
    f = shape.fields
    choices = []
    if (f.get("gn_id") or 0) > 0:
        choices.append(f"geonames:{f['gn_id']}")
    if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", f.get("iso_3166_2") or ""):
        choices.append(f"iso3166-2:{f['iso_3166_2']}")
    choices.append(f"ne:{f['adm1_code']}")
    key = next(c for c in choices if c not in taken)
    taken.add(key)
    return key


def _abbreviations(shape):
    """Postal and newspaper abbreviations: abbr:VA, abbr:Va."""
    if shape.country not in ABBREVIATED:
        return []
    if shape.country == "AU":
        return [f"abbr:{a}" for a in AUSTRALIAN.get(shape.fields["name"], ())]
    found = {shape.fields.get("postal") or "", shape.fields.get("abbrev") or ""}
    found |= {a for a in (shape.fields.get("name_alt") or "").split("|") if a.endswith(".")}
    return [f"abbr:{a}" for a in sorted(found) if a and a != shape.fields["name"]]


def _shape_row(shape, key, feature, towns, others):
    """`towns`: loose names of towns inside; `others`: loose names of the country's regions."""
    f = shape.fields
    country = shape.country
    display = names.english(key, f.get("name_en") or f["name"] or f["admin"],
                            f.get("name") or "", country)
    if not names.is_chosen(key):
        display = _full(display, f.get("type_en"))
    latin = [f.get(k) or "" for k in ("name_en", "name", "gn_name", "gns_name", "woe_name",
                                      "name_local")]
    latin += (f.get("name_alt") or "").split("|")
    latin = [n for n in latin if n and "," not in n and "\u00a0" not in n]
    spellings = latin + [bare(names.plain(n)) for n in latin[:4]]
    if country in names.ARABIC_LANDS:
        spellings += [re.sub(r"^(Al|Ad|Ar|As|Ash|At|An|Az)[ -](?=[A-Z])", "", names.plain(n))
                      for n in latin[:3]]
    own = {names.loose(n) for n in (display, f.get("name_en") or "")}
    # An alternate that is the name of a town in the region means the town (Mosul, Hilla), one that
    # is another region's name means that region.
    cleaned = [n for n in names.alternates(spellings, display, country, False)
               if not _COMPASS.match(n) and not re.search(r"[(\d]", n) and (
                   names.loose(n) in own or names.loose(n) not in towns | others)]
    for field, tag in (("name_ar", "ar"), ("name_fa", "fa"), ("name_tr", "tr")):
        text = (f.get(field) or "").strip()
        if text and names.usable(text) and "|" not in text and ":" not in text and (
                tag != "tr" or country in ("TR", "SY", "IQ", "CY")):
            cleaned.append(f"{tag}:{text}")
    lat, lon, radius = centre_and_radius([shape])
    return Row(key, display, "region", feature, country, lat, lon, radius,
               fetch.tag("natural_earth"), cleaned + _abbreviations(shape))


class _Tally:
    """Counts settlements by outline and by code."""

    def __init__(self, settlements, shapes, level):
        self.by_shape = collections.defaultdict(collections.Counter)
        self.by_code = collections.defaultdict(collections.Counter)
        for row in settlements.rows:
            code = settlements.admin_codes[row.key][level]
            shape = shapes.get(row.key)
            if code:
                self.by_code[code][shape] += 1
                if shape is not None:
                    self.by_shape[shape][code] += 1

    def main_code(self, shape):
        counts = self.by_shape.get(shape)
        return max(sorted(counts), key=counts.get) if counts else ""

    def same(self, shape, claimed=""):
        """The code that means just this outline, or ''. `claimed`: the code that Natural Earth
        gives it and no other; with the settlements' main code agreeing, that is enough (outlines
        of Baghdad are older than its present bounds)."""
        code = self.main_code(shape)
        if not code or code == claimed:
            return code
        both = self.by_shape[shape][code]
        share_of_shape = both / sum(self.by_shape[shape].values())
        located = sum(n for s, n in self.by_code[code].items() if s is not None)
        return code if share_of_shape >= SAME_SHARE and both / located >= SAME_SHARE else ""


def _settled_circle(points, least):
    """Mean of points and the radius in km that holds 95 percent of them, at least `least`."""
    lat = sum(p[0] for p in points) / len(points)
    lon = sum(p[1] for p in points) / len(points)
    distances = sorted(distance_km(lat, lon, *p) for p in points)
    return lat, lon, max(least, distances[int(0.95 * (len(distances) - 1))] + 3.0)


def _mean_radius(area_km2, count):
    """Radius in km of one of `count` equal parts of an area; 8 where the area is not known."""
    return math.sqrt(area_km2 / (math.pi * count)) if area_km2 else 8.0


def _title(display, level, country):
    """Iraqi districts as news writes them: Qada Kifri and Sinjar -> Kifri, Sinjar District."""
    if level == 0:
        return bare(display) or display
    if country == "IQ":
        name = re.sub(r"^(Qada|Qeza-i)\s+(a[a-z]{1,2}\s+)?|\s+district$", "", display, flags=re.I)
        return f"{name} District"
    return display


def _code_rows(level, table, english, settlements, key_of_code, shapes_of_code, parents, least):
    """Rows for codes that no outline stands for. `least(code)`: least radius in km."""
    points = collections.defaultdict(list)
    for row in settlements.rows:
        code = settlements.admin_codes[row.key][level]
        if code:
            points[code].append((row.lat, row.lon))
    rows = []
    for code in sorted(points):
        if code in key_of_code or code not in table:
            continue
        country = code.split(".", 1)[0]
        key = f"geonames-adm{level + 1}:{code}"
        name = table[code]
        display = names.english(key, name, english.get(code, ""), country)
        if not names.is_chosen(key):
            display = _title(display, level, country)
        spellings = [name, english.get(code, ""), bare(names.plain(name))]
        source = fetch.tag("cities_json")
        if shapes_of_code.get(code):
            lat, lon, radius = centre_and_radius(shapes_of_code[code])
        else:
            lat, lon, radius = _settled_circle(points[code], least(code))
            source += "+mean-of-settlements"
        rows.append(Row(key, display, "region", f"ADM{level + 1}", country, lat, lon, radius,
                        source, names.alternates(spellings, display, country, True),
                        admin1=parents.get(code, "")))
        key_of_code[code] = key
    return rows


def build(folders, settlements, shapes, english, log):
    """Returns (public-domain rows, GeoNames rows, {alpha-2: shapes}, {shape: (admin1, admin2)});
    sets the settlements' admin keys. `english` are GeoNames' English names by code."""
    tables = [{e["code"]: e["name"] for e in json.loads(
        (folders["cities_json"] / f"admin{n}.json").read_text(encoding="utf-8"))} for n in (1, 2)]
    shape_of = {}
    towns_in = collections.defaultdict(set)
    for row in settlements.rows:
        shape = shapes.at(row.lat, row.lon, row.country)
        if shape is not None:
            shape_of[row.key] = shape
            towns_in[shape] |= {names.loose(n) for n in (row.name, *row.names)}
    tallies = [_Tally(settlements, shape_of, level) for level in (0, 1)]

    claims = collections.Counter(shape.code for shape in shapes.all)
    taken = {row.key for row in settlements.rows}
    key_of_code = ({}, {})
    shapes_of_code = collections.defaultdict(list)
    shape_key, shape_feature = {}, {}
    mapped = collections.Counter()
    for shape in shapes.all:
        if not shape.country:
            continue
        shape_key[shape] = _shape_key(shape, taken)
        first = tallies[0].same(shape, shape.code if claims[shape.code] == 1 else "")
        second = tallies[1].same(shape)
        if not first and not tallies[0].by_shape.get(shape) and shape.code in tables[0]:
            first = shape.code  # no settlement inside: Natural Earth's word for it
        if first and first not in key_of_code[0]:
            key_of_code[0][first] = shape_key[shape]
            shape_feature[shape] = "ADM1"
        elif second and second not in key_of_code[1]:
            key_of_code[1][second] = shape_key[shape]
            shape_feature[shape] = "ADM2"
        mapped[shape_feature.get(shape, "none")] += 1
        shapes_of_code[tallies[0].main_code(shape)].append(shape)
    log(f"Natural Earth outlines that are a GeoNames region: {dict(mapped)}")

    siblings = collections.Counter(code.rsplit(".", 1)[0] for code in tables[1])
    area = {code: sum(s.area_km2() for s in found) for code, found in shapes_of_code.items()}

    def least_of_second(code):
        parent = code.rsplit(".", 1)[0]
        return _mean_radius(area.get(parent, 0.0), siblings[parent])

    first_rows = _code_rows(0, tables[0], english, settlements, key_of_code[0], shapes_of_code, {},
                            lambda code: 8.0)
    parents = {c: key_of_code[0].get(c.rsplit(".", 1)[0], "") for c in tables[1]}
    second_rows = _code_rows(1, tables[1], english, settlements, key_of_code[1], {}, parents,
                             least_of_second)

    natural_earth, admin_keys = [], {}
    own_names = collections.defaultdict(set)
    for shape in shape_key:
        own_names[shape.country].add(names.loose(shape.fields.get("name_en") or ""))
    for shape, key in shape_key.items():
        parent = key_of_code[0].get(tallies[0].main_code(shape), "")
        feature = shape_feature.get(shape) or ("ADM2" if parent and parent != key else "ADM1")
        row = _shape_row(shape, key, feature, towns_in[shape],
                         own_names[shape.country])
        row.admin1 = parent if feature == "ADM2" else ""
        natural_earth.append(row)
        admin_keys[shape] = (parent, key) if feature == "ADM2" else (key, "")
    _assign(settlements, shape_of, shape_key, shape_feature, key_of_code)
    by_country = collections.defaultdict(list)
    for shape in shape_key:
        by_country[shape.country].append(shape)
    return natural_earth, first_rows + second_rows, by_country, admin_keys


def _assign(settlements, shape_of, shape_key, shape_feature, key_of_code):
    """Sets admin1 and admin2 of settlements: by code, else by outline, else by neighbours."""
    coded = PointIndex()
    lost = []
    for row in settlements.rows:
        codes = settlements.admin_codes[row.key]
        row.admin1 = key_of_code[0].get(codes[0], "")
        row.admin2 = key_of_code[1].get(codes[1], "")
        shape = shape_of.get(row.key)
        if shape is not None:
            if not row.admin1 and shape_feature.get(shape) != "ADM2":
                row.admin1 = shape_key[shape]
            elif not row.admin2 and shape_key[shape] != row.admin1 \
                    and shape_feature.get(shape) != "ADM1":
                row.admin2 = shape_key[shape]
        if row.admin1:
            coded.add(row.lat, row.lon, row)
        else:
            lost.append(row)
    for row in lost:
        near = [(o, r.key, r) for o, r in coded.near(row.lat, row.lon, 0.25)
                if r.country == row.country]
        if near:
            row.admin1 = min(near)[2].admin1
