"""The page (HTML) of a briefing: what is in the file, and what a reader does with it in Chromium.
Usage: brief_page_test.py DATELINE FOLDER-OF-TOOLS

The folder keeps the packages of npm that drive the browser (tests/page/package.json) between runs."""
import html.parser
import json
import os
import re
import subprocess
import sys
import unittest
import unittest.mock

from brief_rig import BriefTest
from page_rig import ARABIC_SENTENCE, NOTES, TOP, browser_tools, fill_circles, fill_many, fill_sample
from project_rig import ProjectTest

sys.path.append(str(TOP / "tests" / "gui"))
from pseudo_language import catalogue  # noqa: E402

FOLDER = sys.argv[2]


class Html(html.parser.HTMLParser):
    """The elements of a page with their attributes, and what its scripts hold."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.scripts, self.inside = [], {}, None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.inside = dict(attrs).get("id", "page")

    def handle_endtag(self, tag):
        if tag == "script":
            self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.scripts[self.inside] = self.scripts.get(self.inside, "") + data


class Page(BriefTest):
    def setUp(self):
        ProjectTest.setUp(self)
        fill_sample(self)

    def page(self, *words, out="out"):
        files = self.brief("--to", "html", *words, out=out)
        self.assertEqual(list(files), ["war.html"])
        return files["war.html"].decode()

    def test_it_is_one_file_that_names_no_other(self):
        text = self.page()
        self.assertEqual(text, self.page(out="again"), "the same project gives the same bytes")
        self.assertLess(len(text), 2_000_000)
        page = Html(text)
        self.assertEqual(sorted(page.scripts), ["content", "own-words", "page", "themes"])
        for tag, attributes in page.elements:
            for name in ("src", "srcset", "href", "action", "data"):
                value = attributes.get(name) or "#"
                self.assertTrue(value.startswith(("#", "data:,")), f"{tag} {name}={value}")
            self.assertFalse([name for name in attributes if name.startswith("on") or name == "style"], tag)
        policy = next(a["content"] for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none'; script-src 'sha256-"), policy)
        self.assertNotIn("unsafe", policy)

    def test_what_no_scene_shows_stays_out(self):
        text = self.page()
        for words in (NOTES, "Lagos", "Hidden Press", str(self.folder), "A. Said"):
            self.assertNotIn(words, text)
        content = json.loads(Html(text).scripts["content"])
        self.assertEqual([s["kind"] for s in content["scenes"]], ["title", "map", "map", "section", "map", "map", "black"])
        self.assertIn(ARABIC_SENTENCE, [s[2] for s in content["sentences"]])
        one = json.loads(Html(self.page("--scenes", "3", out="one")).scripts["content"])
        self.assertEqual(len(one["scenes"]), 1)
        self.assertLess(len(one["events"]), len(content["events"]))
        self.assertNotIn(ARABIC_SENTENCE, [s[2] for s in one["sentences"]], "it is told of another time")

    def test_events_rest_on_their_sentences(self):
        content = json.loads(Html(self.page()).scripts["content"])
        tikrit = next(e for e in content["events"] if e.get("place") == "Tikrit")
        self.assertEqual((tikrit["type"], tikrit["status"], tikrit["when"]), ("capture", "happened", "11 June 2014"))
        sentence, first, last = tikrit["said"][0]
        story, _, words = content["sentences"][sentence]
        self.assertIn("captured Tikrit", words[first:last])
        self.assertEqual(content["stories"][story]["publisher"], "Northwire")
        self.assertEqual(content["scenes"][1]["selected"], [content["events"].index(tikrit)])
        self.assertIn("Northwire", content["scenes"][1]["sources"])

    def test_the_theme_that_is_asked_for_is_the_pages(self):
        for words, theme in (((), "auto"), (("--theme", "dark"), "dark"), (("--theme", "print"), "light"),
                             (("--theme", "high-contrast-dark"), "dark")):
            page = Html(self.page(*words, out="-".join(words) or "auto"))
            self.assertEqual(page.elements[0], ("html", {"lang": "en", "dir": "ltr", "data-theme": theme}))

    def test_its_own_words_are_in_the_language_that_is_asked_for(self):
        page = Html(self.page("--interface", "ar", out="ar"))
        self.assertEqual(page.elements[0], ("html", {"lang": "ar", "dir": "rtl", "data-theme": "auto"}))
        labels = [a["aria-label"] for _, a in page.elements if "aria-label" in a]
        self.assertEqual([label for label in labels if re.search("[a-z]", label)], [], "all are Arabic")
        content = json.loads(page.scripts["content"])
        tikrit = next(e for e in content["events"] if e.get("place") == "Tikrit")
        self.assertRegex(content["kinds"]["capture"] + tikrit["when"] + tikrit["title"], "^[^a-z]+Tikrit$")
        self.assertEqual(content["scenes"][1]["caption"], "On the road to Baghdad", "nobody's to translate")
        english = Html(self.page("--interface", "en", out="en"))
        self.assertEqual(english.elements[0][1]["lang"], "en")
        self.assertEqual(json.loads(english.scripts["own-words"]), {"texts": {}, "counts": {}})
        self.refuse("--to", "html", "--interface", "tlh", said=["--interface", "tlh", "ar"], status=2)

    def test_layers_of_the_users_own_are_cut_to_the_ground_of_the_scene(self):
        file = self.read()
        file["layers"].append({"n": file["next"], "name": "Front", "file": "front.geojson", "layer": "front",
                               "colour": "violet", "width": 1.5, "opacity": 1.0, "order": 0})
        file["next"] += 1
        self.write(file)
        self.refuse("--to", "html", said=["front.geojson", "scene 2"])
        ring = [[42, 34], [45, 34], [45, 36], [42, 34]]
        shapes = [("Polygon", [ring]), ("LineString", [[40, 33], [46, 36]]), ("Point", [44, 35]), ("Point", [3.4, 6.5])]
        self.file("front.geojson", json.dumps({"type": "FeatureCollection", "name": "front", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": where}} for kind, where in shapes]}))
        content = json.loads(Html(self.page()).scripts["content"])
        layer = content["layers"][content["scenes"][1]["layers"][0]]
        self.assertEqual((layer["name"], layer["colour"], len(layer["rings"]), len(layer["lines"])), ("Front", "violet", 1, 1))
        self.assertLess(len(layer["dots"]), 12, "one point, and not the one far off")

    def test_pictures_and_a_page_at_once(self):
        self.assertEqual(list(self.brief("--to", "html,png", "--scenes", "1", "--size", "320x240")),
                         ["01-the-fall-of-tikrit.png", "war.html"])


class InABrowser(BriefTest):
    def setUp(self):
        ProjectTest.setUp(self)

    def made(self, fill, name, *words):
        self.project = self.folder / f"{name}.dateline"
        fill(self)
        self.brief("--to", "html", *words, out=name)
        return str(self.folder / name / f"{name}.html")

    def used(self, tests, least, **pages):
        """What a reader does with the pages, as TESTS.test.mjs has it."""
        done = subprocess.run(["node", "--test", f"{tests}.test.mjs"], cwd=browser_tools(FOLDER), capture_output=True, text=True,
                              timeout=540, env={**os.environ, **pages})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        passed = re.search(r"(?m)^(?:# |. )pass (\d+)", done.stdout)
        self.assertGreaterEqual(int(passed[1]), least)

    def test_readers_use_it(self):
        self.used("page", 20, PAGE=self.made(fill_sample, "war"), MANY=self.made(fill_many, "many"))

    def test_circles_open(self):
        self.used("circles", 7, CIRCLES=self.made(fill_circles, "circles"))

    def test_it_speaks_the_language_that_is_asked_for(self):
        languages = self.folder / "data" / "dateline" / "languages"
        languages.mkdir(parents=True)
        template = TOP / "assets" / "languages" / "dateline.pot"
        (languages / "xx.po").write_text(catalogue(template.read_text(encoding="utf-8")), encoding="utf-8")
        with unittest.mock.patch.dict(os.environ, XDG_DATA_HOME=str(self.folder / "data")):
            pseudo = self.made(fill_sample, "pseudo", "--interface", "xx")
        self.used("words", 6, PSEUDO=pseudo, PAGE=self.made(fill_sample, "war"),
                  ARABIC=self.made(fill_sample, "arabic", "--language", "ar", "--interface", "ar"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
