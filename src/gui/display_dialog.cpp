// The dialog of how the window looks: colours, sizes, motion, and how places are written.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "gui/actions.hpp"
#include "gui/chips.hpp"
#include "gui/dialogs.hpp"

namespace dateline::gui {
namespace {

using project::ThemeName;

const char* words_of(ThemeName theme) {
  switch (theme) {
    case ThemeName::light:
      return "Light";
    case ThemeName::dark:
      return "Dark";
    case ThemeName::print:
      return "Print";
    case ThemeName::high_contrast:
      return "High contrast";
    case ThemeName::high_contrast_dark:
      return "High contrast, dark";
  }
  return "";
}

const char* words_of(geo::Notation notation) {
  switch (notation) {
    case geo::Notation::decimal:
      return "Degrees";
    case geo::Notation::minutes:
      return "Minutes";
    case geo::Notation::seconds:
      return "Seconds";
    case geo::Notation::mgrs:
      return "MGRS";
    case geo::Notation::utm:
      return "UTM";
  }
  return "";
}

/// A heading and a row of chips below it; the number of the chip that was clicked, or -1.
int choice(Frame& frame, const char* heading, const std::vector<Chip>& chips, int chosen) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(heading, frame.text_style(12, frame.theme.secondary));
    sheet.gap(1);
  }
  const int clicked = draw_chips(frame, chips, chosen, ImGui::GetContentRegionAvail().x);
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  return clicked;
}

template <std::size_t N>
int percents(Frame& frame, const char* heading, const char* name, const std::array<int, N>& of,
             int now) {
  std::vector<Chip> chips;
  for (const int p : of) {
    chips.push_back({fmt::format("{} %", p), fmt::format("display/{}-{}", name, p)});
  }
  const int at = static_cast<int>(std::ranges::find(of, now) - of.begin());
  const int clicked = choice(frame, heading, chips, at);
  return clicked < 0 ? now : of[static_cast<std::size_t>(clicked)];
}

}  // namespace

void Dialogs::draw_display(Frame& frame) {
  const project::Settings& settings = frame.project.settings();
  std::vector<Chip> chips;
  for (std::size_t i = 0; i < project::kThemes; ++i) {
    const auto theme = static_cast<ThemeName>(i);
    chips.push_back({words_of(theme), fmt::format("display/{}", project::name(theme)),
                     theme == ThemeName::print ? "White ground and inks that a newspaper, or a "
                                                 "printer without colour, keeps apart"
                                               : nullptr});
  }
  int clicked = choice(frame, "Colours", chips, static_cast<int>(settings.theme));
  if (clicked >= 0) frame.send(project::SetTheme{static_cast<ThemeName>(clicked)});

  project::Display display = settings.display;
  const std::string keys = keys_of(Action::larger) + ", " + keys_of(Action::smaller);
  ImGui::BeginDisabled(frame.scale_is_given);
  display.size = percents(frame,
                          frame.scale_is_given ? "Size of everything: given by --scale for this run"
                                               : ("Size of everything (" + keys + ")").c_str(),
                          "size", project::Display::kSizes, display.size);
  ImGui::EndDisabled();
  display.text = percents(frame, "Text beside it, with the rows that hold it", "text",
                          project::Display::kTexts, display.text);

  const std::vector<Chip> languages = {{"English", "display/english"},
                                       {"Arabic", "display/arabic"},
                                       {"As the story has them", "display/story"}};
  clicked = choice(frame, "Names on the map", languages, static_cast<int>(settings.language));
  if (clicked >= 0) frame.send(project::SetLanguage{static_cast<project::Language>(clicked)});
  chips.clear();
  for (std::size_t i = 0; i < 5; ++i) {
    const auto notation = static_cast<geo::Notation>(i);
    chips.push_back({words_of(notation), fmt::format("display/{}", geo::name(notation))});
  }
  clicked =
      choice(frame, "Coordinates are read out in", chips, static_cast<int>(settings.notation));
  if (clicked >= 0) frame.send(project::SetNotation{static_cast<geo::Notation>(clicked)});

  const std::vector<Chip> dates = {{"16 June 2014", "display/dates-day-first"},
                                   {"June 16, 2014", "display/dates-month-first"},
                                   {"2014-06-16", "display/dates-iso"}};
  clicked = choice(frame, "Dates", dates, static_cast<int>(display.dates));
  if (clicked >= 0) display.dates = static_cast<time::DateStyle>(clicked);

  ImGui::Checkbox("Little motion: the map is there at once, without a flight", &display.still);
  frame.name_last_item("display/still");
  if (!(display == settings.display)) frame.send(project::SetDisplay{display});
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  if (ImGui::Button("Close", ImVec2(frame.px(90), 0))) wanted_ = Kind::none;
  frame.name_last_item("button/close-dialog");
}

}  // namespace dateline::gui
