#!/usr/bin/env python3
"""All that the mouse can do, without one."""
import sys
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None
MOST = 120  # controls that a walk may pass
GREYED_OUT = {"button/map-draw-area", "button/zoom-to-range"}  # they have nothing to do without an area and a range


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
        self.assertLessEqual(shown - reached, GREYED_OUT)
        self.assertEqual({name for name in reached if name.startswith("lane/")}, set())

    def test_tab_reaches_all_that_a_click_reaches_while_an_event_is_selected(self):
        self.window.key("Home", "Right")
        self.window.wait_for("an event is selected", lambda s: s["selected"])
        state = self.window.settle()
        links = ("button/", "field/", "edge/", "quote/", "bound/", "reason/", "words-of/", "telling/", "dispute/", "split/")
        shown = {name for name in state["boxes"] if name.startswith(links) or name in ("reading", "holder/0")}
        self.assertIn("reading", shown)
        self.assertTrue({n.split("/")[0] for n in shown} >= {"quote", "bound", "reading"}, shown)
        self.assertLessEqual(shown - set(self.walk()), GREYED_OUT)

    def test_a_quote_a_time_and_the_grammar_are_used_without_a_mouse(self):
        self.window.key("Home", "Right", "Right")
        state = self.window.wait_for("an event is selected", lambda s: s["selected"])
        state = self.window.settle()
        event = state["selected"][0]
        self.walk_to("bound/When")
        self.window.key("Return")
        self.window.wait_for("it is copied", lambda s: s["said"].startswith("Copied: 2014-06"))
        copied = self.window.state()["said"].removeprefix("Copied: ")
        self.walk_to("reading")
        self.window.key("Return")
        self.window.wait_for("it is open", lambda s: "reading/lines" in s["boxes"])
        self.window.key("Return")
        self.window.wait_for("it is closed", lambda s: "reading/lines" not in s["boxes"])
        self.window.click("button/fold-story")
        self.window.settle()
        self.walk_to("quote/" + event)
        self.window.key("Return")
        self.window.settle()
        self.assertEqual(self.window.state()["selected"], [event])
        self.window.click("field/search")
        self.window.wait_for("it has the keyboard", lambda s: s["typed"] == "")
        self.window.key("ctrl+v")
        self.window.wait_for("what was copied is there", lambda s: s["typed"] == copied)

    def test_the_menu_of_the_map_opens_by_its_key_at_the_pin(self):
        for key in ("shift+F10", "Menu"):
            self.window.key(key)
            self.window.box("menu/add-event")
            self.window.settle()
            self.window.key("Escape")
            self.window.wait_for("it is closed", lambda s: "menu/add-event" not in s["boxes"])
            self.window.settle()
        self.window.key("ctrl+g")
        self.window.field("field/place")
        self.window.enter("36.34 43.13")
        self.window.settle()
        self.window.key("Return")
        self.window.wait_for("it is gone to", lambda s: s["pin"] and not s["dialog"])
        self.window.settle()
        before = {e["id"] for e in self.window.state()["events"]}
        self.window.key("shift+F10")
        self.window.box("menu/add-event")
        self.window.settle()
        self.window.key("Down")
        self.window.wait_for("its first line is reached", lambda s: s["reached"] == "menu/add-event")
        self.window.key("Return")
        self.window.field("field/actor")
        self.window.enter("saboteurs")
        self.window.key("Return")
        state = self.window.wait_for("it is added", lambda s: {e["id"] for e in s["events"]} - before)
        event = next(e for e in state["events"] if e["id"] not in before)
        self.assertAlmostEqual(event["at"][0], 43.13, places=3)
        self.assertAlmostEqual(event["at"][1], 36.34, places=3)

    def test_names_of_places_are_stepped_through_and_another_place_is_chosen(self):
        self.window.key("shift+n")
        self.window.box("card/mention")
        first = self.window.settle()["boxes"]["card/mention"]
        self.window.key("shift+n", "shift+n", "shift+n")
        self.window.wait_for("the card is of another name", lambda s: s["boxes"].get("card/mention", first) != first)
        self.window.settle()
        self.window.key("ctrl+shift+n", "ctrl+shift+n", "ctrl+shift+n")
        self.window.wait_for("it is of the first again", lambda s: s["boxes"].get("card/mention") == first)
        self.window.settle()
        self.window.key("Down")
        self.window.wait_for("the card is walked", lambda s: s["reached"] == "reach/here")
        walk = self.walk()
        self.assertIn("candidate/1", walk)
        self.assertIn("button/mention-other", walk)
        self.assertNotIn("button/theme", walk, "the walk stays within the card")
        self.window.key("Escape")
        self.window.wait_for("it is closed", lambda s: "card/mention" not in s["boxes"])
        self.window.key("Down")
        self.assertEqual(self.window.settle()["reached"], "")

    def test_a_circle_of_events_is_opened(self):
        crowd = Path(self.folder.name) / "crowd.txt"
        crowd.write_text("BAGHDAD, June 20, 2014 (Reuters) - A day of bombs.\n\n" + "\n\n".join(
            f"A bomb exploded in Tikrit on June {day}, killing {day} people." for day in range(5, 18)), encoding="utf-8")
        self.window.close()
        self.window = Window(PROGRAM, self.display, [crowd], ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["concluded"] and s["counts"]["all"] > 8 and not s["busy"])
        self.window.move(640, 300)
        first = self.window.settle()["events"][0]["id"]
        self.walk_to("cluster/" + first)
        self.window.key("Return")
        self.window.wait_for("they are listed", lambda s: "panel/cluster" in s["boxes"])
        self.window.settle()
        self.walk_to("cluster-row/" + first, "Down")
        self.window.key("Return")
        self.window.wait_for("it is selected", lambda s: s["selected"] == [first])

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
