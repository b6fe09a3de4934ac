// The ground that "25 km south of", "between" and "western" leave open, as areas of events.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geodesic.hpp"
#include "world/world.hpp"

namespace dateline::tests {
namespace {

using geo::LngLat;

LngLat at(double lat, double lng) { return LngLat::from_degrees(lng, lat).value(); }
const LngLat kMosul = at(36.335, 43.1189);
const LngLat kKirkuk = at(35.468, 44.392);

/// Of the first event that a text of 16 June 2014 tells.
event::EventPlace place_of(std::string_view text) {
  const event::Document document = World::get().read("2014-06-16", text);
  for (const event::Event& e : document.events) {
    if (e.place) return *e.place;
  }
  return {};
}

/// Whether a ring holds a point; rings here are small and far from the poles.
bool holds(const std::vector<LngLat>& ring, LngLat p) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const LngLat a = ring[i];
    const LngLat b = ring[i + 1];
    if ((a.lat() > p.lat()) == (b.lat() > p.lat())) continue;
    const double x = a.lng() + (b.lng() - a.lng()) * (p.lat() - a.lat()) / (b.lat() - a.lat());
    if (x > p.lng()) inside = !inside;
  }
  return inside;
}

void expect_ring(const event::EventPlace& place) {
  ASSERT_GE(place.area.size(), 4U) << place.name;
  EXPECT_TRUE(place.area.front() == place.area.back());
  EXPECT_EQ(place.precision, event::Precision::relative);
  EXPECT_TRUE(holds(place.area, place.at)) << "its symbol stands in it";
}

TEST(RelationArea, OfADistanceAndADirectionIsAWedge) {
  const auto place = place_of("A bomb killed five people 25 km south of Kirkuk on Sunday.");
  expect_ring(place);
  EXPECT_TRUE(holds(place.area, geo::destination(kKirkuk, 180, 25)));
  EXPECT_TRUE(holds(place.area, geo::destination(kKirkuk, 195, 24)));
  EXPECT_FALSE(holds(place.area, geo::destination(kKirkuk, 0, 25)));
  EXPECT_FALSE(holds(place.area, geo::destination(kKirkuk, 215, 25)));
  EXPECT_FALSE(holds(place.area, geo::destination(kKirkuk, 180, 60)));
  EXPECT_FALSE(holds(place.area, kKirkuk));
}

TEST(RelationArea, OfADirectionAloneBeginsAtTheEdgeOfTheTown) {
  const auto place = place_of("Gunmen killed five people north of Kirkuk on Sunday.");
  expect_ring(place);
  EXPECT_TRUE(holds(place.area, geo::destination(kKirkuk, 10, 12)));
  EXPECT_FALSE(holds(place.area, geo::destination(kKirkuk, 0, 4))) << "still in the town";
  EXPECT_FALSE(holds(place.area, geo::destination(kKirkuk, 90, 20)));
}

TEST(RelationArea, OfTwoTownsIsACorridor) {
  for (const char* text : {"A bomb killed five people between Ramadi and Falluja on Sunday.",
                           "A bomb killed five people on the road from Ramadi to Falluja."}) {
    const auto place = place_of(text);
    expect_ring(place);
    const LngLat ramadi = at(33.4206, 43.3078);
    const LngLat falluja = at(33.3558, 43.7861);
    const geo::Geodesic way = geo::geodesic(ramadi, falluja);
    for (const double share : {0.02, 0.25, 0.5, 0.75, 0.98}) {
      const LngLat on = geo::destination(ramadi, way.bearing_deg, way.km * share);
      EXPECT_TRUE(holds(place.area, on)) << text << share;
      EXPECT_FALSE(holds(place.area, geo::destination(on, way.bearing_deg + 90, 10))) << text;
    }
    EXPECT_FALSE(holds(place.area, at(33.3406, 44.4009))) << "Baghdad lies behind";
  }
}

TEST(RelationArea, OfASideOfATownIsHalfOfIt) {
  const auto place = place_of("Soldiers seized western Mosul on Sunday.");
  expect_ring(place);
  EXPECT_TRUE(holds(place.area, geo::destination(kMosul, 270, 8)));
  EXPECT_TRUE(holds(place.area, geo::destination(kMosul, 345, 6)));
  EXPECT_FALSE(holds(place.area, geo::destination(kMosul, 90, 3)));
}

TEST(RelationArea, IsNoneWhereARadiusOrAnOutlineOfTheMapSaysIt) {
  EXPECT_TRUE(place_of("A bomb killed five people near Kirkuk on Sunday.").area.empty());
  EXPECT_TRUE(place_of("A bomb killed five people in Kirkuk on Sunday.").area.empty());
  EXPECT_TRUE(place_of("A bomb killed five people in northern Iraq on Sunday.").area.empty());
}

}  // namespace
}  // namespace dateline::tests
