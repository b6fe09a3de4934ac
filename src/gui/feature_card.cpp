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
      sheet.text(tr_count("Click for {} more", "Click for {} more", fields.size() - kFewFields),
                 frame.text_style(12, frame.theme.secondary));
    }
  }
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("tip/feature", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void FeatureCard::open(const scene::LayerOnMap& layer, std::uint32_t feature, geo::WorldPoint at) {
  title_ = name_of(layer, feature);
  layer_ = layer.name;
  fields_ = fields_of(layer.shape->features(), feature);
  at_ = at;
  open_ = true;
  scrolled_ = false;
}

void FeatureCard::draw(Frame& frame, const scene::PixelBox& map, const scene::View& view) {
  if (!open_) return;
  const scene::PathPoint on_map = view.project(at_);
  const scene::PathPoint at{map.x0 + on_map.x, map.y0 + on_map.y};
  open_ = map.contains(at.x, at.y);
  if (!open_) return;
  const float width = frame.px(kWidth);
  // Never under the pointer, which may click again.
  const bool right = map.x1 - at.x > width + frame.px(16);
  const bool above = at.y > (map.y0 + map.y1) / 2;
  const float most = std::max(frame.px(120), (above ? at.y - map.y0 : map.y1 - at.y) - frame.px(8));
  ImGui::SetNextWindowPos(
      ImVec2(std::round(at.x + (right ? frame.px(10) : -frame.px(10))), std::round(at.y)),
      ImGuiCond_Always, ImVec2(right ? 0.0F : 1.0F, above ? 1.0F : 0.0F));
  ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, most));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.raised));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(4));
  ImGui::Begin("##feature", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
  if (!std::exchange(scrolled_, true)) ImGui::SetScrollY(0);
  const ImVec2 top = ImGui::GetCursorPos();
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.narrow(frame.px(26));
    if (!title_.empty()) {
      sheet.text(shortened(title_), frame.text_style(14, frame.theme.text, scene::Weight::bold));
    }
    sheet.text(layer_, frame.text_style(12, frame.theme.secondary));
    sheet.narrow(-frame.px(26));
    sheet.gap(4);
    if (fields_.empty()) {
      sheet.text(tr("Its file says nothing of it."), frame.text_style(13, frame.theme.text));
    }
    draw_fields(frame, sheet, fields_, fields_.size());
  }
  ImGui::SetCursorPos(ImVec2(width - frame.px(34), top.y - frame.px(2)));
  if (icon_button(frame, icon::kClose, "close-feature", tr("Close (Esc)"))) open_ = false;
  const ImVec2 corner = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("panel/feature", {corner.x, corner.y, corner.x + size.x, corner.y + size.y});
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
}

}  // namespace dateline::gui
