"""What the check of the sources stops."""
import tempfile
import unittest
from pathlib import Path

import style


def faults_of(text, name="src/geo/a.cpp"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return style.faults(Path(folder))


class Style(unittest.TestCase):
    def test_a_plain_source_passes(self):
        self.assertEqual(faults_of("int a;\n"), ([], []))

    def test_a_character_outside_ascii_is_told_with_its_line(self):
        self.assertEqual(faults_of("int a;\n// caf\u00e9\n")[0],
                         ["src/geo/a.cpp:2: write U+00E9 as an escape"])

    def test_a_source_that_is_not_utf8_is_told(self):
        self.assertEqual(len(faults_of(b"// \xff\n")[0]), 1)

    def test_a_long_source_is_warned_of_and_a_longer_one_stopped(self):
        self.assertEqual([len(part) for part in faults_of("int a;\n" * 301)], [0, 1])
        self.assertEqual([len(part) for part in faults_of("int a;\n" * 501)], [1, 0])

    def test_work_left_to_do_is_told(self):
        self.assertEqual(len(faults_of("// TO" "DO: the rest\n")[0]), 1)
        self.assertEqual(len(faults_of("# FIX" "ME\n", "script/a.sh")[0]), 1)

    def test_a_test_that_is_switched_off_is_told(self):
        self.assertEqual(len(faults_of("TEST(A, DISABLED" "_B) {}\n", "tests/unit/a_test.cpp")[0]), 1)

    def test_an_include_of_what_is_not_there_is_told(self):
        self.assertEqual(faults_of('#include <vector>\n#include "a.cpp"\n#include "glad/gl.h"\n')[0], [])
        self.assertEqual(faults_of('\n#include "geo/moved.hpp"\n', "bench/a.cpp")[0],
                         ['bench/a.cpp:2: includes what is not there: #include "geo/moved.hpp"'])

    def test_a_lint_check_switched_off_needs_a_reason(self):
        explained = "# misc-a: it errs\nChecks: >-\n  misc-*,\n  -misc-a\n"
        self.assertEqual(style.unexplained_checks(explained), [])
        self.assertEqual(len(style.unexplained_checks(explained + "  -misc-b\n")), 1)
        self.assertEqual(len(style.unexplained_checks("# misc-a: it errs\n")), 1)


if __name__ == "__main__":
    unittest.main()
