#!/usr/bin/env python3
"""projection_test.py PROGRAM [unittest options]: the map goes over to the conic projection, and all that hands do there
is done where it is drawn."""
import json
import math
import sys
import tempfile
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None


def isometric(lat):
    """Of a latitude in degrees, on the sphere."""
    return math.atanh(math.sin(math.radians(lat)))


def mercator(camera, at):
    """Logical pixels right and down from the middle of the map."""
    radius = 256 * 2 ** camera["zoom"] / (2 * math.pi)
    return (radius * math.radians(at[0] - camera["lng"]), -radius * (isometric(at[1]) - isometric(camera["lat"])))


def conic(camera, at):
    """The same in Lambert's conformal conic that touches the sphere along the middle's parallel (Snyder 1987, 15-1 to 15-5),
    as large there as Web Mercator."""
    n = math.sin(math.radians(camera["lat"]))
    radius = 256 * 2 ** camera["zoom"] / (2 * math.pi)
    rho0 = radius / n
    rho = rho0 * math.exp(-n * (isometric(at[1]) - isometric(camera["lat"])))
    theta = n * math.radians(at[0] - camera["lng"])
    return rho * math.sin(theta), rho * math.cos(theta) - rho0 if n < 0 else -(rho0 - rho * math.cos(theta))


class ProjectionTest(StoriesCase):
    STORIES = {"wide.txt": """Clashes and protests across the region
16 June 2014

BAGHDAD, June 16, 2014 (Northpress) - Soldiers clashed with gunmen in Tehran on June 13.

Gunmen kidnapped 40 workers in Basra on June 12.

Aircraft bombed a convoy in Aleppo on June 14 and killed twelve people.

Militants captured Mosul on June 10, officials said.
"""}

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.home = Path(scratch.name)
        self.window = Window(PROGRAM, self.display, self.stories[:1], ["--theme", "light"],
                             state_home=str(self.home / "state"))
        self.addCleanup(self.window.close)
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def at(self, state, event):
        return next(e["at"] for e in state["events"] if e["id"] == event)

    def drawn(self, state, event):
        """Where its marker is, from the middle of the map."""
        x0, y0, x1, y1 = state["boxes"]["panel/map"]
        a, b, c, d = state["boxes"]["marker/" + event]
        return (a + c) / 2 - (x0 + x1) / 2, (b + d) / 2 - (y0 + y1) / 2

    def near(self, a, b, pixels, why):
        self.assertLess(math.dist(a, b), pixels, f"{why}: {a} {b}")

    def go_conic(self):
        self.window.key("q")
        self.window.wait_for("it is the conic", lambda s: s["projection"] == "conic" and s["camera"]["conic"] == 1)
        return self.window.settle()

    def test_p_goes_over_and_back_with_the_middle_in_its_place_and_marks_where_the_conic_has_them(self):
        clash = self.window.event(self.start, "clash")
        bombing = self.window.event(self.start, "airstrike")
        for event in (clash, bombing):
            self.near(self.drawn(self.start, event), mercator(self.start["camera"], self.at(self.start, event)), 1.5, "before")
        state = self.go_conic()
        self.assertEqual({**state["camera"], "conic": 0}, self.start["camera"])
        for event in (clash, bombing):
            at = self.at(state, event)
            self.near(self.drawn(state, event), conic(state["camera"], at), 1.5, "in the conic")
            self.assertGreater(math.dist(conic(state["camera"], at), mercator(state["camera"], at)), 4, "which is another place")
        self.window.key("q")
        self.window.wait_for("it is as before", lambda s: s["camera"] == self.start["camera"])

    def test_in_the_conic_the_map_is_dragged_zoomed_and_clicked_where_it_is_drawn(self):
        state = self.go_conic()
        event = self.window.event(state, "clash")
        x, y = self.window.middle("marker/" + event)
        self.window.drag((x, y), (x - 260, y + 110), steps=9)
        moved = self.window.wait_for("it is dragged", lambda s: s["camera"]["lng"] > state["camera"]["lng"] + 1)
        moved = self.window.settle()
        self.near(self.window.middle("marker/" + event), (x - 260, y + 110), 2, "the mark stays under the hand")
        self.near(self.drawn(moved, event), conic(moved["camera"], self.at(moved, event)), 1.5, "after dragging")
        self.window.wheel(x - 260, y + 110, 2)
        self.window.wait_for("it is nearer", lambda s: s["camera"]["zoom"] > moved["camera"]["zoom"] + 0.7)
        closer = self.window.settle()
        self.near(self.window.middle("marker/" + event), (x - 260, y + 110), 2, "and under the wheel")
        x0, y0, x1, y1 = self.window.box("panel/map")
        at = conic(closer["camera"], self.at(closer, event))
        self.window.click(((x0 + x1) / 2 + at[0], (y0 + y1) / 2 + at[1]))
        self.window.wait_for("a click where the conic has it selects it", lambda s: s["selected"] == [event])

    def test_a_scene_keeps_projection_and_graticule_and_the_file_says_so(self):
        self.go_conic()
        self.window.key("u")
        self.window.wait_for("the graticule is shown", lambda s: s["graticule"])
        kept = self.window.settle()
        self.window.key("c")
        self.window.wait_for("it is captured", lambda s: len(s["records"]["scenes"]) == 1)
        self.window.settle()
        self.window.click("button/view")
        self.window.box("view/conic")
        self.window.settle()
        self.window.click("view/conic")
        self.window.wait_for("Web Mercator again", lambda s: s["camera"]["conic"] == 0 and s["projection"] == "mercator")
        self.window.settle()
        self.window.click("view/graticule")
        self.window.wait_for("without lines", lambda s: not s["graticule"])
        before = self.window.settle()
        self.window.click("view/inset")
        self.window.wait_for("with an inset", lambda s: s["inset"] and s["frames"] > before["frames"])
        self.window.key("Escape")
        self.window.wait_for("the menu is closed", lambda s: "view/conic" not in s["boxes"])
        self.window.settle()
        self.window.key("c")
        self.window.wait_for("a second is captured", lambda s: len(s["records"]["scenes"]) == 2)
        self.window.settle()
        self.window.key("Prior")
        self.window.wait_for("the first is shown", lambda s: s["projection"] == "conic" and s["graticule"] and not s["inset"]
                             and s["camera"]["conic"] == 1)
        shown = self.window.settle()
        self.assertAlmostEqual(shown["camera"]["zoom"], kept["camera"]["zoom"], 3)
        self.assertAlmostEqual(shown["camera"]["lng"], kept["camera"]["lng"], 3)
        self.window.save_as(self.home / "war.dateline")
        scenes = json.loads((self.home / "war.dateline").read_text(encoding="utf-8"))["scenes"]
        self.assertEqual([s["look"].get("projection") for s in scenes], ["conic", None])
        self.assertEqual([s["look"].get("graticule") for s in scenes], [True, None])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
