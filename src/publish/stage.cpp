#include "publish/stage.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "brief/shot.hpp"
#include "brief/source_line.hpp"

namespace dateline::publish {
namespace {

constexpr double kFadeSeconds = 0.6;
constexpr double kStandSeconds = 1.5;  // before a scene plays, and after that

float between(float a, float b, double share) {
  return static_cast<float>(static_cast<double>(a) + static_cast<double>(b - a) * share);
}

PictureBands between(const PictureBands& a, const PictureBands& b, double share) {
  return {std::round(between(a.heading, b.heading, share)),
          std::round(between(a.quote, b.quote, share)),
          std::round(between(a.timeline, b.timeline, share)),
          std::round(between(a.credits, b.credits, share))};
}

}  // namespace

double SceneSeconds::rests() const {
  return plays > 0 ? std::max(stands, words - stands - plays) : 0;
}

base::Result<void> Stage::prepare(std::size_t at) {
  if (shots_.contains(at)) return {};
  disturbed_ = true;
  auto shot = look_at(at);
  if (!shot) return shot.error();
  shots_.emplace(at, std::move(*shot));
  return {};
}

base::Result<Stage::Shot> Stage::look_at(std::size_t at) {
  const curation::Scene& scene = *project_.briefing()[at].scene;
  Shot out;
  out.seconds.words = look_.seconds.value_or(brief::reading_seconds(scene));
  out.seconds.stands = out.seconds.words;
  if (scene.kind != curation::SceneKind::map) return out;
  auto laid = press_.lay_out(project_, at);
  if (!laid) return laid.error();
  std::vector<std::uint32_t> stories = laid->plate.map->stories;
  if (project_.clock().direction() != 0) {
    const auto most = static_cast<std::size_t>(kMostPlayed * look_.rate);
    const std::size_t steps = brief::frames_played(project_, look_.rate, most);
    out.seconds.plays = static_cast<double>(steps) / look_.rate;
    out.seconds.stands = std::min(out.seconds.words, kStandSeconds);
    out.cut_short = project_.clock().direction() != 0;
    // What comes into sight by then is to be credited, too.
    for (const std::uint32_t story : brief::map_of(project_).stories) stories.push_back(story);
    std::ranges::sort(stories);
    stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
  }
  out.ends.playhead = project_.playhead();
  out.ends.window = project_.window();
  out.credits = brief::source_line(project_.snapshot(), stories);
  // With all who are credited in the course of it.
  laid = press_.lay_out(project_, at, out.credits);
  if (!laid) return laid.error();
  const brief::PlateMap& map = *laid->plate.map;
  out.size = map.size;
  out.begins = {map.camera, map.window, map.playhead, laid->bands};
  out.ends.camera = map.camera;
  out.ends.bands = laid->bands;
  return out;
}

std::optional<brief::Flight> Stage::flight_between(const std::optional<Pose>& from,
                                                   const Shot& to) {
  if (!from || !to.size) return std::nullopt;
  return brief::Flight(from->camera, to.begins.camera, to.size->width);
}

double Stage::seconds_between(std::size_t from, std::size_t to) const {
  const Shot& before = shots_.at(from);
  const auto flight =
      flight_between(before.size ? std::optional(before.ends) : std::nullopt, shots_.at(to));
  return flight ? brief::flight_seconds(*flight) : kFadeSeconds;
}

base::Result<void> Stage::go(std::size_t at) {
  if (auto done = prepare(at); !done) return done;
  from_ = now_;
  flight_ = flight_between(from_, shots_.at(at));
  coming_ = flight_ ? brief::flight_seconds(*flight_) : kFadeSeconds;
  begin(at);
  return {};
}

base::Result<void> Stage::show(std::size_t at) {
  if (auto done = prepare(at); !done) return done;
  from_.reset();
  flight_.reset();
  coming_ = 0;
  begin(at);
  return {};
}

void Stage::begin(std::size_t at) {
  scene_ = at;
  asked_ = 0;
  played_ = 0;
  fades_ = false;
  stands_ = false;
  if (!flight_) labels_ = {};
}

void Stage::look_from(const project::Project& other) {
  if (!now_ || !shot().size) return;
  now_->camera = project::same_ground(other.camera(), other.map_size(), *shot().size);
  now_->window = other.window();
  now_->playhead = other.playhead();
}

base::Result<StageView> Stage::at(double seconds) {
  asked_ = seconds;
  if (seconds < coming_) return come(seconds / coming_);
  StageView out{scene_, std::nullopt, 1, true};
  if (!stands_) {
    auto stood = stand();
    if (!stood) return stood;
    out = std::move(*stood);
  }
  const SceneSeconds& takes = shot().seconds;
  const double played = std::clamp(seconds - coming_ - takes.stands, 0.0, takes.plays);
  if (played > played_) return play(played - played_);
  return out;
}

std::optional<double> Stage::next_change() const {
  if (!stands_) return asked_;
  const SceneSeconds& takes = shot().seconds;
  if (played_ >= takes.plays) return std::nullopt;
  return std::max(asked_, coming_ + takes.stands);
}

base::Result<StageView> Stage::come(double share) {
  const double eased = brief::eased(share);
  if (flight_) return fly(eased);
  StageView out{scene_, std::nullopt, eased, fades_};
  if (!fades_ && shot().size) {
    out = view_of(press_.take(project_, scene_, *shot().size), shot().begins, Motion::none);
    out.fade = eased;
  }
  if (!shot().size) now_.reset();
  fades_ = true;
  return out;
}

/// On the way: what the scene shows, at a time and from a place between it and the one before.
base::Result<StageView> Stage::fly(double share) {
  const Pose& to = shot().begins;
  // The scene itself first, since what a scene looks at is set only by showing it.
  brief::Plate plate = press_.take(project_, scene_, *shot().size);
  disturbed_ = false;
  project_.apply(project::SetTimeWindow{brief::between(from_->window, to.window, share)});
  project_.apply(project::SetPlayhead{brief::between(from_->playhead, to.playhead, share)});
  plate.map = brief::map_of(project_);
  return view_of(std::move(plate),
                 {flight_->at(share), project_.window(), project_.playhead(),
                  between(from_->bands, to.bands, share)},
                 Motion::map);
}

base::Result<StageView> Stage::stand() {
  stands_ = true;
  played_ = 0;
  if (!shot().size) {
    now_.reset();
    return StageView{scene_, std::nullopt, 1, false};
  }
  brief::Plate plate = press_.take(project_, scene_, *shot().size);
  disturbed_ = false;
  return view_of(std::move(plate), shot().begins, Motion::none);
}

base::Result<StageView> Stage::play(double seconds) {
  if (disturbed_) {
    static_cast<void>(press_.take(project_, scene_, *shot().size));
    if (played_ > 0) project_.tick(played_);
    disturbed_ = false;
  }
  project_.tick(seconds);
  played_ += seconds;
  const auto& briefing = project_.briefing();
  return view_of({scene_ + 1, briefing.size(), *briefing[scene_].scene, brief::map_of(project_)},
                 {project_.camera(), project_.window(), project_.playhead(), shot().begins.bands},
                 Motion::time);
}

base::Result<StageView> Stage::look_ahead(std::size_t at) {
  if (auto done = prepare(at); !done) return done.error();
  const Shot& ahead = shots_.at(at);
  StageView out{at, std::nullopt, 1, false};
  if (!ahead.size) return out;
  disturbed_ = true;
  brief::Plate plate = press_.take(project_, at, *ahead.size);
  PlateFrame frame{ahead.begins.bands, plate.map->camera, ahead.credits, nullptr};
  out.map = StageView::Map{std::move(plate), std::move(frame)};
  return out;
}

StageView Stage::view_of(brief::Plate plate, const Pose& pose, Motion motion) {
  now_ = pose;
  PlateFrame frame{pose.bands, pose.camera, shot().credits, &labels_, motion};
  return {scene_, StageView::Map{std::move(plate), std::move(frame)}, 1, false};
}

}  // namespace dateline::publish
