#include "gui/actions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/say.hpp"

namespace dateline::gui {
namespace {

using namespace project;  // NOLINT: most lines below name a command

using G = ActionGroup;

constexpr unsigned kTyping = ActionInfo::kTyping;
constexpr unsigned kHeld = ActionInfo::kHeld;
constexpr unsigned kHidden = ActionInfo::kHidden;

constexpr Shortcut plain(Key key) { return {key}; }
constexpr Shortcut plain(char c) { return {letter(c)}; }
constexpr Shortcut shift(Key key) { return {key, true}; }
constexpr Shortcut shift(char c) { return {letter(c), true}; }
constexpr Shortcut ctrl(Key key) { return {key, false, true}; }
constexpr Shortcut ctrl(char c) { return {letter(c), false, true}; }
constexpr Shortcut ctrl_shift(Key key) { return {key, true, true}; }
constexpr Shortcut ctrl_shift(char c) { return {letter(c), true, true}; }

constexpr const char* kEvents = mark("Previous and next event");
constexpr const char* kDays = mark("Previous and next day");
constexpr const char* kPage = mark("Page the timeline");
constexpr const char* kEnds = mark("First and last moment");
constexpr const char* kPlay = mark("Play backward, stop, play forward");
constexpr const char* kSpeed = mark("Slower, faster");
constexpr const char* kZoomTime = mark("Closer, farther on the timeline");
constexpr const char* kRange = mark("Only from the playhead on, only until it");
constexpr const char* kNames = mark("Which place is it? Of the name before, of the next one");
constexpr const char* kZoom = mark("Closer, farther on the map");
constexpr const char* kMoveAcross = mark("Move the map to the west, to the east");
constexpr const char* kMoveUp = mark("Move the map to the north, to the south");
constexpr double kPan = 80;  // logical pixels
constexpr const char* kSize = mark("Everything larger, smaller, as usual");
constexpr const char* kSteps = mark("Previous and next scene");

constexpr auto kActions = std::to_array<ActionInfo>({
    {Action::play_pause, G::time, "play-pause", mark("Play or pause"), plain(' '),
     "start animate run", [] { return Command(PlayPause{}); }},
    {Action::previous_event, G::time, "previous-event", mark("Previous event"), plain(Key::left),
     "step back", [] { return Command(StepEvent{-1}); }, kEvents, kHeld},
    {Action::next_event, G::time, "next-event", mark("Next event"), plain(Key::right),
     "step forward", [] { return Command(StepEvent{1}); }, kEvents, kHeld},
    {Action::previous_day, G::time, "previous-day", mark("Previous day"), shift(Key::left),
     "step back yesterday", [] { return Command(StepDay{-1}); }, kDays, kHeld},
    {Action::next_day, G::time, "next-day", mark("Next day"), shift(Key::right),
     "step forward tomorrow", [] { return Command(StepDay{1}); }, kDays, kHeld},
    {Action::page_back, G::time, "page-back", mark("Page the timeline back"), ctrl(Key::left), "",
     [] { return Command(StepPage{-1}); }, kPage, kHeld},
    {Action::page_forward, G::time, "page-forward", mark("Page the timeline forward"),
     ctrl(Key::right), "", [] { return Command(StepPage{1}); }, kPage, kHeld},
    {Action::go_first, G::time, "go-first", mark("Go to the first moment"), plain(Key::home),
     "beginning start", [] { return Command(GoFirst{}); }, kEnds},
    {Action::go_last, G::time, "go-last", mark("Go to the last moment"), plain(Key::end),
     "end latest", [] { return Command(GoLast{}); }, kEnds},
    {Action::play_backward, G::time, "play-backward", mark("Play backward"), plain('J'),
     "reverse rewind", [] { return Command(Play{-1}); }, kPlay},
    {Action::stop, G::time, "stop", mark("Stop playing"), plain('K'), "pause",
     [] { return Command(Play{0}); }, kPlay},
    {Action::play_forward, G::time, "play-forward", mark("Play forward"), plain('L'), "",
     [] { return Command(Play{1}); }, kPlay},
    {Action::slower, G::time, "slower", mark("Play slower"), plain(','), "speed",
     [] { return Command(ChangeSpeed{-1}); }, kSpeed, kHeld},
    {Action::faster, G::time, "faster", mark("Play faster"), plain('.'), "speed",
     [] { return Command(ChangeSpeed{1}); }, kSpeed, kHeld},
    {Action::go_to_date, G::time, "go-to-date", mark("Go to a date\u2026"), plain('G'),
     "time day jump"},
    {Action::keep_past,
     G::time,
     "keep-past",
     mark("Keep the past or hide it"),
     {},
     "cumulative fade"},
    {Action::known_by, G::time, "known-by", mark("Only what was known by a day\u2026"), shift('G'),
     "second clock told published as of"},
    {Action::zoom_time_in, G::time, "zoom-time-in", mark("Come closer on the timeline"),
     shift(Key::up), "zoom hours days", nullptr, kZoomTime, kHeld},
    {Action::zoom_time_out, G::time, "zoom-time-out", mark("Go farther from the timeline"),
     shift(Key::down), "zoom weeks months", nullptr, kZoomTime, kHeld},
    {Action::range_from, G::time, "range-from", mark("Only what was from the playhead on"),
     plain('['), "filter range begin since", nullptr, kRange},
    {Action::range_to, G::time, "range-to", mark("Only what was until the playhead"), plain(']'),
     "filter range end until", nullptr, kRange},
    {Action::zoom_to_range, G::time, "zoom-to-range", mark("Zoom the timeline to the range"),
     shift('F'), "fit stretch closer window"},
    {Action::next_lanes,
     G::time,
     "lanes",
     mark("Lanes by type, actor, place, source or story"),
     {},
     "rows timeline group"},
    {Action::go_to_place, G::map, "go-to-place", mark("Go to a place or coordinates\u2026"),
     ctrl('G'), "search fly town", nullptr, nullptr, kTyping},
    {Action::fit_selection, G::map, "fit-selection", mark("Fit the map to the selection"),
     plain('F'), "zoom frame", [] { return Command(FitSelection{}); }},
    {Action::fit_all, G::map, "fit-all", mark("Fit everything"), plain('0'), "zoom all home whole",
     [] { return Command(FitAll{}); }},
    {Action::map_menu, G::map, "map-menu", mark("Menu of the map, at the pin or in its middle"),
     shift(Key::f10), "right click context add event place here", nullptr, nullptr, 0,
     plain(Key::menu)},
    {Action::measure, G::map, "measure", mark("Measure distance and bearing by dragging"),
     plain('Z'), "ruler tape kilometres length direction far"},
    {Action::zoom_in, G::map, "zoom-in", mark("Come closer on the map"), plain('+'), "zoom larger",
     [] {
       return Command(ZoomCamera{0, 0, 0.5});
     },
     kZoom, kHeld},
    {Action::zoom_out, G::map, "zoom-out", mark("Go farther from the map"), plain('-'),
     "zoom smaller", [] { return Command(ZoomCamera{0, 0, -0.5}); }, kZoom, kHeld},
    {Action::pan_left, G::map, "pan-left", mark("Move the map to the west"), ctrl_shift(Key::left),
     "pan left scroll", [] { return Command(PanCamera{{kPan, 0}}); }, kMoveAcross, kHeld},
    {Action::pan_right, G::map, "pan-right", mark("Move the map to the east"),
     ctrl_shift(Key::right), "pan right scroll", [] { return Command(PanCamera{{-kPan, 0}}); },
     kMoveAcross, kHeld},
    {Action::pan_up, G::map, "pan-up", mark("Move the map to the north"), ctrl_shift(Key::up),
     "pan up scroll", [] { return Command(PanCamera{{0, kPan}}); }, kMoveUp, kHeld},
    {Action::pan_down, G::map, "pan-down", mark("Move the map to the south"), ctrl_shift(Key::down),
     "pan down scroll", [] { return Command(PanCamera{{0, -kPan}}); }, kMoveUp, kHeld},
    {Action::toggle_language, G::map, "language",
     mark("Names on the map in English, in Arabic, or as the story has them"), plain('N'),
     "language labels"},
    {Action::next_arrows, G::map, "arrows", mark("Arrows of order: one event\u2019s, all, none"),
     plain('O'), "links before after"},
    {Action::toggle_holders, G::map, "holders", mark("Who held which place"), plain('H'),
     "holders holds control territory discs"},
    {Action::toggle_heat, G::map, "heat", mark("How close together events lie: a heat map"),
     plain('D'), "heat density hot spots symbols"},
    {Action::toggle_legend,
     G::map,
     "legend",
     mark("Fold or unfold the legend"),
     {},
     "key symbols colours"},
    {Action::toggle_projection, G::map, "projection",
     mark("True shapes (conic projection), or Web Mercator"), plain('Q'), "lambert atlas print"},
    {Action::toggle_graticule, G::map, "graticule", mark("Lines of latitude and longitude"),
     plain('U'), "grid meridians parallels degrees"},
    {Action::toggle_inset,
     G::map,
     "inset",
     mark("Inset of the wider region"),
     {},
     "locator overview small map corner"},
    {Action::next_notation,
     G::map,
     "notation",
     mark("Read out coordinates in another notation"),
     {},
     "mgrs utm degrees minutes seconds"},
    {Action::copy_map, G::map, "copy-map", mark("Copy the map as a picture"), ctrl_shift('C'),
     "screenshot image clipboard png", [] { return Command(CopyMap{}); }},
    {Action::save_map,
     G::map,
     "save-map",
     mark("Save the map as a picture\u2026"),
     {},
     "export image png screenshot file"},
    {Action::export_events,
     G::map,
     "export-events",
     mark("Export events\u2026"),
     {},
     "geojson csv kml kmz geopackage flatgeobuf html markdown table file save"},
    {Action::toggle_layers, G::map, "layers", mark("Your own layers over the map"), plain('W'),
     "geodata overlay districts list"},
    {Action::add_layer,
     G::map,
     "add-layer",
     mark("Add a layer\u2026"),
     {},
     "geojson shapefile geopackage kml gpx flatgeobuf geodata overlay import"},
    {Action::open_table,
     G::stories,
     "open-table",
     mark("Open a table of events\u2026"),
     {},
     "csv excel spreadsheet acled ucdp gdelt gtd geojson geopackage kml import rows"},
    {Action::open_example,
     G::stories,
     "open-example",
     mark("Open the example briefing"),
     {},
     "sample demo project scenes tutorial learn"},
    {Action::open_database,
     G::stories,
     "open-database",
     mark("Open a database\u2026"),
     {},
     "postgresql postgis postgres server sql table import rows connect"},
    {Action::refresh_databases,
     G::stories,
     "refresh-databases",
     mark("Read the database again"),
     {},
     "postgresql postgis refresh reload update",
     [] { return Command(RefreshDatabases{}); }},
    {Action::follow_databases,
     G::stories,
     "follow-databases",
     mark("Read from the database what the map shows"),
     {},
     "postgresql postgis follow view live"},
    {Action::find, G::events, "find", mark("Find events, and words of the stories"), ctrl('F'),
     "search filter words", nullptr, nullptr, kTyping},
    {Action::reset_filter,
     G::events,
     "reset-filter",
     mark("Reset the filter"),
     {},
     "clear show all events",
     [] { return Command(ResetFilter{}); }},
    {Action::toggle_in_view, G::events, "in-view", mark("Only what is in view on the map"),
     plain('I'), "filter box area"},
    {Action::toggle_only_selected,
     G::events,
     "only-selected",
     mark("Only the selected events"),
     {},
     "filter isolate"},
    {Action::show_source, G::events, "show-source", mark("Show the selected event\u2019s sentence"),
     plain(Key::enter), "source text story"},
    {Action::previous_name, G::events, "previous-name",
     mark("Which place is it? Of the name before in the story"), ctrl_shift('N'),
     "mention toponym candidates resolve", nullptr, kNames, kHeld},
    {Action::next_name, G::events, "next-name",
     mark("Which place is it? Of the next name in the story"), shift('N'),
     "mention toponym candidates resolve", nullptr, kNames, kHeld},
    {Action::edit_event, G::events, "edit-event",
     mark("Edit the selected event: time, type, who, whom"), plain('E'),
     "correct change put right"},
    {Action::add_event, G::events, "add-event", mark("Add an event with a click on the map"),
     plain('M'), "new marker"},
    {Action::draw_area, G::events, "draw-area", mark("Draw the area of the selected event"),
     plain('A'), "polygon shape"},
    {Action::open_dialog, G::stories, "open", mark("Open a story or a project\u2026"), ctrl('O'),
     "file load import", nullptr, nullptr, kTyping},
    {Action::paste_dialog, G::stories, "paste", mark("Paste a story\u2026"), ctrl('V'),
     "clipboard text"},
    {Action::story_date,
     G::stories,
     "story-date",
     mark("Set the story\u2019s date\u2026"),
     {},
     "written day dateline"},
    {Action::close_story, G::stories, "close-story", mark("Close the story"), {}, "remove"},
    {Action::copy_text, G::stories, "copy-text", mark("Copy what is marked in the story"),
     ctrl('C'), "", nullptr, nullptr, kHidden},
    {Action::read_again, G::stories, "read-again", mark("Read the stories again\u2026"), ctrl('R'),
     "reload refresh"},
    {Action::show_reading,
     G::stories,
     "show-reading",
     mark("Show what reading again changed"),
     {},
     "report"},
    {Action::compare_versions, G::stories, "compare-versions",
     mark("Compare two versions of a story"), plain('V'), "difference diff"},
    {Action::save, G::stories, "save", mark("Save the project"), ctrl('S'), "store keep", nullptr,
     nullptr, kTyping},
    {Action::save_as, G::stories, "save-as", mark("Save the project under another name\u2026"),
     ctrl_shift('S'), "copy", nullptr, nullptr, kTyping},
    {Action::new_project, G::stories, "new-project", mark("New project"), ctrl('N'), "begin empty"},
    {Action::undo, G::stories, "undo", mark("Undo"), ctrl('Z'), "back take",
     [] { return Command(Undo{}); }, nullptr, kHeld},
    {Action::redo, G::stories, "redo", mark("Redo"), ctrl_shift('Z'), "again forward",
     [] { return Command(Redo{}); }, nullptr, kHeld, ctrl('Y')},
    {Action::quit, G::stories, "quit", mark("Quit"), ctrl('Q'), "exit close leave"},
    {Action::capture_scene, G::scenes, "capture-scene",
     mark("Capture what is looked at as a scene"), plain('C'), "add slide snapshot",
     [] { return Command(CaptureScene{}); }},
    {Action::retake_scene,
     G::scenes,
     "retake-scene",
     mark("Let the scene look at what is looked at now"),
     {},
     "update retake slide"},
    {Action::previous_scene, G::scenes, "previous-scene", mark("Previous scene"),
     plain(Key::page_up), "slide back", [] { return Command(StepScene{-1}); }, kSteps, kHeld},
    {Action::next_scene, G::scenes, "next-scene", mark("Next scene"), plain(Key::page_down),
     "slide forward", [] { return Command(StepScene{1}); }, kSteps, kHeld},
    {Action::present, G::scenes, "present", mark("Present the briefing, from the scene shown"),
     plain('P'), "slideshow slide show full screen speaker beamer projector", nullptr, nullptr, 0,
     shift(Key::f5)},
    {Action::present_from_start, G::scenes, "present-from-start",
     mark("Present the briefing from the first scene"), plain(Key::f5),
     "slideshow slide show beginning"},
    {Action::hand_outs, G::scenes, "hand-outs", mark("Make hand-outs of the briefing\u2026"),
     ctrl('P'),
     "export pptx powerpoint slides pdf video film mp4 webm gif html web page png print"},
    {Action::toggle_scenes, G::scenes, "scenes", mark("The scenes of the briefing"), plain('S'),
     "slides list"},
    {Action::add_title,
     G::scenes,
     "add-title",
     mark("Add a title to the briefing"),
     {},
     "scene slide heading",
     [] { return Command(AddScene{curation::SceneKind::title}); }},
    {Action::add_section,
     G::scenes,
     "add-section",
     mark("Add the heading of a section to the briefing"),
     {},
     "scene slide",
     [] { return Command(AddScene{curation::SceneKind::section}); }},
    {Action::add_black,
     G::scenes,
     "add-black",
     mark("Add a black screen to the briefing"),
     {},
     "scene slide blank",
     [] { return Command(AddScene{curation::SceneKind::black}); }},
    {Action::draft_scenes,
     G::scenes,
     "draft-scenes",
     mark("Start a briefing from the events that are shown"),
     {},
     "scene slide draft story turning points"},
    {Action::check_scenes,
     G::scenes,
     "check-scenes",
     mark("Check the scenes: what they might tell wrongly"),
     {},
     "honest map mistakes review sources"},
    {Action::save_view,
     G::scenes,
     "save-view",
     mark("Save this view by a name\u2026"),
     {},
     "bookmark keep"},
    {Action::palette, G::window, "palette", mark("Do or find anything"), ctrl('K'), "", nullptr,
     nullptr, kTyping | kHidden},
    {Action::show_story,
     G::window,
     "show-story",
     mark("Show the story\u2019s text"),
     {},
     "read tab"},
    {Action::follow_playhead,
     G::window,
     "follow",
     mark("Let the story follow the playhead"),
     {},
     "scroll text time read"},
    {Action::previous_story, G::stories, "previous-story", mark("The story before"),
     ctrl(Key::page_up), "tab text"},
    {Action::next_story, G::stories, "next-story", mark("The next story"), ctrl(Key::page_down),
     "tab text"},
    {Action::show_events, G::window, "show-events", mark("List the events"), {}, "table tab show"},
    {Action::show_numbers,
     G::window,
     "show-numbers",
     mark("Show the events in numbers"),
     {},
     "charts count statistics bars tab"},
    {Action::toggle_contradictions, G::window, "contradictions",
     mark("What stories contradict each other about"), plain('X'), "conflicts dispute"},
    {Action::toggle_corrections, G::window, "corrections", mark("What was put right"), plain('R'),
     "edits changes"},
    {Action::toggle_history, G::window, "history", mark("What was done, to go back and forward in"),
     plain('Y'), "steps undo log"},
    {Action::fold_story,
     G::window,
     "fold-story",
     mark("Fold the story\u2019s panel away or open it"),
     {},
     "hide sidebar left"},
    {Action::fold_timeline,
     G::window,
     "fold-timeline",
     mark("Fold the timeline away or open it"),
     {},
     "hide bottom"},
    {Action::toggle_theme, G::window, "theme", mark("Light or dark"), plain('T'),
     "theme colours night day mode"},
    {Action::display, G::window, "display", mark("Display: colours, sizes, motion\u2026"),
     ctrl(','),
     "settings preferences options theme print high contrast scale zoom text font still"},
    {Action::larger, G::window, "larger", mark("Make everything larger"), ctrl('+'),
     "scale zoom size", nullptr, kSize, kHeld},
    {Action::smaller, G::window, "smaller", mark("Make everything smaller"), ctrl('-'),
     "scale zoom size", nullptr, kSize, kHeld},
    {Action::usual_size, G::window, "usual-size", mark("Make everything as large as usual"),
     ctrl('0'), "scale zoom size reset", nullptr, kSize},
    {Action::full_screen, G::window, "full-screen", mark("Full screen"), plain(Key::f11),
     "maximise window", nullptr, nullptr, kTyping},
    {Action::help, G::window, "help", mark("The list of keys"), plain('?'),
     "help shortcuts keyboard"},
    {Action::show_guide,
     G::window,
     "guide",
     mark("Show the guide"),
     {},
     "help tour introduction first steps begin"},
    {Action::escape, G::window, "escape", mark("Close, unselect"), plain(Key::escape), "", nullptr,
     nullptr, kHeld | kHidden},
    // Esc while text is typed, of which action_of() knows.
    {Action::clear_text_focus,
     G::window,
     "leave-field",
     mark("Leave the field"),
     {},
     "",
     nullptr,
     nullptr,
     kHidden},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < kActions.size(); ++i) {
    if (static_cast<std::size_t>(kActions[i].id) != i) return false;
  }
  return true;
}
static_assert(in_order(), "info() goes by the number");
static_assert(kActions.size() == static_cast<std::size_t>(Action::clear_text_focus) + 1);

}  // namespace

const char* name(ActionGroup group) {
  switch (group) {
    case G::time:
      return mark("Time");
    case G::map:
      return mark("Map");
    case G::events:
      return mark("Events");
    case G::stories:
      return mark("Stories and the project");
    case G::scenes:
      return mark("Scenes and views");
    case G::window:
      return mark("Window");
  }
  return "";
}

std::span<const ActionInfo> actions() { return kActions; }

const ActionInfo& info(Action action) { return kActions[static_cast<std::size_t>(action)]; }

std::optional<Action> action_from(std::string_view word) {
  const auto found = std::ranges::find_if(kActions, [&](const auto& a) { return word == a.word; });
  return found == kActions.end() ? std::nullopt : std::optional(found->id);
}

std::string keys_of(Action action) { return words_of(info(action).key); }

std::string with_key(std::string_view words, Action action) {
  const std::string keys = keys_of(action);
  return keys.empty() ? std::string(words) : fmt::format("{} ({})", words, keys);
}

std::string tip_of(Action action) { return with_key(tr(info(action).name), action); }

}  // namespace dateline::gui
