#!/usr/bin/env python3
"""window_test.py PROGRAM [unittest options]: drives the real window and checks what is shown."""
import sys
import tempfile
import time
import unittest
from pathlib import Path

import other_program
from driver import SEIZED, Display, Window

PROGRAM = None

FALL = SEIZED + """
The United States evacuated staff from its embassy in Baghdad on Sunday.
"""

FLOOD = """Army retakes Tikrit
2 April 2015

BAGHDAD, April 2, 2015 - Iraqi troops recaptured Tikrit on Tuesday, the government said.

Warplanes bombed Ramadi on Wednesday.
"""


DISPUTE = """Town of Hawija falls, accounts differ
16 June 2014

KIRKUK, June 16, 2014 - Militants captured Hawija on June 12 after the army withdrew from it on June 14, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit on June 12.
"""


def zoom(state):
    return state["camera"]["zoom"]


class WindowTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.folder = tempfile.TemporaryDirectory()
        cls.fall = Path(cls.folder.name) / "fall.txt"
        cls.fall.write_text(FALL, encoding="utf-8")
        cls.dispute = Path(cls.folder.name) / "dispute.txt"
        cls.dispute.write_text(DISPUTE, encoding="utf-8")
        cls.flood = Path(cls.folder.name) / "flood.txt"
        cls.flood.write_text(FLOOD, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        cls.folder.cleanup()

    def setUp(self):
        self.window = Window(PROGRAM, self.display, [self.fall], ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def test_a_story_is_shown_whole_and_nothing_is_drawn_while_nothing_changes(self):
        self.assertEqual(self.start["title"], "Militants seize Tal Afar")
        self.assertGreaterEqual(self.start["counts"]["all"], 4)
        self.assertEqual(self.start["counts"]["shown"], self.start["counts"]["all"])
        for place in ("Tal Afar", "Mosul"):
            event = self.window.event(self.start, "capture", place)
            self.assertIn("marker/" + event, self.start["boxes"])
            self.assertIn("bar/" + event, self.start["boxes"])
            self.assertIn("sentence/" + event, self.start["boxes"])
        time.sleep(2)
        self.assertEqual(self.window.state()["frames"], self.start["frames"])

    def test_space_plays_and_stops(self):
        self.window.key("Home")
        first = self.window.wait_for("the first moment", lambda s: s["playhead"] != self.start["playhead"])
        self.window.key("space")
        self.window.wait_for("it plays", lambda s: s["playing"] == 1 and s["playhead"] > first["playhead"])
        self.window.key("space")
        stopped = self.window.wait_for("it stops", lambda s: s["playing"] == 0)
        self.assertEqual(self.window.settle()["playhead"], stopped["playhead"])

    def test_playing_ends_at_the_end(self):
        for _ in range(9):
            self.window.key("period")
        self.window.key("space")
        end = self.window.wait_for("it has played", lambda s: s["playing"] == 0 and s["speed"] == "1 week/s")
        self.assertEqual(self.window.settle()["playhead"], end["playhead"])
        self.assertEqual(end["playhead"], self.start["playhead"])

    def test_dragging_the_ruler_scrubs(self):
        x0, y0, x1, y1 = self.window.box("timeline/ruler")
        y = (y0 + y1) / 2
        self.window.drag((x0 + 0.8 * (x1 - x0), y), (x0 + 0.4 * (x1 - x0), y))
        state = self.window.settle()
        self.assertLess(state["playhead"], self.start["playhead"])
        self.assertGreater(state["playhead"], state["window"][0])
        self.window.drag((x0 + 0.4 * (x1 - x0), y), (x0 + 0.6 * (x1 - x0), y))
        self.assertGreater(self.window.settle()["playhead"], state["playhead"])

    def test_marker_bar_and_sentence_select_the_same_event(self):
        event = self.window.event(self.start, "capture", "Tal Afar")
        sentence = next(e["sentence"] for e in self.start["events"] if e["id"] == event)
        for kind in ("marker", "bar", "sentence"):
            self.window.click(f"{kind}/{event}")
            state = self.window.wait_for(f"the {kind} selects", lambda s: event in s["selected"])
            self.assertEqual(state["focus"], [0, sentence], kind)
            state = self.window.settle()
            self.assertIn("panel/inspector", state["boxes"])
            for other in ("marker", "bar", "sentence"):
                self.assertIn(f"{other}/{event}", state["boxes"])
            self.window.key("Escape")
            state = self.window.wait_for("Esc unselects", lambda s: not s["selected"])
            self.assertNotIn("panel/inspector", self.window.settle()["boxes"])

    def test_the_inspector_shows_how_the_sentence_was_read(self):
        event = self.window.event(self.start, "capture", "Tal Afar")
        self.window.click(f"marker/{event}")
        self.window.wait_for("the event is selected", lambda s: event in s["selected"])
        state = self.window.settle()
        self.assertNotIn("reading/lines", state["boxes"])
        x0, y0, x1, y1 = state["boxes"]["panel/inspector"]
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, -3)
        self.window.settle()
        self.window.click("reading")
        self.assertIn("reading/lines", self.window.settle()["boxes"])
        self.window.click("reading")
        self.assertNotIn("reading/lines", self.window.settle()["boxes"])

    def test_hovering_lights_an_event_and_then_rests(self):
        for kind in ("bar", "marker", "sentence"):
            for event in [e["id"] for e in self.start["events"]]:
                if f"{kind}/{event}" in self.window.state()["boxes"]:
                    self.window.move(*self.window.middle(f"{kind}/{event}"))
                    self.window.wait_for("something is lit", lambda s: s["hovered"])
                    self.window.settle()

    def test_control_adds_to_the_selection(self):
        tal_afar = self.window.event(self.start, "capture", "Tal Afar")
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click(f"bar/{tal_afar}")
        self.window.wait_for("one is selected", lambda s: s["selected"] == [tal_afar])
        self.window.click(f"bar/{mosul}", keys=["ctrl"])
        self.window.wait_for("two are selected", lambda s: s["selected"] == [tal_afar, mosul])

    def test_keys_step_from_event_to_event(self):
        self.window.key("Home")
        self.window.key("Right")
        first = self.window.wait_for("an event is selected", lambda s: len(s["selected"]) == 1)
        self.window.key("Right")
        second = self.window.wait_for("the next is", lambda s: s["selected"] != first["selected"])
        self.assertGreaterEqual(second["playhead"], first["playhead"])
        self.window.key("Left")
        self.window.wait_for("the first again", lambda s: s["selected"] == first["selected"])

    def test_the_wheel_zooms_at_the_cursor(self):
        event = self.window.event(self.start, "capture", "Mosul")
        x, y = self.window.middle("marker/" + event)
        self.window.wheel(x, y, 2)
        state = self.window.wait_for("it zooms in", lambda s: zoom(s) > zoom(self.start) + 0.5)
        state = self.window.settle()
        nx, ny = self.window.middle("marker/" + event)
        self.assertLess(abs(nx - x) + abs(ny - y), 14)  # where it was, but for the fan of symbols
        x0, y0, x1, y1 = self.window.box("timeline/lanes")
        before = state["window"]
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 2)
        state = self.window.wait_for("time zooms in", lambda s: s["window"] != before)
        self.assertGreater(state["window"][0], before[0])
        self.assertLess(state["window"][1], before[1])
        self.assertEqual(zoom(self.window.settle()), zoom(state))  # the map stays

    def test_dragging_the_map_pans_it(self):
        x0, y0, x1, y1 = self.window.box("panel/map")
        # Where no symbol is: the upper right corner.
        self.window.drag((x1 - 40, y0 + 120), (x1 - 160, y0 + 180))
        state = self.window.settle()
        self.assertGreater(state["camera"]["lng"], self.start["camera"]["lng"])
        self.assertGreater(state["camera"]["lat"], self.start["camera"]["lat"])
        self.assertEqual(zoom(state), zoom(self.start))

    def test_finding_filters_and_reset_shows_all_again(self):
        self.window.key("ctrl+f")
        self.window.enter("Tal Afar")
        state = self.window.wait_for("fewer are shown",
                                     lambda s: 0 < s["counts"]["shown"] < s["counts"]["all"])
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.assertNotIn("marker/" + mosul, self.window.settle()["boxes"])
        self.assertEqual(state["playing"], 0)  # the space typed did not play
        self.window.key("Escape")
        self.window.click("button/reset")
        self.window.wait_for("all are shown", lambda s: s["counts"]["shown"] == s["counts"]["all"])

    def test_a_type_can_be_filtered_out(self):
        self.window.click("button/events")
        self.window.click("button/types")
        self.window.click("type/capture")
        state = self.window.wait_for("captures are hidden",
                                     lambda s: s["counts"]["shown"] < s["counts"]["all"])
        self.assertFalse([e for e in state["events"] if e["type"] == "capture"])

    def test_another_story_opens_by_its_path_and_undo_takes_it_back(self):
        self.window.key("ctrl+o")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.box("field/path")
        self.window.enter(str(self.flood))
        self.window.key("Return")
        state = self.window.wait_for("two stories are open", lambda s: s["stories"] == 2)
        self.assertEqual(state["title"], "Army retakes Tikrit")
        self.assertGreater(state["counts"]["all"], self.start["counts"]["all"])
        self.window.key("ctrl+z")
        self.window.wait_for("one story is open", lambda s: s["stories"] == 1)
        self.window.key("ctrl+shift+z")
        self.window.wait_for("two stories again", lambda s: s["stories"] == 2)

    def test_reading_a_long_story_can_be_cancelled(self):
        long = Path(self.folder.name) / "long.txt"
        sentence = "Troops from the {0}th brigade moved towards Mosul on Sunday and shelled village {0}."
        long.write_text("\n".join(sentence.format(i) for i in range(60000)), encoding="utf-8")
        other_program.drop(self.display.name, "Militants seize", [long], *self.window.middle("panel/map"))
        self.window.click("button/cancel-reading")
        self.window.wait_for("it rests", lambda s: not s["busy"])
        state = self.window.settle()
        self.assertEqual(state["stories"], 1)
        self.assertFalse(state["error"])

    def test_names_on_the_map_change_to_arabic_to_the_storys_own_and_back(self):
        self.window.key("n")
        self.window.wait_for("names are Arabic", lambda s: s["language"] == "arabic")
        self.window.click("button/language")
        self.window.wait_for("names are as the story has them", lambda s: s["language"] == "story")
        self.window.key("n")
        self.window.wait_for("names are English", lambda s: s["language"] == "english")

    def test_a_story_dropped_on_the_window_opens(self):
        x, y = self.window.middle("panel/map")
        other_program.drop(self.display.name, "Militants seize", [self.flood], x, y)
        state = self.window.wait_for("two stories are open", lambda s: s["stories"] == 2)
        self.assertEqual(state["title"], "Army retakes Tikrit")

    def test_a_story_is_pasted_and_its_day_set_later(self):
        text = "Rebels seized Sinjar on Sunday, officials said. Police had fled to Dohuk a day earlier.\n"
        clipboard = other_program.Clipboard(self.display.name, text)
        self.addCleanup(clipboard.close)
        self.window.close()
        self.window = Window(PROGRAM, self.display)
        self.window.wait_for("it is there", lambda s: s["stories"] == 0)
        self.window.settle()
        self.window.key("ctrl+v")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.settle()
        self.window.click("button/read")
        state = self.window.wait_for("it is read", lambda s: s["stories"] == 1 and s["dialog"])
        self.assertEqual(state["counts"]["undated"], 0)
        self.window.settle()  # the dialog takes its height
        self.window.click("button/leave-date")
        self.window.wait_for("the dialog is closed", lambda s: not s["dialog"])
        capture = self.window.event(self.window.settle(), "capture", "Sinjar")
        self.window.box("bar/" + capture)

    def test_a_story_that_cannot_be_read_says_so_and_changes_nothing(self):
        self.window.key("ctrl+o")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.enter("/no/such/story.txt")
        self.window.key("Return")
        state = self.window.wait_for("an error is shown", lambda s: s["error"])
        self.assertIn("/no/such/story.txt", state["error"])
        self.assertEqual(state["stories"], 1)
        self.assertEqual(state["counts"], self.start["counts"])
        self.window.key("Escape")
        self.window.wait_for("the error is gone", lambda s: not s["error"])

    def test_the_theme_changes_and_the_date_is_gone_to(self):
        self.window.key("t")
        self.window.wait_for("it is dark", lambda s: s["theme"] == "dark")
        self.window.key("g")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.enter("12 june")
        self.window.key("Return")
        self.window.wait_for("12 June is shown", lambda s: s["playhead"] == "2014-06-12T23:59")

    def go_to_place(self, typed, *keys):
        self.window.key("ctrl+g")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.enter(typed)
        self.window.settle()
        self.window.key(*keys, "Return")

    def test_typed_coordinates_are_gone_to_and_pinned_until_escape(self):
        for typed in ("36 20 06 N, 43 08 10 E", "36.335 43.13611", "38S LF 3271 2271", "38S 332717 4022718"):
            self.go_to_place(typed)
            state = self.window.wait_for(f"{typed} is shown", lambda s: s["pin"] and not s["dialog"]
                                         and abs(s["camera"]["lat"] - 36.335) < 0.01 and abs(zoom(s) - 9) < 0.01)
            self.assertAlmostEqual(state["pin"]["lat"], 36.335, places=3)
            self.assertAlmostEqual(state["pin"]["lng"], 43.1361, places=3)
            self.assertIn("pin", self.window.settle()["boxes"])
            self.window.key("Escape")
            self.window.wait_for("the pin is gone", lambda s: not s["pin"])
            self.window.key("0")
            self.window.settle()

    def test_a_typed_name_lists_its_places_and_one_of_them_is_gone_to(self):
        self.go_to_place("Tal Afar")
        state = self.window.wait_for("the place is shown", lambda s: s["pin"] and not s["dialog"])
        self.assertEqual(state["pin"]["label"], "Tal Afar")
        self.assertAlmostEqual(state["pin"]["lat"], 36.38, places=1)
        self.go_to_place("Springfield", "Down", "Down")
        third = self.window.wait_for("another is shown", lambda s: s["pin"] and s["pin"]["label"] == "Springfield")
        self.window.key("ctrl+g")
        self.window.wait_for("the dialog is open", lambda s: s["dialog"])
        self.window.enter("Springfield")
        self.window.settle()
        self.window.click("place/0")
        first = self.window.wait_for("a click chooses", lambda s: not s["dialog"])
        self.assertNotEqual(first["pin"]["lng"], third["pin"]["lng"])

    def test_a_name_half_typed_or_mistyped_is_enough(self):
        for typed, name in (("fallu", "Fallujah"), ("Bagdhad", "Baghdad"), ("kirkku", "Kirkuk")):
            self.go_to_place(typed)
            state = self.window.wait_for(f"{typed} is understood", lambda s: s["pin"] and not s["dialog"]
                                         and s["pin"]["label"] == name)
            self.assertEqual(state["pin"]["label"], name)

    def test_what_is_no_place_leaves_the_map_as_it_is(self):
        self.go_to_place("Qwrtpsdf")
        state = self.window.settle()
        self.assertTrue(state["dialog"])
        self.window.key("Escape")
        state = self.window.wait_for("it closes", lambda s: not s["dialog"])
        self.assertIsNone(state["pin"])
        self.assertEqual(state["camera"], self.start["camera"])

    def test_a_click_on_the_read_out_changes_its_notation_which_is_remembered(self):
        self.assertEqual(self.start["notation"], "decimal")
        for notation in ("minutes", "seconds", "mgrs", "utm", "decimal", "minutes"):
            self.window.click("button/position")
            self.window.wait_for(f"it is {notation}", lambda s: s["notation"] == notation)
        settings, = Path(self.window.home.name).rglob("settings.json")
        self.window.settle()
        self.assertIn('"notation": "minutes"', settings.read_text(encoding="utf-8"))

    def open_dispute(self):
        """The window with the story that contradicts itself, compared and at rest."""
        self.window.close()
        self.window = Window(PROGRAM, self.display, [self.dispute])
        self.window.wait_for("the story is compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        return self.window.settle()

    def test_the_inspector_says_when_and_which_sentence_makes_it_so_sharp(self):
        start = self.open_dispute()
        raid = self.window.event(start, "abduction", "Kirkuk")
        times = next(e for e in start["events"] if e["id"] == raid)
        self.assertTrue(times["tightened"])
        self.assertEqual(times["latest"], "2014-06-12T23:59")  # "last week", but before the 12th was over
        self.window.click("bar/" + raid)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [raid])
        boxes = self.window.settle()["boxes"]
        self.assertIn("bound/When", boxes)
        tikrit = self.window.event(start, "capture", "Tikrit")
        reasons = [name for name in boxes if name.startswith("reason/When/")]
        self.assertEqual(len(reasons), 2)  # the order, and the time of the other
        for reason in reasons:
            self.window.click("bar/" + raid)
            self.window.wait_for("it is selected", lambda s: s["selected"] == [raid])
            self.window.settle()
            self.window.click(reason)
            if self.window.settle()["selected"] == [tikrit]:
                break
        else:
            self.fail("no reason leads to the other event")

    def test_arrows_are_of_the_selected_event_of_all_or_none(self):
        start = self.open_dispute()
        self.assertEqual(start["arrows"], "selected")
        self.assertNotIn("timeline/arrows", start["boxes"])
        raid = self.window.event(start, "abduction", "Kirkuk")
        self.window.click("bar/" + raid)
        self.window.wait_for("its arrow is drawn", lambda s: "timeline/arrows" in s["boxes"])
        self.window.key("Escape")
        self.window.wait_for("it is gone", lambda s: "timeline/arrows" not in s["boxes"])
        self.window.key("o")
        self.window.wait_for("all are drawn", lambda s: s["arrows"] == "all" and "timeline/arrows" in s["boxes"])
        self.window.key("o")
        self.window.wait_for("none is", lambda s: s["arrows"] == "none" and "timeline/arrows" not in s["boxes"])
        self.window.click("button/view")
        self.window.settle()
        self.window.click("arrows/selected")
        self.window.wait_for("as at first", lambda s: s["arrows"] == "selected")

    def test_a_contradiction_lists_its_sentences_and_a_click_leads_to_each(self):
        start = self.open_dispute()
        self.assertEqual(start["contradictions"], 1)
        disputed = [e for e in start["events"] if e["disputed"]]
        self.assertEqual(sorted(e["type"] for e in disputed), ["capture", "withdrawal"])
        self.window.click("button/contradictions")
        self.window.wait_for("the list is shown", lambda s: "panel/contradictions" in s["boxes"])
        boxes = self.window.settle()["boxes"]
        said = [name for name in boxes if name.startswith("said/0/")]
        self.assertEqual(len(said), 3)  # two dates and the order
        seen = set()
        for name in said:
            self.window.click(name)
            state = self.window.wait_for("an event is selected", lambda s: s["selected"])
            state = self.window.settle()
            seen.update(state["selected"])
            self.assertEqual(state["focus"], [0, disputed[0]["sentence"]])
            self.assertIn("panel/contradictions", state["boxes"])  # it stays
        self.assertEqual(seen, {e["id"] for e in disputed})
        self.window.key("Escape")
        state = self.window.wait_for("Esc closes the list", lambda s: "panel/contradictions" not in s["boxes"])
        self.assertTrue(state["selected"])  # and no more than that
        self.window.key("x")
        self.window.wait_for("X shows it again", lambda s: "panel/contradictions" in s["boxes"])

    def test_the_playhead_decides_who_is_shown_to_hold_a_place(self):
        start = self.open_dispute()
        held = {h["place"]: h for h in start["held"]}
        self.assertEqual(held["Tikrit"], {"place": "Tikrit", "how": "surely", "holders": ["army"]})
        self.assertIn("held/Tikrit", start["boxes"])
        tikrit = self.window.event(start, "capture", "Tikrit")
        self.window.click("bar/" + tikrit)
        self.window.wait_for("the inspector says so", lambda s: "holder" in s["boxes"])
        self.window.key("Escape", "h")
        self.window.wait_for("H hides it", lambda s: "held/Tikrit" not in s["boxes"] and not s["holders_shown"])
        self.window.key("h")
        self.window.wait_for("H shows it", lambda s: "held/Tikrit" in s["boxes"])
        self.window.key("Home")
        self.window.wait_for("no one says yet", lambda s: not s["held"] and "held/Tikrit" not in s["boxes"])
        for _ in range(9):
            if any(h["place"] == "Tikrit" for h in self.window.settle()["held"]):
                break
            self.window.key("shift+Right")
        self.assertEqual([h["how"] for h in self.window.state()["held"] if h["place"] == "Tikrit"], ["contested"])

    def test_lanes_go_by_what_is_chosen(self):
        start = self.open_dispute()
        self.assertEqual(start["lanes"], "type")
        self.assertIn("lane/Capture", start["boxes"])
        self.window.click("button/lanes")
        self.window.box("lanes/place")
        self.window.settle()
        self.window.click("lanes/place")
        state = self.window.wait_for("lanes are of places", lambda s: s["lanes"] == "place" and "lane/Tikrit" in s["boxes"])
        self.assertNotIn("lane/Capture", state["boxes"])
        self.assertEqual(state["counts"], start["counts"])
        tikrit = self.window.event(start, "capture", "Tikrit")
        x0, y0, x1, y1 = state["boxes"]["lane/Tikrit"]
        self.assertLess(y0 - 1, (state["boxes"]["bar/" + tikrit][1] + state["boxes"]["bar/" + tikrit][3]) / 2)
        self.window.click("bar/" + tikrit)
        self.window.wait_for("its bar is picked in its lane", lambda s: tikrit in s["selected"])
        self.window.key("Escape", "ctrl+k")
        self.window.settle()
        self.window.enter("lanes source")
        self.window.settle()
        self.window.key("Return")
        self.window.wait_for("lanes are of sources", lambda s: s["lanes"] == "source" and "lane/Tikrit" not in s["boxes"])

    def test_control_drag_makes_a_range_that_hides_the_rest(self):
        x0, y0, x1, y1 = self.window.box("timeline/ruler")
        y = (y0 + y1) / 2
        self.window.drag((x0 + 0.05 * (x1 - x0), y), (x0 + 0.3 * (x1 - x0), y), keys=["ctrl"])
        state = self.window.wait_for("a range is set", lambda s: s["range"])
        self.assertLess(state["counts"]["shown"], state["counts"]["all"])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
