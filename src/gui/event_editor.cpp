#include "gui/event_editor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "gui/chips.hpp"
#include "gui/label_column.hpp"
#include "gui/put_right.hpp"
#include "gui/put_right_list.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"

namespace dateline::gui {
namespace {

constexpr float kChoice = 23;  // height of a line of a list
constexpr float kWords = 30;   // where a choice's words begin, after its symbol

constexpr ImGuiComboFlags kListLook = ImGuiComboFlags_HeightLargest | ImGuiComboFlags_NoArrowButton;

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return "";
  return std::string(text.substr(from, text.find_last_not_of(" \t") + 1 - from));
}

/// A control's label at its left. Returns the room of the control.
float labels_of(const Frame& frame) {
  return label_column(
      frame, {mark("Type"), mark("Status"), mark("Actor"), mark("Target"), mark("Note")}, 12, 52);
}

scene::PixelBox begin_control(Frame& frame, Sheet& sheet, std::string_view label) {
  const float height = ImGui::GetFrameHeight();
  const auto style = frame.text_style(12, frame.theme.secondary);
  sheet.painter().text(sheet.x(), sheet.y() + std::round(height * 0.5F + style.size * 0.36F), label,
                       style);
  const float left = sheet.x() + labels_of(frame);
  ImGui::SetCursorScreenPos(ImVec2(left, sheet.y()));
  ImGui::SetNextItemWidth(sheet.x() + sheet.width() - left);
  return {left, sheet.y(), sheet.x() + sheet.width(), sheet.y() + height};
}

void draw_choice(Frame& frame, const scene::PixelBox& box, event::EventType type,
                 event::Status status, std::string_view words) {
  paint(frame, [&](scene::Painter& painter) {
    scene::SymbolLook look;
    look.type = type;
    look.status = status;
    look.size = 14 * frame.scale;
    look.scale = frame.scale;
    const float middle = (box.y0 + box.y1) / 2;
    scene::draw_symbol(painter, {box.x0 + frame.px(15), middle}, look, frame.theme);
    const auto style = frame.text_style(14, frame.theme.text);
    painter.text(box.x0 + frame.px(kWords), std::round(middle + style.size * 0.36F), words, style);
  });
}

/// What is chosen, on a list that is closed.
void draw_chosen(Frame& frame, const scene::PixelBox& box, event::EventType type,
                 event::Status status, std::string_view words) {
  draw_choice(frame, box, type, status, words);
  paint(frame, [&](scene::Painter& painter) {
    const auto style = frame.text_style(12, frame.theme.secondary);
    painter.text(box.x1 - frame.px(18), std::round((box.y0 + box.y1) / 2 + style.size * 0.36F),
                 icon::kDown, style);
  });
}

/// A line of a list that is open. True when it was chosen.
bool choice(Frame& frame, event::EventType type, event::Status status, bool on, std::string name,
            std::string_view words) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = frame.px(kChoice);
  const bool chosen = ImGui::Selectable(("##" + name).c_str(), on, 0, ImVec2(0, height));
  frame.name_last_item(std::move(name));
  if (on && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY(0.5F);
  draw_choice(frame, {at.x, at.y, at.x + width, at.y + height}, type, status, words);
  return chosen;
}

/// All types, those of a family together.
std::vector<event::EventType> types_by_family() {
  std::vector<event::EventType> out;
  for (int t = 0; t < event::kEventTypes; ++t) out.push_back(static_cast<event::EventType>(t));
  std::ranges::stable_sort(out, {}, [](event::EventType t) { return event::family(t); });
  return out;
}

}  // namespace

void EventEditor::Typed::fill(std::string_view with) {
  // What is too long is cut between two characters.
  std::size_t end = std::min(with.size(), text.size() - 1);
  while (end < with.size() && end > 0 && (static_cast<unsigned char>(with[end]) & 0xC0U) == 0x80U)
    --end;
  text.fill('\0');
  std::ranges::copy(with.substr(0, end), text.begin());
  filled = with;
}

void EventEditor::open(const project::Project& project, store::Row row) {
  if (!is_open()) show_ = true;
  event_ = project.snapshot().event(row).id;
  actor_.fill(project.snapshot().event(row).actor);
  target_.fill(project.snapshot().event(row).target);
}

void EventEditor::close() {
  event_.clear();
  note_.fill("");
  typing_ = choosing_ = give_up_ = enter_ = false;
  focus_ = list_ = Focus::none;
}

void EventEditor::escape() {
  if (typing_ || choosing_) {
    give_up_ = true;
  } else {
    close();
  }
}

std::string EventEditor::take_note() {
  std::string out = trimmed(note_.text.data());
  note_.fill("");
  return out;
}

void EventEditor::send(Frame& frame, curation::EventChange change) {
  frame.send(project::CorrectEvent{event_, std::move(change), take_note()});
}

void EventEditor::settle(const project::Project& project, store::Row row) {
  const store::Snapshot& snapshot = project.snapshot();
  const event::Event& e = snapshot.event(row);
  if (event_ != e.id) {
    const bool gone = !snapshot.find(event_);
    close();
    if (gone) return;
    event_ = e.id;
    actor_.fill(e.actor);
    target_.fill(e.target);
  } else if (!typing_ || give_up_) {
    if (give_up_ || actor_.filled != e.actor) actor_.fill(e.actor);
    if (give_up_ || target_.filled != e.target) target_.fill(e.target);
  }
}

bool EventEditor::key(const KeyPress& press) {
  const bool here = is_open() && (list_ != Focus::none || choosing_);
  if (!here || press.ctrl || (press.key != Key::enter && press.key != letter(' '))) return false;
  enter_ = true;
  return true;
}

EventEditor::Focus EventEditor::beside(Focus from) {
  const bool back = ImGui::GetIO().KeyShift;
  tab_used_ = true;
  if (from == (back ? Focus::type : Focus::note)) {
    leaves_ = back ? -1 : 1;
    return Focus::none;
  }
  return static_cast<Focus>(static_cast<int>(from) + (back ? -1 : 1));
}

void EventEditor::take_list_keys(Frame& frame, Focus which, const char* id,
                                 const scene::PixelBox& box) {
  if (std::exchange(focus_, focus_ == which ? Focus::none : focus_) == which) {
    list_ = which;
    ImGui::SetWindowFocus(nullptr);  // of the field that Tab came from
  }
  if (list_ != which) return;
  // The panel leaves Tab to none of its parts, so that it is passed on here.
  if (!tab_used_ && !was_choosing_ && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab))) {
    list_ = Focus::none;
    focus_ = beside(which);
    return;
  }
  if (!was_choosing_ && enter_) {
    enter_ = false;
    ImGui::PushID(id);
    ImGui::OpenPopup(ImGui::GetID("##ComboPopup"));
    ImGui::PopID();
  }
  const float line = std::max(1.0F, frame.px(2));
  paint(frame,
        [&](scene::Painter& painter) { painter.frame(box.grown(line), line, frame.theme.accent); });
}

void EventEditor::move_in_list(int now, int lines) {
  choosing_ = true;
  if (ImGui::IsWindowAppearing()) keys_ = {now, lines, false};
  keys_.lines = lines;
  const auto pressed = [](int key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
  if (pressed(ImGuiKey_DownArrow)) keys_.at = std::min(keys_.at + 1, lines - 1);
  if (pressed(ImGuiKey_UpArrow)) keys_.at = std::max(keys_.at - 1, 0);
  keys_.chosen = std::exchange(enter_, false);
  if (give_up_ || keys_.chosen) ImGui::CloseCurrentPopup();
}

void EventEditor::draw_type(Frame& frame, Sheet& sheet, const event::Event& e) {
  const scene::PixelBox box = begin_control(frame, sheet, tr("Type"));
  take_list_keys(frame, Focus::type, "##edit-type", box);
  if (ImGui::BeginCombo("##edit-type", "", kListLook)) {
    const auto types = types_by_family();
    move_in_list(static_cast<int>(std::ranges::find(types, e.type) - types.begin()),
                 static_cast<int>(types.size()));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    std::optional<event::Family> family;
    for (int i = 0; i < keys_.lines; ++i) {
      const event::EventType type = types[static_cast<std::size_t>(i)];
      if (family && *family != event::family(type)) {
        ImGui::Dummy(ImVec2(1, frame.px(2)));
        ImGui::Separator();
        ImGui::Dummy(ImVec2(1, frame.px(2)));
      }
      family = event::family(type);
      const std::string name(event::name(type));
      const bool at = i == keys_.at;
      const bool clicked =
          choice(frame, type, event::Status::happened, at, "choice/" + name, scene::words_of(type));
      if ((clicked || (at && keys_.chosen)) && type != e.type) {
        send(frame, curation::SetType{type});
      }
    }
    ImGui::PopStyleVar();
    ImGui::EndCombo();
  }
  frame.name_box("field/type", box);
  draw_chosen(frame, box, e.type, event::Status::happened, scene::words_of(e.type));
  sheet.move_to(box.y1 + frame.px(4));
}

void EventEditor::draw_status(Frame& frame, Sheet& sheet, const event::Event& e) {
  const scene::PixelBox box = begin_control(frame, sheet, tr("Status"));
  take_list_keys(frame, Focus::status, "##edit-status", box);
  if (ImGui::BeginCombo("##edit-status", "", kListLook)) {
    move_in_list(static_cast<int>(e.status), event::kStatuses);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    for (int s = 0; s < event::kStatuses; ++s) {
      const auto status = static_cast<event::Status>(s);
      const std::string name(event::name(status));
      const bool at = s == keys_.at;
      const bool clicked =
          choice(frame, e.type, status, at, "choice/" + name, scene::words_of(status));
      if ((clicked || (at && keys_.chosen)) && status != e.status) {
        send(frame, curation::SetStatus{status});
      }
    }
    ImGui::PopStyleVar();
    ImGui::EndCombo();
  }
  frame.name_box("field/status", box);
  draw_chosen(frame, box, e.type, e.status, scene::words_of(e.status));
  sheet.move_to(box.y1 + frame.px(4));
}

bool EventEditor::draw_typed(Frame& frame, Sheet& sheet, Focus which, Typed& typed) {
  struct Look {
    const char* label;
    const char* id;
    const char* hint;
    const char* name;
  };
  static constexpr std::array<Look, 3> kLooks{{
      {mark("Actor"), "##edit-actor", mark("Not known"), "field/edit-actor"},
      {mark("Target"), "##edit-target", mark("Not known"), "field/edit-target"},
      {mark("Note"), "##edit-note", mark("For your next change"), "field/edit-note"},
  }};
  const Look& look =
      kLooks[static_cast<std::size_t>(which) - static_cast<std::size_t>(Focus::actor)];
  const scene::PixelBox box = begin_control(frame, sheet, tr(look.label));
  if (focus_ == which) {
    ImGui::SetKeyboardFocusHere();
    focus_ = Focus::none;
  }
  const bool entered = ImGui::InputTextWithHint(
      look.id, tr(look.hint), typed.text.data(), typed.text.size(),
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = ImGui::IsItemDeactivated() && !give_up_;
  frame.name_last_item(look.name);
  if (ImGui::IsItemActive()) {
    typing_ = true;
    // The panel leaves Tab to none of its parts, so that it is passed on here.
    if (!tab_used_ && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab))) {
      focus_ = beside(which);
    }
  }
  sheet.move_to(box.y1 + frame.px(4));
  if (!entered && !left) return false;
  const std::string now = trimmed(typed.text.data());
  if (now == typed.filled || typed.filled.size() >= typed.text.size()) return false;
  typed.fill(now);
  return true;
}

void EventEditor::draw_judgement(Frame& frame, Sheet& sheet, store::Row row) {
  const auto verified = said_of(frame.project, row, curation::Verify{});
  ImGui::SetCursorScreenPos(ImVec2(sheet.x(), sheet.y() + frame.px(3)));
  const std::string verify =
      fmt::format("{} {}###verify", icon::kTick, verified ? tr("Verified") : tr("Verify"));
  if (draw_lit_button(frame, verify.c_str(), "button/verify", verified.has_value(),
                      tr("You have checked it: it is so"))) {
    if (verified) {
      frame.send(project::TakeBack{*verified});
    } else {
      send(frame, curation::Verify{});
    }
  }
  ImGui::SameLine(0, frame.px(6));
  if (ImGui::Button(tr_label("No such event").c_str())) send(frame, curation::Reject{});
  frame.name_last_item("button/reject");
  tip_for_item(frame,
               tr_format("Takes it off the map, the timeline and all lists. {} brings it back",
                         keys_of(Action::undo))
                   .c_str());
  sheet.move_to(ImGui::GetItemRectMax().y);
}

void EventEditor::draw(Frame& frame, Sheet& sheet, store::Row row) {
  if (!is_open()) return;
  settle(frame.project, row);
  if (!is_open()) return;
  typing_ = tab_used_ = false;
  was_choosing_ = std::exchange(choosing_, false);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) list_ = Focus::none;
  const event::Event& e = frame.project.snapshot().event(row);
  const float top = sheet.y();
  const float indent = labels_of(frame);
  draw_type(frame, sheet, e);
  draw_was(frame, sheet, {event::ByHand::type}, row, indent);
  draw_status(frame, sheet, e);
  draw_was(frame, sheet, {event::ByHand::status}, row, indent);
  if (draw_typed(frame, sheet, Focus::actor, actor_)) {
    send(frame, curation::SetActor{actor_.filled});
  }
  draw_was(frame, sheet, {event::ByHand::actor}, row, indent);
  if (draw_typed(frame, sheet, Focus::target, target_)) {
    send(frame, curation::SetTarget{target_.filled});
  }
  draw_was(frame, sheet, {event::ByHand::target}, row, indent);
  // It waits for what is said next, and is nothing by itself.
  static_cast<void>(draw_typed(frame, sheet, Focus::note, note_));
  draw_judgement(frame, sheet, row);
  frame.name_box("editor", {sheet.x(), top, sheet.x() + sheet.width(), sheet.y()});
  give_up_ = enter_ = false;
  if (std::exchange(show_, false)) {
    const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
    if (sheet.y() > bottom)
      ImGui::SetScrollY(ImGui::GetScrollY() + sheet.y() - bottom + frame.px(8));
  }
  sheet.rule();
}

}  // namespace dateline::gui
