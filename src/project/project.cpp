#include "project/project.hpp"

#include <algorithm>
#include <utility>

#include "base/overloaded.hpp"
#include "curation/own_places.hpp"
#include "store/filter_parts.hpp"

namespace dateline::project {
namespace {

/// Whether it is nothing that a user did.
bool comes_by_itself(const Command& command) {
  return command.is<HoverEvent>() || command.is<SetMapSize>() || command.is<SetLayout>() ||
         command.is<StoriesReread>() || command.is<SetFileState>() ||
         command.is<SetStoryStates>() || command.is<SetReadingReport>() ||
         command.is<RememberUsed>() || command.is<LightEvents>() || command.is<Concluded>();
}

}  // namespace

Project::Project(Settings settings) : settings_(std::move(settings)) {
  settings_.layout = settings_.layout.clamped();
  // Iraq and what lies around it, until there is a story to look at.
  camera_ = {geo::to_world(43.5, 33.8), 5.3, conic()};
}

std::unique_ptr<Project> Project::twin() const {
  std::unique_ptr<Project> out(new Project(*this));  // NOLINT: its constructor is private
  out->requests_.clear();
  out->asked_to_conclude_ = 0;  // whoever was asked will answer this project
  return out;
}

const event::Document* Project::current() const {
  const auto documents = snapshot().documents();
  return document_ < documents.size() ? documents[document_].get() : nullptr;
}

void Project::apply(const Command& command) {
  ++revision_;
  if (!comes_by_itself(command)) said_.clear();
  command.visit(base::Overloaded{
      [&](const SelectEvents& c) {
        apply_selection(c.ids, c.add, c.stay);
        if (c.sentence) focus_on(*c.sentence);
      },
      [&](const SelectSentence& c) {
        std::vector<std::string> ids;
        for (const store::Row row : snapshot().told_in(c.document, c.sentence)) {
          ids.push_back(snapshot().event(row).id);
        }
        apply_selection(std::move(ids), c.add);
        focus_on(SentenceRef{c.document, c.sentence});
      },
      [&](const ShowSentence& c) { focus_on(c.at); },
      [&](const ClearSelection&) {
        apply_selection({}, false);
        focus_.reset();
        pin_.reset();
      },
      [&](const HoverEvent& c) {
        hovered_ = c.id;
        const auto before = std::exchange(hovered_event_, occurrence_of(hovered_));
        if (before != hovered_event_) ++shown_revision_;
      },
      [&](const LightEvents& c) { light(c.ids); },
      [&](const ShowDocument& c) {
        if (c.document < snapshot().documents().size()) document_ = c.document;
      },
      [&](const SetPlayhead& c) {
        clock_.stop();
        set_playhead(c.at);
      },
      [&](const GoTo& c) { go_to(c.bounds); },
      [&](const StepEvent& c) { step_event(c.by); },
      [&](const StepDay& c) { step_day(c.by); },
      [&](const StepPage& c) { window_ = panned(window_, c.by * window_.length()); },
      [&](const GoFirst&) {
        clock_.stop();
        set_playhead(ends().from);
      },
      [&](const GoLast&) {
        clock_.stop();
        set_playhead(ends().to);
      },
      [&](const Play& c) {
        if (!extent_) return;
        clock_.play(c.direction, ends());
      },
      [&](const PlayPause&) {
        if (!extent_) return;
        clock_.play(clock_.direction() == 0 ? 1 : 0, ends());
      },
      [&](const ChangeSpeed& c) { clock_.set_speed(clock_.speed_index() + c.by); },
      [&](const SetCumulative& c) { cumulative_ = c.on; },
      [&](const SetTimeWindow& c) { window_ = clamped(c.window); },
      [&](const ZoomTime& c) { window_ = zoomed(window_, c.around, c.steps); },
      [&](const PanTime& c) { window_ = panned(window_, c.minutes); },
      [&](const SetRange& c) {
        store::Filter filter = filter_;
        filter.from = c.range ? std::optional(c.range->from) : std::nullopt;
        filter.to = c.range ? std::optional(c.range->to) : std::nullopt;
        if (c.range && c.range->length() < 1) return;
        set_filter(std::move(filter));
      },
      [&](const SetFilter& c) { set_filter(c.filter); },
      [&](const ResetFilter&) { set_filter({}); },
      [&](const ShowOnlyInView& c) {
        store::Filter filter = filter_;
        filter.in_view = c.on;
        set_filter(std::move(filter));
      },
      [&](const ShowOnlySelected& c) { show_only_selected(c.on); },
      [&](const SetMapSize& c) {
        map_size_ = c.size;
        if (!looked_) {
          look_at_places();
        } else if (flight_ && flight_->ground) {
          const auto& [camera, size] = *flight_->ground;
          flight_->to = same_ground(camera, size, map_size_);
        } else {
          camera_ = clamped(camera_, map_size_);
        }
      },
      [&](const PanCamera& c) { set_camera(panned(camera_at_hand(), map_size_, c.move)); },
      [&](const ZoomCamera& c) {
        set_camera(zoomed(camera_at_hand(), map_size_, c.dx, c.dy, c.steps));
      },
      [&](const FitAll&) {
        fit(filter_.in_view
                ? store::Shown(without(filter_, store::FilterPart::view), snapshot()).rows()
                : shown());
        // A second time shows history as well.
        window_ = extent_ && window_ == home_ ? clamped(*extent_) : home_;
      },
      [&](const FitSelection&) { fit(rows_selected()); },
      [&](const FitEvents& c) { fit(rows_of(c.ids), kMaxZoom); },
      [&](const GoToPlace& c) { go_to(c); },
      [&](const RememberUsed& c) {
        auto& used = settings_.used;
        std::erase(used, c.action);
        used.insert(used.begin(), c.action);
        if (used.size() > Settings::kMostUsed) used.resize(Settings::kMostUsed);
      },
      [&](const SetTheme& c) { settings_.theme = c.theme; },
      [&](const FollowPlayhead& c) { settings_.follow = c.on; },
      [&](const SetDisplay& c) { settings_.display = c.display.clamped(); },
      [&](const SetPresenting& c) { settings_.presenting = c.presenting.clamped(); },
      [&](const SetInterfaceLanguage& c) { settings_.interface_language = c.code; },
      [&](const EndGuide&) { settings_.guided = true; },
      [&](const SetLanguage& c) { settings_.language = c.language; },
      [&](const SetNotation& c) { settings_.notation = c.notation; },
      [&](const SetArrows& c) { settings_.arrows = c.arrows; },
      [&](const ShowHolders& c) { settings_.holders = c.on; },
      [&](const SetProjection& c) { set_projection(c.projection); },
      [&](const ShowGraticule& c) { settings_.graticule = c.on; },
      [&](const ShowInset& c) { settings_.inset = c.on; },
      [&](const SetLanes& c) { settings_.lanes = c.by; },
      [&](const UnfoldLegend& c) { settings_.legend = c.on; },
      [&](const ShowHeat& c) { settings_.heat = c.on; },
      [&](const SetLayout& c) { settings_.layout = c.layout.clamped(); },
      [&](const OpenStories& c) {
        for (const auto& path : c.paths) requests_.push_back({path, "", {}, {}});
      },
      [&](const OpenTable&) {},  // of the window's own concern, as the next
      [&](const ImportTable&) {},
      [&](const OpenDatabase&) {},
      [&](const RefreshDatabases&) {},
      [&](const FollowDatabases&) {},
      [&](const PasteStory& c) {
        requests_.push_back({"", c.text, {}, {}});
      },
      [&](const SetStoryDate& c) { request_date(c); },
      [&](const LeaveUndated&) { asks_date_of_.clear(); },
      [&](const CloseStory& c) { close_document(c.document); },
      [&](const StoryRead& c) { add_document(c); },
      [&](const StoriesReread& c) { take_reread(c); },
      [&](const CorrectEvent& c) { correct(c); },
      [&](const JoinEvents& c) { join(c); },
      [&](const CorrectMention& c) { correct(c); },
      [&](const AddEvent& c) { add_event(c); },
      [&](const TakeBack& c) { take_back(c.record); },
      [&](const SetSource& c) { set_source(c); },
      [&](const AddPlace& c) { add_place(c); },
      [&](const ChangePlace& c) { change_place(c); },
      [](const AddLayers&) {},
      [](const ReadLayersAgain&) {},
      [&](const PutLayers& c) { put_layers(c); },
      [&](const ChangeLayer& c) { change_layer(c); },
      [&](const ShowLayer& c) { show_layer(c); },
      [&](const MoveLayer& c) { move_layer(c); },
      [&](const FitGround& c) { fit_ground(c.box); },
      [&](const SaveView& c) { save_view(c.name); },
      [&](const ShowView& c) { show_view(c.view); },
      [&](const CaptureScene&) { capture_scene(); },
      [&](const AddScene& c) { add_scene(c); },
      [&](const ChangeScene& c) { change_scene(c); },
      [&](const RetakeScene& c) { retake_scene(c.scene); },
      [&](const AddScenes& c) { add_scenes(c); },
      [&](const MendScenes& c) { mend_scenes(c); },
      [&](const MoveScene& c) { move_scene(c); },
      [&](const ShowScene& c) { show_scene(c.scene); },
      [&](const StepScene& c) { step_scene(c.by); },
      [](const Present&) {},
      [&](const ReturnToView& c) { return_to(c.view); },
      [&](const GoInHistory& c) { go_in_history(c.back); },
      [](const NewProject&) {},
      [](const OpenProject&) {},
      [](const SaveProject&) {},
      [](const DiscardWork&) {},
      [](const Quit&) {},
      [&](const SetFileState& c) { file_ = c.state; },
      [](const ReadAgain&) {},
      [](const LookAtFiles&) {},
      [&](const SetStoryStates& c) { story_states_ = c.states; },
      [&](const SetReadingReport& c) { reading_report_ = c.report; },
      [&](const SetUser& c) { settings_.user = c.name; },
      [&](const AddStatement& c) { add_statement(c.statement); },
      [&](const RemoveStatement& c) { remove_statement(c.statement); },
      [&](const Concluded& c) { conclude(c.snapshot); },
      [&](const ShowError& c) { error_ = c.error; },
      [&](const ShowNotice& c) { notice_ = c.words; },
      [&](const Say& c) { said_ = c.words; },
      [](const CopyMap&) {},
      [](const SaveMap&) {},
      [](const ExportEvents&) {},
      [](const ExportToDatabase&) {},
      [&](const MakeHandOuts& c) { settings_.hand_outs = c.form.clamped(); },
      [](const LookForFilmMaker&) {},
      [](const StopHandOuts&) {},
      [&](const DismissError&) {
        if (error_) {
          error_.reset();
        } else {
          notice_.clear();
        }
      },
      [&](const Undo&) {
        const auto before = share();
        scene_layers_.reset();  // what is undone may be that one was hidden
        if (stories_.undo()) edited(before);
      },
      [&](const Redo&) {
        const auto before = share();
        scene_layers_.reset();
        if (stories_.redo()) edited(before);
      },
  });
  filter_by_view();
}

std::vector<ReadRequest> Project::take_requests() {
  std::vector<ReadRequest> out = std::exchange(requests_, {});
  if (out.empty()) return out;
  const std::vector<gazetteer::Row> places = curation::own_places(ledger());
  for (ReadRequest& request : out) request.own_places = places;
  return out;
}

std::shared_ptr<const store::Snapshot> Project::take_unconcluded() {
  const auto present = share();
  if (present->is_concluded() || present->documents().empty()) {
    // What was asked for is of another snapshot: that is asked for anew once it is back.
    asked_to_conclude_ = 0;
    return nullptr;
  }
  if (present->revision() == asked_to_conclude_) return nullptr;
  asked_to_conclude_ = present->revision();
  return present;
}

void Project::conclude(const std::shared_ptr<const store::Snapshot>& snapshot) {
  // The stories may have changed meanwhile; theirs are asked for anew.
  if (!snapshot || snapshot->revision() != this->snapshot().revision()) {
    asked_to_conclude_ = 0;
    return;
  }
  if (this->snapshot().conclusions() != nullptr) {
    restate(snapshot);
    return;
  }
  const bool at_home = window_ == home_;
  const bool at_end = playhead() == ends().to;
  stories_.refine(snapshot);
  settle_selection();
  measure_time();
  // What was seen stays in sight; who looked at all of it still does.
  if (at_home) window_ = home_;
  if (at_end && clock_.direction() == 0) clock_.set_playhead(ends().to);
  filter_changed();
}

void Project::remember(const std::filesystem::path& path) {
  if (path.empty()) return;
  auto& recent = settings_.recent;
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  if (recent.size() > Settings::kMostRecent) recent.resize(Settings::kMostRecent);
}

void Project::request_date(const SetStoryDate& command) {
  asks_date_of_.clear();
  for (const auto& document : snapshot().documents()) {
    if (document->story.id != command.story) continue;
    requests_.push_back({"", "", document->story, command.date});
  }
}

void Project::snapshot_changed() {
  const auto count = snapshot().documents().size();
  if (document_ >= count) document_ = count == 0 ? 0 : static_cast<std::uint32_t>(count - 1);
  if (!hovered_.empty() && !snapshot().find(hovered_)) hovered_.clear();
  settle_selection();
  focus_.reset();
  measure_time();
  filter_changed();
}

void Project::measure_time() {
  extent_ = full_extent(snapshot());
  const event::Document* document = current();
  std::optional<time::Days> story_date = document != nullptr ? document->date : std::nullopt;
  if (snapshot().day_zero() == time::DayZero::story) story_date = time::Days{};
  home_ = main_extent(snapshot(), story_date)
              .value_or(TimeRange{time::Minute(0), time::Minute(7 * kDay)});
  home_ = clamped(home_);
}

void Project::filter_changed() {
  ++shown_revision_;
  shown_ = store::Shown(filter_, snapshot());
  const auto& table = snapshot().events();
  counts_ = {snapshot().occurrences() + stories_.untold(), shown().size(), 0, 0};
  for (const store::Row row : shown()) {
    counts_.undated += table.dated[row] == 0 ? 1U : 0U;
    counts_.unplaced += table.placed[row] == 0 ? 1U : 0U;
  }
}

void Project::set_filter(store::Filter filter) {
  filter.view = filter.in_view ? box_of(camera_, map_size_) : geo::WorldBox{};
  if (filter == filter_) return;
  filter_ = std::move(filter);
  const auto before = share();
  // What was not yet told makes no time sharper and names no holder.
  stories_.know_by(filter_.known_by);
  if (share() == before) {
    filter_changed();
  } else {
    snapshot_changed();
  }
}

void Project::show_only_selected(bool on) {
  store::Filter filter = filter_;
  filter.only = on ? selected_ : std::vector<std::string>{};
  set_filter(std::move(filter));
}

void Project::filter_by_view() {
  if (!filter_.in_view) return;
  const geo::WorldBox view = box_of(camera_, map_size_);
  if (view == filter_.view) return;
  filter_.view = view;
  // Most movements of the map show and hide nothing: what hangs on the events stays as it is.
  const store::Shown now(filter_, snapshot());
  if (now.rows() != shown_.rows()) filter_changed();
}

void Project::look_at_everything() {
  clock_.stop();
  window_ = home_;
  clock_.choose_speed(home_);
  clock_.set_playhead(ends().to);
  look_at_places();
}

void Project::look_at_places() {
  flight_.reset();
  camera_.conic = conic();
  if (const auto box = box_of(snapshot(), main_places(snapshot(), shown()))) {
    camera_ = fitted(*box, map_size_, 70, 8, camera_);
  } else {
    camera_ = clamped(camera_, map_size_);
  }
}

}  // namespace dateline::project
