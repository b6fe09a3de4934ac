#include "app/desktop/preparation.hpp"

#include <utility>

#include "brief/map_marks.hpp"
#include "scene/map_scene.hpp"

namespace dateline::desktop {
namespace {

base::Result<std::shared_ptr<const scene::BaseMap>> open_base(const std::filesystem::path& file) {
  auto opened = scene::BaseMap::open(file);
  if (!opened) return opened.error();
  return std::make_shared<const scene::BaseMap>(std::move(*opened));
}

/// Shapes and rasterises the names that the first map has: what the window shows of it lies within
/// a map as large as the whole window. The list itself is made again once the panels have sizes.
void warm(typeset::Typesetter& type, const scene::BaseMap& base,
          const Preparation::Wanted& wanted) {
  scene::MapInput input;
  input.base = &base;
  input.whole_labels = true;
  input.language = brief::language_of(wanted.settings.language);
  input.text = wanted.fonts_scale / wanted.scale;
  input.attribution = base.attribution();
  const scene::View view(wanted.width, wanted.height, wanted.scale, wanted.camera.centre,
                         wanted.camera.zoom, wanted.camera.conic);
  static_cast<void>(scene::build_map(input, view, gui::theme_of(wanted.settings.theme), type));
}

Preparation::Ready prepare(const Preparation::Wanted& wanted) {
  const std::filesystem::path fonts = wanted.assets / "fonts";
  Preparation::Ready ready{gui::load_fonts(fonts, wanted.fonts_scale),
                           typeset::Typesetter::open(fonts),
                           open_base(wanted.assets / "map.dlmap")};
  if (ready.type && ready.base) warm(*ready.type, **ready.base, wanted);
  return ready;
}

}  // namespace

Preparation::Preparation(Wanted wanted)
    : ready_(std::async(std::launch::async,
                        [wanted = std::move(wanted)] { return prepare(wanted); })) {}

}  // namespace dateline::desktop
