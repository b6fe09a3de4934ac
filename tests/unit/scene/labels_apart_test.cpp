// Labels of a map never lie over each other, whatever is looked at and how.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <vector>

#include "scene/map_scene.hpp"

namespace dateline::scene {
namespace {

/// The boxes of one label's letters, as they are in a mesh.
using Letters = std::vector<PixelBox>;

/// Takes the letters of labels out of a mesh: each label is its halo's letters, then its own. A
/// text without a halo counts to the label before it.
std::vector<Letters> labels_in(const Mesh& mesh, const Theme& theme) {
  constexpr std::uint32_t kColour = 0x00FF'FFFFU;  // of a packed one, without its alpha
  const auto is_halo = [&](const MeshVertex& v) {
    return (v.rgba & kColour) == (theme.halo.packed() & kColour) ||
           (v.rgba & kColour) == (theme.water.packed() & kColour);
  };
  // Symbols in the lines of a label have more air around them than letters.
  const auto is_symbol = [&](const MeshVertex& v) {
    return std::ranges::any_of(theme.families, [&](const Rgba& family) {
      return (v.rgba & kColour) == (family.packed() & kColour);
    });
  };
  std::vector<Letters> out;
  bool halo_before = false;
  for (std::size_t i = 0; i + 5 < mesh.indices.size(); i += 3) {
    // A letter is two triangles over four corners with texels of their own.
    const auto corner = [&](std::size_t k) -> const MeshVertex& {
      return mesh.vertices[mesh.indices[i + k]];
    };
    const bool quad = mesh.indices[i] == mesh.indices[i + 3] &&
                      corner(0).u != corner(1).u + 1e-6F && corner(0).rgba == corner(5).rgba;
    const bool letter = quad && (corner(0).u != corner(2).u || corner(0).v != corner(2).v);
    if (!letter) continue;
    PixelBox box{1e9F, 1e9F, -1e9F, -1e9F};
    for (std::size_t k = 0; k < 6; ++k) {
      box.x0 = std::min(box.x0, corner(k).x);
      box.y0 = std::min(box.y0, corner(k).y);
      box.x1 = std::max(box.x1, corner(k).x);
      box.y1 = std::max(box.y1, corner(k).y);
    }
    i += 3;
    if (is_symbol(mesh.vertices[mesh.indices[i]])) continue;
    const bool halo = is_halo(mesh.vertices[mesh.indices[i]]);
    if (halo) {
      if (!halo_before) out.emplace_back();
    } else if (!out.empty()) {
      out.back().push_back(box);
    }
    halo_before = halo;
  }
  return out;
}

TEST(LabelsApart, InRandomViewsOfTheShippedMap) {
  const auto share = std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline";
  auto map = BaseMap::open(share / "map.dlmap");
  ASSERT_TRUE(map) << map.error().to_string();
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  std::mt19937 random(20140615);  // NOLINT(cert-msc51-cpp): the same views each time
  const auto between = [&](double a, double b) {
    return std::uniform_real_distribution<double>(a, b)(random);
  };
  std::size_t letters_seen = 0;
  for (int round = 0; round < 60; ++round) {
    const double lng = between(36, 52);
    const double lat = between(28, 39);
    const double zoom = between(3.5, 9);
    const bool conic = round % 3 == 1;
    const bool arabic = round % 4 == 2;
    const float scale = round % 5 == 3 ? 2.0F : 1.0F;
    const Theme& theme = round % 2 == 0 ? Theme::light() : Theme::dark();
    const View view(1280, 720, scale, geo::to_world(lng, lat), zoom, conic ? 1.0 : 0.0);
    EventMarks events;
    events.words = [](const EventMark&) { return "captured \u00B7 15\u201316 June"; };
    const int count = static_cast<int>(between(0, 40));
    for (int i = 0; i < count; ++i) {
      EventMark m;
      m.index = static_cast<std::uint32_t>(i);
      m.type = static_cast<event::EventType>(i % event::kEventTypes);
      m.at = geo::LngLat::from_degrees(lng + between(-4, 4), lat + between(-3, 3));
      m.place = "Tal Afar";
      if (i % 6 == 0) m.to = geo::LngLat::from_degrees(lng + between(-3, 3), lat);
      m.selected = round % 3 == 0 && i % 9 == 4;
      m.hovered = round % 4 == 1 && i == 5;
      events.marks.push_back(m);
    }
    // So many at one spot that they are one circle, and a few that stand side by side.
    const auto crowd = geo::LngLat::from_degrees(lng + between(-1, 1), lat + between(-1, 1));
    for (int i = 0; round % 2 == 1 && i < (round % 4 == 1 ? 30 : 4); ++i) {
      EventMark m;
      m.index = static_cast<std::uint32_t>(count + i);
      m.at = crowd;
      m.place = "Samarra";
      m.selected = i == 2 && round % 8 == 1;
      events.marks.push_back(m);
    }
    std::vector<HeldPlace> held;
    std::vector<OwnPlace> own;
    for (int i = 0; i < 6; ++i) {
      const auto at = geo::LngLat::from_degrees(lng + between(-3, 3), lat + between(-2, 2));
      held.push_back({"", "", *at, timeline::Hold::surely, {{"Islamic State", i}}});
      own.push_back({*at, "The old customs house"});
    }
    MapInput input;
    input.base = &*map;
    input.events = &events;
    input.language = arabic ? MapLanguage::arabic : MapLanguage::english;
    input.graticule = round % 7 == 0;
    input.inset = round % 5 < 2;
    input.legend = round % 2 == 0 ? MapInput::Legend::none : MapInput::Legend::plain;
    input.text = round % 6 == 5 ? 1.5F : 1.0F;
    if (round % 3 == 2) input.held = &held;
    if (round % 5 == 1) input.own = &own;
    input.edge_pointers = round % 8 == 3;
    input.attribution = map->attribution();
    const MapDrawList list = build_map(input, view, theme, *type);
    auto labels = labels_in(list.mesh, theme);
    // Where the legend has to lie over a circle, its number is no label.
    for (const MapPick& pick : list.picks) {
      if (pick.kind != PickKind::cluster || !pick.box.overlaps(list.legend)) continue;
      for (Letters& label : labels) {
        std::erase_if(label, [&](const PixelBox& letter) { return pick.box.covers(letter); });
      }
    }
    for (std::size_t a = 0; a < labels.size(); ++a) {
      letters_seen += labels[a].size();
      for (std::size_t b = a + 1; b < labels.size(); ++b) {
        for (const PixelBox& x : labels[a]) {
          for (const PixelBox& y : labels[b]) {
            // Masks have a pixel of air around them.
            const PixelBox ink = x.grown(-1.5F * scale);
            ASSERT_FALSE(ink.width() > 0 && ink.height() > 0 &&
                         ink.overlaps(y.grown(-1.5F * scale)))
                << "round " << round << ": letters at " << x.x0 << ", " << x.y0 << " and " << y.x0
                << ", " << y.y0 << " of " << x.width() << "x" << x.height() << " and " << y.width()
                << "x" << y.height() << ", labels " << a << " and " << b;
          }
        }
      }
    }
  }
  EXPECT_GT(letters_seen, 20'000U) << "or the test looks at nothing";
}

}  // namespace
}  // namespace dateline::scene
