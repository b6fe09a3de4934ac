#include "gui/dialogs.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "gui/keys.hpp"
#include "time/phrase.hpp"
#include "time/typed_date.hpp"

namespace dateline::gui {
namespace {

constexpr std::size_t kMostPasted = std::size_t{1} << 20U;

/// The day that typed dates without a year are read by.
time::Days today_of(const project::Project& project) {
  const event::Document* document = project.current();
  if (document != nullptr && document->date) return *document->date;
  return project.playhead().day();
}

const char* title_of(Dialogs::Kind kind) {
  switch (kind) {
    case Dialogs::Kind::open:
      return tr("Open a story or a project");
    case Dialogs::Kind::save:
      return tr("Save the project as");
    case Dialogs::Kind::save_map:
      return tr("Save the map as a picture");
    case Dialogs::Kind::export_events:
      return tr("Export events");
    case Dialogs::Kind::overwrite:
      return tr("Write over it?");
    case Dialogs::Kind::quit:
      return tr("Save what you did?");
    case Dialogs::Kind::left_behind:
      return tr("Work of an earlier run is still here");
    case Dialogs::Kind::forget:
      return tr("Begin a new project?");
    case Dialogs::Kind::read_again:
      return tr("Read the stories again");
    case Dialogs::Kind::paste:
      return tr("Paste a story");
    case Dialogs::Kind::go_to:
      return tr("Go to a date");
    case Dialogs::Kind::known_by:
      return tr("Only what was known by");
    case Dialogs::Kind::go_to_place:
      return tr("Go to a place or coordinates");
    case Dialogs::Kind::story_date:
      return tr("When was this story written?");
    case Dialogs::Kind::help:
      return tr("Keys");
    case Dialogs::Kind::display:
      return tr("Display");
    case Dialogs::Kind::add_layer:
      return tr("Add a layer of your own");
    case Dialogs::Kind::open_table:
      return tr("Open a table of events");
    case Dialogs::Kind::open_database:
      return tr("Open a database");
    case Dialogs::Kind::choose_layers:
      return tr("Which layers?");
    case Dialogs::Kind::add_event:
      return tr("Add an event");
    case Dialogs::Kind::own_place:
      return tr("A place of your own");
    case Dialogs::Kind::choose_place:
    case Dialogs::Kind::table:
    case Dialogs::Kind::none:
      break;
  }
  return "";
}

ImVec2 size_of(Dialogs::Kind kind) {
  switch (kind) {
    case Dialogs::Kind::open:
    case Dialogs::Kind::add_layer:
    case Dialogs::Kind::open_table:
    case Dialogs::Kind::save:
    case Dialogs::Kind::save_map:
      return {640, 480};
    case Dialogs::Kind::open_database:
      return {640, 0};
    case Dialogs::Kind::export_events:
      return {640, 560};
    case Dialogs::Kind::paste:
      return {640, 420};
    case Dialogs::Kind::go_to_place:
    case Dialogs::Kind::choose_place:
    case Dialogs::Kind::add_event:
    case Dialogs::Kind::own_place:
      return {520, 0};
    case Dialogs::Kind::table:
      return {700, 0};
    case Dialogs::Kind::help:
      return {520, 620};
    case Dialogs::Kind::display:
      return {500, 0};
    case Dialogs::Kind::read_again:
      return {520, 0};
    default:
      return {440, 0};
  }
}

}  // namespace

void Dialogs::show(Kind kind, std::string clipboard) {
  wanted_ = kind;
  focus_ = true;
  complaint_.clear();
  again_.reset();
  typed_.fill('\0');
  if (kind == Kind::open || kind == Kind::add_layer || kind == Kind::open_table) {
    browser_.open(folder_.empty() ? std::filesystem::path(".") : folder_);
  }
  if (kind == Kind::go_to_place) place_.open();
  if (kind == Kind::open_database) database_.open();
  if (kind == Kind::paste) {
    pasted_.assign(kMostPasted, '\0');
    if (clipboard.size() < kMostPasted) std::ranges::copy(clipboard, pasted_.begin());
  }
}

void Dialogs::choose_place(std::string title, std::string_view typed, UsePlace use) {
  show(Kind::choose_place);
  place_title_ = std::move(title);
  use_place_ = std::move(use);
  back_to_event_ = false;
  place_.open(typed, mark("Take this point"));
}

void Dialogs::add_event(const project::Project& project, AskNewEvent event) {
  show(Kind::add_event);
  add_event_.open(project, std::move(event));
}

void Dialogs::own_place(const Frame& frame, const AskOwnPlace& ask) {
  show(Kind::own_place);
  if (!ask.goes_on) {
    own_place_.open(frame.project, ask);
  } else if (ask.at) {
    own_place_.set_point(frame, *ask.at, ask.radius_km);
  }
}

void Dialogs::ask_table(std::shared_ptr<const tabular::Preview> preview) {
  tables_.push_back(std::move(preview));
}

void Dialogs::draw_table(Frame& frame) {
  if (table_.draw(frame)) wanted_ = Kind::none;
}

void Dialogs::draw_own_place(Frame& frame) {
  const OwnPlaceBox::Outcome outcome = own_place_.draw(frame);
  if (outcome == OwnPlaceBox::Outcome::open) return;
  asks_map_ = outcome == OwnPlaceBox::Outcome::asks_map;
  wanted_ = Kind::none;
}

void Dialogs::close() {
  wanted_ = wanted_ == Kind::choose_place && std::exchange(back_to_event_, false) ? Kind::add_event
                                                                                  : Kind::none;
}

const char* Dialogs::title() const {
  return wanted_ == Kind::choose_place ? place_title_.c_str()
         : wanted_ == Kind::table      ? table_.title().c_str()
                                       : title_of(wanted_);
}

void Dialogs::draw_choose_place(Frame& frame) {
  const auto chosen = place_.draw(frame);
  if (!chosen) return;
  const UsePlace use = std::exchange(use_place_, nullptr);
  close();
  if (use) use(frame, *chosen);
}

void Dialogs::draw_add_event(Frame& frame) {
  switch (add_event_.draw(frame)) {
    case AddEventBox::Outcome::open:
      return;
    case AddEventBox::Outcome::done:
      wanted_ = Kind::none;
      return;
    case AddEventBox::Outcome::asks_place:
      choose_place(tr("Where was it?"), add_event_.place_name(),
                   [this](Frame&, const PlaceMatch& match) { add_event_.set_place(match); });
      back_to_event_ = true;
      return;
  }
}

void Dialogs::draw(Frame& frame) {
  if (wanted_ == Kind::none && !tables_.empty()) {
    show(Kind::table);
    table_.open(std::move(tables_.front()));
    tables_.pop_front();
  }
  if (wanted_ == Kind::none) return;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 size = size_of(wanted_);
  const float width = std::min(frame.px(size.x), screen.x - frame.px(24));
  const float height = std::min(frame.px(size.y), screen.y - frame.px(24));
  if (draw_veil()) close();
  if (wanted_ == Kind::none) return;

  ImGui::SetNextWindowPos(ImVec2(screen.x / 2, screen.y * 0.46F), ImGuiCond_Always,
                          ImVec2(0.5F, 0.5F));
  ImGui::SetNextWindowSize(ImVec2(width, height));
  // Where the window is low, or the text large, what finds no room is scrolled to.
  ImGui::SetNextWindowSizeConstraints(ImVec2(0, 0), ImVec2(width, screen.y - frame.px(24)));
  // The focus would close the list of a field.
  if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) ImGui::SetNextWindowFocus();
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(18), frame.px(14)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(6));
  ImGui::Begin("##dialog", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings |
                   (size.y == 0 ? ImGuiWindowFlags_AlwaysAutoResize : 0));
  {
    Sheet sheet(frame, width - frame.px(36));
    sheet.text(title(), frame.text_style(17, frame.theme.text, scene::Weight::bold));
    sheet.gap(6);
  }
  const Kind drawn = wanted_;
  switch (drawn) {
    case Kind::open:
      draw_open(frame);
      break;
    case Kind::paste:
      draw_paste(frame);
      break;
    case Kind::go_to:
      draw_go_to(frame);
      break;
    case Kind::known_by:
      draw_known_by(frame);
      break;
    case Kind::go_to_place:
      if (const auto match = place_.draw(frame)) {
        frame.send(project::GoToPlace{match->at, match->radius_km, match->name});
        wanted_ = Kind::none;
      }
      break;
    case Kind::choose_place:
      draw_choose_place(frame);
      break;
    case Kind::add_event:
      draw_add_event(frame);
      break;
    case Kind::own_place:
      draw_own_place(frame);
      break;
    case Kind::story_date:
      draw_story_date(frame);
      break;
    case Kind::table:
      draw_table(frame);
      break;
    case Kind::help:
      draw_help(frame);
      break;
    case Kind::display:
      draw_display(frame);
      break;
    case Kind::save:
      draw_save(frame);
      break;
    case Kind::save_map:
      draw_save_map(frame);
      break;
    case Kind::export_events:
      draw_export(frame);
      break;
    case Kind::overwrite:
      draw_overwrite(frame);
      break;
    case Kind::quit:
      draw_quit(frame);
      break;
    case Kind::left_behind:
      draw_left_behind(frame);
      break;
    case Kind::forget:
      draw_forget(frame);
      break;
    case Kind::read_again:
      draw_read_again(frame);
      break;
    case Kind::add_layer:
      draw_add_layer(frame);
      break;
    case Kind::open_table:
      draw_open_table(frame);
      break;
    case Kind::open_database:
      draw_open_database(frame);
      break;
    case Kind::choose_layers:
      draw_choose_layers(frame);
      break;
    case Kind::none:
      break;
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
  if (wanted_ == drawn) focus_ = false;  // one that has just been asked for still waits for it
}

void Dialogs::draw_open(Frame& frame) {
  if (const auto path = browser_.draw(frame)) {
    frame.send(project::OpenStories{{*path}});
    folder_ = path->parent_path();
    wanted_ = Kind::none;
  }
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/cancel");
}

void Dialogs::draw_paste(Frame& frame) {
  ImGui::TextDisabled(
      "%s", tr("The text of a story in English, with its headline and dateline if you have them"));
  if (focus_) ImGui::SetKeyboardFocusHere();
  ImGui::InputTextMultiline("##pasted", pasted_.data(), pasted_.size(), ImVec2(-1, -frame.px(40)));
  frame.name_last_item("field/pasted");
  ImGui::BeginDisabled(pasted_[0] == '\0');
  if (tr_button(frame, "Read it", 90)) {
    frame.send(project::PasteStory{pasted_.data()});
    wanted_ = Kind::none;
  }
  frame.name_last_item("button/read");
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/cancel");
}

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

void Dialogs::draw_help(Frame& frame) {
  ImGui::BeginChild("##keys", ImVec2(0, -frame.px(36)));
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    const auto bold = frame.text_style(13, frame.theme.text, scene::Weight::bold);
    for (const KeyHelpGroup& group : key_help()) {
      sheet.gap(4);
      sheet.text(group.heading, frame.text_style(12, frame.theme.secondary, scene::Weight::bold));
      sheet.gap(1);
      for (const KeyHelp& line : group.lines) {
        const float y = sheet.y();
        sheet.text(line.what, frame.text_style(13, frame.theme.text), frame.px(190));
        sheet.painter().text(sheet.x(), y + std::round(bold.size * 1.085F), line.keys, bold);
        sheet.gap(1);
      }
      sheet.gap(4);
    }
  }
  ImGui::EndChild();
  if (tr_button(frame, "Close", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/close-dialog");
  ImGui::SameLine();
  ImGui::BeginDisabled(!frame.project.extent() || frame.project.counts().shown == 0);
  if (ImGui::Button(info(Action::show_guide).name)) {
    wanted_ = Kind::none;
    frame.wanted = Action::show_guide;
  }
  frame.name_last_item("button/guide");
  ImGui::EndDisabled();
}

}  // namespace dateline::gui
