// Events' places are written as the map around them is.

#include "scene/place_names.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <variant>

#include "scene/timeline_scene.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

EventMark at(const char* place, double lng, double lat) {
  EventMark mark;
  mark.place = place;
  mark.at = geo::LngLat::from_degrees(lng, lat);
  return mark;
}

TEST(PlaceNames, AreArabicOnAnArabicMapWhereItHasThePlace) {
  auto map = BaseMap::open(std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline" /
                           "map.dlmap");
  ASSERT_TRUE(map) << map.error().to_string();
  const PlaceNames arabic(&*map, MapLanguage::arabic);
  EXPECT_EQ(arabic.of(at("Baghdad", 44.39, 33.34)), "\u0628\u063A\u062F\u0627\u062F");
  EXPECT_EQ(arabic.of(at("Iraq", 43.7, 33.2)), "\u0627\u0644\u0639\u0631\u0627\u0642")
      << "wherever its name is put";
  EXPECT_EQ(arabic.of(at("Baghdad", 10, 50)), "Baghdad") << "another one, far off";
  EXPECT_EQ(arabic.of(at("Baiji refinery", 43.5, 34.9)), "Baiji refinery");
  EventMark anbar = at("Anbar", 42.0, 33.0);
  EXPECT_EQ(arabic.of(anbar), "Anbar") << "the map calls it Al Anbar";
  anbar.outline = {MapOutline::Kind::province, "IQ", *anbar.at, {}};
  EXPECT_EQ(arabic.of(anbar), "\u0627\u0644\u0623\u0646\u0628\u0627\u0631")
      << "but it is that province";
  anbar.outline.side_deg = 270;
  EXPECT_EQ(arabic.of(anbar), "Anbar") << "its west is not all of it";
  EventMark nowhere = at("Baghdad", 44.39, 33.34);
  nowhere.at.reset();
  EXPECT_EQ(arabic.of(nowhere), "Baghdad");
  const PlaceNames english(&*map, MapLanguage::english);
  EXPECT_EQ(english.of(at("Baghdad", 44.39, 33.34)), "Baghdad");
  EXPECT_EQ(PlaceNames().of(at("Baghdad", 44.39, 33.34)), "Baghdad");
}

TEST(PlaceNames, StandBesideTheBarsOfATimelineAsTheyAreWrittenOnItsMap) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  const EventMarks events = tests::iraq_june_2014();
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = *span_of(events);
  input.box = {0, 0, 1280, 400};
  const auto words = [&] {
    Mesh mesh;
    mesh.sketch.emplace();
    Painter painter(*type, mesh, input.box);
    (void)draw_timeline(painter, input, Theme::light());
    std::set<std::string> out;
    for (const Sketch::Op& op : mesh.sketch->ops) {
      if (const auto* text = std::get_if<Sketch::Words>(&op.what)) out.insert(text->utf8);
    }
    return out;
  };
  const std::string place(events.marks.front().place);
  ASSERT_TRUE(words().contains(place));
  input.place_name = [](const EventMark& mark) { return "at " + std::string(mark.place); };
  EXPECT_FALSE(words().contains(place));
  EXPECT_TRUE(words().contains("at " + place));
}

}  // namespace
}  // namespace dateline::scene
