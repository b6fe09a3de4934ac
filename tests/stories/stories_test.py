#!/usr/bin/env python3
"""How many of the events of the annotated stories of this folder Dateline finds and gets right.

    stories_test.py DATELINE [--stories FOLDER] [--verbose] [--least-found F] [--least-whole F]

Prints, for each story and in all, the F1 of the events found (type and words) and of those that are right as a whole
(place, time and status as well); README.md says how the stories are annotated and how an answer is judged. Exit
status 1 where a story could not be read or a figure stays below its floor.
"""
import argparse
import datetime
import json
import math
import pathlib
import re
import subprocess
import sys

FORWARD = {"planned", "considered"}  # what has not happened: only its earliest day is judged
DAY = datetime.timedelta(days=1)


def first_day(text):
    """The first day of an ISO 8601 year, month, day or time; None where there is none."""
    if not text:
        return None
    year, month, day = (text[:10].split("-") + ["1", "1"])[:3]
    return datetime.date(int(year), int(month), int(day))


def last_day(text):
    """The last day of the same."""
    if not text:
        return None
    first = first_day(text)
    if len(text) == 4:
        return first.replace(month=12, day=31)
    if len(text) == 7:
        return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    return first


def kilometres(a, b):
    """Great-circle distance of two (latitude, longitude) in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = [tuple(map(math.radians, point)) for point in (a, b)]
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def place_right(expected, feature):
    if expected["lat"] is None:
        return True
    if not feature["geometry"]:
        return False
    lon, lat = feature["geometry"]["coordinates"][:2]
    return kilometres((expected["lat"], expected["lon"]), (lat, lon)) <= expected["radius_km"]


WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
MONTHS = r"(?:january|february|march|april|june|july|august|september|october|november|december)|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.? \d+|(?:in |early |late |mid-)may|may \d+|\d+ may"
PARTS = r"overnight|dawn|daybreak|sunrise|first light|morning|midday|noon|afternoon|dusk|sunset|evening|night|nights|nightfall|midnight"
SPANS = r"(?:minute|hour|day|week|weekend|fortnight|month|year|decade)s?"
WORDS = r"yesterday|today|tonight|tomorrow|daily|hourly|since|ago|earlier|later|last|next|past|(?:19|20)\d\d"
WORD_OF_TIME = re.compile(rf"\b(?:{WEEKDAYS}|{MONTHS}|{PARTS}|{SPANS}|{WORDS})\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"""(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Gov|Sgt|Rep|Sen|Oct|Nov|Dec|Jan|Feb|Aug))(?<!\bSept)[.!?]["”’']*\s+(?=["“‘A-Z])|\n\s*\n""")


def sentence_at(text, start, end):
    """The sentence, or sentences, that a quote stands in."""
    first = max((m.end() for m in SENTENCE_END.finditer(text) if m.end() <= start), default=0)
    last = min((m.start() + 1 for m in SENTENCE_END.finditer(text) if m.start() >= end - 1), default=len(text))
    return text[first:last]


def time_right(expected, properties, story_day, timed):
    """Both ends within a day and a quarter of the span expected; exactly where one day is expected. Where the sentence
    has no word of time (`timed` false), and of what is denied, anything within the bounds."""
    begin, end = first_day(expected["earliest"]), last_day(expected["latest"])
    earliest, latest = first_day(properties.get("earliest")), last_day(properties.get("latest"))
    open_end = end is None or end >= story_day
    span = ((min(end, story_day) if end else story_day) - begin) if begin else datetime.timedelta(0)
    slack = 0 * DAY if end and end == begin else DAY + max(0 * DAY, span) / 4
    loose = (not timed or expected["statuses"][0] == "denied") and expected["statuses"][0] not in FORWARD
    if loose and earliest and latest and (begin is None or earliest >= begin - DAY) and (open_end or latest <= end + DAY):
        return True
    if begin and (earliest is None or abs(earliest - begin) > (3 * DAY if expected["statuses"][0] in FORWARD else slack)):
        # What goes on at the story's day may have begun at any time that the story leaves open.
        return expected["statuses"][0] == "ongoing" and open_end and (earliest is None or begin <= earliest <= story_day)
    if expected["statuses"][0] in FORWARD:
        return True
    if latest is None or end is None:
        return open_end
    return abs(latest - end) <= slack or (open_end and latest >= story_day)


def overlap(mention, start, end):
    return max(0, min(mention["end"], end) - max(mention["start"], start))


def pairs_of(expected, features, text, story_day):
    """{index of an expected event: (index of a feature, details right)}: the best fitting pairs first, each once."""
    offers = []
    for i, event in enumerate(expected):
        start = text.index(event["quote"])
        end = start + len(event["quote"])
        for j, feature in enumerate(features):
            properties = feature["properties"]
            shared = max(overlap(mention, start, end) for mention in properties["mentions"])
            if properties["type"] in event["types"] and shared:
                timed = WORD_OF_TIME.search(sentence_at(text, start, end)) is not None
                right = {"place": place_right(event, feature), "time": time_right(event, properties, story_day, timed),
                         "status": properties["status"] in event["statuses"]}
                offers.append((not event.get("optional"), sum(right.values()), shared, -i, -j, right))
    found, taken = {}, set()
    for _, _, _, i, j, right in sorted(offers, key=lambda offer: offer[:5], reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = (-j, right)
            taken.add(-j)
    return found


def f1(right, answered, wanted):
    return 2 * right / (answered + wanted) if answered + wanted else 0.0


def judge(dateline, path, verbose):
    """The counts of one story: wanted, answered, found and whole, and of the found those with each detail right."""
    annotated = json.loads(path.read_text(encoding="utf-8"))
    story = path.with_suffix(".txt")
    text = story.read_bytes().decode("utf-8")
    run = subprocess.run([dateline, "extract", story, "--date", annotated["date"], "--format", "geojson"],
                         capture_output=True, text=True, timeout=300, check=True)
    features = [feature for feature in json.loads(run.stdout)["features"]
                if feature["properties"].get("kind") == "event" and feature["properties"]["type"] != "statement"]
    expected = annotated["events"]
    found = pairs_of(expected, features, text, first_day(annotated["date"]))
    counts = dict(wanted=0, found=0, whole=0, place=0, time=0, status=0)
    for i, event in enumerate(expected):
        if event.get("optional"):
            continue
        counts["wanted"] += 1
        words = " ".join(event["quote"].split())
        if i not in found:
            if verbose:
                print(f"  missed {event['types'][0]} at {event['place']}: {words}")
            continue
        j, right = found[i]
        counts["found"] += 1
        counts["whole"] += all(right.values())
        for detail, good in right.items():
            counts[detail] += good
        if verbose and not all(right.values()):
            got = features[j]["properties"]
            wrong = ", ".join(detail for detail, good in right.items() if not good)
            print(f"  wrong {wrong}: {got.get('place')} {got.get('earliest')}/{got.get('latest')} {got['status']}, not "
                  f"{event['place']} {event['earliest']}/{event['latest']} {'|'.join(event['statuses'])}: {words}")
    extra = set(range(len(features))) - {j for j, _ in found.values()}
    counts["answered"] = counts["found"] + len(extra)
    if verbose:
        for j in sorted(extra):
            got = features[j]["properties"]
            print(f"  extra {got['type']} at {got.get('place')}: {' '.join(got['mentions'][0]['text'].split())}")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("--stories", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--least-found", type=float, default=0.0)
    parser.add_argument("--least-whole", type=float, default=0.0)
    arguments = parser.parse_args()
    total = {}
    paths = sorted(arguments.stories.glob("*.json"))
    if not paths:
        sys.exit(f"{arguments.stories}: no annotated story (NAME.json beside NAME.txt) in this folder")
    for path in paths:
        counts = judge(arguments.dateline, path, arguments.verbose)
        print(f"{path.stem:14} found {f1(counts['found'], counts['answered'], counts['wanted']):.3f} "
              f"whole {f1(counts['whole'], counts['answered'], counts['wanted']):.3f}")
        total = {key: total.get(key, 0) + value for key, value in counts.items()}
    found = f1(total["found"], total["answered"], total["wanted"])
    whole = f1(total["whole"], total["answered"], total["wanted"])
    details = ", ".join(f"{key} {total[key] / max(1, total['found']):.3f}" for key in ("place", "time", "status"))
    print(f"all of {len(paths)}: found {found:.3f} (least {arguments.least_found}), "
          f"whole {whole:.3f} (least {arguments.least_whole}); of those found {details}")
    return 1 if found < arguments.least_found or whole < arguments.least_whole else 0


if __name__ == "__main__":
    sys.exit(main())
