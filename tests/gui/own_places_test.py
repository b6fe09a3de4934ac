#!/usr/bin/env python3
"""own_places_test.py PROGRAM [unittest options]: makes places of one's own in the real window, with mouse and keys."""
import sys
import time
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None

FIRST = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 - The army recaptured Tikrit on June 12, officials said.

Rebels shelled Falcon Ridge on June 13, police said.
"""

SECOND = """BAGHDAD, June 17, 2014 (Southpress) - Warplanes bombed Falcon Ridge on June 15, residents said.
"""


def event_of(state, event):
    return next((e for e in state["events"] if e["id"] == event), None)


class OwnPlacesTest(StoriesCase):
    STORIES = {"first.txt": FIRST, "second.txt": SECOND}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("all is read", lambda s: s["stories"] == 2 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.shelling = self.window.event(self.start, "shelling")
        self.bombing = self.window.event(self.start, "airstrike")
        self.assertNotEqual(event_of(self.start, self.shelling)["place"], "Falcon Ridge")

    def tearDown(self):
        self.window.close()

    def show(self, name):
        """A picture of the window, where a folder for them is given."""
        if PICTURES:
            import subprocess
            time.sleep(0.5)
            subprocess.run(["import", "-window", "root", str(Path(PICTURES) / f"{name}.png")],
                           env=self.window.environment, check=True)

    def fill(self, field, words):
        self.window.click("field/" + field)
        self.window.settle()
        # Held for longer than a frame of a slow machine takes.
        self.window.xdotool("keydown", "ctrl")
        time.sleep(0.15)
        self.window.key("a")
        time.sleep(0.15)
        self.window.xdotool("keyup", "ctrl")
        time.sleep(0.15)
        self.window.key("BackSpace")
        self.window.settle()
        if words:
            self.window.type(words)
            self.window.settle()

    def at_ridge(self, state, event):
        e = event_of(state, event)
        return e is not None and e["place"] == "Falcon Ridge"

    def make(self, names="Falcon Ridge", where="34.9 43.5"):
        """By the map's menu, its coordinates typed."""
        x, y = self.window.middle("panel/map")
        self.window.click((x, y), button=3)
        self.window.click("menu/new-place")
        self.window.box("field/own-names")
        self.window.settle()
        self.fill("own-names", names)
        self.fill("own-where", where)
        self.window.click("kind/relief")
        self.window.settle()

    def test_a_place_that_no_story_names_stands_on_the_map_and_is_changed_there(self):
        self.make(names="Camp Nowhere", where="24.0 -10.0")
        self.window.click("button/own-add")
        sign = self.window.wait_for("it has a sign", lambda s: "own-place/Camp Nowhere" in s["boxes"])
        self.assertEqual(sign["records"]["places"], [["Camp Nowhere"]])
        self.window.settle()
        self.window.move(*self.window.middle("own-place/Camp Nowhere"))
        self.show("own-sign")
        self.window.click("own-place/Camp Nowhere", button=3)
        self.window.click("menu/change-place")
        self.window.box("field/own-names")
        self.window.settle()
        self.fill("own-names", "Camp Somewhere")
        self.window.click("button/own-add")
        self.window.wait_for("it is called so now", lambda s: "own-place/Camp Somewhere" in s["boxes"])
        self.window.key("ctrl+z")
        self.window.wait_for("that is undone", lambda s: "own-place/Camp Nowhere" in s["boxes"])
        self.window.key("ctrl+z")
        state = self.window.wait_for("it is gone", lambda s: not s["records"]["places"])
        self.assertNotIn("own-place/Camp Nowhere", self.window.settle()["boxes"])
        self.assertEqual(state["selected"], [])

    def test_a_place_made_on_the_map_moves_the_events_of_all_stories_that_name_it(self):
        self.make()
        self.fill("own-note", "on no map")
        self.show("dialog")
        self.window.click("button/own-add")
        state = self.window.wait_for("both stories are read with it",
                                     lambda s: self.at_ridge(s, self.shelling) and self.at_ridge(s, self.bombing)
                                     and not s["busy"])
        for event in (self.shelling, self.bombing):
            self.assertAlmostEqual(event_of(state, event)["at"][0], 43.5, 4)
            self.assertAlmostEqual(event_of(state, event)["at"][1], 34.9, 4)
        self.assertEqual(state["undo"], "add the place Falcon Ridge")
        self.assertEqual(state["records"]["places"], [["Falcon Ridge"]])
        done = state["records"]["done"]
        # One step takes it back, with all that was read for it, and one brings it again.
        before = {e["id"]: e["place"] for e in self.start["events"]}
        self.window.key("ctrl+z")
        state = self.window.wait_for("it is undone", lambda s: not self.at_ridge(s, self.shelling))
        self.assertEqual({e["id"]: e["place"] for e in state["events"]}, before)
        state = self.window.settle()
        self.assertEqual(state["records"]["done"], done - 1)
        self.assertEqual(state["records"]["undone"], 1, "reading has not taken the way forward away")
        self.window.key("ctrl+shift+z")
        state = self.window.wait_for("it is done again", lambda s: self.at_ridge(s, self.shelling)
                                     and self.at_ridge(s, self.bombing))
        self.assertEqual(state["records"]["places"], [["Falcon Ridge"]])
        self.window.click("bar/" + self.shelling)
        self.window.settle()
        self.show("made")

    def test_it_is_changed_and_removed_in_the_list_of_corrections(self):
        self.make()
        self.window.click("button/own-add")
        self.window.wait_for("it is used", lambda s: self.at_ridge(s, self.shelling) and not s["busy"])
        self.window.click("button/corrections")
        self.window.box("panel/corrections")
        self.window.settle()
        self.show("list")
        self.window.click("button/change/0")
        self.window.box("field/own-names")
        self.window.settle()
        self.fill("own-where", "35.0 43.6")
        self.show("change")
        self.window.key("Return")
        state = self.window.wait_for("the events move", lambda s: event_of(s, self.bombing)["at"] is not None
                                     and abs(event_of(s, self.bombing)["at"][0] - 43.6) < 1e-4 and not s["busy"])
        self.assertEqual(state["undo"], "move the place Falcon Ridge")
        self.window.settle()
        self.window.click("button/take-back/0")
        state = self.window.wait_for("it is gone", lambda s: not self.at_ridge(s, self.bombing)
                                     and not self.at_ridge(s, self.shelling) and not s["busy"])
        self.assertEqual(state["undo"], "take back Falcon Ridge")
        self.assertEqual(state["records"]["places"], [])
        self.window.key("ctrl+z")
        self.window.wait_for("it is back", lambda s: self.at_ridge(s, self.bombing))

    def test_marked_words_name_a_place_that_is_clicked_on_the_map(self):
        # The words stand on one line with the mention that the story has been given for them.
        mention = next(b for b in self.start["boxes"] if b.startswith("mention/") and b.endswith("/Falcon"))
        x0, y0, x1, y1 = self.window.box(mention)
        middle = (y0 + y1) / 2
        self.window.drag((x0 + 1, middle), (x0 + 95, middle))
        self.window.box("selection")
        self.show("selection")
        self.window.click("button/new-place-told")
        self.window.box("field/own-names")
        self.window.settle()
        self.fill("own-names", "Falcon Ridge")
        self.window.click("button/own-on-map")
        self.window.box("map/banner")
        # Esc leads back to the dialog, with all that was typed; then it is clicked.
        self.window.key("Escape")
        self.window.box("button/own-on-map")
        self.window.settle()
        self.window.click("button/own-on-map")
        self.window.box("map/banner")
        self.show("banner")
        x0, y0, x1, y1 = self.window.box("panel/map")
        self.window.click((x0 + (x1 - x0) * 0.4, y0 + (y1 - y0) * 0.4))
        self.window.box("button/own-add")
        self.window.settle()
        self.window.click("button/own-add")
        self.window.wait_for("it is made", lambda s: s["records"]["places"] == [["Falcon Ridge"]])
        self.window.wait_for("both stories are read with it",
                             lambda s: self.at_ridge(s, self.shelling) and self.at_ridge(s, self.bombing)
                             and not s["busy"])

    def test_the_card_of_a_name_makes_it_a_place_of_ones_own_and_changes_it(self):
        mention = next(b for b in self.start["boxes"] if b.startswith("mention/") and b.endswith("/Falcon"))
        self.window.click(mention, button=3)
        self.window.box("card/mention")
        self.window.settle()
        self.show("card")
        self.window.click("button/mention-own")
        self.window.box("field/own-names")
        self.window.settle()
        self.fill("own-names", "Falcon Ridge")
        self.fill("own-where", "34.9 43.5")
        self.window.key("Return")
        state = self.window.wait_for("the name is read as it", lambda s: self.at_ridge(s, self.bombing)
                                     and not s["busy"])
        state = self.window.settle()
        mention = next(b for b in state["boxes"] if b.startswith("mention/") and b.endswith("/Falcon Ridge"))
        self.window.click(mention, button=3)
        self.window.box("card/mention")
        self.window.settle()
        self.show("card-own")
        self.window.click("button/mention-own")
        self.window.box("field/own-where")
        self.window.settle()
        self.fill("own-where", "35.0 43.6")
        self.window.key("Return")
        state = self.window.wait_for("it is moved", lambda s: abs(event_of(s, self.bombing)["at"][0] - 43.6) < 1e-4)
        self.assertEqual(len(state["records"]["places"]), 1, "it is changed, no second one made")

    def test_what_is_typed_wrongly_is_told_and_kept(self):
        self.make(names="", where="nowhere")
        self.window.click("button/own-add")
        self.window.box("complaint")
        self.fill("own-names", "Falcon Ridge, Hill 204")
        self.window.click("button/own-add")
        self.window.box("complaint")
        self.show("complaint")
        # A busy machine may lose one of the letters that are typed for us: they are told as wrong, and typed again.
        for _ in range(3):
            self.fill("own-where", "38S LD 5630 6270")
            self.window.click("button/own-add")
            if self.window.settle()["records"]["places"]:
                break
        state = self.window.wait_for("it is used", lambda s: self.at_ridge(s, self.shelling) and not s["busy"])
        self.assertEqual(state["records"]["places"], [["Falcon Ridge", "Hill 204"]])

    def test_the_search_finds_it(self):
        self.make()
        self.window.click("button/own-add")
        self.window.wait_for("it is used", lambda s: self.at_ridge(s, self.shelling) and not s["busy"])
        self.window.key("ctrl+g")
        self.window.box("field/place")
        self.window.settle()
        self.window.type("falcon r")
        self.window.box("place/0")
        self.show("search")
        self.window.key("Return")
        state = self.window.wait_for("the map goes there", lambda s: s["pin"] is not None)
        self.assertAlmostEqual(state["pin"]["lng"], 43.5, 4)


PICTURES = ""

if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    if len(sys.argv) > 1 and sys.argv[1].startswith("--pictures="):
        PICTURES = sys.argv.pop(1).partition("=")[2]
    unittest.main(verbosity=2)
