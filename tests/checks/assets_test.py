"""What the check of assets/ stops."""
import gzip
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import assets

SUM = hashlib.sha256(b"land").hexdigest()


class Assets(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.assets = Path(folder.name)
        (self.assets / "map").mkdir()
        (self.assets / "map" / "land.bin").write_bytes(b"land")

    def faults(self, listing):
        (self.assets / "SOURCES.md").write_text(listing, encoding="utf-8")
        return assets.faults(self.assets)

    def test_a_listed_file_with_its_checksum_passes(self):
        self.assertEqual(self.faults(f"| `map/land.bin` | where | licence | `{SUM}` |\n"), [])

    def test_a_changed_file_is_told(self):
        self.assertEqual(len(self.faults(f"| `map/land.bin` | where | licence | `{'0' * 64}` |\n")), 1)

    def test_a_file_without_a_row_is_told(self):
        self.assertEqual(self.faults("# Sources\n"), ["SOURCES.md: does not list map/land.bin"])

    def test_a_row_without_its_file_is_told(self):
        listing = f"| `map/land.bin` | x | `{SUM}` |\n| `map/sea.bin` | x | `{SUM}` |\n"
        self.assertEqual(self.faults(listing), ["SOURCES.md:2: lists map/sea.bin, which is not there"])

    def test_a_folder_of_our_own_text_needs_one_row(self):
        (self.assets / "lexicon").mkdir()
        (self.assets / "lexicon" / "months.tsv").write_text("may\n", encoding="utf-8")
        listing = f"| `map/land.bin` | x | `{SUM}` |\n"
        self.assertEqual(len(self.faults(listing)), 1)
        self.assertEqual(self.faults(listing + "| `lexicon/` | written for Dateline | own |\n"), [])

    def test_a_missing_list_is_told(self):
        self.assertEqual(len(assets.faults(self.assets)), 1)

    def test_a_group_over_its_budget_is_told(self):
        with open(self.assets / "map" / "land.bin", "wb") as file:
            file.truncate(assets.BUDGETS["map"] + 1)
        sum_ = hashlib.sha256((self.assets / "map" / "land.bin").read_bytes()).hexdigest()
        self.assertEqual(len(self.faults(f"| `map/land.bin` | x | `{sum_}` |\n")), 1)

    def test_a_name_that_arabic_does_not_spell_so_is_told(self):
        layer = self.assets / "map" / "labels.geojsonl.gz"
        names = ["\u0643\u0631\u0628\u0644\u0627\u0621", "\u0643\u0629\u0631\u0628\u0627\u0644\u0627",
                 "\u0627\u0644\u0633\u0645\u0627\u0648\u0629"]
        lines = "".join(json.dumps({"properties": {"name_ar": name}}) + "\n" for name in names)
        layer.write_bytes(gzip.compress(lines.encode()))
        self.faults(f"| `map/land.bin` | x | `{SUM}` |\n| `map/labels.geojsonl.gz` | x | - |\n")
        assets.update(self.assets)
        found = assets.faults(self.assets)
        self.assertEqual(len(found), 1)
        self.assertIn("labels.geojsonl.gz:2: " + names[1], found[0])

    def test_update_writes_the_checksums(self):
        self.faults("| `map/land.bin` | where | licence | - |\n")
        assets.update(self.assets)
        self.assertEqual(assets.faults(self.assets), [])


if __name__ == "__main__":
    unittest.main()
