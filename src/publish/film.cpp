#include "publish/film.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "brief/shot.hpp"
#include "brief/source_line.hpp"

namespace dateline::publish {
namespace {

constexpr double kFadeSeconds = 0.6;
constexpr double kStandSeconds = 1.5;  // before a scene plays, and after that

std::size_t frames_of(double seconds, double rate) {
  return static_cast<std::size_t>(std::max(1.0, std::round(seconds * rate)));
}

/// `to` over `from`, of the same size, at this share.
void fade(const render::Image& from, const render::Image& to, double share, render::Image& out) {
  const int of_to = static_cast<int>(std::lround(256 * std::clamp(share, 0.0, 1.0)));
  out.width = to.width;
  out.height = to.height;
  out.rgba.resize(to.rgba.size());
  for (std::size_t i = 0; i < to.rgba.size(); ++i) {
    out.rgba[i] =
        static_cast<std::uint8_t>((from.rgba[i] * (256 - of_to) + to.rgba[i] * of_to) / 256);
  }
}

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

base::Result<Film> Film::plan(PlatePress& press, project::Project& project,
                              const std::vector<std::size_t>& scenes, const FilmLook& look) {
  Film film(press, project, look.rate);
  for (const std::size_t at : scenes) {
    auto shot = film.look_at(at, look);
    if (!shot) return shot.error();
    film.connect(*shot);
    film.shots_.push_back(std::move(*shot));
  }
  return film;
}

base::Result<Film::Shot> Film::look_at(std::size_t at, const FilmLook& look) {
  const curation::Scene& scene = *project_.briefing()[at].scene;
  Shot out;
  out.at = at;
  const double seconds = look.seconds.value_or(brief::reading_seconds(scene));
  out.stands = frames_of(seconds, rate_);
  if (scene.kind != curation::SceneKind::map) return out;
  auto laid = press_.lay_out(project_, at);
  if (!laid) return laid.error();
  std::vector<std::uint32_t> stories = laid->plate.map->stories;
  const bool plays = project_.clock().direction() != 0;
  if (plays) {
    const auto most = static_cast<std::size_t>(kMostPlayed * rate_);
    out.plays = brief::frames_played(project_, rate_, most);
    if (project_.clock().direction() != 0) cut_short_.push_back(at + 1);
    // What comes into sight by then is to be credited, too.
    for (const std::uint32_t story : brief::map_of(project_).stories) stories.push_back(story);
    std::ranges::sort(stories);
    stories.erase(std::ranges::unique(stories).begin(), stories.end());
    const std::size_t least = frames_of(std::min(seconds, kStandSeconds), rate_);
    const std::size_t all = frames_of(seconds, rate_);
    out.stands = least;
    out.rests = std::max(least, all > least + out.plays ? all - least - out.plays : 0);
  }
  out.left_at = project_.playhead();
  out.left_window = project_.window();
  out.credits = brief::source_line(project_.snapshot(), stories);
  // With all who are credited in the course of it.
  laid = press_.lay_out(project_, at, out.credits);
  if (!laid) return laid.error();
  out.map = std::move(*laid);
  // Gathered anew for each picture.
  out.map->plate.map->marks = {};
  out.map->plate.map->on_timeline = {};
  return out;
}

/// How the film comes to a shot from the last one.
void Film::connect(Shot& shot) {
  if (shots_.empty()) return;
  const Shot& before = shots_.back();
  if (before.map && shot.map) {
    shot.flight = brief::Flight(before.map->plate.map->camera, shot.map->plate.map->camera,
                                shot.map->plate.map->size.width);
    shot.comes = frames_of(brief::flight_seconds(*shot.flight), rate_);
  } else {
    shot.comes = frames_of(kFadeSeconds, rate_);
  }
}

std::size_t Film::frames() const {
  std::size_t out = 0;
  for (const Shot& shot : shots_) out += shot.frames();
  return out;
}

base::Result<const render::Image*> Film::next() {
  while (shot_ < shots_.size() && frame_ == shots_[shot_].frames()) {
    ++shot_;
    frame_ = 0;
  }
  if (shot_ == shots_.size()) return static_cast<const render::Image*>(nullptr);
  if (auto done = draw(shots_[shot_], frame_); !done) return done.error();
  ++frame_;
  return static_cast<const render::Image*>(&image_);
}

base::Result<void> Film::draw(const Shot& shot, std::size_t frame) {
  if (frame < shot.comes) {
    const double share =
        brief::eased(static_cast<double>(frame + 1) / static_cast<double>(shot.comes + 1));
    if (shot.flight) return fly(shot, share);
    if (frame == 0) {
      from_ = std::move(image_);
      labels_ = {};
      auto drawn = this->drawn(shot);
      if (!drawn) return drawn.error();
      to_ = std::move(*drawn);
    }
    fade(from_, to_, share, image_);
    return {};
  }
  frame -= shot.comes;
  if (frame == 0) return arrive(shot);
  if (frame < shot.stands) return {};
  if (frame < shot.stands + shot.plays) {
    project_.tick(1 / rate_);
    PlateFrame now{shot.map->bands, project_.camera(), shot.credits, &labels_};
    auto image = press_.draw_frame(
        {shot.map->plate.place, shot.map->plate.of, shot.map->plate.scene, brief::map_of(project_)},
        now);
    if (!image) return image.error();
    image_ = std::move(*image);
  }
  return {};
}

/// The first picture of a shot that stands.
base::Result<void> Film::arrive(const Shot& shot) {
  auto image = drawn(shot);
  if (!image) return image.error();
  image_ = std::move(*image);
  return {};
}

base::Result<render::Image> Film::drawn(const Shot& shot) {
  if (!shot.map) {
    auto drawn = press_.draw(project_, shot.at);
    if (!drawn) return drawn.error();
    return std::move(drawn->image);
  }
  const brief::Plate plate = press_.take(project_, shot.at, shot.map->plate.map->size);
  return press_.draw_frame(plate, {shot.map->bands, plate.map->camera, shot.credits, &labels_});
}

/// On the way: what the scene shows, at a time and from a place between it and the one before.
base::Result<void> Film::fly(const Shot& shot, double share) {
  const Shot& before = shots_[shot_ - 1];
  const brief::PlateMap& there = *shot.map->plate.map;
  // The scene itself first, since what a scene looks at is set only by showing it.
  brief::Plate plate = press_.take(project_, shot.at, there.size);
  project_.apply(project::SetTimeWindow{brief::between(before.left_window, there.window, share)});
  project_.apply(project::SetPlayhead{brief::between(before.left_at, there.playhead, share)});
  plate.map = brief::map_of(project_);
  auto image = press_.draw_frame(plate, {between(before.map->bands, shot.map->bands, share),
                                         shot.flight->at(share), shot.credits, &labels_});
  if (!image) return image.error();
  image_ = std::move(*image);
  return {};
}

}  // namespace dateline::publish
