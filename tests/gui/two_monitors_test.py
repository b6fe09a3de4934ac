#!/usr/bin/env python3
"""two_monitors_test.py PROGRAM [unittest options]: a briefing is presented with a screen for the audience and one for
who speaks."""
import subprocess
import sys
import time
import unittest

from talk_rig import TalkCase
from two_screens import TwoScreens

FIRST, SECOND = (1280, 720), (1024, 768)


class TwoMonitorsTest(TalkCase):
    def setUp(self):
        self.display = TwoScreens("x".join(map(str, FIRST)), "x".join(map(str, SECOND)))
        self.addCleanup(self.display.close)

    def tearDown(self):
        # Before the server goes.
        self.doCleanups()

    def windows(self):
        """Name and place of each window of the program."""
        ids = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "dateline"], env=self.window.environment,
                             capture_output=True, text=True).stdout.split()
        out = {}
        for number in ids:
            told = subprocess.run(["xdotool", "getwindowname", number, "getwindowgeometry", "--shell", number],
                                  env=self.window.environment, capture_output=True, text=True).stdout.splitlines()
            shape = dict(line.split("=") for line in told[1:] if "=" in line)
            out[told[0]] = tuple(int(shape[k]) for k in ("X", "Y", "WIDTH", "HEIGHT"))
        return out

    def program(self):
        return next(place for name, place in self.windows().items() if not name.startswith("Speaker"))

    def speaker(self):
        return next((place for name, place in self.windows().items() if name.startswith("Speaker")), None)

    def on_second(self):
        return self.seen().part(FIRST[0], 0, FIRST[0] + SECOND[0], SECOND[1])

    def on_first(self):
        return self.seen().part(0, 0, *FIRST)

    def begin(self, **more):
        self.open(self.display, size="1000x600", **more)
        self.window.xdotool("search", "--onlyvisible", "--class", "dateline", "windowmove", 120, 50)
        self.window.settle()
        self.before = self.program()
        self.assertEqual(self.before, (120, 50, 1000, 600))
        return self.present()

    def test_the_map_is_all_over_the_other_screen_and_the_speakers_window_where_the_program_was(self):
        talk = self.begin()
        self.assertEqual((talk["monitors"], talk["speaker"], talk["full_screen"]), (2, True, True))
        plates = self.plates(*SECOND)
        self.assertEqual(self.program(), (FIRST[0], 0, *SECOND))
        self.assertEqual(self.speaker(), self.before)
        self.assert_seen(plates[0], of=self.on_second())
        for key, scene in (("Next", 2), ("space", 3), ("Prior", 2)):
            self.go(key, scene)
            self.assert_seen(plates[scene - 1], of=self.on_second())
        self.assertEqual(self.window.state()["talk"]["notes"], "Say that nobody expected it.\nThen wait.")
        notes = self.on_first()
        self.assertGreater(len({row[x:x + 3] for row in notes.rows for x in range(0, len(row), 30)}), 20,
                           "it shows something")
        # Words for the speaker alone stay off the audience's screen, whatever is clicked.
        self.window.click((600, 300))
        self.window.settle()
        self.assertEqual(self.program(), (FIRST[0], 0, *SECOND), "a click in one window leaves the other alone")
        self.window.key("Next")
        self.at_rest("keys work in it, too", 3)
        self.window.key("Escape")
        self.window.wait_for("it is over", lambda s: s["talk"] is None)
        self.window.settle()
        self.assertEqual(self.windows().keys(), {name for name in self.windows() if not name.startswith("Speaker")})
        self.assertEqual(self.program(), self.before)

    def test_the_screens_are_swapped_by_a_key(self):
        self.begin()
        self.window.key("m")
        self.window.wait_for("the map is on the first", lambda s: s["boxes"]["talk/screen"] == [0, 0, *FIRST])
        self.at_rest("it stands", 1)
        self.window.settle()
        self.assert_seen(self.plates(*FIRST)[0], of=self.on_first())
        x, y, width, height = self.speaker()
        self.assertGreaterEqual(x, FIRST[0])
        self.window.key("m")
        self.window.wait_for("and back", lambda s: s["boxes"]["talk/screen"] == [0, 0, *SECOND])
        self.assertEqual(self.speaker(), self.before)

    def test_keys_of_windows_work_in_the_speakers_window_too(self):
        self.begin()
        self.window.click((600, 300))  # in the speaker's
        self.window.settle()
        self.window.key("F11")
        self.talk("it is no full screen", lambda t: not t["full_screen"])
        self.window.settle()
        # Each window on a screen of its own all the same.
        self.assertEqual(self.speaker(), self.before)
        x, y, width, height = self.program()
        self.assertGreaterEqual(x, FIRST[0])
        self.window.key("F11")
        self.talk("it is again", lambda t: t["full_screen"])
        self.window.settle()
        self.window.click((600, 300))
        self.window.settle()
        self.window.key("n")  # which closes the window that it comes to
        self.talk("it is closed", lambda t: not t["speaker"])
        self.window.key("Next")
        self.at_rest("the presentation goes on", 2)

    def test_a_screen_that_is_unplugged_and_plugged_in_takes_nothing_with_it(self):
        self.begin()
        self.go(["3", "Return"], 3)
        spent = self.window.state()["talk"]["seconds"]
        self.display.unplug()
        talk = self.talk("there is one screen", lambda t: t["monitors"] == 1 and t["full_screen"] and not t["speaker"])
        self.assertEqual(talk["scene"], 3)
        self.window.wait_for("the map is all over it", lambda s: s["boxes"]["talk/screen"] == [0, 0, *FIRST])
        self.at_rest("it stands", 3)
        self.window.settle()
        self.assert_seen(self.plates(*FIRST)[2], of=self.on_first())
        self.go("Prior", 2)
        self.display.plug_in()
        self.talk("there are two", lambda t: t["monitors"] == 2 and t["speaker"] and t["scene"] == 2)
        self.window.wait_for("the map is on the second", lambda s: s["boxes"]["talk/screen"] == [0, 0, *SECOND])
        talk = self.at_rest("it stands", 2)
        self.assertGreaterEqual(talk["seconds"], spent)
        self.window.settle()
        self.assert_seen(self.plates(*SECOND)[1], of=self.on_second())
        self.window.key("Escape")
        self.window.wait_for("it is over", lambda s: s["talk"] is None)
        self.window.settle()
        self.assertEqual(self.program(), self.before)

    def test_who_looks_around_goes_on_with_it_when_a_screen_goes(self):
        self.begin()
        before = self.go("Next", 2)
        self.window.key("plus", "Left")
        left = self.talk("the path is left", lambda t: t["off_path"] and t["map"]["zoom"] > before["map"]["zoom"]
                         and t["selected"] and not t["moving"])
        self.display.unplug()
        talk = self.talk("there is one screen", lambda t: t["monitors"] == 1 and not t["moving"])
        self.assertTrue(talk["off_path"])
        self.assertEqual((talk["playhead"], talk["selected"]), (left["playhead"], left["selected"]))
        self.window.key("BackSpace")
        self.talk("back to the scene", lambda t: not t["off_path"] and t["playhead"] == before["playhead"])

    def test_the_speakers_window_can_be_left_out(self):
        talk = self.begin(settings={"presenting": {"speaker": "never"}})
        self.assertFalse(talk["speaker"])
        self.assertIsNone(self.speaker())
        self.window.key("n")
        self.talk("it comes when asked for", lambda t: t["speaker"] and t["full_screen"])
        self.assertIsNotNone(self.speaker())

    def test_the_time_spent_is_told_and_costs_the_map_nothing(self):
        self.begin()
        self.go("Next", 2)
        self.window.settle()
        map_before = self.on_second()
        first = self.on_first()
        time.sleep(2.2)
        self.assertGreater(self.on_first().unlike(first, 48), 0, "the clock goes on")
        self.assertEqual(self.on_second().rows, map_before.rows)


if __name__ == "__main__":
    TalkCase.PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
