#!/usr/bin/env python3
"""interaction_test.py PROGRAM [unittest options]: what hands already know: keys of time, the map's wheel and clicks.
What is not here has a suite of its own: the timeline, scenes, corrections, the palette, filters."""
import sys
import unittest
from datetime import timedelta

from driver import SeizedCase, moment

SPEEDS = ["10 min/s", "30 min/s", "1 h/s", "3 h/s", "6 h/s", "12 h/s", "1 day/s", "3 days/s", "1 week/s"]

class KeysOfTime(SeizedCase):
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
        self.assertLess(self.length(narrow), 0.6 * self.length(self.start))
        for key, by in (("ctrl+Left", -1), ("ctrl+Left", -2), ("ctrl+Right", -1), ("ctrl+Right", 0), ("ctrl+Right", 1)):
            self.window.key(key)
            expected = [at + by * self.length(narrow) for at in self.stretch(narrow)]
            self.window.wait_for(f"it is paged to {expected}", lambda s: list(self.stretch(s)) == expected)
        self.assertEqual(self.window.settle()["playhead"], self.start["playhead"])

    def test_home_and_end_go_to_the_first_and_the_last_moment(self):
        self.window.key("Home")
        first = self.changed("playhead")["playhead"]
        self.assertLess(moment(first), moment("2014-06-11T00:00"))
        self.window.key("End")
        state = self.window.wait_for("it is at the end", lambda s: s["playhead"] != first)
        self.assertGreater(moment(state["playhead"]), moment("2014-06-15T00:00"))

    def test_comma_is_slower_and_the_full_stop_faster_by_a_step_and_the_playhead_stays(self):
        at = SPEEDS.index(self.start["speed"])
        for key, by in (("comma", -1), ("comma", -2), ("period", -1), ("period", 0), ("period", 1)):
            self.window.key(key)
            self.window.wait_for(f"it is {SPEEDS[at + by]}", lambda s: s["speed"] == SPEEDS[at + by])
        self.assertEqual(self.window.settle()["playhead"], self.start["playhead"])
        for key, end in (("comma", 0), ("period", -1)):
            self.window.key(*[key] * (len(SPEEDS) + 1))
            self.window.wait_for(f"it is {SPEEDS[end]}", lambda s: s["speed"] == SPEEDS[end])
        self.assertEqual(self.window.settle()["playhead"], self.start["playhead"])

    def test_a_faster_speed_plays_more_in_the_same_time(self):
        passed = []
        for key in ("comma", "period"):
            self.window.key(*[key] * len(SPEEDS), "Home")
            begin = self.window.settle()["playhead"]
            self.window.key("l")
            self.window.wait_for("it plays", lambda s: s["playing"] == 1 or s["playhead"] > begin)
            self.window.key("k")
            passed.append(moment(self.window.settle()["playhead"]) - moment(begin))
        self.assertLess(10 * passed[0], passed[1])

    def test_l_k_and_j_play_stop_and_play_backward(self):
        self.window.key("Home")
        first = self.changed("playhead")["playhead"]
        self.window.key("l")
        self.window.wait_for("it plays", lambda s: s["playing"] == 1 and s["playhead"] > first)
        self.window.key("k")
        at = self.window.wait_for("it stops", lambda s: s["playing"] == 0)["playhead"]
        self.assertEqual(self.window.settle()["playhead"], at)
        self.window.key("j")
        self.window.wait_for("it plays backward", lambda s: first <= s["playhead"] < at)
        # It stops where time begins, and goes on neither before nor from the end.
        self.window.wait_for("it stops at the beginning", lambda s: s["playing"] == 0 and s["playhead"] == first)
        self.assertEqual(self.window.settle()["playhead"], first)

    def test_steps_stop_at_the_ends(self):
        told = sorted(moment(e["latest"]) for e in self.start["events"])
        for _ in range(len(told) + 2):
            self.window.key("Left")
        first = self.window.wait_for("the first event is reached", lambda s: moment(s["playhead"]) == told[0])
        self.assertEqual(first["selected"], [self.window.event(first, "capture", "Mosul")])
        self.window.key("Left")
        state = self.window.settle()
        self.assertEqual((state["playhead"], state["selected"]), (first["playhead"], first["selected"]))
        for _ in range(len(told) + 2):
            self.window.key("Right")
        self.window.wait_for("the last event is reached", lambda s: moment(s["playhead"]) == told[-1])
        for ends, key in (("Home", "shift+Left"), ("End", "shift+Right")):
            self.window.key(ends)
            edge = self.window.settle()["playhead"]
            self.window.key(key, key)
            self.assertEqual(self.window.settle()["playhead"], edge)

    def test_dates_that_are_gone_to_may_be_a_month_or_approximate(self):
        for typed, at in (("2014-06-16~", "2014-06-16T23:59"), ("2014-06", "2014-06-30T23:59")):
            self.window.settle()  # the field that was left just now may still hold the keyboard
            self.window.key("g")
            self.window.wait_for("the dialog is open", lambda s: s["dialog"])
            self.window.enter(typed)
            self.window.key("Return")
            state = self.window.wait_for(f"{typed} is shown", lambda s: s["playhead"] == at and not s["dialog"])
            self.assertLessEqual(moment(state["window"][0]), moment(at))
            self.assertGreaterEqual(moment(state["window"][1]), moment(at))
        # A month that is longer than what was shown is shown whole.
        self.assertEqual(state["window"], ["2014-06-01T00:00", "2014-06-30T23:59"])

    def test_what_is_past_leaves_the_map_and_comes_back(self):
        mosul = "marker/" + self.window.event(self.start, "capture", "Mosul")
        fall = "marker/" + self.window.event(self.start, "capture", "Tal Afar")
        self.assertTrue(self.start["cumulative"])
        self.assertIn(mosul, self.start["boxes"])
        self.window.click("button/keep-past")
        state = self.window.wait_for("only the last day is shown", lambda s: not s["cumulative"] and mosul not in s["boxes"])
        self.assertIn(fall, state["boxes"])
        self.assertEqual(state["counts"], self.start["counts"])
        self.window.click("button/keep-past")
        self.window.wait_for("it is there again", lambda s: s["cumulative"] and mosul in s["boxes"])

    def test_the_first_window_is_that_of_the_data_and_the_zone_is_on_screen(self):
        self.assertEqual(self.start["window"], [min(e["earliest"] for e in self.start["events"]),
                                                max(e["latest"] for e in self.start["events"])])
        for name in ("zone/UTC+3", "timeline/clock/UTC+3"):
            x0, y0, x1, y1 = self.start["boxes"][name]
            self.assertGreater(x1 - x0, 30)
            self.assertLess(0, x0)
            self.assertLessEqual(y1, 720)

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


class WholeScreen(SeizedCase):
    DISPLAY = (1600, 900)

    def test_the_whole_screen_is_taken_and_given_back_with_f11(self):
        def right_end(state):
            return max(box[2] for box in state["boxes"].values())

        self.assertLessEqual(right_end(self.start), 1280)
        self.window.key("F11")
        self.window.wait_for("it is as wide as the screen", lambda s: right_end(s) == 1600)
        state = self.window.settle()
        self.assertEqual(max(box[3] for box in state["boxes"].values()), 900)
        self.assertGreater(state["boxes"]["panel/map"][2], self.start["boxes"]["panel/map"][2])
        self.window.key("F11")
        self.window.wait_for("it is as large as before", lambda s: right_end(s) == right_end(self.start))
        self.assertEqual(self.window.settle()["boxes"]["panel/map"], self.start["boxes"]["panel/map"])


class MapMouse(SeizedCase):
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

    def test_f_brings_the_map_back_over_the_selected_event(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        lng, lat = next(e["at"] for e in self.start["events"] if e["id"] == mosul)

        def off(state):
            """How many degrees the middle of the map is off the event."""
            return max(abs(state["camera"]["lng"] - lng), abs(state["camera"]["lat"] - lat))

        self.window.click("marker/" + mosul)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [mosul])
        self.window.settle()
        x0, y0, x1, y1 = self.window.box("panel/map")
        for _ in range(2):  # from a bare corner, so that no symbol is taken hold of
            self.window.drag((x1 - 60, y1 - 60), (x0 + 60, y0 + 80))
            away = self.window.settle()
        self.assertGreater(off(away), 3)
        self.assertEqual(away["selected"], [mosul])
        self.assertNotIn("marker/" + mosul, away["boxes"], "it is out of sight")
        self.window.key("f")
        back = self.window.wait_for("the map is over it", lambda s: off(s) < 0.01)
        back = self.window.settle()
        left, top, right, bottom = self.window.box("panel/map")
        a, b, c, d = back["boxes"]["marker/" + mosul]
        self.assertAlmostEqual((a + c) / 2, (left + right) / 2, delta=20)
        self.assertAlmostEqual((b + d) / 2, (top + bottom) / 2, delta=20)

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
    SeizedCase.PROGRAM = sys.argv.pop(1)
    unittest.main()
