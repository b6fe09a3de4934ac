"""Stories in every format that people have, by the command line. Usage: formats_test.py DATELINE"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import article_files as made  # noqa: E402
from project_rig import DATELINE, ProjectTest  # noqa: E402


class Formats(ProjectTest):
    def each(self, folder="in"):
        return {name: self.file(f"{folder}/{name}", data) for name, data in made.one_of_each().items()}

    def events(self, *paths, more=()):
        done = subprocess.run([DATELINE, "extract", *map(str, paths), *more, "--format", "geojson"], capture_output=True,
                              timeout=300, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [f["properties"] for f in json.loads(done.stdout)["features"]], done.stderr.decode()

    def test_each_format_tells_the_same_kind_of_event_on_the_same_day(self):
        for name, path in self.each().items():
            with self.subTest(name):
                events, told = self.events(path)
                self.assertEqual(len(events), 1, told)
                self.assertIn(made.TOWNS[name.split(".")[1]], json.dumps(events[0]))
                self.assertIn("2014-06-15", json.dumps(events[0]))
                self.assertNotIn("no date of its own", told)

    def test_folders_are_read_by_every_command(self):
        self.each()
        events, _ = self.events("in")
        self.assertEqual(len(events), 9)
        for command in ("places", "times", "timeline", "holders", "parse"):
            done = self.done("in", command=command)
            if command in ("places", "times", "parse"):
                self.assertIn("Samarra" if command != "times" else "weekday", done)
        picture = self.folder / "map.png"
        self.done("in", "-o", picture, "--size", "320x200", command="render")
        self.assertTrue(picture.stat().st_size > 0)

    def test_collections_are_read_by_every_command(self):
        path = self.file("a.jsonl", "".join(json.dumps({"id": f"j{i}", "text": made.SENTENCES["txt"], "date": f"2014-06-{16 + 7 * i}"}) + "\n"
                                            for i in range(2)))
        events, _ = self.events(path)
        self.assertIn("2014-06-15", json.dumps(events))
        self.assertIn("2014-06-22", json.dumps(events))

    def test_what_files_say_of_their_source_is_kept(self):
        self.done("new", self.project)
        self.each()
        self.assertEqual(self.add("in"), (9, 0, 0, 0))
        by_file = {s["file"].split("/")[1]: s for s in self.read()["stories"]}
        self.assertEqual(by_file["c.html"]["publisher"], "Northwire")
        self.assertEqual(by_file["c.html"]["author"], "Jane Doe")
        self.assertEqual(by_file["c.html"]["url"], "https://northwire.example/story")
        self.assertEqual(by_file["c.html"]["date"], "2014-06-16")
        self.assertEqual(by_file["b.md"]["author"], "Ali Said")
        self.assertEqual(by_file["g.eml"]["author"], "Jane Doe")
        self.assertEqual(by_file["h.rss"]["id"], "https://northwire.example/h")
        self.assertEqual(by_file["i.atom"]["publisher"], "Eastwire")
        # The text says when: what the document's properties say is of no account.
        self.assertNotIn("date", by_file["d.pdf"])
        self.assertEqual(by_file["e.docx"]["date"], "2014-06-16")
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        self.assertEqual(self.add("in"), (0, 0, 9, 0))

    def test_reading_anew_keeps_dates_and_sources_without_the_files(self):
        self.done("new", self.project)
        for path in self.each().values():
            self.done("add", self.project, path)
        before = self.read()["stories"]
        for path in (self.folder / "in").iterdir():
            path.unlink()
        self.assertIn("9 stories read anew, 0 with other events", self.done("rerun", self.project))
        after = self.read()["stories"]
        for was, now in zip(before, after):
            self.assertEqual({k: v for k, v in was.items() if k != "reading"}, {k: v for k, v in now.items() if k != "reading"})
            self.assertEqual(was["reading"]["text"], now["reading"]["text"])

    def test_a_page_that_changes_around_its_story_has_not_changed(self):
        self.done("new", self.project)
        self.file("a.html", made.html("Mill taken", made.SENTENCES["html"]))
        self.done("add", self.project, "a.html")
        self.file("a.html", made.html("Mill taken", made.SENTENCES["html"], extra="<script>var visit = 7</script>"))
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")
        self.assertEqual(self.add("a.html"), (0, 0, 1, 0))
        self.file("a.html", made.html("Mill taken", made.SENTENCES["html"], "Rebels captured Tikrit on Sunday, too."))
        done = self.run_it("check", self.project)
        self.assertEqual(done.returncode, 3)
        self.assertIn("has changed since it was read", done.out)
        self.assertEqual(self.add("a.html"), (0, 1, 0, 0))
        self.assertEqual(self.info()["events"], 2)

    def test_a_feed_that_has_grown_adds_what_is_new(self):
        self.done("new", self.project)
        one = ("Mill taken", made.SENTENCES["rss"], "https://n.example/1")
        two = ("Bomb", made.SENTENCES["atom"], "https://n.example/2")
        self.file("a.xml", made.rss(one))
        self.assertEqual(self.add("a.xml"), (1, 0, 0, 0))
        self.file("a.xml", made.rss(two, ("Mill taken", one[1] + " Rebels fled to Ramadi.", one[2])))
        self.assertEqual(self.add("a.xml"), (1, 1, 0, 0))
        self.assertEqual(self.info()["stories"], 2)

    def test_the_day_that_the_user_gives_goes_before_that_of_the_file(self):
        path = self.file("a.html", made.html("Mill taken", made.SENTENCES["html"], date="2011-01-01"))
        self.assertIn("2014-06-15", json.dumps(self.events(path, more=("--date", "2014-06-16"))[0]))
        self.assertIn("2010-12-26", json.dumps(self.events(path)[0]))

    def test_what_was_guessed_is_said(self):
        path = self.file("a.txt", (made.HEAD + "Rebels captured Tikrit on Sunday, \u201cpolice\u201d said.\n").encode("cp1252"))
        events, told = self.events(path)
        self.assertEqual(len(events), 1)
        self.assertIn("a.txt: read as windows-1252, which it seems to be", told)
        self.done("new", self.project)
        done = self.run_it("add", self.project, path)
        self.assertIn("a.txt: read as windows-1252", done.told)

    def test_pdf_without_its_program_says_what_to_install(self):
        path = self.file("a.pdf", made.simple_pdf("Rebels took the mill."))
        done = subprocess.run([DATELINE, "extract", str(path)], capture_output=True, timeout=300,
                              env={**os.environ, "PATH": "/nowhere"})
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("poppler-utils", done.stderr.decode())

    def test_a_file_whose_name_is_an_option_is_a_file(self):
        path = self.file("-opw.pdf", made.simple_pdf(made.HEAD + made.SENTENCES["pdf"]))
        done = subprocess.run([DATELINE, "extract", "--format", "geojson", "--", path.name], capture_output=True, timeout=300,
                              cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(json.loads(done.stdout)["features"]), 1)

    def test_stories_without_dates_take_the_day_of_their_document(self):
        path = self.file("a.docx", made.docx("Rebels captured Tikrit on Sunday.", created="2014-06-16T01:00:00Z"))
        self.assertIn("2014-06-15", json.dumps(self.events(path)[0]))
        path = self.file("b.docx", made.docx(made.HEAD + "Rebels captured Tikrit on Sunday.", created="2020-01-01T01:00:00Z"))
        self.assertIn("2014-06-15", json.dumps(self.events(path)[0]))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
