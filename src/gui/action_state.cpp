#include "gui/action_state.hpp"

#include "gui/looks.hpp"
#include "gui/say.hpp"
#include "gui/timeline_lanes.hpp"

namespace dateline::gui {
namespace {

const char* arrows_next(project::Arrows now) {
  switch (now) {
    case project::Arrows::selected:
      return tr("Show the arrows of order of all events");
    case project::Arrows::all:
      return tr("Hide the arrows of order");
    case project::Arrows::none:
      break;
  }
  return tr("Show the arrows of order of the selected event");
}

const char* notation_words(geo::Notation notation) {
  switch (notation) {
    case geo::Notation::decimal:
      return tr("Read out coordinates in degrees");
    case geo::Notation::minutes:
      return tr("Read out coordinates in degrees and minutes");
    case geo::Notation::seconds:
      return tr("Read out coordinates in degrees, minutes and seconds");
    case geo::Notation::mgrs:
      return tr("Read out coordinates in MGRS");
    case geo::Notation::utm:
      return tr("Read out coordinates in UTM");
  }
  return "";
}

const char* lanes_next(project::LanesBy by) {
  switch (by) {
    case project::LanesBy::type:
      return tr("Lanes of the timeline by type");
    case project::LanesBy::actor:
      return tr("Lanes of the timeline by actor");
    case project::LanesBy::place:
      return tr("Lanes of the timeline by place");
    case project::LanesBy::source:
      return tr("Lanes of the timeline by source");
    case project::LanesBy::story:
      return tr("Lanes of the timeline by story");
  }
  return "";
}

std::string undoing(const char* what, const std::string& step) {
  return step.empty() ? std::string(what) : fmt::format("{}: {}", what, tr_kept("step", step));
}

}  // namespace

bool can_do(Action action, const project::Project& project, const Showing& showing) {
  switch (action) {
    case Action::play_pause:
    case Action::previous_event:
    case Action::next_event:
    case Action::previous_day:
    case Action::next_day:
    case Action::page_back:
    case Action::page_forward:
    case Action::go_first:
    case Action::go_last:
    case Action::play_backward:
    case Action::play_forward:
    case Action::slower:
    case Action::faster:
    case Action::keep_past:
    case Action::zoom_time_in:
    case Action::zoom_time_out:
    case Action::range_from:
    case Action::range_to:
      return project.extent().has_value();
    case Action::zoom_to_range:
      return project.range().has_value();
    case Action::stop:
      return project.clock().direction() != 0;
    case Action::show_guide:
      return project.extent().has_value() && project.counts().shown > 0;
    case Action::fit_all:
      return project.counts().shown > 0;
    case Action::fit_selection:
    case Action::show_source:
    case Action::edit_event:
      return project.primary().has_value();
    case Action::draw_area:
      return project.selected().size() == 1;
    case Action::known_by:
    case Action::find:
    case Action::next_arrows:
      return project.counts().all > 0;
    case Action::toggle_in_view:
      return project.counts().all > 0;
    case Action::toggle_only_selected:
      return !project.selected().empty() || !project.filter().only.empty();
    case Action::reset_filter:
      return !project.filter().all();
    case Action::story_date:
    case Action::close_story:
    case Action::read_again:
    case Action::compare_versions:
      return project.current() != nullptr;
    case Action::follow_playhead:
      return project.current() != nullptr;
    case Action::previous_name:
    case Action::next_name:
      return project.current() != nullptr && !project.current()->places.empty();
    case Action::previous_story:
      return project.document() > 0;
    case Action::next_story:
      return project.document() + 1 < project.snapshot().documents().size();
    case Action::refresh_databases:
    case Action::follow_databases:
      return project.file().databases;
    case Action::open_example:
      return showing.has_example;
    case Action::show_reading:
      return project.reading_report() != nullptr;
    case Action::undo:
      return !project.undo_name().empty();
    case Action::redo:
      return !project.redo_name().empty();
    case Action::retake_scene:
      return project.scene() != 0;
    case Action::draft_scenes:
      return project.counts().shown > 0;
    case Action::previous_scene:
    case Action::next_scene:
    case Action::present:
    case Action::present_from_start:
    case Action::check_scenes:
      return !project.briefing().empty();
    case Action::show_story:
      return !showing.story || project.settings().layout.story_folded;
    case Action::show_events:
      return showing.story || showing.numbers || project.settings().layout.story_folded;
    case Action::show_numbers:
      return !showing.numbers || project.settings().layout.story_folded;
    default:
      return true;
  }
}

std::string name_now(Action action, const project::Project& project, const Showing& showing) {
  const project::Settings& settings = project.settings();
  switch (action) {
    case Action::play_pause:
      return project.clock().direction() != 0 ? tr("Pause") : tr("Play");
    case Action::follow_databases:
      return project.file().follows ? tr("Stop reading what the map shows")
                                    : tr("Read from the database what the map shows");
    case Action::keep_past:
      return project.cumulative() ? tr("Hide what is past") : tr("Keep what is past");
    case Action::next_lanes:
      return lanes_next(next(settings.lanes));
    case Action::toggle_language:
      return settings.language == project::Language::english ? tr("Names on the map in Arabic")
             : settings.language == project::Language::arabic
                 ? tr("Names on the map as the story has them")
                 : tr("Names on the map in English");
    case Action::next_arrows:
      return arrows_next(settings.arrows);
    case Action::toggle_holders:
      return settings.holders ? tr("Hide who held which place") : tr("Show who held which place");
    case Action::toggle_heat:
      return settings.heat ? tr("Events as symbols, not as a heat map")
                           : tr("Events as a heat map: how close together they lie");
    case Action::toggle_legend:
      return settings.legend ? tr("Fold the legend") : tr("Unfold the legend");
    case Action::toggle_projection:
      return settings.projection == project::Projection::conic
                 ? tr("Draw the map in Web Mercator")
                 : tr("Draw the map with true shapes (conic projection)");
    case Action::follow_playhead:
      return settings.follow ? tr("Let the story stay where it is")
                             : tr("Let the story follow the playhead");
    case Action::toggle_graticule:
      return settings.graticule ? tr("Hide lines of latitude and longitude")
                                : tr("Show lines of latitude and longitude");
    case Action::toggle_inset:
      return settings.inset ? tr("Hide an inset of the wider region")
                            : tr("Show an inset of the wider region");
    case Action::toggle_in_view:
      return project.filter().in_view ? tr("Show what is out of view, too")
                                      : tr("Only what is in view on the map");
    case Action::toggle_only_selected:
      return project.filter().only.empty() ? tr("Only the selected events")
                                           : tr("Show others than those selected, too");
    case Action::next_notation:
      return notation_words(geo::next_notation(settings.notation));
    case Action::undo:
      return undoing(tr("Undo"), project.undo_name());
    case Action::redo:
      return undoing(tr("Redo"), project.redo_name());
    case Action::toggle_scenes:
      return showing.scenes ? tr("Hide the scenes of the briefing")
                            : tr("Show the scenes of the briefing");
    case Action::toggle_layers:
      return showing.layers ? tr("Hide your own layers over the map")
                            : tr("Show your own layers over the map");
    case Action::toggle_contradictions:
      return showing.contradictions ? tr("Hide what stories contradict each other about")
                                    : tr("Show what stories contradict each other about");
    case Action::toggle_corrections:
      return showing.corrections ? tr("Hide what was put right") : tr("Show what was put right");
    case Action::toggle_history:
      return showing.history ? tr("Hide what was done, to go back and forward in")
                             : tr("Show what was done, to go back and forward in");
    case Action::fold_story:
      return settings.layout.story_folded ? tr("Open the panel at the left")
                                          : tr("Fold the panel at the left away");
    case Action::fold_timeline:
      return settings.layout.timeline_folded ? tr("Open the timeline")
                                             : tr("Fold the timeline away");
    case Action::toggle_theme:
      return theme_of(settings.theme).is_dark ? tr("Light colours") : tr("Dark colours");
    default:
      return tr(info(action).name);
  }
}

}  // namespace dateline::gui
