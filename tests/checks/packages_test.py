"""What the comparison of the two lists of libraries stops."""
import unittest

import packages

SETUP = "packages() {\n<<'LIST'\nbuild g++ # compiler\nbuild libpng-dev # pictures\nLIST\n}\n"
VERSIONS = "| library | package |\n| --- | --- |\n"


class Packages(unittest.TestCase):
    def test_the_same_libraries_pass(self):
        self.assertEqual(packages.differences(SETUP, VERSIONS + "| libpng | libpng-dev | 1 |\n"), [])

    def test_a_library_without_a_licence_row_is_told(self):
        self.assertEqual(packages.differences(SETUP, VERSIONS),
                         ["third_party/VERSIONS.md does not list libpng-dev"])

    def test_a_row_that_nothing_installs_is_told(self):
        versions = VERSIONS + "| libpng | libpng-dev | 1 |\n| tiff | libtiff-dev | 1 |\n"
        self.assertEqual(packages.differences(SETUP, versions), ["script/setup does not install libtiff-dev"])


if __name__ == "__main__":
    unittest.main()
