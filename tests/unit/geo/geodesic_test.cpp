// The shortest way between two points, and how people say its direction.

#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

namespace dateline::geo {
namespace {

LngLat at(double lng, double lat) { return LngLat::from_degrees(lng, lat).value(); }

TEST(LngLat, IsTheSameOfDegreesAndOfTheNumbersThatItKeeps) {
  EXPECT_EQ(LngLat::from_e7(430'791'234, 363'450'001),
            LngLat::from_degrees(43.0791234, 36.3450001));
  EXPECT_EQ(LngLat::from_e7(-1'800'000'000, 900'000'000), LngLat::from_degrees(-180, 90));
  EXPECT_FALSE(LngLat::from_e7(1'800'000'001, 0));
  EXPECT_FALSE(LngLat::from_e7(0, -900'000'001));
}

TEST(Geodesic, LengthAndBearingAreThoseOfTheEllipsoid) {
  // One degree of the equator and one of the meridian there.
  EXPECT_NEAR(geodesic(at(0, 0), at(1, 0)).km, 111.3195, 1e-4);
  EXPECT_NEAR(geodesic(at(0, 0), at(0, 1)).km, 110.5744, 1e-4);
  EXPECT_NEAR(geodesic(at(0, 0), at(1, 0)).bearing_deg, 90, 1e-9);
  EXPECT_NEAR(geodesic(at(1, 0), at(0, 0)).bearing_deg, 270, 1e-9);
  EXPECT_EQ(geodesic(at(44, 33), at(44, 33)).km, 0);
}

TEST(Geodesic, ItsPointsLieOnItInEvenSteps) {
  const LngLat a = at(43.13, 36.34);
  const LngLat b = at(100, 60);
  const auto way = along_geodesic(a, b, 8);
  ASSERT_EQ(way.size(), 9U);
  EXPECT_EQ(way.front(), a);
  EXPECT_EQ(way.back(), b);
  const double all = geodesic(a, b).km;
  for (std::size_t i = 1; i < way.size(); ++i) {
    EXPECT_NEAR(geodesic(way[i - 1], way[i]).km, all / 8, 0.001);
  }
}

TEST(Geodesic, DirectionsAreSaidInEighths) {
  EXPECT_STREQ(compass_word(0), "north");
  EXPECT_STREQ(compass_word(22.4), "north");
  EXPECT_STREQ(compass_word(22.6), "north-east");
  EXPECT_STREQ(compass_word(180), "south");
  EXPECT_STREQ(compass_word(337.6), "north");
  EXPECT_STREQ(compass_word(315), "north-west");
}

}  // namespace
}  // namespace dateline::geo
