#include "gui/chosen_place.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "event/gazetteer_place.hpp"

namespace dateline::gui {
namespace {

geo::LngLat at(double lng, double lat) { return geo::LngLat::from_degrees(lng, lat).value(); }

event::EventPlace tikrit() {
  return {"Tikrit", "geonames:91695", at(43.68, 34.61), event::Precision::settlement, 3, {}, -1};
}

TEST(ChosenPlace, IsAsSharpAsItsKindIs) {
  EXPECT_EQ(event::precision_of(gazetteer::PlaceKind::country), event::Precision::country);
  EXPECT_EQ(event::precision_of(gazetteer::PlaceKind::water), event::Precision::area);
  EXPECT_EQ(event::precision_of(gazetteer::PlaceKind::settlement), event::Precision::settlement);
  const PlaceMatch point = match_of(at(43.5, 35), 0.05, "35 N 43.5 E");
  EXPECT_EQ(event_place_of(point).precision, event::Precision::point);
  EXPECT_EQ(event_place_of(point).key, "coordinates:35.00000,43.50000");
  EXPECT_EQ(choice_of(point).name, "35 N 43.5 E");
}

TEST(ChosenPlace, KeepsTheNameOfATownWhereItsMarkerIsOnlyNudged) {
  const event::EventPlace before = tikrit();
  const event::EventPlace nudged = point_place(at(43.70, 34.63), 0.4, &before, "Samarra");
  EXPECT_EQ(nudged.name, "Tikrit");
  EXPECT_EQ(nudged.key, before.key) << "what is told of the town is still told of it";
  EXPECT_EQ(nudged.precision, event::Precision::point);
  EXPECT_DOUBLE_EQ(nudged.radius_km, 0.4);
  EXPECT_EQ(nudged.at, at(43.70, 34.63));
  EXPECT_EQ(nudged.mention, -1);
}

TEST(ChosenPlace, IsToldByWhatIsNearWhereItIsMovedAway) {
  const event::EventPlace before = tikrit();
  EXPECT_EQ(point_place(at(43.0, 35.5), 1, &before, "Baiji").name, "point near Baiji");
  EXPECT_EQ(point_place(at(43.0, 35.5), 1, nullptr, "").name,
            "point at 35.50\u00B0 N 43.00\u00B0 E");
  event::EventPlace country = tikrit();
  country.name = "Iraq";
  country.precision = event::Precision::country;
  country.radius_km = 500;
  EXPECT_EQ(point_place(at(43.7, 34.6), 1, &country, "Tikrit").name, "point near Tikrit")
      << "a point in a country is not the country";
}

TEST(ChosenPlace, HoldsAnAreaOutToItsFarthestCorner) {
  const std::vector<geo::LngLat> corners{at(43, 34), at(44, 34), at(44, 35), at(43, 35)};
  const auto place = area_place(corners, nullptr, "Samarra");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->name, "area near Samarra");
  EXPECT_EQ(place->precision, event::Precision::area);
  ASSERT_EQ(place->area.size(), 5U);
  EXPECT_EQ(place->area.front(), place->area.back());
  EXPECT_NEAR(place->at.lng(), 43.5, 1e-6);
  EXPECT_NEAR(place->at.lat(), 34.5, 0.01);
  for (const geo::LngLat& c : corners) EXPECT_LE(geo::distance_km(place->at, c), place->radius_km);
  EXPECT_NEAR(place->radius_km, 72, 2);
}

TEST(ChosenPlace, IsNoAreaWithoutGround) {
  EXPECT_FALSE(area_place(std::vector<geo::LngLat>{at(43, 34), at(44, 34)}, nullptr, ""));
  EXPECT_FALSE(
      area_place(std::vector<geo::LngLat>{at(43, 34), at(43, 34), at(43, 34)}, nullptr, ""));
}

TEST(ChosenPlace, SeesWhetherAnOutlineCrossesItself) {
  EXPECT_TRUE(
      crosses_itself(std::vector<geo::LngLat>{at(43, 34), at(44, 35), at(44, 34), at(43, 35)}));
  EXPECT_FALSE(
      crosses_itself(std::vector<geo::LngLat>{at(43, 34), at(44, 34), at(43.2, 34.3), at(43, 35)}));
  EXPECT_FALSE(crosses_itself(std::vector<geo::LngLat>{at(43, 34), at(44, 34), at(43, 35)}));
  EXPECT_FALSE(crosses_itself({}));
}

}  // namespace
}  // namespace dateline::gui
