// The part of Project that keeps how it is looked at as a whole, and returns there.
#include <utility>

#include "project/project.hpp"

namespace dateline::project {

KeptView Project::kept_view() const {
  KeptView out;
  out.camera = flight_ ? flight_->to : camera_;
  out.map_size = map_size_;
  out.looked = looked_;
  out.filter = filter_;
  if (flight_ && filter_.in_view) out.filter.view = box_of(out.camera, map_size_);
  out.selected = selected_;
  out.document = document_;
  out.focus = focus_;
  out.focus_revision = focus_revision_;
  out.clock = clock_;
  out.window = window_;
  out.cumulative = cumulative_;
  if (pin_) out.pin = curation::PinnedPlace{pin_->at, pin_->label};
  out.scene = scene_;
  out.layers = scene_layers_;
  out.arrows = settings_.arrows;
  out.holders = settings_.holders;
  out.heat = settings_.heat;
  out.language = settings_.language;
  out.projection = settings_.projection;
  out.graticule = settings_.graticule;
  out.inset = settings_.inset;
  return out;
}

void Project::return_to(const KeptView& view) {
  settings_.arrows = view.arrows;
  settings_.holders = view.holders;
  settings_.heat = view.heat;
  settings_.language = view.language;
  settings_.projection = view.projection;
  settings_.graticule = view.graticule;
  settings_.inset = view.inset;
  flight_.reset();
  map_size_ = view.map_size;
  camera_ = view.camera;
  looked_ = view.looked;
  // Before what hangs on the events: they may be others by another filter.
  set_filter(view.filter);
  hovered_.clear();
  light({});
  selected_ = view.selected;
  settle_selection();
  const auto documents = snapshot().documents().size();
  document_ = view.document < documents ? view.document : 0;
  focus_ = view.focus && view.focus->document < documents ? view.focus : std::nullopt;
  focus_revision_ = view.focus_revision;
  cumulative_ = view.cumulative;
  window_ = view.window;
  clock_ = view.clock;
  pin_.reset();
  if (view.pin) pin_ = Pin{view.pin->at, view.pin->label};
  scene_ = view.scene;
  scene_layers_ = view.layers;
}

}  // namespace dateline::project
