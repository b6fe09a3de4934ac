// The dialog of how the window looks: colours, sizes, motion, and how places are written.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "gui/actions.hpp"
#include "gui/chips.hpp"
#include "gui/dialogs.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using project::ThemeName;

const char* words_of(geo::Notation notation) {
  switch (notation) {
    case geo::Notation::decimal:
      return tr("Degrees");
    case geo::Notation::minutes:
      return tr("Minutes");
    case geo::Notation::seconds:
      return tr("Seconds");
    case geo::Notation::mgrs:
      return tr("MGRS");
    case geo::Notation::utm:
      return tr("UTM");
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

/// Which other clock times of day are read out on; the minutes east of UTC that are left chosen.
std::optional<int> zone_choice(Frame& frame, std::optional<int> now) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("Times of day are read out on"), frame.text_style(12, frame.theme.secondary));
    sheet.gap(1);
  }
  const auto words = [](std::optional<int> zone) {
    return zone ? tr_format("the story's own clock, and {}", time::offset_phrase(*zone))
                : std::string(tr("the story's own clock"));
  };
  ImGui::SetNextItemWidth(std::min(frame.px(320), ImGui::GetContentRegionAvail().x));
  const bool open = ImGui::BeginCombo("##zone", words(now).c_str(), ImGuiComboFlags_HeightLarge);
  frame.name_last_item("display/zone");
  if (open) {
    const auto item = [&](std::optional<int> zone, const std::string& name) {
      if (ImGui::Selectable((words(zone) + "###" + name).c_str(), now == zone)) now = zone;
      frame.name_last_item(name);
      // The list opens where the chosen one is, and near UTC where none is.
      const bool at = now ? now == zone : zone == 0;
      if (at && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    };
    item({}, "zone/none");
    for (const int zone : project::Display::kZones) item(zone, fmt::format("zone/{}", zone));
    ImGui::EndCombo();
  }
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  return now;
}

}  // namespace

void Dialogs::draw_display(Frame& frame) {
  const project::Settings& settings = frame.project.settings();
  std::vector<Chip> chips;
  for (std::size_t i = 0; i < project::kThemes; ++i) {
    const auto theme = static_cast<ThemeName>(i);
    chips.push_back({theme_words(theme), fmt::format("display/{}", project::name(theme)),
                     theme == ThemeName::print ? tr("White ground and inks that a newspaper, or a "
                                                    "printer without colour, keeps apart")
                                               : nullptr});
  }
  int clicked = choice(frame, tr("Colours"), chips, static_cast<int>(settings.theme));
  if (clicked >= 0) frame.send(project::SetTheme{static_cast<ThemeName>(clicked)});

  project::Display display = settings.display;
  const std::string keys = keys_of(Action::larger) + ", " + keys_of(Action::smaller);
  ImGui::BeginDisabled(frame.scale_is_given);
  display.size =
      percents(frame,
               frame.scale_is_given ? tr("Size of everything: given by --scale for this run")
                                    : tr_format("Size of everything ({})", keys).c_str(),
               "size", project::Display::kSizes, display.size);
  ImGui::EndDisabled();
  display.text = percents(frame, tr("Text beside it, with the rows that hold it"), "text",
                          project::Display::kTexts, display.text);

  chips = {{"English", "display/language-en"}};  // in itself, for those who look for it
  int spoken = settings.interface_language.empty() ? 0 : -1;
  if (frame.languages != nullptr) {
    for (const base::LanguageFile& file : *frame.languages) {
      if (file.code == settings.interface_language) spoken = static_cast<int>(chips.size());
      chips.push_back({file.name, "display/language-" + file.code});
    }
  }
  if (chips.size() > 1) {
    clicked = choice(frame, tr("Language of the window"), chips, spoken);
    if (clicked == 0) frame.send(project::SetInterfaceLanguage{});
    if (clicked > 0) {
      const auto at = static_cast<std::size_t>(clicked) - 1;
      frame.send(project::SetInterfaceLanguage{(*frame.languages)[at].code});
    }
  }

  const std::vector<Chip> languages = {{tr("English"), "display/english"},
                                       {tr("Arabic"), "display/arabic"},
                                       {tr("As the story has them"), "display/story"}};
  clicked = choice(frame, tr("Names on the map"), languages, static_cast<int>(settings.language));
  if (clicked >= 0) frame.send(project::SetLanguage{static_cast<project::Language>(clicked)});
  chips.clear();
  for (std::size_t i = 0; i < 5; ++i) {
    const auto notation = static_cast<geo::Notation>(i);
    chips.push_back({words_of(notation), fmt::format("display/{}", geo::name(notation))});
  }
  clicked =
      choice(frame, tr("Coordinates are read out in"), chips, static_cast<int>(settings.notation));
  if (clicked >= 0) frame.send(project::SetNotation{static_cast<geo::Notation>(clicked)});

  const std::vector<Chip> dates = {{tr("16 June 2014"), "display/dates-day-first"},
                                   {tr("June 16, 2014"), "display/dates-month-first"},
                                   {"2014-06-16", "display/dates-iso"}};
  clicked = choice(frame, tr("Dates"), dates, static_cast<int>(display.dates));
  if (clicked >= 0) display.dates = static_cast<time::DateStyle>(clicked);
  display.zone = zone_choice(frame, display.zone);

  ImGui::Checkbox("##still", &display.still);
  frame.name_last_item("display/still");
  ImGui::SameLine(0, ImGui::GetStyle().ItemInnerSpacing.x);
  ImGui::AlignTextToFramePadding();
  ImGui::PushTextWrapPos(0);  // longer in other languages
  ImGui::TextUnformatted(tr("Little motion: the map is there at once, without a flight"));
  ImGui::PopTextWrapPos();
  if (ImGui::IsItemClicked()) display.still = !display.still;
  if (!(display == settings.display)) frame.send(project::SetDisplay{display});
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  if (tr_button(frame, "Close", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/close-dialog");
}

}  // namespace dateline::gui
