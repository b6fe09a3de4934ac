"""What scenes may tell wrongly, by the command line. Usage: brief_check_test.py DATELINE"""
import json
import sys
import unittest

from brief_rig import BriefTest


class Check(BriefTest):
    def check(self, *words):
        return self.run_it(self.project, "--check", *words, command="brief")

    def findings(self, *words):
        done = self.check("--json", *words)
        self.assertIn(done.returncode, (0, 1), done.told)
        found = json.loads(done.out)["findings"]
        self.assertEqual(done.returncode, 1 if found else 0)
        return found

    def honest(self):
        self.scene("title", title="The fall of Tikrit")
        self.scene(caption="Rebels captured Tikrit. One source only: Northwire.",
                   look={"selected": [self.anchor("tikrit", "captured")]})

    def test_nothing_found_is_silent_and_done(self):
        self.honest()
        done = self.check()
        self.assertEqual((done.returncode, done.out, done.told), (0, "", ""))
        self.assertEqual(self.findings(), [])

    def test_each_finding_is_a_line_with_its_scene_and_what_to_do(self):
        self.honest()
        self.scene(caption="Rebels captured Tikrit", look={"selected": [self.anchor("tikrit", "captured")]})
        done = self.check()
        self.assertEqual(done.returncode, 1)
        lines = done.out.splitlines()
        self.assertEqual(len(lines), 1, done.out)
        self.assertTrue(lines[0].startswith("scene 3: one-source: "), lines[0])
        self.assertIn("Northwire", lines[0])
        self.assertIn("[Say so in the caption]", lines[0])
        (found,) = self.findings()
        self.assertEqual((found["scene"], found["kind"], found["remedy"]), (3, "one-source", "Say so in the caption"))
        self.assertEqual(len(found["events"]), 1)
        self.assertEqual(self.findings("--scenes", "1-2"), [], "of the scenes that are asked for")

    def test_a_caption_may_say_so_in_its_own_language(self):
        for caption in ("سيطر المتمردون على تكريت، بحسب مصدر واحد", "Les rebelles ont pris Tikrit, selon une seule source",
                        "Rebellen nahmen Tikrit ein (Northwire)"):
            self.scene(caption=caption, look={"selected": [self.anchor("tikrit", "captured")]})
        self.assertEqual(self.findings(), [])
        self.scene(caption="سيطر المتمردون على تكريت", look={"selected": [self.anchor("tikrit", "captured")]})
        self.assertEqual([(f["scene"], f["kind"]) for f in self.findings()], [(4, "one-source")])

    def test_what_is_outside_of_the_map_or_one_sided_is_found_in_what_the_project_holds(self):
        self.scene(caption="As reported", look={"center": [43.68, 34.6], "zoom": 9.0, "playhead": "2014-06-11T12:00",
                                                "selected": [self.anchor("mosul", "captured its airport")]})
        self.assertIn("off-frame", [f["kind"] for f in self.findings()])
        self.assertIn("stale", [f["kind"] for f in self.findings()], "troops shelled Baiji later")

    def test_type_is_small_on_a_page_that_is_higher_than_it_is_wide(self):
        self.honest()
        self.assertEqual([f["kind"] for f in self.findings("--size", "1080x1920")], ["small-type"])
        self.assertEqual(self.findings("--shape", "1:1"), [])

    def test_hand_outs_are_told_with_how_many_findings_there_are(self):
        self.scene(caption="Rebels captured Tikrit", look={"selected": [self.anchor("tikrit", "captured")]})
        done = self.run_it(self.project, "-o", "out", "--size", "320x200", command="brief")
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("1 thing that they may tell wrongly in these scenes; --check tells", done.told)
        self.honest()
        self.run_it(self.project, "-o", "quiet", "--size", "320x200", "--scenes", "3", command="brief")
        done = self.run_it(self.project, "-o", "quiet", "--size", "320x200", "--scenes", "3", command="brief")
        self.assertEqual((done.returncode, done.told), (0, ""))

    def test_a_check_makes_nothing_and_hand_outs_want_a_folder(self):
        self.honest()
        self.refused(self.run_it(self.project, "--check", "-o", "out", command="brief"), "--check", status=2)
        self.refused(self.run_it(self.project, command="brief"), "--output", status=2)
        self.refused(self.run_it(self.project, "-o", "out", "--json", command="brief"), "--check", status=2)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
