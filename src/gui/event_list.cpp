#include "gui/event_list.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstring>

#include "gui/actions.hpp"
#include "gui/put_right.hpp"
#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/symbols.hpp"

namespace dateline::gui {
namespace {

constexpr float kRow = 44;  // logical pixels

/// How many events of all have each type or status, by any of their tellings: as many as are shown
/// where only that one is wanted.
template <std::size_t N, class Of>
std::array<std::size_t, N> counted(const store::Snapshot& snapshot, const Of& of) {
  std::array<std::size_t, N> counts{};
  std::vector<std::bitset<N>> seen(snapshot.occurrences());
  for (store::Row row = 0; row < snapshot.events().size(); ++row) {
    const auto value = static_cast<std::size_t>(of(row));
    std::bitset<N>& of_event = seen[snapshot.events().occurrence[row]];
    if (!of_event.test(value)) ++counts[value];
    of_event.set(value);
  }
  return counts;
}

std::string title_case(std::string_view words) {
  std::string out(words);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

/// What a person has done to it, at the right of the first line. Returns where the words end.
float draw_marks(Frame& frame, scene::Painter& painter, store::Row row,
                 const scene::PixelBox& box) {
  const float right = box.x1 - frame.px(6);
  const std::string marks = icons(marks_of(frame.project.snapshot(), row));
  if (marks.empty()) return right;
  const auto style = frame.text_style(12, frame.theme.secondary);
  const float left = right - painter.text_width(marks, style);
  painter.text(left, box.y0 + frame.px(20), marks, style);
  frame.name_box("by-hand/" + frame.project.snapshot().event(row).id,
                 {left, box.y0 + frame.px(8), right, box.y0 + frame.px(24)});
  return left - frame.px(8);
}

}  // namespace

float draw_event_row(Frame& frame, scene::Painter& painter, store::Row row,
                     const scene::PixelBox& box) {
  const event::Event& e = frame.project.snapshot().event(row);
  const bool selected = frame.project.selects(row);
  const bool hovered = frame.project.hovers(row);
  const time::Bounds& whole = frame.project.snapshot().times(row).whole;
  const bool later = frame.project.snapshot().events().dated[row] != 0 && whole.earliest &&
                     *whole.earliest > frame.project.playhead();
  if (selected || hovered) {
    painter.rect(box, frame.theme.accent.faded(selected ? 0.16F : 0.07F));
  }
  if (selected) {
    painter.rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, frame.theme.accent);
  }
  scene::SymbolLook look;
  look.type = e.type;
  look.status = e.status;
  look.size = 14 * frame.scale;
  look.scale = frame.scale;
  look.opacity = later ? 0.5F : 1;
  scene::draw_symbol(painter, {box.x0 + frame.px(20), box.y0 + frame.px(15)}, look, frame.theme);
  float x = box.x0 + frame.px(38);
  const float right = draw_marks(frame, painter, row, box);
  const float width = right - x;
  const scene::Rgba ink = later ? frame.theme.dimmed() : frame.theme.text;
  auto style = frame.text_style(14, ink, scene::Weight::bold);
  const std::string place = e.place ? e.place->name : "";
  const std::string head = place.empty() ? title_case(scene::event_label(e)) : place;
  const std::string shown = typeset::elide(frame.type, head, style.weight, style.size, width);
  float end = x + painter.text(x, box.y0 + frame.px(20), shown, style);
  if (!place.empty() && shown == head) {
    auto plain = frame.text_style(14, ink);
    const std::string what = " \u00B7 " + scene::event_label(e);
    painter.text(end, box.y0 + frame.px(20),
                 typeset::elide(frame.type, what, plain.weight, plain.size, right - end), plain);
  }
  auto small = frame.text_style(12, frame.theme.secondary);
  std::string under = scene::when_label(frame.project.snapshot(), row);
  if (!e.actor.empty()) under += " \u00B7 " + e.actor;
  std::string told = scene::told_label(frame.project.snapshot(), row);
  if (!told.empty()) told = " \u00B7 " + told;
  // However long the rest is, how many tell it is read.
  const float room = box.x1 - frame.px(6) - x - painter.text_width(told, small);
  const float y = box.y0 + frame.px(36);
  x += painter.text(x, y, typeset::elide(frame.type, under, small.weight, small.size, room), small);
  painter.text(x, y, told, small);
  return box.height();
}

void EventList::draw(Frame& frame) {
  filters(frame);
  ImGui::BeginChild("##events", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("panel/events", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  sort_out(frame.project);
  if (frame.project.counts().all == 0 || frame.project.shown().empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(8);
    sheet.text(frame.project.counts().all == 0
                   ? tr("Events of the stories that are open stand here.")
                   : tr("The filter hides every event. Reset it to see them again."),
               frame.text_style(14, frame.theme.secondary));
  }
  rows(frame, "dated", dated_);
  if (!undated_.empty()) {
    section(frame, tr("Undated"), undated_.size());
    rows(frame, "undated", undated_);
  }
  if (!unplaced_.empty()) {
    section(frame, tr("Unplaced"), unplaced_.size());
    rows(frame, "unplaced", unplaced_);
  }
  ImGui::PopStyleVar();
  seen_focus_ = frame.project.focus_revision();
  ImGui::EndChild();
}

void EventList::sort_out(const project::Project& project) {
  if (sorted_out_ == project.shown_revision()) return;
  sorted_out_ = project.shown_revision();
  dated_.clear();
  undated_.clear();
  unplaced_.clear();
  const auto& table = project.snapshot().events();
  for (const store::Row r : project.shown()) {
    (table.dated[r] != 0 ? dated_ : undated_).push_back(r);
    if (table.placed[r] == 0) unplaced_.push_back(r);
  }
}

/// Those in sight only: there may be hundreds of thousands.
void EventList::rows(Frame& frame, const char* name, const std::vector<store::Row>& rows) {
  const float height = frame.px(kRow);
  const float top = ImGui::GetCursorPosY();
  const float seen = ImGui::GetWindowHeight();
  const auto place_of = [&](std::size_t i) { return top + static_cast<float>(i) * height; };
  const auto primary = frame.project.primary();
  if (seen_focus_ != frame.project.focus_revision() && primary) {
    const auto wanted = std::ranges::find_if(
        rows, [&](store::Row row) { return frame.project.snapshot().same_event(*primary, row); });
    if (wanted != rows.end()) {
      const float at = place_of(static_cast<std::size_t>(wanted - rows.begin()));
      if (at < ImGui::GetScrollY() || at + height > ImGui::GetScrollY() + seen) {
        ImGui::SetScrollY(std::max(0.0F, at + height / 2 - seen / 2));
      }
    }
  }
  const auto index_at = [&](float y) {
    const float i = std::floor(std::max(0.0F, y - top) / height);
    return std::min(rows.size(), static_cast<std::size_t>(i));
  };
  const std::size_t end = std::min(rows.size(), index_at(ImGui::GetScrollY() + seen) + 1);
  ImGui::PushID(name);
  for (std::size_t i = index_at(ImGui::GetScrollY()); i < end; ++i) {
    ImGui::SetCursorPosY(place_of(i));
    row(frame, rows[i]);
  }
  ImGui::PopID();
  ImGui::SetCursorPosY(place_of(rows.size()));
  ImGui::Dummy(ImVec2(0, 0));
}

void EventList::section(Frame& frame, const char* title, std::size_t count) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::Dummy(ImVec2(width, frame.px(34)));
  paint(frame, [&](scene::Painter& painter) {
    painter.rect({at.x, at.y + frame.px(8), at.x + width, at.y + frame.px(8) + 1},
                 frame.theme.hairline);
    painter.text(at.x + frame.px(4), at.y + frame.px(26),
                 std::string(title) + " \u00B7 " + std::to_string(count),
                 frame.text_style(12, frame.theme.secondary, scene::Weight::bold));
  });
}

void EventList::row(Frame& frame, store::Row row) {
  const event::Event& e = frame.project.snapshot().event(row);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = frame.px(kRow);
  ImGui::PushID(static_cast<int>(row));
  const bool clicked = ImGui::InvisibleButton("row", ImVec2(width, height));
  if (ImGui::IsItemVisible() || (frame.keyboard != nullptr && frame.keyboard->is_on())) {
    frame.reach_last_item("row/" + e.id);
  }
  ImGui::PopID();
  if (!ImGui::IsItemVisible()) return;
  const scene::PixelBox box{at.x, at.y, at.x + width, at.y + height};
  if (ImGui::IsItemHovered()) {
    frame.hovered = e.id;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (clicked) frame.send(project::SelectEvents{{e.id}, ImGui::GetIO().KeyCtrl});
  frame.name_box("row/" + e.id, box);
  paint(frame, [&](scene::Painter& painter) { draw_event_row(frame, painter, row, box); });
}

void EventList::filters(Frame& frame) {
  const auto& filter = frame.project.filter();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(6), frame.px(6)));
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = (width - frame.px(6)) / 2;
  const std::string types =
      filter.types.all() ? std::string(tr("All types"))
                         : tr_format("{} of {} types", filter.types.count(), filter.types.size());
  if (ImGui::Button((types + "  " + icon::kDown + "###types").c_str(), ImVec2(half, 0))) {
    ImGui::OpenPopup("##types");
  }
  frame.name_last_item("button/types");
  const ImVec2 types_at(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + frame.px(2));
  ImGui::SameLine();
  const std::string statuses =
      filter.statuses.all()
          ? std::string(tr("All statuses"))
          : tr_format("{} of {} statuses", filter.statuses.count(), filter.statuses.size());
  if (ImGui::Button((statuses + "  " + icon::kDown + "###statuses").c_str(), ImVec2(half, 0))) {
    ImGui::OpenPopup("##statuses");
  }
  frame.name_last_item("button/statuses");
  const ImVec2 statuses_at(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + frame.px(2));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(5), frame.px(1)));
  ImGui::SetNextWindowPos(types_at);
  type_menu(frame);
  ImGui::SetNextWindowPos(statuses_at);
  status_menu(frame);
  ImGui::PopStyleVar();
  if (std::string_view(actor_.data()) != filter.actor && !ImGui::IsAnyItemActive()) {
    std::strncpy(actor_.data(), filter.actor.c_str(), actor_.size() - 1);
  }
  ImGui::SetNextItemWidth(width);
  if (ImGui::InputTextWithHint("##actor", tr("Actor"), actor_.data(), actor_.size())) {
    store::Filter changed = filter;
    changed.actor = actor_.data();
    frame.send(project::SetFilter{changed});
  }
  frame.name_last_item("field/actor");
  only_buttons(frame, half);
  chips_.draw(frame, width);
  ImGui::PopStyleVar();
}

void EventList::only_buttons(Frame& frame, float width) {
  const auto& filter = frame.project.filter();
  const auto button = [&](Action action, const char* label, bool on, bool can) {
    ImGui::BeginDisabled(!can);
    if (on) {
      ImGui::PushStyleColor(ImGuiCol_Button, to_imgui(frame.theme.accent));
      ImGui::PushStyleColor(ImGuiCol_ButtonHovered, to_imgui(frame.theme.accent));
      ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.panel));
    }
    const bool clicked = ImGui::Button(tr_label(label).c_str(), ImVec2(width, 0));
    if (on) ImGui::PopStyleColor(3);
    ImGui::EndDisabled();
    frame.name_last_item(std::string("button/") + info(action).word);
    tip_for_item(frame, tip_of(action).c_str());
    return clicked;
  };
  if (button(Action::toggle_in_view, mark("Only in view"), filter.in_view, true)) {
    frame.send(project::ShowOnlyInView{!filter.in_view});
  }
  ImGui::SameLine();
  const bool only = !filter.only.empty();
  if (button(Action::toggle_only_selected, mark("Only selected"), only,
             only || !frame.project.selected().empty())) {
    frame.send(project::ShowOnlySelected{!only});
  }
}

void EventList::type_menu(Frame& frame) {
  if (!ImGui::BeginPopup("##types")) return;
  const auto& snapshot = frame.project.snapshot();
  const auto counts = counted<event::kEventTypes>(
      snapshot, [&](store::Row row) { return snapshot.events().type[row]; });
  store::Filter filter = frame.project.filter();
  bool changed = false;
  if (ImGui::Button(tr_label("All").c_str())) filter.types.set(), changed = true;
  frame.name_last_item("button/types-all");
  ImGui::SameLine();
  if (ImGui::Button(tr_label("None").c_str())) filter.types.reset(), changed = true;
  frame.name_last_item("button/types-none");
  for (std::size_t t = 0; t < counts.size(); ++t) {
    if (counts[t] == 0) continue;
    const auto type = static_cast<event::EventType>(t);
    bool on = filter.types.test(t);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy(ImVec2(frame.px(18), frame.px(18)));
    paint(frame, [&](scene::Painter& painter) {
      scene::SymbolLook look;
      look.type = type;
      look.scale = frame.scale;
      look.size = 12 * frame.scale;
      scene::draw_symbol(painter, {at.x + frame.px(9), at.y + frame.px(12)}, look, frame.theme);
    });
    ImGui::SameLine();
    const std::string label =
        std::string(scene::words_of(type)) + " (" + std::to_string(counts[t]) + ")";
    if (ImGui::Checkbox(label.c_str(), &on)) filter.types.set(t, on), changed = true;
    frame.name_last_item("type/" + std::string(event::name(type)));
  }
  if (changed) frame.send(project::SetFilter{filter});
  ImGui::EndPopup();
}

void EventList::status_menu(Frame& frame) {
  if (!ImGui::BeginPopup("##statuses")) return;
  const auto& snapshot = frame.project.snapshot();
  const auto counts = counted<event::kStatuses>(
      snapshot, [&](store::Row row) { return snapshot.events().status[row]; });
  store::Filter filter = frame.project.filter();
  bool changed = false;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    const auto status = static_cast<event::Status>(s);
    bool on = filter.statuses.test(s);
    const std::string label =
        std::string(scene::words_of(status)) + " (" + std::to_string(counts[s]) + ")";
    if (ImGui::Checkbox(label.c_str(), &on)) filter.statuses.set(s, on), changed = true;
    frame.name_last_item("status/" + std::string(event::name(status)));
  }
  if (changed) frame.send(project::SetFilter{filter});
  ImGui::EndPopup();
}

}  // namespace dateline::gui
