// The dialogs that ask for a day.
#include <utility>

#include "gui/dialogs.hpp"
#include "time/phrase.hpp"
#include "time/typed_date.hpp"

namespace dateline::gui {
namespace {

/// The day that typed dates without a year are read by.
time::Days today_of(const project::Project& project) {
  const event::Document* document = project.current();
  if (document != nullptr && document->date) return *document->date;
  return project.playhead().day();
}

}  // namespace

bool Dialogs::typed_date(Frame& frame, const char* hint) {
  if (focus_) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint("##date", hint, typed_.data(), typed_.size(),
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item("field/date");
  if (ImGui::IsItemEdited()) complaint_.clear();
  if (!complaint_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.conflict));
    ImGui::TextWrapped("%s", complaint_.c_str());
    ImGui::PopStyleColor();
  }
  return entered;
}

void Dialogs::draw_known_by(Frame& frame) {
  ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.secondary));
  ImGui::TextWrapped("%s", tr("Events that no story had told by that day are left out."));
  ImGui::PopStyleColor();
  bool set = typed_date(frame, tr("15 june, 15 June 2014, 2014-06-15"));
  set = tr_button(frame, "Show", 90) || set;
  frame.name_last_item("button/known-by");
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  if (!set || typed_[0] == '\0') return;
  const auto bounds = time::parse_typed(typed_.data(), today_of(frame.project));
  if (!bounds || !bounds->latest) {
    complaint_ = bounds ? tr("Type a day, as 15 June 2014") : bounds.error().to_string();
    return;
  }
  store::Filter filter = frame.project.filter();
  filter.known_by = bounds->latest->day();
  frame.send(project::SetFilter{std::move(filter)});
  wanted_ = Kind::none;
}

void Dialogs::draw_go_to(Frame& frame) {
  if (frame.project.snapshot().day_zero() == time::DayZero::story) {
    ImGui::TextWrapped("%s",
                       tr("The day of this story is not known, so its times have no dates yet. Set "
                          "the story's date in its heading first."));
    if (tr_button(frame, "Set its date", 110)) show(Kind::story_date);
    ImGui::SameLine();
    if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
    frame.name_last_item("button/cancel");
    return;
  }
  bool go = typed_date(frame, tr("15 june, 2014-06, 15 June 2014 14:30"));
  go = tr_button(frame, "Go", 90) || go;
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/cancel");
  if (!go || typed_[0] == '\0') return;
  const auto bounds = time::parse_typed(typed_.data(), today_of(frame.project));
  if (!bounds) {
    complaint_ = bounds.error().to_string();
    return;
  }
  frame.send(project::GoTo{*bounds});
  wanted_ = Kind::none;
}

void Dialogs::draw_story_date(Frame& frame) {
  const event::Document* document = frame.project.current();
  const std::string& asked = frame.project.asks_date_of();
  if (document == nullptr) {
    wanted_ = Kind::none;
    return;
  }
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(document->date
                   ? tr_format("Its times are counted from {}. Another date moves what it calls "
                               "Sunday or yesterday.",
                               time::day_phrase(*document->date))
                   : std::string(tr("It names no date of its own. With one, what it calls Sunday "
                                    "or yesterday can be put on the timeline.")),
               frame.text_style(13, frame.theme.secondary));
    sheet.gap(4);
  }
  bool set = typed_date(frame, tr("16 June 2014"));
  set = tr_button(frame, "Set the date", 110) || set;
  frame.name_last_item("button/set-date");
  ImGui::SameLine();
  if (tr_button(frame, "Leave it", 110)) {
    frame.send(project::LeaveUndated{});
    wanted_ = Kind::none;
  }
  frame.name_last_item("button/leave-date");
  if (!set || typed_[0] == '\0') return;
  const auto bounds = time::parse_typed(typed_.data(), today_of(frame.project));
  if (!bounds) {
    complaint_ = bounds.error().to_string();
  } else if (!bounds->earliest || !bounds->latest ||
             bounds->earliest->day() != bounds->latest->day()) {
    complaint_ = tr("The story's date is one day, as 16 June 2014");
  } else {
    frame.send(
        project::SetStoryDate{asked.empty() ? document->story.id : asked, bounds->earliest->day()});
    wanted_ = Kind::none;
  }
}

}  // namespace dateline::gui
