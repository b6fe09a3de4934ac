#!/usr/bin/env python3
"""All that the mouse can do, without one."""
import sys
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None
MOST = 120  # controls that a walk may pass


class Keyboard(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["concluded"] and s["counts"]["all"] > 0)
        self.window.move(640, 300)
        self.window.settle()

    def tearDown(self):
        self.window.close()

    def step(self, key):
        """One step of the walk; the control that it has reached."""
        before = self.window.state()["reached"]
        self.window.key(key)
        return self.window.wait_for("the next one is reached", lambda s: s["reached"] not in ("", before))["reached"]

    def walk(self, key="Tab"):
        """All controls in their order, once round."""
        out = []
        for _ in range(MOST):
            name = self.step(key)
            if out and name == out[0]:
                return out
            out.append(name)
        self.fail(f"the walk has no end: {out}")

    def walk_to(self, name, key="Tab"):
        for _ in range(MOST):
            if self.step(key) == name:
                return
        self.fail(f"{name} is never reached")

    def test_tab_reaches_every_button_that_is_on_screen(self):
        shown = {name for name in self.window.state()["boxes"] if name.startswith(("button/", "field/", "edge/"))}
        reached = set(self.walk())
        # What is greyed out has nothing to do.
        self.assertLessEqual(shown - reached, {"button/map-draw-area", "button/zoom-to-range"})
        self.assertEqual({name for name in reached if name.startswith("lane/")}, set())

    def test_shift_tab_walks_back(self):
        forward = self.walk()
        self.window.key("Escape")
        self.window.wait_for("nothing is reached", lambda s: not s["reached"])
        self.assertEqual(self.walk("shift+Tab"), forward[::-1])

    def test_enter_and_space_do_what_a_click_does(self):
        self.walk_to("button/theme")
        self.window.key("Return")
        self.window.wait_for("it is dark", lambda s: s["theme"] == "dark")
        self.window.key("space")
        state = self.window.wait_for("it is light", lambda s: s["theme"] == "light")
        self.assertEqual(state["playing"], 0, "Space has not played")
        self.walk_to("button/keep-past")
        self.window.key("space")
        self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("nothing is reached", lambda s: not s["reached"])
        self.window.key("space")
        self.window.wait_for("Space plays again", lambda s: s["playing"] != 0)

    def test_f6_goes_from_panel_to_panel(self):
        panels = [self.step("F6") for _ in range(5)]
        self.assertEqual(panels[0], "button/open")
        self.assertIn("button/story", panels)
        self.assertIn("button/fold-timeline", panels + [self.step("F6")])
        back = self.step("shift+F6")
        self.assertTrue(back)

    def test_a_row_of_the_list_is_chosen(self):
        self.walk_to("button/events")
        self.window.key("Return")
        self.window.wait_for("the list is there", lambda s: "panel/events" in s["boxes"])
        self.window.settle()
        event = self.window.state()["events"][1]["id"]
        self.walk_to("row/" + event)
        self.window.key("Return")
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])

    def test_a_field_is_typed_in_as_soon_as_it_is_reached_and_left_by_tab(self):
        self.walk_to("field/search")
        self.window.wait_for("it has the keyboard", lambda s: s["typed"] == "")
        self.window.enter("Mosul")
        self.window.wait_for("it filters", lambda s: s["counts"]["shown"] < s["counts"]["all"])
        self.assertEqual(self.step("Tab"), "button/view")
        self.window.key("n")
        self.window.wait_for("keys are keys again", lambda s: s["language"] == "arabic")

    def test_a_menu_is_opened_walked_and_closed(self):
        self.walk_to("button/view")
        self.window.key("Return")
        self.window.wait_for("the menu is there", lambda s: "view/heat" in s["boxes"])
        self.window.settle()
        self.walk_to("view/graticule", "Down")
        self.window.key("Return")
        self.window.wait_for("the lines are shown", lambda s: s["graticule"])
        self.window.key("Escape")
        self.window.wait_for("it is closed", lambda s: "view/heat" not in s["boxes"])

    def test_a_dialog_is_walked_by_itself(self):
        self.window.key("ctrl+comma")
        self.window.wait_for("the dialog is there", lambda s: "display/print" in s["boxes"])
        self.window.settle()
        walk = self.walk()
        self.assertTrue(all(name.startswith("display/") or name == "button/close-dialog" for name in walk), walk)
        self.walk_to("display/print")
        self.window.key("Return")
        self.window.wait_for("the theme is for print", lambda s: s["theme"] == "print")
        self.walk_to("button/close-dialog")
        self.window.key("Return")
        self.window.wait_for("it is closed", lambda s: not s["dialog"])

    def test_the_map_is_moved_and_zoomed(self):
        before = self.window.state()["camera"]
        self.window.key("plus")
        self.window.wait_for("it is closer", lambda s: s["camera"]["zoom"] > before["zoom"])
        self.window.key("minus", "minus")
        self.window.wait_for("it is farther", lambda s: s["camera"]["zoom"] < before["zoom"])
        self.window.key("ctrl+shift+Right")
        self.window.wait_for("it is farther east", lambda s: s["camera"]["lng"] > before["lng"])
        self.window.key("ctrl+shift+Down")
        self.window.wait_for("it is farther south", lambda s: s["camera"]["lat"] < before["lat"])

    def test_time_is_zoomed_and_narrowed(self):
        before = self.window.state()
        self.window.key("Home", "Right", "Right")
        state = self.window.settle()
        self.window.key("shift+Up")
        self.window.wait_for("less time is seen", lambda s: s["window"] != before["window"])
        self.window.key("bracketleft")
        state = self.window.wait_for("there is a range", lambda s: s["range"] is not None)
        self.assertEqual(state["range"][0], state["playhead"])
        self.assertLess(state["counts"]["shown"], before["counts"]["shown"])

    def test_edges_of_panels_are_moved_by_the_arrows(self):
        self.walk_to("edge/story-edge", "shift+Tab")
        before = self.window.box("panel/map")
        self.window.key("Right")
        self.window.wait_for("the story is wider", lambda s: s["boxes"]["panel/map"][0] > before[0])
        self.window.key("Left", "Left")
        self.window.wait_for("and narrower", lambda s: s["boxes"]["panel/map"][0] < before[0])

    def test_the_mouse_puts_the_ring_out(self):
        self.walk_to("button/theme")
        self.window.click((700, 400))
        self.window.wait_for("nothing is reached", lambda s: not s["reached"])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
