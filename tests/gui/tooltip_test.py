#!/usr/bin/env python3
"""tooltip_test.py PROGRAM [unittest options]: buttons say what they do, and by which key, to the mouse that waits over them."""
import sys
import unittest

from driver import SeizedCase

TOP_BAR = {"open": "Ctrl + O", "paste": "Ctrl + V", "corrections": "R", "history": "Y", "scenes": "S", "language": "N",
           "theme": "T", "display": "Ctrl + ,", "help": "?"}
MAP_TOOLS = {"map-add-event": "M", "map-draw-area": "A", "map-measure": "Z"}
TIMELINE = {"previous": "Left", "play": "Space", "next": "Right", "slower": ",", "faster": ".", "zoom-to-range": "Shift + F"}


class Tooltips(SeizedCase):
    def tip(self, name):
        """What stands beside the mouse over a button."""
        self.window.move(640, 715)  # off all of them
        self.window.wait_for("there is none", lambda s: s["tip"] == "")
        self.window.move(*self.window.middle("button/" + name))
        return self.window.wait_for(f"{name} says what it does", lambda s: s["tip"] != "")["tip"]

    def assert_named(self, keys):
        for name, key in keys.items():
            tip = self.tip(name)
            self.assertTrue(tip.endswith(f" ({key})"), f"{name}: {tip}")
            self.assertGreater(len(tip), len(key) + len(" ()") + 3, "and what it does")

    def test_those_of_the_top_bar_name_their_keys(self):
        self.assert_named(TOP_BAR)

    def test_those_of_the_map_name_their_keys(self):
        self.assert_named(MAP_TOOLS)

    def test_those_of_the_timeline_name_their_keys(self):
        self.assertIsNone(self.start["range"], "so that one of them cannot be pressed")
        self.assert_named(TIMELINE)

    def test_the_words_are_those_of_what_it_would_do_now(self):
        self.assertEqual(self.tip("play"), "Play (Space)")
        self.window.key(*["comma"] * 9, "Home", "space")
        self.window.wait_for("it plays", lambda s: s["playing"] == 1)
        self.assertEqual(self.tip("play"), "Pause (Space)")

    def test_each_key_that_a_tooltip_names_does_what_its_button_does(self):
        for name, key, field in (("theme", "t", "theme"), ("language", "n", "language")):
            before = self.window.settle()[field]
            self.window.click("button/" + name)
            clicked = self.window.wait_for("the button does it", lambda s: s[field] != before)[field]
            self.window.settle()
            self.window.key(key)
            self.window.wait_for("so does the key", lambda s: s[field] != clicked)


if __name__ == "__main__":
    SeizedCase.PROGRAM = sys.argv.pop(1)
    unittest.main()
