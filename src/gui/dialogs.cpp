#include "gui/dialogs.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace dateline::gui {
namespace {

constexpr std::size_t kMostPasted = std::size_t{1} << 20U;
constexpr float kNarrowest = 312;  // of a dialog beside the map, logical pixels

/// A veil over all but that; true where it was clicked.
bool draw_veil_around(const scene::PixelBox& clear) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const std::array<scene::PixelBox, 4> parts = {{{0, 0, screen.x, clear.y0},
                                                 {0, clear.y1, screen.x, screen.y},
                                                 {0, clear.y0, clear.x0, clear.y1},
                                                 {clear.x1, clear.y0, screen.x, clear.y1}}};
  bool clicked = false;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4(0, 0, 0, 0.32F));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const scene::PixelBox& part = parts[i];
    if (part.width() < 1 || part.height() < 1) continue;
    ImGui::SetNextWindowPos(ImVec2(part.x0, part.y0));
    ImGui::SetNextWindowSize(ImVec2(part.width(), part.height()));
    ImGui::Begin(("##veil-" + std::to_string(i)).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoSavedSettings);
    clicked = clicked || (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left));
    ImGui::End();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return clicked;
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
    case Dialogs::Kind::present:
      return tr("Before you present");
    case Dialogs::Kind::hand_outs:
      return tr("Hand-outs of the briefing");
    case Dialogs::Kind::stop_hand_outs:
      return tr("Stop making hand-outs?");
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
    case Dialogs::Kind::hand_outs:
      return {640, 0};
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
  // A right click on the map beside it says where it was; what was typed stays.
  if (wanted_ == Kind::add_event && event.place && !event.document) {
    add_event_.set_place(std::move(*event.place));
    return;
  }
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
  if (wanted_ == Kind::hand_outs && hand_outs_.escape()) return;
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

/// While it is said where something was, the map is looked at: these lie beside it.
bool Dialogs::lies_beside_map() const {
  return wanted_ == Kind::add_event || wanted_ == Kind::own_place ||
         (wanted_ == Kind::choose_place && back_to_event_);
}

void Dialogs::draw(Frame& frame, const scene::PixelBox& map) {
  if (wanted_ == Kind::none && !tables_.empty()) {
    show(Kind::table);
    table_.open(std::move(tables_.front()));
    tables_.pop_front();
  }
  if (wanted_ == Kind::none) return;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 size = size_of(wanted_);
  float width = std::min(frame.px(size.x), screen.x - frame.px(24));
  const float height = std::min(frame.px(size.y), screen.y - frame.px(24));
  const bool beside = lies_beside_map();
  if (beside ? draw_veil_around(map) : draw_veil()) close();
  if (wanted_ == Kind::none) return;

  if (beside) {
    const float margin = frame.px(4);
    width = std::clamp(map.x0 - 2 * margin, std::min(frame.px(kNarrowest), width), width);
    ImGui::SetNextWindowPos(ImVec2(margin, map.y0 + margin));
  } else {
    // What grows and shrinks while it is used keeps its top where it is.
    const bool stays = wanted_ == Kind::hand_outs;
    const float upper = std::max(frame.px(24), screen.y * 0.46F - frame.px(260));
    ImGui::SetNextWindowPos(ImVec2(screen.x / 2, stays ? upper : screen.y * 0.46F),
                            ImGuiCond_Always, ImVec2(0.5F, stays ? 0 : 0.5F));
  }
  ImGui::SetNextWindowSize(ImVec2(width, height));
  // Where the window is low, or the text large, what finds no room is scrolled to.
  const float top = beside ? map.y0 + frame.px(8) : frame.px(24);
  ImGui::SetNextWindowSizeConstraints(ImVec2(0, 0), ImVec2(width, screen.y - top));
  // The focus would close the list of a field, and end the dragging of the map beside it.
  if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) && !(beside && ImGui::IsAnyMouseDown())) {
    ImGui::SetNextWindowFocus();
  }
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(18), frame.px(14)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(6));
  ImGui::Begin("##dialog", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings |
                   (size.y == 0 ? ImGuiWindowFlags_AlwaysAutoResize : 0));
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 is = ImGui::GetWindowSize();
  frame.name_box("panel/dialog", {at.x, at.y, at.x + is.x, at.y + is.y});
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
    case Kind::present:
      draw_present(frame);
      break;
    case Kind::hand_outs:
      draw_hand_outs(frame);
      break;
    case Kind::stop_hand_outs:
      draw_stop_hand_outs(frame);
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

}  // namespace dateline::gui
