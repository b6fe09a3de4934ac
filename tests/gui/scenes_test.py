#!/usr/bin/env python3
"""scenes_test.py PROGRAM [unittest options]: scenes are captured, stepped through, edited, put in order and kept."""
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None


class ScenesTest(StoriesCase):
    STORIES = {"fall.txt": """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 (Northpress) - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.

Soldiers clashed with gunmen in Ramadi last week. Aircraft bombed a convoy near Mosul on June 14 and killed twelve people.
"""}

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.home = Path(scratch.name)
        self.project = self.home / "war.dateline"
        self.open(self.stories[0])

    def tearDown(self):
        self.end()

    def open(self, *files):
        self.window = Window(PROGRAM, self.display, files, ["--theme", "light"], state_home=str(self.home / "state"))
        self.window.wait_for("the story is compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def end(self):
        if self.window.process.poll() is None:
            self.window.close()

    def scenes(self, state=None):
        return (state or self.window.state())["records"]["scenes"]

    def captions(self, state=None):
        return [s["caption"] for s in self.scenes(state)]

    def shown(self, state):
        return [i + 1 for i, s in enumerate(self.scenes(state)) if s["shown"]]

    def capture(self):
        count = len(self.scenes())
        self.window.settle()
        self.window.key("c")
        state = self.window.wait_for("it is captured", lambda s: len(self.scenes(s)) == count + 1)
        self.window.settle()
        return state

    def select(self, kind):
        event = self.window.event(self.start, kind)
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()
        return event

    def three_scenes(self):
        """Of the capture, of the clash, and of the first moment with nothing selected, with the list open."""
        self.window.key("s")
        self.window.box("panel/scenes")
        self.window.settle()
        self.capture_event = self.select("capture")
        self.capture()
        self.select("clash")
        self.capture()
        self.window.key("Escape")
        self.window.wait_for("the list is closed", lambda s: "panel/scenes" not in s["boxes"])
        self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("nothing is selected", lambda s: s["selected"] == [])
        self.window.settle()
        self.window.key("Home")
        self.window.wait_for("it is the first moment", lambda s: s["playhead"] == s["window"][0])
        self.capture()
        self.window.key("s")
        self.window.box("scene/3")
        return self.window.settle()

    def test_what_was_said_goes_by_itself_once_it_has_been_read(self):
        self.window.key("c")
        self.window.wait_for("it is said", lambda s: s["said"] == "Scene 1 captured")
        self.window.wait_for("it is gone though nobody touches anything", lambda s: s["said"] == "" and "said" not in s["boxes"])
        self.assertEqual(len(self.scenes()), 1)

    def test_c_captures_and_says_where_and_page_keys_step_and_stop_at_the_ends(self):
        event = self.select("capture")
        self.window.key("c")
        self.window.wait_for("it is said", lambda s: s["said"] == "Scene 1 captured" and "said" in s["boxes"])
        self.window.settle()
        self.assertEqual(self.scenes()[0], {**self.scenes()[0], "kind": "map", "caption": "The army recaptured Tikrit on June 12",
                                            "quote": "The army recaptured Tikrit on June 12, officials said.",
                                            "source": "Northpress, 16 June 2014", "highlights": 1, "shown": True})
        first = self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("nothing is selected, and it is no longer said", lambda s: s["selected"] == [] and s["said"] == "")
        self.window.settle()
        self.window.key("Home", "o")
        x0, y0, x1, y1 = self.window.box("panel/map")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 3)
        self.window.wait_for("it is nearer", lambda s: s["camera"]["zoom"] > first["camera"]["zoom"] + 0.2)
        second = self.window.settle()
        self.assertEqual(second["arrows"], "all")
        self.capture()
        self.window.key("Prior")
        state = self.window.wait_for("the first is shown", lambda s: self.shown(s) == [1]
                                     and abs(s["camera"]["lng"] - first["camera"]["lng"]) < 0.001)
        state = self.window.settle()
        self.assertEqual((state["playhead"], state["selected"], state["arrows"], state["window"]),
                         (first["playhead"], [event], "selected", first["window"]))
        self.assertAlmostEqual(state["camera"]["zoom"], first["camera"]["zoom"], 3)
        self.window.key("Prior")
        self.assertEqual(self.shown(self.window.settle()), [1])
        self.window.key("Next")
        self.window.wait_for("the second is shown", lambda s: self.shown(s) == [2] and s["selected"] == [])
        state = self.window.settle()
        self.assertEqual((state["playhead"], state["arrows"]), (second["playhead"], "all"))
        self.assertAlmostEqual(state["camera"]["zoom"], second["camera"]["zoom"], 3)
        self.window.key("Next")
        self.assertEqual(self.shown(self.window.settle()), [2])

    def test_the_list_says_how_to_make_a_scene_opens_by_button_and_line_below_and_shows_by_click(self):
        self.window.click("button/scenes")
        self.window.box("button/capture-scene")
        self.window.settle()
        self.window.click("button/capture-scene")
        self.window.wait_for("it is captured", lambda s: len(self.scenes(s)) == 1 and "scene/1" in s["boxes"])
        self.window.settle()
        self.window.key("Home")
        self.window.wait_for("it is the first moment", lambda s: s["playhead"] == s["window"][0])
        self.window.settle()
        self.window.click("scene/1")
        self.window.wait_for("it is shown again", lambda s: s["playhead"] == self.start["playhead"])
        self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("Esc closes the list", lambda s: "panel/scenes" not in s["boxes"])
        self.window.settle()
        self.window.click("button/scene-place")
        self.window.box("panel/scenes")

    def test_words_are_edited_in_place_and_kept_when_a_field_is_left(self):
        self.three_scenes()
        self.window.click("scene/1")
        self.window.wait_for("it is shown", lambda s: self.shown(s) == [1])
        self.window.settle()
        self.window.click("button/edit-scene/1")
        self.window.field("field/scene-caption")
        self.window.enter("Tikrit is back")
        self.window.key("Tab", "Tab")
        self.window.wait_for("Tab has led on, and the caption is kept",
                             lambda s: self.captions(s)[0] == "Tikrit is back" and s["typed"] == "")
        self.window.settle()
        self.window.type("Slowly.")
        self.window.key("Return")
        self.window.type("Ask Ali.")
        self.window.wait_for("both lines are typed", lambda s: s["typed"] == "Slowly.\nAsk Ali.")
        self.window.key("ctrl+Return")
        self.window.wait_for("it is closed and kept", lambda s: "field/scene-notes" not in s["boxes"]
                             and self.scenes(s)[0]["notes"] == "Slowly.\nAsk Ali.")
        self.window.box("scene-note/1")
        self.assertEqual(self.window.settle()["undo"], "edit scene 1")
        self.window.key("ctrl+z")
        self.window.wait_for("the notes are undone", lambda s: self.scenes(s)[0]["notes"] == "")
        self.window.key("ctrl+z")
        self.window.wait_for("the caption, too", lambda s: self.captions(s)[0] == "The army recaptured Tikrit on June 12")
        self.window.settle()
        self.window.key("F2")
        self.window.field("field/scene-caption")
        self.window.enter("Given up")
        self.window.key("Escape")
        state = self.window.wait_for("it is closed", lambda s: "field/scene-caption" not in s["boxes"])
        self.assertEqual(self.captions(self.window.settle())[0], "The army recaptured Tikrit on June 12")
        self.assertIn("panel/scenes", state["boxes"])

    def test_names_that_would_be_cut_to_the_same_words_differ_and_all_of_one_is_told_beside_the_map(self):
        self.three_scenes()
        long = "The army of the north and its allies from the south have taken "
        for number, town in ((1, "Tikrit"), (2, "Baiji")):
            self.window.click(f"scene/{number}")
            self.window.wait_for("it is shown", lambda s, n=number: self.shown(s) == [n])
            self.window.settle()
            self.window.key("F2")
            self.window.field("field/scene-caption")
            self.window.enter(long + town)
            self.window.key("ctrl+Return")
            self.window.wait_for("it is kept", lambda s, n=number, said=long + town: self.captions(s)[n - 1] == said)
            self.window.settle()
        words = [box.split("/", 2) for box in self.window.settle()["boxes"] if box.startswith("scene-words/")]
        seen = {number: said for _, number, said in words}
        self.assertEqual((seen["1"], seen["2"]), ("\u2026 Tikrit", "\u2026 Baiji"))
        self.window.move(*self.window.middle("scene/1"))
        tip = self.window.box("scene-tip")
        state = self.window.settle()
        panel, first = state["boxes"]["panel/scenes"], state["boxes"]["scene/1"]
        self.assertLessEqual(tip[2], panel[2] + 1, "it lies within the list, not over the map")
        self.assertGreaterEqual(tip[0], panel[0])
        self.assertGreaterEqual(tip[1], first[3], "and not over the row it is of")

    def test_dragging_puts_a_scene_elsewhere_and_keys_do_too(self):
        self.three_scenes()
        a, b, c = self.captions()
        below = self.window.box("scene/3")
        self.window.drag(self.window.middle("scene/1"), (below[0] + 60, below[3] - 4))
        state = self.window.wait_for("it comes last", lambda s: self.captions(s) == [b, c, a])
        self.assertEqual(state["undo"], "move scene 1 to place 3")
        self.window.settle()
        first = self.window.box("scene/1")
        self.window.drag(self.window.middle("scene/3"), (first[0] + 60, first[1] + 4))
        self.window.wait_for("and first again", lambda s: self.captions(s) == [a, b, c])
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("undone", lambda s: self.captions(s) == [b, c, a])
        self.window.key("ctrl+z")
        self.window.wait_for("and again", lambda s: self.captions(s) == [a, b, c])
        self.window.settle()
        self.window.click("scene/1")
        self.window.wait_for("it is shown", lambda s: self.shown(s) == [1])
        self.window.settle()
        self.window.key("ctrl+Down")
        self.window.wait_for("one down", lambda s: self.captions(s) == [b, a, c])
        self.window.key("ctrl+Down")
        self.window.wait_for("one more", lambda s: self.captions(s) == [b, c, a])
        self.window.key("ctrl+Up")
        self.window.wait_for("one up", lambda s: self.captions(s) == [b, a, c])

    def test_a_scene_is_removed_by_its_cross_or_by_delete_and_undo_brings_it_back(self):
        self.three_scenes()
        a, b, c = self.captions()
        self.window.move(*self.window.middle("scene/2"))
        self.window.box("button/remove-scene/2")
        self.window.settle()
        self.window.click("button/remove-scene/2")
        state = self.window.wait_for("it is gone", lambda s: self.captions(s) == [a, c])
        self.assertTrue(state["undo"].startswith("remove scene 2: "), state["undo"])
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("it is back", lambda s: self.captions(s) == [a, b, c])
        self.window.settle()
        self.window.click("scene/3")
        self.window.wait_for("it is shown", lambda s: self.shown(s) == [3])
        self.window.settle()
        self.window.key("Delete")
        self.window.wait_for("it is gone", lambda s: self.captions(s) == [a, b] and self.shown(s) == [2])
        self.window.key("ctrl+z")
        self.window.wait_for("and back", lambda s: self.captions(s) == [a, b, c])

    def test_titles_and_black_screens_are_added_behind_the_scene_shown_and_a_look_is_taken_anew(self):
        self.three_scenes()
        self.window.click("scene/1")
        self.window.wait_for("it is shown", lambda s: self.shown(s) == [1] and s["selected"] == [self.capture_event])
        self.window.settle()
        self.window.click("button/add-scene")
        self.window.box("menu/add-section")
        self.window.settle()
        self.window.click("menu/add-section")
        self.window.field("field/scene-title")
        self.window.enter("The south")
        self.window.key("Return")
        state = self.window.wait_for("it has its heading", lambda s: [x["title"] for x in self.scenes(s)] == ["", "The south", "", ""])
        self.assertEqual(self.scenes(state)[1]["kind"], "section")
        self.window.settle()
        self.window.click("button/add-scene")
        self.window.box("menu/add-black")
        self.window.settle()
        self.window.click("menu/add-black")
        state = self.window.wait_for("it comes behind it", lambda s: [x["kind"] for x in self.scenes(s)] ==
                                     ["map", "section", "black", "map", "map"])
        self.window.settle()
        self.window.key("Prior")
        self.window.wait_for("what a scene without a map is, is said", lambda s: s["said"] == "Scene 2: The south")
        self.window.key("Prior")
        self.window.wait_for("the first is shown", lambda s: self.shown(s) == [1])
        self.window.settle()
        self.window.key("Home")
        first = self.window.wait_for("it is the first moment", lambda s: s["playhead"] == s["window"][0])
        self.window.settle()
        self.window.key("F2")
        self.window.box("button/scene-retake")
        self.window.settle()
        x0, y0, x1, y1 = self.window.box("panel/scenes")
        self.window.wheel((x0 + x1) / 2, y1 - 60, -30)
        self.window.settle()
        self.window.click("button/scene-retake")
        self.window.wait_for("it is taken anew", lambda s: s["undo"] == "take anew scene 1")
        self.window.settle()
        self.window.key("End")
        self.window.wait_for("it is the end", lambda s: s["playhead"] == s["window"][1])
        self.window.settle()
        self.window.wheel((x0 + x1) / 2, y1 - 60, 30)
        self.window.settle()
        self.window.click("scene/1")
        self.window.wait_for("it looks at the first moment", lambda s: s["playhead"] == first["playhead"])

    def test_scenes_are_there_when_the_project_is_opened_again_and_after_a_crash(self):
        self.three_scenes()
        self.window.save_as(self.project)
        before = [{**s, "shown": False} for s in self.scenes(self.window.settle())]
        below = self.window.box("scene/3")
        self.window.drag(self.window.middle("scene/1"), (below[0] + 60, below[3] - 4))
        self.window.wait_for("it comes last", lambda s: self.scenes(s)[2]["n"] == before[0]["n"])
        time.sleep(2.5)  # what is done is kept within that time
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait(60)
        self.open(self.project)
        self.assertEqual(self.scenes(self.start), [before[1], before[2], before[0]])
        self.window.key("Escape")  # that it was taken back is told
        self.window.wait_for("it has been seen", lambda s: s["notice"] == "")
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for("it can be undone still", lambda s: self.scenes(s) == before)
        self.window.key("ctrl+s")
        self.window.wait_for("it is saved", lambda s: not s["file"]["unsaved"])
        self.window.close()
        self.open(self.project)
        self.assertEqual(self.scenes(self.start), before)
        self.window.key("Next")
        self.window.wait_for("the briefing begins", lambda s: self.shown(s) == [1] and len(s["selected"]) == 1)

    def test_what_is_being_typed_is_saved_too(self):
        self.three_scenes()
        self.window.save_as(self.project)
        self.window.settle()
        self.window.key("F2")
        self.window.field("field/scene-caption")
        self.window.enter("Typed just now")
        self.window.key("ctrl+s")
        self.window.wait_for("it is saved with it", lambda s: not s["file"]["unsaved"]
                             and "Typed just now" in self.captions(s))
        self.assertIn("Typed just now", self.project.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
