// What a legend names and the map has not, and colours that cannot be told apart.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "brief/scene_layers.hpp"
#include "curation/layers.hpp"
#include "scene/contrast.hpp"
#include "scene/held_places.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_format;
using curation::Layer;
using curation::LayerColour;
using curation::NumberedLayer;
using scene::Rgba;

constexpr double kLeastOpacity = 0.1;   // less is not seen
constexpr double kLeastContrast = 1.5;  // of a layer with the land that it lies over
constexpr double kLeastApart = 10;      // scene::apart()

struct ShownLayer {
  NumberedLayer numbered;
  std::optional<scene::LayerOnMap> drawn;  ///< as far as its file was read

  [[nodiscard]] const Layer& layer() const { return *numbered.layer; }
};

std::vector<ShownLayer> layers_shown(const Sight& sight, const Showing& how) {
  std::vector<ShownLayer> out;
  for (const NumberedLayer& layer : layers_of(*sight.project, *sight.look)) {
    out.push_back({layer, how.layer ? how.layer(layer.number) : std::nullopt});
  }
  return out;
}

/// Whether its legend names it although nothing of it is seen.
bool is_empty(const ShownLayer& layer, const geo::WorldBox& frame) {
  if (layer.layer().opacity < kLeastOpacity) return true;
  if (!layer.drawn || layer.drawn->shape == nullptr) return false;
  if (!layer.drawn->box().overlaps(frame)) return false;  // it is in no legend either
  bool any = false;
  layer.drawn->shape->for_each_in(frame, [&](std::uint32_t) {
    any = true;
    return false;
  });
  return !any;
}

Rgba colour(LayerColour of, const scene::Theme& theme) { return scene::colour_of(of, theme); }

/// Who holds places in the frame.
std::vector<scene::HeldPlace::Holder> holders_of(const Sight& sight) {
  std::vector<scene::HeldPlace::Holder> out;
  if (!sight.look->holders) return out;
  for (const scene::HeldPlace& held : scene::held_places(sight.snapshot(), sight.at)) {
    if (!project::shows(sight.camera, sight.size, geo::to_world(held.at), 0)) continue;
    for (const scene::HeldPlace::Holder& holder : held.holders) {
      if (holder.colour < 0) continue;  // the grey of those for whom none was left
      if (std::ranges::find(out, holder) == out.end()) out.push_back(holder);
    }
  }
  return out;
}

/// A layer's colour that is apart from all others that the scene shows.
std::optional<LayerColour> free_colour(const std::vector<Rgba>& taken, const scene::Theme& theme) {
  for (std::size_t i = 0; i < curation::kLayerColours; ++i) {
    const auto of = static_cast<LayerColour>(i);
    const Rgba mine = colour(of, theme);
    const bool clear = std::ranges::all_of(
        taken, [&](Rgba other) { return scene::apart(mine, other) >= kLeastApart; });
    if (clear && scene::contrast(mine, theme.land) >= kLeastContrast) return of;
  }
  return std::nullopt;
}

Remedy recolouring(const ShownLayer& layer, LayerColour to) {
  Layer as = layer.layer();
  as.colour = to;
  return {tr("Another colour"), project::ChangeLayer{layer.numbered.number, std::move(as)}};
}

/// Over the ground.
void check_faint(const Sight& sight, const ShownLayer& layer, const scene::Theme& theme,
                 Findings& out) {
  if (layer.layer().opacity < kLeastOpacity) return;  // check_legend() says so
  const Rgba seen = scene::over(
      colour(layer.layer().colour, theme).faded(static_cast<float>(layer.layer().opacity)),
      theme.land);
  if (scene::contrast(seen, theme.land) >= kLeastContrast) return;
  Finding finding =
      finding_of(FindingKind::colours, sight, {},
                 tr_format("The layer {} can hardly be seen on the ground.", layer.layer().name),
                 tr("Make it less transparent."));
  Layer as = layer.layer();
  as.opacity = 1;
  finding.remedy =
      Remedy{tr("Make it opaque"), project::ChangeLayer{layer.numbered.number, std::move(as)}};
  out.push_back(std::move(finding));
}

}  // namespace

void check_legend(const Sight& sight, const Showing& how, Findings& out) {
  const geo::WorldBox frame = project::box_of(sight.camera, sight.size);
  std::string names;
  std::vector<std::uint64_t> seen;
  for (const ShownLayer& layer : layers_shown(sight, how)) {
    if (is_empty(layer, frame)) {
      names += (names.empty() ? "" : ", ") + layer.layer().name;
    } else {
      seen.push_back(layer.numbered.number);
    }
  }
  if (names.empty()) return;
  Finding finding = finding_of(
      FindingKind::legend, sight, {},
      tr_format("The legend names a layer of which nothing is to be seen there: {}.", names),
      tr("Hide it in this scene, or move the map."));
  curation::Scene as = *sight.scene;
  as.look->layers = std::move(seen);
  finding.remedy = mending(sight, tr("Hide it here"), std::move(as));
  out.push_back(std::move(finding));
}

void check_colours(const Sight& sight, const Showing& how, Findings& out) {
  const scene::Theme& theme = *how.theme;
  std::vector<ShownLayer> layers = layers_shown(sight, how);
  // A picture has colours of its own.
  std::erase_if(layers, [](const ShownLayer& l) { return l.drawn && l.drawn->raster != nullptr; });
  const auto holders = holders_of(sight);
  std::vector<std::pair<std::string, Rgba>> before;  // what has a colour, with its name
  for (const auto& holder : holders) {
    before.emplace_back(tr_format("places held by {}", holder.name),
                        scene::holder_colour(holder.colour, theme));
  }
  for (const ShownLayer& layer : layers) {
    check_faint(sight, layer, theme, out);
    const Rgba mine = colour(layer.layer().colour, theme);
    const auto like = std::ranges::find_if(
        before, [&](const auto& other) { return scene::apart(mine, other.second) < kLeastApart; });
    if (like != before.end()) {
      Finding finding =
          finding_of(FindingKind::colours, sight, {},
                     tr_format("The layer {} has the colour of {}: not all eyes tell them apart.",
                               layer.layer().name, like->first),
                     tr("Give one of them another colour."));
      std::vector<Rgba> taken;
      for (const auto& [name, other] : before) taken.push_back(other);
      for (const ShownLayer& other : layers) {
        if (&other != &layer) taken.push_back(colour(other.layer().colour, theme));
      }
      if (const auto to = free_colour(taken, theme)) finding.remedy = recolouring(layer, *to);
      out.push_back(std::move(finding));
    }
    before.emplace_back(tr_format("the layer {}", layer.layer().name), mine);
  }
  for (std::size_t i = 0; i < holders.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (scene::apart(scene::holder_colour(holders[i].colour, theme),
                       scene::holder_colour(holders[j].colour, theme)) >= kLeastApart) {
        continue;
      }
      Finding finding = finding_of(
          FindingKind::colours, sight, {},
          tr_format("{} and {} hold places in one colour.", holders[j].name, holders[i].name),
          tr("Hide who holds places, or show fewer of them."));
      curation::Scene as = *sight.scene;
      as.look->holders = false;
      finding.remedy = mending(sight, tr("Hide who holds places"), std::move(as));
      out.push_back(std::move(finding));
      return;
    }
  }
}

}  // namespace dateline::brief
