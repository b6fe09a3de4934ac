#include "gui/go_to_place.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/chosen_place.hpp"

namespace dateline::gui {
namespace {

constexpr float kRow = 40;
constexpr std::size_t kMost = 40;  // places listed

std::string kind_text(const PlaceMatch& match) {
  if (match.own || match.population == 0) return kind_words(match);
  if (match.population < 1000000) {
    return tr_count("{} inhabitant", "{} people", match.population);
  }
  return tr_format("{:.1f} million people", match.population / 1e6);
}

}  // namespace

void GoToPlaceBox::open(std::string_view typed, const char* button) {
  typed_.fill('\0');
  if (typed.size() < typed_.size()) std::ranges::copy(typed, typed_.begin());
  button_ = button;
  focus_ = true;
  read();
}

void GoToPlaceBox::read() {
  chosen_ = 0;
  coordinates_ = geo::parse_coordinates(typed_.data());
  matches_.clear();
  if (coordinates_ || !world_ || typed_[0] == '\0') return;
  if (const gazetteer::Gazetteer* world = world_()) {
    matches_ = find_places(*world, typed_.data(), kMost);
  }
}

bool GoToPlaceBox::field(Frame& frame) {
  if (focus_) {
    ImGui::SetKeyboardFocusHere();
    focus_ = false;
  }
  ImGui::SetNextItemWidth(-1);
  // Up and down move in the list while the field keeps the keyboard.
  const auto arrows = [](ImGuiInputTextCallbackData* data) {
    auto* const self = static_cast<GoToPlaceBox*>(data->UserData);
    const int last = static_cast<int>(self->matches_.size()) - 1;
    const int by = data->EventKey == ImGuiKey_UpArrow ? -1 : 1;
    self->chosen_ = std::clamp(self->chosen_ + by, 0, std::max(0, last));
    return 0;
  };
  const bool entered = ImGui::InputTextWithHint(
      "##place", tr("Mosul, 36.34 43.13, 36\u00B020'N 43\u00B008'E, 38S LF 325 234"), typed_.data(),
      typed_.size(),
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory |
          ImGuiInputTextFlags_AutoSelectAll,
      arrows, this);
  frame.name_last_item("field/place");
  if (ImGui::IsItemEdited()) read();
  return entered;
}

std::optional<PlaceMatch> GoToPlaceBox::draw(Frame& frame) {
  const bool entered = field(frame);
  if (coordinates_) {
    if (!draw_coordinates(frame) && !entered) return std::nullopt;
    return match_of(coordinates_->at, coordinates_->radius_km,
                    frame.read_out(coordinates_->at, 2000 * coordinates_->radius_km));
  }
  if (!matches_.empty()) return draw_matches(frame, entered);
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(2);
    sheet.text(
        typed_[0] == '\0'
            ? tr("A name in any spelling, or coordinates: degrees, minutes and seconds, MGRS or "
                 "UTM")
            : tr("No place is called so, and these are no coordinates"),
        frame.text_style(13, frame.theme.secondary));
    sheet.gap(4);
  }
  return std::nullopt;
}

bool GoToPlaceBox::draw_coordinates(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(4);
    const auto label = frame.text_style(13, frame.theme.secondary);
    const auto value = frame.text_style(13, frame.theme.text);
    // Each notation to the digits that were typed.
    const double unit = 2000 * coordinates_->radius_km;
    static constexpr const char* kNames[] = {mark("Degrees"), mark("Minutes"), mark("Seconds"),
                                             "MGRS", "UTM"};
    for (int n = 0; n < geo::kNotations; ++n) {
      const auto notation = static_cast<geo::Notation>(n);
      const float y = sheet.y();
      sheet.text(
          geo::format_coordinates(coordinates_->at, notation, geo::precision_for(notation, unit)),
          value, frame.px(80));
      sheet.painter().text(sheet.x(), y + std::round(label.size * 1.085F), tr(kNames[n]), label);
    }
    sheet.gap(6);
  }
  const bool go = tr_button(frame, button_, 100);
  frame.name_last_item("button/go-there");
  return go;
}

std::optional<PlaceMatch> GoToPlaceBox::draw_matches(Frame& frame, bool entered) {
  constexpr int kRowsShown = 7;
  const auto count = static_cast<int>(matches_.size());
  const float height = frame.px(kRow) * static_cast<float>(std::min(count, kRowsShown));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("##matches", ImVec2(0, height));
  int clicked = entered ? chosen_ : -1;
  for (int i = 0; i < count; ++i) {
    if (row(frame, static_cast<std::size_t>(i), i == chosen_)) clicked = i;
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (clicked < 0 || clicked >= count) return std::nullopt;
  return matches_[static_cast<std::size_t>(clicked)];
}

bool GoToPlaceBox::row(Frame& frame, std::size_t index, bool chosen) {
  const PlaceMatch& match = matches_[index];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(static_cast<int>(index));
  const bool clicked = ImGui::InvisibleButton("place", ImVec2(width, frame.px(kRow)));
  ImGui::PopID();
  frame.name_last_item(fmt::format("place/{}", index));
  const bool hovered = ImGui::IsItemHovered();
  if (chosen && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5F);
  paint(frame, [&](scene::Painter& painter) {
    if (chosen || hovered) {
      painter.rounded_rect({at.x, at.y, at.x + width, at.y + frame.px(kRow)}, frame.px(4),
                           frame.theme.accent.faded(chosen ? 0.16F : 0.08F));
    }
    const auto bold = frame.text_style(14, frame.theme.text, scene::Weight::bold);
    const auto plain = frame.text_style(12, frame.theme.secondary);
    const float left = at.x + frame.px(8);
    const float right = at.x + width - frame.px(8);
    const std::string kind = kind_text(match);
    const float kind_width = painter.text_width(kind, plain);
    painter.text(right - kind_width, at.y + frame.px(17), kind, plain);
    const float room = right - left - kind_width - frame.px(12);
    const std::string name = typeset::elide(frame.type, match.name, bold.weight, bold.size, room);
    painter.text(left, at.y + frame.px(17), name, bold);
    if (!match.spelling.empty()) {
      // Why a place is in the list whose name is not what was typed.
      const float used = painter.text_width(name, bold) + frame.px(8);
      painter.text(left + used, at.y + frame.px(17),
                   typeset::elide(frame.type, tr_format("as \u201c{}\u201d", match.spelling),
                                  plain.weight, plain.size, room - used),
                   plain);
    }
    const std::string where = match.lies_in.empty() ? kind_words(match) : match.lies_in;
    painter.text(left, at.y + frame.px(33),
                 typeset::elide(frame.type, where, plain.weight, plain.size, right - left), plain);
  });
  return clicked;
}

}  // namespace dateline::gui
