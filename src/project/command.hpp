#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "curation/records.hpp"
#include "event/document.hpp"
#include "gazetteer/row.hpp"
#include "project/camera.hpp"
#include "project/database_commands.hpp"
#include "project/export_commands.hpp"
#include "project/hand_outs.hpp"
#include "project/scene_commands.hpp"
#include "project/sentence_ref.hpp"
#include "project/settings.hpp"
#include "project/time_range.hpp"
#include "project/versions.hpp"
#include "store/filter.hpp"
#include "tabular/mapping.hpp"
#include "timeline/user_statement.hpp"

namespace dateline::project {

/// Where a project is kept.
struct FileState {
  std::filesystem::path path;  ///< "" while it has no name of its own
  bool unsaved = false;        ///< there is work that is in no file that has a name
  std::string held = {};       ///< in words: why it cannot be written to; "" where it can
  /// Projects without a name that earlier runs of the program left behind, the last one first.
  std::vector<std::filesystem::path> left_behind = {};
  bool databases = false;  ///< some of its events were read from a database
  bool follows = false;    ///< what the map shows is read from there as it moves
  friend bool operator==(const FileState&, const FileState&) = default;
};

// What a user can do to an open project, as plain data. Panels and keys make commands;
// Project::apply() is the only place that carries them out.

// Selection. Moves the playhead and the camera where they do not show what was selected.
struct SelectEvents {
  std::vector<std::string> ids;  ///< of events
  bool add = false;              ///< to what is selected; what is selected already is taken out
  std::optional<SentenceRef> sentence =
      std::nullopt;   ///< to bring into view; else that of the event itself
  bool stay = false;  ///< time and map stay where they are, whether they show it or not
};
struct SelectSentence {  ///< selects the events that it tells; lights it even where it tells none
  std::uint32_t document = 0;
  std::uint32_t sentence = 0;
  bool add = false;
};
struct ShowSentence {  ///< shows its story there; what is selected and where all is stay
  SentenceRef at;
};
struct ClearSelection {};
struct HoverEvent {
  std::string id;  ///< "" for none
};
struct LightEvents {  ///< of a bar under the mouse; empty for none
  std::vector<std::string> ids;
};
struct ShowDocument {
  std::uint32_t document = 0;
};

// Time.
struct SetPlayhead {
  time::Minute at;
};
struct GoTo {  ///< what was typed into the go-to box: a moment or a stretch
  time::Bounds bounds;
};
struct StepEvent {
  int by = 1;
};
struct StepDay {
  int by = 1;
};
struct StepPage {  ///< the window by its own width
  int by = 1;
};
struct GoFirst {};
struct GoLast {};
struct Play {
  int direction = 1;  ///< -1, 0 or 1
};
struct PlayPause {};
struct ChangeSpeed {
  int by = 1;
};
struct SetCumulative {
  bool on = true;
};
struct SetTimeWindow {
  TimeRange window;
};
struct ZoomTime {
  time::Minute around;
  double steps = 1;
};
struct PanTime {
  std::int64_t minutes = 0;
};
struct SetRange {  ///< shows only what may lie in it; nullopt: everything
  std::optional<TimeRange> range;
};

// Filter.
struct SetFilter {
  store::Filter filter;
};
struct ResetFilter {};
struct ShowOnlyInView {  ///< what the map shows, as it moves
  bool on = true;
};
struct ShowOnlySelected {  ///< what is selected now, until it is switched off
  bool on = true;
};

// Map.
struct SetMapSize {
  MapSize size;
};
struct PanCamera {
  HandMove move;
};
struct ZoomCamera {
  double dx = 0;  ///< logical pixels from the panel's middle
  double dy = 0;
  double steps = 1;
};
struct FitAll {};
struct FitSelection {};
struct FitEvents {  ///< flies to where these are
  std::vector<std::string> ids;
};
struct GoToPlace {  ///< flies there and pins it, until something else is chosen
  geo::LngLat at;
  double radius_km = 0;  ///< what is to be seen of it
  std::string label;
};

// Looks.
struct RememberUsed {  ///< what was done from the palette
  std::string action;
};
struct SetTheme {
  ThemeName theme = ThemeName::light;
};
/// Whether the story scrolls with the playhead.
struct FollowPlayhead {
  bool on = true;
};
struct SetDisplay {
  Display display;
};
struct SetPresenting {
  Presenting presenting;
};
/// Of what the window says.
struct SetInterfaceLanguage {
  std::string code;  ///< "" for English
};
struct EndGuide {};  ///< it is not shown of itself again
struct SetLanguage {
  Language language = Language::english;
};
struct SetNotation {
  geo::Notation notation = geo::Notation::decimal;
};
struct SetArrows {
  Arrows arrows = Arrows::selected;
};
struct SetLanes {
  LanesBy by = LanesBy::type;
};
struct UnfoldLegend {
  bool on = true;
};
struct ShowHeat {
  bool on = true;
};
struct ShowHolders {
  bool on = true;
};
struct SetProjection {  ///< the map goes over to it in half a second, at once on input
  Projection projection = Projection::mercator;
};
struct ShowGraticule {
  bool on = true;
};
/// A small map of the wider region in a corner of the map.
struct ShowInset {
  bool on = false;
};
struct SetLayout {
  Layout layout;
};

// Stories. Those that read one only leave a request; the result comes back as StoryRead.
struct OpenStories {
  std::vector<std::filesystem::path> paths;
};
/// Asks what the columns of a table mean, once its beginning has been looked at.
struct OpenTable {
  std::filesystem::path path;
};
/// Adds the events of a table by what its columns mean.
struct ImportTable {
  std::filesystem::path path;
  tabular::Mapping mapping;
};
struct PasteStory {
  std::string text;
};
struct SetStoryDate {
  std::string story;  ///< its id
  time::Days date;
};
struct LeaveUndated {};  ///< answers the question for a story's date with "no"
struct CloseStory {
  std::uint32_t document = 0;
};
struct StoryRead {
  std::shared_ptr<const event::Document> document;
  std::string data = {};  ///< versions by which it was read
  std::string model = {};
  bool dated_anew = false;     ///< the same story by another date
  std::string publisher = {};  ///< what the file says beside its text, "" for nothing
  std::string author = {};
  std::string url = {};
};

/// Stories read again, since places of the user's own have changed that they name. Belongs to the
/// step that was done last: it is undone with it.
struct StoriesReread {
  struct Story {
    curation::RecordNumber number = 0;
    curation::ReadingRef before;  ///< one that has been read otherwise meanwhile stays as it is
    std::shared_ptr<const event::Document> document;
    std::string data = {};  ///< versions by which it was read
    std::string model = {};
  };
  std::vector<Story> stories;
};

// What the user puts right; each is a step that can be undone. Takes the place of what was said of
// the same before.
struct CorrectEvent {
  std::string event;  ///< its id
  curation::EventChange change;
  std::string note;
};
/// Two events are one, or are not: the second by its id, in the change's place.
struct JoinEvents {
  std::string event;
  std::string other;
  bool same = true;
  std::string note;
};
struct CorrectMention {
  std::uint32_t document = 0;
  std::size_t mention = 0;  ///< into Document::places
  curation::Reach reach = curation::Reach::mention;
  std::optional<curation::PlaceChoice> place;  ///< nullopt: it names no place
  std::string note;
};
struct AddEvent {  ///< anchor and story are made of `document` and `event.span`, where that is not
                   ///< empty
  std::optional<std::uint32_t> document;
  curation::AddedEvent event;
  std::string note;
};
/// Takes a correction, an own place, a view, a scene or a layer back.
struct TakeBack {
  curation::RecordNumber record = 0;
};
/// What the user says of a story's source; what is empty is as the story says.
struct SetSource {
  std::uint32_t document = 0;
  std::string publisher;
  std::string author;
  std::string url;
  curation::Grades grades;
  std::string list;
};
/// A place that the user knows. All stories of the project that name it are read again.
struct AddPlace {
  curation::OwnPlace place;  ///< its author is the user
};
/// Files of geodata to lie over the map. The program that has the window looks into them, asks
/// which of their layers are meant, and puts those.
struct AddLayers {
  std::vector<std::filesystem::path> files;
  bool all = false;  ///< layers of each file, without a question, but those that are there
};
struct PutLayers {  ///< over those that are there, the first on top; each has a colour of its own
  std::vector<curation::Layer> layers;
  bool once = false;  ///< not those that are there
};
struct ChangeLayer {  ///< all but its place among the others, and whether it is shown
  curation::RecordNumber record = 0;
  curation::Layer layer;
};
struct ShowLayer {  ///< or hides it
  curation::RecordNumber record = 0;
  bool visible = true;
};
struct MoveLayer {
  curation::RecordNumber record = 0;
  curation::RecordNumber before = 0;  ///< the one that it is to lie over; 0: it goes to the bottom
};
struct ReadLayersAgain {};  ///< those whose files could not be read, or have changed
struct FitGround {          ///< flies to where all of it is seen
  geo::WorldBox box;
};
struct ChangePlace {
  curation::RecordNumber record = 0;
  curation::OwnPlace place;
};
struct SaveView {  ///< what is looked at now, by a name; one of that name is written over
  std::string name;
};
struct ShowView {
  curation::RecordNumber view = 0;
};
struct GoInHistory {  ///< back so many steps, forward where negative
  int back = 0;
};

// What the user knows besides.
struct AddStatement {  ///< takes the place of what was said of the same time or the same two events
  timeline::UserStatement statement;
};
struct RemoveStatement {
  timeline::UserStatement statement;
};
// The project's file. The program that has the window carries these out.
struct NewProject {};
struct OpenProject {
  std::filesystem::path path;
};
struct SaveProject {
  std::filesystem::path as = {};  ///< "" under its own name
  bool overwrite = false;         ///< what another program wrote
};
/// Gives up what was not saved.
struct DiscardWork {};
struct Quit {};
struct SetFileState {
  FileState state;
};

/// Reads stories of the project once more, as one step; a report tells what has changed. The
/// program that has the files carries these out, too.
struct ReadAgain {
  std::vector<curation::RecordNumber> stories;  ///< in order
};
struct LookAtFiles {};  ///< finds out anew what StoryStates tells
struct SetStoryStates {
  StoryStates states;
};
struct SetReadingReport {
  std::shared_ptr<const ReadingReport> report;
};

struct SetUser {  ///< whose corrections these are from now on
  std::string name;
};
struct Concluded {  ///< what follows from the present stories has been worked out
  std::shared_ptr<const store::Snapshot> snapshot;
};
struct ShowError {
  base::Error error;
};
struct ShowNotice {  ///< what users should know and nothing is wrong with; whole sentences
  std::string words;
};
struct Say {  ///< what something came to, in few words; see Project::said()
  std::string words;
};
/// The map as it is on screen. The program that has the window carries these out.
struct CopyMap {};
struct SaveMap {
  std::filesystem::path path;
};
struct DismissError {};  ///< the error that is shown, else the notice
struct Undo {};
struct Redo {};

/// All kinds of commands there are.
template <class... Kinds>
struct CommandKinds {
  template <class Kind>
  static constexpr bool has = (std::is_same_v<Kind, Kinds> || ...);
};
using AllCommandKinds = CommandKinds<
    SelectEvents, SelectSentence, ShowSentence, ClearSelection, HoverEvent, LightEvents,
    ShowDocument, SetPlayhead, GoTo, StepEvent, StepDay, StepPage, GoFirst, GoLast, Play, PlayPause,
    ChangeSpeed, SetCumulative, SetTimeWindow, ZoomTime, PanTime, SetRange, SetFilter, ResetFilter,
    ShowOnlyInView, ShowOnlySelected, SetMapSize, PanCamera, ZoomCamera, FitAll, FitSelection,
    FitEvents, GoToPlace, RememberUsed, SetTheme, SetDisplay, SetPresenting, SetInterfaceLanguage,
    EndGuide, FollowPlayhead, SetLanguage, SetNotation, SetArrows, ShowHeat, UnfoldLegend, SetLanes,
    SetProjection, ShowGraticule, ShowInset, ShowHolders, SetLayout, OpenStories, OpenTable,
    ImportTable, OpenDatabase, RefreshDatabases, FollowDatabases, PasteStory, SetStoryDate,
    LeaveUndated, CloseStory, StoryRead, StoriesReread, CorrectEvent, JoinEvents, CorrectMention,
    AddEvent, TakeBack, SetSource, AddPlace, ChangePlace, AddLayers, PutLayers, ChangeLayer,
    ShowLayer, MoveLayer, ReadLayersAgain, FitGround, SaveView, ShowView, CaptureScene, AddScene,
    ChangeScene, RetakeScene, AddScenes, MendScenes, MoveScene, ShowScene, StepScene, ReturnToView,
    Present, GoInHistory, AddStatement, RemoveStatement, NewProject, OpenProject, SaveProject,
    DiscardWork, Quit, SetFileState, ReadAgain, LookAtFiles, SetStoryStates, SetReadingReport,
    SetUser, Concluded, ShowError, ShowNotice, Say, CopyMap, SaveMap, ExportEvents,
    ExportToDatabase, MakeHandOuts, LookForFilmMaker, StopHandOuts, DismissError, Undo, Redo>;

/// One of them. Cheap to copy: what it says is shared and never changes. A type of its own rather
/// than a std::variant, whose tables of so many alternatives would be made, with names as long as
/// all of them, in each file that has a command to give.
class Command {
 public:
  template <class Kind>
  requires(AllCommandKinds::has<Kind>)
      Command(Kind what)  // NOLINT(google-explicit-constructor): it is one
      : kind_(&kKind<Kind>), what_(std::make_shared<const Kind>(std::move(what))) {}

  /// What it says; nullptr where it is of another kind.
  template <class Kind>
  [[nodiscard]] const Kind* as() const {
    static_assert(AllCommandKinds::has<Kind>);
    return kind_ == &kKind<Kind> ? static_cast<const Kind*>(what_.get()) : nullptr;
  }
  template <class Kind>
  [[nodiscard]] bool is() const {
    return as<Kind>() != nullptr;
  }
  /// Calls `visitor` with what it says, as std::visit does.
  template <class Visitor>
  void visit(const Visitor& visitor) const {
    visit(visitor, AllCommandKinds());
  }

 private:
  template <class Kind>
  static constexpr char kKind = 0;  // whose address is the kind's

  template <class Visitor, class... Kinds>
  void visit(const Visitor& visitor, CommandKinds<Kinds...>) const {
    const auto try_kind = [&](const auto* what) {
      if (what != nullptr) visitor(*what);
      return what != nullptr;
    };
    (try_kind(as<Kinds>()) || ...);
  }

  const char* kind_;
  std::shared_ptr<const void> what_;
};

/// A story that is to be read, away from the main thread.
struct ReadRequest {
  std::filesystem::path path;                   ///< "" where the text is at hand
  std::string text;                             ///< pasted
  std::optional<text::Story> again;             ///< read already, to be read by another date
  std::optional<time::Days> date;               ///< nullopt: what the story states
  std::vector<gazetteer::Row> own_places = {};  ///< of the project, to read it with
};

}  // namespace dateline::project
