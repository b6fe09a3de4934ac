#!/usr/bin/env python3
"""map_editing_test.py PROGRAM [unittest options]: puts places right in the real window, with mouse and keys."""
import sys
import time
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None

FALL = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week, residents of Tikrit said.

Soldiers clashed with gunmen in Ramadi last week. The power failed in Samarra at noon.
"""

# Another day, and the same name.
LATER = """Warplanes bomb a bridge
3 July 2014

BAGHDAD, July 3, 2014 - Warplanes bombed a bridge in Tikrit on July 2, police said.
"""

# More than the panel has room for, with what is put right at its end.
LONG = """Council sits through the night
16 June 2014

BAGHDAD, June 16, 2014 - The council met late.

""" + "Members spoke of prices, of water and of the heat, and of little else for hours.\n\n" * 20 + """\
The army recaptured Tikrit on June 12, officials said. Troops shelled Samarra on June 13, residents said.
"""


def event_of(state, event):
    return next(e for e in state["events"] if e["id"] == event)


def named(state, beginning, end=""):
    """The names of boxes, in the order of their numbers."""
    return sorted((b for b in state["boxes"] if b.startswith(beginning) and b.endswith(end)),
                  key=lambda b: int(b.split("/")[1]))


class MapEditingTest(StoriesCase):
    STORIES = {"fall.txt": FALL, "later.txt": LATER, "long.txt": LONG}

    def setUp(self):
        self.open(self.stories[:1])

    def open(self, stories):
        self.window = Window(PROGRAM, self.display, stories, ["--theme", "light"])
        self.window.wait_for("all is read", lambda s: s["stories"] == len(stories) and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.fall = self.window.event(self.start, "capture", "Tikrit")

    def tearDown(self):
        self.window.close()

    def select(self, event):
        self.window.click("marker/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()

    def now(self, event=None):
        return event_of(self.window.settle(), event or self.fall)

    def undo_and_redo(self, changed, before=None):
        """One step takes it back, one brings it again."""
        before = before or event_of(self.start, self.fall)
        self.window.key("ctrl+z")
        state = self.window.wait_for("it is undone", lambda s: event_of(s, before["id"])["at"] == before["at"])
        again = event_of(state, before["id"])
        for what in ("place", "area", "by_hand"):
            self.assertEqual(again[what], before[what])
        self.window.key("ctrl+shift+z")
        state = self.window.wait_for("it is redone", lambda s: event_of(s, before["id"])["at"] == changed["at"])
        for what in ("place", "area", "by_hand"):
            self.assertEqual(event_of(state, before["id"])[what], changed[what])

    def take_hold(self, event, dx, dy):
        """Drags its marker without letting go."""
        x, y = self.window.middle("marker/" + event)
        self.window.move(x, y)
        self.window.xdotool("mousedown", 1)
        time.sleep(0.1)
        for i in range(1, 6):
            self.window.move(x + dx * i / 5, y + dy * i / 5)

    def test_dragging_the_selected_marker_moves_its_event(self):
        self.select(self.fall)
        camera = self.window.settle()["camera"]
        x, y = self.window.middle("marker/" + self.fall)
        self.take_hold(self.fall, -80, 40)
        self.window.wait_for("a ghost stays where it was", lambda s: "ghost" in s["boxes"])
        self.window.xdotool("mouseup", 1)
        self.window.wait_for("it is moved", lambda s: event_of(s, self.fall)["by_hand"] == ["place"])
        state = self.window.settle()
        moved = event_of(state, self.fall)
        was = event_of(self.start, self.fall)
        self.assertLess(moved["at"][0], was["at"][0])
        self.assertLess(moved["at"][1], was["at"][1])
        self.assertTrue(moved["place"].startswith("point "), moved["place"])
        self.assertEqual(state["camera"], camera)
        x1, y1 = self.window.middle("marker/" + self.fall)
        self.assertAlmostEqual(x1, x - 80, delta=3)
        self.assertAlmostEqual(y1, y + 40, delta=3)
        self.assertNotIn("ghost", state["boxes"])
        self.assertEqual(state["undo"], "correct the place of capture in Tikrit")
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.undo_and_redo(moved)

    def test_the_reader_stays_at_the_sentence_that_is_put_right(self):
        self.window.close()
        self.open(self.stories[2:])
        self.select(self.fall)
        before = self.window.settle()
        sentence = before["boxes"]["sentence/" + self.fall]
        self.assertLess(sentence[3], 720)
        self.assertLess(before["boxes"]["text/story"][1], 0, "the story is scrolled")
        self.take_hold(self.fall, -80, 40)
        self.window.xdotool("mouseup", 1)
        self.window.wait_for("it is moved", lambda s: event_of(s, self.fall)["by_hand"] == ["place"])
        self.assertEqual(self.window.settle()["boxes"]["sentence/" + self.fall], sentence)

    def test_another_event_is_read_from_its_top(self):
        self.select(self.fall)
        top = self.window.settle()["boxes"]["bound/When"]
        x0, y0, x1, y1 = top
        self.window.wheel((x0 + x1) / 2, 400, -5)
        self.window.wait_for("it is scrolled", lambda s: s["boxes"]["bound/When"][1] < y0)
        self.select(self.window.event(self.start, "abduction", "Kirkuk"))
        self.assertEqual(self.window.settle()["boxes"]["bound/When"][1], y0)

    def test_a_place_set_by_hand_can_still_be_chosen_from_what_its_name_may_mean(self):
        self.select(self.fall)
        self.take_hold(self.fall, -80, 40)
        self.window.xdotool("mouseup", 1)
        self.window.wait_for("it is moved", lambda s: event_of(s, self.fall)["by_hand"] == ["place"])
        self.window.settle()
        self.window.click("button/places")
        self.window.box("candidate/1")
        state = self.window.settle()
        self.assertNotIn("reach/here", state["boxes"])
        self.window.click("candidate/1")
        state = self.window.wait_for("it is there", lambda s: event_of(s, self.fall)["place"] == "Tikrit")
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.window.settle()
        self.window.click("button/no-place")
        self.window.wait_for("it is nowhere", lambda s: event_of(s, self.fall)["at"] is None)
        self.window.settle()
        self.window.click("button/places")
        self.window.box("candidate/1")
        self.window.settle()
        self.window.key("1")
        self.window.wait_for("it is there again", lambda s: event_of(s, self.fall)["place"] == "Tikrit")

    def test_an_event_is_dragged_out_of_a_cluster(self):
        crowd = Path(self.folder.name) / "crowd.txt"
        crowd.write_text("BAGHDAD, June 20, 2014 (Reuters) - A day of bombs.\n\n" + "\n\n".join(
            f"A bomb exploded in Tikrit on June {day}, killing {day} people." for day in range(5, 18))
            + "\n\nThe army recaptured Tikrit on June 19.\n", encoding="utf-8")
        self.window.close()
        self.open([crowd])
        event = self.start["events"][4]["id"]
        boxes = self.start["boxes"]
        self.assertEqual(boxes["marker/" + event], boxes["marker/" + self.start["events"][5]["id"]], "no cluster")
        self.window.click("bar/" + event)
        self.window.wait_for("it is selected", lambda s: s["selected"] == [event])
        self.window.settle()
        camera = self.window.state()["camera"]
        self.take_hold(event, 90, -50)
        self.window.wait_for("a ghost stays", lambda s: "ghost" in s["boxes"])
        self.window.xdotool("mouseup", 1)
        state = self.window.wait_for("it is moved", lambda s: event_of(s, event)["by_hand"] == ["place"])
        self.assertEqual(state["camera"], camera)
        self.assertEqual(sum(1 for e in state["events"] if e["by_hand"]), 1)

    def test_escape_leaves_a_dragged_marker_where_it_was(self):
        self.select(self.fall)
        self.take_hold(self.fall, 60, 30)
        self.window.wait_for("it is dragged", lambda s: "ghost" in s["boxes"])
        self.window.key("Escape")
        self.window.wait_for("it is given up", lambda s: "ghost" not in s["boxes"])
        self.window.xdotool("mouseup", 1)
        state = self.window.settle()
        self.assertEqual(event_of(state, self.fall)["at"], event_of(self.start, self.fall)["at"])
        self.assertEqual(state["records"]["corrections"], [])
        self.assertEqual(state["selected"], [self.fall])

    def test_a_click_on_the_marker_and_dragging_others_move_nothing(self):
        self.select(self.fall)
        self.window.click("marker/" + self.fall)
        clash = self.window.event(self.start, "clash", "Ramadi")
        before = self.window.settle()
        x, y = self.window.middle("marker/" + clash)
        self.window.drag((x, y), (x + 60, y - 20))
        state = self.window.settle()
        self.assertEqual(state["records"]["corrections"], [])
        self.assertNotEqual(state["camera"], before["camera"], "the map is dragged as ever")

    def test_a_place_is_searched_for_by_its_name_and_taken_away(self):
        self.select(self.fall)
        self.window.click("button/place")
        self.window.field("field/place")
        self.window.enter("mosul")
        self.window.box("place/0")
        self.window.key("Return")
        self.window.wait_for("it is in Mosul", lambda s: event_of(s, self.fall)["place"] == "Mosul")
        self.undo_and_redo(self.now())
        self.window.settle()
        self.window.click("button/no-place")
        self.window.wait_for("it is nowhere", lambda s: event_of(s, self.fall)["at"] is None)
        mosul = self.now()
        self.assertEqual(self.window.settle()["counts"]["unplaced"], self.start["counts"]["unplaced"] + 1)
        self.window.key("ctrl+z")
        self.window.wait_for("it is in Mosul again", lambda s: event_of(s, self.fall)["place"] == "Mosul")
        self.window.key("ctrl+shift+z")
        self.window.wait_for("it is nowhere again", lambda s: event_of(s, self.fall)["place"] == mosul["place"])

    def corners(self):
        x0, y0, x1, y1 = self.window.box("panel/map")
        x, y, r = (x0 + x1) / 2, (y0 + y1) / 2, (y1 - y0) / 5
        return [(x - r, y - r), (x + r, y - r * 0.8), (x + r * 1.1, y + r / 2), (x, y + r)]

    def click_corners(self, points):
        for i, point in enumerate(points):
            self.window.click(point)
            self.window.box(f"corner/{i}")
            time.sleep(0.35)  # or two clicks are one double click

    def test_an_area_is_drawn_corner_by_corner(self):
        self.select(self.fall)
        self.window.key("a")
        self.window.box("map/banner")
        self.window.key("Return")  # there is nothing to close yet
        points = self.corners()
        self.click_corners(points)
        self.window.key("BackSpace")
        self.window.wait_for("one corner less", lambda s: "corner/3" not in s["boxes"])
        self.window.key("Return")
        self.window.wait_for("it has an area", lambda s: event_of(s, self.fall)["area"] == 4)
        state = self.window.settle()
        self.assertNotIn("map/banner", state["boxes"])
        self.assertEqual(event_of(state, self.fall)["by_hand"], ["place"])
        self.undo_and_redo(event_of(state, self.fall))
        # Again, by the button and a double click, in the place of the first.
        self.window.click("button/map-draw-area")
        self.window.box("map/banner")
        self.click_corners(points[:3])
        self.window.move(*points[3])
        self.window.xdotool("click", "--repeat", 2, "--delay", 120, 1)
        self.window.wait_for("it has another", lambda s: event_of(s, self.fall)["area"] == 5)
        self.assertEqual(len(self.window.settle()["records"]["corrections"]), 1)
        self.window.click("button/map-draw-area")
        self.click_corners(points[:2])
        self.window.key("Escape")
        state = self.window.wait_for("it is given up", lambda s: "map/banner" not in s["boxes"])
        self.assertEqual(state["selected"], [self.fall])
        self.assertEqual(event_of(state, self.fall)["area"], 5)

    def fill_in(self, kind, actor):
        self.window.box("field/actor")
        time.sleep(0.3)
        self.window.type(actor)
        self.window.click("type/" + kind)

    def added(self, state):
        return [e for e in state["events"] if "added" in e["by_hand"]]

    def test_an_event_is_added_with_a_click_on_the_map(self):
        self.window.key("m")
        self.window.box("map/banner")
        self.window.click(self.corners()[0])
        self.fill_in("bombing", "unknown men")
        self.window.click("field/event-date")
        self.window.type("14 june")
        self.window.click("button/add")
        self.window.wait_for("it is there", lambda s: len(self.added(s)) == 1)
        state = self.window.settle()
        event = self.added(state)[0]
        self.assertEqual((event["type"], event["actor"]), ("bombing", "unknown men"))
        self.assertEqual((event["earliest"], event["latest"]), ("2014-06-14T00:00", "2014-06-14T23:59"))
        self.assertEqual(state["selected"], [event["id"]])
        self.assertIn("marker/" + event["id"], state["boxes"])
        self.take_hold(event["id"], 40, 20)  # it is an event like any other
        self.window.xdotool("mouseup", 1)
        self.window.wait_for("it is moved", lambda s: self.added(s)[0]["at"] != event["at"])
        self.window.key("ctrl+z")
        self.window.wait_for("it is back", lambda s: self.added(s)[0]["at"] == event["at"])
        self.window.key("ctrl+z")
        self.window.wait_for("it is gone", lambda s: not self.added(s))
        self.window.key("ctrl+shift+z")
        self.window.wait_for("it is back again", lambda s: len(self.added(s)) == 1)

    def test_the_menu_of_the_map_adds_an_event_there_and_escape_closes_it(self):
        self.window.click(self.corners()[0], button=3)
        self.window.box("menu/add-event")
        self.window.key("Escape")
        self.window.wait_for("it is closed", lambda s: "menu/add-event" not in s["boxes"])
        self.window.click(self.corners()[0], button=3)
        self.window.click("menu/add-event")
        self.fill_in("aid", "")
        self.window.click("field/event-note")
        self.window.type("told by a driver")
        self.window.key("Return")
        state = self.window.wait_for("it is there", lambda s: len(self.added(s)) == 1)
        self.assertEqual(state["records"]["corrections"][0]["note"], "told by a driver")

    def test_marked_text_becomes_an_event(self):
        samara = named(self.start, "mention/", "/Samarra")[0]
        x0, y0, x1, y1 = self.start["boxes"][samara]
        self.window.drag((x0 + 1, (y0 + y1) / 2), (x1 + 30, (y0 + y1) / 2))
        state = self.window.wait_for("text is marked", lambda s: "selection" in s["boxes"])
        self.assertEqual(state["selected"], [], "no click on the sentence")
        self.window.click("button/add-event-told")
        self.fill_in("attack", "saboteurs")
        self.window.click("button/add")
        state = self.window.wait_for("it is there", lambda s: len(self.added(s)) == 1)
        event = self.added(state)[0]
        self.assertEqual((event["type"], event["place"]), ("attack", "Samarra"))
        self.window.wait_for("its sentence is an event's", lambda s: "sentence/" + event["id"] in s["boxes"])
        self.window.key("ctrl+z")
        self.window.wait_for("it is gone", lambda s: not self.added(s))
        self.window.key("ctrl+shift+z")
        self.window.wait_for("it is back", lambda s: len(self.added(s)) == 1)

    def test_a_double_click_marks_a_word_that_is_copied(self):
        ramadi = named(self.start, "mention/", "/Ramadi")[0]
        x, y = self.window.middle(ramadi)
        self.window.move(x, y)
        self.window.xdotool("click", "--repeat", 2, "--delay", 120, 1)
        state = self.window.wait_for("a word is marked", lambda s: "selection" in s["boxes"])
        for edge, of_word in zip(state["boxes"]["selection"], state["boxes"][ramadi]):
            self.assertAlmostEqual(edge, of_word, delta=1.5)
        self.window.key("ctrl+c")
        self.window.click("field/search")
        self.window.wait_for("it has the keyboard", lambda s: s["typed"] == "")
        self.window.key("ctrl+v")
        state = self.window.wait_for("it is found", lambda s: s["counts"]["shown"] == 1)
        self.assertEqual(state["events"][0]["place"], "Ramadi")

    def open_card(self, mention):
        self.window.click(mention, button=3)
        self.window.box("card/mention")
        return self.window.settle()

    def test_what_a_name_may_mean_beyond_the_edge_is_pointed_at(self):
        state = self.open_card(named(self.start, "mention/", "/Tikrit")[0])
        self.assertIn("ghost/1", state["boxes"])
        map_box = state["boxes"]["panel/map"]
        self.window.wheel(map_box[0] + 200, map_box[3] - 60, 12)
        state = self.window.wait_for("they are out of sight",
                                     lambda s: any(n.startswith("ghost-beyond/") for n in s["boxes"]))
        state = self.window.settle()
        beyond = {name: box for name, box in state["boxes"].items() if name.startswith("ghost-beyond/")}
        self.assertNotIn("ghost/1", state["boxes"])
        for name, box in beyond.items():
            self.assertGreaterEqual(box[0], map_box[0], name)
            self.assertLessEqual(box[2], map_box[2], name)

    def test_a_name_means_another_place_here_in_this_story_or_everywhere(self):
        self.window.close()
        self.open(self.stories)
        bomb = self.window.event(self.start, "airstrike")
        self.select(self.fall)
        tikrits = named(self.window.settle(), "mention/", "/Tikrit")
        self.assertGreaterEqual(len(tikrits), 3)
        was = self.now()
        # Of the sentence that tells it: right on the map as far as each reaches.
        for reach, moves_bomb in (("here", False), ("story", False), ("everywhere", True)):
            state = self.open_card(tikrits[0] if reach == "here" else tikrits[-1])
            self.assertIn("candidate/2", state["boxes"])
            self.assertIn("ghost/1", state["boxes"])
            self.assertIn("text/why-place", state["boxes"])
            self.window.click("reach/" + reach)
            self.window.key("2")
            state = self.window.wait_for("it is taken", lambda s: len(s["records"]["corrections"]) == 1)
            state = self.window.settle()
            self.assertNotIn("card/mention", state["boxes"])
            self.assertTrue(state["undo"].startswith("take Tikrit for "), state["undo"])
            taken = state["undo"].removeprefix("take Tikrit for ")
            self.assertEqual(event_of(state, bomb)["place"] == taken, moves_bomb, reach)
            if reach != "here":
                self.assertEqual(event_of(state, self.fall)["place"], taken, reach)
            self.window.key("ctrl+z")
            state = self.window.wait_for("it is undone", lambda s: not s["records"]["corrections"])
            self.assertEqual(event_of(state, self.fall)["at"], was["at"])
            self.window.key("ctrl+shift+z")
            state = self.window.wait_for("it is redone", lambda s: len(s["records"]["corrections"]) == 1)
            self.assertEqual(event_of(self.window.settle(), bomb)["place"] == taken, moves_bomb)
            self.window.key("ctrl+z")
            self.window.wait_for("it is undone", lambda s: not s["records"]["corrections"])
            self.window.settle()

    def test_each_digit_takes_the_place_of_its_number(self):
        many = Path(self.folder.name) / "many.txt"
        many.write_text("16 June 2014\n\nGunmen attacked a bank in San Antonio on June 12, police said. The army recaptured Tikrit on June 13.\n",
                        encoding="utf-8")
        self.window.close()
        self.open([many])
        name = named(self.start, "mention/", "/San Antonio")[0]
        count = len([b for b in self.open_card(name)["boxes"] if b.startswith("candidate/")])
        self.assertGreaterEqual(count, 5, "a name of many places")
        self.window.key("Escape")
        self.window.wait_for("the list is closed", lambda s: "card/mention" not in s["boxes"])
        seen = {tuple(event_of(self.start, self.attack())["at"])}
        for number in range(2, count + 1):
            self.open_card(name)
            self.window.key(str(number))
            state = self.window.wait_for(f"number {number} is taken", lambda s: len(s["records"]["corrections"]) == 1)
            state = self.window.settle()
            seen.add(tuple(event_of(state, self.attack())["at"]))
            self.window.key("ctrl+z")
            self.window.wait_for("it is undone", lambda s: not s["records"]["corrections"])
            self.window.settle()
        self.assertEqual(len(seen), count, "each is another place")

    def test_places_that_a_search_adds_say_that_they_were_not_weighed(self):
        one = Path(self.folder.name) / "one.txt"
        one.write_text("16 June 2014\n\nMilitants captured Tal Afar on June 15, officials said. The army recaptured Tikrit on June 13.\n",
                       encoding="utf-8")
        self.window.close()
        self.open([one])
        state = self.open_card(named(self.start, "mention/", "/Tal Afar")[0])
        said = sorted(name.split("/")[1:] for name in state["boxes"] if name.startswith("chance/"))
        rows = sorted(name.split("/")[1] for name in state["boxes"] if name.startswith("candidate/"))
        self.assertEqual([number for number, _ in said], rows, "each row says how likely it is")
        weighed = [number for number, words in said if words.endswith(" %")]
        others = [number for number, words in said if words == "not weighed"]
        self.assertEqual(sorted(weighed + others), rows)
        self.assertIn("1", weighed)
        self.assertGreater(len(others), 0, "a name that few places have")
        self.assertLess(max(weighed), min(others), "those come behind")

    def attack(self):
        return self.window.event(self.window.state(), "attack")

    def mark(self, mention, before=0, after=0):
        """Drags over a name, and so many pixels more at its sides."""
        x0, y0, x1, y1 = self.window.box(mention)
        self.window.drag((x0 + 1 - before, (y0 + y1) / 2), (x1 - 1 + after, (y0 + y1) / 2))
        self.window.wait_for("text is marked", lambda s: "selection" in s["boxes"])
        return self.window.settle()

    def test_marked_text_corrects_the_event_that_it_tells(self):
        x0, y0, x1, y1 = self.start["boxes"]["sentence/" + self.fall]
        self.window.drag((x0 + 60, (y0 + y1) / 2), (x1 - 4, (y0 + y1) / 2))
        state = self.window.wait_for("text is marked", lambda s: "selection" in s["boxes"])
        self.assertEqual(state["selected"], [])
        self.window.click("button/correct-told")
        state = self.window.wait_for("its event is edited", lambda s: s["selected"] == [self.fall] and "button/edit" in s["boxes"])
        state = self.window.settle()
        self.assertIn("field/time", state["boxes"])
        self.assertNotIn("selection", state["boxes"])
        self.window.enter("13 June 2014")
        self.window.key("Return")
        self.window.wait_for("its day is put right", lambda s: event_of(s, self.fall)["earliest"].startswith("2014-06-13"))

    def test_a_marked_name_means_another_place(self):
        self.mark(named(self.start, "mention/", "/Tikrit")[0])
        self.window.click("button/place-told")
        self.window.box("card/mention")
        state = self.window.settle()
        self.assertNotIn("selection", state["boxes"])
        self.window.key("2")
        state = self.window.wait_for("it is taken", lambda s: len(s["records"]["corrections"]) == 1)
        self.assertTrue(self.window.settle()["undo"].startswith("take Tikrit for "))

    def test_marked_text_that_tells_and_names_nothing_corrects_nothing(self):
        x0, y0, x1, y1 = self.window.box(named(self.start, "mention/", "/Samarra")[0])
        self.window.drag((x1 + 30, (y0 + y1) / 2), (x1 + 60, (y0 + y1) / 2))
        self.window.wait_for("text is marked", lambda s: "selection" in s["boxes"])
        state = self.window.settle()
        self.assertIn("button/add-event-told", state["boxes"])
        self.assertNotIn("button/correct-told", state["boxes"])
        self.assertNotIn("button/place-told", state["boxes"])

    def test_a_name_is_no_place_or_one_that_is_searched_for(self):
        self.select(self.fall)
        self.window.click("button/places")
        self.window.click("button/mention-no-place")
        state = self.window.wait_for("it is none", lambda s: s["records"]["corrections"])
        self.assertEqual(state["undo"], "call Tikrit no place")
        self.window.key("ctrl+z")
        self.window.wait_for("it is one again", lambda s: event_of(s, self.fall)["place"] == "Tikrit")
        self.window.settle()
        self.window.click("button/places")
        self.window.click("reach/story")
        self.window.click("button/mention-other")
        self.window.field("field/place")
        self.window.enter("mosul")
        self.window.key("Return")
        self.window.wait_for("it is Mosul", lambda s: event_of(s, self.fall)["place"] == "Mosul")
        state = self.window.settle()
        self.open_card(named(state, "mention/", "/Tikrit")[0])
        self.window.key("Escape")
        state = self.window.wait_for("the list is closed", lambda s: "card/mention" not in s["boxes"])
        self.assertEqual(state["selected"], [self.fall])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
