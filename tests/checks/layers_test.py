"""What the check of the layers lets through and what it stops."""
import tempfile
import unittest
from pathlib import Path

import layers


def found_in(**files):
    """Violations of a source folder with these files; `geo__a_hpp` stands for geo/a.hpp."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            place, _, suffix = name.replace("__", "/").rpartition("_")
            path = Path(folder) / f"{place}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return [line.removeprefix(folder + "/") for line in layers.violations(Path(folder))]


class Layers(unittest.TestCase):
    def test_an_arrow_of_the_table_passes(self):
        self.assertEqual(found_in(event__a_cpp='#include <vector>\n#include "geoparse/b.hpp"\n'), [])

    def test_an_arrow_upwards_is_told_with_its_line(self):
        found = found_in(geo__a_hpp='#pragma once\n\n#include "event/event.hpp"\n')
        self.assertEqual(len(found), 1)
        self.assertTrue(found[0].startswith("geo/a.hpp:3: geo may not use event"), found[0])

    def test_a_core_module_may_not_use_a_neighbour_that_its_row_does_not_name(self):
        self.assertEqual(len(found_in(gazetteer__a_cpp='#include "syntax/parse.hpp"\n')), 1)

    def test_an_edge_module_may_use_every_core_module(self):
        self.assertEqual(found_in(gui__a_cpp='#include "event/event.hpp"\n'), [])

    def test_the_panels_never_see_gl_nor_the_renderer(self):
        found = found_in(gui__a_cpp='#include <glad/gl.h>\n#include "render/target.hpp"\n')
        self.assertEqual(len(found), 2)

    def test_gdal_stays_in_io(self):
        self.assertEqual(found_in(io__a_cpp="#include <gdal_priv.h>\n"), [])
        self.assertEqual(len(found_in(project__a_cpp="#include <gdal_priv.h>\n")), 1)

    def test_the_window_library_stays_in_the_desktop_program(self):
        self.assertEqual(found_in(app__desktop__a_cpp="#include <GLFW/glfw3.h>\n"), [])
        self.assertEqual(len(found_in(app__cli__a_cpp="#include <GLFW/glfw3.h>\n")), 1)

    def test_an_unknown_library_is_told(self):
        self.assertEqual(len(found_in(text__a_cpp="#include <boost/any.hpp>\n")), 1)

    def test_an_include_without_its_module_is_told(self):
        self.assertEqual(len(found_in(text__a_cpp='#include "token.hpp"\n')), 1)

    def test_a_program_may_include_its_own_headers_from_beside(self):
        self.assertEqual(found_in(app__cli__a_cpp='#include "a.hpp"\n', app__cli__a_hpp="int a;\n"), [])
        self.assertEqual(len(found_in(app__cli__a_cpp='#include "a.hpp"\n')), 1)

    def test_an_unknown_folder_is_told(self):
        self.assertEqual(len(found_in(misc__a_cpp="int a;\n")), 1)

    def test_the_table_has_no_cycle(self):
        order = list(layers.MODULES)
        for module, uses in layers.MODULES.items():
            for used in uses:
                self.assertLess(order.index(used), order.index(module), f"{module} uses {used}")


if __name__ == "__main__":
    unittest.main()
