"""What the tests of projects have in common: stories, a project in a folder of its own, and corrections that are
written into its file by hand."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]
HEAD = "BAGHDAD, June 16, 2014 (Northwire) - "
TIKRIT = HEAD + "Rebels captured Tikrit on June 11, 2014. Troops shelled Baiji on Sunday, police said.\n"
KIRKUK = HEAD + "Gunmen abducted a judge in Kirkuk on Saturday. His family fled to Erbil.\n"
MOSUL = HEAD + "Troops withdrew from Mosul on June 10, 2014. Rebels captured its airport on the same day.\n"
WALK = HEAD + "Hundreds of families fled Samarra on Friday. Aid workers gave them water in Balad on Sunday.\n"
# A wedge, half of a town, a corridor and a province; beginning and end told apart.
OUTLINES = HEAD + ("Rebels attacked a convoy 40 km north of Mosul on June 12, 2014. Troops shelled eastern Mosul from June 8 to June 14, "
                   "2014. Gunmen attacked a bus between Ramadi and Falluja on June 11, 2014. Fighting spread in Anbar province on June "
                   "13.\n")


class ProjectTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.project = self.folder / "war.dateline"

    def run_it(self, *words, command="project"):
        done = subprocess.run([DATELINE, command, *map(str, words)], capture_output=True, timeout=300, cwd=self.folder)
        done.out, done.told = done.stdout.decode(), done.stderr.decode()
        return done

    def done(self, *words, **more):
        done = self.run_it(*words, **more)
        self.assertEqual(done.returncode, 0, done.told)
        return done.out

    def refused(self, done, *said, status=3):
        self.assertEqual(done.returncode, status, done.told)
        self.assertNotIn("report it", done.told)
        for part in said:
            self.assertIn(str(part), done.told)

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def filled(self, **stories):
        """A project of these texts, each in NAME.txt."""
        self.done("new", self.project)
        names = [self.file(name + ".txt", text) for name, text in stories.items()]
        self.done("add", self.project, *names, "--user", "A. Said")

    def add(self, *words, status=0):
        """(added, changed, unchanged, failed)"""
        done = self.run_it("add", self.project, *words, "--format", "json")
        self.assertEqual(done.returncode, status, done.told)
        counts = json.loads(done.out)
        return tuple(counts[what] for what in ("added", "changed", "unchanged", "failed"))

    def info(self, project=None):
        return json.loads(self.done("info", project or self.project, "--format", "json"))

    def read(self):
        return json.loads(self.project.read_text(encoding="utf-8"))

    def write(self, json_value):
        self.project.write_text(json.dumps(json_value), encoding="utf-8")

    def anchor(self, name, word):
        """Of the event of a story whose words hold `word`, as a correction names it."""
        path = self.folder / (name + ".txt")
        answer = json.loads(self.done(path, "--format", "json", command="extract"))
        story = next(s["id"] for s in self.read()["stories"] if s.get("file") == path.name)
        for event in answer["events"]:
            told = event["properties"]["mentions"][0]
            if word in told["text"]:
                return {"story": story, "event": event["id"], "type": event["properties"]["type"],
                        "span": [told["start"], told["end"]], "words": told["text"],
                        "sentence": event["properties"]["quote"]}
        self.fail(f"no event of {name} has {word!r}")

    def correct(self, **what):
        """Writes a correction into the project's file; gives its number."""
        file = self.read()
        number = file["next"]
        file["corrections"].append({"n": number, **what, "author": "A. Said", "made": "2026-11-28T07:40:12Z"})
        file["next"] = number + 1
        self.write(file)
        return number
