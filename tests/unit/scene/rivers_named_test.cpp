// The great rivers of the shipped map are named wherever they are seen, among events as well.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "scene/map_scene.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

TEST(RiversNamed, TigrisAndEuphratesInViewsOfIraq) {
  const auto share = std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline";
  auto map = BaseMap::open(share / "map.dlmap");
  ASSERT_TRUE(map) << map.error().to_string();
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  std::map<std::uint32_t, std::string> names;
  for (double zoom = 4; zoom < 12; zoom += 0.5) {
    for (const MapLabel& label : map->labels({0, 0, 1, 1}, zoom)) {
      if (label.kind == LabelKind::river) names[label.id] = label.name_en;
    }
  }
  const EventMarks events = tests::iraq_june_2014();
  for (const double zoom : {5.8, 6.0, 6.2, 6.4, 6.8}) {
    for (const float scale : {1.0F, 3.0F}) {
      for (const auto language : {MapLanguage::english, MapLanguage::arabic}) {
        for (const double conic : {0.0, 1.0}) {
          const auto pixels = [&](int points) { return points * static_cast<int>(scale); };
          const View view(pixels(960), pixels(548), scale, geo::to_world(43.6, 34.3), zoom, conic);
          MapInput input;
          input.base = &*map;
          input.events = &events;
          input.language = language;
          input.whole_labels = true;
          const MapDrawList list = build_map(input, view, Theme::light(), *type);
          std::set<std::string> named;
          for (const auto& [id, spot] : list.labels.base) {
            if (names.contains(id)) named.insert(names.at(id));
          }
          for (const char* river : {"Tigris", "Euphrates"}) {
            EXPECT_TRUE(named.contains(river))
                << river << ": zoom " << zoom << ", scale " << scale << ", conic " << conic
                << (language == MapLanguage::arabic ? ", Arabic" : "");
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace dateline::scene
