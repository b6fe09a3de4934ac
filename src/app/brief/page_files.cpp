#include "app/brief/page_files.hpp"

#include <algorithm>
#include <utility>

#include "brief/plate.hpp"
#include "publish/page_content.hpp"
#include "publish/web_page.hpp"

namespace dateline::briefing {
namespace {

/// The map that a scene was captured from: readers' screens have any shape, and the ground of the
/// scene is to be seen on all of them.
project::MapSize map_of(const curation::Scene& scene) {
  if (!scene.look) return {};
  return {scene.look->map_width, scene.look->map_height};
}

/// A scene that plays is looked at so often, story time going on between.
constexpr std::size_t kMostLooks = 240;

/// What comes into sight of a scene while it is shown, as its film would show it.
std::vector<store::Row> rows_in_sight(project::Project& project, const brief::Plate& plate) {
  std::vector<store::Row> rows = plate.map->in_sight;
  for (std::size_t i = 0; i < kMostLooks && project.clock().direction() != 0; ++i) {
    project.tick(1);
    const brief::PlateMap now = brief::map_of(project);
    rows.insert(rows.end(), now.in_sight.begin(), now.in_sight.end());
  }
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace

base::Result<HandOut> make_page(const PageFile& file, project::Project& project,
                                const std::vector<std::size_t>& scenes, const scene::BaseMap& base,
                                typeset::Typesetter& type, const LayersOfPage& layers,
                                Progress& progress) {
  publish::PageContent content(base);
  progress.begin(file.name + ".html", scenes.size());
  for (const std::size_t at : scenes) {
    const brief::Plate plate =
        brief::take_plate(project, at, map_of(*project.briefing()[at].scene), file.language);
    if (plate.map) {
      const std::vector<store::Row> rows = rows_in_sight(project, plate);
      content.add(project, plate, rows, layers(plate.map->layers));
    } else {
      content.add(project, plate, {});
    }
    if (auto on = progress.next(); !on) return on.error();
  }
  publish::WebPage page;
  page.title = file.title;
  page.language = file.interface;
  page.symbols = content.symbols(type);
  page.content = content.text();
  const scene::Theme* light = &scene::Theme::light();
  const scene::Theme* dark = &scene::Theme::dark();
  if (file.theme != nullptr) {
    page.theme = file.theme->is_dark ? "dark" : "light";
    // The other one is what the page's button leads to, as strong as this one.
    if (file.theme->is_strong) {
      light = &scene::Theme::high_contrast();
      dark = &scene::Theme::high_contrast_dark();
    }
    (file.theme->is_dark ? dark : light) = file.theme;
  }
  page.themes = publish::page_themes(*light, *dark);
  auto bytes = publish::encode_page(page, file.form);
  if (!bytes) return bytes.error();
  return HandOut{file.name + ".html", std::move(*bytes)};
}

}  // namespace dateline::briefing
