#include "publish/map_picture.hpp"

#include <algorithm>
#include <cmath>

#include "render/target.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

constexpr float kLine = 30;  // height of the line above the map, logical pixels
constexpr float kPad = 12;

base::Result<render::Image> line_above(const render::Context& context,
                                       render::MapRenderer& renderer, typeset::Typesetter& type,
                                       const MapPictureContent& content, int width) {
  const float s = content.scale;
  const float height = std::round(kLine * s);
  auto target = render::Target::make(context, width, static_cast<int>(height));
  if (!target) return target.error();
  scene::Mesh mesh;
  const scene::PixelBox all{0, 0, static_cast<float>(width), height};
  scene::Painter painter(type, mesh, all);
  painter.rect(all, content.theme.panel);
  const float hair = std::max(1.0F, std::round(s));
  painter.rect({0, height - hair, all.x1, height}, content.theme.hairline);
  scene::TextStyle style;
  style.size = 13 * s;
  style.weight = scene::Weight::bold;
  style.colour = content.theme.text;
  const float room = all.x1 - 2 * kPad * s;
  painter.text(kPad * s, std::round(height * 0.5F + style.size * 0.36F),
               typeset::elide(type, content.as_of, style.weight, style.size, room), style);
  target->bind();
  renderer.meshes().draw(mesh, type.atlas(), {0, 0, width, static_cast<int>(height)});
  target->resolve();
  return target->read_back();
}

}  // namespace

base::Result<render::Image> map_picture(const render::Context& context,
                                        render::MapRenderer& renderer, typeset::Typesetter& type,
                                        const MapPictureContent& content) {
  const int width = content.map.base.view.width();
  const int height = content.map.base.view.height();
  auto target = render::Target::make(context, width, height);
  if (!target) return target.error();
  if (auto drawn = renderer.draw(content.map, type.atlas(), *target); !drawn) return drawn.error();
  for (const scene::Mesh& mesh : content.over) {
    renderer.meshes().draw(mesh, type.atlas(),
                           {static_cast<int>(std::round(content.origin.x)),
                            static_cast<int>(std::round(content.origin.y)), width, height});
  }
  target->resolve();
  render::Image map = target->read_back();
  if (content.as_of.empty()) return map;
  auto picture = line_above(context, renderer, type, content, width);
  if (!picture) return picture.error();
  picture->rgba.insert(picture->rgba.end(), map.rgba.begin(), map.rgba.end());
  picture->height += height;
  return picture;
}

}  // namespace dateline::publish
