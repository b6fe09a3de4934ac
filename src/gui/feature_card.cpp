#include "gui/feature_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace dateline::gui {
namespace {

constexpr float kWidth = 300;           // logical pixels
constexpr std::size_t kFewFields = 6;   // of the tooltip
constexpr std::size_t kFewBytes = 160;  // of a cell there

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Those cells that hold anything.
Fields fields_of(const geo::FeatureSet& set, std::uint32_t feature) {
  Fields out;
  const std::uint32_t row = set.features[feature].row;
  for (std::size_t c = 0; c < set.columns.size(); ++c) {
    const std::string_view cell = set.cell(row, c);
    if (!cell.empty()) out.emplace_back(set.columns[c], cell);
  }
  return out;
}

/// What a feature is called: its label, else a column of a usual name, else nothing.
std::string name_of(const scene::LayerOnMap& layer, std::uint32_t feature) {
  const geo::FeatureSet& set = layer.shape->features();
  const std::uint32_t row = set.features[feature].row;
  if (layer.label) {
    if (const auto cell = set.cell(row, *layer.label); !cell.empty()) return std::string(cell);
  }
  for (const std::string_view wanted : {"name", "name_en", "title", "label"}) {
    const auto column = std::ranges::find_if(set.columns, [&](const std::string& c) {
      return std::ranges::equal(c, wanted, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
      });
    });
    if (column == set.columns.end()) continue;
    const auto cell = set.cell(row, static_cast<std::size_t>(column - set.columns.begin()));
    if (!cell.empty()) return std::string(cell);
  }
  return "";
}

std::string shortened(const std::string& cell) {
  if (cell.size() <= kFewBytes) return cell;
  std::size_t end = kFewBytes;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
  return cell.substr(0, end) + "\u2026";
}

void draw_fields(Frame& frame, Sheet& sheet, const Fields& fields, std::size_t most) {
  const auto quiet = frame.text_style(12, frame.theme.secondary);
  const auto style = frame.text_style(13, frame.theme.text);
  const float column = std::round(sheet.width() * 0.36F);
  for (std::size_t i = 0; i < std::min(fields.size(), most); ++i) {
    const auto& [name, cell] = fields[i];
    const float y = sheet.y();
    sheet.text(shortened(cell), style, column);
    const std::string head =
        typeset::elide(frame.type, name, quiet.weight, quiet.size, column - frame.px(8));
    sheet.painter().text(sheet.x(), y + std::round(style.size * 1.085F), head, quiet);
    sheet.gap(1);
  }
}

}  // namespace

void FeatureCard::tooltip(Frame& frame, const scene::LayerOnMap& layer, std::uint32_t feature) {
  const std::string name = name_of(layer, feature);
  Fields fields = fields_of(layer.shape->features(), feature);
  std::erase_if(fields, [&](const auto& f) { return f.second == name; });
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::BeginTooltip();
  {
    Sheet sheet(frame, frame.px(kWidth - 40));
    if (!name.empty()) {
      sheet.text(shortened(name), frame.text_style(14, frame.theme.text, scene::Weight::bold));
    }
    sheet.text(layer.name, frame.text_style(12, frame.theme.secondary));
    if (!fields.empty()) sheet.gap(3);
    draw_fields(frame, sheet, fields, kFewFields);
    if (fields.size() > kFewFields) {
      sheet.gap(2);
      sheet.text(fmt::format("Click for {} more", fields.size() - kFewFields),
                 frame.text_style(12, frame.theme.secondary));
    }
  }
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("tip/feature", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void FeatureCard::open(const scene::LayerOnMap& layer, std::uint32_t feature, scene::PathPoint at) {
  title_ = name_of(layer, feature);
  layer_ = layer.name;
  fields_ = fields_of(layer.shape->features(), feature);
  at_ = at;
  opens_ = true;
}

void FeatureCard::draw(Frame& frame, const scene::PixelBox& map) {
  if (std::exchange(opens_, false)) ImGui::OpenPopup("##feature");
  const float width = frame.px(kWidth);
  const bool right = map.x1 - at_.x > width + frame.px(16);
  const float most = std::max(frame.px(120), map.height() - frame.px(16));
  ImGui::SetNextWindowPos(ImVec2(std::round(at_.x + (right ? frame.px(10) : -frame.px(10))),
                                 std::round(std::min(at_.y, map.y1 - frame.px(8)))),
                          ImGuiCond_Always,
                          ImVec2(right ? 0.0F : 1.0F, at_.y > (map.y0 + map.y1) / 2 ? 1.0F : 0.0F));
  ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, most));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  const bool open = ImGui::BeginPopup("##feature");
  ImGui::PopStyleVar();
  if (!open) return;
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    if (!title_.empty()) {
      sheet.text(shortened(title_), frame.text_style(14, frame.theme.text, scene::Weight::bold));
    }
    sheet.text(layer_, frame.text_style(12, frame.theme.secondary));
    sheet.gap(4);
    if (fields_.empty()) {
      sheet.text("Its file says nothing of it.", frame.text_style(13, frame.theme.text));
    }
    draw_fields(frame, sheet, fields_, fields_.size());
  }
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("panel/feature", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::EndPopup();
}

}  // namespace dateline::gui
