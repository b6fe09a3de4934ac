// The part of Gui that carries out what keys, buttons and the palette ask for.
#include <utility>

#include "brief/draft.hpp"
#include "gui/action_state.hpp"
#include "gui/gui.hpp"
#include "gui/timeline_lanes.hpp"

namespace dateline::gui {
namespace {

project::Arrows next(project::Arrows arrows) {
  return arrows == project::Arrows::selected ? project::Arrows::all
         : arrows == project::Arrows::all    ? project::Arrows::none
                                             : project::Arrows::selected;
}

project::Language next(project::Language language) {
  const auto i = static_cast<std::size_t>(language) + 1;
  return project::kLanguages[i % project::kLanguages.size()];
}

/// The same colours by night, or by day.
project::ThemeName other_shade(project::ThemeName theme) {
  using project::ThemeName;
  switch (theme) {
    case ThemeName::dark:
      return ThemeName::light;
    case ThemeName::high_contrast:
      return ThemeName::high_contrast_dark;
    case ThemeName::high_contrast_dark:
      return ThemeName::high_contrast;
    case ThemeName::light:
    case ThemeName::print:
      break;
  }
  return ThemeName::dark;
}

}  // namespace

void Gui::key(const KeyPress& press, const project::Project& project,
              const std::string& clipboard) {
  const bool typing = ImGui::GetIO().WantTextInput;
  if (palette_.is_open()) return palette_.key(press);
  // These pass Tab on among their own fields.
  const bool own_tab = press.key == Key::tab && !keyboard_.is_on() &&
                       ((!dialogs_.is_open() && (editor_.is_open() || statements_.is_typing())) ||
                        (typing && records_.shows_scenes()));
  if (!own_tab && keyboard_.key(press, typing)) return;
  if (dialogs_.is_open()) {
    if (dialogs_.kind() == Dialogs::Kind::present && !press.repeat &&
        (press.key == Key::enter || press.key == letter('P'))) {
      return dialogs_.present(pending_);
    }
    if (press.key == Key::escape) {
      if (dialogs_.kind() == Dialogs::Kind::story_date)
        pending_.emplace_back(project::LeaveUndated{});
      dialogs_.close();
    }
    return;
  }
  if (press.key == Key::f3 && !press.ctrl) return step_found(project, press.shift ? -1 : 1);
  if (press.key == Key::enter && !press.ctrl && top_.is_searching()) {
    step_found(project, press.shift ? -1 : 1);
    top_.focus_search();  // Enter has left it
    return;
  }
  if (!typing && (places_.key(press) || map_.tools().key(press) ||
                  (press.key == Key::escape && story_.unselect()))) {
    return;
  }
  if (!typing && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) && guide_.key(press)) return;
  if (!typing && press.key == Key::escape && map_.close_feature()) return;
  if (!typing && editor_.key(press)) return;
  if (!typing && records_.shows_scenes()) {
    if (auto commands = records_.scenes().key(press, project)) {
      pending_.insert(pending_.end(), commands->begin(), commands->end());
      return;
    }
  }
  if (!typing && records_.shows_layers() && !contradictions_shown_) {
    if (auto commands = records_.layers().key(press, project)) {
      pending_.insert(pending_.end(), commands->begin(), commands->end());
      return;
    }
  }
  if (press.key == Key::escape && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) {
    clear_focus_ = true;  // a menu closes without the focus
    return;
  }
  if (press.key == Key::escape && statements_.is_open() && !contradictions_shown_ &&
      !records_.is_open() && typing == statements_.is_typing()) {
    statements_.close();
    clear_focus_ = typing;
    return;
  }
  if (press.key == Key::escape && editor_.is_open() && !contradictions_shown_ &&
      !records_.is_open() && typing == editor_.is_typing()) {
    editor_.escape();
    clear_focus_ = typing;
    return;
  }
  if (press.key == Key::escape && records_.shows_scenes() && !contradictions_shown_ &&
      records_.scenes().escape()) {
    clear_focus_ = typing;
    return;
  }
  if (press.key == Key::escape && !typing && records_.shows_layers() && !contradictions_shown_ &&
      records_.layers().escape()) {
    return;
  }
  if (const auto action = action_of(press, typing)) act(*action, project, clipboard);
}

void Gui::character(char32_t c) {
  if (c == U'?' && !ImGui::GetIO().WantTextInput && !dialog_open()) {
    dialogs_.show(Dialogs::Kind::help);
  }
}

void Gui::act(Action action, const project::Project& project, const std::string& clipboard) {
  if (info(action).command != nullptr) {
    pending_.push_back(info(action).command());
    return;
  }
  // What is being typed belongs to what is saved, and must not be lost with the list.
  if (action != Action::escape && action != Action::clear_text_focus) {
    if (auto typed = records_.scenes().change()) pending_.push_back(std::move(*typed));
  }
  switch (action) {
    case Action::open_dialog:
      dialogs_.show(Dialogs::Kind::open);
      break;
    case Action::paste_dialog:
      dialogs_.show(Dialogs::Kind::paste, clipboard);
      break;
    case Action::go_to_date:
      dialogs_.show(Dialogs::Kind::go_to);
      break;
    case Action::go_to_place:
      dialogs_.show(Dialogs::Kind::go_to_place);
      break;
    case Action::save:
      if (project.file().path.empty() || !project.file().held.empty()) {
        dialogs_.show_save(project, false);
      } else {
        pending_.emplace_back(project::SaveProject{});
      }
      break;
    case Action::save_as:
      dialogs_.show_save(project, false);
      break;
    case Action::save_map:
      dialogs_.show_save_map(project);
      break;
    case Action::export_events:
      dialogs_.show_export(project);
      break;
    case Action::new_project:
      if (project.file().unsaved) {
        dialogs_.show(Dialogs::Kind::forget);
      } else {
        pending_.emplace_back(project::NewProject{});
      }
      break;
    case Action::quit:
      quit_ = true;
      break;
    case Action::story_date:
      dialogs_.show(Dialogs::Kind::story_date);
      break;
    case Action::find:
      found_ = true;
      top_.focus_search();
      break;
    case Action::help:
      dialogs_.show(Dialogs::Kind::help);
      break;
    case Action::full_screen:
      full_screen_ = true;
      break;
    case Action::escape:
      if (project.error() || !project.notice().empty()) {
        pending_.emplace_back(project::DismissError{});
      } else if (contradictions_shown_) {
        contradictions_shown_ = false;
      } else if (records_.is_open()) {
        records_.close();
      } else if (reading_since_) {
        reading_since_.reset();
      } else {
        pending_.emplace_back(project::ClearSelection{});
      }
      break;
    case Action::previous_name:
    case Action::next_name:
      if (!can_do(action, project, showing())) break;
      bring_story(project);
      story_.step_name(action == Action::next_name ? 1 : -1);
      keyboard_.begin_walk();
      break;
    case Action::map_menu:
      map_.ask_menu();
      keyboard_.begin_walk();
      break;
    case Action::edit_event:
      if (const auto row = project.primary()) {
        contradictions_shown_ = false;
        records_.close();
        reading_since_.reset();
        editor_.open(project, *row);
        statements_.correct(project, *row);
      }
      break;
    case Action::add_event:
      map_.tools().add_event();
      break;
    case Action::draw_area:
      map_.tools().draw_area(project);
      break;
    case Action::copy_text:
      story_.copy();
      break;
    case Action::show_source:
      show_source(project);
      break;
    case Action::toggle_in_view:
      pending_.emplace_back(project::ShowOnlyInView{!project.filter().in_view});
      break;
    case Action::toggle_only_selected:
      // Nothing selected would be a filter of nothing.
      if (!project.filter().only.empty() || !project.selected().empty()) {
        pending_.emplace_back(project::ShowOnlySelected{project.filter().only.empty()});
      }
      break;
    case Action::toggle_theme:
      pending_.emplace_back(project::SetTheme{other_shade(project.settings().theme)});
      break;
    case Action::display:
      dialogs_.show(Dialogs::Kind::display);
      break;
    case Action::larger:
    case Action::smaller:
    case Action::usual_size: {
      project::Display display = project.settings().display;
      for (const project::Command& waiting : pending_) {  // of a key pressed just before
        if (const auto* set = waiting.as<project::SetDisplay>()) display = set->display;
      }
      display.size =
          action == Action::usual_size ? 100 : display.next_size(action == Action::larger ? 1 : -1);
      pending_.emplace_back(project::SetDisplay{display});
      break;
    }
    case Action::toggle_language:
      pending_.emplace_back(project::SetLanguage{next(project.settings().language)});
      break;
    case Action::next_arrows:
      pending_.emplace_back(project::SetArrows{next(project.settings().arrows)});
      break;
    case Action::toggle_heat:
      pending_.emplace_back(project::ShowHeat{!project.settings().heat});
      break;
    case Action::toggle_legend:
      pending_.emplace_back(project::UnfoldLegend{!project.settings().legend});
      break;
    case Action::toggle_projection:
      pending_.emplace_back(
          project::SetProjection{project.settings().projection == project::Projection::conic
                                     ? project::Projection::mercator
                                     : project::Projection::conic});
      break;
    case Action::toggle_graticule:
      pending_.emplace_back(project::ShowGraticule{!project.settings().graticule});
      break;
    case Action::toggle_inset:
      pending_.emplace_back(project::ShowInset{!project.settings().inset});
      break;
    case Action::toggle_holders:
      pending_.emplace_back(project::ShowHolders{!project.settings().holders});
      break;
    case Action::toggle_contradictions:
      contradictions_shown_ = !contradictions_shown_;
      records_.close();
      break;
    case Action::add_layer:
      dialogs_.show(Dialogs::Kind::add_layer);
      break;
    case Action::open_table:
      dialogs_.show(Dialogs::Kind::open_table);
      break;
    case Action::open_example:
      if (example_.empty()) break;
      pending_.emplace_back(project::OpenProject{example_});
      contradictions_shown_ = false;
      records_.show_scenes();
      break;
    case Action::open_database:
      dialogs_.show(Dialogs::Kind::open_database);
      break;
    case Action::follow_databases:
      pending_.push_back(project::FollowDatabases{!project.file().follows});
      break;
    case Action::toggle_layers:
      contradictions_shown_ = false;
      records_.toggle(RecordsSide::Kind::layers);
      break;
    case Action::toggle_history:
    case Action::toggle_corrections:
    case Action::toggle_scenes:
      contradictions_shown_ = false;
      records_.toggle(action == Action::toggle_history  ? RecordsSide::Kind::history
                      : action == Action::toggle_scenes ? RecordsSide::Kind::scenes
                                                        : RecordsSide::Kind::corrections);
      break;
    case Action::read_again:
      dialogs_.show(Dialogs::Kind::read_again);
      pending_.emplace_back(project::LookAtFiles{});
      break;
    case Action::show_reading:
      contradictions_shown_ = false;
      records_.show_reading();
      break;
    case Action::compare_versions:
      contradictions_shown_ = false;
      records_.show_versions(project, {});
      break;
    case Action::clear_text_focus:
      clear_focus_ = true;
      break;
    case Action::show_guide:
      guide_.start();
      break;
    case Action::palette:
      found_ = true;
      palette_.open();
      break;
    case Action::known_by:
      dialogs_.show(Dialogs::Kind::known_by);
      break;
    case Action::measure:
      map_.tools().measure();
      break;
    case Action::follow_playhead:
      pending_.emplace_back(project::FollowPlayhead{!project.settings().follow});
      break;
    case Action::previous_story:
    case Action::next_story: {
      const bool back = action == Action::previous_story;
      const std::uint32_t now = project.document();
      if (back ? now == 0 : now + 1 >= project.snapshot().documents().size()) break;
      pending_.emplace_back(project::ShowDocument{back ? now - 1 : now + 1});
      tab_ = Tab::story;
      break;
    }
    case Action::keep_past:
      pending_.emplace_back(project::SetCumulative{!project.cumulative()});
      break;
    case Action::zoom_time_in:
    case Action::zoom_time_out:
      pending_.emplace_back(
          project::ZoomTime{project.playhead(), action == Action::zoom_time_in ? 1.0 : -1.0});
      break;
    case Action::range_from:
    case Action::range_to: {
      if (!project.extent()) break;
      project::TimeRange range = project.range().value_or(project.ends());
      (action == Action::range_from ? range.from : range.to) = project.playhead();
      if (range.from < range.to) {
        pending_.emplace_back(project::SetRange{range});
      } else {
        pending_.emplace_back(project::Say{tr("No time would be left: move the playhead first")});
      }
      break;
    }
    case Action::zoom_to_range:
      if (const auto range = project.range()) {
        pending_.emplace_back(project::SetTimeWindow{*range});
      } else {
        pending_.emplace_back(
            project::Say{tr("No range of time is set: Ctrl + drag on the timeline makes one")});
      }
      break;
    case Action::next_lanes:
      pending_.emplace_back(project::SetLanes{next(project.settings().lanes)});
      break;
    case Action::next_notation:
      pending_.emplace_back(project::SetNotation{geo::next_notation(project.settings().notation)});
      break;
    case Action::close_story:
      pending_.emplace_back(project::CloseStory{project.document()});
      break;
    case Action::retake_scene:
      pending_.emplace_back(project::RetakeScene{project.scene()});
      break;
    case Action::draft_scenes: {
      std::vector<curation::Scene> drafted = brief::draft_of(project);
      if (drafted.empty()) {
        pending_.emplace_back(project::Say{
            tr("No event that is shown has both a time and a place to make a scene of")});
        break;
      }
      pending_.emplace_back(project::AddScenes{std::move(drafted)});
      contradictions_shown_ = false;
      if (!records_.shows_scenes()) records_.toggle(RecordsSide::Kind::scenes);
      break;
    }
    case Action::present:
    case Action::present_from_start:
      if (project.briefing().empty()) {
        pending_.emplace_back(project::Say{tr("There is no scene yet: C captures one")});
      } else {
        presents_ = action == Action::present ? project.scene() : 0;
      }
      break;
    case Action::hand_outs:
      if (project.briefing().empty()) {
        pending_.emplace_back(project::Say{tr("There is no scene yet: C captures one")});
      } else {
        hands_out_ = true;
      }
      break;
    case Action::check_scenes:
      contradictions_shown_ = false;
      records_.show_scene_check();
      break;
    case Action::save_view:
      top_.ask_view_name();
      break;
    case Action::show_story:
    case Action::show_events:
    case Action::show_numbers:
      tab_ = action == Action::show_story    ? Tab::story
             : action == Action::show_events ? Tab::events
                                             : Tab::numbers;
      if (project.settings().layout.story_folded) act(Action::fold_story, project, clipboard);
      break;
    case Action::fold_story:
    case Action::fold_timeline: {
      project::Layout layout = project.settings().layout;
      bool& folded = action == Action::fold_story ? layout.story_folded : layout.timeline_folded;
      folded = !folded;
      pending_.emplace_back(project::SetLayout{layout});
      break;
    }
    default:
      break;  // commands, which are carried out above
  }
}

Showing Gui::showing() const {
  Showing out;
  out.story = tab_ == Tab::story;
  out.numbers = tab_ == Tab::numbers;
  out.contradictions = contradictions_shown_;
  const auto kind = contradictions_shown_ ? RecordsSide::Kind::none : records_.kind();
  out.corrections = kind == RecordsSide::Kind::corrections;
  out.history = kind == RecordsSide::Kind::history;
  out.scenes = kind == RecordsSide::Kind::scenes;
  out.layers = kind == RecordsSide::Kind::layers;
  out.has_example = !example_.empty();
  return out;
}

void Gui::choose(Frame& frame, const PaletteEntry& entry) {
  if (entry.action) {
    if (!entry.command) frame.send(project::RememberUsed{info(*entry.action).word});
    const char* clipboard =
        *entry.action == Action::paste_dialog ? ImGui::GetClipboardText() : nullptr;
    act(*entry.action, frame.project, clipboard == nullptr ? "" : clipboard);
    frame.commands.insert(frame.commands.end(), pending_.begin(), pending_.end());
    pending_.clear();
  }
  if (entry.command) frame.send(*entry.command);
}

}  // namespace dateline::gui
