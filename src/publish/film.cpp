#include "publish/film.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline::publish {
namespace {

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

}  // namespace

base::Result<Film> Film::plan(PlatePress& press, project::Project& project,
                              const std::vector<std::size_t>& scenes, const FilmLook& look,
                              const base::StopCheck& stop) {
  Film film(press, project, look);
  for (const std::size_t at : scenes) {
    if (stop.stopped()) {
      return base::Error{base::ErrorCode::cancelled, "was stopped; nothing was written", "", ""};
    }
    if (auto done = film.stage_.prepare(at); !done) return done.error();
    Shot shot = film.shot_of(at);
    if (!film.shots_.empty()) {
      const double way = film.stage_.seconds_between(film.shots_.back().at, at);
      shot.comes = frames_of(way, look.rate);
    }
    if (film.stage_.is_cut_short(at)) film.cut_short_.push_back(at + 1);
    film.shots_.push_back(shot);
  }
  return film;
}

Film::Shot Film::shot_of(std::size_t at) const {
  const SceneSeconds& seconds = stage_.seconds_of(at);
  Shot out;
  out.at = at;
  out.stands = frames_of(seconds.stands, rate_);
  if (seconds.plays == 0) return out;
  out.plays = frames_of(seconds.plays, rate_);
  const std::size_t all = frames_of(seconds.words, rate_);
  const std::size_t shown = out.stands + out.plays;
  out.rests = std::max(out.stands, all > shown ? all - shown : 0);
  return out;
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
  if (frame == 0) {
    auto begun = shot_ == 0 ? stage_.show(shot.at) : stage_.go(shot.at);
    if (!begun) return begun;
  }
  base::Result<StageView> view = StageView{shot.at, std::nullopt, 1, true};
  if (frame < shot.comes) {
    view = stage_.come(static_cast<double>(frame + 1) / static_cast<double>(shot.comes + 1));
  } else if (frame == shot.comes) {
    view = stage_.stand();
  } else if (const std::size_t stood = shot.comes + shot.stands;
             frame >= stood && frame < stood + shot.plays) {
    view = stage_.play(1 / rate_);
  }
  if (!view) return view.error();
  return draw(*view);
}

base::Result<void> Film::draw(const StageView& view) {
  if (!view.same) {
    auto image = drawn(view);
    if (!image) return image.error();
    if (view.fade < 1) {
      from_ = std::move(image_);
      to_ = std::move(*image);
      image_ = {};
    } else {
      image_ = std::move(*image);
    }
  }
  if (view.fade < 1) fade(from_, to_, view.fade, image_);
  return {};
}

base::Result<render::Image> Film::drawn(const StageView& view) {
  if (view.map) return press_.draw_frame(view.map->plate, view.map->frame);
  auto words = press_.draw(project_, view.at);
  if (!words) return words.error();
  return std::move(words->image);
}

}  // namespace dateline::publish
