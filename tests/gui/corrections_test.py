#!/usr/bin/env python3
"""corrections_test.py PROGRAM [unittest options]: puts events right in the real window."""
import sys
import unittest
from pathlib import Path

from driver import StoriesCase, Window

PROGRAM = None

FALL = """Army retakes Tikrit
16 June 2014

KIRKUK, June 16, 2014 - The army recaptured Tikrit on June 12, officials said.

Gunmen kidnapped 40 workers in Kirkuk last week before the army recaptured Tikrit.

Soldiers clashed with gunmen in Ramadi last week. Militants attacked the Baiji refinery on June 11.
"""

# Tells the same fall, and a clash of which the first knows nothing.
AGAIN = """BAGHDAD, June 17, 2014 (Southpress) - The army recaptured Tikrit on June 12, residents said.

Rebels clashed with police in Fallujah on June 13, residents said.
"""


def of(state, event):
    return next((e for e in state["events"] if e["id"] == event), None)


class CorrectionsTest(StoriesCase):
    STORIES = {"fall.txt": FALL, "again.txt": AGAIN}

    def setUp(self):
        self.story, self.again = self.stories
        self.start_with(self.story)

    def start_with(self, *stories):
        self.window = Window(PROGRAM, self.display, stories, ["--theme", "light"])
        self.window.wait_for("the stories are compared",
                             lambda s: s["stories"] == len(stories) and s["concluded"] and not s["busy"])
        self.start = self.window.settle()
        self.fall = self.window.event(self.start, "capture", "Tikrit")
        self.raid = self.window.event(self.start, "abduction", "Kirkuk")
        self.clash = self.window.event(self.start, "clash", "Ramadi")

    def tearDown(self):
        self.window.close()

    def select(self, *events):
        for i, event in enumerate(events):
            self.window.click("bar/" + event, keys=["ctrl"] if i else [])
            self.window.wait_for("it is selected", lambda s: event in s["selected"])
        self.window.settle()

    def edit(self, event):
        self.select(event)
        self.window.click("button/edit")
        self.window.box("editor")
        self.window.settle()

    def choose(self, field, name):
        self.window.click("field/" + field)
        self.window.box("choice/" + name)
        self.window.settle()
        self.window.click("choice/" + name)
        self.window.wait_for("the list closes", lambda s: "choice/" + name not in s["boxes"])

    def put(self, field, words):
        self.window.click("field/edit-" + field)
        self.window.settle()
        self.window.key("ctrl+a", "BackSpace")
        if words:
            self.window.type(words)
        self.window.key("Return")

    def there_and_back(self, what, now, then):
        """What was put right is undone and done again by keys, twice the same."""
        self.window.wait_for(what, now)
        self.window.settle()
        self.window.key("ctrl+z")
        self.window.wait_for(what + ", undone", then)
        self.window.key("ctrl+shift+z")
        self.window.wait_for(what + ", again", now)
        return self.window.settle()

    def test_another_type_and_status_are_chosen_from_lists(self):
        self.edit(self.clash)
        self.choose("type", "shelling")
        state = self.there_and_back("the type", lambda s: of(s, self.clash)["type"] == "shelling",
                                    lambda s: of(s, self.clash)["type"] == "clash")
        self.assertEqual(of(state, self.clash)["by_hand"], ["type"])
        self.assertEqual(state["undo"], "correct the type of clash in Ramadi")
        self.choose("status", "denied")
        state = self.there_and_back("the status", lambda s: of(s, self.clash)["status"] == "denied",
                                    lambda s: of(s, self.clash)["status"] == "happened")
        self.assertEqual(of(state, self.clash)["type"], "shelling")
        self.assertEqual([c["fate"] for c in state["records"]["corrections"]], ["fits", "fits"])
        # The same chosen again says nothing new.
        done = state["records"]["done"]
        self.choose("status", "denied")
        self.assertEqual(self.window.settle()["records"]["done"], done)
        self.window.click("button/events")
        self.window.wait_for("its row says so", lambda s: "by-hand/" + self.clash in s["boxes"])

    def test_who_and_whom_are_typed_and_an_empty_field_takes_them_away(self):
        self.edit(self.clash)
        self.put("actor", "the 9th Division")
        self.there_and_back("the actor", lambda s: of(s, self.clash)["actor"] == "the 9th Division",
                            lambda s: of(s, self.clash)["actor"] == "Soldiers")
        self.put("target", "")
        self.there_and_back("no target", lambda s: of(s, self.clash)["target"] == "",
                            lambda s: of(s, self.clash)["target"] == "gunmen")
        # Leaving a field by Tab takes what is in it, and Esc gives it up.
        self.window.click("field/edit-actor")
        self.window.settle()
        self.window.key("ctrl+a")
        self.window.type("Marines")
        self.window.key("Tab")
        self.window.wait_for("Tab", lambda s: of(s, self.clash)["actor"] == "Marines")
        self.window.type("nobody")
        self.window.key("Escape")
        state = self.window.settle()
        self.assertEqual(of(state, self.clash)["target"], "")
        self.assertIn("editor", state["boxes"])
        self.assertEqual(state["selected"], [self.clash])
        self.assertEqual(len(state["records"]["corrections"]), 2)
        self.window.key("Escape")
        state = self.window.wait_for("it closes", lambda s: "editor" not in s["boxes"])
        self.assertEqual(state["selected"], [self.clash])
        self.window.key("Escape")
        self.window.wait_for("nothing is selected", lambda s: not s["selected"])

    def test_the_key_opens_it_with_the_time_at_hand(self):
        self.select(self.clash)
        self.window.key("e")
        self.window.box("editor")
        self.window.box("field/time")
        self.window.settle()
        self.window.type("13 June 2014")
        self.window.key("Return")
        state = self.window.wait_for("it is moved", lambda s: of(s, self.clash)["latest"] == "2014-06-13T23:59")
        self.assertIn("editor", state["boxes"])
        state = self.window.settle()
        self.assertIn("statement/0", state["boxes"])
        self.assertNotIn("put-right/0", state["boxes"], "times have a list of their own")

    def test_lists_are_reached_and_chosen_from_by_keys_alone(self):
        self.select(self.clash)
        self.window.key("e")
        self.window.field("field/time")
        self.window.settle()
        self.window.key("Tab")
        self.window.settle()
        self.window.key("Tab")  # behind the time and its note: the type
        self.window.wait_for("no field has the keyboard", lambda s: s["typed"] is None)
        self.window.settle()
        self.window.key("Return")
        self.window.box("choice/attack")
        self.window.settle()
        self.window.key("Down")
        self.window.settle()
        self.window.key("Return")
        state = self.window.wait_for("another type", lambda s: of(s, self.clash)["type"] != "clash")
        self.assertNotIn("choice/attack", self.window.settle()["boxes"])
        self.assertEqual(state["playing"], 0)
        self.window.key("Tab")
        self.window.settle()
        self.window.key("space")
        self.window.box("choice/planned")
        self.window.settle()
        self.window.key("Escape")
        self.window.wait_for("it is given up", lambda s: "choice/planned" not in s["boxes"] and "editor" in s["boxes"])
        self.assertEqual(self.window.settle()["playing"], 0)
        self.window.key("shift+Tab")
        self.window.settle()
        self.window.key("space")
        self.window.wait_for("back in the types", lambda s: "choice/attack" in s["boxes"])

    def test_a_note_goes_with_the_next_correction_and_no_other(self):
        self.edit(self.clash)
        self.window.click("field/edit-note")
        self.window.settle()
        self.window.type("seen on film")
        self.choose("type", "bombing")
        self.window.wait_for("the type", lambda s: of(s, self.clash)["type"] == "bombing")
        self.window.settle()
        self.put("actor", "Rebels")
        state = self.window.wait_for("the actor", lambda s: of(s, self.clash)["actor"] == "Rebels")
        self.assertEqual([c["note"] for c in state["records"]["corrections"]], ["seen on film", ""])

    def test_what_is_checked_is_verified_and_taken_back_with_the_same_button(self):
        self.edit(self.raid)
        self.window.click("button/verify")
        state = self.there_and_back("verified", lambda s: of(s, self.raid)["by_hand"] == ["verified"],
                                    lambda s: of(s, self.raid)["by_hand"] == [])
        self.assertIn("by-hand", state["boxes"])
        self.window.click("button/verify")
        state = self.window.wait_for("taken back", lambda s: of(s, self.raid)["by_hand"] == [])
        self.assertEqual(state["records"]["corrections"], [])
        self.assertEqual(state["selected"], [self.raid])

    def test_what_never_happened_leaves_the_map_the_timeline_and_the_list_until_undo(self):
        self.window.click("button/events")
        self.window.box("row/" + self.raid)
        self.edit(self.raid)
        self.window.click("button/reject")

        def gone(state):
            return of(state, self.raid) is None and not any(
                f"{kind}/{self.raid}" in state["boxes"] for kind in ("bar", "row", "marker"))

        def back(state):
            return of(state, self.raid) is not None and all(
                f"{kind}/{self.raid}" in state["boxes"] for kind in ("bar", "row", "marker"))

        self.assertTrue(back(self.start | {"boxes": {**self.start["boxes"], "row/" + self.raid: 0}}))
        state = self.there_and_back("rejected", gone, back)
        self.assertEqual(state["counts"]["all"], self.start["counts"]["all"] - 1)
        self.assertEqual(state["selected"], [])
        self.assertNotIn("editor", state["boxes"])
        self.assertEqual(len(state["records"]["corrections"]), 1)
        self.window.key("e")  # nothing is selected, so that nothing opens
        self.assertNotIn("editor", self.window.settle()["boxes"])

    def test_each_correction_is_listed_with_a_button_that_takes_it_back(self):
        self.edit(self.clash)
        self.choose("type", "shelling")
        self.window.wait_for("the type", lambda s: of(s, self.clash)["type"] == "shelling")
        self.window.settle()
        self.put("actor", "Rebels")
        self.window.wait_for("both are listed", lambda s: "put-right/1" in s["boxes"])
        self.window.settle()
        self.window.click("button/take-back/0")
        state = self.there_and_back("taken back", lambda s: of(s, self.clash)["type"] == "clash",
                                    lambda s: of(s, self.clash)["type"] == "shelling")
        self.assertEqual(of(state, self.clash)["actor"], "Rebels")
        self.assertIn("put-right/0", state["boxes"])
        self.assertNotIn("put-right/1", state["boxes"])

    def test_two_events_of_one_story_become_one_and_two_again(self):
        self.select(self.clash, self.raid)
        self.window.click("button/same-event")
        mentions = of(self.start, self.clash)["mentions"] + of(self.start, self.raid)["mentions"]
        state = self.there_and_back(
            "merged", lambda s: of(s, self.raid) is None and of(s, self.clash)["mentions"] == mentions,
            lambda s: of(s, self.raid) is not None and "joined" not in of(s, self.clash)["by_hand"])
        self.assertEqual(state["counts"]["all"], self.start["counts"]["all"] - 1)
        self.assertNotIn("bar/" + self.raid, state["boxes"])
        self.assertEqual(of(state, self.clash)["by_hand"], ["joined"])
        if state["selected"] != [self.clash]:
            self.select(self.clash)
        self.window.click("button/take-back/0")
        self.window.wait_for("they are two", lambda s: of(s, self.raid) is not None)

    def test_events_of_two_stories_become_one_and_two_again(self):
        self.window.close()
        self.start_with(self.story, self.again)
        fray = self.window.event(self.start, "clash", "Fallujah")
        self.select(self.clash, fray)
        self.window.click("button/same-event")
        state = self.there_and_back(
            "joined", lambda s: s["concluded"] and s["counts"]["all"] == self.start["counts"]["all"] - 1,
            lambda s: s["counts"]["all"] == self.start["counts"]["all"])
        joint = of(state, self.clash) or of(state, fray)
        self.assertEqual(joint["stories"], 2)
        if not state["selected"]:
            self.select(joint["id"])
        self.window.click("button/take-back/0")
        self.window.wait_for("they are two", lambda s: s["counts"]["all"] == self.start["counts"]["all"])

    def test_events_are_kept_apart_and_the_button_shows_it(self):
        self.select(self.clash, self.raid)
        for _ in range(2):
            self.window.click("button/two-events")
            state = self.window.wait_for("it is said", lambda s: len(s["records"]["corrections"]) == 1)
            self.assertTrue(state["records"]["corrections"][0]["title"].startswith("keep "))
            self.assertEqual(len(state["selected"]), 2)
            self.window.settle()
            self.window.click("button/two-events")
            self.window.wait_for("it is taken back", lambda s: s["records"]["corrections"] == [])
            self.window.settle()

    def test_what_two_stories_tell_is_told_apart_and_put_right_in_both_at_once(self):
        self.window.close()
        self.start_with(self.story, self.again)
        everything = self.start["counts"]["all"]
        self.assertEqual(of(self.start, self.fall)["stories"], 2)
        self.edit(self.fall)
        self.choose("type", "siege")
        state = self.there_and_back("in both", lambda s: of(s, self.fall)["type"] == "siege",
                                    lambda s: of(s, self.fall)["type"] == "capture")
        self.assertEqual(of(state, self.fall)["stories"], 2)
        self.assertEqual(state["counts"]["all"], everything)
        self.assertNotIn("put-right/1", state["boxes"], "it was said once")
        self.window.click("button/take-back/0")
        state = self.window.wait_for("taken back", lambda s: of(s, self.fall)["type"] == "capture")
        self.assertEqual(state["records"]["corrections"], [])
        self.window.settle()
        self.window.click("button/reject")
        self.there_and_back("neither tells it", lambda s: s["counts"]["all"] == everything - 1,
                            lambda s: s["counts"]["all"] == everything)
        self.window.key("ctrl+z")
        self.window.wait_for("it is back", lambda s: s["counts"]["all"] == everything)
        self.window.settle()
        self.select(self.fall)
        if not self.visible("button/not-same/0"):
            self.scroll_to("button/not-same/0")
        self.window.click("button/not-same/0")
        state = self.window.wait_for("it is two", lambda s: s["counts"]["all"] == everything + 1)
        self.window.key("ctrl+z")
        self.window.wait_for("it is one", lambda s: s["counts"]["all"] == everything)

    def visible(self, name):
        x0, y0, x1, y1 = self.window.box("panel/inspector")
        box = self.window.box(name)
        return box[1] >= y0 + 40 and box[3] <= y1

    def scroll_to(self, name):
        x0, y0, x1, y1 = self.window.box("panel/inspector")
        for _ in range(30):
            if self.visible(name):
                return
            self.window.wheel((x0 + x1) / 2, (y0 + y1) / 2, -1)
            self.window.settle()
        self.fail(name + " is never in sight")

    def test_one_of_several_mentions_is_split_off_as_an_event_of_its_own(self):
        mentions = of(self.start, self.fall)["mentions"]
        self.assertGreater(mentions, 1)
        self.select(self.fall)
        self.scroll_to("button/split/1")
        self.window.click("button/split/1")
        state = self.there_and_back("split", lambda s: of(s, self.fall)["mentions"] == mentions - 1,
                                    lambda s: of(s, self.fall)["mentions"] == mentions)
        self.assertEqual(state["counts"]["all"], self.start["counts"]["all"] + 1)
        other = next(e for e in state["events"] if e["id"].startswith(self.fall + "/"))
        self.assertEqual((other["type"], other["mentions"]), ("capture", 1))
        self.assertIn("put-right/0", state["boxes"])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
