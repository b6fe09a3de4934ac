#!/usr/bin/env python3
"""crowd_test.py PROGRAM [unittest options]: many events at one place, or too close together, in the real window."""
import sys
import unittest

from driver import StoriesCase, Window

PROGRAM = None
TOWNS = {"Tikrit": 14, "Samarra": 9, "Baiji": 5}

TOLD = [f"A bomb exploded in {town} on June {day}, killing {day} people."
        for town, count in TOWNS.items() for day in range(3, 3 + count)]


class CrowdTest(StoriesCase):
    STORIES = {"crowd.txt": "BAGHDAD, June 20, 2014 (Dateline sample) - Five weeks in June.\n\n" + "\n\n".join(TOLD)
                            + "\n\nThe army recaptured Tikrit on June 19.\n"}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.addCleanup(self.window.close)
        self.start = self.window.wait_for(
            "the story is there", lambda s: s["concluded"] and not s["busy"] and len(s["events"]) >= 28)
        self.window.settle()

    def at(self, town):
        return [e["id"] for e in self.start["events"] if e["place"] == town]

    def circle_of(self, state, event):
        return state["boxes"].get("marker/" + event)

    def far(self):
        """Zooms out until the three towns are one circle."""
        for _ in range(12):
            state = self.window.settle()
            boxes = {tuple(self.circle_of(state, self.at(town)[0]) or ()) for town in TOWNS}
            if len(boxes) == 1 and () not in boxes:
                return state
            self.window.wheel(*self.window.middle("panel/map"), -3)
        self.fail("the towns never became one circle")

    def test_a_circle_of_several_towns_comes_closer_until_they_part(self):
        before = self.far()
        self.window.click("marker/" + self.at("Tikrit")[0])
        state = self.window.wait_for("it has come closer", lambda s: s["camera"]["zoom"] > before["camera"]["zoom"] + 0.5)
        state = self.window.settle()
        self.assertEqual(state["selected"], [])
        boxes = {tuple(self.circle_of(state, self.at(town)[0])) for town in TOWNS}
        self.assertEqual(len(boxes), 3, "they are still one")

    def test_a_circle_of_one_town_lists_its_events_to_pick_from(self):
        self.far()
        self.window.click("marker/" + self.at("Tikrit")[0])
        self.window.wait_for("it has come closer", lambda s: len(
            {tuple(self.circle_of(s, self.at(town)[0]) or ()) for town in TOWNS}) == 3)
        self.window.settle()
        self.window.click("marker/" + self.at("Tikrit")[0])
        self.window.wait_for("the list is open", lambda s: "panel/cluster" in s["boxes"])
        wanted = self.at("Tikrit")[1]
        self.window.box("cluster-row/" + wanted)
        self.window.settle()
        self.window.move(*self.window.middle("cluster-row/" + wanted))
        self.window.wait_for("its bar is lit", lambda s: s["hovered"] == wanted)
        self.window.click("cluster-row/" + wanted)
        state = self.window.wait_for("it is selected", lambda s: s["selected"] == [wanted])
        self.assertNotIn("panel/cluster", self.window.settle()["boxes"])
        # With Ctrl the whole circle is selected, as anything on the map is.
        self.window.click("marker/" + wanted, keys=["ctrl"])
        self.window.wait_for("all of it is", lambda s: len(s["selected"]) >= len(self.at("Tikrit")) - 1)

    def test_escape_closes_the_list_and_nothing_else(self):
        self.far()
        self.window.click("marker/" + self.at("Samarra")[0])
        self.window.wait_for("it has come closer", lambda s: len(
            {tuple(self.circle_of(s, self.at(town)[0]) or ()) for town in TOWNS}) == 3)
        self.window.settle()
        self.window.click("marker/" + self.at("Samarra")[0])
        self.window.wait_for("the list is open", lambda s: "panel/cluster" in s["boxes"])
        self.window.settle()
        self.window.key("Escape")
        state = self.window.wait_for("it is closed", lambda s: "panel/cluster" not in s["boxes"])
        self.assertEqual(state["selected"], [])

    def test_the_legend_folds_and_gives_its_ground_back(self):
        self.assertTrue(self.start["legend"])
        x0, y0, x1, y1 = self.window.box("button/legend")
        self.window.click("button/legend")
        self.window.wait_for("it is folded", lambda s: not s["legend"])
        state = self.window.settle()
        self.assertGreater(state["boxes"]["button/legend"][1], y1, "it takes as much room as before")
        # Where it was the map can be had hold of.
        camera = state["camera"]
        self.window.drag((x0 - 20, y1), (x0 + 40, y1 - 40))
        self.window.wait_for("the map is dragged", lambda s: s["camera"] != camera)
        self.window.settle()
        self.window.click("button/legend")
        self.window.wait_for("it is unfolded", lambda s: s["legend"])

    def test_the_heat_map_takes_the_place_of_the_symbols(self):
        event = self.at("Tikrit")[0]
        self.assertIn("marker/" + event, self.start["boxes"])
        self.window.key("d")
        state = self.window.wait_for("it is shown", lambda s: s["heat"] and not any(
            b.startswith("marker/") for b in s["boxes"]))
        self.assertEqual(state["counts"]["shown"], len(self.start["events"]))
        self.window.click("bar/" + event)
        self.window.wait_for("what is selected has its symbol", lambda s: "marker/" + event in s["boxes"])
        self.window.key("c")
        self.window.wait_for("a scene is captured", lambda s: s["said"])
        self.window.key("d")
        self.window.wait_for("the symbols are back", lambda s: not s["heat"] and sum(
            b.startswith("marker/") for b in s["boxes"]) > 20)
        self.window.key("s")
        self.window.box("scene/1")
        self.window.settle()
        self.window.click("scene/1")
        self.window.wait_for("the scene remembers it", lambda s: s["heat"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
