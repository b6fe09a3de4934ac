#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "curation/briefing.hpp"
#include "curation/layers.hpp"
#include "project/clock.hpp"
#include "project/command.hpp"
#include "project/kept_view.hpp"
#include "project/stories.hpp"
#include "store/shown.hpp"

namespace dateline::project {

/// A place that was gone to, which no event need be at.
struct Pin {
  geo::LngLat at;
  std::string label;
};

/// How many events there are, and how many of them are shown; what several stories tell counts
/// once.
struct Counts {
  std::size_t all = 0;
  std::size_t shown = 0;     ///< pass the filter
  std::size_t undated = 0;   ///< of those shown
  std::size_t unplaced = 0;  ///< of those shown
};

/// Everything that is open and how it is looked at: the one state that all panels draw and that
/// apply() alone changes. Belongs to the main thread. Holds no window, no file and no thread: what
/// is to be read comes out of take_requests(), and goes back in as StoryRead or ShowError.
class Project {
 public:
  explicit Project(Settings settings = {});
  Project(Project&&) = default;
  Project& operator=(Project&&) = default;

  /// Another project with the same stories and records, which are not copied, that looks at the
  /// same: for what shows its scenes beside the window, and must not disturb what the window shows.
  /// What is changed in either one is not in the other, and nothing of the twin is ever saved. It
  /// has no more readings at hand than this one.
  [[nodiscard]] std::unique_ptr<Project> twin() const;

  /// Carries out one command. One that cannot be carried out (an unknown id) changes nothing.
  void apply(const Command& command);
  /// Lets time pass: playing, the camera's flight. True when anything has moved.
  bool tick(double seconds);
  /// Whether tick() has anything to do.
  [[nodiscard]] bool moving() const { return clock_.direction() != 0 || flight_.has_value(); }
  /// Counts up with every change of what is to be seen.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  /// Counts up with every change of which events are shown, selected or hovered; not with the time
  /// and the part of the map that are looked at.
  [[nodiscard]] std::uint64_t shown_revision() const { return shown_revision_; }

  /// Another project takes the place of this one: its records are in `archive`, and `read` are what
  /// was read off its stories, as far as it is at hand.
  void open(std::unique_ptr<Archive> archive,
            std::map<curation::RecordNumber, DocumentPtr> read = {});

  [[nodiscard]] const store::Snapshot& snapshot() const { return *stories_.present(); }
  [[nodiscard]] std::shared_ptr<const store::Snapshot> share() const { return stories_.present(); }
  /// All that the user owns, with the steps that made it.
  [[nodiscard]] const curation::Ledger& ledger() const { return stories_.ledger(); }
  /// Stories were put to the archive by who has it.
  void stories_added(std::map<curation::RecordNumber, DocumentPtr> read);
  [[nodiscard]] bool has_reading_of(curation::RecordNumber story) const;
  /// Asks for a story to be read once more: what was read off it is gone.
  void read_again(text::Story story, std::optional<time::Days> date);
  /// Stories were read again by who has the archive; what is looked at stays.
  void stories_read_again(std::map<curation::RecordNumber, DocumentPtr> read);
  [[nodiscard]] const FileState& file() const { return file_; }
  [[nodiscard]] const StoryStates& story_states() const { return story_states_; }
  /// What reading stories again has changed last; nullptr where none were since the project was
  /// opened.
  [[nodiscard]] const std::shared_ptr<const ReadingReport>& reading_report() const {
    return reading_report_;
  }
  /// Readings that a story had before, the last one first.
  [[nodiscard]] std::vector<EarlierReading> earlier_readings(curation::RecordNumber story) const {
    return stories_.earlier_readings(story);
  }
  /// A story as it was read then, with what users put right; nullptr where that is gone.
  [[nodiscard]] DocumentPtr earlier(const curation::StoryEntry& entry) const {
    return stories_.earlier(entry);
  }
  /// The record of a document of the snapshot; nullopt for the notes.
  [[nodiscard]] std::optional<curation::RecordNumber> record_of(std::uint32_t document) const {
    return stories_.record_of(document);
  }
  /// What has become of each correction.
  [[nodiscard]] const std::vector<curation::Fate>& fates() const {
    return stories_.revised().fates;
  }
  /// What the project says of a document of the snapshot; nullptr for the notes.
  [[nodiscard]] const curation::StoryEntry* entry_of(std::uint32_t document) const {
    return stories_.entry_of(document);
  }
  /// A document as its story was read, before anything was said of its source; nullptr where that
  /// is not at hand.
  [[nodiscard]] DocumentPtr stated(std::uint32_t document) const {
    return stories_.stated(document);
  }
  /// The corrections that speak of an event, by this telling or another, with their records.
  [[nodiscard]] std::vector<curation::RecordNumber> corrections_of(store::Row row) const;
  /// The records that say the same of each telling of an event, made in one step with this one, and
  /// this one: they are taken back together.
  [[nodiscard]] std::vector<curation::RecordNumber> said_with(curation::RecordNumber record) const;
  /// An event as its story was read, before anything was put right; nullptr for one that was not
  /// read so. Valid until the next apply().
  [[nodiscard]] const event::Event* as_read(store::Row row) const;
  [[nodiscard]] std::uint32_t document() const { return document_; }  ///< the one being read
  [[nodiscard]] const event::Document* current() const;  ///< nullptr where nothing is open

  /// One telling of each selected event: the one that was chosen, be it shown or not.
  [[nodiscard]] const std::vector<std::string>& selected() const { return selected_; }
  /// Whether the event that a row tells is selected, by this telling or another.
  [[nodiscard]] bool selects(store::Row row) const;
  /// The telling selected last; nullopt where none is.
  [[nodiscard]] std::optional<store::Row> primary() const;
  [[nodiscard]] const std::string& hovered() const { return hovered_; }
  /// Those that are lit as if they were under the mouse.
  [[nodiscard]] const std::vector<std::string>& lit() const { return lit_; }
  /// Whether the event that a row tells is under the mouse or lit, by this telling or another.
  [[nodiscard]] bool hovers(store::Row row) const;
  /// The sentence to bring into view: that of the event selected last, or the one clicked.
  [[nodiscard]] std::optional<SentenceRef> focus() const { return focus_; }
  /// Another, higher number whenever the focus was set, also to the same sentence again; an earlier
  /// one where it was returned to.
  [[nodiscard]] std::uint64_t focus_revision() const { return focus_revision_; }

  [[nodiscard]] const store::Filter& filter() const { return filter_; }
  /// One row for each event that is shown.
  [[nodiscard]] const std::vector<store::Row>& shown() const { return shown_.rows(); }
  /// The row shown that stands for the event which a row tells; nullopt where the filter hides it.
  [[nodiscard]] std::optional<store::Row> lead(store::Row row) const { return shown_.lead(row); }
  [[nodiscard]] const Counts& counts() const { return counts_; }

  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] time::Minute playhead() const { return clock_.playhead(); }
  /// A moment of the present story on the clock that the user has chosen beside its own ("14:00
  /// UTC"); "" where there is none, where the story's zone is unknown, or where they are the same.
  [[nodiscard]] std::string elsewhere(time::Minute at) const;
  [[nodiscard]] const TimeRange& window() const { return window_; }
  [[nodiscard]] std::optional<TimeRange> range() const;
  /// What the overview shows: all dated events; nullopt where there is none.
  [[nodiscard]] const std::optional<TimeRange>& extent() const { return extent_; }
  [[nodiscard]] bool cumulative() const { return cumulative_; }
  /// How long what has happened is news among these events.
  [[nodiscard]] Recent recent() const { return recent_in(home_); }
  /// Between which the playhead plays.
  [[nodiscard]] TimeRange ends() const;

  [[nodiscard]] const Camera& camera() const { return camera_; }
  [[nodiscard]] const MapSize& map_size() const { return map_size_; }
  /// The place gone to last, until it is unselected.
  [[nodiscard]] const std::optional<Pin>& pin() const { return pin_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

  /// The user's own layers, that on top first. Valid until the next apply().
  [[nodiscard]] const std::vector<curation::NumberedLayer>& layers() const;
  /// Whether it is to be on the map: by the scene that is shown, else as it is set.
  [[nodiscard]] bool shows_layer(const curation::NumberedLayer& layer) const;
  /// All scenes, the first first. Valid until the next apply().
  [[nodiscard]] const std::vector<curation::NumberedScene>& briefing() const;
  /// The scene shown or captured last; 0 where there is none or it was taken out.
  [[nodiscard]] curation::RecordNumber scene() const;
  /// What a scene that is captured now looks at.
  [[nodiscard]] curation::SceneLook present_scene_look() const;
  /// How it is looked at now, to return to (ReturnToView).
  [[nodiscard]] KeptView kept_view() const;
  /// The sentence that tells the event selected last, with its source; nullopt where none is.
  [[nodiscard]] std::optional<curation::Quote> quote_of_selected() const;
  /// What the last thing that the user did came to, in few words ("Scene 3 captured"); "" where
  /// that is plain to see. The next thing clears it, and hush(), once it has been read.
  [[nodiscard]] const std::string& said() const { return said_; }
  void hush();

  /// The id of a story that states no date and has not been asked about yet; "" for none.
  [[nodiscard]] const std::string& asks_date_of() const { return asks_date_of_; }
  [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
  /// What users should know and nothing is wrong with, until they have seen it; "" for nothing.
  [[nodiscard]] const std::string& notice() const { return notice_; }
  [[nodiscard]] std::string undo_name() const { return ledger().undo_name(); }
  [[nodiscard]] std::string redo_name() const { return ledger().redo_name(); }

  [[nodiscard]] std::vector<ReadRequest> take_requests();
  /// The present snapshot where its conclusions have yet to be drawn, once; else nullptr. Again
  /// once another one has been the present one when this was called. Call concluded() of it away
  /// from the main thread, and give it back as Concluded (Concluder does).
  [[nodiscard]] std::shared_ptr<const store::Snapshot> take_unconcluded();

 private:
  Project(const Project&) = default;
  struct Flight {
    Camera from;
    Camera to;
    double seconds = 0;
    /// What a scene looks at, in the map that it was captured from: the selection that comes with
    /// it may open or close a panel, and the map of that size is to show the same ground.
    std::optional<std::pair<Camera, MapSize>> ground = std::nullopt;
  };

  void apply_selection(std::vector<std::string> ids, bool add, bool stay = false);
  void settle_selection();
  void light(std::vector<std::string> ids);
  [[nodiscard]] std::optional<std::uint32_t> occurrence_of(const std::string& id) const;
  /// Where a step to the event goes; nullopt where it is undated.
  [[nodiscard]] std::optional<time::Minute> time_of(store::Row row) const;
  void focus_on(store::Row row);
  void focus_on(const SentenceRef& sentence);
  void bring_into_view(store::Row telling);
  void step_event(int by);
  void step_day(int by);
  void go_to(const time::Bounds& bounds);
  void go_to(const GoToPlace& place);
  void set_playhead(time::Minute at);
  void set_filter(store::Filter filter);
  /// What the camera's `conic` is to be; a flight leads to it.
  [[nodiscard]] double conic() const { return settings_.projection == Projection::conic ? 1 : 0; }
  void show_only_selected(bool on);
  /// The filter goes with the map where it is to.
  void filter_by_view();
  void set_camera(const Camera& camera);
  void fly_to(Camera camera);
  /// The camera, with a change of projection that is under way carried out at once: the hand is to
  /// hold a map that stands still.
  [[nodiscard]] Camera camera_at_hand() const;
  void set_projection(Projection projection);
  void fit(const std::vector<store::Row>& rows, double most_zoom = 8);
  void add_document(const StoryRead& read);
  void take_reread(const StoriesReread& command);
  void close_document(std::uint32_t document);
  void add_statement(const timeline::UserStatement& statement);
  void remove_statement(const timeline::UserStatement& statement);
  void restate(const std::shared_ptr<const store::Snapshot>& snapshot);
  [[nodiscard]] std::optional<curation::EventAnchor> anchor_of(const std::string& event) const;
  void correct(const CorrectEvent& command);
  void join(const JoinEvents& command);
  void correct(const CorrectMention& command);
  void add_event(const AddEvent& command);
  void put(std::string name, std::vector<curation::Correction> corrections);
  void add_place(const AddPlace& command);
  void change_place(const ChangePlace& command);
  void take_back(curation::RecordNumber record);
  void put_layers(const PutLayers& command);
  void change_layer(const ChangeLayer& command);
  void show_layer(const ShowLayer& command);
  void move_layer(const MoveLayer& command);
  void fit_ground(const geo::WorldBox& box);
  void set_source(const SetSource& command);
  [[nodiscard]] curation::Look present_look() const;
  /// All but where the map goes.
  void show_look(const curation::Look& look);
  void return_to(const KeptView& view);
  void fly_to_ground(Camera camera, const MapSize& size);
  void save_view(const std::string& name);
  void show_view(curation::RecordNumber number);
  void capture_scene();
  void add_scene(const AddScene& command);
  /// Returns its place, counted from 1, which also ends the step's name.
  std::size_t add_scene(const char* name, curation::Scene scene);
  void add_scenes(const AddScenes& command);
  void mend_scenes(const MendScenes& command);
  void change_scene(const ChangeScene& command);
  void retake_scene(curation::RecordNumber number);
  void put_scene(const char* name, curation::RecordNumber number, const curation::Scene& was,
                 curation::Scene now);
  void move_scene(const MoveScene& command);
  void leave_scene(curation::RecordNumber number);
  void show_scene(curation::RecordNumber number);
  void select_again(const std::vector<curation::EventAnchor>& anchors);
  void step_scene(int by);
  void go_in_history(int back);
  void edit(std::string name, std::vector<curation::Change> changes);
  void edited(const std::shared_ptr<const store::Snapshot>& before);
  void request_date(const SetStoryDate& command);
  void conclude(const std::shared_ptr<const store::Snapshot>& snapshot);
  void snapshot_changed();
  void measure_time();
  void filter_changed();
  void look_at_everything();
  void look_at_places();
  void remember(const std::filesystem::path& path);
  [[nodiscard]] std::vector<store::Row> rows_of(const std::vector<std::string>& ids) const;
  [[nodiscard]] std::vector<store::Row> rows_selected() const { return rows_of(selected_); }

  Stories stories_;
  FileState file_;
  StoryStates story_states_;
  std::shared_ptr<const ReadingReport> reading_report_;
  std::uint32_t document_ = 0;
  std::vector<std::string> selected_;
  std::unordered_set<std::uint32_t> selected_events_;  ///< EventTable::occurrence of selected_
  std::string hovered_;
  std::optional<std::uint32_t> hovered_event_;
  std::vector<std::string> lit_;
  std::unordered_set<std::uint32_t> lit_events_;  ///< EventTable::occurrence of lit_
  std::optional<SentenceRef> focus_;
  std::uint64_t focus_revision_ = 0;
  std::uint64_t focus_sets_ = 0;  ///< so often it was set
  store::Filter filter_;
  store::Shown shown_;
  Counts counts_;
  Clock clock_;
  TimeRange window_{time::Minute(0), time::Minute(7 * kDay)};
  TimeRange home_ = window_;
  std::optional<TimeRange> extent_;
  bool cumulative_ = true;
  Camera camera_;
  MapSize map_size_;
  std::optional<Flight> flight_;
  std::optional<Pin> pin_;
  bool looked_ = false;  ///< the camera has been set by hand or to a story
  Settings settings_;
  curation::RecordNumber scene_ = 0;
  /// Of the layers, those that the scene shows; until one is shown or hidden by undoing. nullopt:
  /// those that are set so.
  std::optional<std::vector<curation::RecordNumber>> scene_layers_;
  mutable std::vector<curation::NumberedScene> briefing_;  ///< of that revision of the ledger
  mutable std::vector<curation::NumberedLayer> layers_;    ///< of that revision of the ledger
  mutable std::optional<std::uint64_t> layers_of_;
  mutable std::optional<std::uint64_t> briefing_of_;
  std::string said_;
  std::string asks_date_of_;
  std::optional<base::Error> error_;
  std::string notice_;
  std::vector<ReadRequest> requests_;
  std::uint64_t asked_to_conclude_ = 0;  ///< revision of a snapshot
  std::uint64_t revision_ = 1;
  std::uint64_t shown_revision_ = 1;
};

}  // namespace dateline::project
