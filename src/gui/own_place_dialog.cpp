#include "gui/own_place_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "gui/chips.hpp"
#include "gui/label_column.hpp"
#include "scene/kind_words.hpp"
#include "scene/words.hpp"
#include "text/name_key.hpp"

namespace dateline::gui {
namespace {

using gazetteer::PlaceKind;

constexpr double kMostRadiusKm = 5000;
constexpr std::size_t kMostNames = 200;  // as a project's file has them
constexpr double kUsualRadiusKm = 1;

/// The kinds that users make, the usual ones first, in words that people use of them.
constexpr std::array<std::pair<PlaceKind, const char*>, 9> kKinds{
    {{PlaceKind::settlement, mark("Town or village")},
     {PlaceKind::district, mark("Part of a town")},
     {PlaceKind::facility, mark("Building or site")},
     {PlaceKind::relief, mark("Hill or valley")},
     {PlaceKind::water, mark("Water")},
     {PlaceKind::area, mark("Area")},
     {PlaceKind::region, mark("Province")},
     {PlaceKind::country, mark("Country")},
     {PlaceKind::other, mark("Other")}}};

template <std::size_t n>
void fill(std::array<char, n>& field, std::string_view text) {
  field.fill('\0');
  if (text.size() < n) std::ranges::copy(text, field.begin());
}

std::optional<double> number_in(std::string_view typed) {
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  if (typed.ends_with("km")) typed.remove_suffix(2);
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  while (typed.starts_with(' ')) typed.remove_prefix(1);
  double value = 0;
  const auto [end, code] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (code != std::errc() || end != typed.data() + typed.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

/// To the digits that matter, without zeros at the end.
std::string km_text(double km) { return fmt::format("{:.3g}", km); }

/// Beside the map there is less room than a field and what stands beside it want.
bool is_narrow(const Frame& frame) { return ImGui::GetContentRegionAvail().x < frame.px(380); }

float labels_of(const Frame& frame) {
  return label_column(frame, {mark("Names"), mark("Where"), mark("Radius"), mark("Note")}, 13, 76);
}

}  // namespace

std::vector<std::string> names_in(std::string_view typed) {
  std::vector<std::string> out;
  while (!typed.empty()) {
    // A comma of Arabic script parts as well as one of Latin.
    constexpr std::string_view kArabicComma = "\u060c";
    const std::size_t arabic = typed.find(kArabicComma);
    const std::size_t latin = typed.find_first_of(",;\n");
    const std::size_t end = std::min({arabic, latin, typed.size()});
    std::string_view name = typed.substr(0, end);
    typed.remove_prefix(end == typed.size() ? end
                        : end == arabic     ? end + kArabicComma.size()
                                            : end + 1);
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!name.empty() && blank(name.front())) name.remove_prefix(1);
    while (!name.empty() && blank(name.back())) name.remove_suffix(1);
    if (!name.empty() && std::ranges::find(out, name) == out.end()) out.emplace_back(name);
  }
  return out;
}

std::string place_line(const Frame& frame, const curation::OwnPlace& place) {
  std::string out = scene::sentence_case(scene::words_of(place.kind));
  out += " \u00B7 " + frame.read_out(place.at, 200 * place.radius_km);
  if (place.radius_km > 0)
    out += " \u00B1\u00A0" + tr_format("{}\u00A0km", km_text(place.radius_km));
  return out;
}

void OwnPlaceBox::open(const project::Project& project, const AskOwnPlace& ask) {
  record_ = ask.record;
  before_ = {};
  complaint_.clear();
  point_.reset();
  fill(names_, ask.name);
  fill(where_, "");
  fill(radius_, km_text(kUsualRadiusKm));
  fill(note_, "");
  kind_ = PlaceKind::settlement;
  const auto held = record_ ? project.ledger().find(*record_) : nullptr;
  if (const auto* place = held == nullptr ? nullptr : std::get_if<curation::OwnPlace>(held.get())) {
    before_ = *place;
    fill(names_, fmt::format("{}", fmt::join(place->names, ", ")));
    fill(radius_, fmt::format("{}", place->radius_km));
    fill(note_, place->note);
    kind_ = place->kind;
    point_ = place->at;
    fill(where_, geo::format_coordinates(place->at, project.settings().notation,
                                         geo::precision_for(project.settings().notation, 1)));
  } else {
    record_.reset();
  }
  if (ask.at) {
    point_ = ask.at;
    fill(where_, geo::format_coordinates(
                     *ask.at, project.settings().notation,
                     geo::precision_for(project.settings().notation, 200 * ask.radius_km)));
  }
  focus_names_ = names_[0] == '\0';
  focus_where_ = !focus_names_ && where_[0] == '\0';
  if (!focus_where_) focus_names_ = true;
}

void OwnPlaceBox::set_point(const Frame& frame, geo::LngLat at, double radius_km) {
  point_ = at;
  fill(where_, frame.read_out(at, 200 * radius_km));
  complaint_.clear();
}

bool OwnPlaceBox::field(Frame& frame, const char* label, const char* name, const char* hint,
                        char* text, std::size_t size, float right) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x, at.y + frame.px(17), label, frame.text_style(13, frame.theme.secondary));
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + labels_of(frame), at.y));
  ImGui::SetNextItemWidth(right == 0 ? -1 : -right);
  const std::string id = std::string("##") + name;
  // Numbers are typed anew, words are added to.
  const bool number = right != 0;
  const bool entered = ImGui::InputTextWithHint(
      id.c_str(), hint, text, size,
      ImGuiInputTextFlags_EnterReturnsTrue | (number ? ImGuiInputTextFlags_AutoSelectAll : 0));
  frame.name_last_item(std::string("field/") + name);
  return entered;
}

void OwnPlaceBox::draw_kinds(Frame& frame) {
  std::vector<Chip> chips;
  int chosen = -1;
  for (const auto& [kind, words] : kKinds) {
    if (kind == kind_) chosen = static_cast<int>(chips.size());
    chips.push_back({tr(words), "kind/" + std::string(gazetteer::name(kind))});
  }
  const int clicked = draw_chips(frame, chips, chosen, ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) kind_ = kKinds[static_cast<std::size_t>(clicked)].first;
}

void OwnPlaceBox::complain(Frame& frame, const std::string& words) const {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  frame.name_box("complaint",
                 sheet.text(words, frame.text_style(12, frame.theme.conflict), labels_of(frame)));
}

/// Whether the map is asked for.
bool OwnPlaceBox::draw_where(Frame& frame, bool& entered) {
  const std::string button = tr_label("On the map\u2026");
  const float wide =
      ImGui::CalcTextSize(button.c_str(), nullptr, true).x + 2 * ImGui::GetStyle().FramePadding.x;
  const float gap = frame.px(6);
  // Beside the map there may be no room for both in one line.
  const bool narrow = is_narrow(frame);
  const float left = ImGui::GetCursorScreenPos().x + labels_of(frame);
  if (std::exchange(focus_where_, false)) ImGui::SetKeyboardFocusHere();
  entered |= field(frame, tr("Where"), "own-where",
                   tr("36.34 43.13, 36\u00B020'N 43\u00B008'E, 38S LF \u2026"), where_.data(),
                   where_.size(), narrow ? 1 : wide + gap);
  if (ImGui::IsItemEdited()) {
    point_.reset();
    complaint_.clear();
  }
  if (narrow) {
    ImGui::SetCursorScreenPos(ImVec2(left, ImGui::GetCursorScreenPos().y));
  } else {
    ImGui::SameLine(0, gap);
  }
  const bool asks = ImGui::Button(button.c_str());
  frame.name_last_item("button/own-on-map");
  return asks;
}

OwnPlaceBox::Outcome OwnPlaceBox::draw(Frame& frame) {
  bool entered = false;
  if (std::exchange(focus_names_, false)) ImGui::SetKeyboardFocusHere();
  entered |= field(frame, tr("Names"), "own-names",
                   tr("Mill Hill, Hill 204: the first is what it is called"), names_.data(),
                   names_.size(), 0);
  if (ImGui::IsItemEdited()) complaint_.clear();
  const bool asks = draw_where(frame, entered);
  entered |= field(frame, tr("Radius"), "own-radius", "1", radius_.data(), radius_.size(),
                   frame.px(is_narrow(frame) ? 164 : 300));
  if (ImGui::IsItemEdited()) complaint_.clear();
  {
    const ImVec2 end = ImGui::GetItemRectMax();
    const float base = ImGui::GetItemRectMin().y + frame.px(17);
    paint(frame, [&](scene::Painter& painter) {
      painter.text(end.x + frame.px(8), base, tr("km around it hold all of it"),
                   frame.text_style(13, frame.theme.secondary));
    });
  }
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  draw_kinds(frame);
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  entered |= field(frame, tr("Note"), "own-note", tr("How do you know? (optional)"), note_.data(),
                   note_.size(), 0);
  if (!complaint_.empty()) complain(frame, complaint_);
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  entered |= tr_button(frame, record_ ? mark("Change") : mark("Add"), 90);
  frame.name_last_item("button/own-add");
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) return Outcome::done;
  frame.name_last_item("button/own-cancel");
  if (asks) return Outcome::asks_map;
  return entered && send(frame) ? Outcome::done : Outcome::open;
}

bool OwnPlaceBox::send(Frame& frame) {
  curation::OwnPlace place = before_;
  place.names = names_in(names_.data());
  if (place.names.empty()) {
    complaint_ = tr("A place has a name: type one");
    focus_names_ = true;
    return false;
  }
  const auto no_name = std::ranges::find_if(
      place.names, [](const std::string& name) { return text::name_key(name).empty(); });
  if (no_name != place.names.end() || place.names.size() > kMostNames) {
    complaint_ = no_name != place.names.end() ? tr_format("\u201C{}\u201D is no name", *no_name)
                                              : tr_format("At most {} names", kMostNames);
    focus_names_ = true;
    return false;
  }
  if (!point_) {
    if (const auto typed = geo::parse_coordinates(where_.data())) point_ = typed->at;
  }
  if (!point_) {
    complaint_ = where_[0] == '\0' ? tr("Type its coordinates, or click it on the map")
                                   : tr("These are no coordinates: degrees, MGRS or UTM");
    focus_where_ = true;
    return false;
  }
  const auto radius = number_in(radius_.data());
  if (!radius || *radius < 0 || *radius > kMostRadiusKm) {
    complaint_ = tr_format("The radius is a number of kilometres, 0 to {:.0f}", kMostRadiusKm);
    return false;
  }
  place.at = *point_;
  place.radius_km = *radius;
  place.kind = kind_;
  place.note = note_.data();
  if (record_) {
    frame.send(project::ChangePlace{*record_, std::move(place)});
  } else {
    frame.send(project::AddPlace{std::move(place)});
  }
  return true;
}

}  // namespace dateline::gui
