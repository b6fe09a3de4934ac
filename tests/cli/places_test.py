"""What `dateline places` answers people and scripts. Usage: places_test.py DATELINE STORIES_FOLDER"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]
STORIES = sorted(pathlib.Path(sys.argv[2]).glob("*.txt"))


def lines_of(paths):
    return [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in paths]


def answers(lines):
    text = "".join(line + "\n" for line in lines).encode()
    done = subprocess.run([DATELINE, "places", "--jsonl"], input=text, capture_output=True, timeout=240)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout.splitlines()


class Places(unittest.TestCase):
    def test_the_same_bytes_come_of_the_same_bytes_also_from_runs_side_by_side(self):
        lines = lines_of(STORIES)
        once = answers(lines)
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            for got in pool.map(answers, [lines] * 3):
                self.assertEqual(got, once)

    def test_an_answer_does_not_depend_on_the_stories_before_it(self):
        lines = lines_of(STORIES)
        self.assertEqual(answers(lines[::-1])[::-1], answers(lines))
        self.assertEqual(answers(lines[:1] * 2), answers(lines[:1]) * 2)

    def test_a_confidence_is_a_probability_and_that_of_no_place_is_0(self):
        for line in answers(lines_of(STORIES)):
            for place in json.loads(line)["places"]:
                self.assertTrue(0 <= place["confidence"] <= 1, place)
                if place["lat"] is None:
                    self.assertEqual(place["confidence"], 0, place)

    def test_text_gives_reasons_for_the_place_and_for_the_runners_up(self):
        with tempfile.TemporaryDirectory() as folder:
            story = pathlib.Path(folder) / "story.txt"
            story.write_text("A tornado hit Paris, Texas, on Monday. Texas sent help to Paris.\n", encoding="utf-8")
            done = subprocess.run([DATELINE, "places", str(story), "--format", "text"], capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = done.stdout.decode()
        self.assertRegex(text, r"\d+ places of the name; this one lies in Texas, named beside it")
        self.assertRegex(text, r"else Paris, FR \(48\.\d\d, 2\.\d\d\): \d+ places of the name; this one has the most people")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
