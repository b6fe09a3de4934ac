#!/usr/bin/env python3
"""rows_test.py PROGRAM [unittest options]: the list of events beside map, timeline and story: what filters leave in it,
what it lights, what is still to come."""
import sys
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window
from png_pixels import screen

PROGRAM = None

FALL = SEIZED + """
The president met the ambassador on June 11.
"""

# It names no day of its own, and nothing that would tell one.
NO_DAY = """Troops leave Baiji

Troops shelled Baiji before the rain. Rebels attacked Samarra.
"""


class RowsTest(StoriesCase):
    STORIES = {"fall.txt": FALL}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.window.click("button/events")
        self.window.box("button/in-view")
        self.start = self.window.settle()
        self.mosul = self.window.event(self.start, "capture", "Mosul")
        self.baghdad = self.window.event(self.start, "bombing", "Baghdad")
        self.unplaced = [e["id"] for e in self.start["events"] if e["at"] is None]

    def tearDown(self):
        self.window.close()

    def rows(self, state):
        return {name[len("row/"):] for name in state["boxes"] if name.startswith("row/")}

    def open_undated(self):
        story = Path(self.folder.name) / "no-day.txt"
        story.write_text(NO_DAY, encoding="utf-8")
        self.window.close()
        self.window = Window(PROGRAM, self.display, [*self.stories, story], ["--theme", "light"])
        self.window.wait_for("its day is asked for", lambda s: s["stories"] == 2 and s["concluded"] and s["dialog"])
        self.window.click("button/leave-date")
        self.window.wait_for("it is left", lambda s: not s["dialog"])
        self.window.click("button/events")
        self.window.box("button/in-view")
        self.start = self.window.settle()
        self.undated = {e["id"] for e in self.start["events"] if (e["latest"] or "") < "1971"}

    def test_undated_events_keep_their_rows_and_count_under_a_range(self):
        self.open_undated()
        self.assertEqual(len(self.undated), self.start["counts"]["undated"])
        self.assertTrue(self.undated)
        self.window.key("Home", "Right", "Escape", "bracketright")
        state = self.window.wait_for("a range hides the rest", lambda s: s["range"] and s["counts"]["shown"] < s["counts"]["all"])
        state = self.window.settle()
        self.assertNotIn(self.baghdad, self.rows(state))
        self.assertLessEqual(self.undated, self.rows(state))
        self.assertEqual(state["counts"]["undated"], self.start["counts"]["undated"])

    def test_unplaced_events_keep_their_rows_and_count_under_a_filter_by_view(self):
        self.assertTrue(self.unplaced, "the story has one")
        self.window.key("i")
        for _ in range(3):
            self.window.wheel(*self.window.middle("marker/" + self.mosul), 2)
            self.window.settle()
        state = self.window.wait_for("what is elsewhere is hidden", lambda s: self.baghdad not in self.rows(s))
        state = self.window.settle()
        self.assertLessEqual(set(self.unplaced), self.rows(state))
        self.assertEqual(state["counts"]["unplaced"], self.start["counts"]["unplaced"])

    def looks(self, box):
        return screen(self.display.name).part(*(int(round(v)) for v in box))

    def test_the_mouse_on_a_row_lights_its_marker_and_its_sentence(self):
        marker = self.start["boxes"]["marker/" + self.mosul]
        around = (marker[0] - 4, marker[1] - 4, marker[2] + 4, marker[3] + 4)
        before = self.looks(around)
        self.window.move(*self.window.middle("row/" + self.mosul))
        self.window.wait_for("it is lit", lambda s: s["hovered"] == self.mosul)
        state = self.window.settle()
        self.assertEqual([e["id"] for e in state["events"] if e["hovered"]], [self.mosul])
        self.assertGreater(self.looks(around).unlike(before, 20), 0.02, "a ring round its marker")

    def test_a_sentence_is_lit_by_what_is_under_the_mouse_elsewhere(self):
        self.window.click("button/story")
        box = self.window.box("sentence/" + self.mosul)
        self.window.move(640, 60)
        self.window.settle()
        before = self.looks(box)
        self.window.move(*self.window.middle("marker/" + self.mosul))
        self.window.wait_for("it is lit", lambda s: s["hovered"] == self.mosul)
        self.window.settle()
        self.assertGreater(self.looks(box).unlike(before, 3), 0.4, "the ground of its sentence")

    def darkest(self, box):
        return min(sum(row[i:i + 3]) for row in self.looks(box).rows for i in range(0, len(row), 3))

    def test_sentences_of_what_is_still_to_come_are_dimmed(self):
        self.window.click("button/story")
        box = self.window.box("sentence/" + self.baghdad)
        self.window.key("End")
        self.window.settle()
        self.window.move(640, 60)
        self.window.settle()
        told = self.darkest(box)
        self.window.key("Home")
        self.window.settle()
        self.assertGreater(self.darkest(box), told + 120)

    def test_ctrl_and_a_click_add_from_list_marker_and_sentence_and_take_out_again(self):
        self.window.click("row/" + self.mosul)
        self.window.wait_for("one is selected", lambda s: s["selected"] == [self.mosul])
        self.window.click("row/" + self.baghdad, keys=["ctrl"])
        self.window.wait_for("two are", lambda s: s["selected"] == [self.mosul, self.baghdad])
        self.window.settle()
        self.window.click("marker/" + self.baghdad, keys=["ctrl"])
        self.window.wait_for("one is taken out", lambda s: s["selected"] == [self.mosul])
        self.window.settle()
        self.window.click("marker/" + self.baghdad, keys=["ctrl"])
        self.window.wait_for("and added again", lambda s: s["selected"] == [self.mosul, self.baghdad])
        self.window.click("button/story")
        self.window.settle()
        tal_afar = self.window.event(self.start, "capture", "Tal Afar")
        x0, y0, _, y1 = self.window.box("sentence/" + tal_afar)
        self.window.click((x0 + 14, (y0 + y1) / 2), keys=["ctrl"])
        self.window.wait_for("the sentence adds its events", lambda s: len(s["selected"]) > 2
                             and s["selected"][:2] == [self.mosul, self.baghdad] and tal_afar in s["selected"])

    def test_one_click_moves_the_playhead_to_what_has_not_happened_by_it(self):
        # A bar of what is to come; a marker of what may have happened by then.
        for kind, keys in (("bar", ("Home",)), ("marker", ("Home", "Right", "Escape"))):
            self.window.key(*keys)
            if kind == "marker":
                self.window.settle()
                self.window.key("g")
                self.window.field("field/date")
                self.window.enter("14 june 09:00")
                self.window.key("Return")
                self.window.wait_for("the morning", lambda s: s["playhead"].startswith("2014-06-14T09"))
            before = self.window.settle()["playhead"]
            self.window.click(f"{kind}/{self.baghdad}")
            self.window.wait_for("it is selected", lambda s: s["selected"] == [self.baghdad])
            state = self.window.settle()
            event = next(e for e in state["events"] if e["id"] == self.baghdad)
            self.assertGreater(state["playhead"], before, kind)
            self.assertGreaterEqual(state["playhead"], event["latest"], kind)
            self.assertIn("marker/" + self.baghdad, state["boxes"])
            self.window.key("Escape")
            self.window.wait_for("nothing is selected", lambda s: not s["selected"])

    def test_one_click_brings_the_map_to_a_bar_that_is_out_of_view(self):
        for _ in range(3):
            self.window.wheel(*self.window.middle("marker/" + self.mosul), 2)
            self.window.settle()
        away = self.window.settle()
        self.assertNotIn("marker/" + self.baghdad, away["boxes"])
        self.window.click("bar/" + self.baghdad)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [self.baghdad])
        state = self.window.settle()
        self.assertNotEqual(state["camera"], away["camera"])
        marker, seen = state["boxes"]["marker/" + self.baghdad], state["boxes"]["panel/map"]
        self.assertTrue(seen[0] <= marker[0] and marker[2] <= seen[2] and seen[1] <= marker[1] and marker[3] <= seen[3])

    def test_a_question_mark_and_a_nought_in_a_field_are_text(self):
        self.window.wheel(*self.window.middle("marker/" + self.mosul), 2)
        camera = self.window.settle()["camera"]
        for field in ("field/search", "field/actor"):
            self.window.enter_in(field, "0?")
            state = self.window.settle()
            self.assertEqual((state["typed"], state["dialog"], state["camera"]), ("0?", False, camera))
            self.window.enter("")

    def test_a_wheel_over_story_list_or_inspector_leaves_map_and_time_alone(self):
        self.window.click("row/" + self.mosul)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [self.mosul])
        before = self.window.settle()
        for panel in ("panel/events", "panel/inspector", "panel/story"):
            if panel == "panel/story":
                self.window.click("button/story")
            x0, y0, x1, y1 = self.window.box(panel)
            for notches in (3, -3, 2):
                self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, notches)
            state = self.window.settle()
            for what in ("camera", "window", "playhead"):
                self.assertEqual(state[what], before[what], (panel, what))


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
