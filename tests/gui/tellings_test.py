#!/usr/bin/env python3
"""tellings_test.py PROGRAM [unittest options]: drives the window with stories that tell the same events."""
import sys
import tempfile
import unittest
from pathlib import Path

from driver import Display, Window

PROGRAM = None

# Three papers tell of one bombing, two of one capture; the last has another number of dead.
STORIES = {
    "north": """Bombs in Baghdad, Mosul falls
15 June 2014

BAGHDAD, June 15, 2014 (Northpress) - Two car bombs exploded in Baghdad on Saturday, killing 9 people, police said.

Gunmen seized Mosul on June 10 after the army withdrew from Kirkuk.
""",
    "south": """Deadly blasts hit capital
16 June 2014

BAGHDAD, June 16, 2014 (Southpress) - Twin car bombs tore through Baghdad on Saturday and killed 9, residents said.

Aid workers delivered food to Erbil on Sunday.
""",
    "west": """Doctors count the dead
17 June 2014

AMMAN, June 17, 2014 (Westpress) - Doctors said 14 people were killed when car bombs exploded in Baghdad on June 14.

Militants had captured Mosul on June 10, an official said.
""",
}


# The army left on the 14th, before what happened on the 10th.
CLASH = """Accounts of Mosul differ
18 June 2014

ERBIL, June 18, 2014 (Eastpress) - Militants captured Mosul on June 10 after the army withdrew from Baiji on June 14, officials said.
"""


def of_type(state, kind):
    return [e for e in state["events"] if e["type"] == kind]


def drawn(state, kind, ids):
    """Which of the events have a box of a kind on screen."""
    return [i for i in ids if f"{kind}/{i}" in state["boxes"]]


class TellingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.folder = tempfile.TemporaryDirectory()
        cls.paths = {}
        for name, text in STORIES.items():
            cls.paths[name] = Path(cls.folder.name) / f"{name}.txt"
            cls.paths[name].write_text(text, encoding="utf-8")
        cls.clash = Path(cls.folder.name) / "clash.txt"
        cls.clash.write_text(CLASH, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        cls.folder.cleanup()

    def setUp(self):
        self.window = Window(PROGRAM, self.display, self.paths.values(), ["--theme", "light"])
        self.window.wait_for("the stories are compared",
                             lambda s: s["stories"] == 3 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.bombing, = of_type(self.start, "bombing")

    def tearDown(self):
        self.window.close()

    def wait_selected(self, other_than=()):
        self.window.wait_for("an event is selected", lambda s: s["selected"] and s["selected"] != list(other_than))
        return self.window.settle()

    def echo(self):
        """The story that is open tells of the bombing at its top, and is not the one that told it first."""
        boxes = {name: box for name, box in self.start["boxes"].items() if name.startswith("sentence/")}
        top = min(boxes, key=lambda name: boxes[name][1])
        self.assertNotEqual(top, "sentence/" + self.bombing["id"])
        return top

    def test_what_three_stories_tell_is_one_marker_one_bar_and_one_row(self):
        self.assertEqual(self.bombing["stories"], 3)
        self.assertEqual(self.start["counts"]["all"], len(self.start["events"]))
        self.assertEqual(len([e for e in of_type(self.start, "capture") if e["place"] == "Mosul"]), 1)
        ids = [e["id"] for e in self.start["events"]]
        for kind in ("marker", "bar"):
            boxes = [name for name in self.start["boxes"] if name.startswith(kind + "/")]
            self.assertEqual(sorted(boxes), sorted(f"{kind}/{i}" for i in drawn(self.start, kind, ids)), kind)
            self.assertIn(f"{kind}/{self.bombing['id']}", boxes)
        self.window.click("button/events")
        self.window.wait_for("the list is shown", lambda s: "panel/events" in s["boxes"])
        state = self.window.settle()
        rows = [name for name in state["boxes"] if name.startswith("row/")]
        self.assertEqual(rows.count(f"row/{self.bombing['id']}"), 1)
        self.assertEqual(set(rows), {f"row/{i}" for i in ids})

    def test_a_sentence_selects_its_own_telling_and_lights_the_one_bar(self):
        self.window.click(self.echo())
        state = self.wait_selected()
        self.assertEqual(state["selected"], [self.echo().removeprefix("sentence/")])
        self.assertEqual(state["focus"][0], 2)  # the story that was read stays
        self.assertEqual([e["id"] for e in state["events"] if e["lit"]], [self.bombing["id"]])
        self.assertIn("tellings", self.scroll_inspector()["boxes"])
        # The mark is lit already: Ctrl takes the event out by it.
        self.window.click(f"bar/{self.bombing['id']}", keys=["ctrl"])
        self.window.wait_for("it is unselected", lambda s: not s["selected"])

    def test_the_mouse_on_a_sentence_or_the_mark_lights_both(self):
        self.window.move(*self.window.middle(self.echo()))
        self.window.wait_for("something is lit", lambda s: s["hovered"])
        self.assertEqual([e["id"] for e in self.window.settle()["events"] if e["hovered"]], [self.bombing["id"]])
        self.window.move(*self.window.middle(f"marker/{self.bombing['id']}"))
        self.window.wait_for("the mark is", lambda s: s["hovered"] == self.bombing["id"])

    def test_the_mark_selects_who_told_it_first(self):
        self.window.click(f"marker/{self.bombing['id']}")
        state = self.wait_selected()
        self.assertEqual(state["selected"], [self.bombing["id"]])
        self.assertEqual(state["focus"][0], 0)
        self.assertEqual(state["title"], "Bombs in Baghdad, Mosul falls")

    def scroll_inspector(self):
        x0, y0, x1, y1 = self.window.box("panel/inspector")
        self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, -4)
        return self.window.settle()

    def test_the_inspector_says_who_else_tells_an_event_and_what_is_disputed(self):
        withdrawal = self.window.event(self.start, "withdrawal", "Kirkuk")
        self.window.click("marker/" + withdrawal)
        self.assertNotIn("tellings", self.wait_selected()["boxes"])
        self.window.click("bar/" + self.bombing["id"])
        self.wait_selected([withdrawal])
        boxes = self.scroll_inspector()["boxes"]
        for box in ("tellings", "telling/0", "telling/1", "dispute/0", "dispute/0/0", "dispute/0/1"):
            self.assertIn(box, boxes)
        self.window.click("telling/0")
        state = self.wait_selected([self.bombing["id"]])
        self.assertEqual(state["focus"][0], 1)  # the second paper's sentence
        self.assertEqual([e["id"] for e in state["events"] if e["lit"]], [self.bombing["id"]])

    def test_an_arrow_that_one_story_tells_leads_to_the_one_bar(self):
        mosul = self.window.event(self.start, "capture", "Mosul")
        self.window.click("bar/" + mosul)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [mosul])
        self.assertIn("timeline/arrows", self.window.settle()["boxes"])

    def test_what_one_story_contradicts_is_drawn_at_the_one_bar(self):
        self.window.close()
        self.window = Window(PROGRAM, self.display, [*self.paths.values(), self.clash])
        self.window.wait_for("the stories are compared",
                             lambda s: s["stories"] == 4 and s["concluded"] and not s["busy"])
        self.window.settle()
        self.window.key("0")  # all days
        self.window.wait_for("the 10th is in sight", lambda s: s["window"][0] < "2014-06-11")
        state = self.window.settle()
        self.assertEqual(state["contradictions"], 1)
        mosul = next(e for e in state["events"] if e["type"] == "capture")
        self.assertEqual((mosul["place"], mosul["stories"], mosul["disputed"]), ("Mosul", 3, True))
        self.assertIn("timeline/conflicts", state["boxes"])

    def test_each_event_is_one_step(self):
        self.window.key("Home")
        self.window.wait_for("the first moment", lambda s: s["playhead"] != self.start["playhead"])
        seen = []
        for _ in range(len(self.start["events"]) + 3):
            self.window.key("Right")
            state = self.window.settle()
            if seen and state["selected"] == seen[-1:]:
                break
            seen += state["selected"]
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(set(seen), {e["id"] for e in self.start["events"]})

    def test_a_box_selects_each_event_once(self):
        x0, y0, x1, y1 = self.window.box("panel/map")
        self.window.drag((x0 + 20, y0 + 20), (x1 - 20, y1 - 20), keys=["shift"])
        state = self.wait_selected()
        self.assertEqual(sorted(state["selected"]), sorted(drawn(state, "marker", [e["id"] for e in state["events"]])))

    def test_what_only_a_later_story_says_still_finds_the_event(self):
        self.window.key("ctrl+f")
        self.window.settle()
        self.window.type("Doctors")
        self.window.wait_for("fewer are shown", lambda s: s["counts"]["shown"] < s["counts"]["all"])
        state = self.window.settle()
        found, = state["events"]
        self.assertEqual(found["type"], "bombing")
        self.assertNotEqual(found["id"], self.bombing["id"])  # the telling that says so stands for it
        for kind in ("marker", "bar"):
            self.assertIn(f"{kind}/{found['id']}", state["boxes"])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
