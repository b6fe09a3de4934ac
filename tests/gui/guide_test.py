#!/usr/bin/env python3
"""The guide of the first run, with real keys and clicks."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import SEIZED, StoriesCase, Window

PROGRAM = None


def overlaps(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


class Guide(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.state_home = tempfile.TemporaryDirectory()
        self.window = self.start_one()

    def tearDown(self):
        self.window.close()
        self.state_home.cleanup()

    def start_one(self, stories=None, options=()):
        return Window(PROGRAM, self.display, self.stories if stories is None else stories, options,
                      state_home=self.state_home.name, guide=True)

    def step(self, number):
        self.window.wait_for(f"step {number} of the guide", lambda s: s["guide"] == number)
        return self.window.settle()

    def gone(self):
        self.window.wait_for("the guide is gone", lambda s: s["guide"] == 0)
        return self.window.settle()

    def pointed_at(self, state):
        return [box for name, box in state["boxes"].items() if name.startswith("guide/")]

    def test_it_points_at_the_things_and_hides_none_of_them(self):
        for number, count in ((1, 3), (2, 2), (3, 3)):
            state = self.step(number)
            self.assertEqual(len(self.pointed_at(state)), count, f"step {number}")
            for box in self.pointed_at(state):
                self.assertFalse(overlaps(box, state["boxes"]["guide"]), f"step {number}")
            self.window.key("Return")
        self.gone()

    def test_the_first_step_points_at_one_events_sentence_marker_and_bar(self):
        state = self.step(1)
        inside = lambda inner, outer: (inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and
                                       inner[3] <= outer[3])
        for event in state["events"]:
            things = [state["boxes"].get(kind + event["id"]) for kind in ("sentence/", "marker/", "bar/")]
            if all(t and any(inside(t, p) for p in self.pointed_at(state)) for t in things):
                return
        self.fail("it points at no event's three things")

    def test_it_goes_on_when_the_thing_is_done(self):
        state = self.step(1)
        bar = next(name for name in state["boxes"] if name.startswith("bar/"))
        self.window.click(bar)
        self.window.wait_for("the event is selected", lambda s: s["selected"] == [bar[len("bar/"):]])
        self.step(2)
        self.window.key("Left")
        self.step(3)
        self.window.key("ctrl+k")
        self.window.wait_for("the palette is open", lambda s: s["dialog"])
        self.window.key("Escape")
        self.gone()

    def test_clicks_lead_through_it(self):
        self.step(1)
        self.window.click("button/guide-next")
        self.step(2)
        self.window.click("button/guide-next")
        self.step(3)
        self.window.click("button/guide-next")
        self.gone()

    def test_esc_skips_it_for_good(self):
        self.step(1)
        self.window.key("Escape")
        self.assertEqual(self.gone()["selected"], [])
        self.window.close()
        self.window = self.start_one()
        self.window.wait_for("the story is read", lambda s: s["concluded"] and s["counts"]["all"] > 0)
        self.assertEqual(self.window.settle()["guide"], 0)

    def test_a_click_skips_it(self):
        self.step(1)
        self.window.click("button/guide-skip")
        self.gone()

    def test_it_is_shown_again_from_the_palette_and_from_the_list_of_keys(self):
        self.step(1)
        self.window.key("Escape")
        self.gone()
        self.window.key("ctrl+k")
        self.window.wait_for("the palette is open", lambda s: s["typed"] == "")
        self.window.settle()
        self.window.enter("show the guide")
        self.window.key("Return")
        self.step(1)
        self.window.key("Escape")
        self.gone()
        self.window.key("question")
        self.window.wait_for("the list of keys", lambda s: "button/guide" in s["boxes"])
        self.window.settle()
        self.window.click("button/guide")
        self.step(1)

    def test_the_empty_window_offers_a_story_to_read_and_guides_through_it(self):
        self.window.close()
        self.window = self.start_one(stories=[])
        state = self.window.wait_for("the empty window", lambda s: "button/begin-sample" in s["boxes"])
        self.assertEqual(state["guide"], 0, "there is nothing to point at")
        self.window.settle()
        self.window.click("button/begin-open")
        self.window.wait_for("what opens stories", lambda s: s["dialog"])
        self.window.key("Escape")
        self.window.wait_for("it is closed", lambda s: not s["dialog"])
        self.window.settle()
        self.window.click("button/begin-sample")
        self.window.wait_for("the story is read", lambda s: s["counts"]["all"] > 0)
        self.step(1)

    def test_pictures_are_taken_without_it(self):
        self.window.close()
        picture = Path(self.state_home.name) / "window.png"
        # As a first run would be.
        self.window = Window(PROGRAM, self.display, self.stories, ["--screenshot", str(picture)], guide=True)
        self.assertEqual(self.window.process.wait(60), 0)
        self.assertEqual(self.window.state()["guide"], 0)
        self.assertTrue(picture.exists())


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1))
    unittest.main()
