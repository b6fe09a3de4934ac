#include "gui/user_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "gui/chips.hpp"
#include "gui/link.hpp"
#include "scene/kind_words.hpp"
#include "scene/why_words.hpp"
#include "scene/words.hpp"
#include "time/edtf.hpp"
#include "time/typed_date.hpp"

namespace dateline::gui {
namespace {

using timeline::GivenOrder;
using timeline::GivenTime;
using timeline::UserStatement;

/// Whether an id is that of the event, as any of its stories tells it.
bool is_of(const store::Snapshot& snapshot, store::Row row, std::string_view id) {
  if (snapshot.event(row).id == id) return true;
  const auto other = snapshot.find(id);
  if (!other || snapshot.conclusions() == nullptr) return false;
  const timeline::Occurrences& all = snapshot.conclusions()->chronology.occurrences();
  return all.of(snapshot.ref(*other)) == all.of(snapshot.ref(row));
}

/// What the user said of the whole time of an event: of this telling, else of another.
const UserStatement* correction(const store::Snapshot& snapshot, store::Row row) {
  const UserStatement* found = nullptr;
  for (const UserStatement& s : snapshot.user_statements()) {
    if (s.time() == nullptr || s.time()->of != GivenTime::Of::whole) continue;
    if (s.event == snapshot.event(row).id) return &s;
    if (found == nullptr && is_of(snapshot, row, s.event)) found = &s;
  }
  return found;
}

template <std::size_t n>
void fill(std::array<char, n>& field, std::string_view text) {
  field.fill('\0');
  if (text.size() < n) std::ranges::copy(text, field.begin());
}

/// Takes the room of an item of ImGui that was drawn from the sheet's end on.
void take_item(Frame& frame, Sheet& sheet, float gap) {
  sheet.move_to(ImGui::GetItemRectMax().y + frame.px(gap));
}

/// Scrolls the window so that the sheet's end is seen, with room for a field and its buttons.
void show(Frame& frame, const Sheet& sheet) {
  const float top = ImGui::GetWindowPos().y;
  const float over = sheet.y() + frame.px(110) - (top + ImGui::GetWindowHeight());
  const float under = top + frame.px(24) - sheet.y();
  if (over > 0) ImGui::SetScrollY(ImGui::GetScrollY() + over);
  if (under > 0) ImGui::SetScrollY(ImGui::GetScrollY() - under);
}

std::string title_of(const store::Snapshot& snapshot, std::string_view event) {
  const auto row = snapshot.find(event);
  return row ? scene::event_title(snapshot.event(*row))
             : tr("an event of a story that is not open");
}

/// What has become of a statement; nullopt until that has been worked out.
std::optional<timeline::Outcome> outcome(const store::Snapshot& snapshot, const UserStatement& s) {
  if (!snapshot.is_concluded()) return std::nullopt;
  const auto& all = snapshot.user_statements();
  const auto index = static_cast<std::size_t>(std::ranges::find(all, s) - all.begin());
  return snapshot.conclusions()->chronology.outcome(index);
}

void draw_said(Frame& frame, Sheet& sheet, const UserStatement& said, std::size_t number) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const auto& theme = frame.theme;
  const float top = sheet.y();
  const float button = frame.px(26);
  // The words end before the button.
  ImGui::SetCursorScreenPos(ImVec2(sheet.x() + sheet.width() - button, top - frame.px(3)));
  const std::string name = fmt::format("remove-statement/{}", number);
  if (icon_button(frame, icon::kClose, name.c_str(), tr("Take it back"))) {
    frame.send(project::RemoveStatement{said});
  }
  sheet.narrow(button);
  const std::string words =
      timeline::sense(said, title_of(snapshot, said.event),
                      said.order() == nullptr ? "" : title_of(snapshot, said.order()->other));
  scene::PixelBox box =
      sheet.text(scene::sentence_case(words), frame.text_style(13, theme.text), frame.px(10));
  if (!said.note.empty()) {
    box.y1 = sheet
                 .text("\u201C" + said.note + "\u201D", frame.text_style(12, theme.secondary),
                       frame.px(10))
                 .y1;
  }
  const auto what = outcome(snapshot, said);
  if (what == timeline::Outcome::set_aside || what == timeline::Outcome::no_event) {
    box.y1 = sheet
                 .text(what == timeline::Outcome::set_aside
                           ? tr("Set aside: it contradicts what you said before")
                           : tr("Counts when the other event\u2019s story is open again"),
                       frame.text_style(12, theme.conflict), frame.px(10))
                 .y1;
  }
  sheet.narrow(-button);
  sheet.painter().rect({sheet.x(), top + frame.px(2), sheet.x() + frame.px(3), box.y1},
                       theme.accent);
  frame.name_box(fmt::format("statement/{}", number), box);
  sheet.gap(6);
}

}  // namespace

void UserStatements::correct(const project::Project& project, store::Row row) {
  const event::Event& e = project.snapshot().event(row);
  event_ = e.id;
  focus_ = Focus::time;
  complaint_.clear();
  const UserStatement* given = correction(project.snapshot(), row);
  fill(typed_, given == nullptr ? "" : time::to_edtf(given->time()->bounds));
  fill(note_, given == nullptr ? "" : given->note);
}

void UserStatements::enter(Frame& frame, store::Row row) {
  const UserStatement* given = correction(frame.project.snapshot(), row);
  if (typed_[0] == '\0') {
    if (given != nullptr) frame.send(project::RemoveStatement{*given});
    close();
    return;
  }
  const event::Document& document = frame.project.snapshot().document_of(row);
  const auto bounds =
      time::parse_typed(typed_.data(), document.date.value_or(frame.project.playhead().day()));
  if (!bounds) {
    complaint_ = bounds.error().to_string();
    focus_ = Focus::time;
    return;
  }
  frame.send(
      project::AddStatement{{given == nullptr ? event_ : given->event,
                             GivenTime{GivenTime::Of::whole, *bounds}, std::string(note_.data())}});
  close();
}

void UserStatements::draw_field(Frame& frame, Sheet& sheet, store::Row row) {
  const auto& theme = frame.theme;
  if (!frame.project.snapshot().document_of(row).date) {
    sheet.text(tr("The day of its story is not known, so that its times have no dates yet. Set the "
                  "story\u2019s "
                  "date in its heading first."),
               frame.text_style(12, theme.secondary));
    sheet.gap(6);
    return;
  }
  sheet.text(tr("When was it?"), frame.text_style(12, theme.secondary));
  sheet.gap(2);
  bool entered = false;
  const Focus wanted = std::exchange(focus_, Focus::none);
  typing_ = false;
  const auto field = [&](Focus which, const char* label, const char* hint, std::span<char> text) {
    if (wanted == which) {
      ImGui::SetKeyboardFocusHere();
      show(frame, sheet);
    }
    ImGui::SetCursorScreenPos(ImVec2(sheet.x(), sheet.y()));
    ImGui::SetNextItemWidth(sheet.width());
    entered = ImGui::InputTextWithHint(
                  label, hint, text.data(), text.size(),
                  ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll) ||
              entered;
    typing_ = typing_ || ImGui::IsItemActive();
    // The panel leaves Tab to none of its parts, so that it is passed on here.
    if (ImGui::IsItemActive() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab))) {
      const bool back = ImGui::GetIO().KeyShift;
      if ((which == Focus::time) == back) {
        leaves_ = back ? -1 : 1;
      } else {
        focus_ = which == Focus::time ? Focus::note : Focus::time;
      }
    }
    take_item(frame, sheet, 4);
  };
  field(Focus::time, "##time", tr("11 June 2014, 2014-06-11 14:00"), typed_);
  frame.name_last_item("field/time");
  if (ImGui::IsItemEdited()) complaint_.clear();
  if (!complaint_.empty()) {
    frame.name_box("complaint", sheet.text(complaint_, frame.text_style(12, theme.conflict)));
    sheet.gap(4);
  }
  field(Focus::note, "##note", tr("How do you know? (optional)"), note_);
  frame.name_last_item("field/note");
  ImGui::SetCursorScreenPos(ImVec2(sheet.x(), sheet.y() + frame.px(2)));
  const bool removes = typed_[0] == '\0' && correction(frame.project.snapshot(), row) != nullptr;
  entered =
      tr_button(frame, removes ? mark("Take it back") : mark("Set"), removes ? 96 : 72) || entered;
  frame.name_last_item("button/set-time");
  ImGui::SameLine();
  const bool cancelled = tr_button(frame, "Cancel", 72);
  take_item(frame, sheet, 8);
  if (cancelled) {
    close();
  } else if (entered) {
    enter(frame, row);
  }
}

bool UserStatements::lists(const store::Snapshot& snapshot, store::Row row,
                           const UserStatement& statement) {
  return is_of(snapshot, row, statement.event) ||
         (statement.order() != nullptr && is_of(snapshot, row, statement.order()->other));
}

void UserStatements::draw(Frame& frame, Sheet& sheet, store::Row row) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const std::string& id = snapshot.event(row).id;
  if (is_open() && event_ != id) close();
  std::size_t number = 0;
  for (const UserStatement& s : snapshot.user_statements()) {
    if (!lists(snapshot, row, s)) continue;
    if (number == 0) {
      sheet.text(tr("You say"), frame.text_style(12, frame.theme.secondary));
      sheet.gap(2);
    }
    draw_said(frame, sheet, s, number++);
  }
  if (is_open()) {
    draw_field(frame, sheet, row);
  } else {
    if (draw_link(frame, sheet, tr("Correct the time\u2026"), "correct-time"))
      correct(frame.project, row);
    sheet.gap(6);
  }
}

void UserStatements::draw_order(Frame& frame, store::Row first, store::Row second) {
  struct Choice {
    GivenOrder::Kind kind;
    const char* words;
    const char* name;
  };
  static constexpr std::array<Choice, 3> kChoices{{
      {GivenOrder::Kind::before, mark_in("the first was ... the second", "before"),
       "button/order-before"},
      {GivenOrder::Kind::after, mark_in("the first was ... the second", "after"),
       "button/order-after"},
      {GivenOrder::Kind::same_time, mark_in("the first was ... the second", "at the time of"),
       "button/order-same"},
  }};
  const store::Snapshot& snapshot = frame.project.snapshot();
  const std::string& a = snapshot.event(first).id;
  const std::string& b = snapshot.event(second).id;
  const UserStatement* said = nullptr;
  for (const UserStatement& s : snapshot.user_statements()) {
    if (s.order() != nullptr && s.speaks_of(a) && s.speaks_of(b)) said = &s;
  }
  // What was said the other way round is the same said the other way round.
  const auto chosen = [&](GivenOrder::Kind kind) {
    if (said == nullptr) return false;
    const GivenOrder::Kind is = said->order()->kind;
    if (said->event == a || is == GivenOrder::Kind::same_time) return is == kind;
    return (is == GivenOrder::Kind::before && kind == GivenOrder::Kind::after) ||
           (is == GivenOrder::Kind::after && kind == GivenOrder::Kind::before);
  };
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  const auto& theme = frame.theme;
  sheet.text(tr("Do you know which was first?"), frame.text_style(12, theme.secondary));
  sheet.gap(2);
  sheet.text(tr_format("{} was", scene::sentence_case(scene::event_title(snapshot.event(first)))),
             frame.text_style(13, theme.text));
  sheet.gap(3);
  float x = sheet.x();
  for (const Choice& c : kChoices) {
    const bool on = chosen(c.kind);
    const std::string label =
        fmt::format("{}###{}", tr_in("the first was ... the second", c.words), c.words);
    ImGui::SetCursorScreenPos(ImVec2(x, sheet.y()));
    if (draw_lit_button(frame, label.c_str(), c.name, on,
                        tr("Say so; times that hang on it follow"))) {
      if (on) {
        frame.send(project::RemoveStatement{*said});
      } else {
        frame.send(project::AddStatement{{a, GivenOrder{c.kind, b, {}, {}}, ""}});
      }
    }
    x = ImGui::GetItemRectMax().x + frame.px(6);
  }
  take_item(frame, sheet, 4);
  sheet.text(scene::event_title(snapshot.event(second)), frame.text_style(13, theme.text));
  sheet.rule();
}

}  // namespace dateline::gui
