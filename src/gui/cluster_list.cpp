#include "gui/cluster_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "gui/event_list.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/view.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

constexpr float kRow = 44;                  // logical pixels
constexpr float kHead = 66;                 // of the list above its rows, with its padding
constexpr float kWidth = 300;               // likewise
constexpr std::ptrdiff_t kRowsInSight = 7;  // of the list
constexpr std::size_t kTypes = 7;           // of the tooltip, before the rest is summed up
constexpr double kTellApart = 40;  // logical pixels: less, and they would be one circle again

struct TypeCount {
  event::EventType type = event::EventType::statement;
  std::size_t count = 0;
};

/// The types that there are, the most frequent first.
std::vector<TypeCount> by_type(const store::Snapshot& snapshot,
                               const std::vector<std::uint32_t>& rows) {
  std::array<std::size_t, event::kEventTypes> counts{};
  for (const std::uint32_t row : rows) {
    ++counts[static_cast<std::size_t>(snapshot.events().type[row])];
  }
  std::vector<TypeCount> out;
  for (std::size_t t = 0; t < counts.size(); ++t) {
    if (counts[t] > 0) out.push_back({static_cast<event::EventType>(t), counts[t]});
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &TypeCount::count);
  return out;
}

std::string heading(const store::Snapshot& snapshot, const std::vector<std::uint32_t>& rows) {
  std::string out = tr_count("{} event", "{} events", rows.size());
  const auto name = [&](std::uint32_t row) {
    const auto& place = snapshot.event(row).place;
    return place ? std::string_view(place->name) : std::string_view();
  };
  const std::string_view first = name(rows.front());
  const bool same = std::ranges::all_of(rows, [&](std::uint32_t r) { return name(r) == first; });
  return same && !first.empty() ? fmt::format("{} \u00B7 {}", first, out) : out;
}

}  // namespace

bool ClusterList::is_one_spot(const store::Snapshot& snapshot,
                              const std::vector<std::uint32_t>& rows) {
  const auto& table = snapshot.events();
  geo::WorldPoint least{1, 1};
  geo::WorldPoint most{0, 0};
  for (const std::uint32_t row : rows) {
    const geo::WorldPoint p =
        geo::to_world(static_cast<double>(table.lng[row]), static_cast<double>(table.lat[row]));
    least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    most = {std::max(most.x, p.x), std::max(most.y, p.y)};
  }
  const double pixels = 256 * std::exp2(scene::View::kMaxZoom);
  return std::max(most.x - least.x, most.y - least.y) * pixels < kTellApart;
}

void ClusterList::tooltip(Frame& frame, const std::vector<std::uint32_t>& rows, const char* click) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::BeginTooltip();
  {
    Sheet sheet(frame, frame.px(240));
    sheet.text(heading(snapshot, rows),
               frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.gap(2);
    auto counts = by_type(snapshot, rows);
    std::size_t rest = 0;
    while (counts.size() > kTypes) {
      rest += counts.back().count;
      counts.pop_back();
    }
    const auto style = frame.text_style(13, frame.theme.text);
    const auto line = [&](const std::string& words, std::size_t count) {
      const std::string number = scene::grouped(count);
      const float right = sheet.x() + sheet.width() - sheet.painter().text_width(number, style);
      const scene::PixelBox at = sheet.text(words, style, frame.px(24));
      sheet.painter().text(right, at.y0 + frame.px(14), number, style);
      return at;
    };
    for (const TypeCount& c : counts) {
      const scene::PixelBox at = line(scene::sentence_case(scene::words_of(c.type)), c.count);
      scene::SymbolLook look;
      look.type = c.type;
      look.size = 12 * frame.scale;
      look.scale = frame.scale;
      scene::draw_symbol(sheet.painter(),
                         {sheet.x() + frame.px(9), (at.y0 + at.y1) / 2 + frame.px(1)}, look,
                         frame.theme);
    }
    if (rest > 0) line(tr("Others"), rest);
    sheet.gap(3);
    sheet.text(click, frame.text_style(12, frame.theme.secondary));
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void ClusterList::open(const store::Snapshot& snapshot, std::vector<std::uint32_t> rows,
                       const scene::PixelBox& beside) {
  std::ranges::sort(rows);  // rows are in the order of time
  ids_.clear();
  ids_.reserve(rows.size());
  for (const std::uint32_t row : rows) ids_.push_back(snapshot.event(row).id);
  title_ = heading(snapshot, rows);
  counts_.clear();
  for (const TypeCount& c : by_type(snapshot, rows)) {
    counts_ += fmt::format("{}{} {}", counts_.empty() ? "" : " \u00B7 ", scene::words_of(c.type),
                           scene::grouped(c.count));
  }
  beside_ = beside;
  opens_ = true;
}

void ClusterList::draw(Frame& frame, const scene::PixelBox& room) {
  if (std::exchange(opens_, false)) ImGui::OpenPopup("##cluster");
  // At the side that has more room, and no farther.
  const float rows =
      std::min(frame.px(kRow) * static_cast<float>(std::min(kRowsInSight, std::ssize(ids_))),
               room.height() - frame.px(kHead));
  const float height = rows + frame.px(kHead);
  const bool right = room.x1 - beside_.x1 > beside_.x0 - room.x0;
  const float x = right ? beside_.x1 + frame.px(6) : beside_.x0 - frame.px(6 + kWidth);
  const float y = std::clamp((beside_.y0 + beside_.y1 - height) / 2, room.y0 + frame.px(4),
                             std::max(room.y0 + frame.px(4), room.y1 - height - frame.px(4)));
  ImGui::SetNextWindowPos(ImVec2(std::round(x), std::round(y)));
  ImGui::SetNextWindowSize(ImVec2(frame.px(kWidth), 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  const bool open = ImGui::BeginPopup("##cluster");
  ImGui::PopStyleVar();
  if (!open) return;
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(title_, frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.text(scene::sentence_case(counts_), frame.text_style(12, frame.theme.secondary));
    sheet.gap(4);
  }
  ImGui::BeginChild("##events", ImVec2(0, std::max(rows, frame.px(kRow))), false,
                    ImGuiWindowFlags_NoNav);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(ids_.size()), frame.px(kRow));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      row(frame, static_cast<std::size_t>(i));
    }
  }
  clipper.End();
  ImGui::PopStyleVar();
  ImGui::EndChild();
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("panel/cluster", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::EndPopup();
}

void ClusterList::row(Frame& frame, std::size_t index) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(static_cast<int>(index));
  const bool clicked = ImGui::InvisibleButton("event", ImVec2(width, frame.px(kRow)));
  frame.reach_last_item("cluster-row/" + ids_[index]);
  ImGui::PopID();
  // A story may have been closed meanwhile.
  const auto row = frame.project.snapshot().find(ids_[index]);
  if (!row) return;
  if (ImGui::IsItemHovered()) {
    frame.hovered = ids_[index];
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (clicked) {
    frame.send(project::SelectEvents{{ids_[index]}, ImGui::GetIO().KeyCtrl});
    if (!ImGui::GetIO().KeyCtrl) ImGui::CloseCurrentPopup();
  }
  const scene::PixelBox box{at.x, at.y, at.x + width, at.y + frame.px(kRow)};
  frame.name_box("cluster-row/" + ids_[index], box);
  paint(frame, [&](scene::Painter& painter) { draw_event_row(frame, painter, *row, box); });
}

}  // namespace dateline::gui
