#!/usr/bin/env python3
"""timeline_test.py PROGRAM [unittest options]: the mouse on the timeline, its ranges, its lanes, and events that are
drawn as one."""
import sys
import unittest

from driver import SeizedCase, StoriesCase, Window, moment


class TimelineMouse(SeizedCase):
    def lanes(self):
        return self.window.box("timeline/lanes")

    def bare(self):
        """A point of the lanes where no bar is."""
        x0, y0, x1, y1 = self.lanes()
        boxes = [b for name, b in self.start["boxes"].items() if name.startswith("bar/")]
        for y in range(int(y1) - 4, int(y0), -3):
            for x in range(int(x0 + (x1 - x0) * 0.3), int(x1) - 40, 20):
                if not any(b[0] - 90 < x < b[2] + 150 and b[1] - 6 < y < b[3] + 6 for b in boxes):
                    return x, y
        self.fail("no room between the bars")

    def test_ctrl_makes_the_wheel_finer_and_shift_faster(self):
        x, y = self.bare()
        zoomed = []
        for keys in (["ctrl"], [], ["shift"]):
            before = self.window.settle()
            self.window.move(x, y)
            for key in keys:
                self.window.xdotool("keydown", key)
            self.window.wheel(x, y, 1)
            after = self.window.wait_for("it zooms", lambda s: s["window"] != before["window"])
            for key in keys:
                self.window.xdotool("keyup", key)
            after = self.window.settle()
            zoomed.append(self.length(before) / self.length(after))
        self.assertLess(zoomed[0], zoomed[1])
        self.assertLess(zoomed[1], zoomed[2])

    def test_a_double_click_zooms_in_and_with_shift_out(self):
        x, y = self.bare()
        self.window.move(x, y)
        self.window.xdotool("click", "--repeat", "2", "--delay", "60", "1")
        inner = self.window.wait_for("it zooms in", lambda s: self.length(s) < 0.8 * self.length(self.start))
        self.window.settle()
        self.window.xdotool("keydown", "shift")
        self.window.xdotool("click", "--repeat", "2", "--delay", "60", "1")
        self.window.xdotool("keyup", "shift")
        self.window.wait_for("it zooms out", lambda s: self.length(s) > 1.2 * self.length(inner))

    def test_dragging_empty_timeline_pans_it(self):
        x, y = self.bare()
        self.window.wheel(x, y, 2)
        before = self.window.settle()
        self.window.drag((x, y), (x + 80, y))
        after = self.window.settle()
        self.assertLess(self.stretch(after)[0], self.stretch(before)[0])
        self.assertAlmostEqual(self.length(after).total_seconds(), self.length(before).total_seconds(), delta=120)

    def test_dragging_with_the_middle_button_zooms_to_what_was_dragged_over(self):
        x0, y0, x1, y1 = self.lanes()
        y = (y0 + y1) / 2
        width = x1 - x0
        self.window.drag((x0 + 0.4 * width, y), (x0 + 0.6 * width, y), button=2)
        state = self.window.wait_for("it zooms", lambda s: self.length(s) < 0.5 * self.length(self.start))
        self.assertAlmostEqual(self.length(state) / self.length(self.start), 0.2, delta=0.04)

    def at(self, box, x, state):
        """The time under a point of an axis, which begins and ends with its box."""
        x0, _, x1, _ = self.window.box(box)
        first, last = (self.start if box == "timeline/histogram" else state)["window"]
        return moment(first) + (moment(last) - moment(first)) * ((x - x0) / (x1 - x0))

    def assert_shown(self, state, first, last):
        """That the timeline shows this stretch of time, to a pixel or two of the whole."""
        pixels = self.length(self.start) / 400
        self.assertAlmostEqual(self.stretch(state)[0], first, delta=pixels)
        self.assertAlmostEqual(self.stretch(state)[1], last, delta=pixels)

    def test_dragging_with_the_middle_button_on_the_histogram_zooms_to_what_was_dragged_over(self):
        x, y = self.bare()
        self.window.wheel(x, y, 3)
        zoomed = self.window.settle()
        self.assertLess(self.length(zoomed), 0.6 * self.length(self.start))
        x0, y0, x1, y1 = self.window.box("timeline/histogram")
        a, b = round(x0 + 0.2 * (x1 - x0)), round(x0 + 0.45 * (x1 - x0))
        self.window.drag((a, (y0 + y1) / 2), (b, (y0 + y1) / 2), button=2)
        self.window.wait_for("it zooms", lambda s: s["window"] != zoomed["window"])
        self.assert_shown(self.window.settle(), self.at("timeline/histogram", a, None), self.at("timeline/histogram", b, None))

    def test_control_drag_in_the_lanes_makes_a_range_and_a_control_click_on_a_bar_adds_it(self):
        x0, y0, x1, y1 = self.lanes()
        bars = [name for name in self.start["boxes"] if name.startswith("bar/")][:2]
        self.window.click(bars[0])
        self.window.wait_for("one is selected", lambda s: s["selected"] == [bars[0][len("bar/"):]])
        self.window.settle()
        self.window.click(bars[1], keys=["ctrl"])
        state = self.window.wait_for("another is added", lambda s: len(s["selected"]) == 2)
        self.assertIsNone(self.window.settle()["range"])
        x, y = self.bare()
        self.window.drag((x, y), (x + 90, y), keys=["ctrl"])
        self.window.wait_for("there is a range", lambda s: s["range"])
        state = self.window.settle()
        self.assertEqual(state["window"], self.start["window"])
        self.assertEqual(len(state["selected"]), 2)
        pixel = self.length(self.start) / 400
        for limit, at in zip(state["range"], (x, x + 90)):
            self.assertAlmostEqual(moment(limit), self.at("timeline/lanes", at, state), delta=pixel)
        # It may begin on a bar, too.
        self.window.drag(self.window.middle(bars[0]), (x0 + 5, y1 - 5), keys=["ctrl"])
        last = self.window.wait_for("another takes its place", lambda s: s["range"] != state["range"])
        self.assertEqual(len(self.window.settle()["selected"]), 2)
        self.assertLess(moment(last["range"][0]), moment(state["range"][0]))

    def test_a_button_and_a_key_zoom_to_the_range_where_there_is_one(self):
        self.window.click("button/zoom-to-range")
        self.assertEqual(self.window.settle()["window"], self.start["window"])
        state, *_ = self.make_range()
        self.window.click("button/zoom-to-range")
        self.window.wait_for("it zooms to the range", lambda s: s["window"] == state["range"])
        x, y = self.bare()
        self.window.wheel(x, y, -3)
        self.window.wait_for("it is wide again", lambda s: s["window"] != state["range"])
        self.window.settle()
        self.window.key("shift+f")
        self.window.wait_for("the key does the same", lambda s: s["window"] == state["range"])

    def make_range(self):
        x0, y0, x1, y1 = self.window.box("timeline/histogram")
        y = (y0 + y1) / 2
        width = x1 - x0
        self.window.drag((x0 + 0.3 * width, y), (x0 + 0.6 * width, y), keys=["ctrl"])
        self.window.wait_for("there is a range", lambda s: s["range"])
        return self.window.settle(), x0, width, y

    def test_either_handle_of_a_range_is_dragged_and_the_middle_moves_both(self):
        state, x0, width, y = self.make_range()
        first, last = map(moment, state["range"])
        self.window.drag((x0 + 0.6 * width, y), (x0 + 0.8 * width, y))
        state = self.window.wait_for("its end moves", lambda s: moment(s["range"][1]) > last)
        self.assertEqual(moment(state["range"][0]), first)
        state = self.window.settle()
        first, last = map(moment, state["range"])
        self.window.drag((x0 + 0.3 * width, y), (x0 + 0.4 * width, y))
        state = self.window.wait_for("its beginning moves", lambda s: moment(s["range"][0]) > first)
        self.assertEqual(moment(state["range"][1]), last)
        state = self.window.settle()
        first, last = map(moment, state["range"])
        self.window.drag((x0 + 0.6 * width, y), (x0 + 0.5 * width, y))
        state = self.window.wait_for("both move", lambda s: moment(s["range"][1]) < last)
        state = self.window.settle()
        self.assertLess(moment(state["range"][0]), first)
        length = moment(state["range"][1]) - moment(state["range"][0])
        self.assertAlmostEqual(length.total_seconds(), (last - first).total_seconds(), delta=120)

    def share(self, state, at):
        """Where a time lies in the window: 0 at its beginning, 1 at its end."""
        return (at - self.stretch(state)[0]) / self.length(state)

    def test_the_wheel_keeps_the_time_under_the_cursor(self):
        x0, y0, x1, y1 = self.lanes()
        y = (y0 + y1) / 2
        for part, notches in ((0.2, 2), (0.85, 3), (0.1, -2)):
            x = round(x0 + part * (x1 - x0))
            before = self.window.settle()
            kept = self.at("timeline/lanes", x, before)
            self.window.wheel(x, y, notches)
            self.window.wait_for("it zooms", lambda s: s["window"] != before["window"])
            after = self.window.settle()
            self.assertGreater(abs(self.length(after) - self.length(before)), 0.2 * self.length(before))
            self.assertAlmostEqual(self.at("timeline/lanes", x, after), kept, delta=self.length(after) / 200)

    def test_the_wheel_over_the_histogram_keeps_the_time_under_it_in_place(self):
        x0, y0, x1, y1 = self.window.box("timeline/histogram")
        x, y = round(x0 + 0.7 * (x1 - x0)), (y0 + y1) / 2
        self.window.wheel((x0 + x1) / 2, y + 60, 2)
        before = self.window.settle()
        kept = self.at("timeline/histogram", x, None)
        self.window.wheel(x, y, 2)
        self.window.wait_for("it zooms", lambda s: self.length(s) < 0.8 * self.length(before))
        self.assertAlmostEqual(self.share(self.window.settle(), kept), self.share(before, kept), delta=0.01)

    def test_the_mouse_over_the_lanes_says_the_time_and_lights_marker_and_sentence(self):
        bar = next(name for name in self.start["boxes"] if name.startswith("bar/"))
        self.window.move(*self.window.middle(bar))
        state = self.window.wait_for("it is lit", lambda s: s["hovered"] == bar[len("bar/"):])
        self.assertIn("marker/" + state["hovered"], state["boxes"])
        self.assertIn("timeline/moment", self.window.settle()["boxes"])

    def test_a_wheel_over_the_timeline_leaves_the_map_as_it_is_and_the_other_way_round(self):
        x, y = self.bare()
        self.window.wheel(x, y, 2)
        state = self.changed("window")
        self.assertEqual(self.window.settle()["camera"], self.start["camera"])
        self.window.wheel(*self.window.middle("panel/map"), 2)
        state = self.window.wait_for("the map zooms", lambda s: s["camera"] != self.start["camera"])
        window = state["window"]
        self.assertEqual(self.window.settle()["window"], window)


class Lanes(SeizedCase):
    def test_lanes_are_of_actors_and_of_stories(self):
        def lanes(state):
            return {name for name in state["boxes"] if name.startswith("lane/")}

        for by, expected in (("actor", {"lane/Gunmen", "lane/Militants", "lane/No actor told"}),
                             ("story", {"lane/Militants seize Tal Afar"}), ("type", {"lane/Capture", "lane/Withdrawal"})):
            self.window.click("button/lanes")
            self.window.box("lanes/" + by)
            self.window.settle()
            self.window.click("lanes/" + by)
            self.window.wait_for(f"lanes are of the {by}", lambda s: s["lanes"] == by and expected <= lanes(s))
            state = self.window.settle()
            if by == "actor":
                self.assertEqual(state["boxes"]["lane/Gunmen"][1] < state["boxes"]["lane/Militants"][1], False)
                self.assertIn("bar/" + self.window.event(state, "capture", "Mosul"), state["boxes"])
            if by == "story":
                self.assertEqual(len(lanes(state)), 1)

    def test_lanes_of_places_are_named_as_the_map_names_them(self):
        self.window.click("button/lanes")
        self.window.box("lanes/place")
        self.window.settle()
        self.window.click("lanes/place")
        english, arabic = {"lane/Mosul", "lane/Kirkuk"}, {"lane/الموصل", "lane/كركوك"}
        self.window.wait_for("lanes are of places", lambda s: english <= set(s["boxes"]))
        self.window.settle()
        self.window.key("n")
        self.window.wait_for("they are in Arabic", lambda s: arabic <= set(s["boxes"]) and not english & set(s["boxes"]))


# More captures on one day than there is room for in the lanes, and more on one day long before.
TOWNS = ("Mosul", "Tikrit", "Samarra", "Baiji", "Kirkuk", "Ramadi", "Fallujah", "Baqubah", "Hawija", "Sinjar", "Tal Afar",
         "Haditha")
CROWDED = "BAGHDAD, June 20, 2014 (Dateline sample) - A day in June.\n\n" + "\n\n".join(
    f"Gunmen captured {town} on June 10." for town in TOWNS)


class Crowded(StoriesCase):
    STORIES = {"crowd.txt": CROWDED}

    def setUp(self):
        self.window = Window(self.PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.addCleanup(self.window.close)
        self.window.wait_for("the story is there", lambda s: s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.ids = {e["id"] for e in self.start["events"] if e["type"] == "capture"}
        self.assertEqual(len(self.ids), len(TOWNS))

    def listed(self):
        return self.window.wait_for("the list is open", lambda s: "panel/cluster" in s["boxes"])

    def wheel_out(self):
        x0, y0, x1, y1 = self.window.box("timeline/lanes")
        self.window.xdotool("keydown", "shift")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, -8)
        self.window.xdotool("keyup", "shift")
        return self.window.settle()

    def test_what_finds_no_row_is_listed_by_a_click_on_the_lane(self):
        hidden = {i for i in self.ids if "bar/" + i not in self.start["boxes"]}
        self.assertGreater(len(hidden), 1)
        self.assertLess(len(hidden), len(self.ids))
        self.window.move(*self.window.middle("lane/Capture"))
        self.window.wait_for("those are lit", lambda s: {e["id"] for e in s["events"] if e["hovered"]} == hidden)
        self.window.click("lane/Capture")
        self.listed()
        state = self.window.settle()
        rows = {name[len("cluster-row/"):] for name in state["boxes"] if name.startswith("cluster-row/")}
        self.assertLessEqual(rows, hidden)
        chosen = sorted(rows)[0]
        self.window.click("cluster-row/" + chosen)
        self.window.wait_for("one is picked", lambda s: s["selected"] == [chosen])
        self.assertNotIn("panel/cluster", self.window.settle()["boxes"])

    def test_events_that_are_drawn_as_one_are_listed_by_a_click(self):
        state = self.wheel_out()
        box = state["boxes"]["bar/" + min(self.ids)]
        self.assertEqual({tuple(state["boxes"]["bar/" + i]) for i in self.ids}, {tuple(box)}, "they are not one")
        self.window.move(*self.window.middle("bar/" + min(self.ids)))
        self.window.wait_for("all are lit", lambda s: {e["id"] for e in s["events"] if e["hovered"]} == self.ids)
        self.window.click("bar/" + min(self.ids))
        self.listed()
        state = self.window.settle()
        self.assertEqual(state["selected"], [])
        rows = [name for name in state["boxes"] if name.startswith("cluster-row/")]
        self.assertGreaterEqual(len(rows), 5)
        for name in rows:
            self.assertLessEqual(state["boxes"]["panel/cluster"][0], state["boxes"][name][0])
        panel = state["boxes"]["panel/cluster"]
        self.assertTrue(panel[0] >= 0 and panel[1] >= 0 and panel[2] <= 1280 and panel[3] <= 720, panel)
        second = rows[1][len("cluster-row/"):]
        self.window.click(rows[1])
        self.window.wait_for("it is picked", lambda s: s["selected"] == [second])
        # With Ctrl a click takes all of them.
        self.window.key("Escape")
        self.window.wait_for("nothing is selected", lambda s: not s["selected"])
        self.window.settle()
        self.wheel_out()
        self.window.click("bar/" + min(self.ids), keys=["ctrl"])
        self.window.wait_for("all are selected", lambda s: set(s["selected"]) == self.ids)


if __name__ == "__main__":
    StoriesCase.PROGRAM = sys.argv.pop(1)
    unittest.main()
