#!/usr/bin/env python3
"""palette_test.py PROGRAM [unittest options]: what the palette finds, with real keys and mouse."""
import sys
import unittest

from driver import StoriesCase, Window

PROGRAM = None

FALL = """Militants seize Tal Afar
16 June 2014

BAGHDAD, June 16, 2014 - Militants captured Tal Afar on Sunday after heavy fighting, officials said.

Gunmen seized Mosul on June 10 and soldiers withdrew from Kirkuk on June 12.
"""

FLOOD = """Army retakes Tikrit
2 April 2015

BAGHDAD, April 2, 2015 - Iraqi troops recaptured Tikrit on Tuesday, the government said.
"""


def chosen(state):
    """The entry that Enter takes."""
    found = [name[len("palette/chosen/"):] for name in state["boxes"] if name.startswith("palette/chosen/")]
    return found[0] if found else None


class PaletteTest(StoriesCase):
    STORIES = {"fall.txt": FALL, "flood.txt": FLOOD}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the stories are read", lambda s: s["stories"] == 2 and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def open(self, typed=""):
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        if typed:
            self.window.type(typed)
            self.window.wait_for(f"it holds {typed}", lambda s: s["typed"] == typed)
        return self.window.settle()

    def closed(self):
        return self.window.wait_for("it is closed", lambda s: not s["dialog"] and "panel/palette" not in s["boxes"])

    def test_an_action_is_found_by_a_few_letters_and_done(self):
        self.assertEqual(self.start["theme"], "light")
        self.assertEqual(chosen(self.open("dark")), "action/theme")
        self.window.key("Return")
        self.window.wait_for("the theme changes", lambda s: s["theme"] == "dark")
        self.closed()
        # What was used last comes first, by what it does now.
        self.assertEqual(chosen(self.open()), "used/theme")
        self.window.key("Return")
        self.window.wait_for("it changes back", lambda s: s["theme"] == "light")

    def test_letters_do_nothing_but_search_and_escape_closes(self):
        state = self.open("hex t")
        self.assertEqual(state["theme"], "light")
        self.assertEqual(state["playing"], 0)
        self.assertNotIn("panel/contradictions", state["boxes"])
        self.window.key("Escape")
        self.closed()
        self.window.key("t")
        self.window.wait_for("keys are keys again", lambda s: s["theme"] == "dark")

    def test_keys_and_mouse_choose(self):
        first = chosen(self.open())
        self.window.key("Down", "Down")
        third = self.window.wait_for("the third is chosen", lambda s: chosen(s) not in (first, None))
        self.window.key("Up", "Up", "Up")
        self.window.wait_for("the first again", lambda s: chosen(s) == first)
        self.window.key("Next")
        page = self.window.wait_for("a page further", lambda s: chosen(s) not in (first, chosen(third), None))
        top, bottom = (page["boxes"]["panel/palette"][i] for i in (1, 3))
        box = page["boxes"]["palette/chosen/" + chosen(page)]
        self.assertTrue(top < box[1] and box[3] <= bottom, "it is in sight")
        self.window.key("Prior")
        self.window.wait_for("back at the first", lambda s: chosen(s) == first)
        self.window.click("palette/action/next-day")
        self.closed()

    def test_a_click_beside_it_closes_it_and_does_nothing(self):
        self.open("mosul")
        self.window.click((20, 700))
        state = self.closed()
        self.assertEqual(state["selected"], [])

    def test_a_place_is_gone_to(self):
        self.assertEqual(chosen(self.open("mosul")), "place/0")
        self.window.key("Return")
        state = self.window.wait_for("it is pinned", lambda s: s["pin"] is not None)
        self.assertEqual(state["pin"]["label"], "Mosul")
        self.assertAlmostEqual(state["pin"]["lat"], 36.34, delta=0.1)

    def test_an_event_is_found_by_its_words(self):
        event = self.window.event(self.start, "withdrawal", "Kirkuk")
        state = self.open("soldiers withdrew")
        self.assertIn("palette/event/" + event, state["boxes"])
        self.window.click("palette/event/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.closed()

    def test_a_story_is_shown(self):
        other = "Army retakes Tikrit" if self.start["title"] != "Army retakes Tikrit" else "Militants seize Tal Afar"
        state = self.open(other.lower())
        stories = [name for name in state["boxes"] if name.startswith("palette/story/")]
        self.assertEqual(len(stories), 1)
        self.window.click(stories[0])
        self.window.wait_for("it is read", lambda s: s["title"] == other)

    def test_scenes_and_views_are_gone_back_to(self):
        self.window.key("c")
        self.window.wait_for("a scene is captured", lambda s: len(s["records"]["scenes"]) == 1)
        self.open("save view")
        self.window.key("Return")
        self.window.field("field/view-name")
        self.window.enter("Northern front")
        self.window.key("Return")
        self.window.wait_for("the view is kept", lambda s: s["records"]["views"] == ["Northern front"])
        self.window.key("Escape")
        self.window.settle()
        zoom = self.start["camera"]["zoom"]
        caption = self.window.state()["records"]["scenes"][0]["caption"]
        for typed, kind in (("northern", "view"), (caption, "scene")):
            self.window.wheel(*self.window.middle("panel/map"), 3)
            self.window.wait_for("the map moves", lambda s: s["camera"]["zoom"] > zoom + 0.5)
            state = self.open(typed)
            self.window.click(next(name for name in state["boxes"] if name.startswith(f"palette/{kind}/")))
            self.window.wait_for(f"the {kind} is shown", lambda s: abs(s["camera"]["zoom"] - zoom) < 0.05)

    def test_it_opens_while_something_else_is_typed(self):
        self.window.key("ctrl+f")
        self.window.settle()  # keys are letters from the next frame on
        self.window.enter("Mosul")
        self.window.wait_for("fewer are shown", lambda s: s["counts"]["shown"] < s["counts"]["all"])
        self.assertEqual(chosen(self.open("reset filter")), "action/reset-filter")
        self.window.key("Return")
        self.window.wait_for("all are shown", lambda s: s["counts"]["shown"] == s["counts"]["all"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
