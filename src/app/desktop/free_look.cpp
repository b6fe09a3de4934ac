#include "app/desktop/free_look.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "brief/plate.hpp"
#include "scene/view.hpp"

namespace dateline::desktop {
namespace {

constexpr double kReach = 14;       // logical pixels around a symbol in which a click means it
constexpr double kDragFrom = 4;     // logical pixels until a press becomes a drag
constexpr double kWheelStep = 0.4;  // zoom levels a notch, as in the window

}  // namespace

scene::PixelBox FreeLook::map_box(const publish::StageView& view, int width, int height) {
  if (!view.map) return {};
  const publish::PictureBands& bands = view.map->frame.bands;
  return {0, bands.heading, static_cast<float>(width),
          static_cast<float>(height) - bands.quote - bands.timeline - bands.credits};
}

void FreeLook::begin(const project::Project& stage, const publish::StageView& view, int width,
                     int height, float scale) {
  const brief::PlateMap& map = *view.map->plate.map;
  project::KeptView kept = stage.kept_view();
  kept.camera = view.map->frame.camera;
  kept.map_size = map.size;
  kept.looked = true;
  kept.window = map.window;
  kept.clock.set_playhead(map.playhead);
  kept.clock.stop();
  at_ = view.at;
  of_ = view.map->plate.of;
  scene_ = view.map->plate.scene;
  bands_ = view.map->frame.bands;
  map_ = map_box(view, width, height);
  height_ = height;
  scale_ = scale;
  labels_ = {};
  let_go();
  return_to(std::move(kept));
}

/// What was known by a day is other stories, of which it has yet to be said what follows; that may
/// move time and what is looked at, so it comes first.
void FreeLook::return_to(project::KeptView view) {
  project_->apply(project::SetFilter{view.filter});
  brief::conclude(*project_);
  project_->apply(project::ReturnToView{std::move(view)});
}

void FreeLook::look_at(const project::KeptView& before) {
  project::KeptView now = before;
  now.map_size = project_->map_size();
  now.camera = project::same_ground(before.camera, before.map_size, now.map_size);
  return_to(std::move(now));
}

bool FreeLook::pointer(const PointerEvent& event) {
  const double middle_x = static_cast<double>(map_.x0 + map_.x1) / 2;
  const double middle_y = static_cast<double>(map_.y0 + map_.y1) / 2;
  const auto logical = [&](double pixels) { return pixels / static_cast<double>(scale_); };
  switch (event.kind) {
    case PointerEvent::Kind::press:
      if (event.button != 0) return false;
      pressed_ = event;
      dragged_ = false;
      x_ = event.x;
      y_ = event.y;
      return true;
    case PointerEvent::Kind::release:
      if (event.button != 0 || !pressed_) return false;
      pressed_.reset();
      if (!dragged_) click(event.x, event.y);
      return true;
    case PointerEvent::Kind::move: {
      if (!pressed_) return false;
      const double moved = std::hypot(event.x - pressed_->x, event.y - pressed_->y);
      if (!dragged_ && logical(moved) < kDragFrom) return false;
      dragged_ = true;
      project_->apply(
          project::PanCamera{{logical(event.x - std::exchange(x_, event.x)),
                              logical(event.y - std::exchange(y_, event.y)),
                              logical(event.x - middle_x), logical(event.y - middle_y)}});
      return true;
    }
    case PointerEvent::Kind::wheel:
      if (event.wheel == 0) return false;
      project_->apply(project::ZoomCamera{logical(event.x - middle_x), logical(event.y - middle_y),
                                          event.wheel * kWheelStep *
                                              (event.ctrl    ? 0.25
                                               : event.shift ? 3.0
                                                             : 1.0)});
      return true;
  }
  return false;
}

void FreeLook::act(gui::Action action) {
  const auto command = gui::info(action).command;
  if (command != nullptr) project_->apply(command());
}

/// Selects the event whose symbol is under the hand, or none.
void FreeLook::click(double x, double y) {
  if (!map_.contains(static_cast<float>(x), static_cast<float>(y))) return;
  const project::Camera& camera = project_->camera();
  const scene::View view(static_cast<int>(map_.width()), static_cast<int>(map_.height()), scale_,
                         camera.centre, camera.zoom, camera.conic);
  const brief::PlateMap map = brief::map_of(*project_);
  std::optional<store::Row> found;
  double best = kReach * static_cast<double>(scale_);
  for (const scene::EventMark& mark : map.marks.marks) {
    if (!mark.at) continue;
    const auto at = view.project(geo::to_world(*mark.at));
    const double off = std::hypot(static_cast<double>(at.x + map_.x0) - x,
                                  static_cast<double>(at.y + map_.y0) - y);
    if (off > best) continue;
    best = off;
    found = mark.index;
  }
  if (found) {
    project_->apply(
        project::SelectEvents{{project_->snapshot().event(*found).id}, false, {}, true});
  } else {
    project_->apply(project::ClearSelection{});
  }
}

publish::StageView FreeLook::view(publish::PlatePress& plates) {
  publish::StageView out;
  out.at = at_;
  brief::Plate plate;
  plate.place = at_ + 1;
  plate.of = of_;
  plate.scene = scene_;
  plate.map = brief::map_of(*project_);
  // On the way to a scene bands are lower than its words need.
  if (const auto needed = plates.bands(plate, plate.map->sources);
      needed && (needed->heading > bands_.heading || needed->quote > bands_.quote ||
                 needed->timeline > bands_.timeline || needed->credits > bands_.credits)) {
    bands_.heading = std::max(bands_.heading, needed->heading);
    bands_.quote = std::max(bands_.quote, needed->quote);
    bands_.timeline = std::max(bands_.timeline, needed->timeline);
    bands_.credits = std::max(bands_.credits, needed->credits);
    map_.y0 = bands_.heading;
    map_.y1 = static_cast<float>(height_) - bands_.quote - bands_.timeline - bands_.credits;
    project::MapSize size = plate.map->size;
    size.height = static_cast<double>(map_.height() / scale_);
    project_->apply(project::SetMapSize{size});
    plate.map = brief::map_of(*project_);
  }
  publish::PlateFrame frame;
  frame.bands = bands_;
  frame.camera = project_->camera();
  frame.credits = plate.map->sources;
  frame.labels = &labels_;
  out.map = publish::StageView::Map{std::move(plate), std::move(frame)};
  return out;
}

}  // namespace dateline::desktop
