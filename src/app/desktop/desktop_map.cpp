// The map in the window, and its pictures.
#include "app/desktop/desktop.hpp"
#include "brief/as_of.hpp"
#include "publish/map_picture.hpp"

namespace dateline::desktop {

void Desktop::draw_map() {
  const scene::MapDrawList* list = gui_->map().list();
  if (list == nullptr) return;
  const int width = list->base.view.width();
  const int height = list->base.view.height();
  if (!map_target_ || map_target_->width() != width || map_target_->height() != height) {
    auto made = render::Target::make(*context_, width, height);
    if (!made) {
      project_.apply(project::ShowError{made.error()});
      return;
    }
    map_target_ = std::move(*made);
    map_drawn_ = 0;
  }
  if (map_drawn_ == gui_->map().serial()) return;
  if (const auto drawn = renderer_->draw(*list, type_->atlas(), *map_target_); !drawn) {
    project_.apply(project::ShowError{drawn.error()});
    return;
  }
  map_target_->resolve();
  map_drawn_ = gui_->map().serial();
}

/// Beneath all that the interface draws, by a copy: where a processor stands in for a card, a
/// rectangle with a texture costs more, since each of its pixels is sampled and blended.
void Desktop::show_map() {
  if (!map_target_ || gui_->map().list() == nullptr) return;
  const scene::PixelBox& box = gui_->map().box();
  map_target_->blit_to(0, static_cast<int>(box.x0), window_->height() - static_cast<int>(box.y1));
}

void Desktop::take_picture(const std::filesystem::path& path) {
  const scene::MapDrawList* list = gui_->map().list();
  if (list == nullptr) return;
  const scene::PixelBox& box = gui_->map().box();
  auto picture = publish::map_picture(*context_, *renderer_, *type_,
                                      {*list,
                                       gui_->map().over(),
                                       {box.x0, box.y0},
                                       brief::as_of_line(project_),
                                       gui::theme_of(project_.settings().theme),
                                       scale_});
  if (!picture) {
    project_.apply(project::ShowError{picture.error()});
    return;
  }
  const event::Document* document = project_.current();
  const std::string title = document == nullptr ? "" : document->story.title;
  constexpr double kInch = 96;  // logical pixels
  const double density = kInch * static_cast<double>(scale_);
  if (path.empty()) {
    pictures_->copy(std::move(*picture), density, title);
  } else {
    pictures_->save(std::move(*picture), density, title, path);
  }
}

}  // namespace dateline::desktop
