#include "gui/keyboard_focus.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "gui/looks.hpp"

namespace dateline::gui {
namespace {

/// Menus and lists that drop down are windows of their own.
ImGuiWindow* open_popup() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return g.OpenPopupStack.empty() ? nullptr : g.OpenPopupStack.back().Window;
}

/// Edges between panels are moved by the arrows, and are no panels of their own.
bool is_edge(const std::string& name) { return name.starts_with("edge/"); }

ImGuiID root_of(const ImGuiWindow* window) {
  // Of a child its panel; a menu's parent is the panel that it hangs on, which is not meant.
  while ((window->Flags & ImGuiWindowFlags_ChildWindow) != 0 &&
         (window->Flags & ImGuiWindowFlags_Popup) == 0 && window->ParentWindow != nullptr) {
    window = window->ParentWindow;
  }
  return window->ID;
}

}  // namespace

void KeyboardFocus::add_item(bool field, const std::string& name) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.LastItemData.ID == 0 || (g.LastItemData.InFlags & ImGuiItemFlags_Disabled) != 0) return;
  const ImRect& r = g.LastItemData.Rect;
  add({g.LastItemData.ID,
       root_of(g.CurrentWindow),
       {r.Min.x, r.Min.y, r.Max.x, r.Max.y},
       name,
       field,
       false});
}

bool KeyboardFocus::add_box(const scene::PixelBox& box, const std::string& key,
                            const std::string& name) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiID id = g.CurrentWindow->GetID(("##drawn/" + key).c_str());
  add({id, root_of(g.CurrentWindow), box, name, false, true});
  if (acts_ != id) return false;
  acts_ = 0;
  return true;
}

void KeyboardFocus::add(Stop stop) {
  // Names may come twice for one control.
  if (!stops_.empty() && stops_.back().id == stop.id) return;
  if (on_ && stop.id == at_.id) {
    at_ = stop;
    if (std::exchange(scroll_, false)) {
      ImGui::ScrollToRect(ImGui::GetCurrentWindow(),
                          ImRect(stop.box.x0, stop.box.y0, stop.box.x1, stop.box.y1),
                          ImGuiScrollFlags_KeepVisibleEdgeY);
    }
  }
  stops_.push_back(std::move(stop));
}

void KeyboardFocus::begin_frame(const char* modal) {
  last_ = std::exchange(stops_, {});
  modal_ = modal;
  if (on_ && (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
              ImGui::IsMouseClicked(ImGuiMouseButton_Right))) {
    put_out();
  }
}

void KeyboardFocus::begin_walk() {
  put_out();
  on_ = true;
}

void KeyboardFocus::put_out() {
  on_ = false;
  at_ = {};
  acts_ = 0;
}

int KeyboardFocus::take_moved(const std::string& edge) {
  return on_ && at_.name == edge ? std::exchange(moved_, 0) : 0;
}

std::string KeyboardFocus::name() const { return on_ ? at_.name : ""; }

void KeyboardFocus::draw(const scene::Theme& theme, float line) {
  if (!on_) return;
  // What was reached may have gone with its panel.
  const auto same = [&](const Stop& s) { return s.id == at_.id; };
  if (std::ranges::none_of(stops_, same)) return;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const float wide = theme.is_strong ? 2 * line : line;
  const scene::PixelBox box = at_.box.grown(line);
  list->AddRect(ImVec2(box.x0, box.y0), ImVec2(box.x1, box.y1), to_u32(theme.halo), 2 * line, 0,
                wide + 2 * line);
  list->AddRect(ImVec2(box.x0, box.y0), ImVec2(box.x1, box.y1), to_u32(theme.accent), 2 * line, 0,
                wide);
}

std::vector<KeyboardFocus::Stop> KeyboardFocus::within_reach() const {
  ImGuiID only = 0;
  if (const ImGuiWindow* popup = open_popup()) {
    only = popup->ID;
  } else if (!modal_.empty()) {
    only = ImHashStr(modal_.c_str());
  }
  const auto& all = stops_.empty() ? last_ : stops_;
  std::vector<Stop> out;
  for (const Stop& s : all) {
    if (only == 0 || s.root == only) out.push_back(s);
  }
  return out;
}

void KeyboardFocus::reach(const Stop& stop) {
  on_ = true;
  at_ = stop;
  scroll_ = true;
  moved_ = 0;
  ImGui::ClearActiveID();  // of a field that was left
  if (stop.field) act();
}

void KeyboardFocus::move(int by) {
  const std::vector<Stop> stops = within_reach();
  if (stops.empty()) return;
  const auto count = static_cast<int>(stops.size());
  const ImGuiID from = on_ ? at_.id : ImGui::GetActiveID();
  const auto found = std::ranges::find(stops, from, &Stop::id);
  int next = by > 0 ? 0 : count - 1;
  if (found != stops.end()) {
    next = (static_cast<int>(found - stops.begin()) + by + count) % count;
  } else if (on_) {
    // What was reached is gone with what it led to: on in the same panel.
    const auto same = std::ranges::find(stops, at_.root, &Stop::root);
    if (same != stops.end()) next = static_cast<int>(same - stops.begin());
  }
  reach(stops[static_cast<std::size_t>(next)]);
}

void KeyboardFocus::move_panel(int by) {
  const std::vector<Stop> stops = within_reach();
  if (stops.empty()) return;
  std::vector<const Stop*> firsts;  // of each panel, in the order in which they are drawn
  for (const Stop& s : stops) {
    const auto same = [&](const Stop* f) { return f->root == s.root; };
    if (!is_edge(s.name) && std::ranges::none_of(firsts, same)) firsts.push_back(&s);
  }
  if (firsts.empty()) return;
  const auto count = static_cast<int>(firsts.size());
  int next = by > 0 ? 0 : count - 1;
  for (int i = 0; on_ && i < count; ++i) {
    if (firsts[static_cast<std::size_t>(i)]->root == at_.root) next = (i + by + count) % count;
  }
  reach(*firsts[static_cast<std::size_t>(next)]);
}

void KeyboardFocus::act() {
  if (at_.drawn) {
    acts_ = at_.id;
    return;
  }
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGui::ActivateItem(at_.id);
  g.NavNextActivateFlags = at_.field ? ImGuiActivateFlags_PreferInput : ImGuiActivateFlags_None;
}

bool KeyboardFocus::key(const KeyPress& press, bool typing) {
  if (press.ctrl) return false;
  if (press.key == Key::tab || press.key == Key::f6) {
    const int by = press.shift ? -1 : 1;
    press.key == Key::tab ? move(by) : move_panel(by);
    return true;
  }
  if (!on_ || typing || press.shift) return false;
  if (is_edge(at_.name) && (press.key == Key::left || press.key == Key::up ||
                            press.key == Key::right || press.key == Key::down)) {
    moved_ += press.key == Key::left || press.key == Key::up ? -1 : 1;
    return true;
  }
  const bool inside = open_popup() != nullptr || !modal_.empty();
  if (inside && (press.key == Key::down || press.key == Key::up)) {
    move(press.key == Key::down ? 1 : -1);
    return true;
  }
  if (press.key == Key::enter || press.key == letter(' ')) {
    if (!press.repeat) act();
    return true;
  }
  if (press.key == Key::escape) {
    put_out();
    return !inside;  // menus and dialogs close with it
  }
  return false;
}

}  // namespace dateline::gui
