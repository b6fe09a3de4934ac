"""What the check of the window's words finds, and what it leaves alone."""
import tempfile
import unittest
from pathlib import Path

import translated


def faults_of(text, name="gui/a.cpp"):
    """Without those of exceptions that are not needed here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return [f for f in translated.faults(Path(folder)) if not f.startswith("tests/checks/")]


class Translated(unittest.TestCase):
    def test_words_that_are_drawn_are_told_with_their_line(self):
        found = faults_of('int a;\nvoid f() { ImGui::Button("save"); }\n')
        self.assertEqual(len(found), 1)
        self.assertIn('a.cpp:2: "save"', found[0])

    def test_each_widget_and_helper_is_known(self):
        for call in ('ImGui::TextDisabled("nothing")', 'ImGui::SetTooltip("%s", "far")', 'ImGui::MenuItem("open")',
                     'ImGui::InputTextWithHint("##x", "name", a, n)', 'tip_for_item("far")', 'sheet.text("far", style)',
                     'painter.text(x, y, "far", style)', 'icon_button(frame, icon, "close", "far")',
                     'draw_panel_heading(frame, "far", "", "panel")', 'field(frame, "far", "name", text)'):
            self.assertEqual(len(faults_of(f"void f() {{ {call}; }}\n")), 1, call)

    def test_sentences_are_told_wherever_they_stand(self):
        for source in ('std::string a = "No place is told";', 'return {"Open it", 1};', 'return on ? "Hide" : "Show";',
                       'fmt::format("{} of {} events", a, b);', 'return "Cut in "\n  "two";'):
            self.assertGreater(len(faults_of(f"void f() {{ {source} }}\n")), 0, source)

    def test_what_is_given_to_translators_passes(self):
        for source in ('ImGui::Button(tr_label("Save").c_str());', 'a = tr("No place");', 'a = mark("No place");',
                       'a = tr_count("{} event", "{} events", n);', 'a = base::tr_in("a key", "Left");',
                       'a = fmt::format(mark_in("step", "open {}"), b);', 'a = tr_format("By {}", "b");'):
            self.assertEqual(faults_of(f"void f() {{ {source} }}\n"), [], source)

    def test_names_and_signs_are_no_words(self):
        for source in ('frame.name_last_item("button/save all");', 'ImGui::PushID("Save");', 'b.open("map.png");',
                       'a = " \\u00B7 ";', 'a = "{:.1f}";', 'ImGui::InputText("##name", a, n);', 'a = "field/x";',
                       '// "Not a text"', "#include \"gui/a.hpp\"", 'ImGui::Text("%s", a);'):
            self.assertEqual(faults_of(f"void f() {{\n{source}\n}}\n"), [], source)

    def test_an_exception_that_fits_nothing_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(len(translated.faults(Path(folder))), len(translated.EXCEPTIONS))


if __name__ == "__main__":
    unittest.main()
