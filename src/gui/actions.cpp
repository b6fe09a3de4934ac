#include "gui/actions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

constexpr const char* kEvents = "Previous and next event";
constexpr const char* kDays = "Previous and next day";
constexpr const char* kPage = "Page the timeline";
constexpr const char* kEnds = "First and last moment";
constexpr const char* kPlay = "Play backward, stop, play forward";
constexpr const char* kSpeed = "Slower, faster";
constexpr const char* kZoomTime = "Closer, farther on the timeline";
constexpr const char* kRange = "Only from the playhead on, only until it";
constexpr const char* kZoom = "Closer, farther on the map";
constexpr const char* kMoveAcross = "Move the map to the west, to the east";
constexpr const char* kMoveUp = "Move the map to the north, to the south";
constexpr double kPan = 80;  // logical pixels
constexpr const char* kSize = "Everything larger, smaller, as usual";
constexpr const char* kSteps = "Previous and next scene";

constexpr auto kActions = std::to_array<ActionInfo>({
    {Action::play_pause, G::time, "play-pause", "Play or pause", plain(' '), "start animate run",
     [] { return Command(PlayPause{}); }},
    {Action::previous_event, G::time, "previous-event", "Previous event", plain(Key::left),
     "step back", [] { return Command(StepEvent{-1}); }, kEvents, kHeld},
    {Action::next_event, G::time, "next-event", "Next event", plain(Key::right), "step forward",
     [] { return Command(StepEvent{1}); }, kEvents, kHeld},
    {Action::previous_day, G::time, "previous-day", "Previous day", shift(Key::left),
     "step back yesterday", [] { return Command(StepDay{-1}); }, kDays, kHeld},
    {Action::next_day, G::time, "next-day", "Next day", shift(Key::right), "step forward tomorrow",
     [] { return Command(StepDay{1}); }, kDays, kHeld},
    {Action::page_back, G::time, "page-back", "Page the timeline back", ctrl(Key::left), "",
     [] { return Command(StepPage{-1}); }, kPage, kHeld},
    {Action::page_forward, G::time, "page-forward", "Page the timeline forward", ctrl(Key::right),
     "", [] { return Command(StepPage{1}); }, kPage, kHeld},
    {Action::go_first, G::time, "go-first", "Go to the first moment", plain(Key::home),
     "beginning start", [] { return Command(GoFirst{}); }, kEnds},
    {Action::go_last, G::time, "go-last", "Go to the last moment", plain(Key::end), "end latest",
     [] { return Command(GoLast{}); }, kEnds},
    {Action::play_backward, G::time, "play-backward", "Play backward", plain('J'), "reverse rewind",
     [] { return Command(Play{-1}); }, kPlay},
    {Action::stop, G::time, "stop", "Stop playing", plain('K'), "pause",
     [] { return Command(Play{0}); }, kPlay},
    {Action::play_forward, G::time, "play-forward", "Play forward", plain('L'), "",
     [] { return Command(Play{1}); }, kPlay},
    {Action::slower, G::time, "slower", "Play slower", plain(','), "speed",
     [] { return Command(ChangeSpeed{-1}); }, kSpeed, kHeld},
    {Action::faster, G::time, "faster", "Play faster", plain('.'), "speed",
     [] { return Command(ChangeSpeed{1}); }, kSpeed, kHeld},
    {Action::go_to_date, G::time, "go-to-date", "Go to a date\u2026", plain('G'), "time day jump"},
    {Action::keep_past, G::time, "keep-past", "Keep the past or hide it", {}, "cumulative fade"},
    {Action::known_by, G::time, "known-by", "Only what was known by a day\u2026", shift('G'),
     "second clock told published as of"},
    {Action::zoom_time_in, G::time, "zoom-time-in", "Come closer on the timeline", shift(Key::up),
     "zoom hours days", nullptr, kZoomTime, kHeld},
    {Action::zoom_time_out, G::time, "zoom-time-out", "Go farther from the timeline",
     shift(Key::down), "zoom weeks months", nullptr, kZoomTime, kHeld},
    {Action::range_from, G::time, "range-from", "Only what was from the playhead on", plain('['),
     "filter range begin since", nullptr, kRange},
    {Action::range_to, G::time, "range-to", "Only what was until the playhead", plain(']'),
     "filter range end until", nullptr, kRange},
    {Action::next_lanes,
     G::time,
     "lanes",
     "Lanes by type, actor, place, source or story",
     {},
     "rows timeline group"},
    {Action::go_to_place, G::map, "go-to-place", "Go to a place or coordinates\u2026", ctrl('G'),
     "search fly town", nullptr, nullptr, kTyping},
    {Action::fit_selection, G::map, "fit-selection", "Fit the map to the selection", plain('F'),
     "zoom frame", [] { return Command(FitSelection{}); }},
    {Action::fit_all, G::map, "fit-all", "Fit everything", plain('0'), "zoom all home whole",
     [] { return Command(FitAll{}); }},
    {Action::measure, G::map, "measure", "Measure distance and bearing by dragging", plain('Z'),
     "ruler tape kilometres length direction far"},
    {Action::zoom_in, G::map, "zoom-in", "Come closer on the map", plain('+'), "zoom larger",
     [] { return Command(ZoomCamera{0, 0, 0.5}); }, kZoom, kHeld},
    {Action::zoom_out, G::map, "zoom-out", "Go farther from the map", plain('-'), "zoom smaller",
     [] {
       return Command(ZoomCamera{0, 0, -0.5});
     },
     kZoom, kHeld},
    {Action::pan_left, G::map, "pan-left", "Move the map to the west", ctrl_shift(Key::left),
     "pan left scroll", [] { return Command(PanCamera{{kPan, 0}}); }, kMoveAcross, kHeld},
    {Action::pan_right, G::map, "pan-right", "Move the map to the east", ctrl_shift(Key::right),
     "pan right scroll", [] { return Command(PanCamera{{-kPan, 0}}); }, kMoveAcross, kHeld},
    {Action::pan_up, G::map, "pan-up", "Move the map to the north", ctrl_shift(Key::up),
     "pan up scroll", [] { return Command(PanCamera{{0, kPan}}); }, kMoveUp, kHeld},
    {Action::pan_down, G::map, "pan-down", "Move the map to the south", ctrl_shift(Key::down),
     "pan down scroll", [] { return Command(PanCamera{{0, -kPan}}); }, kMoveUp, kHeld},
    {Action::toggle_language, G::map, "language",
     "Names on the map in English, in Arabic, or as the story has them", plain('N'),
     "language labels"},
    {Action::next_arrows, G::map, "arrows", "Arrows of order: one event\u2019s, all, none",
     plain('O'), "links before after"},
    {Action::toggle_holders, G::map, "holders", "Who held which place", plain('H'),
     "holders holds control territory discs"},
    {Action::toggle_heat, G::map, "heat", "How close together events lie: a heat map", plain('D'),
     "heat density hot spots symbols"},
    {Action::toggle_legend,
     G::map,
     "legend",
     "Fold or unfold the legend",
     {},
     "key symbols colours"},
    {Action::toggle_projection, G::map, "projection",
     "True shapes (conic projection), or Web Mercator", plain('Q'), "lambert atlas print"},
    {Action::toggle_graticule, G::map, "graticule", "Lines of latitude and longitude", plain('U'),
     "grid meridians parallels degrees"},
    {Action::toggle_inset,
     G::map,
     "inset",
     "Inset of the wider region",
     {},
     "locator overview small map corner"},
    {Action::next_notation,
     G::map,
     "notation",
     "Read out coordinates in another notation",
     {},
     "mgrs utm degrees minutes seconds"},
    {Action::copy_map, G::map, "copy-map", "Copy the map as a picture", ctrl_shift('C'),
     "screenshot image clipboard png", [] { return Command(CopyMap{}); }},
    {Action::save_map,
     G::map,
     "save-map",
     "Save the map as a picture\u2026",
     {},
     "export image png screenshot file"},
    {Action::toggle_layers, G::map, "layers", "Your own layers over the map", plain('W'),
     "geodata overlay districts list"},
    {Action::add_layer,
     G::map,
     "add-layer",
     "Add a layer\u2026",
     {},
     "geojson shapefile geopackage kml gpx flatgeobuf geodata overlay import"},
    {Action::find, G::events, "find", "Find events", ctrl('F'), "search filter words", nullptr,
     nullptr, kTyping},
    {Action::reset_filter,
     G::events,
     "reset-filter",
     "Reset the filter",
     {},
     "clear show all events",
     [] { return Command(ResetFilter{}); }},
    {Action::toggle_in_view, G::events, "in-view", "Only what is in view on the map", plain('I'),
     "filter box area"},
    {Action::toggle_only_selected,
     G::events,
     "only-selected",
     "Only the selected events",
     {},
     "filter isolate"},
    {Action::show_source, G::events, "show-source", "Show the selected event\u2019s sentence",
     plain(Key::enter), "source text story"},
    {Action::edit_event, G::events, "edit-event", "Edit the selected event: time, type, who, whom",
     plain('E'), "correct change put right"},
    {Action::add_event, G::events, "add-event", "Add an event with a click on the map", plain('M'),
     "new marker"},
    {Action::draw_area, G::events, "draw-area", "Draw the area of the selected event", plain('A'),
     "polygon shape"},
    {Action::open_dialog, G::stories, "open", "Open a story or a project\u2026", ctrl('O'),
     "file load import", nullptr, nullptr, kTyping},
    {Action::paste_dialog, G::stories, "paste", "Paste a story\u2026", ctrl('V'), "clipboard text"},
    {Action::story_date,
     G::stories,
     "story-date",
     "Set the story\u2019s date\u2026",
     {},
     "written day dateline"},
    {Action::close_story, G::stories, "close-story", "Close the story", {}, "remove"},
    {Action::copy_text, G::stories, "copy-text", "Copy what is marked in the story", ctrl('C'), "",
     nullptr, nullptr, kHidden},
    {Action::read_again, G::stories, "read-again", "Read the stories again\u2026", ctrl('R'),
     "reload refresh"},
    {Action::show_reading,
     G::stories,
     "show-reading",
     "Show what reading again changed",
     {},
     "report"},
    {Action::compare_versions, G::stories, "compare-versions", "Compare two versions of a story",
     plain('V'), "difference diff"},
    {Action::save, G::stories, "save", "Save the project", ctrl('S'), "store keep", nullptr,
     nullptr, kTyping},
    {Action::save_as, G::stories, "save-as", "Save the project under another name\u2026",
     ctrl_shift('S'), "copy", nullptr, nullptr, kTyping},
    {Action::new_project, G::stories, "new-project", "New project", ctrl('N'), "begin empty"},
    {Action::undo, G::stories, "undo", "Undo", ctrl('Z'), "back take",
     [] { return Command(Undo{}); }, nullptr, kHeld},
    {Action::redo, G::stories, "redo", "Redo", ctrl_shift('Z'), "again forward",
     [] { return Command(Redo{}); }, nullptr, kHeld, ctrl('Y')},
    {Action::quit, G::stories, "quit", "Quit", ctrl('Q'), "exit close leave"},
    {Action::capture_scene, G::scenes, "capture-scene", "Capture what is looked at as a scene",
     plain('C'), "add slide snapshot", [] { return Command(CaptureScene{}); }},
    {Action::retake_scene,
     G::scenes,
     "retake-scene",
     "Let the scene look at what is looked at now",
     {},
     "update retake slide"},
    {Action::previous_scene, G::scenes, "previous-scene", "Previous scene", plain(Key::page_up),
     "slide back", [] { return Command(StepScene{-1}); }, kSteps, kHeld},
    {Action::next_scene, G::scenes, "next-scene", "Next scene", plain(Key::page_down),
     "slide forward", [] { return Command(StepScene{1}); }, kSteps, kHeld},
    {Action::toggle_scenes, G::scenes, "scenes", "The scenes of the briefing", plain('S'),
     "slides list"},
    {Action::add_title,
     G::scenes,
     "add-title",
     "Add a title to the briefing",
     {},
     "scene slide heading",
     [] { return Command(AddScene{curation::SceneKind::title}); }},
    {Action::add_section,
     G::scenes,
     "add-section",
     "Add the heading of a section to the briefing",
     {},
     "scene slide",
     [] { return Command(AddScene{curation::SceneKind::section}); }},
    {Action::add_black,
     G::scenes,
     "add-black",
     "Add a black screen to the briefing",
     {},
     "scene slide blank",
     [] { return Command(AddScene{curation::SceneKind::black}); }},
    {Action::save_view,
     G::scenes,
     "save-view",
     "Save this view by a name\u2026",
     {},
     "bookmark keep"},
    {Action::palette, G::window, "palette", "Do or find anything", ctrl('K'), "", nullptr, nullptr,
     kTyping | kHidden},
    {Action::show_story, G::window, "show-story", "Show the story\u2019s text", {}, "read tab"},
    {Action::follow_playhead,
     G::window,
     "follow",
     "Let the story follow the playhead",
     {},
     "scroll text time read"},
    {Action::previous_story, G::stories, "previous-story", "The story before", ctrl(Key::page_up),
     "tab text"},
    {Action::next_story, G::stories, "next-story", "The next story", ctrl(Key::page_down),
     "tab text"},
    {Action::show_events, G::window, "show-events", "List the events", {}, "table tab show"},
    {Action::show_numbers,
     G::window,
     "show-numbers",
     "Show the events in numbers",
     {},
     "charts count statistics bars tab"},
    {Action::toggle_contradictions, G::window, "contradictions",
     "What stories contradict each other about", plain('X'), "conflicts dispute"},
    {Action::toggle_corrections, G::window, "corrections", "What was put right", plain('R'),
     "edits changes"},
    {Action::toggle_history, G::window, "history", "What was done, to go back and forward in",
     plain('Y'), "steps undo log"},
    {Action::fold_story,
     G::window,
     "fold-story",
     "Fold the story\u2019s panel away or open it",
     {},
     "hide sidebar left"},
    {Action::fold_timeline,
     G::window,
     "fold-timeline",
     "Fold the timeline away or open it",
     {},
     "hide bottom"},
    {Action::toggle_theme, G::window, "theme", "Light or dark", plain('T'),
     "theme colours night day mode"},
    {Action::display, G::window, "display", "Display: colours, sizes, motion\u2026", ctrl(','),
     "settings preferences options theme print high contrast scale zoom text font still"},
    {Action::larger, G::window, "larger", "Make everything larger", ctrl('+'), "scale zoom size",
     nullptr, kSize, kHeld},
    {Action::smaller, G::window, "smaller", "Make everything smaller", ctrl('-'), "scale zoom size",
     nullptr, kSize, kHeld},
    {Action::usual_size, G::window, "usual-size", "Make everything as large as usual", ctrl('0'),
     "scale zoom size reset", nullptr, kSize},
    {Action::full_screen, G::window, "full-screen", "Full screen", plain(Key::f11),
     "maximise window", nullptr, nullptr, kTyping},
    {Action::help, G::window, "help", "The list of keys", plain('?'), "help shortcuts keyboard"},
    {Action::show_guide,
     G::window,
     "guide",
     "Show the guide",
     {},
     "help tour introduction first steps begin"},
    {Action::escape, G::window, "escape", "Close, unselect", plain(Key::escape), "", nullptr,
     nullptr, kHeld | kHidden},
    // Esc while text is typed, of which action_of() knows.
    {Action::clear_text_focus,
     G::window,
     "leave-field",
     "Leave the field",
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
      return "Time";
    case G::map:
      return "Map";
    case G::events:
      return "Events";
    case G::stories:
      return "Stories and the project";
    case G::scenes:
      return "Scenes and views";
    case G::window:
      return "Window";
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

std::string tip_of(Action action) { return with_key(info(action).name, action); }

}  // namespace dateline::gui
