#!/usr/bin/env python3
"""numbers_test.py PROGRAM [unittest options]: the events in numbers, whose bars light and filter."""
import sys
import unittest

from driver import SEIZED, StoriesCase, Window

PROGRAM = None


class NumbersTest(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read", lambda s: s["stories"] == 1 and not s["busy"])
        self.window.click("button/numbers")
        self.window.box("panel/numbers")
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def bars(self, state, kind):
        return [name for name in state["boxes"] if name.startswith(f"number/{kind}/")]

    def test_each_bar_filters_and_a_second_click_takes_that_back(self):
        every = self.start["counts"]["all"]
        for bar, part in (("number/type/capture", "types"), ("number/actor/Gunmen", "by"),
                          ("number/place/Mosul", "place"), ("number/day/2014-06-12", "time")):
            # What lies further down is brought into sight.
            x0, y0, x1, y1 = self.window.box("panel/numbers")
            for _ in range(12):
                state = self.window.settle()
                box = state["boxes"].get(bar)
                if box and box[1] > y0 and box[3] < y1:
                    break
                self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 3 if box and box[1] <= y0 else -1)
            self.window.click(bar)
            state = self.window.wait_for(f"{bar} filters", lambda s: 0 < s["counts"]["shown"] < every)
            state = self.window.settle()
            self.window.click(bar)
            self.window.wait_for(f"{bar} is taken back", lambda s: s["counts"]["shown"] == every)
            self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 20)

    def test_the_mouse_on_a_bar_lights_its_events(self):
        captures = {e["id"] for e in self.start["events"] if e["type"] == "capture"}
        self.assertGreater(len(captures), 1)
        self.window.move(*self.window.middle("number/type/capture"))
        self.window.wait_for("all captures are lit",
                             lambda s: {e["id"] for e in s["events"] if e["hovered"]} == captures)
        self.window.move(*self.window.middle("panel/status"))
        self.window.wait_for("none is", lambda s: not any(e["hovered"] for e in s["events"]))

    def test_they_follow_the_filter(self):
        self.assertGreater(len(self.bars(self.start, "type")), 2)
        self.window.key("ctrl+f")
        self.window.settle()  # keys are letters from the next frame on
        self.window.enter("Mosul")
        state = self.window.wait_for("fewer bars", lambda s: len(self.bars(s, "day")) < len(self.bars(self.start, "day")))
        self.assertIn("number/day/2014-06-10", state["boxes"])

    def test_nothing_overlaps(self):
        for kind in ("day", "type", "actor", "place"):
            boxes = sorted((self.start["boxes"][name] for name in self.bars(self.start, kind)), key=lambda b: (b[1], b[0]))
            for a, b in zip(boxes, boxes[1:]):
                self.assertTrue(a[2] <= b[0] + 0.5 or a[3] <= b[1] + 0.5, f"{kind}: {a} and {b}")

    def test_the_palette_opens_them(self):
        self.window.click("button/story")
        self.window.wait_for("the story is read", lambda s: "panel/numbers" not in s["boxes"])
        self.window.key("ctrl+k")
        self.window.field("field/palette")
        self.window.type("charts")
        self.window.wait_for("it is found", lambda s: "palette/chosen/action/show-numbers" in s["boxes"])
        self.window.key("Return")
        self.window.box("panel/numbers")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
