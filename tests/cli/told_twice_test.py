"""No event twice: what `dateline extract` answers of a text that is pasted over and over.
Usage: told_twice_test.py DATELINE STORIES"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE, STORIES = sys.argv[1], pathlib.Path(sys.argv[2])
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(STORIES.glob("*.txt"))}
DATE = "2016-05-17"


def events(texts):
    """For each text its events as (type, status, place_id, first start), by --jsonl."""
    lines = "".join(json.dumps({"id": str(i), "text": text, "date": DATE}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([DATELINE, "extract", "--jsonl", "--threads", "0"], input=lines.encode(), capture_output=True,
                          timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line)["events"] for line in done.stdout.splitlines()]


def kinds(found):
    """What the events are and where, without the ids, which hang on the text."""
    return sorted((e["properties"]["type"], e["properties"]["status"], str(e["properties"]["place"]))
                  for e in found)


class ToldTwice(unittest.TestCase):
    def test_ten_copies_of_a_story_have_its_events_once(self):
        names = list(TEXTS)
        once = events(TEXTS.values())
        ten = events("\n\n".join([TEXTS[n].strip()] * 10) + "\n" for n in names)
        self.assertTrue(any(once))
        for name, a, b in zip(names, once, ten):
            with self.subTest(name):
                self.assertEqual(kinds(b), kinds(a))

    def test_each_copy_is_a_telling(self):
        text = "Rebels took Tal Afar on Sunday after a day of fighting, residents of the town said.\n"
        one, = events([text])
        ten, = events(["\n".join([text] * 10)])
        self.assertEqual(len(one), len(ten))
        for event in ten:
            self.assertGreaterEqual(len(event["properties"]["mentions"]), 10)

    def test_a_paste_of_many_stories_tells_no_event_of_a_story_twice(self):
        pasted, = events(["\n\n".join(text.strip() for text in TEXTS.values())])
        ids = [e["id"] for e in pasted]
        self.assertEqual(len(ids), len(set(ids)))
        told = [(e["properties"]["type"], e["properties"]["place"], m["start"]) for e in pasted
                for m in e["properties"]["mentions"]]
        self.assertEqual(len(told), len(set(told)), "one word of the text tells two events of one type and place")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
