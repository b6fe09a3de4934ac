#include "gui/records_side.hpp"

namespace dateline::gui {

void RecordsSide::toggle(Kind kind) {
  kind_ = kind_ == kind ? Kind::none : kind;
  history_.show_present();
  scenes_.show_present();
}

void RecordsSide::show_versions(const project::Project& project, const AskVersions& ask) {
  kind_ = Kind::versions;
  versions_.open(project, ask);
}

std::vector<VersionMark> RecordsSide::marks(const project::Project& project) const {
  if (kind_ == Kind::reading) return reading_.marks(project);
  if (kind_ == Kind::versions) return versions_.marks(project);
  return {};
}

void RecordsSide::draw(Frame& frame, const scene::PixelBox& box,
                       const std::vector<LayerState>& layers) {
  bool stays = true;
  switch (kind_) {
    case Kind::none:
      return;
    case Kind::history:
      frame.name_box("panel/history", box);
      stays = history_.draw(frame);
      break;
    case Kind::corrections:
      frame.name_box("panel/corrections", box);
      stays = corrections_.draw(frame);
      break;
    case Kind::scenes:
      frame.name_box("panel/scenes", box);
      stays = scenes_.draw(frame, layers);
      break;
    case Kind::reading:
      frame.name_box("panel/reading", box);
      stays = reading_.draw(frame);
      break;
    case Kind::versions:
      frame.name_box("panel/versions", box);
      stays = versions_.draw(frame);
      break;
    case Kind::layers:
      frame.name_box("panel/layers", box);
      stays = layers_.draw(frame, layers);
      break;
  }
  if (!stays) close();
}

}  // namespace dateline::gui
