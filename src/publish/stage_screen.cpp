#include "publish/stage_screen.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "publish/shrink.hpp"

namespace dateline::publish {
namespace {

constexpr scene::Rgba kBlack{0, 0, 0, 255};

scene::PixelBox all_of(const render::Target& target) {
  return {0, 0, static_cast<float>(target.width()), static_cast<float>(target.height())};
}

}  // namespace

base::Result<StageScreen> StageScreen::make(const render::Context& context, PlatePress& press) {
  auto pictures = render::PictureRenderer::make(context);
  if (!pictures) return pictures.error();
  std::vector<render::Target> targets;
  for (int i = 0; i < 3; ++i) {
    auto target = render::Target::make(context, press.look().width, press.look().height);
    if (!target) return target.error();
    target->clear(kBlack);
    targets.push_back(std::move(*target));
  }
  return StageScreen(context, press, std::move(*pictures), std::move(targets[0]),
                     std::move(targets[1]), std::move(targets[2]));
}

base::Result<void> StageScreen::draw_whole(project::Project& project, const StageView& view,
                                           const render::Target& into) {
  if (view.map) return press_->draw_frame(into, view.map->plate, view.map->frame);
  press_->draw_words(into, *project.briefing()[view.at].scene);
  return {};
}

base::Result<void> StageScreen::draw(project::Project& project, const StageView& view) {
  if (view.fade >= 1) return view.same ? base::Result<void>() : draw_whole(project, view, now_);
  if (!view.same) {
    std::swap(now_, from_);
    if (auto done = draw_whole(project, view, to_); !done) return done;
  }
  from_.copy_to(now_);
  pictures_.draw(to_, now_, all_of(now_), static_cast<float>(view.fade));
  return {};
}

base::Result<render::Image> StageScreen::draw_small(project::Project& project,
                                                    const StageView& view, int width, int height) {
  // While a scene fades in, both pictures that it is made of are wanted.
  auto spare = render::Target::make(*context_, now_.width(), now_.height());
  if (!spare) return spare.error();
  if (auto done = draw_whole(project, view, *spare); !done) return done.error();
  return shrunk(spare->read_back(), width, height);
}

render::Image StageScreen::small(int width, int height) const {
  return shrunk(now_.read_back(), width, height);
}

}  // namespace dateline::publish
