#!/usr/bin/env python3
"""interaction_test.py PROGRAM [unittest options]: what hands already know: keys of time, the timeline's mouse, the
map's wheel and clicks. What is not here has a suite of its own: scenes, corrections, the palette, filters."""
import sys
import unittest
from datetime import datetime, timedelta

from driver import SEIZED, StoriesCase, Window

PROGRAM = None


def moment(text):
    return datetime.fromisoformat(text)


class InteractionCase(StoriesCase):
    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read and compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def stretch(self, state):
        """First and last moment of the time that the timeline shows."""
        return moment(state["window"][0]), moment(state["window"][1])

    def length(self, state):
        first, last = self.stretch(state)
        return last - first

    def changed(self, field):
        before = self.start[field]
        return self.window.wait_for(f"{field} changes", lambda s: s[field] != before)


class KeysOfTime(InteractionCase):
    def test_a_day_is_stepped_with_shift_and_the_arrows_to_its_border(self):
        self.window.key("shift+Left")
        border = moment(self.changed("playhead")["playhead"])
        self.assertEqual(border.time().isoformat(), "00:00:00")
        self.window.key("shift+Left")
        self.window.wait_for("a day earlier", lambda s: moment(s["playhead"]) == border - timedelta(days=1))
        self.window.key("shift+Right")
        self.window.wait_for("a day later", lambda s: moment(s["playhead"]) == border)

    def test_the_window_is_paged_by_its_own_width_and_the_playhead_stays(self):
        x0, y0, x1, y1 = self.window.box("timeline/lanes")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, 3)
        narrow = self.window.settle()
        self.window.key("ctrl+Left")
        state = self.window.wait_for("it is paged", lambda s: s["window"] != narrow["window"])
        state = self.window.settle()
        self.assertAlmostEqual(self.length(state).total_seconds(), self.length(narrow).total_seconds(), delta=120)
        self.assertLess(self.stretch(state)[0], self.stretch(narrow)[0])

    def test_home_and_end_go_to_the_first_and_the_last_moment(self):
        self.window.key("Home")
        first = self.changed("playhead")["playhead"]
        self.assertLess(moment(first), moment("2014-06-11T00:00"))
        self.window.key("End")
        state = self.window.wait_for("it is at the end", lambda s: s["playhead"] != first)
        self.assertGreater(moment(state["playhead"]), moment("2014-06-15T00:00"))

    def test_l_k_and_j_play_stop_and_play_backward_and_comma_and_full_stop_change_the_speed(self):
        self.window.key("Home")
        self.changed("playhead")
        for _ in range(3):
            self.window.key("comma")
        slower = self.window.wait_for("it is slower", lambda s: s["speed"] != self.start["speed"])["speed"]
        self.window.key("l")
        self.window.wait_for("it plays", lambda s: s["playing"] == 1)
        self.window.key("k")
        at = self.window.wait_for("it stops", lambda s: s["playing"] == 0)["playhead"]
        self.window.key("j")
        self.window.wait_for("it plays backward or is at the beginning", lambda s: s["playing"] == -1 or s["playhead"] < at)
        self.window.key("k", "period")
        self.window.wait_for("it is faster", lambda s: s["speed"] != slower)

    def test_a_change_of_speed_never_moves_the_playhead(self):
        self.window.key("period", "period", "comma")
        self.assertEqual(self.window.settle()["playhead"], self.start["playhead"])

    def test_a_space_that_is_typed_plays_nothing(self):
        self.window.key("ctrl+f")
        self.window.wait_for("the field has the keyboard", lambda s: s["typed"] is not None)
        self.window.type("tal afar")
        state = self.window.wait_for("it is typed", lambda s: s["typed"] == "tal afar")
        self.assertEqual(state["playing"], 0)

    def test_a_question_mark_lists_the_keys_and_escape_closes_them(self):
        self.window.key("question")
        self.window.wait_for("they are listed", lambda s: s["dialog"])
        self.window.key("Escape")
        self.window.wait_for("they are gone", lambda s: not s["dialog"])

    def test_the_whole_screen_is_taken_and_given_back_with_f11(self):
        self.window.key("F11")
        self.window.settle()
        self.assertTrue(self.window.state()["boxes"])
        self.window.key("F11")
        self.window.settle()


class TimelineMouse(InteractionCase):
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


class MapMouse(InteractionCase):
    def bare(self):
        x0, y0, x1, y1 = self.window.box("panel/map")
        return x0 + 40, y0 + 60

    def zoom(self, state):
        return state["camera"]["zoom"]

    def test_ctrl_makes_the_wheel_finer_and_shift_faster(self):
        x, y = self.bare()
        steps = []
        for keys in (["ctrl"], [], ["shift"]):
            before = self.zoom(self.window.settle())
            self.window.move(x, y)
            for key in keys:
                self.window.xdotool("keydown", key)
            self.window.wheel(x, y, 1)
            self.window.wait_for("it zooms", lambda s: self.zoom(s) != before)
            for key in keys:
                self.window.xdotool("keyup", key)
            steps.append(self.zoom(self.window.settle()) - before)
        self.assertLess(0, steps[0])
        self.assertLess(steps[0], steps[1])
        self.assertLess(steps[1], steps[2])

    def test_a_double_click_zooms_in_around_it_and_with_shift_out(self):
        x, y = self.bare()
        before = self.zoom(self.start)
        self.window.move(x, y)
        self.window.xdotool("click", "--repeat", "2", "--delay", "60", "1")
        self.window.wait_for("it zooms in", lambda s: self.zoom(s) > before + 0.5)
        inner = self.zoom(self.window.settle())
        self.window.xdotool("keydown", "shift")
        self.window.xdotool("click", "--repeat", "2", "--delay", "60", "1")
        self.window.xdotool("keyup", "shift")
        self.window.wait_for("it zooms out", lambda s: self.zoom(s) < inner - 0.5)

    def test_f_fits_the_selection_and_0_everything(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click("marker/" + mosul)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [mosul])
        self.window.settle()
        self.window.key("f")
        self.window.wait_for("it comes closer", lambda s: self.zoom(s) > self.zoom(self.start) + 0.5)
        self.window.settle()
        self.window.key("0")
        self.window.wait_for("all is in sight", lambda s: abs(self.zoom(s) - self.zoom(self.start)) < 0.3)

    def test_one_click_moves_time_and_place_together(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click("bar/" + mosul)
        state = self.window.wait_for("it is selected", lambda s: s["selected"] == [mosul])
        self.assertIn("marker/" + mosul, state["boxes"])
        self.assertIn("sentence/" + mosul, self.window.settle()["boxes"])

    def test_enter_shows_the_sentence_of_the_selected_event(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click("marker/" + mosul)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [mosul])
        self.window.click("button/events")
        self.window.wait_for("the list has its place", lambda s: "row/" + mosul in s["boxes"])
        self.window.settle()
        self.window.key("Return")
        self.window.wait_for("its sentence is in sight", lambda s: "sentence/" + mosul in s["boxes"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
